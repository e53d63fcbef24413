// SPDX-License-Identifier: MIT

package search

import (
	"sort"
	"strings"

	"isnad/data/dataset"
	"isnad/data/fold"
)

// found is a word of the vocabulary that a word of the query meets.
type found struct {
	token int32
	name  int16 // score where the word stands in a name
	prose int16 // and where in anything else
}

// in is the score in fields of a class.
func (f found) in(c dataset.Class) int {
	if c == dataset.ClassName {
		return int(f.name)
	}
	return int(f.prose)
}

func (f found) best() int { return int(max(f.name, f.prose)) }

// question is a word of a query.
type question struct {
	text   string
	typing bool // it may still grow
	joined bool // it is two words, joined: only what it spells or sounds like counts
}

// asked is what a question found.
type asked struct {
	question
	word  *word
	found []found
	best  int
	met   map[*word]packed // answers of compare, as they are needed
}

// ask returns what a word of the query meets in the vocabulary.
func (e *Engine) ask(q question) *asked {
	if a := e.asked[q]; a != nil {
		return a
	}
	if len(e.asked) >= mostAskedKept {
		clear(e.asked)
	}
	w := e.word(q.text)
	q.text = w.text // the query's own text is not kept
	a := &asked{question: q, word: w, met: map[*word]packed{}}
	a.found = e.lookUp(w, q)
	for _, f := range a.found {
		a.best = max(a.best, f.best())
	}
	if !e.halted {
		e.asked[q] = a
	}
	return a
}

// meet is the meeting with a word of a text, remembered.
func (a *asked) meet(t *word) meeting {
	if p, ok := a.met[t]; ok {
		return meeting{p.name.open(), p.prose.open()}
	}
	m := a.compare(t)
	a.met[t] = packed{m.name.pack(), m.prose.pack()}
	return m
}

// packed is a meeting as it is remembered: hundreds are with each key, and
// they were a quarter of all garbage.
type packed struct{ name, prose packedMatch }

type packedMatch struct {
	score   int16
	how     how
	letters uint8
}

func (m match) pack() packedMatch { return packedMatch{int16(m.score), m.how, uint8(m.letters)} }

func (m packedMatch) open() match { return match{int(m.score), m.how, int(m.letters)} }

// compare is meet and meetInProse, or for joined words the part of them that
// chance cannot pass.
func (a *asked) compare(t *word) meeting {
	if !a.joined {
		return meeting{meet(a.word, t, a.typing), meetInProse(a.word, t, a.typing)}
	}
	return meeting{unlessChance(meetWhole(a.word, t, a.typing)), unlessChance(meetSpelling(a.word, t, a.typing))}
}

func unlessChance(m match) match {
	if m.score < leastJoined {
		return match{}
	}
	return m
}

// lookUp returns the vocabulary's words that q meets, by the one definition in
// meet. Each step names words that meet may accept by one of its rules, and
// together they name all it can.
func (e *Engine) lookUp(w *word, q question) []found {
	if e.lookups++; e.lookups == 0 { // after four thousand million
		clear(e.tried)
		e.lookups = 1
	}
	l := &lookup{Engine: e, q: w, asked: asked{question: q, word: w}}
	l.prefix()
	l.keys()
	if !w.digit && !q.joined {
		l.slips()
		l.stem()
		l.root()
	}
	return l.all
}

type lookup struct {
	*Engine
	asked
	q        *word
	all      []found
	from, to int // the range of words that q begins, which are done
}

// try asks meet about a token, once.
func (l *lookup) try(t int) {
	if (l.from <= t && t < l.to) || l.tried[t] == l.lookups || l.step(stepMeet) {
		return
	}
	l.tried[t] = l.lookups
	m := l.compare(l.Engine.word(l.index.Token(t)))
	l.add(t, m.name.score, m.prose.score)
}

// add takes a word that meets q anyhow.
func (l *lookup) add(t, name, prose int) {
	if name > 0 || prose > 0 {
		l.all = append(l.all, found{int32(t), int16(name), int16(prose)})
	}
}

// prefix takes the words that q begins. While q is typed they are scored by
// length alone, and one letter may begin a tenth of the vocabulary.
func (l *lookup) prefix() {
	from, to := l.prefixRange(l.q.text)
	for t := from; t < to && !l.step(1); t++ {
		text := l.index.Token(t)
		switch {
		case len(text) == len(l.q.text):
			score := meetSame(l.q, l.typing).score
			l.add(t, score, score)
		case l.typing:
			if score := meetPrefix(len(l.q.text), len(text), true).score; !l.joined || score >= leastJoined {
				l.add(t, score, score)
			}
		default:
			l.try(t)
		}
	}
	l.from, l.to = from, to
}

