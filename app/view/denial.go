// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strings"

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
	return pg.deniedBy(pg.denialsOf(r.Head().ID))
}

// deniedAlone is who denies what a record or a claim alleges, for a line that
// stands where no page is: that nobody does is said, too. "" for what nobody
// alleges, and for a proposition, whose standing says it.
func (pg *page) deniedAlone(r data.Record) string {
	denials, sweeping := []*data.Claim(nil), map[*data.Claim]bool{}
	if c, ok := r.(*data.Claim); ok && alleges(c) {
		for _, answer := range pg.Graph.Responses(c.ID) {
			if answer.Stance == data.StanceDenies {
				denials, sweeping[answer] = append(denials, answer), graph.Sweeps(answer, c)
			}
		}
	} else if !ok && statusOf(r) == data.StatusAlleged {
		denials, sweeping = pg.denialsOf(r.Head().ID)
	} else {
		return ""
	}
	return cmp.Or(pg.deniedBy(denials, sweeping), pg.p.T(i18n.NobodyDenies))
}

// deniedBy names who denies, apart from who does so in general.
func (pg *page) deniedBy(denials []*data.Claim, sweeping map[*data.Claim]bool) string {
	var named, general, parts []string
	for _, c := range denials {
		if sweeping[c] {
			general = append(general, c.ID)
		} else {
			named = append(named, c.ID)
		}
	}
	if names := pg.speakersBy(named); len(names) > 0 {
		parts = append(parts, pg.p.T(i18n.DeniedBy, pg.fewOf(names)))
	}
	if names := pg.speakersBy(general); len(names) > 0 {
		parts = append(parts, pg.p.T(i18n.DeniedInGeneralBy, pg.fewOf(names)))
	}
	return strings.Join(parts, pg.p.T(i18n.ClauseSeparator))
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
