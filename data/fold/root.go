// SPDX-License-Identifier: MIT

package fold

import (
	"strings"
	"unicode/utf8"
)

// Root reduces a word of running text so that forms of one word meet: abducted,
// abduction and kidnaps are all abduct, enlevé and enlèvement enlev, وخطف, اختطفت
// and يختطف خطف. Who types the noun means the verb too, or an allegation would be
// found by its denial alone. It is light: it knows endings, what is written to a
// word in Arabic and a few patterns of verbs, and no lexicon but a short one. So
// it errs: a border is no bord, but a charter has its chart. Three letters always
// remain. English and French are one here: nobody says in which of them a query
// is, and their learned words have one descent.
//
// # Rules for Latin letters
//
//  1. The s of a plural or verb goes: denies, allégués.
//  2. One ending goes, the longest that leaves enough of the word: abduct-ion,
//     enlev-ement, deni-al. How much that is stands with each.
//  3. Then e goes from the end, of two equal consonants one, and y is i:
//     accuse, kidnapp-ed, deny.
//  4. Some are another's, being irregular or of one meaning here: kidnap is
//     abduct, détention, détenu and detained are one. And some are their own, that
//     the rules would take for another's: a statement is no state.
//
// # Rules for Arabic letters
//
//  5. و or ف, then one of ب ل ك, then ال go off the beginning, one of each.
//  6. One ending goes: ات ون ين وا ها هم ه ت.
//  7. Form VIII, ا ي م ن or ت before a letter and ت, is its three letters:
//     افتعال, يفتعل and مفتعل are فعل.
//  8. ا ي or ت before three letters goes (ينفي, انكر), but ا stays before a long
//     vowel (أشار is not of بشار); and افعال is فعل.
//  9. As rule 4: نفت and نفا are نفي, and إبعاد is not of بعد.
//
// Words in other scripts stay as they are.
func Root(w string) string {
	var affixed, root string
	switch {
	case w == "":
		return w
	case w[0] >= 'a' && w[0] <= 'z':
		affixed = withoutS(w)
		root = latinRoot(affixed)
	case w[0] >= 0xD8 && w[0] <= 0xDB:
		affixed = withoutAffixes(w)
		root = arabicRoot(affixed)
	default:
		return w
	}
	if other := relatives.find(affixed); other != "" {
		return other
	}
	if other := relatives.find(root); other != "" {
		return other
	}
	return root
}

// RootForms are a root and what rules 4 and 9 reduce to it. In Latin letters every
// word of the root begins with one of these, but for a final i; in Arabic ones it
// has all letters of one.
func RootForms(root string) []string {
	forms := []string{root}
	for _, list := range relatives {
		for _, l := range list {
			if l.means == root && l.word != root {
				forms = append(forms, l.word)
			}
		}
	}
	return forms
}

// relatives are rules 4 and 9.
var relatives = newLexicon(`abduct kidnap;
	enlev rapt;
	dement dementi;
	detain detent detenu deten detienn detient;
	arrest arret;
	nie nier nient niee;
	trahir trahi trahiss trahison;
	fight fought;
	withdraw withdrew withdrawn;
	statement statement;
	department department departement;
	نفي نفت نفا;
	تهم اتهم اتهام متهم;
	ابعاد ابعاد`)

// leastRoot is how many letters a root has.
const leastRoot = 3

// latinEndings are those of rule 2, the longest first, and how many letters must
// remain: as few as leave alone the words that have the letters by nature. With
// four, former is form, station stat and faction fact.
var latinEndings = [...]struct {
	letters string
	remain  int
}{
	{"ation", 5}, {"ement", 5}, {"ating", 5},
	{"ment", 5}, {"ated", 5}, {"ator", 5},
	{"ing", 4}, {"ion", 5}, {"age", 5}, {"ant", 5}, {"ent", 5}, {"ate", 5}, {"ere", 5},
	{"al", 4}, {"ed", 4}, {"er", 5}, {"ir", 5}, {"or", 5}, {"ee", 4},
}

// withoutS is rule 1.
func withoutS(w string) string {
	if len(w) > leastRoot && w[len(w)-1] == 's' {
		return w[:len(w)-1]
	}
	return w
}

// latinRoot is rules 2 and 3.
func latinRoot(w string) string {
	for _, e := range latinEndings {
		if rest, ok := strings.CutSuffix(w, e.letters); ok && len(rest) >= e.remain {
			w = rest
			break
		}
	}
	for len(w) > leastRoot && w[len(w)-1] == 'e' {
		w = w[:len(w)-1]
	}
	n := len(w)
	switch {
	case n <= leastRoot:
	case w[n-1] == w[n-2] && strings.IndexByte("aeiou", w[n-1]) < 0:
		return w[:n-1]
	case w[n-1] == 'y':
		return w[:n-1] + "i"
	}
	return w
}

// What goes off an Arabic word, one of each list.
var (
	arabicBeginnings = [...][]string{{"و", "ف"}, {"ب", "ل", "ك"}, {"ال"}}
	arabicEndings    = []string{"ات", "ون", "ين", "وا", "ها", "هم", "ه", "ت"}
)

// withoutAffixes is rules 5 and 6.
func withoutAffixes(w string) string {
	for _, letters := range arabicBeginnings {
		for _, l := range letters {
			if strings.HasPrefix(w, l) && rooted(w[len(l):]) {
				w = w[len(l):]
				break
			}
		}
	}
	for _, l := range arabicEndings {
		if rest := len(w) - len(l); strings.HasSuffix(w, l) && rooted(w[:rest]) {
			return w[:rest]
		}
	}
	return w
}

// rooted reports a word that is long enough to be a root.
func rooted(w string) bool { return utf8.RuneCountInString(w) >= leastRoot }

// arabicRoot is rules 7 and 8.
func arabicRoot(w string) string {
	r := []rune(w)
	switch {
	case isFormVIII(r):
		return string([]rune{r[1], r[3], r[len(r)-1]})
	case len(r) == 5 && r[0] == 'ا' && r[3] == 'ا':
		return string([]rune{r[1], r[2], r[4]})
	case len(r) == 4 && (r[0] == 'ي' || r[0] == 'ت' || r[0] == 'ا' && r[2] != 'ا'):
		return string(r[1:])
	}
	return w
}

// isFormVIII is rule 7.
func isFormVIII(r []rune) bool {
	return (len(r) == 5 || len(r) == 6 && r[4] == 'ا') && r[2] == 'ت' && strings.ContainsRune("ايمنت", r[0])
}
