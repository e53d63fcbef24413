// SPDX-License-Identifier: MIT

package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"isnad/data/fold"
)

// What is read of a query. Nobody types more; a pasted page is answered by its
// beginning.
const (
	mostBytes = 256
	mostTerms = 12
)

// term is one word of the query.
type term struct {
	token    fold.Token
	typing   bool
	optional bool     // a particle: nothing is missed where it is absent
	readings []*asked // as typed, alternates, and joined with a neighbour
	own      int      // how many of the readings are the term's alone
	with     *asked   // joined with the next term
	weight   int
}

// parsed is a query taken apart.
type parsed struct {
	folded string
	terms  []term
	total  int // weight of all terms but particles, which find nothing
	whole  int // weight of all terms
	pairs  pairs
}

// parse reads a query and looks its words up.
func (e *Engine) parse(s string) *parsed {
	p := e.cut(fold.String(beginning(s)))
	if e.part(p) {
		p = e.cut(p.folded)
	}
	e.join(p)
	p.pairs.count(p.folded)
	e.weighAll(p)
	return p
}

func (e *Engine) weighAll(p *parsed) {
	p.total, p.whole = 0, 0
	for i := range p.terms {
		t := &p.terms[i]
		if t.weight = e.weigh(p, t); t.optional {
			t.weight = particle
		} else {
			p.total += t.weight
		}
		p.whole += t.weight
	}
}

// particle is what a particle weighs: of two men called Amar, Ould Amar is the
// one with an Ould. Every word outweighs it, so that a missing one costs little.
const particle = 20

func beginning(s string) string {
	if len(s) <= mostBytes {
		return s
	}
	end := mostBytes
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// cut makes terms of the tokens. The last may still be growing, and then a
// particle may turn into a name: ben, benali.
func (e *Engine) cut(folded string) *parsed {
	p := &parsed{folded: folded}
	for _, t := range fold.Tokens(folded, nil) {
		n := len(p.terms)
		switch {
		case t.Role == fold.Alternate && n > 0:
			before := &p.terms[n-1]
			before.readings = append(before.readings, e.ask(question{text: t.Text, typing: before.typing}))
		case n < mostTerms:
			typing := t.To == len(folded)
			p.terms = append(p.terms, term{token: t, typing: typing, optional: t.Role == fold.Particle,
				readings: []*asked{e.ask(question{text: t.Text, typing: typing})}})
		}
	}
	for i := range p.terms {
		p.terms[i].own = len(p.terms[i].readings)
	}
	if !slices.ContainsFunc(p.terms, func(t term) bool { return !t.optional }) {
		for i := range p.terms {
			p.terms[i].optional = false
		}
	}
	return p
}

// known is how well a word must meet another for that one to count as its own.
const known = 700

// unknown is how well a word meets the vocabulary at most to be cut in two.
const unknown = 500

// part cuts words that mean nothing as they are and something in two
// (omaromsen), in p's folded text. It reports whether it cut any.
func (e *Engine) part(p *parsed) bool {
	var out strings.Builder
	at, cut := 0, false
	for i := range p.terms {
		t := &p.terms[i]
		best := 0
		for _, r := range t.readings {
			best = max(best, r.best)
		}
		if best > unknown || p.folded[t.token.From:t.token.To] != t.token.Text {
			continue
		}
		if n := e.halves(t.token.Text); n > 0 {
			out.WriteString(p.folded[at : t.token.From+n])
			out.WriteByte(' ')
			at, cut = t.token.From+n, true
		}
	}
	out.WriteString(p.folded[at:])
	p.folded = out.String()
	return cut
}

// leastHalf is how many bytes each half of a word has.
const leastHalf = 3

// halves is where a word is best cut in two that the vocabulary knows, or 0.
// Both must be there letter by letter or, in another script, by sound.
func (e *Engine) halves(s string) int {
	at, best := 0, 0
	for n := leastHalf; n+leastHalf <= len(s); n++ {
		if !utf8.RuneStart(s[n]) {
			continue
		}
		score := min(e.knows(s[:n]), e.knows(s[n:]))
		if score > best {
			at, best = n, score
		}
	}
	return at
}

// knows is the length of s in bytes if the vocabulary has it, half of it if it
// has a word of the same sound, and 0 if neither.
func (e *Engine) knows(s string) int {
	if from, to := e.prefixRange(s); from < to && e.index.Token(from) == s {
		return len(s)
	}
	for _, key := range fold.Keys(s, nil) {
		if from, to := e.index.KeyRange(fold.Pack(key), fold.Pack(key)); from < to && len(key) >= 2 && s[0] >= utf8.RuneSelf {
			return len(s) / 2
		}
	}
	return 0
}

// join looks up neighbours as one word: hay at for hayat, ben hammedi for
// benhammedi.
func (e *Engine) join(p *parsed) {
	for i := 0; i+1 < len(p.terms); i++ {
		a, b := &p.terms[i], &p.terms[i+1]
		if a.token.Text == "" || a.readings[0].best == full && b.readings[0].best == full {
			continue
		}
		a.with = e.ask(question{text: a.token.Text + b.token.Text, typing: b.typing, joined: true})
		a.readings = append(a.readings, a.with)
		b.readings = append(b.readings, a.with)
	}
}

// weigh is how much a term tells: the rarer what it meets, the more. What it
// meets only faintly does not make it common. Particles and initials tell little.
func (e *Engine) weigh(p *parsed, t *term) int {
	df := 0
	for _, r := range t.readings[:t.own] {
		for _, f := range r.found {
			if f.name >= known {
				df += e.index.Frequency(int(f.token))
			}
		}
	}
	w := rarity(e.index.Len(), min(df, e.index.Len()))
	if t.token.Role == fold.Particle || len(p.terms) > 1 && t.readings[0].word.runes == 1 {
		w /= 4
	}
	return w
}
