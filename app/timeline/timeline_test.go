// SPDX-License-Identifier: MIT

package timeline

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/data/edtf"
)

func date(t testing.TB, text string) edtf.Date {
	t.Helper()
	if text == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(t testing.TB, text string) float64 {
	first, ok := date(t, text).Earliest()
	if !ok {
		t.Fatal(text)
	}
	return float64(first)
}

// one lays out a single item in a window of 1000 pixels.
func one(t testing.TB, text, from, to string) Layout {
	t.Helper()
	s := New([]Item{{ID: "a", Date: date(t, text), Label: 100}})
	return layOut(s, Viewport{Scale: Scale{Window{day(t, from), day(t, to)}, 1000, false}, Rows: 20})
}

func layOut(s *Set, v Viewport) Layout {
	var l Layout
	s.Layout(v, &l)
	return l
}

func TestADateIsDrawnAsWhatItIs(t *testing.T) {
	const from, to = "2020-01-01", "2030-01-01" // 3653 days: some 3.65 days a pixel
	for _, tt := range []struct {
		name, why, date   string
		shape             Shape
		hatched           bool
		fadeStart, fadeTo bool
		wantX, wantWidth  float64
	}{
		{"a day is a dot", "narrower than a mark, so centred on its day", "2025-01-01", Point, false, false, false, 495.3, 10},
		{"a year is a band", "it lies somewhere in these 365 days", "2025", Within, false, false, false, 500.1, 99.9},
		{"a decade is a band", "as wide as the ten years", "202X", Within, false, false, false, 0, 1000},
		{"an inferred year is hatched", "the qualifier is on the year alone", "2025?-01-01", Point, true, false, false, 495.3, 10},
		{"an approximate month is hatched", "about is a guess too", "2025-06~", Within, true, false, false, 540.5, 10},
		{"a span between days is solid", "both ends are certain", "2021-01-01/2022-12-31", Span, false, false, false, 100.2, 199.8},
		{"a span between years is hatched", "neither end is known to the day", "2021/2022", Span, true, false, false, 100.2, 199.8},
		{"an open end fades to the edge", ".. says that it goes on", "2025-01-01/..", Span, false, false, true, 500.1, 499.9},
		{"an unknown end fades soon", "it ended, nobody says when", "2025-01-01/", Span, false, false, true, 500.1, 44},
		{"an open start fades from the edge", "it had always been so", "../2024-12-31", Span, false, true, false, 0, 500.1},
		{"on or before", "one date, not a span, and no first day", "[..2024-12-31]", Within, false, true, false, 456.1, 44},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := one(t, tt.date, from, to)
			if len(l.Boxes) != 1 {
				t.Fatalf("%d boxes; %s", len(l.Boxes), tt.why)
			}
			b := l.Boxes[0]
			if b.Shape != tt.shape || b.Hatched != tt.hatched || b.FadeStart != tt.fadeStart || b.FadeEnd != tt.fadeTo {
				t.Errorf("shape %v hatched %v fades %v %v; %s", b.Shape, b.Hatched, b.FadeStart, b.FadeEnd, tt.why)
			}
			if math.Abs(b.X-tt.wantX) > 0.1 || math.Abs(b.Width-tt.wantWidth) > 0.1 {
				t.Errorf("at %.1f, %.1f wide, want %.1f and %.1f; %s", b.X, b.Width, tt.wantX, tt.wantWidth, tt.why)
			}
		})
	}
}

func TestLabelsGoWhereThereIsRoom(t *testing.T) {
	const width = 1000
	for _, tt := range []struct {
		name, why      string
		x, mark, label float64
		want           Box
	}{
		{"after the mark", "the usual place", 100, 10, 300, Box{Label: 117, Room: 300}},
		{"before it near the end", "after it would be cut", 900, 10, 300, Box{Label: 893, Room: 300, LabelEnds: true}},
		{"on a wide band", "a mark over half the window leads the eye to itself", 0, 1000, 300, Box{Label: 7, Room: 300, Inside: true}},
		{"cut where it fits nowhere", "an absurd title takes the wider side", 400, 10, 5000, Box{Label: 417, Room: 583}},
		{"left out where nothing would be read", "a few letters say less than none", 0, 980, 5000, Box{Label: 7, Room: 966, Inside: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := Box{X: tt.x, Width: tt.mark}
			b.label(tt.label, width)
			got := Box{Label: b.Label, Room: b.Room, LabelEnds: b.LabelEnds, Inside: b.Inside}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s:\n%s", tt.why, diff)
			}
		})
	}
}

