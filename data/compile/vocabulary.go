// SPDX-License-Identifier: MIT

package compile

import (
	"cmp"
	"slices"
	"strings"

	"isnad/data/dataset"
	"isnad/data/fold"
)

// vocabulary gathers the words of all fields with their postings, and orders
// the words by key. It also sets each row's Length, which counts such words.
func vocabulary(rows []dataset.Row) ([]dataset.Token, []dataset.Key) {
	postings := map[string][]dataset.Posting{}
	var buf []fold.Token
	for i := range rows {
		for _, f := range rows[i].Fields {
			p := dataset.NewPosting(i, f.Kind.Class())
			buf = fold.Tokens(folded(f), buf[:0])
			shorten(&rows[i], f, buf)
			for _, t := range buf {
				if t.Role != fold.Particle || onlyParticles(buf) {
					post(postings, t.Text, p)
				}
			}
		}
	}
	tokens := make([]dataset.Token, 0, len(postings))
	for text, list := range postings {
		tokens = append(tokens, dataset.Token{Text: strings.Clone(text), Postings: list})
	}
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

// post adds a posting; of one record only the weightiest class is kept.
func post(postings map[string][]dataset.Posting, word string, p dataset.Posting) {
	list := postings[word]
	if n := len(list); n > 0 && list[n-1].Record() == p.Record() {
		list[n-1] = min(list[n-1], p)
		return
	}
	postings[word] = append(list, p)
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
