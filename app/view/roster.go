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

func (v *rosterPage) draw(shown []int) func(pg *page, d drawn) app.UI {
	return func(pg *page, d drawn) app.UI {
		actors := pg.actorsAt(shown[d.first:d.last])
		if pg.s.Table {
			return pg.rosterTable(actors, d, len(shown))
		}
		var cards []app.UI
		for k, a := range actors {
			cards = append(cards, pg.slip(a, d.first+k, len(shown)))
		}
		return el("ul", attrs{"id": longListID, "class": "cards long", "role": "list", "tabindex": "-1", "aria-label": pg.p.T(i18n.NavActors)}, cards...)
	}
}

// slip is an actor's card in a long list.
func (pg *page) slip(a *data.Actor, entry, all int) app.UI {
	name, lang := pg.title(a)
	return el("li", attrs{"class": "slip kind-" + string(a.Kind), "aria-posinset": strconv.Itoa(entry + 1), "aria-setsize": strconv.Itoa(all)},
		el("a", attrs{"class": "slip-name", "href": pg.href(a), "lang": lang, "dir": "auto", "data-entry": strconv.Itoa(entry)}, text(name)),
		el("p", attrs{"class": "slip-facts"}, text(pg.slipFacts(a))),
		pg.slipLine(a))
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
func (pg *page) rosterTable(actors []*data.Actor, d drawn, all int) app.UI {
	head := []i18n.Key{i18n.Name, i18n.Kind, i18n.Events, i18n.Says, i18n.SaidAbout}
	var columns []app.UI
	for _, h := range head {
		columns = append(columns, el("th", attrs{"scope": "col", "role": "columnheader"}, pg.t(h)))
	}
	gap := func(class string) app.UI {
		return el("tr", attrs{"class": class, "aria-hidden": "true"}, el("td", attrs{"colspan": strconv.Itoa(len(head))}))
	}
	rows := []app.UI{gap("gap-before")}
	for k, a := range actors {
		rows = append(rows, pg.rosterRow(a, d.first+k))
	}
	rows = append(rows, gap("gap-after"))
	return el("table", attrs{"class": "roster", "role": "table", "aria-label": pg.p.T(i18n.NavActors), "aria-rowcount": strconv.Itoa(all + 1)},
		el("thead", attrs{"role": "rowgroup"}, el("tr", attrs{"role": "row", "aria-rowindex": "1"}, columns...)),
		el("tbody", attrs{"role": "rowgroup", "id": longListID, "class": "long", "tabindex": "-1"}, rows...))
}

func (pg *page) rosterRow(a *data.Actor, entry int) app.UI {
	name, lang := pg.title(a)
	names, _ := pg.alsoCalled(a)
	number := func(n int) app.UI { return el("td", attrs{"role": "cell"}, text(pg.p.Int(n))) }
	return el("tr", attrs{"role": "row", "aria-rowindex": strconv.Itoa(entry + 2)},
		el("th", attrs{"scope": "row", "role": "rowheader"},
			el("a", attrs{"href": pg.href(a), "lang": lang, "dir": "auto", "data-entry": strconv.Itoa(entry)}, text(name)), said(spaced(names))),
		el("td", attrs{"role": "cell"}, text(pg.kindOf(a))),
		number(howMany[*data.Event](pg.Site, a.ID, graph.Happens)), number(howMany[*data.Claim](pg.Site, a.ID, graph.Speaks)), number(howMany[*data.Claim](pg.Site, a.ID, graph.About)))
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}
