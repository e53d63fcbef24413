// SPDX-License-Identifier: MIT

package search

import (
	"strings"

	"isnad/data/dataset"
	"isnad/data/fold"
)

// marks are the ranges of the original text to highlight. A word that the query
// only begins is marked as far as the query goes; where letters differ, those
// of a name that sahilm/fuzzy finds in order; otherwise the whole word. In Arabic it is
// always the whole word: a mark inside would break its letters apart.
func marks(p *parsed, s *scored, original string) [][2]int {
	if s.text.kind == dataset.FieldDate {
		return [][2]int{{0, len(original)}}[:min(1, len(original))]
	}
	text := fold.Fold(original)
	var all [][2]int
	for i, m := range s.matches {
		if m.token < 0 || m.score == 0 {
			continue
		}
		for _, r := range ranges(p.terms[i].token.Text, s.text, m) {
			if from, to := text.Range(r[0], r[1]); from < to {
				all = append(all, [2]int{from, to})
			}
		}
	}
	return merge(all)
}

// ranges are what a match marks in the folded text.
func ranges(q string, t text, m placed) [][2]int {
	token := t.tokens[m.token]
	whole := [][2]int{{token.From, token.To}}
	if m.wide {
		return append(whole, [2]int{t.tokens[m.token+1].From, t.tokens[m.token+1].To})
	}
	w := t.words[m.token]
	start := standsAt(t.folded, token, w.text)
	prose := t.kind.Class() != dataset.ClassName
	if w.unvoiced || start < 0 || m.how != begins && (m.how != slips || prose) {
		return whole
	}
	if m.how == begins {
		return [][2]int{{start, start + min(len(q), len(w.text))}}
	}
	found, ok := fuzzyWord(q, w.text)
	if !ok {
		return whole
	}
	return runs(found.MatchedIndexes, w.text, start)
}

// standsAt is where a token's word stands in the folded text, or -1 where it does
// not: as written it may be longer before it (an article) or after it (abd for abdul).
func standsAt(folded string, token fold.Token, word string) int {
	switch written := folded[token.From:token.To]; {
	case strings.HasSuffix(written, word):
		return token.To - len(word)
	case strings.HasPrefix(written, word):
		return token.From
	}
	return -1
}

// runs joins single letters, by the byte they begin at, to ranges.
func runs(indexes []int, word string, start int) [][2]int {
	var all [][2]int
	for _, i := range indexes {
		size := 1
		for i+size < len(word) && word[i+size]&0xC0 == 0x80 {
			size++
		}
		all = append(all, [2]int{start + i, start + i + size})
	}
	return merge(all)
}

// merge sorts ranges and joins those that touch.
func merge(all [][2]int) [][2]int {
	// A handful: sorting by hand is a quarter of a kilobyte, the library's a few.
	for i := range all {
		for k := i; k > 0 && all[k][0] < all[k-1][0]; k-- {
			all[k], all[k-1] = all[k-1], all[k]
		}
	}
	out := all[:0]
	for _, r := range all {
		if n := len(out); n > 0 && r[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out = append(out, r)
	}
	return out
}
