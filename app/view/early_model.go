// SPDX-License-Identifier: MIT

package view

import (
	"isnad/data"
	"isnad/data/dataset"
)

// A search can be answered before the records are decoded. What is found then
// must not stand barer than it will a second later, so that the index carries
// what the lead of a title is worded from, and the same words are made of it.

// early is what the index knows of record i, as a record: enough for wordingOf.
func (pg *page) early(i int) data.Record {
	title, lead := pg.earlyTitle(i), pg.Index.Lead(i)
	head := data.Meta{ID: pg.Index.ID(i), Status: pg.Index.Status(i), AccordingTo: pg.voices(lead)}
	switch pg.Index.Type(i) {
	case data.TypeProposition:
		return &data.Proposition{Meta: head, Text: title}
	case data.TypeClaim:
		c := &data.Claim{Meta: head, Text: title, Speaker: pg.earlySpeaker(lead), Act: data.Act(pg.Index.Kind(i)),
			NoResponseRecorded: lead.Marks&dataset.Unanswered != 0}
		if lead.Marks&dataset.Denies != 0 {
			c.Stance = data.StanceDenies
		}
		return c
	}
	// Of all others only the status and who says so is told: an event has both.
	if lead.Marks&dataset.OnAllegation != 0 {
		head.Status = data.StatusAlleged
	}
	return &data.Event{Meta: head, Title: title, Negated: lead.Marks&dataset.Negated != 0}
}

// earlyTitle is a record's title in English and in the page's language.
func (pg *page) earlyTitle(i int) (title data.Text) {
	for _, lang := range []string{"en", pg.s.Lang} {
		switch text, actual := pg.Index.Title(i, lang); actual {
		case "ar":
			title.AR = text
		case "fr":
			title.FR = text
		default:
			title.EN = text
		}
	}
	return title
}

// earlySpeaker is a claim's speaker by its lead.
func (pg *page) earlySpeaker(lead dataset.Lead) string {
	if len(lead.Voices) > 0 {
		return pg.Index.ID(lead.Voices[0])
	}
	return data.Unattributed
}

// voices are the ids of those on whom a record rests.
func (pg *page) voices(lead dataset.Lead) []string {
	var ids []string
	for _, v := range lead.Voices {
		ids = append(ids, pg.Index.ID(v))
	}
	if lead.Marks&dataset.Unnamed != 0 {
		ids = append(ids, data.Unattributed)
	}
	return ids
}

// earlyName is what a record is called by the index; "" where it has none.
func (pg *page) earlyName(id string) string {
	if pg.Index == nil {
		return ""
	}
	i, _, ok := pg.Index.Find(id)
	if !ok {
		return ""
	}
	name, _ := pg.Index.Title(i, pg.s.Lang)
	return name
}

// earlyCarrier is carrier by the index.
func (site *Site) earlyCarrier(id string) bool {
	if site.Index == nil {
		return false
	}
	i, _, ok := site.Index.Find(id)
	return ok && (site.Index.Type(i) == data.TypeSource || site.Index.Lead(i).Marks&dataset.Publishes != 0)
}
