// SPDX-License-Identifier: MIT

package browser

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"
)

// watch notes a click, and when what it leads to has been painted: the
// condition holds, the frame in which it does is drawn, and a message posted
// in that frame is handled behind it.
const watch = `(() => {
	delete globalThis.painted;
	addEventListener("click", () => {
		performance.mark("clicked");
		const look = () => {
			if (!(%s)) return;
			changes.disconnect();
			requestAnimationFrame(() => {
				const channel = new MessageChannel();
				channel.port1.onmessage = () => { performance.mark("painted"); globalThis.painted = true; };
				channel.port2.postMessage(0);
			});
		};
		const changes = new MutationObserver(look);
		changes.observe(document, { childList: true, subtree: true, attributes: true });
	}, { capture: true, once: true });
})()`

// longest is how long a click may take. Ours take a fraction of a second; a peer
// draws ten thousand events in more than a minute, on a busy machine.
const longest = 5 * time.Minute

// Press clicks on what fits a selector, and reports the main thread's work from
// the click until a JavaScript condition holds and what it speaks of has been
// painted, in milliseconds on a processor.
func Press(ctx context.Context, selector, condition string) (float64, error) {
	trace, err := Record(ctx, func() error {
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(watch, condition)), chromedp.Click(chromedp.CSS(selector))); err != nil {
			return err
		}
		return Await(ctx, "globalThis.painted", longest)
	})
	if err != nil {
		return 0, fmt.Errorf("pressing %s: %w", selector, err)
	}
	worked := trace.Between("clicked", "painted")
	if len(worked) != 1 {
		return 0, fmt.Errorf("pressing %s: the browser traced %d clicks", selector, len(worked))
	}
	return worked[0], nil
}
