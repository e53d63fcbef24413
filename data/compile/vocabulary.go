// SPDX-License-Identifier: MIT

package compile

import (
	"cmp"
	"slices"
	"strings"

	"isnad/data/dataset"
	"isnad/data/fold"
)

// vocabulary gathers the words of all fields with their postings.
type vocabulary struct {
	postings map[string][]dataset.Posting
	buf      []fold.Token
}

func newVocabulary() *vocabulary { return &vocabulary{postings: map[string][]dataset.Posting{}} }

// add takes the words of record i and sets its row's Length, which counts such
// words.
func (v *vocabulary) add(i int, row *dataset.Row) {
	for _, f := range row.Fields {
		p := dataset.NewPosting(i, f.Kind.Class())
		v.buf = fold.Tokens(folded(f), v.buf[:0])
		shorten(row, f, v.buf)
		for _, t := range v.buf {
			if t.Role != fold.Particle || onlyParticles(v.buf) {
				v.post(t.Text, p)
			}
		}
	}
}

// tables are the words in byte order, and by their keys.
func (v *vocabulary) tables() ([]dataset.Token, []dataset.Key) {
	tokens := make([]dataset.Token, 0, len(v.postings))
	for text, list := range v.postings {
		tokens = append(tokens, dataset.Token{Text: text, Postings: list})
	}
	v.postings = nil
	slices.SortFunc(tokens, func(a, b dataset.Token) int { return strings.Compare(a.Text, b.Text) })
	return tokens, byKey(tokens)
}

// shorten lowers a row's Length to that of one of its names or titles.
func shorten(row *dataset.Row, f dataset.FieldValue, tokens []fold.Token) {
	if c := f.Kind.Class(); f.Kind == dataset.FieldAcronym || c != dataset.ClassName && c != dataset.ClassTitle && !f.Title {
		return
	}
	n := 0
	for _, t := range tokens {
		if t.Role == fold.Content {
			n++
		}
	}
	if row.Length == 0 || n < row.Length {
		row.Length = n
	}
}

// folded is a field's text as search reads it: a date answers to its words.
func folded(f dataset.FieldValue) string {
	if f.Kind == dataset.FieldDate {
		return fold.Date(f.Text)
	}
	return fold.String(f.Text)
}

// onlyParticles reports a text such as "General": then particles are its words.
func onlyParticles(tokens []fold.Token) bool {
	return !slices.ContainsFunc(tokens, func(t fold.Token) bool { return t.Role != fold.Particle })
}

// post adds a posting; of one record only the weightiest class is kept. A new word
// is copied: what it was cut from is a whole text.
func (v *vocabulary) post(word string, p dataset.Posting) {
	list, known := v.postings[word]
	if n := len(list); n > 0 && list[n-1].Record() == p.Record() {
		list[n-1] = min(list[n-1], p)
		return
	}
	if !known {
		word = strings.Clone(word)
	}
	v.postings[word] = append(list, p)
}

// byKey lists each key of each token, in order of the key and then the token.
func byKey(tokens []dataset.Token) []dataset.Key {
	var all []dataset.Key
	for t := range tokens {
		for _, key := range fold.Keys(tokens[t].Text, nil) {
			all = append(all, dataset.Key{Pack: fold.Pack(key), Token: t})
		}
	}
	slices.SortStableFunc(all, func(a, b dataset.Key) int { return cmp.Compare(a.Pack, b.Pack) })
	return all
}
