// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/link"
)

// The loader hands over the elements of the page one by one, in order: what
// the program draws to adopt a page must be these and no others.
func TestWhatAdoptsAPageIsTheFrameThatStandsInIt(t *testing.T) {
	site := flagship(t)
	seen := map[string]bool{}
	for _, s := range statesOf(site, link.Languages()) {
		if s.View == link.Timeline || s.View == link.NotFound {
			continue // never adopted
		}
		if one := s.Lang + string(s.View) + string(s.Type); seen[one] {
			continue // the frame is that of another record of the type
		} else {
			seen[one] = true
		}
		var stands []string
		walk(parsed(t, New(site, s)), func(n *html.Node) {
			if name, ok := attribute(n, "data-part"); ok {
				stands = append(stands, n.Data+" "+name)
			}
		})
		pg := newPage(site, s)
		pg.adopted = true
		var drawn, names []string
		walk(parsed(t, shell(pg, finding{active: -1})), func(n *html.Node) {
			switch n.Type {
			case html.TextNode:
				t.Errorf("%s: the text %q would be put into the page a second time", s, n.Data)
			case html.ElementNode:
				name, _ := attribute(n, "data-part")
				drawn, names = append(drawn, n.Data+" "+name), append(names, name)
			}
		})
		if got, want := strings.Join(drawn, ", "), strings.Join(stands, ", "); got != want {
			t.Fatalf("%s: adopting draws\n%s\nand the page holds\n%s", s, got, want)
		}
		if got := strings.Join(names, " "); got != frame {
			t.Fatalf("%s: frame names\n%s\nand the page holds\n%s", s, frame, got)
		}
	}
}

// What changes the frame or its links keeps a page from being adopted, and so
// an embedded page must not look like one that can be.
func TestAnEmbeddedPageIsNotTheFrame(t *testing.T) {
	s := link.Home()
	s.Embed = true
	var names []string
	walk(parsed(t, New(flagship(t), s)), func(n *html.Node) {
		if name, ok := attribute(n, "data-part"); ok {
			names = append(names, name)
		}
	})
	if got := strings.Join(names, " "); got == frame {
		t.Error("the loader would adopt it")
	}
}
