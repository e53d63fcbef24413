// SPDX-License-Identifier: MIT

package generate

import (
	"math/rand/v2"
	"strings"
)

// sounds are consonants and vowels with how three scripts write them. Arabic
// leaves short vowels out, as it does.
var sounds = []struct{ latin, arabic, cyrillic string }{
	{"b", "ب", "б"}, {"d", "د", "д"}, {"f", "ف", "ф"}, {"h", "ه", "х"}, {"j", "ج", "дж"}, {"k", "ك", "к"}, {"l", "ل", "л"}, {"m", "م", "м"},
	{"n", "ن", "н"}, {"r", "ر", "р"}, {"s", "س", "с"}, {"t", "ت", "т"}, {"z", "ز", "з"}, {"sh", "ش", "ш"}, {"kh", "خ", "х"}, {"q", "ق", "к"},
	{"y", "ي", "й"}, {"w", "و", "в"}, {"gh", "غ", "г"}, {"th", "ث", "с"},
	{"a", "", "а"}, {"i", "", "и"}, {"u", "", "у"}, {"aa", "ا", "а"}, {"ii", "ي", "и"}, {"ou", "و", "у"},
}

const consonants = 20 // of sounds; the rest are vowels

// lexicon is so many different words of two to four syllables, written in
// Latin. Their sounds are told back from their letters by written.
func lexicon(r *rand.Rand, size int) []string {
	seen := make(map[string]bool, size)
	all := make([]string, 0, size)
	for len(all) < size {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteString(sounds[r.IntN(consonants)].latin)
			b.WriteString(sounds[consonants+r.IntN(len(sounds)-consonants)].latin)
		}
		if r.IntN(2) == 0 {
			b.WriteString(sounds[r.IntN(consonants)].latin)
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			all = append(all, w)
		}
	}
	return all
}

// script is a way to write sounds.
type script int

const (
	arabic script = iota
	cyrillic
)

// written writes the parts of a name in another script, sound by sound, two
// letters before one.
func written(parts []string, s script) string {
	all := make([]string, len(parts))
	for i, part := range parts {
		var b strings.Builder
		for part != "" {
			to, n := sound(part, s)
			b.WriteString(to)
			part = part[n:]
		}
		all[i] = b.String()
	}
	return strings.Join(all, " ")
}

func sound(word string, s script) (to string, n int) {
	n = 1
	for _, one := range sounds {
		if strings.HasPrefix(word, one.latin) && (len(one.latin) > n || to == "" && len(one.latin) == n) {
			n = len(one.latin)
			to = [...]string{one.arabic, one.cyrillic}[s]
		}
	}
	return to, n
}
