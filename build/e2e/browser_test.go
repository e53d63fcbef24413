// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
)

// patience bounds every wait. It is for a machine with two busy cores, not a
// measurement.
const patience = 60 * time.Second

// visit is one browser tab in a profile of its own, with everything it says
// and asks for written down.
type visit struct {
	*testing.T
	ctx  context.Context
	base string   // the site's root, with a closing slash
	also []string // hosts of other sites that the scenario is about, with their ports

	mu       sync.Mutex
	said     []string // console messages, exceptions, policy violations
	requests []string
	allowed  []string // parts of messages that the scenario provokes
	unsent   string   // begin of addresses that the browser notes and does not ask for
}

// newVisit opens an empty tab. At the scenario's end the console must be empty
// and every request must have stayed with the site.
func newVisit(t *testing.T, browser context.Context, base string) *visit {
	t.Helper()
	return newTab(t, browser, base, chromedp.WithNewBrowserContext())
}

// newTab is newVisit in the profile of the context, unless an option says
// otherwise.
func newTab(t *testing.T, browser context.Context, base string, options ...chromedp.ContextOption) *visit {
	t.Helper()
	tab, closeTab := chromedp.NewContext(browser, options...)
	v := &visit{T: t, ctx: tab, base: base}
	t.Cleanup(func() {
		v.mustBeQuiet()
		closeTab()
	})
	if err := chromedp.Do(tab, send(network.Enable, network.EnableParams{}), send(log.Enable, chromedp.Void{}),
		send(serviceworker.Enable, chromedp.Void{})); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(tab, v.listen); err != nil {
		t.Fatal(err)
	}
	return v
}

// send is a protocol command as an action; its answer is dropped.
func send[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

func (v *visit) listen(event any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, arg := range e.Args {
			words = append(words, string(arg.Value)+arg.Description)
		}
		v.said = append(v.said, fmt.Sprintf("console.%s %s", e.Type, strings.Join(words, " ")))
	case *runtime.EventExceptionThrown:
		thrown := ""
		if e.ExceptionDetails.Exception != nil {
			thrown = " " + e.ExceptionDetails.Exception.Description
		}
		v.said = append(v.said, "exception "+e.ExceptionDetails.Text+thrown)
	case *log.EventEntryAdded:
		v.said = append(v.said, fmt.Sprintf("%s %s: %s %s", e.Entry.Level, e.Entry.Source, e.Entry.Text, e.Entry.URL))
	case *serviceworker.EventWorkerErrorReported:
		v.said = append(v.said, "worker "+e.ErrorMessage.ErrorMessage)
	case *page.EventJavascriptDialogOpening:
		v.said = append(v.said, "dialog "+e.Message)
	case *network.EventRequestWillBeSent:
		v.requests = append(v.requests, e.Request.URL)
	}
}

// allow names a part of a console message that the scenario provokes.
func (v *visit) allow(part string) { v.allowed = append(v.allowed, part) }

func (v *visit) mustBeQuiet() {
	for _, r := range outside.taken() {
		v.Errorf("a request left this machine: %s", r)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, message := range v.said {
		if !slices.ContainsFunc(v.allowed, func(part string) bool { return strings.Contains(message, part) }) {
			v.Errorf("the console is not empty: %s", message)
		}
	}
	home, _ := url.Parse(v.base)
	for _, r := range v.requests {
		if v.unsent != "" && strings.HasPrefix(r, v.unsent) {
			continue
		}
		u, err := url.Parse(r)
		if err != nil || !v.ours(home, u) {
			v.Errorf("a request left the site: %s", r)
		}
	}
}

// ours says that a request stays with the site: with its host, with its folder,
// with the one file.
func (v *visit) ours(home, u *url.URL) bool {
	switch u.Scheme {
	case "data", "blob", "about":
		return true
	case "file":
		return home.Scheme == "file" && strings.HasPrefix(u.Path, home.Path)
	}
	return u.Host == home.Host || slices.Contains(v.also, u.Host)
}

// do runs actions or ends the scenario.
func (v *visit) do(what string, actions ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	run(v, what, chromedp.Steps(actions...))
}

// run is do for an action with a result.
func run[T any](v *visit, what string, action chromedp.Action[T]) T {
	v.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	result, err := chromedp.Run(ctx, action)
	if err != nil {
		v.Fatalf("%s: %v%s", what, err, v.remarks())
	}
	return result
}

func (v *visit) remarks() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.said) == 0 {
		return ""
	}
	return "\nthe console says:\n" + strings.Join(v.said, "\n")
}

// open loads an address below the site's root and waits for the program.
func (v *visit) open(path string) {
	v.Helper()
	v.do("opening "+path, chromedp.Navigate(v.base+path))
	v.ready()
}

// ready waits until the page says that search answers and events are handled.
func (v *visit) ready() {
	v.Helper()
	v.until("the program to be ready", `document.documentElement.dataset.isnad === "ready"`)
}

// until waits for a JavaScript condition.
func (v *visit) until(what, condition string) {
	v.Helper()
	run(v, fmt.Sprintf("waiting for %s (%s)", what, condition),
		chromedp.Poll[bool]("!!("+condition+")", chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(patience)))
}

// eventually asks until a condition holds, or reports that it never did. It is
// for what no single document can be asked: one that is left meanwhile, one
// inside another, two at once.
func eventually(holds func() bool) bool {
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) { // as often as until asks
		if holds() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}

// value evaluates JavaScript and returns the result as a string.
func (v *visit) value(expression string) string {
	v.Helper()
	return run(v, "evaluating "+expression, chromedp.Evaluate[string]("String("+expression+")"))
}

// text is the visible text of the first match.
func (v *visit) text(selector string) string {
	v.Helper()
	v.until(selector+" to exist", fmt.Sprintf("!!document.querySelector(%q)", selector))
	return v.value(fmt.Sprintf("document.querySelector(%q).innerText", selector))
}

// shows waits until the first match's text contains want. It reads the text
// itself and not what is painted: sections below the window are not.
func (v *visit) shows(selector, want string) {
	v.Helper()
	v.until(fmt.Sprintf("%s to show %q", selector, want),
		fmt.Sprintf("(document.querySelector(%q)?.textContent ?? '').includes(%q)", selector, want))
}

// size sets the window in CSS pixels.
func (v *visit) size(width, height int64) {
	v.Helper()
	v.do("resizing", chromedp.EmulateViewport(width, height))
}

// photograph keeps a picture of the whole page where ISNAD_SHOTS names a folder.
func (v *visit) photograph(name string) {
	v.Helper()
	folder := os.Getenv("ISNAD_SHOTS")
	if folder == "" {
		return
	}
	png := run(v, "photographing "+name, chromedp.FullScreenshot(100))
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
		v.Fatal(err)
	}
}

// worker waits until the service worker is active and whole.
func (v *visit) worker() {
	v.Helper()
	v.becomes("the worker to be active", `navigator.serviceWorker.getRegistration().then(r => r?.active?.state)`, "activated")
}

func navigate(address string) chromedp.Action[chromedp.Void] { return chromedp.Navigate(address) }

func reload() chromedp.Action[chromedp.Void] { return chromedp.Reload() }

func back() chromedp.Action[chromedp.Void] { return chromedp.NavigateBack() }
