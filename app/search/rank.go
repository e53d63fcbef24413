// SPDX-License-Identifier: MIT

package search

import (
	"slices"
	"strings"

	"isnad/data/dataset"
	"isnad/data/fold"
)

// text is a field of a record, cut into words.
type text struct {
	field  int
	kind   dataset.Field
	lang   string
	folded string
	tokens []fold.Token
	words  []*word
}

// mostWords is how many words of one field are read: a page.
const mostWords = 400

// texts returns a record's fields.
func (e *Engine) texts(record int) []text {
	if all, ok := e.records[record]; ok {
		return all
	}
	if len(e.records) >= mostRecordsKept {
		clear(e.records)
	}
	from, to := e.index.Fields(record)
	all := make([]text, 0, to-from)
	for f := from; f < to; f++ {
		kind, lang, s := e.index.Field(f)
		t := text{field: f, kind: kind, lang: lang, folded: folded(kind, s)}
		t.tokens = fold.Tokens(t.folded, make([]fold.Token, 0, strings.Count(t.folded, " ")+2))
		t.tokens = t.tokens[:min(len(t.tokens), mostWords)]
		t.words = make([]*word, len(t.tokens))
		for i, token := range t.tokens {
			t.words[i] = e.word(token.Text)
		}
		all = append(all, t)
	}
	e.records[record] = all
	return all
}

// folded is a field's text as the index was built from it: a date answers to
// its words.
func folded(kind dataset.Field, s string) string {
	if kind == dataset.FieldDate {
		return fold.Date(s)
	}
	return fold.String(s)
}

// scored is a record ranked.
type scored struct {
	record  int
	score   int
	cover   int // share of the query that is met, of full
	fuzz    int // sahilm/fuzzy's opinion, for ties
	order   int // by what the reader reads and how sure it is; see standing
	text    text
	matches []placed // by term
}

// placed is a match and the token of the text it is with; -1 is none.
type placed struct {
	match
	token int
	wide  bool // the next token belongs to it too
	// elsewhere: not in this text, but in another of the record
	elsewhere bool
}

// rank scores a record by its best field and adds what other fields know of the
// words which that field lacks: "2016 designation" is a date and a kind. A text
// in a language that is not read here is its best only if none that is read
// matches.
func (e *Engine) rank(p *parsed, lang string, record int) *scored {
	var best, readable, mine, abroad scored
	var space [mostTerms]int
	elsewhere := space[:len(p.terms)]
	for _, t := range e.texts(record) {
		s := e.align(p, t)
		for i, m := range s.matches {
			elsewhere[i] = max(elsewhere[i], worth(m.score)*classWeight[t.kind.Class()]/full)
		}
		if !p.reads(lang, t) {
			if s.score > abroad.score {
				abroad = s
			}
			continue
		}
		if s.score > best.score {
			best = s
		}
		if s.score > readable.score && s.script() == p.script() {
			readable = s
		}
		if s.score > mine.score && t.lang == lang {
			mine = s
		}
	}
	foreign := best.score == 0 || best.cover < strongCover && abroad.cover >= strongCover
	if foreign {
		best = abroad
	}
	best.record = record
	if best.score == 0 {
		return e.keep(best)
	}
	best.add(p, elsewhere)
	if lang != "" {
		best.order = standing(best.cover, foreign)
	}
	if p.script() != 0 && !foreign {
		best.show(readable)
	}
	if mine.saysAsMuch(&best, lang) {
		best.text, best.matches = mine.text, mine.matches
	}
	for i := range best.matches {
		best.matches[i].elsewhere = best.matches[i].score == 0 && elsewhere[i] > 0
	}
	return e.keep(best)
}

// keep puts a ranked record where it stays until the next query.
func (s *scratch) keep(r scored) *scored {
	s.scored = append(s.scored, r)
	return &s.scored[len(s.scored)-1]
}

// standing puts matches in a language that is read before those in another, and
// both before guesses.
func standing(cover int, foreign bool) int {
	n := 0
	if cover >= strongCover {
		n = 2
	}
	if !foreign {
		n++
	}
	return n
}

