// SPDX-License-Identifier: MIT

package search

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
	"isnad/data/dataset"
)

// sliced are queries that take every way through the engine: beginnings, sounds,
// slips, roots, compounds, more records than survive.
var sliced = []Query{
	{Text: "m"}, {Text: "mohamed khan"}, {Text: "hakani zaid nasir"}, {Text: "sulaiman hasan"}, {Text: "omaromsen"},
	{Text: "بالخطف"}, {Text: "الجولاني"}, {Text: "ben hammedi"}, {Text: "diaby khan", Types: []data.Type{data.TypeActor}}, {Text: "the"},
}

func TestPausesChangeNothing(t *testing.T) {
	for name, index := range map[string]*dataset.Index{"crowd": crowd(t), "twins": twinIndex(t)} {
		engine := New(index)
		for _, q := range sliced {
			want := New(index).Search(q)
			pauses := 0
			q.Pause = func() bool { pauses++; return true }
			if d := cmp.Diff(want, engine.Search(q)); d != "" {
				t.Errorf("%s: %q is answered otherwise with %d pauses (-whole +sliced)\n%s", name, q.Text, pauses, d)
			}
		}
	}
}

// Wherever a search is given up, the next one must not see that it ever was.
func TestGivingUpLeavesNothingBehind(t *testing.T) {
	index := crowd(t)
	for _, q := range sliced {
		want := New(index).Search(q)
		pauses := 0
		q.Pause = func() bool { pauses++; return true }
		New(index).Search(q)
		engine := New(index)
		for last := range pauses {
			left := last
			q.Pause = func() bool { left--; return left >= 0 }
			if r := engine.Search(q); !r.Halted || len(r.Hits) > 0 {
				t.Fatalf("%q is answered although pause %d of %d gave up", q.Text, last+1, pauses)
			}
			q.Pause = nil
			if d := cmp.Diff(want, engine.Search(q)); d != "" {
				t.Fatalf("%q is answered otherwise after giving up at pause %d (-fresh +after)\n%s", q.Text, last+1, d)
			}
			clear(engine.asked)
		}
	}
}

// A search of many records pauses often: between two pauses there is never more
// to do than one piece and the dearest step.
func TestPausesComeOften(t *testing.T) {
	index := crowd(t)
	for _, c := range []struct {
		reason, query string
		least         int
	}{
		{"half of the records are ranked one by one", "mohamed khan", survivors * stepRank / piece},
		{"a letter that begins many words", "m", survivors * stepRank / piece},
	} {
		pauses := 0
		New(index).Search(Query{Text: c.query, Pause: func() bool { pauses++; return true }})
		if pauses < c.least {
			t.Errorf("%s: %q pauses %d times, want %d or more", c.reason, c.query, pauses, c.least)
		}
	}
}

func TestOnlyTheNewestQueryIsAnswered(t *testing.T) {
	index := crowd(t)
	engine := New(index)
	var newest *Newest
	typed := []string{"mohamed k", "mohamed kh"}
	breaths := 0
	newest = NewNewest(engine, func() {
		if breaths < len(typed) && newest.Ask(&Query{Text: typed[breaths]}) {
			t.Error("nobody is said to be answering while an answer is under way")
		}
		breaths++
	})
	if !newest.Ask(&Query{Text: "mohamed "}) || !newest.Working() {
		t.Fatal("the first query finds somebody at work, or nobody after it")
	}
	newest.slice = 0 // every pause is a breath, however quick the machine
	q, r := newest.Answer()
	if q.Text != "mohamed kh" || newest.Working() {
		t.Errorf("%q is answered, and more is on its way: %v", q.Text, newest.Working())
	}
	if d := cmp.Diff(New(index).Search(Query{Text: "mohamed kh"}), r); d != "" {
		t.Errorf("the answer is not that of a search in one go (-whole +sliced)\n%s", d)
	}
	if breaths <= len(typed) {
		t.Errorf("the page breathed %d times in three searches", breaths)
	}
}

// A quick search is not delayed by breathing.
func TestAShortSearchDoesNotBreathe(t *testing.T) {
	began := time.Now()
	breaths := 0
	newest := NewNewest(New(twinIndex(t)), func() { breaths++ })
	newest.Ask(&Query{Text: "omsen"})
	newest.Answer()
	if breaths > 0 && time.Since(began) < sliceTime {
		t.Errorf("%d breaths in less than a slice", breaths)
	}
}
