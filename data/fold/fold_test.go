// SPDX-License-Identifier: MIT

package fold

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ reason, in, want string }{
		{"rule 1: case goes", "IDLIB", "idlib"},
		{"rule 2: marks of letters go", "Élysée", "elysee"},
		{"rule 2: marks that stand alone go", "E\u0301lyse\u0301e", "elysee"},
		{"rule 2: academic transliteration", "Taḥrīr aš-Šām", "tahrir as sam"},
		{"rule 2: vowel signs go", "مُحَمَّد", "محمد"},
		{"rule 2: ligatures are spelt out", "Œuvre Straße", "oeuvre strasse"},
		{"rule 2: a capital whose small letter has a base", "Ɋ", "q"},
		{"rule 2: Turkish dotted capital", "İdlib", "idlib"},
		{"rule 3: any sign for ayn", "Sa'd Saʿd Sa’d Sa‘d", "sad sad sad sad"},
		{"rule 3: French elision parts", "l’accord d'Idlib d’Harem", "l accord d idlib d harem"},
		{"rule 3: no elision before a consonant", "N'Djamena D'kar", "ndjamena dkar"},
		{"rule 4: alefs", "أإآٱا", "ااااا"},
		{"rule 4: Persian letters", "کی", "كي"},
		{"rule 4: ta marbuta and hamza seats", "هيئة", "هييه"},
		{"rule 4: tatweel goes", "سليــوة", "سليوه"},
		{"rule 4: presentation forms are letters", "ﺁخوند ﻻ", "اخوند لا"},
		{"rule 5: short i", "Джолани́й ёлка", "джолании елка"},
		{"rule 6: Arabic digits", "٢٠١٦ ۲۰۱۶", "2016 2016"},
		{"rule 7: thousands in any style", "5,000 5.000 5\u202f000 5 000 ٥٬٠٠٠", "5000 5000 5000 5000 5000"},
		{"rule 7: two numbers stay two", "October 22 100", "october 22 100"},
		{"rule 7: a date is not a number", "22.10.2025", "22 10 2025"},
		{"rule 7: millions", "1,234,567 and 5 000 000", "1234567 and 5000000"},
		{"rule 8: initials close up", "U.N. H.T.S. J. Smith", "un hts j smith"},
		{"rule 8: a full stop is not initials", "end.Begin a.bc", "end begin a bc"},
		{"rule 9: dashes separate", "al-Jolani—Abu", "al jolani abu"},
		{"rule 9: ZWNJ separates", "محمد\u200cرضا", "محمد رضا"},
		{"rule 9: invisible controls go", "\ufeffOm\u00adar\u202e \u200fDiaby", "omar diaby"},
		{"rule 9: broken bytes separate", "a\xffb\x00c", "a b c"},
		{"rule 9: emoji separate", "🙂Omar🙂", "omar"},
		{"full-width letters are letters", "ＨＴＳ", "hts"},
		{"nothing", "", ""},
		{"only separators", " - … ", ""},
	} {
		if got := String(c.in); got != c.want {
			t.Errorf("%s: String(%q) = %q, want %q", c.reason, c.in, got, c.want)
		}
	}
}

func TestRangeLeadsBack(t *testing.T) {
	for _, c := range []struct{ reason, in, part, want string }{
		{"a plain word", "Omar Omsen", "omsen", "Omsen"},
		{"dropped apostrophe inside", "Hay'at Tahrir", "hayat", "Hay'at"},
		{"marks after the last letter come along", "مُحَمَّدٌ", "محمد", "مُحَمَّدٌ"},
		{"joined number", "around 5,000 men", "5000", "5,000"},
		{"one letter that became two", "Straße", "ss", "ß"},
	} {
		text := Fold(c.in)
		at := -1
		for i := range text.Folded {
			if len(text.Folded)-i >= len(c.part) && text.Folded[i:i+len(c.part)] == c.part {
				at = i
				break
			}
		}
		if at < 0 {
			t.Fatalf("%s: %q not in %q", c.reason, c.part, text.Folded)
		}
		from, to := text.Range(at, at+len(c.part))
		if got := c.in[from:to]; got != c.want {
			t.Errorf("%s: %q leads back to %q, want %q", c.reason, c.part, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Hay'at Taḥrīr", "٥٬٠٠٠ 5 000", "H.T.S. d'Idlib", "ﺁ\u200c\u202e\xff\x00", "İß", "1,234.567 000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			t.Skip("long inputs only slow the search for new ones")
		}
		boundary := map[int]bool{len(s): true}
		for at := range s {
			boundary[at] = true
		}
		text := Fold(s)
		if again := String(text.Folded); again != text.Folded {
			t.Errorf("%q folds to %q and that to %q", s, text.Folded, again)
		}
		if String(s) != text.Folded {
			t.Errorf("%q folds differently with and without its map", s)
		}
		for from := range text.Folded {
			_, size := utf8.DecodeRuneInString(text.Folded[from:])
			a, b := text.Range(from, from+size)
			if a >= b || b > len(s) || !boundary[a] || !boundary[b] {
				t.Fatalf("%q: byte %d of %q leads to %d:%d", s, from, text.Folded, a, b)
			}
		}
	})
}
