// SPDX-License-Identifier: MIT

package anchor

import (
	"slices"
	"strings"
	"unicode"
)

// Marks that may end a sentence, and those that may close behind them.
const (
	terminators = ".!?…؟"
	closers     = "\"'”’»)]"
)

// abbreviations end in a full stop that ends no sentence.
var abbreviations = map[string]bool{
	"dr": true, "mr": true, "mrs": true, "ms": true, "prof": true, "gen": true, "col": true, "lt": true, "sgt": true,
	"capt": true, "maj": true, "brig": true, "st": true, "vs": true, "cf": true,
	"e.g": true, "i.e": true, "a.k.a": true, "al": true, "approx": true,
}

// beforeNumbers end in a full stop that ends no sentence if a number follows:
// "No. 5" goes on, and "The answer was no. Nobody asked again" does not.
var beforeNumbers = map[string]bool{
	"no": true, "nos": true, "art": true, "fig": true, "p": true, "pp": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true,
	"sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
}

// Sentences proposes where a paragraph's sentences lie, as ranges in code
// points: in order, apart, and with all but white space inside one of them. It
// is a proposal: the offsets are committed with the source, so that a doubtful
// full stop is settled once, by a person.
//
// A sentence ends at . ! ? … or the Arabic ؟ followed by closing quotes or
// brackets and then white space or the paragraph's end; except
//  1. before a small letter;
//  2. after an abbreviation, a single letter or initials (J. Doe, U.S.);
//  3. after the number that a list item begins with (1. First point).
func Sentences(paragraph string) [][2]int {
	runes := []rune(paragraph)
	var spans [][2]int
	start := skipSpace(runes, 0)
	for i := start; i < len(runes); i++ {
		if !strings.ContainsRune(terminators, runes[i]) {
			continue
		}
		end := closed(runes, i+1)
		next := skipSpace(runes, end)
		if next < len(runes) && (next == end || goesOn(runes, start, i, next)) {
			i = end - 1
			continue
		}
		spans = append(spans, [2]int{start, end})
		start = next
		i = next - 1
	}
	if end := trimSpace(runes, start, len(runes)); end > start {
		spans = append(spans, [2]int{start, end})
	}
	return spans
}

// closed is the end of the marks that close a sentence at i. French sets a
// space before its closing guillemet, so one is passed if the guillemet follows.
func closed(runes []rune, i int) int {
	for i < len(runes) && strings.ContainsRune(terminators+closers, runes[i]) {
		i++
	}
	if i+1 < len(runes) && unicode.IsSpace(runes[i]) && runes[i+1] == '»' {
		return closed(runes, i+2)
	}
	return i
}

// goesOn reports that the mark at i does not end the sentence that began at
// start, although white space follows it and then the rune at next.
func goesOn(runes []rune, start, i, next int) bool {
	if unicode.IsLower(runes[next]) {
		return true // 1
	}
	return runes[i] == '.' && (abbreviated(runes, start, i, next) || numbered(runes, start, i)) // 2, 3
}

// abbreviated reports that the full stop at i closes an abbreviation.
func abbreviated(runes []rune, start, i, next int) bool {
	from := i
	for from > start && (unicode.IsLetter(runes[from-1]) || runes[from-1] == '.') {
		from--
	}
	word := strings.ToLower(string(runes[from:i]))
	single := i-from == 1 && unicode.IsUpper(runes[from])
	initials := i-from >= 3 && runes[i-2] == '.' && runes[i-1] != '.'
	return abbreviations[word] || single || initials || beforeNumbers[word] && unicode.IsDigit(runes[next])
}

// numbered reports that nothing but digits stands between start and i.
func numbered(runes []rune, start, i int) bool {
	for _, r := range runes[start:i] {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return i > start
}

func skipSpace(runes []rune, i int) int {
	for i < len(runes) && unicode.IsSpace(runes[i]) {
		i++
	}
	return i
}

func trimSpace(runes []rune, start, end int) int {
	for end > start && unicode.IsSpace(runes[end-1]) {
		end--
	}
	return end
}

// Widen grows a range that holds one of the words to the whole sentences it
// touches, because the hash of a short range around a name could be guessed.
// Words are compared without regard to case, wherever they stand in a word.
func (t *Text) Widen(number, start, end int, words []string) (wideStart, wideEnd int) {
	passage, err := t.Slice(number, start, end)
	if err != nil || !holdsAny(passage, words) {
		return start, end
	}
	for _, sentence := range Sentences(t.Paragraph(number)) {
		if sentence[0] < end && start < sentence[1] {
			start, end = min(start, sentence[0]), max(end, sentence[1])
		}
	}
	return start, end
}

func holdsAny(passage string, words []string) bool {
	passage = strings.ToLower(passage)
	return slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(passage, strings.ToLower(w)) })
}
