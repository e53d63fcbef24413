// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/compile"
	"isnad/data/dataset"
	"isnad/data/graph"
	"isnad/data/load"
)

// flagship is the dossier of this repository as a site.
func flagship(t testing.TB) *Site {
	t.Helper()
	l, err := load.Dir("../../data/dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	if l.Dossier == nil {
		t.Fatalf("the flagship does not load: %v", l.Problems)
	}
	l.Dossier.About.Languages = link.Languages() // the interface is held in all of them
	return siteOf(t, l.Dossier)
}

// siteOf compiles a dossier as the build does.
func siteOf(t testing.TB, d *data.Dossier) *Site {
	t.Helper()
	out, err := compile.Compile(d)
	if err != nil {
		t.Fatal(err)
	}
	index, err := dataset.Open(out.Index)
	if err != nil {
		t.Fatal(err)
	}
	return NewSite(graph.New(d), index)
}

// parsed is an element as a browser reads its markup, with go-app's
// indentation removed again.
func parsed(t testing.TB, ui app.UI) *html.Node {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(app.HTMLString(mounted(ui))), body)
	if err != nil {
		t.Fatal(err)
	}
	if len(nodes) != 1 {
		t.Fatalf("a page is %d elements, want 1", len(nodes))
	}
	unindent(nodes[0], 0)
	return nodes[0]
}

// unindent removes what go-app's encoder puts around every child of an element
// with more than one: a newline and two spaces for each level.
func unindent(n *html.Node, depth int) {
	only := n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode
	inner, outer := strings.Repeat("  ", depth+1), strings.Repeat("  ", depth)
	for c := n.FirstChild; c != nil && !only; {
		next := c.NextSibling
		if c.Type == html.TextNode {
			s := strings.TrimPrefix(strings.TrimPrefix(c.Data, "\n"), inner)
			if next == nil {
				s = strings.TrimSuffix(strings.TrimSuffix(s, outer), "\n")
			} else {
				s = strings.TrimSuffix(strings.TrimSuffix(s, inner), "\n")
			}
			if c.Data = s; s == "" {
				n.RemoveChild(c)
			}
		} else {
			unindent(c, depth+1)
		}
		c = next
	}
}

// walk visits a node and everything below it.
func walk(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}
