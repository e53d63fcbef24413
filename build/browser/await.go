// SPDX-License-Identifier: MIT

package browser

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/chromedp"
)

// between is how long Await lets the page alone before it asks again.
const between = 10 * time.Millisecond

// gone is the protocol's code for a document that is no longer there, or not
// yet.
const gone = -32000

// Await waits, at most so long, until a JavaScript condition holds of what the
// tab shows. Each time it asks the document that is there then. chromedp's Poll
// asks one document, and where the tab is about to leave it, it fails: after
// Navigate that may still be the page before.
func Await(ctx context.Context, condition string, most time.Duration) error {
	ctx, stop := context.WithTimeoutCause(ctx, most, fmt.Errorf("%s is not true after %s", condition, most))
	defer stop()
	for {
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
		switch refused := (*cdproto.Error)(nil); {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case holds:
			return nil
		case err != nil && !(errors.As(err, &refused) && refused.Code == gone):
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(between):
		}
	}
}
