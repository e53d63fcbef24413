// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// checkDates applies rule 5. An uncertain date is wrong only where every day
// it may mean is wrong.
func (c *checker) checkDates() {
	c.checkDay(c.About.Updated, "dossier/updated")
	for i, correction := range c.About.Corrections {
		path := fmt.Sprintf("dossier/corrections/%d/date", i)
		if c.checkDay(correction.Date, path) && correction.Date > c.About.Updated {
			c.fail(ruleDate, path, fmt.Sprintf("the correction is of %s, the dossier of %s", correction.Date, c.About.Updated), "set updated, under dossier, to the day of the last change")
		}
	}
	for _, e := range c.entries {
		c.noEmptyDate(e)
		switch r := e.Record.(type) {
		case *Source:
			c.checkDay(r.Retrieved, e.child("retrieved"))
		case *Actor:
			c.datesOfActor(e, r)
		case *Event:
			c.datesOfEvent(e, r)
		case *Relation:
			c.endAfterStart(r.Start, r.End, e.child("end"))
		}
	}
}

// checkDay wants a day of the calendar where there is text at all.
func (c *checker) checkDay(day, path string) bool {
	if day == "" {
		return false
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		c.fail(ruleDate, path, fmt.Sprintf("%q is not a day", short(day)), "write year, month and day, as in 2025-10-22")
		return false
	}
	return true
}

func (c *checker) noEmptyDate(e entry) {
	walk(reflect.ValueOf(e.Record), e.path, Field{}, func(v reflect.Value, path string, _ Field) {
		if date, ok := v.Interface().(Date); ok && date.IsZero() {
			c.fail(ruleDate, path, "the date is empty", "write it as 2025-10-22, 2025-10 or 2025, or remove the field")
		}
	})
}

// before reports that every day a may mean lies before every day b may.
func before(a, b *Date) bool {
	if a == nil || b == nil {
		return false
	}
	last, known := a.Latest()
	first, alsoKnown := b.Earliest()
	return known && alsoKnown && last < first
}

func (c *checker) endAfterStart(start, end *Date, path string) {
	if before(end, start) {
		c.fail(ruleDate, path, fmt.Sprintf("the end (%s) is before the start (%s)", end, start), "correct one of the two")
	}
}

func (c *checker) datesOfActor(e entry, a *Actor) {
	existed := Period{}
	if a.Existed != nil {
		existed = *a.Existed
	}
	c.endAfterStart(existed.From, existed.To, e.child("existed/to"))
	for i, role := range a.Roles {
		path := fmt.Sprintf("%s/roles/%d", e.path, i)
		c.endAfterStart(role.From, role.To, path+"/to")
		for _, end := range []struct {
			name string
			date *Date
		}{{"from", role.From}, {"to", role.To}} {
			if before(end.date, existed.From) || before(existed.To, end.date) {
				c.fail(ruleDate, path+"/"+end.name, fmt.Sprintf("the role has a date (%s) outside what %s existed (%s)", end.date, e.called(), existed), "correct one of the dates")
			}
		}
	}
}

// String is a period for a message.
func (p Period) String() string {
	end := func(d *Date) string {
		if d == nil {
			return "unknown"
		}
		return d.String()
	}
	return end(p.From) + " to " + end(p.To)
}

// datesOfEvent holds an event to its participants' beginnings and to the order
// that it states. One that did not happen (negated) needs no participants.
func (c *checker) datesOfEvent(e entry, event *Event) {
	for i, p := range event.Participants {
		a := c.actor(p.Actor)
		if a == nil || a.Existed == nil || event.Negated || !before(event.Date, a.Existed.From) {
			continue
		}
		c.fail(ruleDate, fmt.Sprintf("%s/participants/%d/actor", e.path, i), fmt.Sprintf("the event (%s) is before %q existed (from %s)", event.Date, p.Actor, a.Existed.From), "correct one of the dates, or the participant")
	}
	for i, id := range event.After {
		if other, ok := c.byID[id].Record.(*Event); ok && before(event.Date, other.Date) {
			c.fail(ruleDate, fmt.Sprintf("%s/after/%d", e.path, i), fmt.Sprintf("the event (%s) is said to come after %q (%s)", event.Date, id, other.Date), "correct one of the dates, or the order")
		}
	}
	for i, id := range event.Before {
		if other, ok := c.byID[id].Record.(*Event); ok && before(other.Date, event.Date) {
			c.fail(ruleDate, fmt.Sprintf("%s/before/%d", e.path, i), fmt.Sprintf("the event (%s) is said to come before %q (%s)", event.Date, id, other.Date), "correct one of the dates, or the order")
		}
	}
	if d := event.Duration; d != "" && (strings.HasSuffix(d, "T") || d == "P") {
		c.fail(ruleDate, e.child("duration"), fmt.Sprintf("%q is no duration", d), "write an ISO 8601 duration, as in P1D or P17M")
	}
}
