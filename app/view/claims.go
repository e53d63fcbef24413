// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// claims is the view of who asserts and who denies, topic by topic.
func (pg *page) claims() []app.UI {
	topics := pg.topicsShown()
	kids := []app.UI{pg.viewHead(i18n.NavClaims, i18n.ClaimsIntro)}
	if pg.s.Topic == "" && pg.count(data.TypeClaim) > mostSetOut {
		return pg.topicList(topics)
	}
	kids = append(kids, pg.topicFacets(), pg.emptyNote())
	if len(topics) == 0 {
		kids = append(kids, para("empty", pg.t(i18n.NoTopics)))
	}
	for _, t := range topics {
		kids = append(kids, pg.topicSection(t))
	}
	if pg.s.Topic != "" {
		return kids
	}
	if loose := pg.looseClaims(); len(loose) > 0 {
		kids = append(kids, pg.section("other-claims", i18n.OtherClaims, pg.claimList(loose, i18n.NothingSaid)))
	}
	return kids
}

// mostSetOut is how many claims the view of all topics sets out: a page of some
// megabytes.
const mostSetOut = 2_000

// topicList is the view of claims where there are too many: the topics alone.
func (pg *page) topicList(topics []*data.Topic) []app.UI {
	return []app.UI{pg.viewHead(i18n.NavClaims, i18n.ClaimsIntro), para("", pg.t(i18n.ChooseATopic)),
		list("plain", each(topics, func(t *data.Topic) app.UI {
			to := pg.s
			to.Topic = t.ID
			return item("", el("a", attrs{"href": pg.s.Href(to)}, pg.prose(t.Name)), para("soft", pg.prose(t.Question)))
		})...)}
}

// viewHead is the top of a view that is not one record's.
func (pg *page) viewHead(title, intro i18n.Key) app.UI {
	return el("header", attrs{"class": "page-head"}, el("h1", attrs{"id": "title", "tabindex": "-1"}, pg.t(title)), para("lede", pg.t(intro)))
}

// emptyNote explains the empty cells, once for all matrices.
func (pg *page) emptyNote() app.UI {
	return para("matrix-note", span("", pg.t(i18n.EmptyCellNote)), text(" "), span("editor", pg.t(i18n.SpeakerInferred)))
}

func (pg *page) topicFacets() app.UI {
	all := pg.s.To(link.Claims)
	kids := []app.UI{pg.facet(all, pg.s.Topic == "", pg.p.T(i18n.AllTopics), pg.count(data.TypeClaim))}
	if pg.count(data.TypeClaim) > mostSetOut {
		return el("nav", attrs{"class": "facets", "aria-label": pg.p.T(i18n.FilterByTopic)}, list("", kids...))
	}
	for _, t := range graph.All[*data.Topic](pg.Graph) {
		to := all
		to.Topic = t.ID
		name, _ := t.Name.In(pg.s.Lang)
		kids = append(kids, pg.facet(to, pg.s.Topic == t.ID, name, len(pg.topicClaimIDs(t))))
	}
	return el("nav", attrs{"class": "facets", "aria-label": pg.p.T(i18n.FilterByTopic)}, list("", kids...))
}

// facet is a filter as a link, with how many it leaves.
func (pg *page) facet(to link.State, chosen bool, name string, n int) app.UI {
	a := attrs{"href": pg.s.Href(to), "class": "facet"}
	if chosen {
		a["aria-current"] = "true"
	}
	return item("", el("a", a, el("bdi", nil, text(name)), span("count", text(pg.p.Int(n)))))
}

func (pg *page) topicSection(t *data.Topic) app.UI {
	id := "topic-" + t.ID
	return el("section", attrs{"class": "topic", "aria-labelledby": id},
		heading("h2", id, el("a", attrs{"class": "quiet", "href": pg.href(t)}, pg.prose(t.Name))),
		para("question", pg.prose(t.Question)),
		pg.matrix(t), pg.inFull(t))
}

// inFull is a topic's claims where the topic was asked for, and else the way
// to them: all of them at once are some thousands of elements, which nobody
// reads at once and every reader would wait for.
func (pg *page) inFull(t *data.Topic) app.UI {
	if pg.s.Topic == t.ID {
		claims, rest := pg.topicRoots(t)
		return div("in-full", pg.claimList(claims, i18n.NothingSaid), rest)
	}
	return para("more", el("a", attrs{"href": pg.hrefAt(t, "claims")}, text(pg.p.N(i18n.CountClaimsInFull, len(pg.topicClaimIDs(t))))))
}

