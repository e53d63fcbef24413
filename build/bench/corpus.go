// SPDX-License-Identifier: MIT

package bench

import (
	"math/rand/v2"
	"strings"
)

// Corpus makes up n names of two to four words, about 22 characters each. The
// words follow Zipf's law, as names do: a few are everybody's, most are rare.
// Of 100,000 names that makes some 45,000 different words, two thirds of them
// used once, which is what lists of real people show when they are carried on.
// The same seed gives the same names on every machine.
func Corpus(n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	given := newLexicon(r, max(200, n/30), 1.05)
	family := newLexicon(r, max(500, n), 1.01)
	names := make([]string, n)
	for i := range names {
		names[i] = name(r, given, family)
	}
	return names
}

func name(r *rand.Rand, given, family *lexicon) string {
	words := []string{given.pick()}
	for r.IntN(3) == 0 && len(words) < 3 {
		words = append(words, given.pick())
	}
	last := family.pick()
	if r.IntN(4) == 0 {
		last = "al-" + last
	}
	words = append(words, last)
	return strings.Join(words, " ")
}

// lexicon is a list of made-up words, the common ones first.
type lexicon struct {
	words []string
	zipf  *rand.Zipf
}

func newLexicon(r *rand.Rand, size int, skew float64) *lexicon {
	seen := map[string]bool{}
	l := &lexicon{zipf: rand.NewZipf(r, skew, 8, uint64(size-1))}
	for len(l.words) < size {
		w := syllables(r, 2+r.IntN(3))
		if !seen[w] {
			seen[w] = true
			l.words = append(l.words, w)
		}
	}
	return l
}

func (l *lexicon) pick() string { return l.words[l.zipf.Uint64()] }

var (
	onsets = strings.Fields("b d f g h j k l m n r s t w z sh kh q y th gh d m r n b")
	vowels = strings.Fields("a i u a e o a i ou aa")
	codas  = strings.Fields("- - - n r m l d s b h t z k")
)

func syllables(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(onsets[r.IntN(len(onsets))])
		b.WriteString(vowels[r.IntN(len(vowels))])
	}
	if c := codas[r.IntN(len(codas))]; c != "-" {
		b.WriteString(c)
	}
	w := b.String()
	return strings.ToUpper(w[:1]) + w[1:]
}

// Keystrokes is a script of what stands in the box after each key: each of the
// queries typed letter by letter, and then deleted again.
func Keystrokes(queries []string) []string {
	var script []string
	for _, q := range queries {
		ends := []int{}
		for i := range q {
			if i > 0 {
				ends = append(ends, i)
			}
		}
		ends = append(ends, len(q))
		for _, end := range ends {
			script = append(script, q[:end])
		}
		for i := len(ends) - 2; i >= 0; i-- {
			script = append(script, q[:ends[i]])
		}
	}
	return script
}

// Queries makes up what people type about a corpus: names of it, as they stand,
// with a letter wrong, with a word left out, in another order.
func Queries(names []string, n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 2))
	queries := make([]string, n)
	for i := range queries {
		q := strings.ToLower(names[r.IntN(len(names))])
		words := strings.Fields(q)
		switch i % 4 {
		case 1:
			at := r.IntN(len(q))
			q = q[:at] + q[min(at+1, len(q)):]
		case 2:
			q = words[len(words)-1]
		case 3:
			q = words[len(words)-1] + " " + words[0]
		}
		queries[i] = q
	}
	return queries
}
