// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/app/link"
	"isnad/data"
)

// roster is the actors of a list's state, in its order.
func (pg *page) roster(s link.State) []*data.Actor {
	shown := slices.DeleteFunc(slices.Clone(pg.dossier().Actors), func(a *data.Actor) bool {
		return len(s.Kinds) > 0 && !slices.Contains(s.Kinds, string(a.Kind))
	})
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

func (site *Site) countKinds() map[string]int {
	counts := map[string]int{}
	for _, a := range site.Graph.Dossier.Actors {
		counts[string(a.Kind)]++
	}
	return counts
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