// matrix has propositions down and speakers across. An empty cell says that
// nothing is recorded, never that somebody is silent.
func (pg *page) matrix(t *data.Topic) app.UI {
	// Who only denies in general is not counted: all claims would be read for that.
	if speakers := len(pg.speakersBy(pg.topicClaimIDs(t))); speakers > mostAcross {
		return para("soft", pg.t(i18n.MatrixTooWide, speakers))
	}
	m := pg.matrixOf(t)
	if len(m.speakers) == 0 {
		return para("empty", pg.t(i18n.NothingSaid))
	}
	name, _ := t.Name.In(pg.s.Lang)
	heads := []app.UI{el("th", attrs{"scope": "col", "role": "columnheader"}, pg.t(i18n.PropositionKicker))}
	m.bearers = map[string]int{}
	for _, id := range m.speakers {
		m.bearers[pg.nameOf(id)]++
	}
	for _, id := range m.speakers {
		heads = append(heads, el("th", attrs{"scope": "col", "role": "columnheader"}, append([]app.UI{pg.link(id)}, pg.namesake(m, id)...)...))
	}
	rows := each(m.rows, func(r matrixRow) app.UI { return pg.matrixRow(m, r) })
	return el("div", attrs{"class": "table-box", "role": "group", "aria-label": name, "tabindex": "0"},
		el("table", attrs{"class": "matrix stack", "role": "table", "aria-label": name},
			el("thead", attrs{"role": "rowgroup"}, pg.campRow(m), el("tr", attrs{"role": "row"}, heads...)),
			el("tbody", attrs{"role": "rowgroup"}, rows...)))
}

// namesake tells columns apart that have one name, as an outlet and its article
// may: what kind of record each is.
func (pg *page) namesake(m matrix, id string) []app.UI {
	if m.bearers[pg.nameOf(id)] < 2 {
		return nil
	}
	return []app.UI{text(" "), span("soft", text(pg.p.One(pg.Graph.TypeOf(id))))}
}

// mostAcross is how many columns a matrix has at most.
const mostAcross = 150

// campRow names the camps above their members and says whose grouping it is.
func (pg *page) campRow(m matrix) app.UI {
	if len(m.camps) == 0 {
		return nil
	}
	kids := []app.UI{el("td", attrs{"role": "cell"}, span("editor", pg.t(i18n.CampsByEditor)))}
	for _, c := range m.camps {
		kids = append(kids, el("th", attrs{"scope": "colgroup", "role": "columnheader", "class": "camp", "colspan": itoa(c.width)}, pg.campLabel(c)))
	}
	return el("tr", attrs{"role": "row", "class": "camps"}, kids...)
}

func (pg *page) campLabel(c campColumns) app.UI {
	if c.label.IsZero() {
		return pg.t(i18n.NoCamp)
	}
	return pg.prose(c.label)
}

func (pg *page) matrixRow(m matrix, r matrixRow) app.UI {
	row := []app.UI{el("th", attrs{"scope": "row", "role": "rowheader"}, pg.proposed(r.proposition))}
	for i := range m.speakers {
		said := append(append(each(r.cells[i], pg.matrixClaim), each(r.general[i], pg.generalDenial)...), each(r.related[i], pg.relatedDenial)...)
		if len(said) == 0 {
			row = append(row, el("td", attrs{"role": "cell", "class": "is-empty"}, hush(pg.p.T(i18n.NothingRecorded))))
			continue
		}
		row = append(row, el("td", attrs{"role": "cell"},
			el("span", attrs{"class": "cell-label", "aria-hidden": "true"}, append([]app.UI{span("", text(pg.nameOf(m.speakers[i])))}, pg.namesake(m, m.speakers[i])...)...),
			cellClaims(said)))
	}
	return el("tr", attrs{"role": "row"}, row...)
}

// proposed is a proposition that leads to its page: quoted, and marked as
// nobody's finding.
func (pg *page) proposed(p *data.Proposition) app.UI {
	return el("a", attrs{"class": "quiet", "href": pg.href(p)}, pg.led(p)...)
}

