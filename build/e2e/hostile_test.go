// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"isnad/app/link"
	"isnad/build/site"
	"isnad/data"
	"isnad/data/hostile"
)

// A dossier is somebody else's file. Whatever stands in it is text: nothing of
// it runs (the console would say so, and a request would leave the site), every
// view and record has its heading, and no page grows wider than the screen.
func TestAHostileDossierIsOnlyText(t *testing.T) {
	d := hostile.Worst()
	out := siteOf(t, d)
	h := newHost(t, out, "/")
	v := newVisit(t, chromium, h.url("/"))
	v.open("about/")
	for _, width := range []int64{390, 1440} {
		v.size(width, 900)
		for _, path := range everyPath(d) {
			v.goTo(path)
			v.standsAsText(path, width)
		}
	}
}

// mostMarkup is what a page may weigh, in characters: a text of ten thousand may
// stand on a page several times, but not once for each that stands beside it.
const mostMarkup = 6_000_000

// standsAsText holds the page at hand to what every page promises.
func (v *visit) standsAsText(what string, width int64) {
	v.Helper()
	if said := v.value(`(() => {
		const wrong = [];
		const root = document.documentElement;
		const heading = document.querySelector("h1");
		if (!heading || !heading.textContent.trim() || !heading.getClientRects().length) wrong.push("no heading is in sight");
		if (root.scrollWidth !== root.clientWidth) wrong.push(root.scrollWidth - root.clientWidth + " px too wide: " + (` + widest + `));
		if (document.querySelector("#isnad :is(img, script, iframe, object, embed, form, base, meta, link, style)")) wrong.push("markup of the dossier is markup of the page");
		for (const e of document.querySelectorAll("*")) for (const a of e.attributes) {
			if (/^on/i.test(a.name)) wrong.push(e.localName + " has " + a.name);
			if (/^(href|src|action|xlink:href)$/i.test(a.name) && /^\s*(javascript|data|vbscript):/i.test(a.value) && !a.value.startsWith("data:text/csv") && !e.hasAttribute("download")) wrong.push("a link runs: " + a.value.slice(0, 80));
		}
		if (root.outerHTML.length > ` + fmt.Sprint(mostMarkup) + `) wrong.push(root.outerHTML.length + " characters of markup");
		return wrong.slice(0, 5).join("; ");
	})()`); said != "" {
		v.Errorf("%s at %d px: %s", what, width, said)
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

// everyPath is every view, the other forms of those that have some, and every
// record.
func everyPath(d *data.Dossier) []string {
	var paths []string
	for _, v := range link.Views() {
		paths = append(paths, link.Home().To(v).Path())
	}
	paths = append(paths, "actors/?as=table", "timeline/?by=actor", "timeline/?by=place", "timeline/?by=topic", "claims/?topic=topics-1", "claims/?topic=topics-2",
		"network/?focus=actors-1", "ar/", "ar/timeline/", "ar/claims/", "ar/actors/actors-2/", "fr/agreements/")
	for _, r := range d.Records() {
		paths = append(paths, link.Home().ToRecord(r.Type(), r.Head().ID).Path())
	}
	return paths
}
