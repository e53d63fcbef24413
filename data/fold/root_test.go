// SPDX-License-Identifier: MIT

package fold

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRoot(t *testing.T) {
	for _, c := range []struct{ reason, word, want string }{
		{"a root is its own", "خطف", "خطف"},
		{"form VIII, noun", "اختطاف", "خطف"},
		{"form VIII, past", "اختطف", "خطف"},
		{"form VIII, present", "يختطف", "خطف"},
		{"form VIII with an ending", "اختطافها", "خطف"},
		{"and", "وخطف", "خطف"},
		{"and, by, the", "وبالخطف", "خطف"},
		{"and, the, form VIII", "والاختطاف", "خطف"},
		{"three letters remain", "ولد", "ولد"},
		{"one of a kind goes", "وواحد", "واحد"},
		{"form VIII with the t of she", "اختطفت", "خطف"},
		{"form VIII, they", "اختطفوا", "خطف"},
		{"form I, present", "ينفي", "نفي"},
		{"form I, she, present, and", "وتنفي", "نفي"},
		{"form I, past, is irregular", "نفت", "نفي"},
		{"form IV", "انكر", "نكر"},
		{"form IV, noun", "انكار", "نكر"},
		{"form IV, present", "ينكر", "نكر"},
		{"accusation, assimilated", "اتهام", "تهم"},
		{"accused, assimilated", "متهم", "تهم"},
		{"pointing out is not of Bashar", "اشار", "اشار"},
		{"deporting is not after", "ابعاد", "ابعاد"},
		{"English noun", "abduction", "abduct"},
		{"English past", "abducted", "abduct"},
		{"English doer", "abductors", "abduct"},
		{"another word for it", "kidnapping", "abduct"},
		{"and its past, doubled", "kidnapped", "abduct"},
		{"noun in -al", "denial", "deni"},
		{"y", "deny", "deni"},
		{"ies", "denies", "deni"},
		{"ied", "denied", "deni"},
		{"ying", "denying", "deni"},
		{"silent e", "alleged", "alleg"},
		{"noun in -ation", "allegations", "alleg"},
		{"verb in -ate", "designates", "design"},
		{"its noun", "designation", "design"},
		{"noun in -ment", "agreement", "agr"},
		{"ee", "agreed", "agr"},
		{"irregular noun", "detention", "detain"},
		{"French noun", "enlevement", "enlev"},
		{"French past, hers", "enlevees", "enlev"},
		{"French infinitive", "enlever", "enlev"},
		{"French denial", "dementi", "dement"},
		{"French, they deny", "dementent", "dement"},
		{"French, denies, ends like an adverb by nature", "dement", "dement"},
		{"French arrest", "arrete", "arrest"},
		{"French arrests", "arrestations", "arrest"},
		{"French, in custody", "detenus", "detain"},
		{"no root of state", "statements", "statement"},
		{"no doer of form", "former", "former"},
		{"no ending of other", "mother", "mother"},
		{"a party is no part", "party", "parti"},
		{"a French party is one", "partis", "parti"},
		{"of two equal letters one", "press", "pres"},
		{"two letters", "as", "as"},
		{"three letters of e", "eee", "eee"},
		{"other scripts stay", "похищение", "похищение"},
		{"nothing stays nothing", "", ""},
	} {
		if got := Root(c.word); got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.reason, c.word, got, c.want)
		}
	}
}

// Whoever looks for the words of a root by its forms misses none.
func FuzzRootForms(f *testing.F) {
	for _, w := range []string{"kidnapped", "deny", "agreed", "détenus", "press", "eeee", "yyy", "iiii", "nie", "statements", "نفت", "وتنفي", "إنكار", "متهمون"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, w string) {
		for _, token := range Tokens(String(w), nil) {
			root, found := Root(token.Text), false
			for _, form := range RootForms(root) {
				if token.Text[0] < utf8.RuneSelf {
					found = found || strings.HasPrefix(token.Text, strings.TrimSuffix(form, "i"))
				} else {
					found = found || Mask(form)&^Mask(token.Text) == 0
				}
			}
			if !found {
				t.Errorf("%q is of the root %q, and of none of its forms", token.Text, root)
			}
		}
	})
}
