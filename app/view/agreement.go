// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// agreements is the view of every agreement; with one, it is that one.
func (pg *page) agreements() []app.UI {
	all := graph.All[*data.Agreement](pg.Graph)
	if len(all) == 0 {
		return []app.UI{pg.viewHead(i18n.NavAgreements, i18n.AgreementsIntro), para("empty", pg.t(i18n.NoAgreements))}
	}
	if len(all) == 1 {
		return pg.agreementPage(all[0])
	}
	kids := []app.UI{pg.viewHead(i18n.NavAgreements, i18n.AgreementsIntro)}
	for _, a := range all {
		kids = append(kids, el("section", attrs{"aria-labelledby": "agreement-" + a.ID},
			heading("h2", "agreement-"+a.ID, pg.link(a.ID)), pg.attribution(a), pg.parties(a), pg.terms(a)))
	}
	return kids
}

func (pg *page) agreementPage(a *data.Agreement) []app.UI {
	s, lang := pg.title(a)
	var summary, event app.UI
	if !a.Summary.IsZero() {
		summary = para("lede", pg.prose(a.Summary))
	}
	if a.Event != "" {
		event = pg.phrase(i18n.ReachedAt, pg.link(a.Event))
	}
	return []app.UI{
		pg.pageHead(a, pg.isolate(s, lang), summary, para("page-facts", joined("·", pg.date(a.Date), event)...), pg.attributionBelow(a)),
		pg.section("parties", i18n.Parties, pg.parties(a)),
		pg.section("terms", i18n.Terms, pg.terms(a)),
		pg.section("said-about", i18n.SaidAboutAgreement, pg.claimsAbout(a.ID))}
}

// claimsAbout is what is said about a record; nothing where nothing is.
func (pg *page) claimsAbout(id string) app.UI {
	said, rest := tied[*data.Claim](pg, "said-about", id, graph.About)
	if len(said) == 0 {
		return nil
	}
	return div("claims", append(each(said, pg.claimItem), rest)...)
}

func (pg *page) parties(a *data.Agreement) app.UI {
	kids := each(a.Parties, func(p data.Party) app.UI {
		var by app.UI = span("soft", pg.t(i18n.RepresentativeUnnamed))
		if !p.RepresentedBy.IsZero() {
			by = span("soft", pg.phrase(i18n.RepresentedBy, pg.prose(p.RepresentedBy)))
		}
		return item("party", span("party-name", pg.link(p.Actor)), by)
	})
	if len(a.Witnesses) > 0 {
		kids = append(kids, item("party", span("party-name", pg.t(i18n.Witnesses)), span("soft", pg.links(a.Witnesses))))
	}
	return list("plain parties", kids...)
}

// terms are the points, clause by clause.
func (pg *page) terms(a *data.Agreement) app.UI {
	var kids []app.UI
	for i, t := range a.Terms {
		kids = append(kids, el("li", attrs{"class": "term", "id": "term-" + itoa(t.Number)},
			span("term-number", text(pg.p.Year(t.Number))),
			div("term-body", append(each(t.Clauses, pg.clause), para("chain", pg.chips(a.ID, t.Evidence, termProof(a, i))))...)))
	}
	return el("ol", attrs{"class": "terms", "role": "list"}, kids...)
}

func (pg *page) clause(c data.Clause) app.UI {
	var about app.UI
	if len(c.About) > 0 {
		about = para("soft", pg.phrase(i18n.TouchesOn, pg.links(c.About)))
	}
	return div("clause", para("clause-text", pg.prose(c.Text)),
		para("clause-facts", joined("·", span("clause-kind", text(pg.clauseKind(c))), pg.obliged(c))...), about)
}

func (pg *page) clauseKind(c data.Clause) string {
	if c.Kind == data.Other && !c.KindLabel.IsZero() {
		label, _ := c.KindLabel.In(pg.s.Lang)
		return label
	}
	return pg.p.Word(c.Kind)
}

// obliged says whom the clause binds: by its text, or in our reading, which is
// marked as ours.
func (pg *page) obliged(c data.Clause) app.UI {
	switch {
	case len(c.Obliged) == 0:
		return span("soft", pg.t(i18n.ObligedNotStated))
	case c.ObligedBasis == data.ObligedEditor:
		return span("editor", pg.phrase(i18n.ObligedByReading, pg.links(c.Obliged)))
	}
	return pg.phrase(i18n.ObligedByText, pg.links(c.Obliged))
}

// termText is a term as one sentence.
func (pg *page) termText(t data.Term) app.UI {
	var kids []app.UI
	for i, c := range t.Clauses {
		if i > 0 {
			kids = append(kids, span("", text(" ")))
		}
		kids = append(kids, pg.prose(c.Text))
	}
	return span("term-text", kids...)
}
