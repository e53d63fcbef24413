// SPDX-License-Identifier: MIT

package view

import (
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/link"
)

// states are every view and record in every language.
func states(site *Site) []link.State { return statesOf(site, link.Languages()) }

func statesOf(site *Site, languages []string) []link.State {
	var all []link.State
	for _, lang := range languages {
		home := link.State{Lang: lang}
		for _, v := range link.Views() {
			all = append(all, home.To(v))
		}
		table := home.To(link.Actors)
		table.Table, table.Sort = true, sortConnected
		all = append(all, table)
		for _, r := range site.Graph.Dossier.Records() {
			all = append(all, home.ToRecord(r.Type(), r.Head().ID))
		}
	}
	return append(all, link.Parse("no/such/page"), link.Parse("actors/nobody-has-this-id/"))
}

func TestEveryPageOfTheFlagshipRenders(t *testing.T) {
	site := flagship(t)
	for _, s := range states(site) {
		checkPage(t, site, s)
	}
	preview(t, site)
}

// checkPage holds a page to what all pages promise.
func checkPage(t *testing.T, site *Site, s link.State) {
	t.Helper()
	root := parsed(t, New(site, s))
	ids := map[string]bool{}
	headings := 0
	last := 0
	walk(root, func(n *html.Node) {
		if n.Type == html.TextNode && strings.Contains(n.Data, "\n") {
			t.Errorf("%s: %q is two texts side by side, which markup makes one", s, n.Data)
		}
		if n.Type != html.ElementNode {
			return
		}
		if id, ok := attribute(n, "id"); ok {
			if ids[id] {
				t.Errorf("%s: two elements have the id %q", s, id)
			}
			ids[id] = true
		}
		if level := strings.Index("h1h2h3h4h5h6", n.Data); len(n.Data) == 2 && level >= 0 && n.Data[0] == 'h' && n.Data[1] != 'r' {
			level = level/2 + 1
			if level == 1 {
				headings++
			}
			if level > last+1 {
				t.Errorf("%s: h%d %q follows h%d", s, level, textOf(n), last)
			}
			last = level
		}
		checkLink(t, site, s, n)
		if _, styled := attribute(n, "style"); styled {
			t.Errorf("%s: <%s> has a style attribute, which the security policy refuses", s, n.Data)
		}
	})
	if headings != 1 {
		t.Errorf("%s: %d h1, want 1", s, headings)
	}
	checkReferences(t, s, root, ids)
	if h := HeadOf(site, s); h.Title == "" || h.Lang != s.Lang || h.Dir == "" || len(h.Alternates) != len(site.Languages()) {
		t.Errorf("%s: incomplete head %+v", s, h)
	}
}

// checkLink holds every link to an address that means something.
func checkLink(t *testing.T, site *Site, s link.State, n *html.Node) {
	t.Helper()
	href, ok := attribute(n, "href")
	if n.Data != "a" || !ok || strings.HasPrefix(href, "mailto:") {
		return
	}
	u, err := url.Parse(href)
	if err != nil {
		t.Errorf("%s: link %q: %v", s, href, err)
		return
	}
	if u.IsAbs() {
		if !webAddress(href) {
			t.Errorf("%s: link to %q", s, href)
		}
		return
	}
	base, _ := url.Parse("https://isnad.test/base/" + s.Path())
	if s.View == link.NotFound {
		base, _ = url.Parse("https://isnad.test/base/" + s.Address)
	}
	to := base.ResolveReference(u)
	below, inside := strings.CutPrefix(to.Path, "/base/")
	if !inside {
		t.Errorf("%s: link %q leaves the site", s, href)
		return
	}
	if _, file := attribute(n, "download"); file || strings.HasPrefix(href, "#") || strings.HasPrefix(below, "download/") || strings.HasSuffix(below, "open/") {
		return // build/site's tests follow these
	}
	state := site.resolve(link.Parse(below + "?" + to.RawQuery))
	if state.View == link.NotFound && s.View != link.NotFound {
		t.Errorf("%s: link %q leads nowhere", s, href)
	}
}

// checkReferences holds aria and for attributes to ids that are there.
func checkReferences(t *testing.T, s link.State, root *html.Node, ids map[string]bool) {
	t.Helper()
	walk(root, func(n *html.Node) {
		for _, name := range []string{"aria-labelledby", "aria-controls", "aria-describedby", "aria-activedescendant"} {
			if id, ok := attribute(n, name); ok && !ids[id] {
				t.Errorf("%s: %s=%q names nothing", s, name, id)
			}
		}
	})
}

// preview writes pages to look at, with the styles as they are, into the
// folder that ISNAD_PREVIEW names.
func preview(t *testing.T, site *Site) {
	dir := os.Getenv("ISNAD_PREVIEW")
	if dir == "" {
		return
	}
	sheets, _ := filepath.Glob("../../web/*.css")
	sort.Strings(sheets)
	var css strings.Builder
	for _, sheet := range sheets {
		b, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		css.Write(b)
	}
	all := states(site)
	open := link.Home().ToRecord("actors", "omar-diaby")
	open.Proof = "omar-diaby.0"
	for _, s := range append(all, open) {
		h := HeadOf(site, s)
		var b strings.Builder
		b.WriteString("<!doctype html><html data-isnad=ready lang=" + h.Lang + " dir=" + h.Dir + "><meta charset=utf-8><meta name=viewport content='width=device-width,initial-scale=1'><title>preview</title><style>" + css.String() + "</style><body>")
		if err := html.Render(&b, parsed(t, New(site, s))); err != nil {
			t.Fatal(err)
		}
		at := strings.NewReplacer("?", "_", "&", "_", "=", "-").Replace(s.String())
		if s.View == link.NotFound {
			at = "not-found"
		}
		name := filepath.Join(dir, at, "index.html")
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
