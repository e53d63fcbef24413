// SPDX-License-Identifier: MIT

package start

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"

	"isnad/build/serve"
)

// offline compares two starts of a copy that a device has kept, both to usable
// search, in one profile: cold and without a host, when the worker has to be
// started first; and warm, from the host, with the worker at hand.
func offline(ctx context.Context, chromium context.Context, dir string) (Row, error) {
	var row Row
	h := &switched{handler: serve.Handler(dir, "/"), address: "127.0.0.1:0"}
	if err := h.on(ctx); err != nil {
		return row, err
	}
	defer h.off()
	site := "http://" + h.address + "/"
	profile, closeProfile := chromedp.NewContext(chromium, chromedp.WithNewBrowserContext())
	defer closeProfile()
	if err := chromedp.Do(profile, chromedp.Navigate(site)); err != nil {
		return row, err
	}
	if _, err := chromedp.Run(profile, chromedp.Poll[bool]("globalThis.isnad?.saved", chromedp.WithPollingInterval(50*time.Millisecond))); err != nil {
		return row, err
	}
	var cold, warm []float64
	random := rand.New(rand.NewPCG(3, 4))
	for range rounds {
		first := random.IntN(2)
		for k := range 2 {
			if (first+k)%2 == 0 {
				ms, err := visit(profile, site, "usable")
				if err != nil {
					return row, err
				}
				warm = append(warm, ms)
				continue
			}
			ms, err := h.without(ctx, func() (float64, error) {
				if err := stopWorkers(profile); err != nil {
					return 0, err
				}
				return visit(profile, site, "usable")
			})
			if err != nil {
				return row, err
			}
			cold = append(cold, ms)
		}
	}
	return rowOf("usable search without a network, cold, against warm with one", "ms", 1.2, cold, warm), nil
}

// stopWorkers ends the workers of a profile; the next request starts them.
func stopWorkers(tab context.Context) error {
	return chromedp.Do(tab, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, serviceworker.Enable, chromedp.Void{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, serviceworker.StopAllWorkers, chromedp.Void{})
		return err
	}))
}

// switched is a host that goes away and comes back at the same address.
type switched struct {
	handler http.Handler
	address string
	server  *http.Server
}

func (h *switched) on(ctx context.Context) error {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", h.address)
	if err != nil {
		return err
	}
	h.address = listener.Addr().String()
	h.server = &http.Server{Handler: h.handler}
	go h.server.Serve(listener)
	return nil
}

func (h *switched) off() error { return h.server.Close() }

// without measures while the host is away.
func (h *switched) without(ctx context.Context, measure func() (float64, error)) (float64, error) {
	if err := h.off(); err != nil {
		return 0, err
	}
	ms, err := measure()
	return ms, errors.Join(err, h.on(ctx))
}
