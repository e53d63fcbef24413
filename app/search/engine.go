// SPDX-License-Identifier: MIT

package search

import (
	"strings"

	"isnad/data/dataset"
	"isnad/data/fold"
)

// Engine answers queries over one index. It keeps what it worked out for the
// last queries, so one Engine serves one user: it must not be used from two
// goroutines at once.
//
// What is kept, and why it may be: a keystroke changes the last word, and
// deleting comes back to what was asked before; an index never changes. Nothing
// is narrowed from one answer to the next, because one letter more can bring
// records that were not there before (golan, golani, al-Jolani).
type Engine struct {
	index *dataset.Index
	masks []uint32 // fold.Mask of each word of the vocabulary

	lookups uint32   // made so far
	tried   []uint32 // by word of the vocabulary: the last of them that tried it

	words   map[string]*word    // by text
	asked   map[question]*asked // words of queries
	records map[int][]text      // by record, for ranking

	scratch
	slicing
}

// scratch is recall's working space, by record; all zero between queries.
type scratch struct {
	total          []uint32 // score so far
	now            []uint16 // best of the term at hand
	touched, fresh []uint32
	postings       []dataset.Posting
	best           []candidate
	scored         []scored // what rank gives out for a query
	ranked         []*scored
	placed         []placed // and the matches of those
}

// A key leaves as little behind as it can, because garbage is collected on the
// page's one thread: what is worked out for a query stands in the scratch, and
// hits are copies of it.

// begin makes the scratch ready for a query. What an unusually long answer needed
// is not kept.
func (s *scratch) begin() {
	if cap(s.scored) > 2*survivors {
		s.best, s.scored, s.ranked, s.placed = nil, nil, nil, nil
	}
	s.placed = s.placed[:0]
}

// rankings makes room for n records that are ranked.
func (s *scratch) rankings(n int) {
	if cap(s.scored) < n {
		s.scored, s.ranked = make([]scored, 0, max(n, survivors)), make([]*scored, 0, max(n, survivors))
	}
	s.scored, s.ranked = s.scored[:0], s.ranked[:0]
}

// placedAtOnce is how many matches room is made for at once: those of most queries.
const placedAtOnce = 2048

// matches makes room for the matches of n terms: none is there.
func (s *scratch) matches(n int) []placed {
	at := len(s.placed)
	if at+n > cap(s.placed) {
		s.placed, at = make([]placed, 0, placedAtOnce), 0
	}
	s.placed = s.placed[:at+n]
	all := s.placed[at : at+n : at+n]
	for i := range all {
		all[i] = placed{token: -1}
	}
	return all
}

// Most of each kind that is kept; beyond it, all are dropped and built again.
// At some 200 bytes a word and 500 a record this stays within 5 MB. Twice as much
// is no quicker, but takes the garbage collector twice as long to go through,
// which in a browser nothing else runs beside.
const (
	mostWordsKept   = 1 << 14
	mostAskedKept   = 1 << 6
	mostRecordsKept = 1 << 11
)

// New makes an engine on an index. It works out which letters occur in each word
// of the vocabulary, which is quicker than to fetch it: a byte of every name.
func New(index *dataset.Index) *Engine {
	e := &Engine{index: index, masks: make([]uint32, index.Tokens()), tried: make([]uint32, index.Tokens()), words: map[string]*word{}, asked: map[question]*asked{},
		records: map[int][]text{}}
	for t := range e.masks {
		e.masks[t] = fold.Mask(index.Token(t))
	}
	return e
}

// word returns what is known of a token's text.
func (e *Engine) word(s string) *word {
	if w := e.words[s]; w != nil {
		return w
	}
	if len(e.words) >= mostWordsKept {
		clear(e.words)
		clear(e.records) // they hold words
		clear(e.asked)
	}
	text, frequency := "", 0
	if from, to := e.prefixRange(s); from < to && e.index.Token(from) == s {
		text, frequency = e.index.Token(from), e.index.Frequency(from)
	} else {
		text = strings.Clone(s) // what s is part of is not kept
	}
	w := newWord(text)
	w.weight = rarity(e.index.Len(), frequency)
	e.words[w.text] = w
	return w
}
