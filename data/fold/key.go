// SPDX-License-Identifier: MIT

package fold

import (
	"strings"
	"unicode/utf8"
)

// MaxKeys is the most keys a token has.
const MaxKeys = 6

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
//  4. Letters that are read in several ways give several keys, up to six in all:
//     q ق к g and k (Gaddafi, Qadhafi) · dh ذ ض ظ d and z (Ramadan, Ramazan) ·
//     th t, s and z, ث t and s (Harith, Haris; Kathim, Kazim) · v в f and nothing
//     (Davood, Dawud) · final ه nothing and t (Hay'at) · j beside vowels g and
//     nothing (Sulejman, Suleiman) · ch within a word sh, k and, as Indonesian
//     writes ح, nothing (Michael, Rachman).
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

// Sound is a token's skeleton with its vowels (a, i, u, and e
// where Latin letters leave open which), for measuring how near
// two tokens of one key are. Arabic writes only some vowels.
func Sound(token string) string {
	var space [2 * mostKeyBytes]byte
	s := skeleton{vowels: true, sound: space[:0]}
	s.read(token)
	return string(s.sound)
}

// Mask has a bit for each letter that occurs. Changing one letter of a word
// changes at most two bits, so masks that differ in more than 2k bits belong to
// words that differ in more than k letters.
//
//go:noinline
func Mask(token string) uint32 {
	var m uint32
	for i := range len(token) {
		c := token[i]
		if c >= utf8.RuneSelf {
			return m | wideMask(token[i:])
		}
		m |= 1 << (c & 31)
	}
	return m
}

func wideMask(token string) uint32 {
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
	return numbers.find(token)
}

var numbers = newLexicon(`#1 one واحد un une;
	#2 two deux اثنان اثنين два;
	#3 three trois ثلاثه ثلاث три;
	#4 four quatre اربعه اربع четыре;
	#5 five cinq خمسه خمس пять;
	#6 six سته ست шесть;
	#7 seven sept سبعه سبع семь;
	#8 eight huit ثمانيه ثماني восемь;
	#9 nine neuf تسعه تسع девять;
	#10 ten dix عشره عشر десять;
	#11 eleven onze;
	#12 twelve douze;
	#50 fifty cinquante خمسون خمسين`)

// skeleton builds up to MaxKeys keys, or one sound, from left to right.
type skeleton struct {
	vowels bool
	sound  []byte

	key  [MaxKeys]key
	n    int
	last byte // class of the letter just before, for rule 5
}

// key is written in place: a slice would lead to memory that is collected.
type key struct {
	n       int
	letters [mostKeyBytes]byte
}

func (k *key) bytes() []byte { return k.letters[:k.n] }

func (k *key) add(c byte) {
	if c != silent && k.n < mostKeyBytes {
		k.letters[k.n] = c
		k.n++
	}
}

func (s *skeleton) read(token string) {
	s.n = 1
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
	var space [MaxKeys * mostKeyBytes]byte
	var lengths [MaxKeys]int
	all, n := space[:0], 0
	for i := range s.n {
		if k := s.key[i].bytes(); s.fresh(i) {
			all = append(all, k...)
			lengths[n] = len(k)
			n++
		}
	}
	text := string(all) // of all keys: a string each is more to collect
	if dst == nil {
		dst = make([]string, 0, n)
	}
	for _, length := range lengths[:n] {
		dst, text = append(dst, text[:length]), text[length:]
	}
	return dst
}

// fresh reports a key that is not empty and none of those before it.
func (s *skeleton) fresh(i int) bool {
	k := s.key[i].bytes()
	for j := range i {
		if string(s.key[j].bytes()) == string(k) {
			return false
		}
	}
	return len(k) > 0
}

// mostKeyBytes is the longest key; what follows is not heard.
const mostKeyBytes = 24

// silent is the reading of a letter that is not heard.
const silent = '-'

// one adds a consonant with its readings, the usual first; none is no letter. A
// double is not added (rule 5), and readings that would make too many keys are
// left out.
func (s *skeleton) one(readings string) {
	if readings == "" || s.last == readings[0] {
		return
	}
	usual := readings[0]
	s.last = usual
	if s.vowels {
		if usual != silent {
			s.sound = append(s.sound, usual)
		}
		return
	}
	n := s.n
	readings = readings[:min(len(readings), MaxKeys/n)]
	for k := len(readings) - 1; k >= 0; k-- {
		for i := range n {
			other := &s.key[k*n+i]
			*other = s.key[i]
			other.add(readings[k])
		}
	}
	s.n = n * len(readings)
}

// vowel adds a vowel: to the key only at the beginning, to the sound unless it
// lengthens the one before.
func (s *skeleton) vowel(c byte, first bool) {
	s.last = 0
	if s.vowels {
		s.sound = addVowel(s.sound, c)
		return
	}
	if first {
		s.one("A")
		s.last = 0
	}
}

// addVowel adds a vowel to a sound. Two of e and i are a long i: Saeed, Said.
func addVowel(sound []byte, c byte) []byte {
	n := len(sound)
	if n == 0 {
		return append(sound, c)
	}
	front := func(c byte) bool { return c == 'e' || c == 'i' }
	switch last := sound[n-1]; {
	case front(last) && front(c):
		sound[n-1] = 'i'
	case last != c:
		sound = append(sound, c)
	}
	return sound
}

// breath adds h: to the key only at the beginning (rule 2).
func (s *skeleton) breath(first bool) {
	if s.vowels || first {
		s.one("h")
	}
	s.last = 0
}

