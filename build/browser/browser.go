// SPDX-License-Identifier: MIT

// Package browser starts a Chromium of our own: headless, with an empty
// profile, calling nobody. Scenarios and benchmarks drive it through chromedp.
package browser

import (
	"context"
	"fmt"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// Find returns the path of Chromium under the names distributions give it.
func Find() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no Chromium found: install Debian's package chromium (apt-get install chromium)")
}

// Launch starts the browser. The context is its first tab's; cancel it with
// the function, which also ends the process and removes the profile.
func Launch(ctx context.Context, extra ...chromedp.ExecAllocatorOption) (context.Context, context.CancelFunc, error) {
	path, err := Find()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.WindowSize(1440, 900))
	allocator, stop := chromedp.NewExecAllocator(ctx, append(options, extra...)...)
	tab, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(tab); err != nil {
		cancel()
		stop()
		return nil, nil, fmt.Errorf("starting Chromium: %w", err)
	}
	return tab, func() { cancel(); stop() }, nil
}
