// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/edtf"
	"isnad/data/graph"
)

// network is every relation: as a drawing, and as tables by footing that say
// the same.
func (pg *page) network() []app.UI {
	kids := []app.UI{pg.viewHead(i18n.NavNetwork, i18n.NetworkIntro)}
	if pg.count(data.TypeRelation) == 0 {
		return append(kids, para("empty", pg.t(i18n.NoRelations)))
	}
	wanted, undated := pg.wantedRelations()
	names := map[string]bool{}
	for _, r := range wanted {
		names[r.From] = true
		if r.To != "" {
			names[r.To] = true
		}
	}
	count := pg.p.T(i18n.NetworkShown, len(wanted), pg.count(data.TypeRelation), len(names))
	if undated > 0 && filterOf(pg.s).Timed() {
		count += " " + pg.p.T(i18n.NetworkUndated, undated)
	}
	kids = append(kids, div("net-tools", pg.basisFacets(), pg.timeFacets(), pg.relationKindFacets()),
		el("p", attrs{"class": "soft list-count", "role": "status"}, text(count)))
	if len(wanted) == 0 {
		return append(kids, para("empty", pg.t(i18n.NetworkNone)))
	}
	return append(kids,
		el("a", attrs{"class": "net-skip", "href": "#network-tables", "data-act": "skip-to", "data-to": "network-tables"}, pg.t(i18n.NetworkToTable)),
		pg.wholeDrawing(wanted),
		el("section", attrs{"class": "net-key", "aria-label": pg.p.T(i18n.NetworkLegend)}, pg.lineLegend(wanted), pg.boxLegend()),
		pg.focusPanel(wanted),
		el("div", attrs{"id": "network-tables", "tabindex": "-1"}, pg.basisTables(wanted)...))
}

// basisFacets filter by footing; their lines are the drawing's.
func (pg *page) basisFacets() app.UI {
	all := pg.s
	all.Bases = nil
	kids := []app.UI{pg.facet(all, len(pg.s.Bases) == 0, pg.p.T(i18n.AllKinds), pg.count(data.TypeRelation))}
	for _, v := range data.Basis("").Values() {
		n := 0
		for _, r := range graph.All[*data.Relation](pg.Graph) {
			if string(r.Basis) == v {
				n++
			}
		}
		if n > 0 {
			to := pg.s
			to.Bases = toggled(pg.s.Bases, v)
			kids = append(kids, pg.facet(to, slices.Contains(pg.s.Bases, v), pg.p.Word(data.Basis(v)), n))
		}
	}
	return el("nav", attrs{"class": "facets", "aria-label": pg.p.T(i18n.Footing)}, list("", kids...))
}

// timeFacets filter by the years that relations are dated in.
func (pg *page) timeFacets() app.UI {
	stretches := pg.stretches()
	if len(stretches) == 0 {
		return nil
	}
	f := filterOf(pg.s)
	all := pg.s
	all.From, all.Until = "", ""
	kids := []app.UI{pg.facet(all, !f.Timed(), pg.p.T(i18n.NetworkAnyTime), pg.count(data.TypeRelation))}
	for _, st := range stretches {
		to := pg.s
		to.From, to.Until = edtf.DayOf(st.from, 1, 1).String(), edtf.DayOf(st.to, 12, 31).String()
		name := pg.p.Years(st.from)
		if st.to > st.from {
			name += "–" + pg.p.Years(st.to)
		}
		kids = append(kids, pg.facet(to, to.From == pg.s.From && to.Until == pg.s.Until, name, st.count))
	}
	return pg.foldedFacets(i18n.NetworkByTime, f.Timed(), kids)
}

func (pg *page) relationKindFacets() app.UI {
	counts := map[string]int{}
	for _, r := range graph.All[*data.Relation](pg.Graph) {
		counts[string(r.Kind)]++
	}
	all := pg.s
	all.Kinds = nil
	kids := []app.UI{pg.facet(all, len(pg.s.Kinds) == 0, pg.p.T(i18n.AllKinds), pg.count(data.TypeRelation))}
	for _, v := range data.RelationKind("").Values() {
		if counts[v] > 0 {
			to := pg.s
			to.Kinds = toggled(pg.s.Kinds, v)
			kids = append(kids, pg.facet(to, slices.Contains(pg.s.Kinds, v), pg.p.Word(data.RelationKind(v)), counts[v]))
		}
	}
	return pg.foldedFacets(i18n.NetworkByKind, len(pg.s.Kinds) > 0, kids)
}

// foldedFacets are filters that few need; those in use are open.
func (pg *page) foldedFacets(name i18n.Key, used bool, kids []app.UI) app.UI {
	a := attrs{"class": "tl-filter"}
	if used {
		a["open"] = on
	}
	return el("details", a, el("summary", nil, pg.t(name)),
		el("nav", attrs{"class": "facets", "aria-label": pg.p.T(name)}, list("", kids...)))
}

// focusPanel says in words whom the one in focus is tied to.
func (pg *page) focusPanel(wanted []*data.Relation) app.UI {
	r := pg.Graph.Record(pg.s.Focus)
	ties := tiesOf(wanted, pg.s.Focus)
	if r == nil || len(ties) == 0 {
		return nil
	}
	name, lang := pg.title(r)
	everyone := pg.s
	everyone.Focus = ""
	return el("section", attrs{"class": "net-panel", "aria-labelledby": "network-focus"},
		heading("h2", "network-focus", pg.phrase(i18n.NetworkAround, pg.isolate(name, lang))),
		para("net-ways", el("a", attrs{"href": pg.href(r)}, pg.t(i18n.NetworkOpen)), el("a", attrs{"href": pg.s.Href(everyone)}, pg.t(i18n.NetworkEveryone))),
		pg.relationTable(byKind(ties), name, true))
}

