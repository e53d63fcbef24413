// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
)

// title is what a record is called, and the language of that.
func (pg *page) title(r data.Record) (text, lang string) {
	switch r := r.(type) {
	case *data.Actor:
		if r.Name.IsZero() || r.Minor {
			return r.Label.In(pg.s.Lang)
		}
		return r.Name.In(pg.s.Lang)
	case *data.Source:
		if !r.Title.IsZero() {
			return r.Title.In(pg.s.Lang)
		}
		return r.Label.In(pg.s.Lang)
	case *data.Place:
		return r.Name.In(pg.s.Lang)
	case *data.Event:
		return r.Title.In(pg.s.Lang)
	case *data.Topic:
		return r.Name.In(pg.s.Lang)
	case *data.Proposition:
		return r.Text.In(pg.s.Lang)
	case *data.Claim:
		return r.Text.In(pg.s.Lang)
	case *data.Agreement:
		return r.Title.In(pg.s.Lang)
	case *data.Figure:
		return r.Label.In(pg.s.Lang)
	case *data.Relation:
		return pg.relationTitle(r), pg.s.Lang
	}
	return "", pg.s.Lang
}

func (pg *page) relationTitle(r *data.Relation) string {
	kind := pg.p.Word(r.Kind)
	if r.Kind == data.Other && !r.KindLabel.IsZero() {
		kind, _ = r.KindLabel.In(pg.s.Lang)
	}
	parts := []string{pg.nameOf(r.From), kind}
	if r.To != "" {
		parts = append(parts, pg.nameOf(r.To))
	}
	return strings.Join(parts, " · ")
}

// nameOf is the title of the record with this id, for text without links.
func (pg *page) nameOf(id string) string {
	if id == data.Unattributed {
		return pg.p.T(i18n.NobodyNamed)
	}
	if name, _, ok := pg.nameIn(id); ok {
		return name
	}
	if r := pg.Graph.Record(id); r != nil {
		name, _ := pg.title(r)
		return name
	}
	return cmp.Or(pg.earlyName(id), id)
}

// isolate sets off text of the dossier: neither its direction nor a stray
// control in it reaches what stands around.
func (pg *page) isolate(s, lang string) app.UI {
	if lang == pg.s.Lang {
		return el("bdi", nil, text(s))
	}
	return el("bdi", attrs{"lang": lang, "dir": i18n.Dir(lang)}, text(s))
}

// prose is a text of the dossier in the page's language, or in English.
func (pg *page) prose(t data.Text) app.UI {
	s, lang := t.In(pg.s.Lang)
	words := pg.isolate(s, lang)
	if !slices.Contains(t.Unreviewed, lang) {
		return words
	}
	pg.unreviewed = true
	return span("prose", words, el("small", attrs{"class": "unreviewed", "title": pg.p.T(i18n.Unreviewed)}, text("°")))
}

// link is a record's name as a link to it.
func (pg *page) link(id string) app.UI {
	t := pg.Graph.TypeOf(id)
	if id == data.Unattributed || t == "" {
		return el("span", attrs{"class": "nobody"}, text(pg.nameOf(id)))
	}
	var words []app.UI
	if name, lang, ok := pg.nameIn(id); ok {
		words = []app.UI{pg.isolate(name, lang)}
	} else if led, ok := pg.ledIn(id); ok {
		words = led
	} else if r := pg.Graph.Record(id); r != nil {
		words = pg.led(r)
	}
	if pg.s.View == link.Record && pg.s.ID == id { // nothing links to where one is
		return el("span", attrs{"class": "self"}, words...)
	}
	return el("a", attrs{"href": pg.s.Href(pg.s.ToRecord(t, id))}, words...)
}

// led is a record's title after its lead. The name of an actor, place, source
// or topic asserts nothing and is never led.
func (pg *page) led(r data.Record) []app.UI {
	switch r.(type) {
	case *data.Actor, *data.Place, *data.Source, *data.Topic:
		s, lang := pg.title(r)
		return []app.UI{pg.isolate(s, lang)}
	}
	w := pg.wordingOf(r)
	if w.lead == "" {
		return []app.UI{pg.isolate(w.text, w.lang)}
	}
	return []app.UI{span("lead", text(pg.p.T(i18n.Lead, w.lead, ""))), pg.isolate(w.text, w.lang)}
}

func (pg *page) href(r data.Record) string {
	return pg.s.Href(pg.s.ToRecord(r.Type(), r.Head().ID))
}

// hrefAt is href with a place on the page. Where the fragment carries the
// address, the place is the record in focus instead.
func (pg *page) hrefAt(r data.Record, place string) string {
	to := pg.s.ToRecord(r.Type(), r.Head().ID)
	if pg.s.Fragment {
		to.Focus = place
		return pg.s.Href(to)
	}
	return pg.s.Href(to) + "#" + place
}

// links are the names of several records as one sentence part.
func (pg *page) links(ids []string) app.UI {
	var kids []app.UI
	for i, id := range ids {
		if i > 0 {
			kids = append(kids, span("", pg.t(i18n.ListSeparator)))
		}
		kids = append(kids, pg.link(id))
	}
	return span("names", kids...)
}

// phrase is a message with elements in the places of its arguments.
func (pg *page) phrase(k i18n.Key, args ...app.UI) app.UI {
	var kids []app.UI
	for _, part := range pg.p.Parts(k) {
		switch {
		case part.Arg < 0:
			kids = append(kids, span("", text(part.Text)))
		case part.Arg < len(args):
			kids = append(kids, args[part.Arg])
		}
	}
	return span("phrase", kids...)
}

// date is an uncertain date in words, with the reason on demand.
func (pg *page) date(d *data.Date) app.UI {
	if d == nil {
		return span("date undated", pg.t(i18n.Undated))
	}
	return pg.timed(d, pg.p.Date(d.Date))
}

// timed is a date in the words that its place in a sentence wants.
func (pg *page) timed(d *data.Date, words string) app.UI {
	class := "date"
	if d.Qualified() {
		class = "date inferred"
	}
	note, _ := d.Note.In(pg.s.Lang)
	return el("time", attrs{"class": class, "datetime": machineDate(d), "title": note}, text(words))
}

// machineDate is a date HTML allows in datetime; "" where there is none.
func machineDate(d *data.Date) string {
	from, known := d.Earliest()
	to, closed := d.Latest()
	if known && closed && from == to && len(from.String()) == len("2006-01-02") {
		return from.String()
	}
	return ""
}

// described is a term and what is said of it, in a list of such.
func described(term app.UI, kids ...app.UI) app.UI {
	return div("fact", el("dt", nil, term), el("dd", nil, kids...))
}

// heading opens a section of a page.
func heading(level, id string, kids ...app.UI) app.UI {
	return el(level, attrs{"id": id}, kids...)
}

// section is a part of a page under its heading; nothing if there is nothing.
func (pg *page) section(id string, title i18n.Key, kids ...app.UI) app.UI {
	pg.paused()
	kids = app.FilterUIElems(kids...)
	if len(kids) == 0 {
		return nil
	}
	all := append([]app.UI{heading("h2", id, pg.t(title))}, kids...)
	return el("section", attrs{"aria-labelledby": id}, all...)
}
