// SPDX-License-Identifier: MIT

package view

import (
	"math"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// The list of actors where there are too many to draw them all. Its cards and
// rows say less than those of a short list, in four elements and in seven: what
// is drawn anew with every step of a scroll must be little, and as high as every
// other.

// longRoster is the component of a long list of actors.
func (pg *page) longRoster(shown []int) app.UI {
	return &rosterPage{Site: pg.Site, State: pg.s, shown: shown}
}

// rosterPage stands between the page and the list: its context keeps the page
// out of scrolling.
type rosterPage struct {
	app.Compo
	Site  *Site
	State link.State

	shown  []int // numbers of records
	key    string
	shared *longShared
}

// Render draws the list of the address.
func (v *rosterPage) Render() app.UI {
	if key := v.State.String(); v.shared == nil || v.key != key {
		if v.shown == nil || v.shared != nil { // go-app keeps the first component and gives it another's state
			pg := newPage(v.Site, v.State)
			if pg.need(func() { v.shown = pg.indexed(v.State, math.MaxInt) }) != nil {
				v.shown = nil // the page around it says so
			}
		}
		page := app.Context{}
		if v.shared != nil {
			page = v.shared.page
		}
		v.key, v.shared = key, &longShared{page: page, entries: len(v.shown), draw: v.draw(v.shown)}
	}
	pg := newPage(v.Site, v.State)
	return mounted(div("long-box", para("soft long-note", pg.t(i18n.LongList)), &longList{Site: v.Site, State: v.State, Shared: v.shared}))
}

// OnMount keeps the context that scrolling needs.
func (v *rosterPage) OnMount(ctx app.Context) { v.shared.page = ctx }

func (v *rosterPage) draw(shown []int) func(pg *page, d drawn, ahead bool) app.UI {
	return func(pg *page, d drawn, ahead bool) app.UI {
		entry := func(k int) app.UI { return pg.slip(shown[k], k, len(shown), ahead) }
		if pg.s.Table {
			entry = func(k int) app.UI { return pg.rosterRow(shown[k], k, ahead) }
		}
		var cards []app.UI
		for k := d.first; k < d.last; k++ {
			cards = append(cards, entry(k))
		}
		if pg.s.Table {
			return pg.rosterTable(cards, len(shown))
		}
		return el("ul", attrs{"id": longListID, "class": "cards long", "role": "list", "tabindex": "-1", "aria-label": pg.p.T(i18n.NavActors)}, cards...)
	}
}

// slip is an actor's card in a long list.
func (pg *page) slip(number, entry, all int, ahead bool) app.UI {
	a := pg.wholeAt(number, ahead)
	if a == nil {
		return slipOf("waiting", pg.entryAhead(number, entry), nil, para("slip-line"), entry, all)
	}
	return slipOf("kind-"+string(a.Kind), pg.entryLink(a, entry), text(pg.slipFacts(a)), pg.slipLine(a), entry, all)
}

// slipOf is a card. One that waits for its record has the name alone, which
// asserts nothing.
func slipOf(class string, link *element, facts, line app.UI, entry, all int) app.UI {
	link.attrs["class"] = "slip-name"
	return el("li", attrs{"class": "slip " + class, "aria-posinset": strconv.Itoa(entry + 1), "aria-setsize": strconv.Itoa(all)},
		link, para("slip-facts", facts), line)
}

// entryLink leads from an entry to its actor.
func (pg *page) entryLink(a *data.Actor, entry int) *element {
	name, lang := pg.title(a)
	return pg.entryTo(pg.href(a), name, lang, entry)
}

// entryAhead is entryLink by the index.
func (pg *page) entryAhead(number, entry int) *element {
	name, lang := pg.Index.Title(number, pg.s.Lang)
	return pg.entryTo(pg.s.Href(pg.s.ToRecord(data.TypeActor, pg.Index.ID(number))), name, lang, entry)
}

func (pg *page) entryTo(href, name, lang string, entry int) *element {
	return el("a", attrs{"href": href, "lang": lang, "dir": "auto", "data-entry": strconv.Itoa(entry)}, text(name)).(*element)
}

// wholeAt is an actor of which all is there that an entry shows. Where records
// are waited for, what is not there is noted as missing, and the drawing is not
// shown.
func (pg *page) wholeAt(number int, ahead bool) *data.Actor {
	var a *data.Actor
	whole := func() {
		if a, _ = pg.Graph.Record(pg.Index.ID(number)).(*data.Actor); a != nil {
			pg.slipFacts(a)
		}
	}
	if !ahead {
		a, _ = pg.Graph.Record(pg.Index.ID(number)).(*data.Actor)
		return a
	}
	if !pg.attempt(whole) {
		return nil
	}
	return a
}

// slipFacts are an actor's kind and counts in one text.
func (pg *page) slipFacts(a *data.Actor) string {
	facts := []string{pg.kindOf(a), pg.p.N(i18n.CountEvents, howMany[*data.Event](pg.Site, a.ID, graph.Happens))}
	facts = append(facts, pg.p.N(i18n.CountSays, howMany[*data.Claim](pg.Site, a.ID, graph.Speaks)), pg.p.N(i18n.CountSaidAbout, howMany[*data.Claim](pg.Site, a.ID, graph.About)))
	if a.Status == data.StatusAlleged {
		facts = append(facts, pg.attributed(a))
	}
	if pg.Graph.Contested(a.ID) {
		facts = append(facts, pg.p.T(i18n.Contested))
	}
	return strings.Join(facts, " · ")
}

// slipLine is what an actor is in a sentence, or the names it also goes by.
func (pg *page) slipLine(a *data.Actor) app.UI {
	line, lang := a.Summary.In(pg.s.Lang)
	if line == "" && len(a.Roles) > 0 {
		line, lang = a.Roles[0].Title.In(pg.s.Lang)
	}
	if line == "" {
		line, lang = pg.alsoCalled(a)
	}
	return el("p", attrs{"class": "slip-line", "lang": lang, "dir": "auto"}, said(line))
}

// alsoCalled are the first few other names of an actor in one text.
func (pg *page) alsoCalled(a *data.Actor) (names, lang string) {
	var all []string
	for _, alias := range a.Aliases[:min(3, len(a.Aliases))] {
		all = append(all, alias.Text)
	}
	return strings.Join(all, " · "), ""
}

// rosterTable is the list as a table. What is not drawn has a row of its height
// before and after, which says nothing.
func (pg *page) rosterTable(entries []app.UI, all int) app.UI {
	head := []i18n.Key{i18n.Name, i18n.Kind, i18n.Events, i18n.Says, i18n.SaidAbout}
	var columns []app.UI
	for _, h := range head {
		columns = append(columns, el("th", attrs{"scope": "col", "role": "columnheader"}, pg.t(h)))
	}
	gap := func(class string) app.UI {
		return el("tr", attrs{"class": class, "aria-hidden": "true"}, el("td", attrs{"colspan": strconv.Itoa(len(head))}))
	}
	rows := append(append([]app.UI{gap("gap-before")}, entries...), gap("gap-after"))
	return el("table", attrs{"class": "roster", "role": "table", "aria-label": pg.p.T(i18n.NavActors), "aria-rowcount": strconv.Itoa(all + 1)},
		el("thead", attrs{"role": "rowgroup"}, el("tr", attrs{"role": "row", "aria-rowindex": "1"}, columns...)),
		el("tbody", attrs{"role": "rowgroup", "id": longListID, "class": "long", "tabindex": "-1"}, rows...))
}

func (pg *page) rosterRow(number, entry int, ahead bool) app.UI {
	link, names := pg.entryAhead(number, entry), ""
	facts := make([]string, 4) // kind, events, says, said about
	if a := pg.wholeAt(number, ahead); a != nil {
		link = pg.entryLink(a, entry)
		names, _ = pg.alsoCalled(a)
		facts = []string{pg.kindOf(a), pg.p.Int(howMany[*data.Event](pg.Site, a.ID, graph.Happens)),
			pg.p.Int(howMany[*data.Claim](pg.Site, a.ID, graph.Speaks)), pg.p.Int(howMany[*data.Claim](pg.Site, a.ID, graph.About))}
	}
	cells := []app.UI{el("th", attrs{"scope": "row", "role": "rowheader"}, link, said(spaced(names)))}
	for _, fact := range facts {
		cells = append(cells, el("td", attrs{"role": "cell"}, said(fact)))
	}
	return el("tr", attrs{"role": "row", "aria-rowindex": strconv.Itoa(entry + 2)}, cells...)
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}
