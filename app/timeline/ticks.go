// SPDX-License-Identifier: MIT

package timeline

import (
	"math"
	"slices"

	"isnad/data/edtf"
)

// Unit is what a tick or era counts. The view words it.
type Unit uint8

const (
	Day Unit = iota
	Month
	Year
)

// Tick is a line across the lanes at the beginning of a day.
type Tick struct {
	X   float64
	Day edtf.Day
	// Unit is what the tick's own label says: the day of the month, the month
	// or the year.
	Unit Unit
	// Strong marks the beginning of the next greater unit.
	Strong bool
}

// Era is a stretch of the next greater unit above ticks of days or months: the
// month that the days belong to, the year that the months do. X and Width are
// cut to the window; there are none above years.
type Era struct {
	X, Width float64
	Day      edtf.Day // its first day
	Unit     Unit
}

// tickGap is the distance between ticks where a Viewport names none: "2025" in
// figures of 13 pixels, and as much again.
const tickGap = 70

// rung is a step of the ladder from days to ages: how many of what.
type rung struct {
	unit Unit
	step int
	days float64 // the shortest distance between two such ticks
}

// The steps. Days start anew with each month, so that they are days people
// name: 1, 5, 10 …
var ladder = []rung{
	{Day, 1, 1}, {Day, 2, 2}, {Day, 5, 4}, {Day, 10, 9},
	{Month, 1, 28}, {Month, 3, 90},
	{Year, 1, 365}, {Year, 2, 730}, {Year, 5, 1826}, {Year, 10, 3652}, {Year, 20, 7304}, {Year, 50, 18262},
	{Year, 100, 36524}, {Year, 200, 73048}, {Year, 500, 182621}, {Year, 1000, 365242}, {Year, 2000, 730484},
}

// ticks fills the layout's ticks and eras.
func (l *Layout) ticks(sc Scale, gap float64) {
	l.Ticks, l.Eras = l.Ticks[:0], l.Eras[:0]
	if sc.Width <= 0 || sc.Span() <= 0 {
		return
	}
	step := stepFor(sc, gap)
	first, last := sc.Days()
	for d := step.floor(first); d <= last && len(l.Ticks) < maxTicks; d = step.next(d) {
		if x := sc.X(float64(d)); float64(d) >= sc.From && x >= 0 && x <= sc.Width {
			l.Ticks = append(l.Ticks, Tick{x, d, step.unit, step.strong(d)})
		}
	}
	if step.unit != Year {
		l.eras(sc, step.unit+1)
	}
}

// maxTicks ends a loop that arithmetic already ends: no screen is 70,000
// pixels wide.
const maxTicks = 1000

func stepFor(sc Scale, gap float64) rung {
	if gap <= 0 {
		gap = tickGap
	}
	need := gap / sc.Width * sc.Span()
	for _, r := range ladder {
		if r.days >= need {
			return r
		}
	}
	return ladder[len(ladder)-1]
}

// eras are cut to the window on both sides.
func (l *Layout) eras(sc Scale, unit Unit) {
	step := rung{unit: unit, step: 1}
	first, last := sc.Days()
	for d := step.floor(first); d <= last && len(l.Eras) < maxTicks; d = step.next(d) {
		a := sc.X(max(float64(d), sc.From))
		b := sc.X(min(float64(step.next(d)), sc.To))
		if x, width := min(a, b), math.Abs(b-a); width > 0 {
			l.Eras = append(l.Eras, Era{x, width, d, unit})
		}
	}
}

// floor is the last tick at or before a day.
func (r rung) floor(d edtf.Day) edtf.Day {
	year, month, day := d.Date()
	switch r.unit {
	case Year:
		return edtf.DayOf(year-mod(year, r.step), 1, 1)
	case Month:
		return edtf.DayOf(year, month-(month-1)%r.step, 1)
	}
	for _, k := range slices.Backward(daysOf(r.step)) {
		if k <= day && r.stands(year, month, k) {
			return edtf.DayOf(year, month, k)
		}
	}
	return edtf.DayOf(year, month, 1)
}

// next is the tick after a tick.
func (r rung) next(d edtf.Day) edtf.Day {
	year, month, day := d.Date()
	switch r.unit {
	case Year:
		return edtf.DayOf(year+r.step, 1, 1)
	case Month:
		return edtf.DayOf(year, month+r.step, 1)
	}
	for _, k := range daysOf(r.step) {
		if k > day && r.stands(year, month, k) {
			return edtf.DayOf(year, month, k)
		}
	}
	return edtf.DayOf(year, month+1, 1)
}

// stands says that a day of the month is not too close to the next month's
// first, which always has a tick.
func (r rung) stands(year, month, day int) bool {
	return float64(edtf.DayOf(year, month+1, 1)-edtf.DayOf(year, month, day)) >= r.days
}

func (r rung) strong(d edtf.Day) bool {
	year, month, day := d.Date()
	switch r.unit {
	case Day:
		return day == 1
	case Month:
		return month == 1
	}
	return mod(year, 10*r.step) == 0
}

var everyDay, secondDays, fifthDays, tenthDays = days(1, 31, 1), days(1, 31, 2), []int{1, 5, 10, 15, 20, 25}, []int{1, 10, 20}

func days(from, to, step int) []int {
	var all []int
	for d := from; d <= to; d += step {
		all = append(all, d)
	}
	return all
}

func daysOf(step int) []int {
	switch step {
	case 1:
		return everyDay
	case 2:
		return secondDays
	case 5:
		return fifthDays
	}
	return tenthDays
}

// mod is never negative, so that ticks before the year 0 stand in line too.
func mod(a, b int) int { return ((a % b) + b) % b }

// Ticks are the ticks alone, for an axis without boxes.
func Ticks(sc Scale, gap float64) []Tick {
	var l Layout
	l.ticks(sc, gap)
	return l.Ticks
}