// keys takes the words whose keys equal q's, begin with them while q is typed,
// or are one letter off.
func (l *lookup) keys() {
	for _, key := range l.q.keys {
		if l.typing && len(key) >= 2 && key[0] != '#' {
			l.packs(fold.PackRange(key))
		} else {
			l.packs(fold.Pack(key), fold.Pack(key))
		}
		if key[0] != '#' && !l.joined {
			l.neighbours(key)
		}
	}
}

func (l *lookup) packs(from, to uint32) {
	start, end := l.index.KeyRange(from, to)
	for k := start; k < end && !l.step(1); k++ {
		l.try(l.index.KeyToken(k))
	}
}

// neighbours spells out all keys one letter off: some 150 look-ups, against a
// walk over the vocabulary.
func (l *lookup) neighbours(key string) {
	if len(key) < nearKeyLetters {
		return
	}
	for i := range len(key) + 1 {
		for c := range len(fold.Letters) {
			letter := fold.Letters[c : c+1]
			l.spelt(key[:i], letter, key[i:])
			if i < len(key) {
				l.spelt(key[:i], letter, key[i+1:])
			}
		}
		if i < len(key) && len(key) > nearKeyLetters {
			l.spelt(key[:i], "", key[i+1:])
		}
	}
}

// spelt takes the words of a key in three parts.
func (l *lookup) spelt(head, letter, tail string) {
	var space [32]byte
	p := fold.Pack(append(append(append(space[:0], head...), letter...), tail...))
	l.packs(p, p)
}

// maskRun is how many masks are compared in a step.
const maskRun = 64

// slips takes the words whose letters differ little enough; comparing masks
// rules out most.
func (l *lookup) slips() {
	k := slipsAllowed(l.q.runes)
	if k == 0 {
		return
	}
	ascii := len(l.q.text) == l.q.runes
	for t := l.near(0, 2*k); t < len(l.masks); t = l.near(t+1, 2*k) {
		// A letter takes four bytes at most, and in q one if q is ASCII.
		size := l.index.TokenSize(t)
		if size > 4*(l.q.runes+k) || ascii && (size > len(l.q.text)+4*k || size < len(l.q.text)-k) {
			continue
		}
		if l.step(1) {
			return
		}
		if editDistance(l.q.text, l.index.Token(t), k) <= k {
			l.try(t)
		}
	}
}

// near is the next word, t or later, whose mask differs in so many letters at
// most; behind the last word if there is none or the search is to end.
func (l *lookup) near(t, letters int) int {
	for t < len(l.masks) && !l.step(1) {
		end := min(t+maskRun, len(l.masks))
		n := nearMask(l.masks[t:end], l.q.mask, letters)
		if t += n; t < end {
			return t
		}
	}
	return len(l.masks)
}

// nearMask is how many masks stand before the first that differs in so many
// letters at most.
//
//go:noinline
func nearMask(masks []uint32, mask uint32, letters int) int {
	for n, m := range masks {
		if differ(mask, m) <= letters {
			return n
		}
	}
	return len(masks)
}

func (l *lookup) stem() {
	n := stemBytes(l.q.text)
	if len(l.q.text) < n {
		return
	}
	from, to := l.prefixRange(l.q.text[:n])
	for t := from; t < to && !l.step(1); t++ {
		l.try(t)
	}
}

// root takes the words of q's root.
func (l *lookup) root() {
	if l.q.runes < leastForm || l.q.script != 'l' && l.q.script != 'a' {
		return
	}
	for _, form := range fold.RootForms(l.q.root()) {
		if l.q.script == 'l' {
			l.beginning(strings.TrimSuffix(form, "i"))
		} else {
			l.holding(fold.Mask(form))
		}
	}
}

// beginning tries the words with a beginning that are of q's root.
func (l *lookup) beginning(prefix string) {
	from, to := l.prefixRange(prefix)
	for t := from; t < to && !l.step(1); t++ {
		if (t < l.from || t >= l.to) && fold.Root(l.index.Token(t)) == l.q.root() {
			l.try(t)
		}
	}
}

// holding tries the words with all of some letters that are of q's root; few are.
func (l *lookup) holding(letters uint32) {
	for t, mask := range l.masks {
		if t%maskRun == 0 && l.step(1) {
			return
		}
		if letters&^mask == 0 && fold.Root(l.index.Token(t)) == l.q.root() {
			l.try(t)
		}
	}
}

// prefixRange is where the vocabulary's words with this beginning stand.
func (e *Engine) prefixRange(prefix string) (from, to int) {
	x := e.index
	from = sort.Search(x.Tokens(), func(t int) bool { return x.Token(t) >= prefix })
	to = from + sort.Search(x.Tokens()-from, func(t int) bool { return !strings.HasPrefix(x.Token(from+t), prefix) })
	return from, to
}
