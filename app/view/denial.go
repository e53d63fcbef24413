// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// An allegation stands nowhere without its denial, in a line of a list neither.

// denialsOf are the claims that deny what others say about a record, and whether
// each is a sweeping answer only.
func (site *Site) denialsOf(id string) (denials []*data.Claim, sweeping map[*data.Claim]bool) {
	sweeping = map[*data.Claim]bool{}
	for _, c := range graph.Some[*data.Claim](site.Graph, graph.Tied[*data.Claim](site.Graph, id, graph.Denied)) {
		for _, answer := range site.Graph.Responses(c.ID) {
			if answer.Stance != data.StanceDenies {
				continue
			}
			if !slices.Contains(denials, answer) {
				denials, sweeping[answer] = append(denials, answer), true
			}
			sweeping[answer] = sweeping[answer] && graph.Sweeps(answer, c)
		}
	}
	return denials, sweeping
}

// denied says who denies an alleged record, each with the passage; the first of
// many.
func (pg *page) denied(r data.Record) []app.UI {
	if statusOf(r) != data.StatusAlleged {
		return nil
	}
	denials, sweeping := pg.denialsOf(r.Head().ID)
	var kids []app.UI
	for _, c := range denials[:min(len(denials), fewSpeakers)] {
		line := []app.UI{pg.by(c), pg.chips(c.ID, c.Evidence, 0)}
		if sweeping[c] {
			line = append(line, span("soft", pg.t(i18n.BlanketAnswer)))
		}
		kids = append(kids, span("according denial", apart(line...)...))
	}
	if more := len(denials) - len(kids); more > 0 {
		kids = append(kids, span("soft", text(pg.p.N(i18n.CountOthers, more))))
	}
	return kids
}

// deniedWords are who denies an alleged record, for a drawing; "" where nobody
// is on record.
func (pg *page) deniedWords(r data.Record) string {
	denials, _ := pg.denialsOf(r.Head().ID)
	if names := pg.speakersBy(idsOf(denials)); len(names) > 0 {
		return pg.p.T(i18n.DeniedBy, pg.fewOf(names))
	}
	return ""
}

// relatedDenials answer a claim that asserts a proposition, by denying another
// one that is not the same.
func (site *Site) relatedDenials(p *data.Proposition) []*data.Claim {
	var all []*data.Claim
	for _, c := range site.Graph.Stances(p.ID) {
		for _, answer := range site.Graph.Responses(c.ID) {
			other := answer.Stance == data.StanceDenies && answer.Proposition != p.ID && !graph.Sweeps(answer, c)
			if c.Stance == data.StanceAsserts && other && !slices.Contains(all, answer) {
				all = append(all, answer)
			}
		}
	}
	return all
}

// answersOutside is what a claim of one of two sides answers that neither side
// says.
func (pg *page) answersOutside(t *data.Topic, c *data.Claim) app.UI {
	asked := slices.DeleteFunc(slices.Clone(pg.Graph.AnsweredBy(c)), func(to *data.Claim) bool { return campOf(t, to.Speaker) < len(t.Camps) })
	if len(asked) == 0 {
		return nil
	}
	return div("in-answer", para("", pg.t(i18n.InAnswerToAll)), list("", each(asked, func(to *data.Claim) app.UI {
		return item("", apart(pg.by(to), el("a", attrs{"class": "quiet", "href": pg.href(to)}, pg.prose(to.Text)), pg.chips(to.ID, to.Evidence, 0))...)
	})...))
}
