// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// roster is the actors of a list's state, in its order. Where there is an index
// it has the orders, as dictionaries have them; sorting 100,000 names anew would
// take longer than all the rest.
func (pg *page) roster(s link.State) []*data.Actor {
	if pg.Index != nil {
		return pg.actorsAt(pg.indexed(s, math.MaxInt))
	}
	shown := slices.DeleteFunc(slices.Clone(graph.All[*data.Actor](pg.Graph)), func(a *data.Actor) bool { return !pg.listed(s, a) })
	names := make(map[string]string, len(shown))
	for _, a := range shown {
		name, _ := pg.title(a)
		names[a.ID] = strings.ToLower(name)
	}
	slices.SortStableFunc(shown, func(a, b *data.Actor) int {
		byName := cmp.Or(cmp.Compare(names[a.ID], names[b.ID]), cmp.Compare(a.ID, b.ID))
		if s.Sort == sortConnected {
			return cmp.Or(cmp.Compare(pg.Graph.Degree(b.ID), pg.Graph.Degree(a.ID)), byName)
		}
		return byName
	})
	return shown
}

// first are the first few of a roster.
func (pg *page) first(most int, s link.State) []*data.Actor {
	if pg.Index != nil {
		return pg.actorsAt(pg.indexed(s, most))
	}
	all := pg.roster(s)
	return all[:min(most, len(all))]
}

// actorsAt are the actors with these numbers.
func (pg *page) actorsAt(numbers []int) []*data.Actor {
	all := make([]*data.Actor, 0, len(numbers))
	for _, i := range numbers {
		if a, there := pg.Graph.Record(pg.Index.ID(i)).(*data.Actor); there {
			all = append(all, a)
		}
	}
	return all
}

// indexed are the numbers of the first so many of a roster, by the index's
// orders. Records are asked for what the index does not know.
func (pg *page) indexed(s link.State, most int) []int {
	if pg.Index == nil {
		return nil
	}
	order := dataset.ByTitleEN
	switch {
	case s.Sort == sortConnected:
		order = dataset.ByDegree
	case s.Lang == "ar":
		order = dataset.ByTitleAR
	case s.Lang == "fr":
		order = dataset.ByTitleFR
	}
	from, to := pg.Index.Range(data.TypeActor)
	var shown []int
	for k := range pg.Index.Len() {
		i := pg.Index.Order(order, k)
		if i < from || i >= to || !pg.listedAt(s, i) {
			continue
		}
		if shown = append(shown, i); len(shown) == most {
			break
		}
	}
	return shown
}

// listedAt is listed by a number.
func (pg *page) listedAt(s link.State, i int) bool {
	if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, pg.Index.Kind(i)) {
		return false
	}
	if s.Country == "" && s.Role == "" {
		return true
	}
	a, there := pg.Graph.Record(pg.Index.ID(i)).(*data.Actor)
	return there && pg.listed(s, a)
}

// listed reports an actor that the facets of a list's state let through.
func (site *Site) listed(s link.State, a *data.Actor) bool {
	return (len(s.Kinds) == 0 || slices.Contains(s.Kinds, string(a.Kind))) &&
		(s.Country == "" || strings.EqualFold(s.Country, a.Country)) &&
		(s.Role == "" || slices.Contains(site.rolesOf(a), s.Role))
}

// Roles an actor has in the dossier, as addresses name them.
const (
	roleSpeaks    = "speaks"
	roleSpokenOf  = "spoken-of"
	roleTakesPart = "takes-part"
	roleAgrees    = "party"
)

var roleNames = map[string]i18n.Key{roleSpeaks: i18n.RoleSpeaks, roleSpokenOf: i18n.RoleSpokenOf, roleTakesPart: i18n.RoleTakesPart, roleAgrees: i18n.RoleAgrees}

// rolesOf are the roles of an actor; one may have all or none.
func (site *Site) rolesOf(a *data.Actor) []string {
	var roles []string
	for _, r := range []struct {
		name string
		has  bool
	}{
		{roleSpeaks, howMany[*data.Claim](site, a.ID, graph.Speaks) > 0},
		{roleSpokenOf, howMany[*data.Claim](site, a.ID, graph.About) > 0},
		{roleTakesPart, howMany[*data.Event](site, a.ID, graph.Happens) > 0},
		{roleAgrees, howMany[*data.Agreement](site, a.ID, 0) > 0},
	} {
		if r.has {
			roles = append(roles, r.name)
		}
	}
	return roles
}

