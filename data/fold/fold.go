// SPDX-License-Identifier: MIT

// Package fold brings different spellings of a word together: it folds text,
// cuts it into tokens, and gives each token a key that Latin, Arabic and
// Cyrillic spellings of one name share. The index builder and the query use the
// same code; that is why it is one package. It ranks nothing.
//
// # Folding, rule by rule
//
//  1. Case goes: Idlib = IDLIB = idlib.
//  2. Marks go: Élysée = elysee, Hay'at Taḥrīr = hayat tahrir, مُحَمَّد = محمد.
//     Precomposed letters come from tables (latin.go), so that the program
//     need not carry Unicode's whole decomposition.
//  3. Signs for ayn and hamza go, whatever was typed for them: Sa'd = Saʿd =
//     Sa’d = sad. French l' and d' before a vowel are words of their own:
//     d'Idlib = d idlib.
//  4. Arabic letters that writers interchange become one: أ إ آ ٱ = ا, ى ی ئ = ي,
//     ؤ = و, ة ہ ھ = ه, ک = ك, and Urdu and Pashto letters their nearest; ء and
//     tatweel go; presentation forms become letters.
//  5. Cyrillic ё = е and й = и: one of two normal forms would lose the mark anyway.
//  6. Digits of all scripts become 0 to 9: ٢٠١٦ = 2016.
//  7. Numbers close up: 5,000 = 5.000 = 5 000 = 5000. A comma, point or narrow
//     space joins three digits; a plain space joins only 000, since
//     "October 22 100" is two numbers.
//  8. Points between single letters go: U.N. = un, H.T.S. = hts.
//  9. Everything else separates, dashes, ZWNJ and broken bytes too; runs of
//     separators are one space, none at the ends. Invisible controls
//     (bidi marks, soft hyphens, BOM) go without separating.
//
// Folding folded text changes nothing.
package fold

import (
	"unicode"
	"unicode/utf8"
)

// Text is folded text that remembers where it came from.
type Text struct {
	Original string
	Folded   string
	at       []uint32 // for each folded byte, where its rune starts in Original
}

// Fold folds s. Text longer than 4 GiB cannot be mapped and is not expected.
func Fold(s string) Text {
	f := folder{mapped: true}
	f.fold(s)
	return Text{s, string(f.out), f.at}
}

// String folds s and forgets where it came from.
func String(s string) string { return string(Append(nil, s)) }

// Append appends s, folded, to dst. What dst holds is not looked at.
func Append(dst []byte, s string) []byte {
	f := folder{out: dst, base: len(dst)}
	f.fold(s)
	return f.out
}

// Range maps a range of Folded to the range of Original it came from, marks
// and hamzas that follow its last letter included.
func (t Text) Range(from, to int) (int, int) {
	if from >= to || from < 0 || to > len(t.at) {
		return 0, 0
	}
	start, end := int(t.at[from]), int(t.at[to-1])
	_, size := utf8.DecodeRuneInString(t.Original[end:])
	end += size
	for end < len(t.Original) {
		r, size := utf8.DecodeRuneInString(t.Original[end:])
		if r != 'ء' && !unicode.In(r, unicode.Mn, unicode.Me) {
			break
		}
		end += size
	}
	return start, end
}

// Separators while folding. A lone comma or point may still turn out to be
// part of a number or of initials (rules 7 and 8).
const (
	plain = ' '
	comma = ','
	point = '.'
)

type folder struct {
	out       []byte
	at        []uint32
	base      int  // where our output begins in out
	mapped    bool // keep at
	separator byte // waiting to be written, or 0
	sepAt     int
	wordAt    int  // where the current word begins in out
	undecided bool // commas, points or digits were written
}

func (f *folder) fold(s string) {
	f.wordAt = f.base
	for i := 0; i < len(s); {
		if n := small(s[i:]); n > 0 {
			f.writeAll(s[i:i+n], i)
			i += n
			continue
		}
		if c := s[i]; c < utf8.RuneSelf {
			f.ascii(s, i, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		f.rune(s, i, i+size, r)
		i += size
	}
	if f.undecided {
		f.settle()
	}
}

// small is how many small letters s begins with: most of all text.
//
//go:noinline
func small(s string) int {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return i
		}
	}
	return len(s)
}

