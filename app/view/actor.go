// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// actorPage is everything recorded of an actor.
func (pg *page) actorPage(a *data.Actor) []app.UI {
	name, lang := pg.title(a)
	head := el("header", attrs{"class": "page-head actor-head"},
		monogram(a, name),
		div("", el("h1", attrs{"id": "title", "tabindex": "-1"}, pg.isolate(name, lang)), pg.actorFacts(a), pg.markings(&a.Meta)))
	return []app.UI{head,
		pg.actorSummary(a), pg.protected(a),
		pg.roles(a),
		pg.relations(a.ID),
		pg.later(func() app.UI {
			return pg.claimSection("says", i18n.Says, a.ID, graph.Speaks, i18n.SaysNothing)
		}),
		pg.later(func() app.UI {
			return pg.claimSection("said-about", i18n.SaidAbout, a.ID, graph.About, i18n.NothingSaidAbout)
		}),
		pg.later(func() app.UI { return pg.carries(a.ID) }),
		pg.later(func() app.UI { return pg.eventsOf(a.ID) }),
		pg.later(func() app.UI { return pg.figuresOf(a.ID) }),
		pg.later(func() app.UI { return pg.agreementsOf(a.ID) })}
}

func (pg *page) actorSummary(a *data.Actor) app.UI {
	if a.Summary.IsZero() {
		return pg.attribution(a)
	}
	return div("summary", para("lede", pg.prose(a.Summary)), pg.attribution(a))
}

// actorFacts is the line under the name.
func (pg *page) actorFacts(a *data.Actor) app.UI {
	var country, existed, contested app.UI
	if a.Country != "" {
		country = span("", text(pg.p.Country(a.Country)))
	}
	if a.Existed != nil {
		existed = pg.period(a.Existed.From, a.Existed.To)
	}
	if pg.Graph.Contested(a.ID) {
		contested = tag(halves, span("", pg.t(i18n.ContestedLong)))
	}
	return para("page-facts", joined("·", span("", text(pg.kindOf(a))), country, existed, contested)...)
}

// protected says why no name stands here, with the way to the policy.
func (pg *page) protected(a *data.Actor) app.UI {
	if !a.Minor && !a.WithheldName {
		return nil
	}
	note := i18n.NameWithheld
	if a.Minor {
		note = i18n.MinorUnnamed
	}
	return para("notice", icon("lock"), span("", pg.t(note)), el("a", attrs{"href": pg.s.Href(pg.s.To(link.About))}, pg.t(i18n.PolicyLink)))
}

// period is a span of dates where either end may be unknown.
func (pg *page) period(from, to *data.Date) app.UI {
	switch {
	case from == nil && to == nil:
		return nil
	case to == nil:
		return pg.timed(from, pg.p.Since(from.Date))
	case from == nil:
		return pg.phrase(i18n.DateUntil, pg.date(to))
	}
	return pg.phrase(i18n.DateFromTo, pg.date(from), pg.date(to))
}

// fewNames is how many of an actor's names stand in sight.
const fewNames = 7

// names lists every other spelling: what sort, in which script, whose.
func (pg *page) names(aliases []data.Alias) app.UI {
	if len(aliases) == 0 {
		return nil
	}
	kids := each(pg.ownFirst(aliases), func(a data.Alias) app.UI {
		var whose app.UI
		switch {
		case a.Source != "":
			whose = pg.phrase(i18n.SpelledBy, pg.sourceBdi(a.Source))
		case a.Origin == data.OriginEditor:
			whose = pg.t(i18n.AddedByEditor)
		default:
			whose = pg.t(i18n.InSource)
		}
		return item("name", apart(span("name-text", pg.isolate(a.Text, aliasLang(a, pg.s.Lang))),
			span("name-facts", joined("·", span("", text(pg.p.Word(a.Type))), pg.script(a.Script), spanned(whose))...))...)
	})
	first := list("plain names-list", kids[:min(fewNames, len(kids))]...)
	if len(kids) <= fewNames {
		return pg.section("names", i18n.OtherNames, first)
	}
	return pg.section("names", i18n.OtherNames, first, el("details", attrs{"class": "more-names"},
		el("summary", nil, text(pg.p.N(i18n.CountMoreNames, len(kids)-fewNames))), list("plain names-list", kids[fewNames:]...)))
}

func (pg *page) script(code string) app.UI {
	if code == "" {
		return nil
	}
	return span("", text(pg.p.Script(code)))
}

func (pg *page) roles(a *data.Actor) app.UI {
	var kids []app.UI
	for i, r := range a.Roles {
		var of, basis app.UI
		if r.Of != "" {
			of = pg.phrase(i18n.RoleOf, pg.link(r.Of))
		}
		if r.Basis != "" {
			basis = pg.basis(r.Basis)
		}
		kids = append(kids, item("role",
			para("role-title", joined("·", pg.prose(r.Title), of)...),
			para("chain", joined("·", basis, pg.period(r.From, r.To), pg.accordingTo(r.AccordingTo, roleStatus(r)), pg.editorial(r.Origin),
				pg.chips(a.ID, r.Evidence, roleProof(a, i)))...)))
	}
	if len(kids) == 0 {
		return nil
	}
	return pg.section("roles", i18n.Roles, list("plain roles", kids...))
}

// roleStatus makes an alleged role say by whom it is alleged.
func roleStatus(r data.Role) data.Status {
	if r.Basis == data.BasisAlleged {
		return data.StatusAlleged
	}
	return ""
}

// basis is the footing of a role or relation.
func (pg *page) basis(b data.Basis) app.UI {
	m := dot
	switch b {
	case data.BasisDeJure:
		m = square
	case data.BasisAlleged:
		m = triangle
	}
	return tag(m, span("", text(pg.p.Word(b))))
}

func (pg *page) carries(id string) app.UI {
	all := howMany[*data.Claim](pg.Site, id, graph.Carried)
	if all == 0 {
		return nil
	}
	carried, rest := tied[*data.Claim](pg, "carries", id, graph.Carried)
	return pg.section("carries", i18n.CarriesTitle, el("details", attrs{"class": "in-full"},
		el("summary", nil, text(pg.p.N(i18n.CountClaims, all))), div("claims", each(carried, pg.claimItem)...), rest))
}

func (pg *page) figuresOf(id string) app.UI {
	figures, rest := tied[*data.Figure](pg, "figures", id, graph.Counts)
	if len(figures) == 0 {
		return nil
	}
	return pg.section("figures", i18n.FiguresTitle, div("figures", each(figures, pg.figure)...), rest)
}

func (pg *page) agreementsOf(id string) app.UI {
	agreements, rest := tied[*data.Agreement](pg, "agreements", id, 0)
	if len(agreements) == 0 {
		return nil
	}
	return pg.section("agreements", i18n.NavAgreements, list("plain", each(agreements, func(a *data.Agreement) app.UI {
		return item("", pg.link(a.ID), pg.attribution(a))
	})...), rest)
}