// atIssue is a proposition under the words that it is only at issue.
func (pg *page) atIssue(p *data.Proposition) app.UI {
	w := pg.wordingOf(p)
	return el("a", attrs{"class": "quiet", "href": pg.href(p)}, apart(span("side-issue", pg.t(i18n.AtIssue)), pg.isolate(w.text, w.lang))...)
}

func cellClaims(said []app.UI) app.UI {
	if len(said) == 1 {
		return said[0]
	}
	return span("cell-claims", said...)
}

// generalDenial is a denial that takes the proposition in with others: lighter
// than one of this point, and never left out.
func (pg *page) generalDenial(c *data.Claim) app.UI {
	return pg.cellClaim(c, "tag general", cross, pg.p.T(i18n.DeniesInGeneral))
}

// relatedDenial answers who asserts the proposition, and denies another one.
func (pg *page) relatedDenial(c *data.Claim) app.UI {
	return pg.cellClaim(c, "tag general", cross, pg.p.T(i18n.DeniesRelated))
}

// matrixClaim is one claim in a cell: how it was said, and the way to it.
func (pg *page) matrixClaim(c *data.Claim) app.UI {
	return pg.cellClaim(c, "tag", markOfClaim(c), pg.cellWord(c))
}

// cellClaim is a claim in a word. A speaker whom the editor inferred is marked
// there as elsewhere.
func (pg *page) cellClaim(c *data.Claim, class string, m mark, word string) app.UI {
	title, inferred := pg.worded(pg.wordingOf(c)), app.UI(nil)
	if speakerInferred(c) {
		inferred = span("editor", hush(pg.p.T(i18n.SpeakerInferred)))
		title = pg.p.T(i18n.Lead, title, pg.p.T(i18n.SpeakerInferred))
	}
	return el("a", attrs{"class": class + " tone-" + m.tone, "href": pg.href(c), "title": title, "data-passages": pg.onPaper(c)}, m.draw(), text(word), inferred)
}

// onPaper names where a claim stands, for paper, on which nothing can be followed
// to it. Where there is one source it goes without saying.
func (pg *page) onPaper(c *data.Claim) string {
	if pg.count(data.TypeSource) > 1 {
		return pg.passages(c.Evidence)
	}
	var all []string
	for i, e := range c.Evidence {
		if i == 0 || !samePassage(e, c.Evidence[i-1]) {
			all = append(all, pg.passage(e))
		}
	}
	return strings.Join(all, " ")
}

// cellWord is the act; where the act alone does not tell the side taken, the
// stance stands beside it.
func (pg *page) cellWord(c *data.Claim) string {
	act := pg.p.Word(actOf(c))
	if c.Act == data.Other && !c.ActLabel.IsZero() {
		act, _ = c.ActLabel.In(pg.s.Lang)
	}
	switch c.Stance {
	case data.StanceAsserts:
		return act
	case data.StanceDenies:
		if actOf(c) == "denies" {
			return act
		}
	}
	return pg.p.T(i18n.ActAndStance, act, pg.p.Word(c.Stance))
}

// sideBySide draws two camps on one topic: a proposition, and under it what
// either side says of it.
func (pg *page) sideBySide(t *data.Topic) app.UI {
	m := pg.sidesOf(t)
	kids := []app.UI{div("side-names", each(m.labels[:], func(l data.Text) app.UI { return el("p", attrs{"class": "side-name"}, pg.prose(l)) })...)}
	for _, r := range m.rows {
		kids = append(kids, div("side-row",
			el("h3", attrs{"class": "side-question"}, pg.atIssue(r.proposition)),
			div(sideRows(r.claims), pg.side(t, 0, r.claims[0], r.claims[1]), pg.side(t, 1, r.claims[1], r.claims[0]))))
	}
	if len(m.apart[0])+len(m.apart[1]) > 0 {
		kids = append(kids, div("side-row", div(sideRows(m.apart), pg.side(t, 0, m.apart[0], nil), pg.side(t, 1, m.apart[1], nil))))
	}
	return div("sides", kids...)
}

// mostSideRows is how many claims of a side stand level with those of the
// other; the style sheet has a class for each number.
const mostSideRows = 12

// sideRows is the class of two sides whose claims stand level.
func sideRows(claims [2][]*data.Claim) string {
	return "side-pair rows-" + itoa(min(mostSideRows, max(len(claims[0]), len(claims[1]))))
}