// reads reports a text that who asks reads: names, in any language, and prose in
// that of the page, in English, and in Arabic if that is what was typed. Of a
// single letter half of all names begin with it, and those of the page's language
// are meant. Where no language is given, all are read.
func (p *parsed) reads(lang string, t text) bool {
	switch {
	case lang == "" || t.lang == "" || t.lang == lang:
		return true
	case t.lang == "ar" && p.script() == 'a':
		return true
	case len(p.terms) == 1 && p.terms[0].readings[0].word.letter():
		return lang == "ar" && t.lang == "en"
	}
	return t.lang == "en" || t.kind.Class() == dataset.ClassName
}

// show lets a hit be told by a text in the query's script if that says nearly
// as much: who types idlbi reads Idlib rather than إدلب. The score stays.
func (s *scored) show(readable scored) {
	if readable.score*100 >= s.score*nearlyAsMuch {
		s.text, s.matches = readable.text, readable.matches
	}
}

const nearlyAsMuch = 80

// saysAsMuch reports a text in the page's language that meets what one in another
// does: on a French page, 6 is in un accord en six points. Of prose it is enough
// that it matches closely: who types sharaa reads Al-Charaa parle … there. A name
// is told in the spelling that was typed.
func (s *scored) saysAsMuch(best *scored, lang string) bool {
	there, enough := best.text.lang, best.cover
	if s.text.kind.Class() != dataset.ClassName {
		enough = min(enough, strongCover)
	}
	return lang != "" && there != "" && there != lang && s.score > 0 && s.cover >= enough && s.text.kind == best.text.kind
}

func (s *scored) script() byte {
	for _, m := range s.matches {
		if m.token >= 0 {
			return s.text.words[m.token].script
		}
	}
	return 0
}

func (p *parsed) script() byte { return p.terms[0].readings[0].word.script }

// add counts words that only other fields have.
func (s *scored) add(p *parsed, elsewhere []int) {
	extra := 0
	for i, m := range s.matches {
		if more := elsewhere[i] - worth(m.score); more > 0 {
			extra += more * p.terms[i].weight
		}
	}
	extra /= max(1, p.whole)
	s.cover = min(full, s.cover+extra)
	s.score += extra * elsewhereShare / 100
}

// elsewhereShare is what a word counts that another field has, in hundredths.
const elsewhereShare = 80

// align places the query's terms on the words of a text, one to one, best pairs
// first, and scores the whole.
func (e *Engine) align(p *parsed, t text) scored {
	s := scored{text: t, matches: e.matches(len(p.terms))}
	var space [48]pair
	pairs := space[:0]
	for i := range p.terms {
		for j, w := range t.words {
			if m := p.terms[i].meet(w).in(t.kind.Class()); m.score > 0 {
				pairs = append(pairs, pair{i, j, m})
			}
		}
	}
	var room [mostWords]bool
	used := room[:len(t.words)]
	for {
		best := -1
		for k := range pairs {
			free := s.matches[pairs[k].term].token < 0 && !used[pairs[k].token]
			if free && (best < 0 || pairs[k].score > pairs[best].score) {
				best = k
			}
		}
		if best < 0 {
			break
		}
		b := pairs[best]
		s.matches[b.term] = placed{match: b.match, token: b.token}
		used[b.token] = true
	}
	e.joins(p, &s, used)
	s.sum(p, used)
	return s
}

type pair struct {
	term, token int
	match
}

// meet compares a term with a word of a text by the term's best reading.
func (t *term) meet(w *word) meeting {
	best := t.readings[0].meet(w)
	for _, r := range t.readings[1:t.own] {
		m := r.meet(w)
		best = meeting{better(best.name, m.name), better(best.prose, m.prose)}
	}
	return best
}

// sum scores a placing: how much of the query is met, and then how much of the
// text that is, each word by its weight.
func (s *scored) sum(p *parsed, used []bool) {
	met := 0
	for i, m := range s.matches {
		met += worth(m.score) * p.terms[i].weight
	}
	s.cover = met / max(1, p.whole)
	mine, all := s.askedFor(used)
	if s.text.kind.Class() == dataset.ClassName {
		mine += min(all-mine, s.missed(p))
	}
	share := full * mine / max(1, all)
	s.score = s.cover * (wholeShare + (full-wholeShare)*share/full) / full * classWeight[s.text.kind.Class()] / full
	s.score -= s.score * turnCost * s.turns(p) / full
	if s.text.kind.Class() == dataset.ClassName {
		s.score += s.score * s.closeness(p) / full
	}
}

