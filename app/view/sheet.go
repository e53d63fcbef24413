// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// # The page of a record
//
// A record that much refers to has a page of thousands of elements. go-app makes
// each by calls from the program to the browser, a dozen of them, and keeps a
// hold on each in case it changes. Nothing on a record's page changes but with
// its address, so that there the program does what it does with a prerendered
// page (adopt.go): go-app has the main part, and what stands in it stands there
// without it. It is written in one piece, which the loader reads (draw in
// web/boot.js): some ten times as quickly.
//
// Laying it all out takes the browser as long again. So of a page that is shown
// from its top only what fits the first screens is written with the click, and
// the rest behind it, a little with every frame, in order and below what is seen.
// What may want it sooner, a key, a print, a jump, has it written at once
// (finish). Until it is whole the main part says that it is busy.
//
// The page is cut only between entries, never within one: an accusation and its
// answer are one entry, and come together.

// How many elements are written with the click, in the column of the record and
// in the one beside it, and how many with each frame after it.
const (
	firstOfMain  = 260
	firstOfAside = 140
	nextElements = 160
)

// nextFrame is how long the browser has to itself between two pieces.
const nextFrame = 16 * time.Millisecond

// sheet is the main part of the record that is shown; nil where go-app draws it.
type sheet struct {
	drawn   []app.UI      // what is to be written anew; nil if nothing is
	started bool          // it has been written before
	atTop   bool          // it is shown from its top
	note    func() app.UI // what stands over the page where something on it calls for that

	rest []stroke // what is still to be written
}

// stroke is a part of a column, to be written where others have stopped: a
// script, or an element that is still to be drawn and ends its column's part.
type stroke struct {
	script string
	kid    app.UI
	at     app.Value // the loader's hold on the elements that are open there
}

// put takes a drawing, which flush writes.
func (sh *sheet) put(drawn []app.UI, atTop bool, note func() app.UI) {
	sh.drawn, sh.atTop, sh.note = drawn, atTop, nil
	if drawn[0] == nil {
		sh.note = note
	}
}

// flush writes what was drawn last. go-app has put the main part into the page.
func (sh *sheet) flush() {
	if sh == nil || sh.drawn == nil {
		return
	}
	main, loader := app.Window().GetElementByID("main"), app.Window().Get("isnad")
	first, rest := inPieces(sh.drawn, sh.atTop && !sh.started)
	holds := loader.Call("draw", nil, first)
	whole := holds.Index(0).Index(0)
	if sh.started {
		unfold(whole, main)
	}
	main.Call("replaceChildren", whole)
	sh.drawn, sh.started, sh.rest = nil, true, nil
	for k, strokes := range rest {
		for _, s := range strokes {
			s.at = holds.Index(k + 1)
			sh.rest = append(sh.rest, s)
		}
	}
	if len(sh.rest) > 0 {
		main.Call("setAttribute", "aria-busy", "true")
		go sh.follow(main)
	}
}

// follow writes the rest, piece by piece.
func (sh *sheet) follow(main app.Value) {
	for len(sh.rest) > 0 {
		time.Sleep(nextFrame)
		sh.next()
	}
	main.Call("removeAttribute", "aria-busy")
	if note := sh.note; note != nil {
		if drawn := note(); drawn != nil { // called for by the rest alone
			first, _ := inPieces([]app.UI{drawn}, false)
			main.Call("prepend", app.Window().Get("isnad").Call("draw", nil, first).Index(0).Index(0))
		}
	}
}

func (sh *sheet) next() {
	if len(sh.rest) == 0 {
		return // finished, or abandoned, meanwhile
	}
	s := sh.rest[0]
	sh.rest = sh.rest[1:]
	if s.kid != nil {
		drawn := s.drawn()
		s, sh.rest = drawn[0], append(drawn[1:], sh.rest...)
	}
	app.Window().Get("isnad").Call("draw", s.at, s.script)
}

// drawn are the scripts of an element that was still to be drawn.
func (s stroke) drawn() []stroke {
	own := pen{stops: true, most: nextElements}
	own.write(s.kid)
	all := own.strokes()
	for k := range all {
		all[k].at = s.at
	}
	return all
}

// finish writes all that is left.
func (sh *sheet) finish() {
	sh.flush()
	for sh != nil && len(sh.rest) > 0 {
		sh.next()
	}
}

// abandon leaves the rest out: another page is shown.
func (sh *sheet) abandon() {
	if sh != nil {
		sh.drawn, sh.rest = nil, nil
	}
}

