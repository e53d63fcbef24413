// SPDX-License-Identifier: MIT

package view

import (
	"math"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// sortConnected orders a list by how much refers to each; the default is by
// name.
const sortConnected = "connected"

// actors is the list of everyone, as cards or as a table.
func (pg *page) actors() []app.UI {
	var list app.UI
	var n int
	if numbers := pg.indexed(pg.s, math.MaxInt); len(numbers) > wholeList {
		list, n = pg.longRoster(numbers), len(numbers)
	} else {
		shown := pg.roster(pg.s)
		list, n = pg.actorList(shown), len(shown)
	}
	return []app.UI{pg.viewHead(i18n.NavActors, i18n.ActorsIntro),
		div("list-tools", pg.kindFacets(), pg.countryFacets(), pg.roleFacets(), div("list-options", pg.sortLinks(), pg.layoutLinks())),
		el("p", attrs{"class": "soft list-count", "role": "status"}, text(pg.p.N(i18n.CountActors, n))), list}
}

// actorList is the list of some.
func (pg *page) actorList(shown []*data.Actor) app.UI {
	switch {
	case len(shown) == 0:
		return para("empty", pg.t(i18n.NoActors))
	case pg.s.Table:
		return pg.actorTable(shown)
	}
	return div("cards", each(shown, func(a *data.Actor) app.UI { return pg.card(a, "h2") })...)
}

func (pg *page) kindFacets() app.UI {
	all := pg.s
	all.Kinds = nil
	counts, total := pg.countKinds(pg.s)
	kids := []app.UI{pg.facet(all, len(pg.s.Kinds) == 0, pg.p.T(i18n.AllKinds), total)}
	for _, v := range data.ActorKind("").Values() {
		if counts[v] == 0 && !slices.Contains(pg.s.Kinds, v) {
			continue
		}
		to := pg.s
		to.Kinds = toggled(pg.s.Kinds, v)
		kids = append(kids, pg.facet(to, slices.Contains(pg.s.Kinds, v), pg.p.Word(data.ActorKind(v)), counts[v]))
	}
	return el("nav", attrs{"class": "facets", "aria-label": pg.p.T(i18n.FilterByKind)}, list("", kids...))
}

// mostFaceted is up to how many actors the facets that only records know are
// counted: each count asks every one of them.
const mostFaceted = 5_000

// faceted says that a facet is offered, or in use.
func (pg *page) faceted(chosen string) bool {
	return chosen != "" || pg.count(data.TypeActor) <= mostFaceted
}

// countryFacets and roleFacets are folded away until one is chosen: an actor's
// kind is what most look for.
func (pg *page) countryFacets() app.UI {
	if !pg.faceted(pg.s.Country) {
		return nil
	}
	values := pg.countFacet(pg.s, func(s *link.State) *string { return &s.Country }, countryOf)
	return pg.oneOf(values, i18n.FilterByCountry, i18n.AnyCountry, func(s *link.State) *string { return &s.Country },
		func(value string) string { return pg.p.Country(strings.ToUpper(value)) })
}

func (pg *page) roleFacets() app.UI {
	if !pg.faceted(pg.s.Role) {
		return nil
	}
	values := pg.countFacet(pg.s, func(s *link.State) *string { return &s.Role }, pg.rolesOf)
	return pg.oneOf(values, i18n.FilterByRole, i18n.AnyRole, func(s *link.State) *string { return &s.Role },
		func(value string) string { return pg.p.T(roleNames[value]) })
}

// oneOf are the values of a facet of which one may be chosen.
func (pg *page) oneOf(values []facetValue, title, any i18n.Key, field func(*link.State) *string, name func(string) string) app.UI {
	if len(values) < 2 && *field(&pg.s) == "" {
		return nil
	}
	all := pg.s
	*field(&all) = ""
	kids := []app.UI{item("", el("a", chosenIf(attrs{"class": "facet", "href": pg.s.Href(all)}, *field(&pg.s) == ""), pg.t(any)))}
	for _, v := range values {
		to := pg.s
		*field(&to) = v.id
		kids = append(kids, pg.facet(to, v.chosen, name(v.id), v.n))
	}
	a := attrs{"class": "list-facet"}
	if *field(&pg.s) != "" {
		a["open"] = on
	}
	return el("details", a, el("summary", nil, pg.t(title)), el("nav", attrs{"class": "facets", "aria-label": pg.p.T(title)}, list("", kids...)))
}

func chosenIf(a attrs, chosen bool) attrs {
	if chosen {
		a["aria-current"] = "true"
	}
	return a
}

func (pg *page) sortLinks() app.UI {
	byName, byDegree := pg.s, pg.s
	byName.Sort, byDegree.Sort = "", sortConnected
	return pg.choice(i18n.SortBy, []link.State{byName, byDegree}, []i18n.Key{i18n.SortByName, i18n.SortByConnected})
}

func (pg *page) layoutLinks() app.UI {
	cards, rows := pg.s, pg.s
	cards.Table, rows.Table = false, true
	return pg.choice(i18n.ShowAs, []link.State{cards, rows}, []i18n.Key{i18n.AsCards, i18n.AsTable})
}

// choice is one of several states, as links.
func (pg *page) choice(label i18n.Key, states []link.State, names []i18n.Key) app.UI {
	var kids []app.UI
	for i, s := range states {
		a := attrs{"href": pg.s.Href(s)}
		if s.String() == pg.s.String() {
			a["aria-current"] = "true"
		}
		kids = append(kids, item("", el("a", a, pg.t(names[i]))))
	}
	return el("nav", attrs{"class": "choice", "aria-label": pg.p.T(label)}, span("choice-label", pg.t(label)), list("", kids...))
}

// card is an actor in a list; its heading stands at a level of the page.
func (pg *page) card(a *data.Actor, level string) app.UI {
	name, lang := pg.title(a)
	return el("article", attrs{"class": "card kind-" + string(a.Kind)},
		monogram(a, name),
		div("card-name",
			el(level, nil, el("a", attrs{"class": "card-link", "href": pg.href(a)}, pg.isolate(name, lang))),
			para("card-kind", text(pg.kindOf(a)))),
		pg.otherNames(a),
		pg.cardLine(a),
		pg.cardCounts(a))
}

func monogram(a *data.Actor, name string) app.UI {
	class := "monogram"
	if a.Kind == data.ActorPerson {
		class = "monogram round"
	}
	return el("span", attrs{"class": class, "aria-hidden": "true"}, text(initials(a, name)))
}

// otherNames are the first few a reader may know the actor by.
func (pg *page) otherNames(a *data.Actor) app.UI {
	var kids []app.UI
	for _, alias := range a.Aliases[:min(3, len(a.Aliases))] {
		kids = append(kids, pg.isolate(alias.Text, aliasLang(alias, pg.s.Lang)))
	}
	if len(kids) == 0 {
		return nil
	}
	return para("card-names", joined("·", kids...)...)
}

// aliasLang is the language of an alias; where it is not given it is taken for
// the page's, so that no language is invented.
func aliasLang(a data.Alias, page string) string {
	if a.Lang == "" {
		return page
	}
	return a.Lang
}

func (pg *page) cardLine(a *data.Actor) app.UI {
	switch {
	case !a.Summary.IsZero():
		return para("card-line", pg.prose(a.Summary))
	case len(a.Roles) > 0:
		return para("card-line", pg.prose(a.Roles[0].Title))
	}
	return nil
}

func (pg *page) cardCounts(a *data.Actor) app.UI {
	var contested, first app.UI
	if pg.Graph.Contested(a.ID) {
		contested = tag(halves, span("", pg.t(i18n.Contested)))
	}
	if len(a.Evidence) > 0 {
		first = pg.chips(a.ID, a.Evidence[:1], 0)
	}
	return div("card-foot",
		span("", text(pg.p.N(i18n.CountEvents, howMany[*data.Event](pg.Site, a.ID, graph.Happens)))),
		span("", text(pg.p.N(i18n.CountSays, howMany[*data.Claim](pg.Site, a.ID, graph.Speaks)))),
		span("", text(pg.p.N(i18n.CountSaidAbout, howMany[*data.Claim](pg.Site, a.ID, graph.About)))),
		contested, pg.doubtful(a), first)
}

// doubtful marks an actor whose very record is an allegation.
func (pg *page) doubtful(a *data.Actor) app.UI {
	if a.Status != data.StatusAlleged {
		return nil
	}
	return pg.accordingTo(a.AccordingTo, a.Status)
}

func (pg *page) actorTable(actors []*data.Actor) app.UI {
	t := pg.p.T
	head := []string{t(i18n.Name), t(i18n.Kind), t(i18n.OtherNames), t(i18n.Events), t(i18n.Says), t(i18n.SaidAbout), t(i18n.ContestedHead)}
	var rows [][]cell
	for _, a := range actors {
		contested := cell{kid: span("", text("–")), empty: true}
		if pg.Graph.Contested(a.ID) {
			contested = cell{kid: tag(halves, span("", pg.t(i18n.Contested)))}
		}
		number := func(n int) cell { return cell{kid: span("", text(pg.p.Int(n)))} }
		names := pg.otherNames(a)
		rows = append(rows, []cell{{kid: pg.link(a.ID)}, {kid: span("", text(pg.kindOf(a)))}, {names, names == nil},
			number(howMany[*data.Event](pg.Site, a.ID, graph.Happens)), number(howMany[*data.Claim](pg.Site, a.ID, graph.Speaks)), number(howMany[*data.Claim](pg.Site, a.ID, graph.About)), contested})
	}
	return table("actor-table", t(i18n.NavActors), head, rows)
}
