// SPDX-License-Identifier: MIT

package fold

import "strings"

// lexicon is a short list of words and what they stand for, by the length of
// the word. A switch over the same words is quicker once it is compiled well. But
// a browser compiles what it runs when it first runs it, and again when it has
// run for long, both by the length of the code: the first search took longer to
// compile these lists than to search.
type lexicon [][]lexeme

type lexeme struct{ word, means string }

// newLexicon takes lists with a semicolon between: a meaning and its words. One
// text is data; a list of lists is code that makes it.
func newLexicon(lists string) lexicon {
	var l lexicon
	for _, list := range strings.Split(lists, ";") {
		words := strings.Fields(list)
		for _, word := range words[1:] {
			for len(l) <= len(word) {
				l = append(l, nil)
			}
			l[len(word)] = append(l[len(word)], lexeme{word, words[0]})
		}
	}
	return l
}

// find is what a word stands for, or "". Last letters differ more than first
// ones, which for Arabic are half of a letter. Inlined it would stand
// in a dozen places, and all of them be fetched and compiled.
//
//go:noinline
func (l lexicon) find(w string) string {
	if w == "" || len(w) >= len(l) {
		return ""
	}
	last := len(w) - 1
	for _, e := range l[len(w)] {
		if e.word[last] == w[last] && e.word == w {
			return e.means
		}
	}
	return ""
}
