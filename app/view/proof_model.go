// SPDX-License-Identifier: MIT

package view

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/data"
)

// proof is one passage and what stands on it. A record's proofs are numbered
// from 0: its own evidence first, then its roles' or terms' in their order.
type proof struct {
	data.Evidence
	AccordingTo []string
	Status      data.Status
	record      data.Record // nil for a sentence of the overview
	part        data.Text   // of a role or sentence; else zero
	term        *data.Term
}

// owner is the id of the record that stands on it, if it is one.
func (pr proof) owner() string {
	if pr.record == nil {
		return ""
	}
	return pr.record.Head().ID
}

// overviewID stands for the dossier in a proof's name.
const overviewID = "overview"

func proofID(id string, number int) string { return id + "." + strconv.Itoa(number) }

// proofsOf lists the passages of a record.
func proofsOf(r data.Record) []proof {
	m := r.Head()
	var all []proof
	add := func(pr proof, evidence []data.Evidence) {
		for _, e := range evidence {
			pr.Evidence = e
			all = append(all, pr)
		}
	}
	add(proof{record: r, AccordingTo: m.AccordingTo, Status: m.Status}, m.Evidence)
	switch r := r.(type) {
	case *data.Actor:
		for _, role := range r.Roles {
			add(proof{record: r, AccordingTo: role.AccordingTo, part: role.Title}, role.Evidence)
		}
	case *data.Agreement:
		for i := range r.Terms {
			add(proof{record: r, AccordingTo: m.AccordingTo, Status: m.Status, term: &r.Terms[i]}, r.Terms[i].Evidence)
		}
	}
	return all
}

// roleProof is the number of the first passage of an actor's i-th role.
func roleProof(a *data.Actor, i int) int {
	n := len(a.Evidence)
	for _, role := range a.Roles[:i] {
		n += len(role.Evidence)
	}
	return n
}

// termProof is the number of the first passage of an agreement's i-th term.
func termProof(a *data.Agreement, i int) int {
	n := len(a.Evidence)
	for _, term := range a.Terms[:i] {
		n += len(term.Evidence)
	}
	return n
}

// overviewProofs lists the passages of the overview's sentences.
func overviewProofs(about data.About) []proof {
	var all []proof
	for _, s := range about.Overview {
		for _, e := range s.Evidence {
			all = append(all, proof{Evidence: e, AccordingTo: s.AccordingTo, part: s.Text})
		}
	}
	return all
}

// findProof reads a proof's name, RECORD.NUMBER.
func (site *Site) findProof(name string) (proof, bool) {
	id, number, _ := strings.Cut(name, ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		return proof{}, false
	}
	all := site.proofsNamed(id)
	if n >= len(all) {
		return proof{}, false
	}
	return all[n], true
}

func (site *Site) proofsNamed(id string) []proof {
	if now, known := site.Graph.Current(id); known {
		if r := site.Graph.Record(now); r != nil {
			return proofsOf(r)
		}
		return nil // missing
	}
	if id == overviewID {
		return overviewProofs(site.Graph.Dossier.About)
	}
	return nil
}

// samePassage says that two ranges lie in one paragraph, so that one chip
// stands for both.
func samePassage(a, b data.Evidence) bool {
	return a.Paragraph > 0 && a.Source == b.Source && a.Paragraph == b.Paragraph
}

// together are the passages that a chip stands for.
func (site *Site) together(name string) []proof {
	id, number, _ := strings.Cut(name, ".")
	n, _ := strconv.Atoi(number)
	all := site.proofsNamed(id)
	if n < 0 || n >= len(all) {
		return nil
	}
	end := n + 1
	for end < len(all) && samePassage(all[end].Evidence, all[n].Evidence) {
		end++
	}
	return all[n:end]
}

// Text is what stands on the passage, in our words.
func (pr proof) Text(pg *page) app.UI {
	switch {
	case !pr.part.IsZero():
		return pg.prose(pr.part)
	case pr.term != nil:
		return pg.termText(*pr.term)
	}
	if p, ok := pr.record.(*data.Proposition); ok {
		return span("", pg.led(p)...)
	}
	s, lang := pg.title(pr.record) // who says it stands beside it
	return pg.isolate(s, lang)
}

// label tells a part's passage from the record's own.
func (pr proof) label(pg *page) app.UI {
	if pr.part.IsZero() && pr.term == nil {
		return nil
	}
	return span("soft", pr.Text(pg))
}

func paragraphID(n int) string { return "p" + strconv.Itoa(n) }
