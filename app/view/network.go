// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
)

// network is every relation as a table, by its footing.
func (pg *page) network() []app.UI {
	kids := []app.UI{pg.viewHead(i18n.NavNetwork, i18n.NetworkIntro)}
	if len(pg.dossier().Relations) == 0 {
		return append(kids, para("empty", pg.t(i18n.NoRelations)))
	}
	for _, v := range data.Basis("").Values() {
		basis := data.Basis(v)
		var some []*data.Relation
		for _, r := range pg.dossier().Relations {
			if r.Basis == basis {
				some = append(some, r)
			}
		}
		if len(some) == 0 {
			continue
		}
		kids = append(kids, el("section", attrs{"aria-labelledby": "basis-" + v},
			heading("h2", "basis-"+v, pg.basis(basis), span("count", text(pg.p.Int(len(some))))),
			para("soft", text(pg.p.About(basis))),
			pg.relationTable(byKind(some), pg.p.Word(basis), false)))
	}
	return kids
}

// relations are those of one actor.
func (pg *page) relations(id string) app.UI {
	relations := pg.Graph.Relations(id)
	if len(relations) == 0 {
		return nil
	}
	return pg.section("relations", i18n.Relations, pg.relationTable(relations, pg.p.T(i18n.Relations), true))
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