// side is what one camp says; what it answers of neither camp stands over a claim,
// answers that do not stand beside it under it.
func (pg *page) side(t *data.Topic, camp int, claims, beside []*data.Claim) app.UI {
	who, _ := t.Camps[camp].Label.In(pg.s.Lang)
	name := span("side-label", text(who))
	if len(claims) == 0 {
		return div("side", name, para("nothing", pg.t(i18n.NothingRecorded)))
	}
	return div("side", append([]app.UI{name}, each(claims, func(c *data.Claim) app.UI {
		return el("article", attrs{"class": "claim"}, append(append([]app.UI{pg.answersOutside(t, c)}, pg.claimCore(c, false)...), pg.answerLines(c, beside)...)...)
	})...)...)
}

// answerLines are a claim's answers in a line each.
func (pg *page) answerLines(c *data.Claim, beside []*data.Claim) []app.UI {
	if len(pg.Graph.Responses(c.ID)) == 0 && owesAnswer(c) {
		return []app.UI{para("no-response", pg.t(i18n.NoResponse))}
	}
	return each(pg.unanswered(c, beside), func(a *data.Claim) app.UI {
		return para("answer-line", apart(pg.by(a), el("a", attrs{"class": "quiet", "href": pg.href(a)}, pg.prose(a.Text)))...)
	})
}

func (pg *page) topicPage(t *data.Topic) []app.UI {
	s, lang := pg.title(t)
	own := []app.UI{pg.pageHead(t, pg.isolate(s, lang), para("lede", pg.prose(t.Question)), pg.attribution(t))}
	if len(t.Camps) == 2 {
		own = append(own, pg.section("sides", i18n.TwoNarratives, pg.sideBySide(t), para("more", span("editor", pg.t(i18n.CampsByEditor)))))
	}
	claims, rest := pg.topicRoots(t)
	return append(own,
		pg.section("matrix", i18n.WhoSaysWhat, pg.emptyNote(), pg.matrix(t)),
		pg.section("claims", i18n.NavClaims, pg.claimList(claims, i18n.NothingSaid), rest))
}

func (pg *page) propositionPage(p *data.Proposition) []app.UI {
	w := pg.wordingOf(p)
	own := []app.UI{pg.pageHead(p, pg.isolate(w.text, w.lang), para("soft", pg.phrase(i18n.PartOfTopic, pg.link(p.Topic))), para("lede", pg.t(i18n.PropositionNote)))}
	groups, general := pg.byStance(p), pg.generalDenials(p)
	if len(groups)+len(general) == 0 {
		return append(own, para("empty", pg.t(i18n.NothingSaid)))
	}
	for _, stance := range stances {
		if stance.of == data.StanceDenies {
			own = append(own, pg.stanceSection(stance, general, groups))
			continue
		}
		own = append(own, pg.stanceSection(stance, nil, groups))
	}
	return own
}

// stanceSection lists who takes a stance on a proposition. What is asserted
// and denied by nobody says so; an answer that takes the proposition in with
// others is listed as one.
func (pg *page) stanceSection(s stanceWords, general []*data.Claim, groups map[data.Stance][]string) app.UI {
	id := "stance-" + string(s.of)
	speakers := len(pg.speakersBy(append(slices.Clone(groups[s.of]), idsOf(general)...)))
	if speakers == 0 {
		if s.nobody == "" || len(groups[data.StanceAsserts])+len(groups[data.StanceDenies]) == 0 {
			return nil
		}
		return el("section", attrs{"aria-labelledby": id, "class": "nobody-on-record"}, heading("h2", id, tag(markOfStance(s.of), span("", pg.t(s.nobody)))))
	}
	first, rest := pg.cut(id, groups[s.of])
	kids := append(each(graph.Some[*data.Claim](pg.Graph, first), pg.claimItem), rest)
	kids = append(kids, each(general, func(c *data.Claim) app.UI {
		return el("article", attrs{"class": "claim general"}, append(pg.claimCore(c, false), para("blanket", pg.t(i18n.GeneralAnswer)))...)
	})...)
	return el("section", attrs{"aria-labelledby": id},
		heading("h2", id, tag(markOfStance(s.of), span("", pg.t(s.head, speakers)))), div("claims", kids...))
}