// mostRows of a table can be read through; more are reached by a filter.
const mostRows = 200

// basisTables are the relations as tables, by footing.
func (pg *page) basisTables(wanted []*data.Relation) []app.UI {
	var kids []app.UI
	for _, v := range data.Basis("").Values() {
		basis := data.Basis(v)
		var some []*data.Relation
		for _, r := range wanted {
			if r.Basis == basis {
				some = append(some, r)
			}
		}
		if len(some) == 0 {
			continue
		}
		some = byKind(some)
		var rest app.UI
		if n := len(some) - mostRows; n > 0 {
			rest = para("soft", pg.t(i18n.NetworkMoreRows, n))
		}
		kids = append(kids, el("section", attrs{"aria-labelledby": "basis-" + v},
			heading("h2", "basis-"+v, pg.basis(basis), span("count", text(pg.p.Int(len(some))))),
			para("soft", text(pg.p.About(basis))),
			pg.relationTable(some[:min(len(some), mostRows)], pg.p.Word(basis), false), rest))
	}
	return kids
}

// relations are those of one actor or place.
func (pg *page) relations(id string) app.UI {
	relations, rest := tied[*data.Relation](pg, "relations", id, graph.Ends)
	if len(relations) == 0 {
		return nil
	}
	return pg.section("relations", i18n.Relations, pg.ring(id, relations), pg.relationTable(relations, pg.p.T(i18n.Relations), true), rest)
}

// relationTable lists relations; the footing has a column where it is not the
// table's own.
func (pg *page) relationTable(relations []*data.Relation, caption string, footing bool) app.UI {
	t := pg.p.T
	head := []string{t(i18n.Relation), t(i18n.When), t(i18n.WhoSaysSo)}
	if footing {
		head = slices.Insert(head, 1, t(i18n.Footing))
	}
	var rows [][]cell
	for _, r := range relations {
		when := cell{kid: pg.relationWhen(r)}
		if when.kid == nil {
			when = cell{kid: span("nothing", pg.t(i18n.NotDated)), empty: true}
		}
		row := []cell{{kid: pg.relationLine(r)}, when, {kid: pg.attribution(r)}}
		if footing {
			row = slices.Insert(row, 1, cell{kid: pg.basis(r.Basis)})
		}
		rows = append(rows, row)
	}
	return table("relation-table", caption, head, rows)
}

// relationLine is a relation as a sentence: who, what, whom.
func (pg *page) relationLine(r *data.Relation) app.UI {
	kind := el("a", attrs{"class": "relation-kind", "href": pg.href(r)}, text(pg.relationKind(r)))
	var to app.UI
	if r.To != "" {
		to = pg.link(r.To)
	}
	return span("relation", apart(pg.link(r.From), kind, to, pg.negated(r.Negated))...)
}

// relationWhen is a span for what lasts, and the date for a single act.
func (pg *page) relationWhen(r *data.Relation) app.UI {
	once := r.End == nil && singleAct(r.Kind) || r.End != nil && r.Start != nil && r.End.String() == r.Start.String()
	if r.Start == nil || !once {
		return pg.period(r.Start, r.End)
	}
	return pg.timed(r.Start, pg.p.When(r.Start.Date))
}

func (pg *page) relationKind(r *data.Relation) string {
	if r.Kind == data.Other && !r.KindLabel.IsZero() {
		label, _ := r.KindLabel.In(pg.s.Lang)
		return label
	}
	return pg.p.Word(r.Kind)
}

func (pg *page) relationPage(r *data.Relation) []app.UI {
	facts := []app.UI{described(pg.t(i18n.Footing), pg.basis(r.Basis), span("soft", text(pg.p.About(r.Basis))))}
	if when := pg.relationWhen(r); when != nil {
		facts = append(facts, described(pg.t(i18n.When), when))
	}
	if !r.Note.IsZero() {
		facts = append(facts, described(pg.t(i18n.Note), pg.prose(r.Note)))
	}
	return []app.UI{pg.pageHead(r, pg.relationLine(r), pg.attributionBelow(r)), el("dl", attrs{"class": "facts key-facts"}, facts...),
		pg.section("said-about", i18n.SaidAbout, pg.claimsAbout(r.ID))}
}

func (pg *page) figurePage(f *data.Figure) []app.UI {
	facts := []app.UI{described(pg.t(i18n.Counts), pg.link(f.Subject)), described(pg.t(i18n.Exactness), text(pg.p.Word(f.Qualifier)))}
	if f.AsOf != nil {
		facts = append(facts, described(pg.t(i18n.When), pg.date(f.AsOf), pg.dateNote(f.AsOf)))
	}
	return []app.UI{
		pg.pageHead(f, span("figure-value", pg.amount(f)...), para("lede", pg.prose(f.Label)), pg.attributionBelow(f)),
		el("dl", attrs{"class": "facts key-facts"}, facts...),
		pg.section("said-about", i18n.SaidAbout, pg.claimsAbout(f.ID))}
}
