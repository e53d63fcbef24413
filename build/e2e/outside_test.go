// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"isnad/build/browser"
)

// A tab tells of its page's requests, but not of those that workers make, nor of
// the browser's own. So the browsers of all scenarios are told to reach every host
// but this machine by a proxy, which is this one: what it hears left the site,
// whoever sent it.
var outside proxy

// proxy notes what it is asked for and refuses.
type proxy struct {
	mu    sync.Mutex
	heard []string
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !browsersOwn.MatchString(r.Host) {
		p.heard = append(p.heard, r.Method+" "+r.RequestURI)
	}
	w.WriteHeader(http.StatusForbidden)
}

// browsersOwn are the hosts at which Chromium asks for updates, hints and the time,
// whatever it is told. What a page asks of them its tab tells.
var browsersOwn = regexp.MustCompile(`\.(google|googleapis|gvt1)\.com(:\d+)?$`)

// taken is what was heard since it was last asked.
func (p *proxy) taken() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	heard := p.heard
	p.heard = nil
	return heard
}

// address starts the proxy once.
var address = sync.OnceValues(func() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go http.Serve(listener, &outside)
	return listener.Addr().String(), nil
})

// launch starts a Chromium that reaches nothing but this machine. All names under
// .test are this machine too: hosts that are not ours, and hosts that browsers do
// not trust as they trust 127.0.0.1.
func launch(ctx context.Context, extra ...chromedp.ExecAllocatorOption) (context.Context, context.CancelFunc, error) {
	at, err := address()
	if err != nil {
		return nil, nil, err
	}
	return browser.Launch(ctx, append(extra, chromedp.Flag("host-resolver-rules", "MAP *.test 127.0.0.1"),
		chromedp.Flag("proxy-server", at), chromedp.Flag("proxy-bypass-list", "*.test;localhost;127.0.0.1"))...)
}

// Who listens at the door is tried: a page, a worker and a service worker, all
// without a policy, ask for three hosts elsewhere.
func TestWhatLeavesTheSiteIsHeardWhoeverSendsIt(t *testing.T) {
	const asks = `fetch("http://%s.example/left").catch(() => {})`
	h := hosted(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kind, text := "text/javascript", ""
		switch r.URL.Path {
		case "/":
			kind, text = "text/html", `<!doctype html><link rel=icon href=data:,><script src=page.js></script>`
		case "/page.js":
			text = fmt.Sprintf(asks, "page") + `; new Worker("worker.js"); navigator.serviceWorker.register("service.js")`
		case "/worker.js":
			text = fmt.Sprintf(asks, "worker")
		case "/service.js":
			text = fmt.Sprintf(asks, "service")
		}
		w.Header().Set("Content-Type", kind)
		fmt.Fprint(w, text)
	}))
	v := newVisit(t, chromium, h.url("/"))
	v.also = append(v.also, "page.example")
	v.allow("CORS")
	v.allow(".example/left")
	v.do("opening a page that asks elsewhere", navigate(v.base))
	var heard []string
	if !eventually(func() bool {
		heard = append(heard, outside.taken()...)
		all := strings.Join(heard, " ")
		return strings.Contains(all, "page.example") && strings.Contains(all, "worker.example") && strings.Contains(all, "service.example")
	}) {
		t.Errorf("only %v was heard", heard)
	}
}
