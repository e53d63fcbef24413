// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"isnad/build/serve"
	"isnad/build/site"
	"isnad/data/load"
)

// dist is the built flagship site, chromium the browser that all scenarios
// share; each scenario has a profile of its own. scratch is a folder for what
// scenarios make.
var (
	dist     string
	scratch  string
	chromium context.Context
)

func TestMain(m *testing.M) { os.Exit(all(m)) }

// all builds the site once, or takes the one that ISNAD_DIST names.
func all(m *testing.M) int {
	work, err := os.MkdirTemp("", "isnad-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(work)
	// Web servers read it as a user of their own.
	if err := os.Chmod(work, 0o755); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	scratch = work
	if dist = os.Getenv("ISNAD_DIST"); dist == "" {
		dist = filepath.Join(work, "dist")
		if err := build(dist); err != nil {
			fmt.Fprintln(os.Stderr, "building the site:", err)
			return 1
		}
	}
	tab, stop, err := launch(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer stop()
	chromium = tab
	return m.Run()
}

func build(out string) error {
	loaded, err := load.Dir("../../data/dossiers/harem")
	if err != nil {
		return err
	}
	if problems := loaded.Check(); problems.Errors() > 0 {
		return fmt.Errorf("the flagship has problems: %v", problems)
	}
	_, err = site.Build(context.Background(), site.Options{Dossier: loaded.Dossier, Out: out, Single: true})
	return err
}

// host serves a folder as a static host would; stopping it is being offline.
type host struct {
	*testing.T
	handler http.Handler
	address string

	mu     sync.Mutex
	server *http.Server
}

func newHost(t *testing.T, dir, prefix string) *host {
	t.Helper()
	h := &host{T: t, handler: serve.Handler(dir, prefix), address: "127.0.0.1:0"}
	h.start()
	t.Cleanup(h.stop)
	return h
}

// start listens, on the same port as before where it has had one.
func (h *host) start() {
	h.Helper()
	listener, err := net.Listen("tcp", h.address)
	if err != nil {
		h.Fatal(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.address = listener.Addr().String()
	h.server = &http.Server{Handler: h.handler}
	go h.server.Serve(listener)
}

func (h *host) stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.server.Close()
}

func (h *host) url(prefix string) string { return "http://" + h.address + prefix }

// scenario opens an empty tab on the flagship, served at a path.
func scenario(t *testing.T, prefix string) *visit {
	t.Helper()
	h := newHost(t, dist, prefix)
	return newVisit(t, chromium, h.url(prefix))
}