func countryOf(a *data.Actor) []string {
	if a.Country == "" {
		return nil
	}
	return []string{strings.ToLower(a.Country)}
}

// countFacet counts the values of a facet among the actors that the other facets
// let through, the most frequent first.
func (pg *page) countFacet(s link.State, field func(*link.State) *string, of func(*data.Actor) []string) []facetValue {
	chosen := *field(&s)
	*field(&s) = ""
	counts := map[string]int{}
	if chosen != "" {
		counts[chosen] = 0
	}
	for _, a := range graph.All[*data.Actor](pg.Graph) {
		if !pg.listed(s, a) {
			continue
		}
		for _, v := range of(a) {
			counts[v]++
		}
	}
	values := make([]facetValue, 0, len(counts))
	for id, n := range counts {
		if _, known := roleNames[id]; !known && field(&s) == &s.Role {
			continue // an address may say anything
		}
		values = append(values, facetValue{id, n, id == chosen})
	}
	slices.SortFunc(values, func(a, b facetValue) int { return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(a.id, b.id)) })
	return values
}

// countKinds counts the actors of each kind, and all, that the other facets let
// through.
func (pg *page) countKinds(s link.State) (counts map[string]int, all int) {
	s.Kinds = nil
	counts = map[string]int{}
	if pg.Index != nil {
		from, to := pg.Index.Range(data.TypeActor)
		for i := from; i < to; i++ {
			if pg.listedAt(s, i) {
				counts[pg.Index.Kind(i)]++
				all++
			}
		}
		return counts, all
	}
	for _, a := range graph.All[*data.Actor](pg.Graph) {
		if pg.listed(s, a) {
			counts[string(a.Kind)]++
			all++
		}
	}
	return counts, all
}

// toggled adds a value to a sorted list, or takes it away.
func toggled(list []string, value string) []string {
	if at := slices.Index(list, value); at >= 0 {
		return slices.Delete(slices.Clone(list), at, at+1)
	}
	list = append(slices.Clone(list), value)
	slices.Sort(list)
	return list
}

// particles are words that no one is known by.
var particles = []string{"the", "of", "and", "al", "el", "for", "de", "la", "le", "du", "des"}

// initials are what stands in an actor's monogram: of a person the first and
// last word's, of others the first two words'. A child has none.
func initials(a *data.Actor, name string) string {
	if a.Minor {
		return "·"
	}
	words := slices.DeleteFunc(strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }),
		func(w string) bool { return slices.Contains(particles, strings.ToLower(w)) })
	switch {
	case len(words) == 0:
		return "·"
	case joins(words[0]):
		return firstLetters(strings.TrimPrefix(words[0], "ال"), 1) // half of all names begin with the article
	case len(words) == 1:
		return firstLetters(words[0], 2)
	case a.Kind == data.ActorPerson:
		return firstLetters(words[0], 1) + firstLetters(words[len(words)-1], 1)
	}
	return firstLetters(words[0], 1) + firstLetters(words[1], 1)
}

func firstLetters(word string, n int) string {
	first, size := utf8.DecodeRuneInString(word)
	out := string(unicode.ToUpper(first))
	if second, _ := utf8.DecodeRuneInString(word[size:]); n > 1 && unicode.IsLetter(second) {
		out += string(second)
	}
	return out
}

// joins says that a word's script joins its letters: two initials would look
// like a word, so that one must do.
func joins(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Arabic, first)
}

// ownFirst puts the names in the page's language first, then those in its
// script; within each the order stays.
func (pg *page) ownFirst(aliases []data.Alias) []data.Alias {
	script := "Latn"
	if pg.p.Dir() == "rtl" {
		script = "Arab"
	}
	rank := func(a data.Alias) int {
		switch {
		case a.Lang == pg.s.Lang:
			return 0
		case a.Script == script:
			return 1
		}
		return 2
	}
	aliases = slices.Clone(aliases)
	slices.SortStableFunc(aliases, func(a, b data.Alias) int { return cmp.Compare(rank(a), rank(b)) })
	return aliases
}
