// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"slices"
	"strings"
)

// checkReferences applies rule 3 to each reference by itself.
func (c *checker) checkReferences() {
	ids := c.idsByType()
	for _, ref := range References(&c.About) {
		c.checkReference("", ref, join("dossier", ref.Path), ids)
	}
	for _, e := range c.entries {
		for _, ref := range References(e.Record) {
			c.checkReference(e.Head().ID, ref, join(e.path, ref.Path), ids)
		}
	}
}

func (c *checker) idsByType() map[Type][]string {
	ids := map[Type][]string{}
	for _, e := range c.entries {
		ids[e.Type()] = append(ids[e.Type()], e.Head().ID)
	}
	return ids
}

func (c *checker) checkReference(self string, ref Reference, path string, ids map[Type][]string) {
	target, found := c.byID[ref.ID]
	now, old := c.renamed[ref.ID]
	switch {
	case ref.ID == Unattributed && ref.Nobody:
	case !found && old:
		c.fail(ruleReference, path, fmt.Sprintf("%q is an old id", ref.ID), fmt.Sprintf("write %q", now))
	case !found:
		c.fail(ruleReference, path, fmt.Sprintf("there is no %s with the id %q", oneOf(ref.Types), short(ref.ID)), c.suggestTarget(ref, ids))
	case len(ref.Types) > 0 && !slices.Contains(ref.Types, target.Type()):
		c.fail(ruleReference, path, fmt.Sprintf("%s stands where %s must", target.called(), article(oneOf(ref.Types))), "give the id of "+article(oneOf(ref.Types)))
	case ref.ID == self && !strings.Contains(ref.Path, "according_to"):
		c.fail(ruleReference, path, fmt.Sprintf("%s refers to itself", target.called()), "give another id, or remove the field")
	}
}

// oneOf names what a reference may point at, as in "actor or source".
func oneOf(types []Type) string {
	if len(types) == 0 {
		return "record"
	}
	var one []string
	for _, t := range types {
		one = append(one, strings.TrimSuffix(string(t), "s"))
	}
	return strings.Join(one, " or ")
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// suggestTarget proposes the nearest id. It looks no further than so many: a
// dossier of that size with a dangling reference came out of a program, which
// reads no suggestions.
func (c *checker) suggestTarget(ref Reference, ids map[Type][]string) string {
	const most = 20_000
	types := ref.Types
	if len(types) == 0 {
		types = Types()
	}
	var candidates []string
	for _, t := range types {
		candidates = append(candidates, ids[t]...)
	}
	if ref.Nobody {
		candidates = append(candidates, Unattributed)
	}
	if len(candidates) <= most && len(c.problems) < most/10 {
		if near := Nearest(ref.ID, candidates); near != "" {
			return fmt.Sprintf("did you mean %q?", near)
		}
	}
	return "add that record, or correct the id"
}

// arrow is one step of an order between records.
type arrow struct{ to, path string }

// checkCycles applies rule 3 to chains: nothing may be part of itself, answer
// itself or come after itself, however long the way round.
func (c *checker) checkCycles() {
	partOf, responds, after := map[string][]arrow{}, map[string][]arrow{}, map[string][]arrow{}
	add := func(m map[string][]arrow, from, to, path string) {
		if from != to {
			m[from] = append(m[from], arrow{to, path})
		}
	}
	for _, e := range c.entries {
		id := e.Head().ID
		switch r := e.Record.(type) {
		case *Place:
			add(partOf, id, r.PartOf, e.child("part_of"))
		case *Event:
			add(partOf, id, r.PartOf, e.child("part_of"))
			for i, other := range r.After {
				add(after, id, other, fmt.Sprintf("%s/after/%d", e.path, i))
			}
			for i, other := range r.Before {
				add(after, other, id, fmt.Sprintf("%s/before/%d", e.path, i))
			}
		case *Claim:
			for i, response := range r.RespondsTo {
				add(responds, id, response.Claim, fmt.Sprintf("%s/responds_to/%d/claim", e.path, i))
			}
		}
	}
	c.cycles(partOf, "part_of")
	c.cycles(responds, "responds_to")
	c.cycles(after, "the order of events")
}

// cycles reports each arrow that closes a ring, once, by depth-first search
// from every record in order.
func (c *checker) cycles(arrows map[string][]arrow, name string) {
	done := map[string]bool{}
	onWay := map[string]bool{}
	var way []string
	var visit func(id string)
	visit = func(id string) {
		done[id], onWay[id] = true, true
		way = append(way, id)
		for _, a := range arrows[id] {
			if onWay[a.to] {
				ring := append(slices.Clone(way[slices.Index(way, a.to):]), a.to)
				c.fail(ruleReference, a.path, fmt.Sprintf("%s goes in a ring: %s", name, ringText(ring)), "remove one of these references")
			} else if !done[a.to] {
				visit(a.to)
			}
		}
		onWay[id] = false
		way = way[:len(way)-1]
	}
	for _, e := range c.entries {
		if id := e.Head().ID; !done[id] {
			visit(id)
		}
	}
}

// ringText shows a ring by its ends where it is long.
func ringText(ring []string) string {
	const most = 8
	if n := len(ring); n > most {
		ring = slices.Concat(ring[:most/2], []string{"…"}, ring[n-most/2:])
	}
	return strings.Join(ring, " → ")
}
