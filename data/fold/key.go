// SPDX-License-Identifier: MIT

package fold

import (
	"strings"
	"unicode/utf8"
)

// MaxKeys is the most keys a token has.
const MaxKeys = 4

// Keys appends the consonant skeletons of a token to dst: the part of a name
// that survives every transliteration. Jolani, Golani, Joulani, الجولاني and
// Джолани are all gln; Sharaa, Charaa and الشرع are Sr.
//
// # Rules
//
//  1. Vowels go, glides y and w with them; a vowel that begins the word is kept
//     as A, since Omar and Mar differ: Omar = Umar = عمر = Amr.
//  2. h is kept only where it begins the word: Ahmad = Amad, Hamza = hmz.
//  3. Letters that transliterations exchange are one:
//     j dj g gh ج غ г ж = g · k kh c q ك خ х = k · sh ch sch ش щ ч = S ·
//     b p ب پ = b · f v ph ف в = f · s ص ц = s · t ط = t.
//  4. Letters that are read in two ways give two keys, up to four in all:
//     q ق к g and k (Gaddafi, Qadhafi) · dh ذ ض ظ d and z (Ramadan, Ramazan) ·
//     th ث t and s · v в f and nothing (Davood, Dawud) · final ه nothing and t
//     (Hay'at) · j beside vowels g and nothing (Sulejman, Suleiman).
//  5. Doubled letters are one in Latin and Cyrillic; Arabic does not write them.
//  6. Numbers are their own keys; so are number words: six = ستة = #6.
//  7. allah is @l, lest it be Ali.
//
// Scripts without rules have no key.
func Keys(token string, dst []string) []string {
	if token == "allah" || token == "الله" {
		return append(dst, "@l")
	}
	if n := numberWord(token); n != "" {
		dst = append(dst, n)
	}
	if token == "" || isDigit(token[0]) {
		return dst
	}
	var s skeleton
	s.read(token)
	return s.keys(dst)
}

// Pack makes a key a number that sorts like the key: five bits for each of its
// first six letters, then how many more there are, three at most. Keys of up to
// six letters have numbers of their own.
func Pack[S string | []byte](key S) uint32 {
	var p uint32
	for i := range packed {
		p <<= 5
		if i < len(key) {
			p |= packCode(key[i])
		}
	}
	return p<<2 | uint32(min(max(len(key)-packed, 0), 3))
}

// PackRange is where the numbers of the keys that begin with prefix lie, both
// ends included.
func PackRange(prefix string) (from, to uint32) {
	from = Pack(prefix) &^ 3
	if len(prefix) >= packed {
		return from, from | 3
	}
	return from, from | (1<<(5*(packed-len(prefix))+2) - 1)
}

// packed letters; with six, five bits each, the rest of a word counts letters.
const packed = 6

// Letters of keys, in byte order, as rules 1 to 7 give them.
const packLetters = "#0123456789@ASbdfghklmnrstwz"

func packCode(c byte) uint32 { return uint32(strings.IndexByte(packLetters, c) + 1) }

// Letters lists what keys are made of, besides numbers: what may stand in the
// place of a letter that was misheard.
const Letters = "ASbdfghklmnrstwz"

// Sound is a token's skeleton with its vowels (a, i, u), for measuring how near
// two tokens of one key are. Arabic writes only some vowels.
func Sound(token string) string {
	s := skeleton{vowels: true}
	s.read(token)
	return string(s.sound)
}

// Mask has a bit for each letter that occurs. Changing one letter of a word
// changes at most two bits, so masks that differ in more than 2k bits belong to
// words that differ in more than k letters.
func Mask(token string) uint32 {
	var m uint32
	for _, r := range token {
		m |= 1 << (uint32(r) & 31)
	}
	return m
}

// numberWord is rule 6.
func numberWord(token string) string {
	if isDigit(token[0]) {
		if strings.Trim(token, "0123456789") == "" && len(token) <= 2 {
			return "#" + token
		}
		return ""
	}
	switch token {
	case "one", "واحد", "un", "une":
		return "#1"
	case "two", "deux", "اثنان", "اثنين", "два":
		return "#2"
	case "three", "trois", "ثلاثه", "ثلاث", "три":
		return "#3"
	case "four", "quatre", "اربعه", "اربع", "четыре":
		return "#4"
	case "five", "cinq", "خمسه", "خمس", "пять":
		return "#5"
	case "six", "سته", "ست", "шесть":
		return "#6"
	case "seven", "sept", "سبعه", "سبع", "семь":
		return "#7"
	case "eight", "huit", "ثمانيه", "ثماني", "восемь":
		return "#8"
	case "nine", "neuf", "تسعه", "تسع", "девять":
		return "#9"
	case "ten", "dix", "عشره", "عشر", "десять":
		return "#10"
	case "eleven", "onze":
		return "#11"
	case "twelve", "douze":
		return "#12"
	case "fifty", "cinquante", "خمسون", "خمسين":
		return "#50"
	}
	return ""
}

