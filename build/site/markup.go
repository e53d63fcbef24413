// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What go-app writes is not what the browser builds from the same component:
// it lays elements out on lines of their own, indented, and orders attributes
// at random. In a browser white space between words shows, so a page would
// jump when the program takes over. This file undoes the layout exactly, lets
// an HTML parser read the result, and writes it again with sorted attributes.
//
// The layout (node.go of go-app v10.1.11), where d is an element's depth:
//
//	one text child     <p>text</p>
//	otherwise          <p>⏎
//	                   (2(d+1) spaces)child⏎        for each child; an empty
//	                   (2d spaces)</p>              text child is only its ⏎
//
// The layout can be told from a text that looks like it only if a text neither
// begins nor ends with a line break, and no line break in it is followed by a
// space. Texts that break these rules lose white space that HTML would have
// drawn as one space; they lose nothing else.

// tidy turns go-app's text of one element into a page's body.
func tidy(drawn string) (string, error) {
	compact, err := unindent(drawn)
	if err != nil {
		return "", err
	}
	nodes, err := html.ParseFragment(strings.NewReader(compact), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	for _, n := range nodes {
		sortAttributes(n)
		if err := html.Render(&out, n); err != nil {
			return "", err
		}
	}
	if err := sameNesting(compact, out.String()); err != nil {
		return "", err
	}
	return out.String(), nil
}

func sortAttributes(n *html.Node) {
	slices.SortFunc(n.Attr, func(a, b html.Attribute) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Key, b.Key))
	})
	for c := range n.ChildNodes() {
		sortAttributes(c)
	}
}

// voids are the elements that have no end tag and no depth.
var voids = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// unindent removes the layout from go-app's text. It works on tokens, not on
// the parsed tree: their depth is go-app's own, whatever a parser makes of it.
func unindent(drawn string) (string, error) {
	var u unindenter
	z := html.NewTokenizer(strings.NewReader(drawn))
	for {
		kind := z.Next()
		raw := string(z.Raw())
		name, _ := z.TagName()
		switch tag := string(name); kind {
		case html.TextToken:
			u.text = raw
			continue
		case html.ErrorToken:
			if err := z.Err(); err != io.EOF {
				return "", err
			}
			if len(u.open) > 0 {
				return "", fmt.Errorf("<%s> is never closed", u.open[len(u.open)-1])
			}
			u.flush(false, false)
			return u.out.String(), nil
		case html.EndTagToken:
			if !u.end(tag) {
				return "", fmt.Errorf("</%s> closes nothing in %q", tag, snippet(drawn))
			}
		case html.StartTagToken:
			u.start(tag)
		default:
			u.flush(false, false)
		}
		u.out.WriteString(raw)
	}
}

// unindenter is where unindent is in its text.
type unindenter struct {
	out    strings.Builder
	open   []string
	opened string // the element whose start tag was the last token
	text   string // the last token, if it was text
}

// flush writes the text before a tag, without its layout.
func (u *unindenter) flush(only, last bool) {
	u.out.WriteString(content(u.text, len(u.open)-1, only, last))
	u.text, u.opened = "", ""
}

func (u *unindenter) start(tag string) {
	u.flush(false, false)
	if !slices.Contains(voids, tag) {
		u.open, u.opened = append(u.open, tag), tag
	}
}

// end reports whether the element was open.
func (u *unindenter) end(tag string) bool {
	if len(u.open) == 0 || u.open[len(u.open)-1] != tag {
		return false
	}
	u.flush(u.opened == tag, true) // neither element nor end tag since its own start
	u.open = u.open[:len(u.open)-1]
	return true
}

// content takes the layout out of the text between two tags inside an element
// of the given depth. Only says that nothing else is in the element, last that
// its end tag follows.
func content(text string, depth int, only, last bool) string {
	if depth < 0 || text == "" {
		return "" // outside the root element stands nothing but layout
	}
	lines := strings.Split(text, "\n")
	indent := strings.Repeat("  ", depth+1)
	closing := indent
	if last {
		closing = strings.Repeat("  ", depth)
	}
	laidOut := len(lines) > 1 && lines[0] == "" && lines[len(lines)-1] == closing
	if !laidOut || only && len(lines) < 4 {
		return text // a single text child
	}
	var out strings.Builder
	blank := 0 // empty lines: empty children, unless the text goes on
	for _, line := range lines[1 : len(lines)-1] {
		rest, child := strings.CutPrefix(line, indent)
		switch {
		case line == "":
			blank++
			continue
		case !child:
			out.WriteString(strings.Repeat("\n", blank+1))
		}
		out.WriteString(rest)
		blank = 0
	}
	return out.String()
}

// sameNesting reports the first place where a parser had to repair what a
// component drew (a div in a p, a tr without tbody): there the page and the
// program's own elements would differ.
func sameNesting(drawn, parsed string) error {
	a, b := tags(drawn), tags(parsed)
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Errorf("HTML does not allow what is drawn: after %s a parser reads %s instead of %s",
				strings.Join(a[max(0, i-6):i], ""), b[i], a[i])
		}
	}
	if len(a) != len(b) {
		return fmt.Errorf("HTML does not allow what is drawn: a parser reads %d tags instead of %d", len(b), len(a))
	}
	return nil
}

func tags(s string) []string {
	var all []string
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		kind := z.Next()
		name, _ := z.TagName()
		switch kind {
		case html.ErrorToken:
			return all
		case html.StartTagToken, html.SelfClosingTagToken:
			all = append(all, "<"+string(name)+">")
		case html.EndTagToken:
			all = append(all, "</"+string(name)+">")
		}
	}
}

func snippet(s string) string { return s[:min(len(s), 80)] }
