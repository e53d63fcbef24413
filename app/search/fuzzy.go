// SPDX-License-Identifier: MIT

package search

import (
	"sort"

	"github.com/sahilm/fuzzy"
)

// tied is how many of the first hits sahilm/fuzzy looks at: what a list shows
// and the one after it.
const tied = 64

// fuzzyBytes is the longest word sahilm/fuzzy is given. Its bonus for adjacent
// letters doubles with each: 40 in a row overflow its score.
const fuzzyBytes = 24

// sahilm's score of a word is cut to this range, so that none outweighs the
// others.
const (
	leastFuzz = -30
	mostFuzz  = 150
)

// breakTies sorts the first hits again, those of one score by how sahilm/fuzzy
// likes their words.
func (e *Engine) breakTies(p *parsed, ranked []*scored) {
	top := ranked[:min(len(ranked), tied)]
	for i := range top {
		neighbour := i > 0 && top[i-1].score == top[i].score || i+1 < len(top) && top[i+1].score == top[i].score
		if neighbour {
			top[i].fuzz = fuzz(p, top[i])
		}
	}
	sort.Sort(ranking{e, top})
}

// fuzz sums sahilm's scores of the words that met.
func fuzz(p *parsed, s *scored) int {
	sum := 0
	for i, m := range s.matches {
		if m.token < 0 {
			sum += leastFuzz
			continue
		}
		found, ok := fuzzyWord(p.terms[i].token.Text, s.text.words[m.token].text)
		if !ok {
			sum += leastFuzz
			continue
		}
		sum += min(max(found.Score, leastFuzz), mostFuzz)
	}
	return sum
}

// fuzzyWord matches one word in another as a subsequence.
func fuzzyWord(pattern, word string) (fuzzy.Match, bool) {
	if len(pattern) > fuzzyBytes || len(word) > fuzzyBytes || len(pattern) > len(word) {
		return fuzzy.Match{}, false
	}
	found := fuzzy.FindNoSort(pattern, []string{word})
	if len(found) == 0 {
		return fuzzy.Match{}, false
	}
	return found[0], true
}
