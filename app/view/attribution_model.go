// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strings"

	"isnad/app/i18n"
	"isnad/data"
)

// asserters are those on whom a record rests.
type asserters struct {
	speakers []string // who says it
	through  []string // the outlet or document that carries what they say
	unnamed  bool     // the text says it of nobody
}

// assertersOf tells who says a record from what carries it: a source, or its
// publisher, beside somebody else is not the one who asserts or alleges. Where
// it stands alone it speaks for itself. An outlet and its article often go by
// one name: that stands once.
func (pg *page) assertersOf(ids []string) asserters {
	var a asserters
	var names []string
	for _, id := range ids {
		name := pg.nameOf(id)
		switch {
		case id == data.Unattributed:
			a.unnamed = true
		case slices.Contains(names, name):
		case pg.carrier(id):
			names, a.through = append(names, name), append(a.through, id)
		default:
			names, a.speakers = append(names, name), append(a.speakers, id)
		}
	}
	if len(a.speakers) == 0 && !a.unnamed {
		a.speakers, a.through = a.through, nil
	}
	return a
}

// carrier says that an id is a source or a source's publisher.
func (site *Site) carrier(id string) bool {
	if site.opened != nil {
		return site.earlyCarrier(id)
	}
	return site.Graph.TypeOf(id) == data.TypeSource || site.Graph.Publishes(id)
}

// attributed is who says a record, for plain text.
func (pg *page) attributed(r data.Record) string {
	if c, ok := r.(*data.Claim); ok {
		return pg.spokenBy(c)
	}
	if p, ok := r.(*data.Proposition); ok {
		return pg.standing(p)
	}
	a, status := pg.assertersOf(r.Head().AccordingTo), statusOf(r)
	said := pg.attributedTo(a, status)
	switch {
	case said == "" && status != "":
		return pg.p.Word(status)
	case said == "":
		return pg.p.One(r.Type())
	case len(a.through) > 0:
		return said + pg.p.T(i18n.ListSeparator) + pg.carriedBy(r)
	}
	return said
}

// carriedBy is through whom a record reached us; "" where nobody stands
// between.
func (pg *page) carriedBy(r data.Record) string {
	through := pg.assertersOf(r.Head().AccordingTo).through
	if c, ok := r.(*data.Claim); ok {
		through = c.Via
	}
	if len(through) == 0 {
		return ""
	}
	return pg.p.T(i18n.ReportedThrough, pg.namesOf(through))
}

// attributedTo is who says it, without who carries it.
func (pg *page) attributedTo(a asserters, status data.Status) string {
	alleged := pg.p.Said(data.ActAlleges)
	switch {
	case status == data.StatusAlleged && len(a.speakers) == 0:
		return pg.p.T(i18n.ByNobody, alleged)
	case status == data.StatusAlleged:
		return pg.p.T(i18n.By, alleged, pg.namesOf(a.speakers))
	case len(a.speakers) > 0:
		return pg.p.T(i18n.AccordingTo, pg.namesOf(a.speakers))
	case a.unnamed:
		return pg.p.T(i18n.AccordingToNobody)
	}
	return ""
}

// namesOf names each once: an outlet and its article often go by one name.
func (pg *page) namesOf(ids []string) string {
	var names []string
	for _, id := range ids {
		if name := pg.nameOf(id); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, pg.p.T(i18n.ListSeparator))
}
