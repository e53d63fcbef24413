// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// # Records that thousands refer to
//
// In a large dossier an actor may have said thousands of things. All of them on
// one page are megabytes that nobody reads at once. So the program draws the first
// of each section, how many there are, and the way to all of them; the others are
// not even read. A page that is drawn when the site is made has everything:
// without a program nothing could be asked for.

// firstListed is how many entries of a section the program draws before it is
// asked for all, where there are more than mostListed: a short rest is no reason
// to ask.
const (
	firstListed = 20
	mostListed  = 2 * firstListed
)

// cut is the first of a section's records by their ids, and the way to all, if
// there are more.
func (pg *page) cut(section string, ids []string) (first []string, rest app.UI) {
	if pg.reading == nil || len(ids) <= mostListed || pg.s.Whole == section || pg.s.Whole == link.Everything {
		return ids, nil
	}
	to := pg.s
	to.Whole = section
	return ids[:firstListed], para("more", text(pg.p.T(i18n.FirstOf, firstListed, len(ids))+" "),
		el("a", attrs{"href": pg.s.Href(to)}, pg.t(i18n.ShowAllOf, len(ids))))
}

// tied are the records of a section, or the first of them, and the way to all.
func tied[R data.Record](pg *page, section, id string, ties graph.Tie) (some []R, rest app.UI) {
	ids, rest := pg.cut(section, graph.Tied[R](pg.Graph, id, ties))
	return graph.Some[R](pg.Graph, ids), rest
}

// howMany is how many records have such ties to one.
func howMany[R data.Record](site *Site, id string, ties graph.Tie) int {
	return len(graph.Tied[R](site.Graph, id, ties))
}

// speakersOf are the speakers of claims. Of a large dossier the index knows them,
// and no claim is read.
func (pg *page) speakersOf(claims []string) []string {
	speakers := make([]string, len(claims))
	for k, id := range claims {
		if pg.reading != nil {
			i, _, _ := pg.Index.Find(id)
			speakers[k] = pg.earlySpeaker(pg.Index.Lead(i))
		} else if c, ok := graph.Get[*data.Claim](pg.Graph, id); ok {
			speakers[k] = c.Speaker
		}
	}
	return speakers
}

// ledIn are the words of a link to a claim, an event or a proposition by the
// index; false where the record has to be asked.
func (pg *page) ledIn(id string) ([]app.UI, bool) {
	if pg.reading == nil {
		return nil, false
	}
	i, _, ok := pg.Index.Find(id)
	if !ok || pg.Index.Kind(i) == data.Other {
		return nil, false
	}
	switch pg.Index.Type(i) {
	case data.TypeClaim, data.TypeEvent, data.TypeProposition:
		return pg.led(pg.early(i)), true
	}
	return nil, false
}

// inOrderOfTime sorts events by their ids as inOrder does, without reading them.
func (pg *page) inOrderOfTime(ids []string) []string {
	if pg.reading == nil {
		return idsOf(inOrder(graph.Some[*data.Event](pg.Graph, ids)))
	}
	return sortedByDays(ids, func(id string) dataset.Bounds {
		i, _, _ := pg.Index.Find(id)
		return pg.Index.Bounds(i)
	})
}
