// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// attrs are an element's attributes by name. An empty value leaves the
// attribute out, as go-app would. Every value passes through Attr in el: no
// page sets an attribute in any other way.
type attrs map[string]string

// on is the value of an attribute that is there or not, such as hidden.
const on = "true"

// switches are the attributes that go-app sets as properties in the browser,
// so that their value must stay the bare word "true".
var switches = map[string]bool{"open": true, "hidden": true, "disabled": true}

// void are the elements without content that pages use.
var void = map[string]bool{"input": true, "br": true, "hr": true, "wbr": true}

// svg is the namespace of drawings, which stands on each of their elements.
const svg = "http://www.w3.org/2000/svg"

// element and words are what a page is drawn as. What a component returns,
// mounted turns into go-app's own; the main part of a record goes into the page
// without (sheet.go).
type (
	element struct {
		app.UI // nil: go-app never sees one
		name   string
		space  string // namespace; "" for HTML
		attrs  attrs
		kids   []app.UI
	}
	words struct {
		app.UI // nil, too
		text   string
	}
	// later is a part of a page that may be drawn when its turn comes.
	later struct {
		app.UI // nil, too
		draw   func() app.UI
	}
)

// later is what a function draws, when its turn comes if that is how the page is
// shown. Where records are yet to be read (part.go) it is drawn now, so that what
// it lacks is known.
func (pg *page) later(draw func() app.UI) app.UI {
	if !pg.inTurn || pg.reading != nil {
		return draw()
	}
	return &later{draw: draw}
}

// now is a part of a page, drawn; it may be nil.
func now(u app.UI) app.UI {
	if l, waits := u.(*later); waits {
		return l.draw()
	}
	return u
}

// el is an HTML element.
func el(name string, a attrs, kids ...app.UI) app.UI {
	return &element{name: name, attrs: a, kids: kids}
}

// shape is an SVG element.
func shape(name string, a attrs, kids ...app.UI) app.UI {
	return &element{name: name, space: svg, attrs: a, kids: kids}
}

// mounted is a drawing as go-app mounts one. What is a component stays one.
func mounted(u app.UI) app.UI {
	switch u := u.(type) {
	case *words:
		return app.Text(u.text)
	case *element:
		if void[u.name] {
			e := app.ElemSelfClosing(u.name)
			for k, v := range u.attrs {
				e = e.Attr(k, encoded(k, v))
			}
			return e
		}
		return u.open()
	}
	return u
}

// open is an element that can have content, and handlers.
func (e *element) open() app.HTMLElem {
	opened := app.Elem(e.name)
	if e.space != "" {
		opened = opened.XMLNS(e.space)
	}
	for k, v := range e.attrs {
		opened = opened.Attr(k, encoded(k, v))
	}
	kids := make([]app.UI, 0, len(e.kids))
	for _, kid := range e.kids {
		if kid != nil {
			kids = append(kids, mounted(kid))
		}
	}
	return opened.Body(kids...)
}

// component is the root of a component that listens.
func component(u app.UI) app.HTMLElem { return u.(*element).open() }

func encoded(name, value string) string {
	if switches[name] {
		return value
	}
	return Attr(value)
}

// Short forms for the elements that carry only a class.

func div(class string, kids ...app.UI) app.UI { return el("div", attrs{"class": class}, kids...) }

func span(class string, kids ...app.UI) app.UI { return el("span", attrs{"class": class}, kids...) }

func para(class string, kids ...app.UI) app.UI { return el("p", attrs{"class": class}, kids...) }

// filled is a paragraph, or nothing where it would be empty.
func filled(class string, kids ...app.UI) app.UI {
	if len(kids) == 0 {
		return nil
	}
	return para(class, kids...)
}

func list(class string, kids ...app.UI) app.UI {
	return el("ul", attrs{"class": class, "role": "list"}, kids...)
}

func item(class string, kids ...app.UI) app.UI { return el("li", attrs{"class": class}, kids...) }

// text is prose as the page may show it.
func text(s string) app.UI { return &words{text: clean(s)} }

// said is text that may be empty: no markup can carry an empty text node, so
// that the program's page would differ from the prerendered one.
func said(s string) app.UI {
	if s == "" {
		return nil
	}
	return text(s)
}

// hush is text for screen readers alone.
func hush(s string) app.UI { return span("hush", text(s)) }

// each draws every element of a list.
func each[T any](list []T, draw func(T) app.UI) []app.UI {
	kids := make([]app.UI, 0, len(list))
	for _, v := range list {
		kids = append(kids, draw(v))
	}
	return kids
}

// joined puts a separator between the parts that are there. It keeps to the
// part before it, so that no line begins with one.
func joined(separator string, kids ...app.UI) []app.UI {
	var all []app.UI
	for _, kid := range kids {
		if kid == nil {
			continue
		}
		if len(all) > 0 {
			all = append(all, span("dot", text("\u00a0"+separator+" ")))
		}
		all = append(all, kid)
	}
	return all
}

// apart puts a space between the parts that are there. Where they stand in a
// box of their own it is not seen; whoever copies the line, or hears it, does
// not find two words made one.
func apart(kids ...app.UI) []app.UI {
	var all []app.UI
	for _, kid := range kids {
		if kid == nil {
			continue
		}
		if len(all) > 0 {
			all = append(all, text(" "))
		}
		all = append(all, kid)
	}
	return all
}

// printable removes what neither a page nor a person can use: broken UTF-8 and
// control characters but tab and line feed. HTML cannot carry them, so that a
// page would otherwise differ before and after the program starts.
func printable(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r <= 0x9f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// isPlain reports ASCII that can be printed, which most of a page is.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// clean is prose as HTML shows it: printable, and white space as single
// spaces. What takes go-app's layout out of a page could not tell a text's
// line breaks from go-app's own.
func clean(s string) string {
	s = printable(s)
	if !strings.ContainsAny(s, "\t\n") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	spaced := false
	for _, r := range s {
		space := r == ' ' || r == '\t' || r == '\n'
		switch {
		case !space:
			b.WriteRune(r)
		case !spaced:
			b.WriteByte(' ')
		}
		spaced = space
	}
	return b.String()
}
