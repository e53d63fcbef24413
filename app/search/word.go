// SPDX-License-Identifier: MIT

package search

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"isnad/data/dataset"
	"isnad/data/fold"
)

// word is all that is ever asked of a token's text, worked out once.
type word struct {
	text     string
	runes    int
	mask     uint32
	keys     []string
	sounding string // see sound
	rooted   string // see root
	script   byte   // l, a, c: Latin, Arabic, Cyrillic; 0 another
	digit    bool   // a number: no part of it is a slip of the pen
	unvoiced bool   // Arabic letters: short vowels are not written
	weight   int    // rarity of the word in the index
}

func newWord(text string) *word {
	w := &word{text: text, runes: utf8.RuneCountInString(text), mask: fold.Mask(text)}
	if text == "" {
		return w
	}
	w.digit = text[0] >= '0' && text[0] <= '9'
	w.script = scriptOf(text[0])
	w.unvoiced = w.script == 'a'
	w.keys = fold.Keys(text, nil)
	return w
}

// scriptOf tells a folded word's script by its first byte.
func scriptOf(first byte) byte {
	switch {
	case 'a' <= first && first <= 'z':
		return 'l'
	case 0xD8 <= first && first <= 0xDB:
		return 'a'
	case 0xD0 <= first && first <= 0xD4:
		return 'c'
	}
	return 0
}

// rarity is how much a word tells: 16 × log2(1 + n/df), at least 16. A word that
// nobody has tells as much as one that one record has.
func rarity(n, df int) int {
	ratio := (uint64(n) + uint64(max(df, 1))) * 256 / uint64(max(df, 1)) // eight bits of fraction
	whole := bits.Len64(ratio) - 1
	fraction := int(ratio>>(max(whole-4, 0))) & 15
	return max(16, (whole-8)*16+fraction)
}

// how two words meet.
type how uint8

const (
	apart    how = iota
	same         // letter by letter
	numeral      // a number and its word
	begins       // the query's word begins the text's
	sounds       // they share a key
	slips        // a few letters differ
	form         // they share a root: designation, designates
	stem         // they only begin alike
	begunKey     // the query's key begins the text's
	nearKey      // the keys differ in one sound
)

// match is how well a word of the query meets a word of a text.
type match struct {
	score   int // 0 to full
	how     how
	letters int // slips: how many
}

// full is the score of the same word; all others are shares of it.
const full = 1000

// The scores below were set by hand and then moved, each alone, over the
// development names split in two by a hash: none moves recall by more than a
// hundredth for a change of a tenth, in either half. So they are round numbers.
const (
	bestSounds  = 970 // same key, same vowels; less by 11 for each hundredth that differs
	bestNearKey = 780 // a key one sound off
	soundSlope  = 11
	leastSounds = 400 // same key, all vowels different
	leastNear   = 450 // below it, a near key is chance
	foreign     = 30  // in another script: of two names of a record, that in the query's is shown
	letterCost  = 20  // in the same script: for each letter that differs, of two words of one sound
	mostLetters = 5   // beyond which it costs no more
	leastBegun  = 480 // a key that the query's begins; more by how much of it that is
	begunSlope  = 200
	begunCost   = 4   // less, for each hundredth that its sound differs: Diriye does not begin Dorda
	numberWord  = 960 // six for 6
	leastPrefix = 700 // one letter of a long word, while it is typed
	bestPrefix  = 980
	bestSlip    = 910
	slipCost    = 700 // over the letters of the longer word
	firstLetter = 25  // more, where it is the first: Jamal is another than Kamal
)

// meet compares a word of the query with a word of a text. typing says that the
// query's word may still grow. This is the one place where the meaning of a
// match is laid down for names, and meetInProse the one for running text: lookUp
// only avoids asking them in vain.
func meet(q, t *word, typing bool) match {
	best := meetWhole(q, t, typing)
	if best.how == same || best.how == begins && typing {
		return best
	}
	if best.how != sounds { // two readings of one word are one apart, too
		best = better(best, meetNearKeys(q, t))
	}
	if q.digit || t.digit {
		return best
	}
	return better(better(best, meetSlips(q, t)), meetStem(q, t))
}

// meetWhole is the part of meet that takes no letter for another: the same
// word, its beginning, its sound.
func meetWhole(q, t *word, typing bool) match {
	if q.text == t.text {
		return meetSame(q, typing)
	}
	best := match{}
	if strings.HasPrefix(t.text, q.text) {
		if best = meetPrefix(len(q.text), len(t.text), typing); typing {
			return best
		}
	}
	return better(best, meetKeys(q, t, typing))
}

