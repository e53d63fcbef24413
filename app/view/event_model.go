// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strconv"

	"isnad/data"
	"isnad/data/edtf"
)

// chronicle is every dated event in order of time.
func (site *Site) chronicle() []*data.Event {
	dated := slices.DeleteFunc(slices.Clone(site.Graph.Dossier.Events), func(e *data.Event) bool { return e.Date == nil })
	return inOrder(dated)
}

// inOrder sorts by earliest possible day, undated last; what cannot be told
// apart stays in the dossier's order.
func inOrder(events []*data.Event) []*data.Event {
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b *data.Event) int {
		return cmp.Or(cmp.Compare(sortDay(a), sortDay(b)), cmp.Compare(lastDay(a), lastDay(b)))
	})
	return events
}

func sortDay(e *data.Event) edtf.Day {
	if e.Date == nil {
		return edtf.MaxDay
	}
	if day, ok := e.Date.Earliest(); ok {
		return day
	}
	return lastDay(e)
}

func lastDay(e *data.Event) edtf.Day {
	if e.Date == nil {
		return edtf.MaxDay
	}
	if day, ok := e.Date.Latest(); ok {
		return day
	}
	if day, ok := e.Date.Earliest(); ok {
		return day
	}
	return edtf.MaxDay
}

// The strip's measures, in units of its viewBox.
const (
	markHeight = 9.0
	rowHeight  = 13.0
	margin     = 24.0
	labelRoom  = 46.0 // the least distance between two years' labels
	maxRows    = 7
)

type strip struct {
	height float64
	ticks  []tick
	marks  []stripMark
}

type tick struct {
	x     float64
	label int // a year; 0 for none
}

type stripMark struct {
	x, y, width float64
	class       string
}

// layStrip places events on a band from their first year to their last. Marks
// that would cover one another are stacked; past maxRows they overlap.
func layStrip(events []*data.Event, width float64, rtl bool) strip {
	first, last := stripYears(events)
	begin, end := edtf.DayOf(first, 1, 1), edtf.DayOf(last+1, 1, 1)
	at := func(day edtf.Day) float64 {
		day = max(begin, min(end, day))
		return margin + (width-2*margin)*float64(day-begin)/float64(end-begin)
	}
	flip := func(x, w float64) float64 {
		if rtl {
			return width - x - w
		}
		return x
	}
	var st strip
	var rows [maxRows]float64
	used := 1
	for _, e := range events {
		from, to := at(sortDay(e)), at(lastDay(e)+1)
		w := max(markHeight, to-from)
		row := 0
		for row < maxRows-1 && rows[row] > from {
			row++
		}
		rows[row] = from + w + 2
		used = max(used, row+1)
		st.marks = append(st.marks, stripMark{flip(from, w), float64(row), w, certainty(e.Date)})
	}
	st.height = 8 + float64(used)*rowHeight + 24
	for i, m := range st.marks {
		st.marks[i].y = 8 + float64(used-1)*rowHeight - m.y*rowHeight
	}
	st.ticks = stripTicks(first, last, width, func(year int) float64 { return flip(at(edtf.DayOf(year, 1, 1)), 0) })
	return st
}

// certainty tells a day from a date within a longer time, a span and a guess.
func certainty(d *data.Date) string {
	from, to := d.Start().Precision(), d.End().Precision()
	switch {
	case d.Qualified():
		return "guessed"
	case d.IsInterval() && (from != edtf.PrecisionDay || to != edtf.PrecisionDay):
		return "about"
	case from != edtf.PrecisionDay:
		return "within"
	}
	return "day"
}

func stripYears(events []*data.Event) (first, last int) {
	firstDay, lastOne := edtf.MaxDay, edtf.MinDay
	for _, e := range events {
		firstDay, lastOne = min(firstDay, sortDay(e)), max(lastOne, lastDay(e))
	}
	first, _, _ = firstDay.Date()
	last, _, _ = lastOne.Date()
	return first, max(first, min(last, edtf.MaxYear-1))
}

// stripTicks marks years at the smallest round step that leaves room.
func stripTicks(first, last int, width float64, at func(int) float64) []tick {
	room := (width - 2*margin) / labelRoom
	step := 1
	for _, factor := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000, 100000, 1000000} {
		if float64(last-first+2)/float64(step) <= room {
			break
		}
		step = factor
	}
	var ticks []tick
	for year := first; year <= last+1; year += step {
		ticks = append(ticks, tick{at(year), year})
	}
	return ticks
}

// number writes a coordinate to a tenth of a pixel.
func number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
