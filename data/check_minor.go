// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"slices"
)

// A minor is never named and never findable (rule 6):
//
//   - The record has a label in place of a name, and nothing that leads to the
//     name: no aliases, no ids in other catalogues, no leftovers of an import.
//   - No relation ties her to a place finer than a town, which is to say to an
//     address, a site or a camp, or to a place of a kind we do not know.
//   - No event she takes part in, and no claim or figure about her, names an
//     address, a site or a place of unknown kind. A camp may be where an event
//     took place: that a child was among the people of a camp of hundreds finds
//     nobody, and the event may be unintelligible without it. That she lives
//     there is a relation, and refused.
//   - Evidence of her record and of every record that refers to hers takes whole
//     sentences: from the hash of a few words, the name among them could be
//     guessed.

var finerThanTown = []PlaceKind{"address", "site", "camp", Other}

// checkMinors applies rule 6 to minors.
func (c *checker) checkMinors() {
	minors := map[string]bool{}
	for _, e := range c.entries {
		if a, ok := e.Record.(*Actor); ok && a.Minor {
			minors[a.ID] = true
			c.checkMinor(e, a)
		}
	}
	if len(minors) == 0 {
		return
	}
	about := map[string]bool{} // paths of records that are hers or refer to her
	for _, e := range c.entries {
		refs := References(e.Record)
		names := func(r Reference) bool { return minors[r.ID] }
		if !minors[e.Head().ID] && !slices.ContainsFunc(refs, names) {
			continue
		}
		about[e.path] = true
		c.checkMinorsPlaces(e, refs)
	}
	for cited := range c.cited(c.entries) {
		if about[cited.owner] {
			c.wholeSentences(cited)
		}
	}
}

func (c *checker) checkMinor(e entry, a *Actor) {
	refuse := func(present bool, field, remedy string) {
		if present {
			c.fail(ruleAttribution, e.child(field), fmt.Sprintf("a minor's record has %s", field), remedy)
		}
	}
	refuse(!a.Name.IsZero(), "name", "remove the name, and write a label such as: an 11-year-old girl")
	refuse(len(a.Aliases) > 0, "aliases", "remove them: every spelling is a name")
	refuse(len(a.ExternalIDs) > 0, "external_ids", "remove them: other catalogues give the name")
	refuse(len(a.Extra) > 0, "extra", "remove it: an import may have left the name in it")
	if a.Label.IsZero() {
		c.fail(ruleAttribution, e.child("label"), "a minor's record has no label", "write one that names nobody, such as: an 11-year-old girl")
	}
	if a.Kind != ActorPerson && a.Kind != "" {
		c.fail(ruleAttribution, e.child("kind"), fmt.Sprintf("a minor is of kind %q", a.Kind), "write kind: person, or remove minor")
	}
}

// checkMinorsPlaces refuses fine places in a record that refers to a minor.
func (c *checker) checkMinorsPlaces(e entry, refs []Reference) {
	campAllowed := e.Type() != TypeRelation
	for _, ref := range refs {
		place, ok := c.byID[ref.ID].Record.(*Place)
		if !ok || !slices.Contains(finerThanTown, place.Kind) || campAllowed && place.Kind == "camp" {
			continue
		}
		c.fail(ruleAttribution, join(e.path, ref.Path), fmt.Sprintf("%s ties a minor to %q, which is finer than a town", e.called(), ref.ID),
			"name the town or a wider place instead")
	}
}

// wholeSentences wants evidence to begin where a sentence does and to end where
// one does.
func (c *checker) wholeSentences(e Cited) {
	source, ok := c.byID[e.Source].Record.(*Source)
	if !ok || !e.Anchored() || len(source.Sentences) == 0 {
		return
	}
	starts, ends := false, false
	for _, s := range source.Sentences {
		starts = starts || s.Paragraph == e.Paragraph && s.Start == *e.Start
		ends = ends || s.Paragraph == e.Paragraph && s.End == *e.End
	}
	if !starts || !ends {
		c.fail(ruleAttribution, e.Path, "this short anchor touches a minor", "widen it to the whole sentence; `isnad anchor` does")
	}
}
