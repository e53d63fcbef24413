// SPDX-License-Identifier: MIT

package data

import "fmt"

// checkAttribution applies rule 6 but for minors: no allegation without
// somebody who makes it, no accusation without its answer.
func (c *checker) checkAttribution() {
	answered := map[string]bool{}
	for _, e := range c.entries {
		if claim, ok := e.Record.(*Claim); ok {
			for _, response := range claim.RespondsTo {
				answered[response.Claim] = answered[response.Claim] || response.Claim != claim.ID
			}
		}
	}
	for _, e := range c.entries {
		c.checkAllegation(e)
		switch r := e.Record.(type) {
		case *Claim:
			c.checkAccusation(e, r, answered[r.ID])
		case *Actor:
			c.checkRoles(e, r)
		case *Topic:
			c.checkCamps(e, r)
		}
	}
}

const sayWho = "say who alleges it in according_to; write unattributed where the source names nobody"

func (c *checker) checkAllegation(e entry) {
	alleged, path := e.Head().Status == StatusAlleged, e.child("status")
	switch r := e.Record.(type) {
	case *Relation:
		if r.Basis == BasisAlleged {
			alleged, path = true, e.child("basis")
		}
	case *Claim:
		if r.Speaker != "" {
			return // a claim's speaker is who alleges it
		}
		if accuses(r) {
			alleged, path = true, e.child("act")
		}
	}
	if alleged && len(e.Head().AccordingTo) == 0 {
		c.fail(ruleAttribution, path, e.called()+" is alleged, and nobody alleges it", sayWho)
	}
}

func accuses(claim *Claim) bool { return claim.Act == ActAccuses || claim.Act == ActAlleges }

func (c *checker) checkRoles(e entry, a *Actor) {
	for i, role := range a.Roles {
		if role.Basis == BasisAlleged && len(role.AccordingTo) == 0 && len(a.AccordingTo) == 0 {
			c.fail(ruleAttribution, fmt.Sprintf("%s/roles/%d/basis", e.path, i), fmt.Sprintf("a role of %s is alleged, and nobody alleges it", e.called()), sayWho)
		}
	}
}

// checkAccusation wants, beside an accusation against a named person, the
// answer or the statement that the sources hold none. What somebody says of
// himself is no accusation.
func (c *checker) checkAccusation(e entry, claim *Claim, answered bool) {
	if !accuses(claim) {
		return
	}
	if answered && claim.NoResponseRecorded {
		c.fail(ruleAttribution, e.child("no_response_recorded"), e.called()+" has a response and says that none is recorded", "remove no_response_recorded")
		return
	}
	for i, id := range claim.About {
		a := c.actor(id)
		if a == nil || a.Kind != ActorPerson || a.Name.IsZero() || id == claim.Speaker || answered || claim.NoResponseRecorded {
			continue
		}
		c.fail(ruleAttribution, fmt.Sprintf("%s/about/%d", e.path, i), fmt.Sprintf("%s is made against %q, a named person, without an answer", e.called(), id),
			"add the claim that answers it, with responds_to; or write no_response_recorded: true if the sources hold none")
	}
}

func (c *checker) checkCamps(e entry, t *Topic) {
	for i, camp := range t.Camps {
		if camp.Origin == OriginSource {
			c.fail(ruleAttribution, fmt.Sprintf("%s/camps/%d/origin", e.path, i), "a camp is given as a source's", "write origin: editor: grouping the speakers is our doing")
		}
	}
}
