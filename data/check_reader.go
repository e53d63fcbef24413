// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"slices"
)

// checkReader gives the warnings of rule 9.
func (c *checker) checkReader() {
	c.unmentioned()
	c.voices()
	c.singleSource()
	for _, e := range c.entries {
		if claim, ok := e.Record.(*Claim); ok && claim.SaidOn == nil {
			c.warn(ruleReader, e.child("said_on"), e.called()+" has no date", "add said_on if a source gives or implies it; otherwise leave it")
		}
	}
}

// unmentioned warns of actors to whom no other record refers.
func (c *checker) unmentioned() {
	mentioned := map[string]bool{}
	mention := func(v any, self string) {
		for _, ref := range References(v) {
			mentioned[ref.ID] = mentioned[ref.ID] || ref.ID != self
		}
	}
	mention(&c.About, "")
	for _, e := range c.entries {
		mention(e.Record, e.Head().ID)
	}
	for _, e := range c.entries {
		if e.Type() == TypeActor && !mentioned[e.Head().ID] {
			c.warn(ruleReader, e.path, "no record refers to "+e.called(), "name the actor where it acts or speaks, or remove it")
		}
	}
}

// voices warns of topics with fewer than two speakers and of propositions
// without a claim.
func (c *checker) voices() {
	speakers := map[string][]string{} // by proposition
	for _, e := range c.entries {
		if claim, ok := e.Record.(*Claim); ok && claim.Proposition != "" {
			speakers[claim.Proposition] = append(speakers[claim.Proposition], claim.Speaker)
		}
	}
	voices := map[string][]string{} // by topic
	for _, e := range c.entries {
		p, ok := e.Record.(*Proposition)
		if !ok {
			continue
		}
		voices[p.Topic] = append(voices[p.Topic], speakers[p.ID]...)
		if len(speakers[p.ID]) == 0 {
			c.warn(ruleReader, e.path, "no claim speaks to "+e.called(), "add the claims that assert or deny it, or remove it")
		}
	}
	for _, e := range c.entries {
		if e.Type() != TypeTopic {
			continue
		}
		heard := slices.Sorted(slices.Values(voices[e.Head().ID]))
		if n := len(slices.Compact(heard)); n < 2 {
			c.warn(ruleReader, e.path, fmt.Sprintf("%s has %d of the two voices that make it a question", e.called(), n), "add the other side's claim, if a source has it")
		}
	}
}

// singleSource warns of records that rest on one source. A claim does by its
// nature. In a dossier drawn from one source all do, which is said once.
func (c *checker) singleSource() {
	all := map[string]bool{}
	for e := range c.cited(c.entries) {
		all[e.Source] = true
	}
	if len(all) == 1 {
		c.warn(ruleReader, "sources/0", "every record rests on a single source", "nothing needs to be done; a second source would let readers compare")
		return
	}
	for _, e := range c.entries {
		if from, single := singleSourceOf(e); single && e.Type() != TypeClaim {
			c.warn(ruleReader, e.child("evidence"), fmt.Sprintf("%s rests on a single source, %q", e.called(), from), "add evidence from another source, if there is any")
		}
	}
}

// singleSourceOf is the one source that all evidence of a record is from.
func singleSourceOf(e entry) (source string, single bool) {
	for cited := range citedIn(e.Record, e) {
		if single && cited.Source != source {
			return "", false
		}
		source, single = cited.Source, true
	}
	return source, single
}