func (f *folder) ascii(s string, i int, c byte) {
	switch {
	case 'A' <= c && c <= 'Z':
		f.write(rune(c)+'a'-'A', i)
	case '0' <= c && c <= '9':
		f.undecided = true
		f.write(rune(c), i)
	case c == '\'' || c == '`':
		f.apostrophe(s, i, i+1)
	case c == ',' || c == '.':
		f.separate(c, i)
	default:
		f.separate(plain, i)
	}
}

func (f *folder) rune(s string, i, next int, r rune) {
	if r == utf8.RuneError {
		f.separate(plain, i)
		return
	}
	a, b := letter(r)
	switch a {
	case drop:
	case quote:
		f.apostrophe(s, i, next)
	case plain:
		f.separate(plain, i)
	case comma:
		f.separate(comma, i)
	default:
		f.undecided = f.undecided || a <= '9'
		f.write(a, i)
		if b != 0 {
			f.write(b, i)
		}
	}
}

// separate notes a separator. Only one alone can join; two are a gap. It is not
// inlined, for the same reason as lexicon.find.
//
//go:noinline
func (f *folder) separate(c byte, i int) {
	if f.separator != 0 {
		c = plain
	} else {
		f.sepAt = i
	}
	f.separator = c
}

//go:noinline
func (f *folder) gap() {
	if f.separator == 0 {
		return
	}
	if len(f.out) > f.base {
		f.undecided = f.undecided || f.separator != plain
		f.out = append(f.out, f.separator)
		f.locate(f.sepAt, 0)
	}
	f.separator = 0
	f.wordAt = len(f.out)
}

// writeAll writes letters that stay as they are.
func (f *folder) writeAll(s string, i int) {
	f.gap()
	f.out = append(f.out, s...)
	f.locate(i, 1)
}

// write is not inlined, for the same reason as lexicon.find.
//
//go:noinline
func (f *folder) write(r rune, i int) {
	f.gap()
	f.out = utf8.AppendRune(f.out, r)
	f.locate(i, 0)
}

// locate notes where the bytes came from that were written last: the first from
// i, each after it from so many further on.
func (f *folder) locate(i, step int) {
	for f.mapped && len(f.at) < len(f.out)-f.base {
		f.at = append(f.at, uint32(i))
		i += step
	}
}

// apostrophe drops the sign (rule 3) unless it ends an elided l' or d'.
func (f *folder) apostrophe(s string, i, next int) {
	word := f.out[f.wordAt:]
	if f.separator != 0 || len(word) != 1 || (word[0] != 'l' && word[0] != 'd') || next >= len(s) {
		return
	}
	r, _ := utf8.DecodeRuneInString(s[next:])
	switch a, _ := letter(r); a {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'h':
		f.separate(plain, i)
	}
}

// settle decides commas, points and spaces between digits (rule 7) and points
// between single letters (rule 8), moving the rest together.
func (f *folder) settle() {
	w := f.base
	single := f.isSingle(f.base)
	for r := f.base; r < len(f.out); r++ {
		c := f.out[r]
		if c == plain || c == comma || c == point {
			was := single
			single = f.isSingle(r + 1)
			if (c == point && was && single) || (w > f.base && isDigit(f.out[w-1]) && f.joins(r+1, c)) {
				continue
			}
			c = plain
		}
		f.out[w] = c
		if f.mapped {
			f.at[w-f.base] = f.at[r-f.base]
		}
		w++
	}
	f.out = f.out[:w]
	if f.mapped {
		f.at = f.at[:w-f.base]
	}
}

// isSingle reports a word of one letter at i.
func (f *folder) isSingle(i int) bool {
	if i >= len(f.out) || isDigit(f.out[i]) {
		return false
	}
	_, size := utf8.DecodeRune(f.out[i:])
	end := i + size
	return end == len(f.out) || f.out[end] == plain || f.out[end] == comma || f.out[end] == point
}

// joins reports exactly three digits at i that belong to the number before.
func (f *folder) joins(i int, separator byte) bool {
	if i+3 > len(f.out) || (i+3 < len(f.out) && isDigit(f.out[i+3])) {
		return false
	}
	group := f.out[i : i+3]
	if separator == plain {
		return string(group) == "000"
	}
	return isDigit(group[0]) && isDigit(group[1]) && isDigit(group[2])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