// meetInProse is meet for running text. A sound is evidence for a name, which is
// spelt in many ways; among the words of prose it is chance: qqqqq is neither
// qui nor give. What is left is the word itself, its beginning, a slip of the
// pen, a number, and words of one stem.
func meetInProse(q, t *word, typing bool) match {
	best := meetSpelling(q, t, typing)
	if best.how == same || best.how == begins && typing || q.digit || t.digit {
		return best
	}
	return better(better(better(best, meetProseSlips(q, t)), meetStem(q, t)), meetRoot(q, t))
}

// meetProseSlips is meetSlips where any word may stand: a letter off from a short
// one there are many others. So it is a guess: raid is neither rid nor laid.
func meetProseSlips(q, t *word) match {
	m := meetSlips(q, t)
	if q.runes < sureSlip {
		m.score = min(m.score, guessedSlip)
	}
	return m
}

const (
	sureSlip    = 6   // letters from which a slip in prose is a match by itself
	guessedSlip = 700 // just none
)

// meetSpelling is meetWhole without sounds, numbers apart.
func meetSpelling(q, t *word, typing bool) match {
	if q.text == t.text {
		return meetSame(q, typing)
	}
	best := match{}
	if strings.HasPrefix(t.text, q.text) {
		best = meetPrefix(len(q.text), len(t.text), typing)
	}
	if best.how != begins || !typing {
		if m := meetKeys(q, t, false); m.score == numberWord {
			best = better(best, m)
		}
	}
	return best
}

// meetSame is how a word meets itself. A single letter that is being typed begins a
// name; that à and a are words is no reason to show them first.
func meetSame(q *word, typing bool) match {
	if typing && q.letter() {
		return match{leastPrefix, begins, 0}
	}
	return match{full, same, 0}
}

// letter reports a single letter. A single sign of Chinese is a word.
func (w *word) letter() bool { return w.runes == 1 && w.script != 0 }

// meeting is how two words meet in a name, and how in running text.
type meeting struct{ name, prose match }

// in is the match that counts in fields of a class.
func (m meeting) in(c dataset.Class) match {
	if c == dataset.ClassName {
		return m.name
	}
	return m.prose
}

func better(a, b match) match {
	if b.score > a.score {
		return b
	}
	return a
}

// meetPrefix: the more of the word is there, the better. A word that is not
// being typed is seldom left half done, and counts for less.
func meetPrefix(q, t int, typing bool) match {
	switch {
	case typing:
		return match{leastPrefix + (bestPrefix-leastPrefix)*q/t, begins, 0}
	case q == 1:
		return match{initial, begins, 0}
	case q < leastUntyped:
		return match{}
	}
	return match{500 + 300*q/t, begins, 0}
}

const (
	leastUntyped = 3   // bytes of a beginning that is not being typed
	initial      = 800 // a single letter for the word it begins: O. Omsen
)

func meetKeys(q, t *word, typing bool) match {
	heard, begun := 0, 0 // how long the shortest shared key is, and how much is begun
	for _, a := range q.keys {
		for _, b := range t.keys {
			switch {
			case a == b && (a[0] == '#' || a[0] == '@'):
				return sameNumber(a)
			case a == b:
				if heard == 0 || len(a) < heard {
					heard = len(a)
				}
			case a[0] == '#' || b[0] == '#':
			case typing && len(a) >= 2 && strings.HasPrefix(b, a):
				begun = max(begun, begunSlope*len(a)/len(b))
			}
		}
	}
	best := match{}
	if heard > 0 {
		best = meetSound(q, t, heard)
	}
	if begun > 0 {
		best = better(best, match{leastBegun + begun - begunCost*unlikeBegun(q, t), begunKey, 0})
	}
	return best
}

// sameNumber is the meeting of words that share a key of their own: numbers, or
// the names of God.
func sameNumber(key string) match {
	if key[0] == '#' {
		return match{numberWord, numeral, 0}
	}
	return match{numberWord, sounds, 0}
}

// meetSound is the meeting of words that share a key of so many letters.
func meetSound(q, t *word, heard int) match {
	apart := unlike(q, t)
	score := bestSounds - soundSlope*apart
	faint := apart > sameVowels
	if q.script != t.script {
		score -= foreign
	} else {
		letters := min(mostLetters, editDistance(q.text, t.text, mostLetters))
		score -= letterCost * letters
		faint = q.unvoiced && letters > 1
	}
	if faint && heard <= faintKey {
		score = score * faintShare / 100
	}
	return match{max(leastSounds, score), sounds, 0}
}

