// SPDX-License-Identifier: MIT

package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isnad/data"
)

// held is a record of an import that is kept until it is known to be sound.
type held struct {
	data.Record
	kind  string // what the file calls the object
	which string // the object, for the report
}

// hold keeps the records of a format that is read whole.
type hold struct {
	*importer
	records []held
	// speakers are the ids of those who say so: they are taken in strict mode
	// too, as sources are.
	speakers map[string]bool
}

// put keeps a record, or leaves it where strict mode asks for evidence.
func (h *hold) put(kind, which string, r data.Record) {
	if h.Strict && !h.cites(r) && !h.speakers[r.Head().ID] {
		h.report.leave(kind, withoutEvidence, which)
		return
	}
	h.report.take(kind, r.Type())
	h.records = append(h.records, held{r, kind, which})
}

const withoutEvidence = "it names no evidence of its own, which strict mode asks for"

// mostRounds bounds how long a chain of records may be that each are left
// because the next one was.
const mostRounds = 64

// release emits what passes the checks and leaves the rest, each with the
// cause. What refers to a record that was left is looked at again.
func (h *hold) release() error {
	h.records = append(h.records, held{Record: h.fileSource()})
	bad := h.unsound()
	for round := 0; len(bad) > 0; round++ {
		if err := h.ctx.Err(); err != nil {
			return err
		}
		if round == mostRounds {
			return h.bad(3, 0, 0, fmt.Sprintf("%d records still refer to records that were left", len(bad)), "see that the file is whole")
		}
		h.records = slices.DeleteFunc(h.records, func(r held) bool {
			cause, left := bad[r.Record]
			if left && r.kind != "" {
				h.report.retract(r.kind, r.Type(), cause, r.which)
			}
			return left
		})
		bad = h.unsound()
	}
	for _, r := range h.records {
		if err := h.emit(r.Record); err != nil {
			return err
		}
	}
	return nil
}

// unsound are the records that the checks refuse, with the first cause.
func (h *hold) unsound() map[data.Record]string {
	d := &data.Dossier{Isnad: 1, About: h.about}
	for _, r := range h.records {
		d.Add(r.Record)
	}
	bad := map[data.Record]string{}
	for _, p := range d.Check(nil) {
		if r := recordAt(d, p.Path); p.Severity == data.Error && r != nil && bad[r] == "" {
			bad[r] = reasonOf(p)
		}
	}
	return bad
}

// reasonOf words a problem without what differs from record to record, so that
// equal causes are counted together.
func reasonOf(p data.Problem) string {
	switch p.Rule {
	case 2:
		return "its id is that of another record"
	case 3:
		return "it refers to what was left, to itself, or in a ring"
	case 5:
		return "its dates contradict each other"
	}
	return short(p.Cause)
}

// recordAt is the record of a path such as actors/3/name.
func recordAt(d *data.Dossier, path string) data.Record {
	parts := strings.SplitN(path, "/", 3)
	if len(parts) < 2 {
		return nil
	}
	i, err := strconv.Atoi(parts[1])
	if err != nil || i < 0 {
		return nil
	}
	at := func(n int, get func() data.Record) data.Record {
		if i >= n {
			return nil
		}
		return get()
	}
	switch data.Type(parts[0]) {
	case data.TypeSource:
		return at(len(d.Sources), func() data.Record { return d.Sources[i] })
	case data.TypeActor:
		return at(len(d.Actors), func() data.Record { return d.Actors[i] })
	case data.TypePlace:
		return at(len(d.Places), func() data.Record { return d.Places[i] })
	case data.TypeEvent:
		return at(len(d.Events), func() data.Record { return d.Events[i] })
	case data.TypeClaim:
		return at(len(d.Claims), func() data.Record { return d.Claims[i] })
	case data.TypeRelation:
		return at(len(d.Relations), func() data.Record { return d.Relations[i] })
	}
	return nil // no format gives other types
}