// unfold opens what the reader has opened of the same page, as it was drawn
// before.
func unfold(page, before app.Value) {
	fold := func(of app.Value, selector string, do func(name string, summary app.Value)) {
		seen := map[string]int{}
		all := of.Call("querySelectorAll", selector)
		for i := range all.Get("length").Int() {
			words := all.Index(i).Get("textContent").String()
			do(words+strconv.Itoa(seen[words]), all.Index(i))
			seen[words]++
		}
	}
	open := map[string]bool{}
	fold(before, "details > summary", func(name string, summary app.Value) { open[name] = summary.Get("parentNode").Get("open").Bool() })
	fold(page, "details > summary", func(name string, summary app.Value) {
		if open[name] {
			summary.Get("parentNode").Set("open", true)
		}
	})
}

// inPieces is the writing of a drawing: what comes first, and for each column
// that was cut short the rest of it. Whole, it has no rest.
func inPieces(drawn []app.UI, short bool) (first string, rest [][]stroke) {
	var all pen
	all.hold()
	for _, kid := range drawn {
		if e, ok := kid.(*element); short && ok && e.attrs["class"] == columns {
			all.open(e)
			for k, column := range e.kids {
				rest = append(rest, all.column(column.(*element), []int{firstOfMain, firstOfAside}[k]))
			}
			all.close()
			continue
		}
		all.write(kid)
	}
	return all.script.String(), rest
}

// column writes the beginning of a column and returns what is left of it.
func (p *pen) column(column *element, first int) []stroke {
	p.open(column)
	own := pen{stops: true, most: first}
	kids := column.kids
	for len(kids) > 0 && len(own.cuts) == 0 && own.opened < first {
		own.write(kids[0])
		kids = kids[1:]
	}
	strokes := own.strokes()
	p.script.WriteString(strokes[0].script)
	p.hold()
	for range own.depthAt(0) {
		p.close()
	}
	p.close()
	for _, kid := range kids {
		strokes = append(strokes, stroke{kid: kid})
	}
	return strokes[1:]
}

// pen writes a drawing for the loader to read: words, each behind a mark that
// no text holds (printable), the first letter saying what it is.
//
//	<name      opens an HTML element, {name one of a drawing
//	=name=text gives the open element an attribute
//	"text      puts a text into it
//	>          closes it
//	|          keeps a hold on the elements that are open
type pen struct {
	script strings.Builder

	// A pen that stops notes where it may: before an entry, after so many
	// elements.
	stops  bool
	most   int // elements before the next stop
	cuts   []stop
	opened int // elements since the last stop
	depth  int // open elements
	within int // open entries
}

type stop struct{ offset, depth int }

// strokes are what was written, from stop to stop.
func (p *pen) strokes() []stroke {
	script, from := p.script.String(), 0
	var all []stroke
	for _, cut := range p.cuts {
		all, from = append(all, stroke{script: script[from:cut.offset]}), cut.offset
	}
	return append(all, stroke{script: script[from:]})
}

// depthAt is how many elements are open at a stop, or at the end.
func (p *pen) depthAt(stop int) int {
	if stop < len(p.cuts) {
		return p.cuts[stop].depth
	}
	return p.depth
}

// behind is the mark.
const behind = "\x01"

// entries are the elements that are written whole.
var entries = []string{"article", "li", "tr", "figure", "details"}

func (p *pen) write(u app.UI) {
	switch u := now(u).(type) {
	case *words:
		p.word(`"`, u.text)
	case *element:
		p.open(u)
		entry := slices.Contains(entries, u.name)
		if entry {
			p.within++
		}
		for _, kid := range u.kids {
			p.write(kid)
		}
		if entry {
			p.within--
		}
		p.close()
	case nil:
	default:
		panic("a component on the page of a record")
	}
}

func (p *pen) open(e *element) {
	if p.stops && p.within == 0 && (slices.Contains(entries, e.name) || e.name == "section") {
		if p.opened >= p.most {
			p.cuts = append(p.cuts, stop{p.script.Len(), p.depth})
			p.opened, p.most = 0, nextElements
		}
	}
	kind := "<"
	if e.space != "" {
		kind = "{"
	}
	p.word(kind, e.name)
	for name, value := range e.attrs {
		p.attribute(name, value)
	}
	p.opened++
	p.depth++
}

// attribute writes one as go-app sets it: an empty one is left out, and a switch
// has no value.
func (p *pen) attribute(name, value string) {
	value = encoded(name, value)
	if value == "" {
		return
	}
	if switches[name] {
		value = ""
	}
	p.word("=", name)
	p.script.WriteByte('=')
	p.script.WriteString(value)
}

func (p *pen) word(kind, rest string) {
	p.script.WriteString(behind)
	p.script.WriteString(kind)
	p.script.WriteString(rest)
}

func (p *pen) close() {
	p.word(">", "")
	p.depth--
}

func (p *pen) hold() { p.word("|", "") }
