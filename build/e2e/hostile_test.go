// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"path/filepath"
	"testing"

	"isnad/app/link"
	"isnad/build/site"
	"isnad/data"
	"isnad/data/hostile"
)

// A dossier is somebody else's file. Whatever stands in it is text: nothing of
// it runs (the console would say so, and a request would leave the site), and
// no page grows wider than the screen.
func TestAHostileDossierIsOnlyText(t *testing.T) {
	d := hostile.Dossier(hostile.Text)
	h := newHost(t, siteOf(t, d), "/")
	v := newVisit(t, chromium, h.url("/"))
	v.open("about/")
	for _, width := range []int64{390, 1440} {
		v.size(width, 900)
		for _, path := range everyPath(d) {
			v.goTo(path)
			if over := v.value(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over != "0" {
				v.Errorf("%s at %d px is %s px too wide: %s", path, width, over, v.value(widest))
			}
		}
	}
}

// widest names the outermost elements that stick out.
const widest = "[...document.querySelectorAll('body *')].filter(e => { const b = e.getBoundingClientRect(); return b.width && (b.right > innerWidth + 1 || b.left < -1) && !e.closest('.hush, .net-box, .menu, .facets'); })" +
	".slice(0, 4).map(e => e.localName + '.' + e.getAttribute('class') + ' in ' + e.parentElement.localName + '.' + e.parentElement.getAttribute('class')).join('; ')"

// siteOf builds a site around the flagship's program, which any dossier shares.
func siteOf(t *testing.T, d *data.Dossier) string {
	t.Helper()
	programs, err := filepath.Glob(filepath.Join(dist, "assets", "isnad.*.wasm"))
	if err != nil || len(programs) != 1 {
		t.Fatalf("want one program in %s, found %v", dist, programs)
	}
	d.About.Languages = link.Languages()
	d.About.Version, d.About.Updated = "1", "2026-11-23"
	out := filepath.Join(t.TempDir(), "dist")
	if _, err := site.Build(context.Background(), site.Options{Dossier: d, Out: out, Wasm: programs[0]}); err != nil {
		t.Fatal(err)
	}
	return out
}

// everyPath is every view and every record.
func everyPath(d *data.Dossier) []string {
	var paths []string
	for _, v := range link.Views() {
		paths = append(paths, link.Home().To(v).Path())
	}
	for _, r := range d.Records() {
		paths = append(paths, link.Home().ToRecord(r.Type(), r.Head().ID).Path())
	}
	return paths
}
