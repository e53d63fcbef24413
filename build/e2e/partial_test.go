// SPDX-License-Identifier: MIT

package e2e

import (
	"path/filepath"
	"testing"

	"isnad/build/site"
	"isnad/data"
	"isnad/data/load"
)

// viewsAlone visits the site of a dossier of which only the views are drawn.
func viewsAlone(t *testing.T, d *data.Dossier) (*visit, *host) {
	t.Helper()
	programs, err := filepath.Glob(filepath.Join(dist, "assets", "isnad.*.wasm"))
	if err != nil || len(programs) != 1 {
		t.Fatalf("programs: %v, %v", programs, err)
	}
	out := filepath.Join(t.TempDir(), "dist")
	o := site.Options{Dossier: d, Out: out, Wasm: programs[0], Prerender: site.PrerenderViews}
	if _, err := site.Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	h := newHost(t, out, "/a/")
	return newVisit(t, chromium, h.url("/a/")), h
}

// A large dossier's site has pages for its views alone.
func TestAPageThatWasNotDrawnIsDrawnByTheProgram(t *testing.T) {
	loaded, err := load.Dir("../../data/dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	v, _ := viewsAlone(t, loaded.Dossier)
	v.allow("404")
	v.do("opening", navigate(v.base+"actors/omar-diaby/?lang=en"))
	v.comesToShow("#title", "Diaby")
	v.at("actors/omar-diaby/")
	for _, elsewhere := range []string{"https://elsewhere.example/", "../../b/", "http://["} {
		v.open("?to=" + elsewhere)
		v.until("the first page", `location.pathname === "/a/"`)
	}
}