// skeleton builds up to MaxKeys keys, or one sound, from left to right.
type skeleton struct {
	vowels bool
	sound  []byte

	key  [MaxKeys][]byte
	n    int
	last byte // class of the letter just before, for rule 5
	buf  [MaxKeys][24]byte
}

func (s *skeleton) read(token string) {
	s.n = 1
	for i := range s.key {
		s.key[i] = s.buf[i][:0]
	}
	for i := 0; i < len(token); {
		c := token[i]
		if c < utf8.RuneSelf {
			i += s.latin(token, i)
			continue
		}
		r, size := utf8.DecodeRuneInString(token[i:])
		first, final := i == 0, i+size == len(token)
		switch {
		case c >= 0xD8 && c <= 0xDB:
			s.arabic(r, first, final)
		case c >= 0xD0 && c <= 0xD4:
			i += s.cyrillic(r, token[i+size:], first)
		}
		i += size
	}
}

func (s *skeleton) keys(dst []string) []string {
	start := len(dst)
	for _, k := range s.key[:s.n] {
		if len(k) == 0 {
			continue
		}
		fresh := true
		for _, have := range dst[start:] {
			fresh = fresh && have != string(k)
		}
		if fresh && len(dst)-start < MaxKeys {
			dst = append(dst, string(k))
		}
	}
	return dst
}

// one adds a consonant; a double is not added (rule 5).
func (s *skeleton) one(c byte) { s.either(c, c) }

// either adds a consonant of two readings; 0 stands for no consonant.
func (s *skeleton) either(a, b byte) {
	if s.last == a {
		return
	}
	s.last = a
	if s.vowels {
		s.sound = append(s.sound, a)
		return
	}
	n := s.n
	if a != b && 2*n <= MaxKeys {
		for i := range n {
			s.key[n+i] = add(append(s.key[n+i], s.key[i]...), b)
		}
		s.n = 2 * n
	}
	for i := range n {
		s.key[i] = add(s.key[i], a)
	}
}

func add(key []byte, c byte) []byte {
	if c == 0 || len(key) == cap(key) {
		return key
	}
	return append(key, c)
}

// vowel adds a vowel: to the key only at the beginning, to the sound unless it
// lengthens the one before.
func (s *skeleton) vowel(c byte, first bool) {
	s.last = 0
	if s.vowels {
		if n := len(s.sound); n == 0 || s.sound[n-1] != c {
			s.sound = append(s.sound, c)
		}
		return
	}
	if first {
		s.one('A')
		s.last = 0
	}
}

// breath adds h: to the key only at the beginning (rule 2).
func (s *skeleton) breath(first bool) {
	if s.vowels || first {
		s.one('h')
	}
	s.last = 0
}

// latin reads one letter or digraph of token at i and returns its length.
func (s *skeleton) latin(token string, i int) int {
	c := token[i]
	rest := token[i+1:]
	next := byte(0)
	if len(rest) > 0 {
		next = rest[0]
	}
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return s.latinVowel(c, next, rest, i == 0)
	case 'h':
		s.breath(i == 0)
	case 'w':
		s.glide(i == 0)
	case 'p':
		if next == 'h' {
			s.one('f')
			return 2
		}
		s.one('b')
	case 'v':
		s.v(i == 0)
	case 'j':
		s.j(token, i)
	case 'q':
		s.either('k', 'g')
	case 'x':
		if i == 0 {
			s.either('S', 's') // Xi, Xinjiang
			return 1
		}
		s.one('k')
		s.one('s')
	case 'c', 'd', 'g', 'k', 's', 't', 'z':
		return s.digraph(c, next, rest)
	default: // b f l m n r
		s.one(c)
	}
	return 1
}

func (s *skeleton) latinVowel(c, next byte, rest string, first bool) int {
	if first && c == 'o' && next == 'u' && len(rest) > 1 && isVowel(rest[1]) {
		s.glide(true) // Oualid = Walid
		return 2
	}
	s.vowel(vowelClass(c), first)
	if c == 'o' && next == 'u' {
		if s.vowels {
			s.sound[len(s.sound)-1] = 'u'
		}
		return 2
	}
	return 1
}

func (s *skeleton) glide(first bool) {
	if first && !s.vowels {
		s.one('w')
		s.last = 0
		return
	}
	s.vowel('u', false)
}

func (s *skeleton) v(first bool) {
	if first {
		s.either('f', 'w')
	} else {
		s.either('f', 0)
	}
}

// j is g; between a vowel and a consonant it may be a glide, as Slavic and
// German spell.
func (s *skeleton) j(token string, i int) {
	before := i > 0 && isVowel(token[i-1])
	after := i+1 < len(token) && isVowel(token[i+1])
	if i > 0 && before != after {
		s.either('g', 0)
		return
	}
	s.one('g')
}

