// SPDX-License-Identifier: MIT

package edtf

import (
	"errors"
	"testing"
	"unicode/utf8"
)

// FuzzParse holds for any text: no panic; a date read again from its own String
// is equal; bounds lie in order and within Day; an error lies inside the text
// and what it proposes can be read.
func FuzzParse(f *testing.F) {
	for _, c := range corpus {
		f.Add(c)
	}
	f.Add("[..XXXX-99-99T99:99:99.9+99:99]")
	f.Add("-XXXX/٢٠٢٥\xff")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			checkError(t, text, err)
			return
		}
		again, err := Parse(d.String())
		if err != nil || !again.Equal(d) || d.String() != text {
			t.Fatalf("%q reads as %+v and again as %+v, %v", text, d, again, err)
		}
		first, hasFirst := d.Earliest()
		last, hasLast := d.Latest()
		if hasFirst && hasLast && first > last || first < MinDay || last > MaxDay {
			t.Fatalf("%q lies between %s and %s", text, first, last)
		}
		if d.Start().State == Absent || d.End().State == Absent || len(text) > maxLength {
			t.Fatalf("%q reads as %+v", text, d)
		}
	})
}

func checkError(t *testing.T, text string, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Cause == "" || e.Remedy == "" {
		t.Fatalf("%q: %#v", text, err)
	}
	if e.Offset < 0 || e.Offset > utf8.RuneCountInString(text) {
		t.Fatalf("%q: the place %d is outside", text, e.Offset)
	}
	if _, err := Parse(e.Suggestion); e.Suggestion != "" && (err != nil || e.Suggestion == text) {
		t.Fatalf("%q: proposes %q, which is refused: %v", text, e.Suggestion, err)
	}
}

// FuzzDay holds that a day survives the way to a date and back.
func FuzzDay(f *testing.F) {
	for _, d := range []Day{0, -1, MinDay, MaxDay} {
		f.Add(int32(d))
	}
	f.Fuzz(func(t *testing.T, n int32) {
		d := min(max(Day(n), MinDay), MaxDay)
		if back := DayOf(d.Date()); back != d {
			t.Fatalf("%d comes back as %d", d, back)
		}
	})
}