// Two consonants are heard in too many words to be evidence alone: not in another
// script where the vowels differ as well, nor in Arabic, which writes no short
// ones, where more than a letter differs. القاعدة is neither al-Qada nor قيادة, but
// علي is Ali. Beside other words of a name they still count.
const (
	faintKey   = 2
	faintShare = 75 // of 840 at most: no match by itself
	sameVowels = 8  // hundredths of a sound: a short vowel that is not written
)

func meetNearKeys(q, t *word) match {
	for _, a := range q.keys {
		for _, b := range t.keys {
			if a[0] == '#' || b[0] == '#' || !oneApart(a, b) {
				continue
			}
			if s := bestNearKey - soundSlope*unlike(q, t); s >= leastNear {
				return match{s, nearKey, 0}
			}
			return match{}
		}
	}
	return match{}
}

// nearKeyLetters is how long keys must be to meet with one letter wrong: shorter
// ones are one apart from a third of the vocabulary.
const nearKeyLetters = 3

// oneApart reports keys that are one letter added, dropped or changed apart.
// Two that are swapped are too far apart in sound to count.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(a) < nearKeyLetters {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return i < len(a) && a[i+1:] == b[i+1:]
}

// sound is worked out when it is first asked for: most words never meet another
// by sound.
func (w *word) sound() string {
	if w.sounding == "" {
		w.sounding = fold.Sound(w.text)
	}
	return w.sounding
}

// root is what a word is reduced to in prose, worked out when asked for.
func (w *word) root() string {
	if w.rooted == "" {
		w.rooted = fold.Root(w.text)
	}
	return w.rooted
}

// unlike is how far the sounds of two words are apart, 0 to 100.
func unlike(q, t *word) int { return soundDistance(q.sound(), t.sound(), q.unvoiced || t.unvoiced) }

// unlikeBegun is how far the sound of q is from the nearest beginning of t's.
func unlikeBegun(q, t *word) int {
	return begunDistance(q.sound(), t.sound(), q.unvoiced || t.unvoiced)
}

// slipsAllowed is how many letters may differ: one from four letters, two from
// eight. Shorter words would meet half the vocabulary.
func slipsAllowed(runes int) int {
	switch {
	case runes < 4:
		return 0
	case runes < 8:
		return 1
	}
	return 2
}

func meetSlips(q, t *word) match {
	k := slipsAllowed(q.runes)
	if k == 0 || differ(q.mask, t.mask) > 2*k || q.runes-t.runes > k || t.runes-q.runes > k {
		return match{}
	}
	d := editDistance(q.text, t.text, k)
	if d > k {
		return match{}
	}
	score := bestSlip - slipCost*d/max(q.runes, t.runes)
	if q.text[0] != t.text[0] {
		score -= firstLetter
	}
	return match{score, slips, d}
}

// stemBytes is the least two words must begin with to count as forms of one:
// five letters, in Latin or in scripts of two bytes a letter.
func stemBytes(s string) int {
	if s != "" && s[0] >= utf8.RuneSelf {
		return 10
	}
	return 5
}

func meetStem(q, t *word) match {
	n := 0
	for n < len(q.text) && n < len(t.text) && q.text[n] == t.text[n] {
		n++
	}
	longest := max(len(q.text), len(t.text))
	if n < stemBytes(q.text) || n*100 < 55*longest {
		return match{}
	}
	return match{300 + 400*n/longest, stem, 0}
}

// sameRoot is what two words of one root are worth: who types abduction means
// abducted and kidnapped too, so it is a match by itself.
const sameRoot = 800

// leastForm is how many letters a word has that has other forms: shorter ones
// are their own root, or prefixes of anything.
const leastForm = 3

// meetRoot meets خطف with اختطاف and ولاختطاف, denial with denies. Diabi and Diaby
// have one root as well, and so has Diaby's, but are one name spelt in two ways: y
// for i is no other ending.
func meetRoot(q, t *word) match {
	if q.script != t.script || q.script == 'c' || q.script == 0 || q.runes < leastForm || q.root() != t.root() {
		return match{}
	}
	a, b := strings.TrimSuffix(q.text, "s"), strings.TrimSuffix(t.text, "s")
	if n := len(a) - 1; n == len(b)-1 && n > 0 && a[:n] == b[:n] && (a[n] == 'y') != (b[n] == 'y') {
		return match{sameRoot, slips, 1}
	}
	return match{sameRoot, form, 0}
}

// worth is what a match counts in a sum: its square. Two halves of a match must
// not outweigh a whole one: "Abu Diriye" is nearer to Ahmed Diriye than to Abu
// and something like Diriye.
func worth(score int) int { return score * score / full }
