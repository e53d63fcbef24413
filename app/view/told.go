// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// Told tells in plain text what pages say of records, for what leaves the
// site: files in the formats of others. It may be used by several goroutines.
type Told struct{ pg *page }

// Tell tells in a language of the interface; any other is English.
func Tell(g *graph.Graph, lang string) Told {
	if !slices.Contains(link.Languages(), lang) {
		lang = link.Languages()[0]
	}
	return Told{newPage(NewSite(g, nil), link.State{Lang: lang})}
}

// Lang is the language of the words.
func (t Told) Lang() string { return t.pg.s.Lang }

// Name of the record with this id, or what stands for nobody named.
func (t Told) Name(id string) string { return clean(t.pg.nameOf(id)) }

// Title of a record, led by whose it is where it would read as our finding.
// The names of actors, places, sources and topics assert nothing.
func (t Told) Title(r data.Record) string {
	switch r.(type) {
	case *data.Actor, *data.Place, *data.Source, *data.Topic:
		return t.Name(r.Head().ID)
	}
	return clean(t.pg.worded(t.pg.wordingOf(r)))
}

// Said is who says a record, and through whom it came.
func (t Told) Said(r data.Record) string {
	said := t.pg.attributed(r)
	if r.Type() == data.TypeClaim {
		if through := t.pg.carriedBy(r); through != "" {
			said += t.pg.p.T(i18n.ListSeparator) + through
		}
	}
	return clean(said)
}

// Circumstances of a claim are what its page says beside its text: in what
// office and for whom it was said, whether repeatedly, how the speaker is known,
// the condition and the offer, and that nobody answers where an answer is owed.
func (t Told) Circumstances(c *data.Claim) []string {
	pg := t.pg
	var all []string
	add := func(said bool, key i18n.Key, args ...any) {
		if said {
			all = append(all, clean(pg.p.T(key, args...)))
		}
	}
	in := func(text data.Text) string {
		words, _ := text.In(pg.s.Lang)
		return words
	}
	add(!c.Capacity.IsZero(), i18n.SpeakingAs, in(c.Capacity))
	add(c.OnBehalfOf != "", i18n.OnBehalfOf, pg.nameOf(c.OnBehalfOf))
	add(c.Repeated, i18n.SaidRepeatedly)
	add(speakerInferred(c), i18n.SpeakerInferred)
	add(!c.Condition.IsZero(), i18n.Lead, pg.p.T(i18n.Condition), in(c.Condition))
	add(!c.Offer.IsZero(), i18n.Lead, pg.p.T(i18n.Offer), in(c.Offer))
	add(owesAnswer(c) && len(pg.Graph.Responses(c.ID)) == 0, i18n.NoResponse)
	return all
}

// Attributed is who says what rests on these.
func (t Told) Attributed(accordingTo []string, alleged bool) string {
	status := data.StatusReported
	if alleged {
		status = data.StatusAlleged
	}
	return clean(t.pg.attributedTo(t.pg.assertersOf(accordingTo), status))
}

// Date in words.
func (t Told) Date(d *data.Date) string { return t.pg.p.Date(d.Date) }

// Word is the word for a value of a closed list.
func (t Told) Word(e data.Enum) string { return t.pg.p.Word(e) }
