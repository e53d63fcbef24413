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
	out := filepath.Join(t.TempDir(), "dist")
	h := newHost(t, out, "/")
	o := site.Options{Dossier: loaded.Dossier, Out: out, Wasm: programs[0], BaseURL: h.url("/"), Prerender: site.PrerenderViews}
	if _, err := site.Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	scores, err := lighthouse.Audit(t.Context(), h.url("/"))
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
