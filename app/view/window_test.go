// SPDX-License-Identifier: MIT

package view

import (
	"math"
	"testing"
)

func TestInSight(t *testing.T) {
	for _, c := range []struct {
		reason    string
		r         ruler
		top, view float64
		want      drawn
	}{
		{"the beginning, with one row to spare", ruler{1000, 1, 50}, 0, 500, drawn{0, 12}},
		{"further down, one to spare on either side", ruler{1000, 1, 50}, 5000, 500, drawn{99, 112}},
		{"a row half seen is drawn", ruler{1000, 1, 50}, 5025, 500, drawn{99, 112}},
		{"three to a row", ruler{1000, 3, 100}, 1000, 300, drawn{27, 45}},
		{"the last row is not full", ruler{10, 3, 100}, 0, 1000, drawn{0, 10}},
		{"the end", ruler{1000, 1, 50}, 49_500, 500, drawn{989, 1000}},
		{"far above the list", ruler{1000, 1, 50}, -9000, 500, drawn{0, 2}},
		{"far below it", ruler{1000, 1, 50}, 90_000, 500, drawn{998, 1000}},
		{"a list of nothing", ruler{0, 1, 50}, 0, 500, drawn{0, 0}},
		{"nothing is known of the screen", ruler{1000, 1, 0}, 0, 0, drawn{0, firstRows}},
		{"nor is it a number", ruler{1000, 1, 50}, math.NaN(), 500, drawn{0, firstRows}},
	} {
		if got := c.r.inSight(c.top, c.view); got != c.want {
			t.Errorf("%s: %v, want %v", c.reason, got, c.want)
		}
	}
}

// Whatever is in sight is drawn, little else is, and the list is as high as if
// all were.
func FuzzInSight(f *testing.F) {
	f.Add(uint32(100_000), uint8(3), 168.0, 5000.0, 900.0)
	f.Add(uint32(1), uint8(1), 1.0, -5.0, 0.0)
	f.Fuzz(func(t *testing.T, entries uint32, across uint8, height, top, view float64) {
		r := ruler{int(entries), max(int(across), 1), height}
		if !(height >= 1 && height < 1e6 && math.Abs(top) < 1e9 && view >= 0 && view < 1e5) {
			return
		}
		s := r.inSight(top, view)
		if s.first < 0 || s.last > r.entries || s.first > s.last || s.first%r.across != 0 || r.entries > 0 && s.first == s.last {
			t.Fatalf("%+v sees %+v", r, s)
		}
		rows := float64((s.last - s.first + r.across - 1) / r.across)
		if rows > view/height+2+2*spareRows {
			t.Errorf("%+v draws %v rows for %v pixels", r, rows, view)
		}
		if all := r.before(s) + rows*height + r.after(s); math.Abs(all-float64(r.rows())*height) > 1 {
			t.Errorf("%+v is %v high with %+v drawn", r, all, s)
		}
		for _, y := range []float64{top, top + view} {
			if entry := int(y/height) * r.across; y >= 0 && entry < r.entries && (entry < s.first || entry >= s.last) {
				t.Errorf("%+v does not draw entry %d, which is at %v", r, entry, y)
			}
		}
	})
}

func TestStep(t *testing.T) {
	r := ruler{1000, 3, 100}
	for _, c := range []struct {
		reason, key string
		at, want    int
		leads       bool
	}{
		{"a row down", "ArrowDown", 10, 13, true},
		{"a row up", "ArrowUp", 10, 7, true},
		{"above the first row the page scrolls", "ArrowUp", 2, 2, false},
		{"below the last, too", "ArrowDown", 999, 999, false},
		{"a page less a row, so that one stays in sight", "PageDown", 0, 21, true},
		{"not beyond the end", "PageDown", 998, 999, true},
		{"nor the beginning", "PageUp", 4, 0, true},
		{"the first", "Home", 500, 0, true},
		{"the last", "End", 500, 999, true},
		{"another key", "a", 5, 5, false},
	} {
		if to, leads := r.step(c.key, c.at, 800); to != c.want || leads != c.leads {
			t.Errorf("%s: %s from %d leads to %d, %v", c.reason, c.key, c.at, to, leads)
		}
	}
}
