// SPDX-License-Identifier: MIT

package anchor

import (
	"slices"
	"testing"
	"unicode"
)

// TestSentences joins sentences that were made up for it and wants them back.
func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name   string
		want   []string
		joint  string // between sentences; a space unless told
		reason string
	}{
		{"nothing", nil, "", "no sentence in nothing"},
		{"one", []string{"The ferry left at noon."}, "", "a sentence and no more"},
		{"two", []string{"The ferry left at noon.", "Nobody was aboard."}, "", "a full stop and a capital"},
		{"wide gap", []string{"The ferry left.", "Nobody saw it."}, " \t\u00a0", "white space of any width"},
		{"no end", []string{"The ferry left.", "A heading without a stop"}, "", "the rest is a sentence"},
		{"marks", []string{"Did it leave?", "It did!", "So they say…", "We waited."}, "", "each of the marks"},
		{"marks in a row", []string{"Did it leave?!", "It did..."}, "", "a run of marks is one end"},
		{"ellipsis goes on", []string{"The ferry... left at noon."}, "", "rule 1: a small letter follows"},

		{"title", []string{"Dr. Hale met Gen. Orme.", "Mrs. Pike stayed out."}, "", "rule 2: titles"},
		{"ends like a title", []string{"Snow lay on the col. Nobody passed."}, "", "rule 2 errs here, which is why a person looks"},
		{"Latin", []string{"Boats, e.g. Ferries, were late."}, "", "rule 2: e.g. before a capital"},
		{"initials", []string{"J. Q. Moss wrote it.", "T.S. Lamb did not."}, "", "rule 2: single letters and pairs"},
		{"country", []string{"The U.S. Navy came.", "It left the U.K. Thursday."}, "", "rule 2: U.S. before a capital, right or wrong"},
		{"country at the end", []string{"They went to the U.S."}, "", "the paragraph's end is an end"},
		{"number", []string{"Ferry No. 5 sank.", "See p. 12."}, "", "rule 2: a number follows"},
		{"no", []string{"The answer was no.", "Nobody asked again."}, "", "no number follows"},
		{"month", []string{"It sank on Oct. 3.", "Divers came in Nov. 2019."}, "", "rule 2: a month before its day"},
		{"decimal", []string{"It cost 3.5 crowns.", "See ferry.example for more."}, "", "no white space follows the point"},
		{"year", []string{"It sank in 1911.", "It was raised in 1912."}, "", "a number inside a sentence ends it"},
		{"list item", []string{"1. The boats stay in port.", "No one may board."}, "", "rule 3: the item's number is part of it"},
		{"Arabic list item", []string{"٢. تبقى السفن في الميناء."}, "", "rule 3: in any digits"},

		{"quote", []string{"“It left at noon.”", "“Nobody was aboard.”"}, "", "a closing quote goes with its sentence"},
		{"straight quote", []string{`She said "no."`, `He said "yes!"`, "All left."}, "", "straight quotes close as well"},
		{"quoted question", []string{"“Did it leave?” she asked.", "It had."}, "", "rule 1: the sentence goes on in a small letter"},
		{"bracket", []string{"It left (at noon.)", "It came [at dusk.]"}, "", "so do brackets"},
		{"French", []string{"« Il est parti. »", "« Vraiment ? »", "Oui."}, "", "a guillemet behind a space closes"},
		{"French no-break", []string{"«\u00a0Il est parti.\u00a0»", "Oui."}, "", "and behind a no-break space"},

		{"Arabic", []string{"هل غادرت السفينة؟", "نعم.", "لم يكن أحد على متنها!"}, "", "the Arabic question mark; no capitals needed"},
		{"Arabic quote", []string{"قال: «غادرت السفينة.»", "ثم صمت."}, "", "guillemets close in Arabic"},
		{"Arabic comma", []string{"غادرت السفينة، ولم يعد أحد؛ هكذا قيل."}, "", "comma and semicolon end nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.joint == "" {
				c.joint = " "
			}
			paragraph := ""
			for i, s := range c.want {
				if i > 0 {
					paragraph += c.joint
				}
				paragraph += s
			}
			if got := cut(paragraph); !slices.Equal(got, c.want) {
				t.Errorf("%q\nwant %q: %s", got, c.want, c.reason)
			}
		})
	}
}

func TestSentencesTrimEnds(t *testing.T) {
	got := Sentences("  The ferry left.  Nobody saw  ")
	if want := [][2]int{{2, 17}, {19, 29}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v: white space at the ends is in no sentence", got, want)
	}
	if got := Sentences(" \t\u00a0"); len(got) > 0 {
		t.Errorf("%v in white space", got)
	}
}

func cut(paragraph string) []string {
	var sentences []string
	runes := []rune(paragraph)
	for _, span := range Sentences(paragraph) {
		sentences = append(sentences, string(runes[span[0]:span[1]]))
	}
	return sentences
}

// FuzzSentences holds that spans are in order, apart, inside the paragraph and
// not empty, and that nothing but white space is left out.
func FuzzSentences(f *testing.F) {
	f.Add("Dr. Hale met J. Q. Moss in the U.S. Navy. “Did it leave?” she asked.")
	f.Add("1. « Oui. » ٢. هل غادرت؟ نعم...")
	f.Add(". .\u00a0»")
	f.Fuzz(func(t *testing.T, paragraph string) {
		runes := []rune(paragraph)
		at := 0
		for _, span := range append(Sentences(paragraph), [2]int{len(runes), len(runes)}) {
			if span[0] < at || span[1] < span[0] || span[1] > len(runes) || span[1] == span[0] && span[0] < len(runes) {
				t.Fatalf("%v after %d in %q of %d", span, at, paragraph, len(runes))
			}
			if left := slices.IndexFunc(runes[at:span[0]], func(r rune) bool { return !unicode.IsSpace(r) }); left >= 0 {
				t.Fatalf("%q is left out of %q", runes[at+left], paragraph)
			}
			at = span[1]
		}
	})
}
