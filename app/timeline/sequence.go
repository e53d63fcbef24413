// SPDX-License-Identifier: MIT

package timeline

import (
	"math"

	"isnad/data/edtf"
)

// In lists the placed items that touch a window, in order. It is the list's
// side of what Layout draws; fixed lengths count for nothing here.
func (s *Set) In(w Window) []int {
	from, to := s.all.visible(w.From, math.Nextafter(w.To, math.Inf(1)))
	var in []int
	for _, i := range s.all.items[from:to] {
		if p := s.spots[i]; max(p.lo, p.hi) > w.From && min(p.lo, p.hi) < w.To || p.lo == p.hi && p.lo >= w.From && p.lo <= w.To {
			in = append(in, int(i))
		}
	}
	return in
}

// Gap is the time between two items, in the largest unit that fits; the others
// are 0.
type Gap struct{ Years, Months, Days int }

// Between is how long after one item's last possible day another's first lies.
// It is zero where they touch, overlap or have no ends to measure from, and
// where either has no date: nobody knows how far it lies from anything.
func (s *Set) Between(a, b int) Gap {
	p, q := s.spots[a], s.spots[b]
	if !p.hasDate() || !q.hasDate() || bad(p.hi) || bad(q.lo) || q.lo <= p.hi {
		return Gap{}
	}
	from, to := edtf.Day(p.hi)-1, edtf.Day(q.lo)
	y0, m0, d0 := from.Date()
	y1, m1, d1 := to.Date()
	months := 12*(y1-y0) + m1 - m0
	if d1 < d0 {
		months--
	}
	switch {
	case months >= 12:
		return Gap{Years: months / 12}
	case months > 0:
		return Gap{Months: months}
	}
	return Gap{Days: int(to - from)}
}

// Size is how far a vertical timeline sets two items apart, from 0 to 4: on a
// rail that kept to scale most of a dossier would be one knot. The steps are
// orders of magnitude: days, months, a year, many.
func (g Gap) Size() int {
	switch {
	case g.Years >= 5:
		return 4
	case g.Years > 0:
		return 3
	case g.Months > 0:
		return 2
	case g.Days > 1:
		return 1
	}
	return 0
}

// Mark is how an item is drawn where there is no scale.
type Mark struct {
	Shape              Shape
	Hatched            bool
	FadeStart, FadeEnd bool
}

// Mark of a placed item.
func (s *Set) Mark(i int) Mark {
	p := s.spots[i]
	return Mark{p.shape, p.hatched, p.fadeStart, p.fadeEnd}
}

// Density counts the items by the day they are sorted by, in columns of equal
// width from left to right.
func (s *Set) Density(sc Scale, columns int) []int {
	counts := make([]int, max(columns, 1))
	for _, i := range s.all.items {
		day := s.spots[i].key + 0.5
		if day < sc.From || day >= sc.To {
			continue
		}
		k := int(sc.X(day) / sc.Width * float64(len(counts)))
		counts[min(max(k, 0), len(counts)-1)]++
	}
	return counts
}

// Beyond counts the placed items that lie before and after a window.
func (s *Set) Beyond(w Window) (earlier, later int) {
	in := s.In(w)
	for _, i := range s.all.items {
		if _, hi := s.spots[i].known(); hi <= w.From {
			earlier++
		}
	}
	return earlier, len(s.all.items) - len(in) - earlier
}

// Start is the first known day of a placed item.
func (s *Set) Start(i int) float64 {
	lo, _ := s.spots[i].known()
	return lo
}

// Placed is the number of items that are not in the tray.
func (s *Set) Placed() int { return len(s.all.items) }
