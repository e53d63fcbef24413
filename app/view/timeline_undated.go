// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
)

// Undated events in the list. A list says by its mere order that one thing
// came after another. What has no date therefore stands in blocks, one for all
// that is known to lie before, after or in the same dated event, with a heading
// that says so and that the rest is not known.

// undatedRun is how many events, from the first on, share a block; 0 where the
// first has a date.
func (pg *page) undatedRun(c *chronology, part []int) int {
	place := pg.undatedPlace(c, part[0])
	if place == "" {
		return 0
	}
	n := 1
	for n < len(part) && pg.undatedPlace(c, part[n]) == place {
		n++
	}
	return n
}

// undatedPlace is all that is known of when an undated event was; "" for one
// with a date. It names the other event's date as that event's, never as a
// limit: what came before something in March may have been in March too.
func (pg *page) undatedPlace(c *chronology, i int) string {
	b, ok := c.set.Basis(i)
	if !ok {
		return ""
	}
	dateOf := func(k int) string { return pg.p.Date(c.events[k].Date.Date) }
	switch {
	case b.During >= 0:
		return pg.p.T(i18n.TimelinePartOf, dateOf(b.During))
	case b.After >= 0 && b.Before >= 0:
		return pg.p.T(i18n.TimelineBetween, dateOf(b.After), dateOf(b.Before))
	case b.After >= 0:
		return pg.p.T(i18n.TimelineAfter, dateOf(b.After))
	}
	return pg.p.T(i18n.TimelineBefore, dateOf(b.Before))
}

// undatedBlock is undated events in one place, next to what places them.
func (pg *page) undatedBlock(c *chronology, run []int) app.UI {
	id := "timeline-undated-" + strconv.Itoa(run[0])
	kids := make([]app.UI, 0, len(run))
	for _, i := range run {
		class := "tl-some"
		if c.events[i].ID == pg.s.Focus {
			class += " chosen"
		}
		kids = append(kids, item(class, pg.entry(c.events[i], pg.orderOnRail(c, i))...))
	}
	return item("tl-entry tl-undated gap-0",
		div("tl-when", span("date undated", pg.t(i18n.Undated))),
		div("tl-rail", pg.smallMark(c.set.Mark(run[0]), false)),
		div("tl-what",
			el("p", attrs{"class": "tl-place", "id": id}, joined("·", span("", text(pg.undatedPlace(c, run[0]))), pg.orderWithin(c, run))...),
			el("ul", attrs{"class": "tl-somes", "role": "list", "aria-labelledby": id}, kids...)))
}

// orderWithin says that a block is no sequence.
func (pg *page) orderWithin(c *chronology, run []int) app.UI {
	if len(run) < 2 {
		return nil
	}
	key := i18n.TimelineNoOrder
	for _, a := range run {
		for _, b := range run {
			if c.set.Follows(a, b) {
				key = i18n.TimelineSomeOrder
			}
		}
	}
	return span("soft", pg.t(key))
}

// orderOnRail is knownOrder with all that the place rests on: also what another
// event says of the two, and why a whole stands where only one of its parts is
// known to be.
func (pg *page) orderOnRail(c *chronology, i int) app.UI {
	e := c.events[i]
	b, _ := c.set.Basis(i) // all in a block have one
	after, before := c.with(e.After, b.After), e.Before
	var begun app.UI
	if b.Part < 0 {
		before = c.with(before, b.Before)
	} else {
		begun = pg.relation(i18n.TimelineBegun, []string{c.events[b.Part].ID})
	}
	return pg.orderWords(e.PartOf, after, before, begun)
}

// with is ids and that of an event, unless it is there or there is none (-1).
func (c *chronology) with(ids []string, i int) []string {
	if i < 0 || slices.Contains(ids, c.events[i].ID) {
		return ids
	}
	return append(slices.Clone(ids), c.events[i].ID)
}

// knownOrder is what an undated event says of its place among others.
func (pg *page) knownOrder(e *data.Event) app.UI {
	return pg.orderWords(e.PartOf, e.After, e.Before, nil)
}

func (pg *page) orderWords(whole string, after, before []string, begun app.UI) app.UI {
	var wholes []string
	if whole != "" {
		wholes = []string{whole}
	}
	return filled("tl-order-words", joined("·", pg.relation(i18n.PartOf, wholes), pg.relation(i18n.After, after),
		pg.relation(i18n.Before, before), begun)...)
}

func (pg *page) relation(key i18n.Key, ids []string) app.UI {
	if len(ids) == 0 {
		return nil
	}
	return span("tl-relation", span("soft", text(pg.p.T(key)+" ")), pg.links(ids))
}