// digraph reads the letters that an h or another letter may change, and returns
// how many it read. It is long because Latin spelling is: one case a letter, one
// line a reading.
func (s *skeleton) digraph(c, next byte, rest string) int {
	h := next == 'h'
	switch c {
	case 'c':
		switch {
		case h:
			s.ch(rest)
			return 2
		case next == 'e' || next == 'i' || next == 'y':
			s.one('s')
			return 1
		}
		s.one('k')
	case 'd':
		switch {
		case strings.HasPrefix(rest, "zh"), strings.HasPrefix(rest, "jh"):
			s.one('g')
			return 3
		case h:
			s.either('d', 'z')
			return 2
		case next == 'j':
			s.one('g')
			return 2
		}
		s.one('d')
	case 'g':
		s.one('g')
		if h {
			return 2
		}
	case 'k':
		s.one('k')
		if h {
			return 2
		}
	case 's':
		switch {
		case h:
			s.one('S')
			return 2
		case strings.HasPrefix(rest, "ch"):
			s.one('S')
			return 3
		}
		s.one('s')
	case 't':
		switch {
		case h:
			s.either('t', 's')
			return 2
		case strings.HasPrefix(rest, "ch"), strings.HasPrefix(rest, "sh"):
			s.one('S')
			return 3
		case next == 's' || next == 'z':
			s.one('s')
			return 2
		}
		s.one('t')
	case 'z':
		if h {
			s.either('g', 'z')
			return 2
		}
		s.one('z')
	}
	return 1
}

// ch is sh in French, k before consonants (Christian) and inside words
// (Michael), and at the beginning what Korean and Chinese names also write j
// (Cho, Jo).
func (s *skeleton) ch(rest string) {
	before := len(rest) > 1 && isVowel(rest[1])
	switch {
	case !before:
		s.either('S', 'k')
	case len(s.key[0]) == 0 && len(s.sound) == 0:
		s.either('S', 'g')
	default:
		s.either('S', 'k')
	}
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

func vowelClass(c byte) byte {
	switch c {
	case 'a':
		return 'a'
	case 'o', 'u':
		return 'u'
	}
	return 'i'
}

// arabic reads one letter. Nothing is doubled in writing, so every letter counts.
func (s *skeleton) arabic(r rune, first, final bool) {
	s.last = 0
	switch r {
	case 'ا':
		s.vowel('a', first)
	case 'ي':
		s.vowel('i', first)
	case 'و':
		s.glide(first)
	case 'ع':
		if first {
			s.vowel('a', true)
		}
	case 'ه', 'ح':
		if final && r == 'ه' && !s.vowels {
			s.either(0, 't')
			return
		}
		s.breath(first)
	case 'ث':
		s.either('s', 't')
	case 'ذ', 'ض':
		s.either('d', 'z')
	case 'ظ':
		s.either('z', 'd')
	case 'ق':
		s.either('k', 'g')
	case 'ژ':
		s.either('g', 'z')
	default:
		if c := arabicClass(r); c != 0 {
			s.one(c)
		}
	}
	s.last = 0
}

func arabicClass(r rune) byte {
	switch r {
	case 'ب', 'پ':
		return 'b'
	case 'ت', 'ط':
		return 't'
	case 'ج', 'غ', 'گ':
		return 'g'
	case 'خ', 'ك':
		return 'k'
	case 'چ', 'ش':
		return 'S'
	case 'د':
		return 'd'
	case 'ر':
		return 'r'
	case 'ز':
		return 'z'
	case 'س', 'ص':
		return 's'
	case 'ف', 'ڤ':
		return 'f'
	case 'ل':
		return 'l'
	case 'م':
		return 'm'
	case 'ن':
		return 'n'
	}
	return 0
}

// cyrillic reads one letter, and a second where both are one sound (дж); it
// returns the length of the second.
func (s *skeleton) cyrillic(r rune, rest string, first bool) int {
	switch r {
	case 'а', 'я':
		s.vowel('a', first)
	case 'е', 'и', 'э', 'ы', 'і', 'є':
		s.vowel('i', first)
	case 'о', 'у', 'ю':
		s.vowel('u', first)
	case 'ь', 'ъ':
	case 'д':
		if strings.HasPrefix(rest, "ж") {
			s.one('g')
			return len("ж")
		}
		s.one('d')
	case 'х':
		if first {
			s.either('k', 'h') // Хасан, Халид
		} else {
			s.either('k', 0) // Ахмад
		}
	case 'г':
		if first {
			s.either('g', 'h')
		} else {
			s.one('g')
		}
	case 'ж':
		s.either('g', 'z')
	case 'к':
		s.either('k', 'g') // stands for ق as well
	case 'в':
		s.v(first)
	default:
		if c := cyrillicClass(r); c != 0 {
			s.one(c)
		}
	}
	return 0
}

func cyrillicClass(r rune) byte {
	switch r {
	case 'б', 'п':
		return 'b'
	case 'з':
		return 'z'
	case 'л':
		return 'l'
	case 'м':
		return 'm'
	case 'н':
		return 'n'
	case 'р':
		return 'r'
	case 'с', 'ц':
		return 's'
	case 'т':
		return 't'
	case 'ф':
		return 'f'
	case 'ч', 'ш', 'щ':
		return 'S'
	}
	return 0
}