// askedFor weighs the words of the text that were asked for, and all of them.
func (s *scored) askedFor(used []bool) (mine, all int) {
	name := s.text.kind.Class() == dataset.ClassName
	for j, w := range s.text.words {
		switch {
		case s.text.tokens[j].Role != fold.Content, name && s.repeats(used, j):
			continue
		case s.uses(used, j):
			mine += w.weight
		}
		all += w.weight
	}
	return mine, all
}

// uses reports that token j met, or another reading of it: who types shafee asks
// for all of Elshafee.
func (s *scored) uses(used []bool, j int) bool {
	tokens := s.text.tokens
	for k := j; k < len(used) && tokens[k].From <= tokens[j].From; k++ {
		if used[k] {
			return true
		}
	}
	return false
}

// repeats reports a word that did not meet and says again what another did:
// of Mohamed Omar Mohamed, a grandson, nothing is missing in Mohamed Omar.
func (s *scored) repeats(used []bool, j int) bool {
	if used[j] {
		return false
	}
	w := s.text.words[j]
	for k, v := range s.text.words {
		if k != j && used[k] && (v.text == w.text || meetKeys(v, w, false).score >= known) {
			return true
		}
	}
	return false
}

// missed weighs the words of the query that the text has not. A name may have
// another word in the place of each: who types Noor Barzan Hasan and means
// Mohammad Barzan Hasan rather than Barzan Hassan has asked for no word too few.
func (s *scored) missed(p *parsed) int {
	n := 0
	for i, m := range s.matches {
		if m.token < 0 && !p.terms[i].optional {
			n += p.terms[i].weight
		}
	}
	return n
}

// closeness tells names apart that have the same words, or words of the same
// sounds, and is small against what words are worth: from −60 to 60, of full.
// What is given to some is taken from others, so that names as a whole stand to
// prose as they would without it.
func (s *scored) closeness(p *parsed) int {
	n := likeShare * (s.likeness(p) - 50) / 100
	if s.beginsWithFirst(p) {
		return n + firstShare
	}
	return n - firstShare
}

const (
	// Of two names that sound the same, the nearer in writing is meant, articles
	// and joints included.
	likeShare = 100
	// Who types Salim Ogaro rather means a Salim than an Ahmad Salim.
	firstShare = 10
)

// beginsWithFirst reports that the first word typed is the first of the name.
func (s *scored) beginsWithFirst(p *parsed) bool {
	for i, m := range s.matches {
		if !p.terms[i].optional {
			return m.token >= 0 && !slices.ContainsFunc(s.text.tokens[:m.token], func(t fold.Token) bool {
				return t.Role == fold.Content && t.To <= s.text.tokens[m.token].From
			})
		}
	}
	return false
}

// likeness is how near a name and the query are in writing, of 100, which only
// the same writing is: El Shafee Elsheikh and Elshafee El Sheikh have the same
// pairs. Two scripts cannot be compared; they stand between like and unlike.
func (s *scored) likeness(p *parsed) int {
	if len(s.text.words) == 0 || s.text.words[0].script != p.script() {
		return 50
	}
	if p.folded == s.text.folded {
		return 100
	}
	return min(99, p.pairs.likeness(s.text.folded))
}

// turnCost is what it costs, of full, that a word stands before the one that was
// typed before it. Any order finds a name; of two names with the same words the
// one in order is meant. With 12 words at most it never takes all.
const turnCost = 80

// turns counts how often the words that met go back in the text.
func (s *scored) turns(p *parsed) int {
	n, last := 0, -1
	for i, m := range s.matches {
		if m.token < 0 || p.terms[i].optional {
			continue
		}
		if m.token < last {
			n++
		}
		last = m.token
	}
	return n
}

// wholeShare is what a match counts in a text of which it is next to nothing;
// the rest is for how much of the text it is.
const wholeShare = 750