// latin reads the letters at i that stand for one sound, and returns how many
// they are.
func (s *skeleton) latin(token string, i int) int {
	first, rest := i == 0, token[i+1:]
	switch c := token[i]; c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return s.latinVowel(c, rest, first)
	case 'h':
		s.breath(first)
	case 'w':
		s.glide(first)
	case 'v':
		s.v(first)
	case 'j':
		s.j(token, i)
	case 'x':
		if first {
			s.one("Ss") // Xi, Xinjiang
			return 1
		}
		s.one("k")
		s.one("s")
	default:
		return s.consonant(token[i:])
	}
	return 1
}

// spelling is how a consonant is written and read.
type spelling struct{ letters, readings string }

// spellings of consonants by their first letter, the longest first; letters that
// stand for themselves are left out.
var spellings = [utf8.RuneSelf][]spelling{
	'c': {{"c", "k"}}, // see consonant
	'd': {{"dzh", "g"}, {"djh", "g"}, {"dh", "dz"}, {"dj", "g"}},
	'g': {{"gh", "g"}},
	'k': {{"kh", "k"}},
	'p': {{"ph", "f"}, {"p", "b"}},
	'q': {{"q", "kg"}},
	's': {{"sch", "S"}, {"sh", "S"}},
	't': {{"tch", "S"}, {"tsh", "S"}, {"th", "tsz"}, {"ts", "s"}, {"tz", "s"}},
	'z': {{"zh", "gz"}},
}

// consonant reads a consonant that token begins with, and the letters that
// change it.
func (s *skeleton) consonant(token string) int {
	if strings.HasPrefix(token, "ch") {
		s.ch(token)
		return 2
	}
	if len(token) > 1 && token[0] == 'c' && strings.IndexByte("eiy", token[1]) >= 0 {
		s.one("s")
		return 1
	}
	for _, w := range spellings[token[0]] {
		if strings.HasPrefix(token, w.letters) {
			s.one(w.readings)
			return len(w.letters)
		}
	}
	s.one(token[:1])
	return 1
}

func (s *skeleton) latinVowel(c byte, rest string, first bool) int {
	ou := c == 'o' && strings.HasPrefix(rest, "u")
	if first && ou && len(rest) > 1 && isVowel(rest[1]) {
		s.glide(true) // Oualid = Walid
		return 2
	}
	s.vowel(vowelClass(c), first)
	if ou {
		if s.vowels {
			s.sound[len(s.sound)-1] = 'u'
		}
		return 2
	}
	return 1
}

func (s *skeleton) glide(first bool) {
	if first && !s.vowels {
		s.one("w")
		s.last = 0
		return
	}
	s.vowel('u', false)
}

func (s *skeleton) v(first bool) {
	if first {
		s.one("fw")
	} else {
		s.one("f-")
	}
}

// j is g; between a vowel and a consonant it may be a glide, as Slavic and
// German spell.
func (s *skeleton) j(token string, i int) {
	before := i > 0 && isVowel(token[i-1])
	after := i+1 < len(token) && isVowel(token[i+1])
	if i > 0 && before != after {
		s.one("g-")
		return
	}
	s.one("g")
}

// ch is sh in French, k before consonants (Christian) and inside words
// (Michael), where it may also be an h (Rachman), and at the beginning what
// Korean and Chinese names also write j (Cho, Jo).
func (s *skeleton) ch(token string) {
	switch {
	case s.key[0].n+len(s.sound) > 0:
		s.one("Sk-")
	case len(token) > 2 && isVowel(token[2]):
		s.one("Sg")
	default:
		s.one("Sk")
	}
}

// isVowel is not inlined, for the same reason as lexicon.find.
//
//go:noinline
func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

func vowelClass(c byte) byte {
	switch c {
	case 'a':
		return 'a'
	case 'e':
		return 'e'
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
			s.one("-t")
			return
		}
		s.breath(first)
	default:
		s.one(arabicReadings.of(r))
	}
	s.last = 0
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
			s.one("g")
			return len("ж")
		}
		s.one("d")
	case 'х':
		if first {
			s.one("kh") // Хасан, Халид
		} else {
			s.one("k-") // Ахмад
		}
	case 'г':
		if first {
			s.one("gh")
		} else {
			s.one("g")
		}
	case 'в':
		s.v(first)
	default:
		s.one(cyrillicReadings.of(r))
	}
	return 0
}

// readings are how letters are read, by code point.
type readings struct {
	first rune
	all   []string
}

// newReadings makes a table of n code points from words: readings, and after them
// the letters that are read so.
func newReadings(first rune, n int, words string) readings {
	t := readings{first, make([]string, n)}
	reading := ""
	for _, word := range strings.Fields(words) {
		if word[0] < utf8.RuneSelf {
			reading = word
			continue
		}
		for _, r := range word {
			t.all[r-first] = reading
		}
	}
	return t
}

// of is how r is read; not at all where it is no such letter.
func (t readings) of(r rune) string {
	if r < t.first || int(r-t.first) >= len(t.all) {
		return ""
	}
	return t.all[r-t.first]
}

// к stands for ق as well.
var (
	arabicReadings   = newReadings(firstArabic, arabics, "st ث dz ذض zd ظ kg ق gz ژ b بپ t تط g جغگ k خك S چش d د r ر z ز s سص f فڤ l ل m م n ن")
	cyrillicReadings = newReadings(firstCyrillic, cyrillics, "gz ж kg к b бп z з l л m м n н r р s сц t т f ф S чшщ")
)