func TestUndatedItemsTakeTheirKnownPlace(t *testing.T) {
	items := []Item{
		{ID: "clash", Date: date(t, "2025?-10-22")},
		{ID: "surrounded", During: "clash"},
		{ID: "agreement", After: []string{"clash"}},
		{ID: "abduction", Before: []string{"clash"}},
		{ID: "fall", Before: []string{"debate", "envoys"}},
		{ID: "debate"},
		{ID: "envoys", Date: date(t, "2025-03")},
		{ID: "first-arrest", After: []string{"fall"}, Before: []string{"clash"}},
		{ID: "lost"},
		{ID: "lost-too", Before: []string{"lost"}},
		{ID: "circle-a", After: []string{"circle-b"}},
		{ID: "circle-b", After: []string{"circle-a"}},
	}
	s := New(items)
	if diff := cmp.Diff([]string{"fall", "envoys", "abduction", "first-arrest", "clash", "surrounded", "agreement"}, ids(s, s.In(s.Fit()))); diff != "" {
		t.Errorf("placed:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"debate", "lost-too", "lost", "circle-a", "circle-b"}, ids(s, s.Tray())); diff != "" {
		t.Errorf("tray:\n%s", diff)
	}
}

func TestWholesAndPartsBoundEachOther(t *testing.T) {
	for _, tt := range []struct {
		name, why string
		items     []Item
		want      []string // placed
		basis     map[string]Basis
	}{
		{"a whole stands no later than its part", "the campaign ended in the fall, and the fall came before the envoys", []Item{
			{ID: "clash", Date: date(t, "2025-10-22")}, {ID: "envoys", Date: date(t, "2025-03")},
			{ID: "fall", During: "campaign", Before: []string{"clash", "envoys"}},
			{ID: "campaign", Before: []string{"clash"}},
		}, []string{"campaign", "fall", "envoys", "clash"}, map[string]Basis{"campaign": {-1, -1, 1, 2}, "fall": {-1, -1, 1, -1}}},
		{"a dated part bounds its whole", "the war had begun by the battle", []Item{
			{ID: "battle", Date: date(t, "2014-05-03"), During: "war"}, {ID: "war"},
		}, []string{"war", "battle"}, map[string]Basis{"war": {-1, -1, 0, 0}}},
		{"through a part of a part", "no whole begins after what is in it", []Item{
			{ID: "day", Date: date(t, "2014-05-03"), During: "battle"}, {ID: "battle", During: "war"}, {ID: "war"},
		}, []string{"war", "battle", "day"}, map[string]Basis{"war": {-1, -1, 0, 1}, "battle": {-1, -1, 0, 0}}},
		{"a part lies where its undated whole does", "what follows the treaty in all its parts follows it", []Item{
			{ID: "treaty", Date: date(t, "2014")}, {ID: "peace", After: []string{"treaty"}}, {ID: "feast", During: "peace"},
		}, []string{"treaty", "peace", "feast"}, map[string]Basis{"peace": {-1, 0, -1, -1}, "feast": {-1, 0, -1, -1}}},
		{"a part says nothing of its siblings", "the campaign may have gone on after the envoys", []Item{
			{ID: "envoys", Date: date(t, "2025-03")}, {ID: "fall", During: "campaign", Before: []string{"envoys"}},
			{ID: "campaign"}, {ID: "mopping-up", During: "campaign"},
		}, []string{"campaign", "fall", "envoys"}, map[string]Basis{"campaign": {-1, -1, 0, 1}, "fall": {-1, -1, 0, -1}}},
		{"what follows a whole follows its parts", "the last of them is the earliest it can be", []Item{
			{ID: "battle", Date: date(t, "2014-05-03"), During: "war"}, {ID: "war"}, {ID: "peace", After: []string{"war"}},
		}, []string{"war", "battle", "peace"}, map[string]Basis{"war": {-1, -1, 0, 0}, "peace": {-1, 0, -1, -1}}},
		{"undated parts of a dated whole stand together", "the other dated event would tear them apart", []Item{
			{ID: "clash", Date: date(t, "2025-10-22")}, {ID: "siege", During: "clash"},
			{ID: "order", Date: date(t, "2025-10-22"), During: "clash"}, {ID: "talks", During: "clash"},
		}, []string{"clash", "order", "siege", "talks"}, map[string]Basis{"siege": {0, -1, -1, -1}, "talks": {0, -1, -1, -1}}},
		{"between two dates, next to the earlier", "what happened the day after may be before it or not", []Item{
			{ID: "a", Date: date(t, "2025-10-21")}, {ID: "b", Date: date(t, "2025-10-22")}, {ID: "c", Date: date(t, "2025-10-30")},
			{ID: "x", After: []string{"a"}, Before: []string{"c"}},
		}, []string{"a", "x", "b", "c"}, map[string]Basis{"x": {-1, 0, 2, -1}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := New(tt.items)
			if diff := cmp.Diff(tt.want, ids(s, s.In(s.Fit()))); diff != "" {
				t.Errorf("%s:\n%s", tt.why, diff)
			}
			got := map[string]Basis{}
			for i, it := range tt.items {
				if b, ok := s.Basis(i); ok {
					got[it.ID] = b
				}
			}
			if diff := cmp.Diff(tt.basis, got); diff != "" {
				t.Errorf("%s:\n%s", tt.why, diff)
			}
		})
	}
}

func TestNoTimeIsMeasuredFromWhatHasNoDate(t *testing.T) {
	s := New([]Item{
		{ID: "early", Date: date(t, "2016")}, {ID: "undated", Before: []string{"late"}},
		{ID: "late", Date: date(t, "2021-09-05")}, {ID: "after", After: []string{"early"}},
	})
	for _, pair := range [][2]int{{0, 1}, {1, 2}, {3, 2}} {
		if g := s.Between(pair[0], pair[1]); g != (Gap{}) {
			t.Errorf("%+v between %s and %s", g, s.Item(pair[0]).ID, s.Item(pair[1]).ID)
		}
	}
}

func ids(s *Set, items []int) []string {
	var all []string
	for _, i := range items {
		all = append(all, s.Item(i).ID)
	}
	return all
}

func TestItemsOfOneDayStandBelowOneAnotherInOrder(t *testing.T) {
	items := []Item{{ID: "early", Date: date(t, "2024-06-01"), Label: 200}}
	for k := range 12 {
		items = append(items, Item{ID: fmt.Sprint("day", k), Date: date(t, "2025-10-22"), Label: 100 + float64(k%3)*150, After: []string{fmt.Sprint("day", k+1)}})
	}
	s := New(items)
	l := layOut(s, Viewport{Scale: Scale{s.Fit(), 1100, false}, Rows: 20})
	if len(l.Boxes) != 13 || len(l.Bins) != 0 {
		t.Fatalf("%d boxes, %d bins", len(l.Boxes), len(l.Bins))
	}
	for k, b := range l.Boxes[1:] {
		if want := fmt.Sprint("day", 11-k); s.Item(b.Item).ID != want {
			t.Errorf("box %d is %s, want %s: each follows the next", k, s.Item(b.Item).ID, want)
		}
		if k > 0 && b.Row <= l.Boxes[k].Row {
			t.Errorf("row %d after row %d", b.Row, l.Boxes[k].Row)
		}
	}
	if l.Boxes[1].Row != 0 {
		t.Errorf("the first of the day is in row %d; the row has room beside the early one", l.Boxes[1].Row)
	}
	if len(l.Arrows) != 11 {
		t.Errorf("%d arrows: the dates do not show the order, so each pair needs one", len(l.Arrows))
	}
}

func TestWhatFindsNoRowIsCounted(t *testing.T) {
	var items []Item
	for k := range 50 {
		items = append(items, Item{ID: fmt.Sprint(k), Date: date(t, "2025-10-22"), Label: 200})
	}
	s := New(items)
	l := layOut(s, Viewport{Scale: Scale{s.Fit(), 1100, false}, Rows: 10})
	if len(l.Boxes) != 10 || len(l.Bins) != 1 || l.Bins[0].Count != 40 {
		t.Fatalf("%d boxes, bins %+v", len(l.Boxes), l.Bins)
	}
	if !l.Bins[0].Window.Contains(WindowOf(edtf.DayOf(2025, 10, 22), edtf.DayOf(2025, 10, 22))) {
		t.Errorf("the bin's window %v misses the day", l.Bins[0].Window)
	}
}

func TestTicksNameWhatTheWindowCanShow(t *testing.T) {
	for _, tt := range []struct {
		name, why, from, to string
		unit                Unit
		want                []string
		eras                int
	}{
		{"days", "five days of a month", "2025-10-20", "2025-10-25", Day, []string{"2025-10-20", "2025-10-21", "2025-10-22", "2025-10-23", "2025-10-24", "2025-10-25"}, 1},
		{"days over a month's end", "31 January and 1 February stand too close", "2025-01-15", "2025-02-20", Day,
			[]string{"2025-01-15", "2025-01-20", "2025-01-25", "2025-02-01", "2025-02-05", "2025-02-10", "2025-02-15", "2025-02-20"}, 2},
		{"months", "with their year above", "2024-11-15", "2025-04-20", Month, []string{"2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01"}, 2},
		{"years", "no era above years", "2013-01-01", "2019-02-01", Year, []string{"2013-01-01", "2014-01-01", "2015-01-01", "2016-01-01", "2017-01-01", "2018-01-01", "2019-01-01"}, 0},
		{"centuries", "multiples of a hundred", "0900-01-01", "2030-01-01", Year, []string{"0900-01-01", "1000-01-01", "1100-01-01", "1200-01-01", "1300-01-01", "1400-01-01", "1500-01-01", "1600-01-01", "1700-01-01", "1800-01-01", "1900-01-01", "2000-01-01"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var l Layout
			l.ticks(Scale{Window{day(t, tt.from), day(t, tt.to) + 0.5}, 1000, false}, 0)
			var got []string
			for _, tick := range l.Ticks {
				got = append(got, tick.Day.String())
				if tick.Unit != tt.unit {
					t.Errorf("unit %v, want %v", tick.Unit, tt.unit)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s:\n%s", tt.why, diff)
			}
			if len(l.Eras) != tt.eras {
				t.Errorf("%d eras, want %d", len(l.Eras), tt.eras)
			}
		})
	}
}

func TestKeysMoveTheWindow(t *testing.T) {
	limits := Window{0, 1000}
	for _, tt := range []struct {
		name, key string
		rtl       bool
		want      Window
	}{
		{"right is later", "ArrowRight", false, Window{510, 550}},
		{"right is earlier where time runs leftwards", "ArrowRight", true, Window{490, 530}},
		{"plus halves about the middle", "+", false, Window{510, 530}},
		{"minus doubles", "-", false, Window{480, 560}},
		{"home shows everything", "Home", false, Window{100, 900}},
		{"page down turns the page", "PageDown", false, Window{540, 580}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Scale{Window{500, 540}, 800, tt.rtl}.Step(tt.key, limits, Window{100, 900})
			if !ok || got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
	if _, ok := (Scale{Window{0, 1}, 1, false}).Step("x", limits, limits); ok {
		t.Error("x means nothing and must be left to the page")
	}
}

func TestEarlierAndLaterFindTheNextItem(t *testing.T) {
	s := New([]Item{{ID: "a", Date: date(t, "1999-01-01")}, {ID: "b", Date: date(t, "2025-01-01")}})
	w := WindowOf(edtf.DayOf(1998, 12, 30), edtf.DayOf(1999, 1, 3))
	later, ok := s.Later(w)
	if got := ids(s, s.In(later)); !ok || !slices.Equal(got, []string{"b"}) {
		t.Errorf("later shows %v: 26 empty years are skipped", got)
	}
	if _, ok := s.Later(later); ok {
		t.Error("nothing is later than the last")
	}
	earlier, ok := s.Earlier(later)
	if got := ids(s, s.In(earlier)); !ok || !slices.Equal(got, []string{"a"}) {
		t.Errorf("earlier shows %v", got)
	}
}

func TestTheCrowdIsOneClickAway(t *testing.T) {
	items := []Item{{ID: "old", Date: date(t, "2013")}, {ID: "before", Date: date(t, "2025-03")}}
	for k := range 6 {
		items = append(items, Item{ID: fmt.Sprint(k), Date: date(t, "2025-10-22")})
	}
	w, n := New(items).Crowd()
	if first, last := w.Days(); n != 6 || first.String() != "2025-10-22" || last != first {
		t.Errorf("%d items from %v to %v", n, first, last)
	}
	if first, last := Around(w).Days(); first.String() != "2025-10-21" || last.String() != "2025-10-28" {
		t.Errorf("shown from %v to %v", first, last)
	}
	if _, n := New(items[2:]).Crowd(); n != 0 {
		t.Error("where all is one day there is nothing to come closer to")
	}
}

func TestLanesFullestFirstAndTheNamelessLast(t *testing.T) {
	d := date(t, "2025")
	s := New([]Item{
		{ID: "1", Date: d, Lanes: []string{"rare", "common"}},
		{ID: "2", Date: d, Lanes: []string{"common", "common"}},
		{ID: "3", Date: d}, {ID: "4", Date: d}, {ID: "5", Date: d},
	})
	var got []string
	l := layOut(s, Viewport{Scale: Scale{s.Fit(), 900, false}, Rows: 20})
	for _, ln := range l.Lanes {
		got = append(got, fmt.Sprint(ln.Key, ln.To-ln.From))
	}
	if diff := cmp.Diff([]string{"common2", "rare1", "3"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRareLanesShareTheLast(t *testing.T) {
	var items []Item
	for k := range 40 {
		items = append(items, Item{ID: fmt.Sprint(k), Date: date(t, "2025"), Lanes: []string{fmt.Sprint("lane-", k)}})
	}
	s := New(items)
	l := layOut(s, Viewport{Scale: Scale{s.Fit(), 900, false}, Rows: 100})
	last := l.Lanes[len(l.Lanes)-1]
	if len(l.Lanes) != maxLanes || last.Key != RestLane {
		t.Fatalf("%d lanes, the last is %q", len(l.Lanes), last.Key)
	}
}

func TestArabicIsTheMirrorImage(t *testing.T) {
	s := New([]Item{{ID: "a", Date: date(t, "2013"), Label: 100}, {ID: "b", Date: date(t, "2025-10-22"), Label: 200}})
	ltr := layOut(s, Viewport{Scale: Scale{s.Fit(), 1000, false}, Rows: 9})
	rtl := layOut(s, Viewport{Scale: Scale{s.Fit(), 1000, true}, Rows: 9})
	for k, b := range rtl.Boxes {
		a := ltr.Boxes[k]
		if math.Abs(b.X-(1000-a.X-a.Width)) > 1e-9 || b.Label != 1000-a.Label || b.LabelEnds != a.LabelEnds {
			t.Errorf("box %d: %+v is not the mirror of %+v", k, b, a)
		}
	}
	if rtl.Ticks[0].X < rtl.Ticks[1].X {
		t.Error("the first tick must stand on the right")
	}
}

func TestTimeBetween(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       Gap
		size       int
	}{
		{"the same day", "2025-10-22", "2025-10-22", Gap{}, 0},
		{"the next day", "2025-10-22", "2025-10-23", Gap{}, 0},
		{"ten days", "2025-10-12", "2025-10-22", Gap{Days: 10}, 1},
		{"months count from the last possible day", "2025-03", "2025-10-22", Gap{Months: 6}, 2},
		{"years", "2016", "2021-09-05", Gap{Years: 4}, 3},
		{"within a longer one", "2020/2022", "2021-09-05", Gap{}, 0},
		{"after an open end", "2013/..", "2021-09-05", Gap{}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := New([]Item{{ID: "a", Date: date(t, tt.a)}, {ID: "b", Date: date(t, tt.b)}})
			if got := s.Between(0, 1); got != tt.want || got.Size() != tt.size {
				t.Errorf("%+v of size %d, want %+v of %d", got, got.Size(), tt.want, tt.size)
			}
		})
	}
}

func TestElide(t *testing.T) {
	for _, tt := range []struct{ name, in string }{
		{"what fits stays", "short"},
		{"Latin", "a very long title that nobody would draw in full"},
		{"Arabic", "عنوان طويل جدا لا يتسع له السطر مهما كان عريضا"},
		{"marks without width", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Elide(tt.in, 14, 120)
			if TextWidth(got, 14) > 120 {
				t.Errorf("%q is %.0f wide", got, TextWidth(got, 14))
			}
			if (got == tt.in) != (TextWidth(tt.in, 14) <= 120) {
				t.Errorf("%q became %q", tt.in, got)
			}
		})
	}
}

// FuzzLayout builds items from the bytes and holds rules 1 to 4.
func FuzzLayout(f *testing.F) {
	f.Add([]byte("a few bytes make a few items, of all shapes and sizes"), 735000.0, 400.0, false)
	f.Add(make([]byte, 900), 16000.0, 5.0, true)
	f.Fuzz(func(t *testing.T, raw []byte, from, span float64, rtl bool) {
		if bad(from) || bad(span) || math.Abs(from) > 1e9 || span > 1e9 {
			t.Skip()
		}
		items := itemsFrom(t, raw)
		s := New(items)
		w := Window{from, from + math.Abs(span)}.Clamp(Window{firstDay, lastDay})
		v := Viewport{Scale: Scale{w, 1100, rtl}, Rows: 12}
		l := layOut(s, v)
		again := layOut(New(items), v)
		if diff := cmp.Diff(l.Boxes, again.Boxes); diff != "" {
			t.Fatalf("rule 4:\n%s", diff)
		}
		everyItemOnce(t, s, l)
		nothingOverlaps(t, l)
		orderIsKept(t, s, l)
		undatedHaveABasis(t, s)
		ticksAscend(t, l, v)
	})
}

func itemsFrom(t *testing.T, raw []byte) []Item {
	forms := []string{"%04d-06-17", "%04d-06", "%04d", "%04d?-10-22", "%04d/..", "../%04d", "%04d/", "[..%04d]", "%04d-01-01/2300-02", "", ""}
	var items []Item
	for k := 0; k+6 <= len(raw) && k < 1800; k += 6 {
		var d edtf.Date
		if form := forms[int(raw[k])%len(forms)]; form != "" {
			d = date(t, fmt.Sprintf(form, 1900+int(raw[k+1])/4))
		}
		it := Item{ID: fmt.Sprint("i", k/6), Date: d, Label: float64(binary.LittleEndian.Uint16(raw[k+2:])) / 40}
		ref := fmt.Sprint("i", raw[k+4])
		switch raw[k+5] % 8 {
		case 0:
			it.After = []string{ref}
		case 1:
			it.Before = []string{ref}
		case 2:
			it.During = ref
		case 3:
			it.Lanes = []string{"x"}
		case 4:
			it.Lanes = []string{"x", "y"}
		}
		items = append(items, it)
	}
	return items
}

func everyItemOnce(t *testing.T, s *Set, l Layout) {
	wanted := map[string]int{}
	for i, it := range s.items {
		keys := it.Lanes
		if len(keys) == 0 {
			keys = []string{""}
		}
		for _, key := range keys {
			wanted[key] += btoi(!slices.Contains(s.tray, i))
		}
	}
	seen := map[[2]int]bool{}
	for _, ln := range l.Lanes {
		got := ln.To - ln.From + ln.Earlier + ln.Later
		for _, b := range l.Bins {
			got += b.Count * btoi(l.Lanes[b.Lane].Key == ln.Key)
		}
		if got != wanted[ln.Key] {
			t.Fatalf("rule 1: lane %q holds %d, want %d", ln.Key, got, wanted[ln.Key])
		}
	}
	for _, b := range l.Boxes {
		if seen[[2]int{b.Lane, b.Item}] {
			t.Fatalf("rule 1: item %d twice in lane %d", b.Item, b.Lane)
		}
		seen[[2]int{b.Lane, b.Item}] = true
	}
	if l.Earlier+l.Later+l.Shown+len(s.tray) != len(s.items) {
		t.Fatalf("rule 1: %d earlier, %d later, %d shown, %d in the tray of %d", l.Earlier, l.Later, l.Shown, len(s.tray), len(s.items))
	}
}

// edges are what a box covers, as it will be drawn.
func edges(b Box, rtl bool) (from, to float64) {
	from, to = b.X, b.X+b.Width
	if b.Room > 0 {
		a, z := b.Label, b.Label+b.Room
		if b.LabelEnds != rtl {
			a, z = b.Label-b.Room, b.Label
		}
		from, to = min(from, a), max(to, z)
	}
	return from, to
}

func nothingOverlaps(t *testing.T, l Layout) {
	rtl := len(l.Ticks) > 1 && l.Ticks[0].X > l.Ticks[1].X
	for i, a := range l.Boxes {
		a0, a1 := edges(a, rtl)
		if a0 < -1e-6 || a1 > 1100+1e-6 {
			t.Fatalf("box %d is cut: %.2f to %.2f", a.Item, a0, a1)
		}
		for _, b := range l.Boxes[:i] {
			b0, b1 := edges(b, rtl)
			if a.Lane == b.Lane && a.Row == b.Row && a0 < b1 && b0 < a1 {
				t.Fatalf("rule 2: %d (%.1f to %.1f) and %d (%.1f to %.1f) overlap in row %d", a.Item, a0, a1, b.Item, b0, b1, a.Row)
			}
		}
	}
}

func orderIsKept(t *testing.T, s *Set, l Layout) {
	for i := 1; i < len(l.Boxes); i++ {
		a, b := l.Boxes[i-1], l.Boxes[i]
		if a.Lane != b.Lane {
			continue
		}
		if s.rank[a.Item] >= s.rank[b.Item] {
			t.Fatalf("boxes of a lane are not in order")
		}
		if s.spots[a.Item].key == s.spots[b.Item].key && a.Row >= b.Row {
			t.Fatalf("rule 3: rows %d and %d on one day", a.Row, b.Row)
		}
	}
}

// undatedHaveABasis: whoever stands somewhere without a date can say why, and
// the reason has a date.
func undatedHaveABasis(t *testing.T, s *Set) {
	for i, p := range s.spots {
		b, ok := s.Basis(i)
		if ok != (p.placed && p.shape == Ordered) {
			t.Fatalf("item %d: basis %v, spot %+v", i, ok, p)
		}
		if !ok {
			continue
		}
		if b.During < 0 && b.After < 0 && b.Before < 0 {
			t.Fatalf("item %d stands on nothing", i)
		}
		for _, k := range []int{b.During, b.After, b.Before} {
			if k >= 0 && !s.spots[k].hasDate() {
				t.Fatalf("item %d stands on item %d, which has no date", i, k)
			}
		}
	}
}

func ticksAscend(t *testing.T, l Layout, v Viewport) {
	for i, tick := range l.Ticks {
		if tick.X < -1e-6 || tick.X > v.Width+1e-6 {
			t.Fatalf("tick %v at %.2f", tick.Day, tick.X)
		}
		if i > 0 && (tick.Day <= l.Ticks[i-1].Day || math.Abs(tick.X-l.Ticks[i-1].X) < tickGap*0.95) {
			t.Fatalf("ticks %v and %v are %.1f apart", l.Ticks[i-1].Day, tick.Day, math.Abs(tick.X-l.Ticks[i-1].X))
		}
	}
}

func FuzzZoomIsUndone(f *testing.F) {
	f.Add(16000.0, 400.0, 16100.0, 0.5, 30.0)
	f.Fuzz(func(t *testing.T, from, span, about, factor, pan float64) {
		for _, v := range []float64{from, span, about, pan} {
			if bad(v) || math.Abs(v) > 1e7 {
				t.Skip()
			}
		}
		if bad(factor) || factor < 0.01 || factor > 100 {
			t.Skip()
		}
		w := Window{from, from + math.Abs(span)}
		back := w.Zoom(about, factor).Zoom(about, 1/factor).Pan(pan).Pan(-pan)
		if math.Abs(back.From-w.From) > 1e-4 || math.Abs(back.To-w.To) > 1e-4 {
			t.Errorf("%v came back as %v", w, back)
		}
		limits := Window{-1e6, 1e6}
		if c := w.Clamp(limits); !limits.Contains(c) || c.Span() < minDays-1e-6 {
			t.Errorf("%v clamps to %v", w, c)
		}
		sc := Scale{w.Clamp(limits), 1100, pan < 0}
		if d := sc.Day(sc.X(about)); math.Abs(d-about) > 1e-3 {
			t.Errorf("day %v came back from its pixel as %v", about, d)
		}
	})
}

// tenThousand is a career's worth of events: 10,000 days spread over 30 years
// with a crowd every few months.
func tenThousand() []Item {
	items := make([]Item, 10_000)
	for k := range items {
		d := edtf.DayOf(1995, 1, 1) + edtf.Day(k*k%10957)
		if k%3 == 0 {
			d = edtf.DayOf(1995+k%30, 1+k%4*3, 7)
		}
		text := d.String()
		if k%5 == 0 {
			text = text[:7]
		}
		parsed, err := edtf.Parse(text)
		if err != nil {
			panic(err)
		}
		items[k] = Item{ID: fmt.Sprint(k), Date: parsed, Label: 120 + float64(k%7)*40, Lanes: []string{fmt.Sprint(k % 6)}}
	}
	return items
}

// A set that is asked for labels lays out as one that is given them.
func TestLabelsThatAreAskedForLieWhereGivenOnesDo(t *testing.T) {
	items := tenThousand()
	given, asked := New(items), 0
	lazy := New(items).LabelledBy(
		func(i int) float64 { return items[i].Label * 0.6 },
		func(i int) float64 { asked++; return items[i].Label })
	for _, days := range []float64{10957, 3000, 365, 30, 3} {
		for from := given.Fit().From - 40; from < given.Fit().To; from += max(days*0.9, 150) {
			for _, rows := range []int{3, 26} {
				v := Viewport{Scale: Scale{Window{from, from + days}, 1120, false}, Rows: rows}
				a, b := layOut(given, v), layOut(lazy, v)
				if !slices.Equal(a.Boxes, b.Boxes) || !slices.Equal(a.Bins, b.Bins) {
					t.Fatalf("%g days from %g in %d rows: %d boxes and %d", days, from, rows, len(a.Boxes), len(b.Boxes))
				}
			}
		}
	}
	asked = 0
	if all := layOut(lazy, Viewport{Scale: Scale{given.Fit(), 1120, false}, Rows: 26}); asked > 4*len(all.Boxes) {
		t.Errorf("%d labels are asked for, %d are drawn", asked, len(all.Boxes))
	}
}

func BenchmarkNew10000(b *testing.B) {
	items := tenThousand()
	for b.Loop() {
		New(items)
	}
}

// BenchmarkLayout10000 pans and zooms as a reader would; a frame has 16 ms for
// this and for drawing it.
func BenchmarkLayout10000(b *testing.B) {
	s := New(tenThousand())
	for _, bm := range []struct {
		name string
		days float64
	}{{"everything", 10957}, {"a year", 365}, {"a month", 30}} {
		b.Run(bm.name, func(b *testing.B) {
			var l Layout
			b.ReportAllocs()
			for k := 0; b.Loop(); k++ {
				from := s.Fit().From + float64(k%1000)
				s.Layout(Viewport{Scale: Scale{Window{from, from + bm.days}, 1120, false}, Rows: 28}, &l)
			}
			b.ReportMetric(float64(len(l.Boxes)), "boxes")
		})
	}
}

func TestPinchKeepsTheDaysUnderTheFingers(t *testing.T) {
	for _, rtl := range []bool{false, true} {
		sc := Scale{Window{1000, 1100}, 800, rtl}
		a, b := sc.Day(200), sc.Day(600)
		w := sc.Pinch(a, 100, b, 700)
		after := Scale{w, 800, rtl}
		if math.Abs(after.X(a)-100) > 1e-6 || math.Abs(after.X(b)-700) > 1e-6 {
			t.Errorf("right to left %v: the days lie at %.2f and %.2f, the fingers at 100 and 700", rtl, after.X(a), after.X(b))
		}
	}
}

func TestTheBrushFollowsKeys(t *testing.T) {
	all := Scale{Window{0, 1000}, 1000, false}
	w := Window{200, 400}
	for _, tt := range []struct {
		name string
		rtl  bool
		grip Grip
		key  string
		want Window
	}{
		{"a step is a hundredth of everything", false, GripMove, "ArrowRight", Window{210, 410}},
		{"arrows point where things go", true, GripMove, "ArrowRight", Window{190, 390}},
		{"up is more in every direction of writing", true, GripMove, "ArrowUp", Window{210, 410}},
		{"a page is ten steps", false, GripMove, "PageDown", Window{100, 300}},
		{"an edge alone", false, GripStart, "ArrowLeft", Window{190, 400}},
		{"the other edge alone", false, GripEnd, "ArrowLeft", Window{200, 390}},
		{"to the beginning of everything", false, GripStart, "Home", Window{0, 400}},
		{"to the end of everything", false, GripMove, "End", Window{800, 1000}},
		{"an edge stops at the other", false, GripStart, "End", Window{398, 400}},
		{"the other stops at it", false, GripEnd, "Home", Window{200, 202}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all.RTL = tt.rtl
			if got, known := all.Nudge(tt.grip, tt.key, w); !known || got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
	if _, known := all.Nudge(GripMove, "Enter", w); known {
		t.Error("any key moves it")
	}
}

func TestTheBrushIsMovedAndResized(t *testing.T) {
	sc := Scale{Window{0, 1000}, 1000, false}
	w := Window{200, 400}
	for _, tt := range []struct {
		name     string
		rtl      bool
		from, to float64
		grip     Grip
		want     Window
	}{
		{"the middle moves it", false, 300, 350, GripMove, Window{250, 450}},
		{"the left edge is the earlier one", false, 201, 101, GripStart, Window{100, 400}},
		{"the right edge is the later one", false, 399, 499, GripEnd, Window{200, 500}},
		{"in Arabic the right edge is the earlier one", true, 801, 901, GripStart, Window{100, 400}},
		{"the empty part makes a new one", false, 700, 600, GripNew, Window{600, 700}},
		{"an edge stops at the other", false, 201, 900, GripStart, Window{398, 400}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sc.RTL = tt.rtl
			g := sc.Grip(w, tt.from)
			if got := sc.Pull(g, w, tt.from, tt.to); g != tt.grip || got != tt.want {
				t.Errorf("grip %v gives %v, want %v and %v", g, got, tt.grip, tt.want)
			}
		})
	}
}
