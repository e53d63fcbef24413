// SPDX-License-Identifier: MIT

package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"isnad/data/dataset"
)

// valid checks what a page relies on, whatever was typed.
func valid(t *testing.T, index *dataset.Index, q string, r Result) {
	t.Helper()
	if len(r.Hits) > defaultLimit || r.Total < len(r.Hits) && !r.Weak && r.Total == 0 {
		t.Errorf("%.40q: %d hits of %d", q, len(r.Hits), r.Total)
	}
	for _, h := range r.Hits {
		if h.Index < 0 || h.Index >= index.Len() {
			t.Fatalf("%.40q: record %d does not exist", q, h.Index)
		}
		last := 0
		for _, m := range h.Marks {
			if m[0] < last || m[1] <= m[0] || m[1] > len(h.Text) {
				t.Fatalf("%.40q: marks %v of %q are not ascending ranges", q, h.Marks, h.Text)
			}
			if !utf8.ValidString(h.Text[m[0]:m[1]]) && utf8.ValidString(h.Text) {
				t.Fatalf("%.40q: mark %v divides a letter of %q", q, m, h.Text)
			}
			last = m[1]
		}
	}
	if r.Weak != (len(r.Hits) > 0 && r.Hits[0].Strength == Weak && !anyStrong(r)) {
		t.Errorf("%.40q: weak is %v", q, r.Weak)
	}
}

func anyStrong(r Result) bool {
	for _, h := range r.Hits {
		if h.Strength == Strong {
			return true
		}
	}
	return false
}

func TestHostileQueries(t *testing.T) {
	index := twinIndex(t)
	engine := New(index)
	for _, c := range []struct{ reason, text string }{
		{"nothing", ""},
		{"blanks", " \t\n\u00a0"},
		{"a megabyte of one letter", strings.Repeat("a", 1<<20)},
		{"a megabyte of words", strings.Repeat("omar ", 1<<18)},
		{"ten thousand different tokens", strings.Join(strings.Split(strings.Repeat("abcdefghij", 1000), ""), " ")},
		{"a word longer than any name", strings.Repeat("golani", 60)},
		{"a long word of another script", strings.Repeat("الجولاني", 40)},
		{"NUL", "gol\x00ani"},
		{"lone surrogates, as WTF-8", "\xed\xa0\x80omar\xed\xbf\xbf"},
		{"broken UTF-8 at the cap", strings.Repeat("a", mostBytes-1) + "ж"},
		{"bidi controls", "\u202eomar\u202c \u2066diaby\u2069"},
		{"emoji", "🙂👩‍👩‍👧‍👦🏴‍☠️"},
		{"emoji and a name", "🙂 omar 🙂"},
		{"mixed scripts in a word", "gоlaنi"},
		{"combining marks without end", "o" + strings.Repeat("\u0301", 5000) + "mar"},
		{"only particles", "the of bin al"},
		{"only punctuation", "''' -- ... ؟"},
		{"what looks like code", `"><script>alert(1)</script>`},
		{"Han and Hangul", "哈勒姆 하렘"},
	} {
		t.Run(c.reason, func(t *testing.T) { valid(t, index, c.text, engine.Search(Query{Text: c.text})) })
	}
}

func TestPastedPageIsAnsweredByItsBeginning(t *testing.T) {
	engine := New(twinIndex(t))
	r := engine.Search(Query{Text: "omar diaby " + strings.Repeat("z", 1<<20)})
	if len(r.Hits) == 0 || !strings.Contains(r.Hits[0].Text, "Diaby") {
		t.Errorf("a page that begins with a name finds %+v", r.Hits)
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"golani", "الجولاني", "o. omsen", "5,000", "d'idlib \x00\xff", "🙂", "abdu", "ben hammedi"} {
		f.Add(s)
	}
	index := twinIndex(f)
	engine := New(index)
	f.Fuzz(func(t *testing.T, s string) { valid(t, index, s, engine.Search(Query{Text: s})) })
}
