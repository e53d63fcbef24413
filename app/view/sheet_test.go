// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/link"
	"isnad/data"
)

// drawScript is the loader's draw (web/boot.js), on the tree of a parser.
func drawScript(open []*html.Node, script string) (left []*html.Node, held [][]*html.Node) {
	top := func() *html.Node { return open[len(open)-1] }
	for _, word := range strings.Split(script, behind)[1:] {
		rest := html.UnescapeString(word[1:]) // natively Attr writes references
		switch word[0] {
		case '<', '{':
			e := &html.Node{Type: html.ElementNode, Data: rest}
			top().AppendChild(e)
			open = append(open, e)
		case '"':
			top().AppendChild(&html.Node{Type: html.TextNode, Data: word[1:]})
		case '=':
			name, value, _ := strings.Cut(rest, "=")
			top().Attr = append(top().Attr, html.Attribute{Key: name, Val: value})
		case '>':
			open = open[:len(open)-1]
		case '|':
			held = append(held, slices.Clone(open))
		}
	}
	return open, held
}

// inTurn draws a page as a click does, and calls after each piece.
func inTurn(site *Site, s link.State, after func(page *html.Node)) *html.Node {
	pg := newPage(site, s)
	pg.inTurn = true
	body := pg.body()
	first, rest := inPieces(body, true)
	fragment := &html.Node{Type: html.ElementNode, Data: "main"}
	_, held := drawScript([]*html.Node{fragment}, first)
	after(fragment)
	for k, strokes := range rest {
		at := held[k+1]
		for _, s := range strokes {
			scripts := []stroke{s}
			if s.kid != nil {
				scripts = s.drawn()
			}
			for _, one := range scripts {
				at, _ = drawScript(at, one.script)
				after(fragment)
			}
		}
	}
	return fragment
}

// markup is a tree in one writing, whatever the order of attributes and of texts
// side by side.
func markup(t *testing.T, n *html.Node) string {
	t.Helper()
	var b strings.Builder
	var write func(*html.Node)
	write = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		b.WriteString("<" + strings.ToLower(n.Data))
		slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
		for _, a := range n.Attr {
			if a.Key != "xmlns" {
				b.WriteString(" " + strings.ToLower(a.Key) + "=" + a.Val)
			}
		}
		b.WriteString(">")
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			write(c)
		}
		b.WriteString("</>")
	}
	write(n)
	return b.String()
}

func TestARecordInPiecesIsTheRecord(t *testing.T) {
	site := flagship(t)
	pieces := 0
	for k, s := range states(site) {
		if s.View != link.Record || s.Lang != link.Languages()[0] && k%4 > 0 {
			continue
		}
		stood := map[*html.Node]string{} // entries, as they first stood there
		got := inTurn(site, s, func(page *html.Node) {
			pieces++
			walk(page, func(n *html.Node) {
				if _, known := stood[n]; !known && slices.Contains(entries, n.Data) {
					stood[n] = textOf(n)
				}
			})
		})
		for n, words := range stood {
			if textOf(n) != words {
				t.Errorf("%s: an entry is cut: %q becomes %q", s, words, textOf(n))
			}
		}
		want := parsed(t, el("main", nil, newPage(site, s).body()...))
		if got, want := markup(t, got), markup(t, want); got != want {
			t.Errorf("%s: in pieces it is another page\n%s\n%s", s, got, want)
		}
	}
	if pages := len(states(site)); pieces < pages/2 {
		t.Errorf("%d pieces: hardly a page was cut", pieces)
	}
}

func TestAShortPageComesAtOnce(t *testing.T) {
	site := flagship(t)
	least := link.State{}
	for _, r := range site.Graph.Dossier.Records() {
		if r.Type() == data.TypeFigure {
			least = link.Home().ToRecord(r.Type(), r.Head().ID)
			break
		}
	}
	pg := newPage(site, least)
	pg.inTurn = true
	_, rest := inPieces(pg.body(), true)
	for _, strokes := range rest {
		if len(strokes) > 0 {
			t.Errorf("%s: %d pieces are left over", least, len(strokes))
		}
	}
}
