// SPDX-License-Identifier: MIT

package e2e

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"isnad/build/bench/lighthouse"
	"isnad/build/site"
	"isnad/data/load"
)

// What Lighthouse finds on the first page, but for performance, which is the
// machine's too: make bench tells that.
func TestLighthouseFindsNothing(t *testing.T) {
	loaded, err := load.Dir("../../data/dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	programs, err := filepath.Glob(filepath.Join(dist, "assets", "isnad.*.wasm"))
	if err != nil || len(programs) != 1 {
		t.Fatalf("programs: %v, %v", programs, err)
	}
	for name, knows := range map[string]bool{"a site that knows its address": true, "a site for any place": false} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "dist")
			h := newHost(t, out, "/")
			o := site.Options{Dossier: loaded.Dossier, Out: out, Wasm: programs[0], Prerender: site.PrerenderViews}
			if knows {
				o.BaseURL = h.url("/")
			}
			if _, err := site.Build(t.Context(), o); err != nil {
				t.Fatal(err)
			}
			mustPlease(t, h.url("/"))
		})
	}
}

// mustPlease holds an address to every promise but the one on performance.
func mustPlease(t *testing.T, address string) {
	t.Helper()
	scores, err := lighthouse.Audit(t.Context(), address)
	if unavailable, yes := errors.AsType[lighthouse.Unavailable](err); yes && os.Getenv("CI") != "true" {
		t.Skip("Lighthouse was not asked: ", unavailable)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		if s.Category != "performance" && !s.Holds() {
			t.Errorf("%s is %.0f: %v", s.Category, s.Score, s.Failed)
		}
	}
}
