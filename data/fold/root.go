// SPDX-License-Identifier: MIT

package fold

import (
	"strings"
	"unicode/utf8"
)

// Root reduces an Arabic word of running text so that forms of one word meet:
// خطف, وخطف, اختطاف and يختطف are all خطف. It is light: it knows what is written
// to a word and one pattern of verbs, no lexicon. So it errs (واحد is احد), and
// what it finds is no more than near. Three letters always remain.
//
// # Rules
//
//  1. و or ف, then one of ب ل ك, then ال go off the beginning, one of each.
//  2. One ending goes: ات ون ين ها هم ه.
//  3. Form VIII, ا ي م ن or ت before a letter and ت, is its three letters:
//     افتعال, يفتعل and مفتعل are فعل.
//
// Words in other scripts stay as they are.
func Root(w string) string {
	if w == "" || w[0] < 0xD8 || w[0] > 0xDB {
		return w
	}
	for _, letters := range [...][]string{{"و", "ف"}, {"ب", "ل", "ك"}, {"ال"}} {
		w = without(w, letters, strings.CutPrefix)
	}
	w = without(w, []string{"ات", "ون", "ين", "ها", "هم", "ه"}, strings.CutSuffix)
	if r := []rune(w); isFormVIII(r) {
		return string([]rune{r[1], r[3], r[len(r)-1]})
	}
	return w
}

// leastRoot is how many letters an Arabic root has.
const leastRoot = 3

func without(w string, affixes []string, cut func(s, affix string) (string, bool)) string {
	for _, a := range affixes {
		if rest, ok := cut(w, a); ok && utf8.RuneCountInString(rest) >= leastRoot {
			return rest
		}
	}
	return w
}

// isFormVIII is rule 3.
func isFormVIII(r []rune) bool {
	return (len(r) == 5 || len(r) == 6 && r[4] == 'ا') && r[2] == 'ت' && strings.ContainsRune("ايمنت", r[0])
}
