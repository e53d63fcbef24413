// SPDX-License-Identifier: MIT

package view

import "math"

// # Long lists
//
// A list of 100,000 rows has the height of all of them and the elements of those
// in sight. All rows have one height, so that where a row stands is arithmetic:
// row k of height h begins at k·h, whatever is drawn.

// wholeList is how many entries a list draws all of: a page of them is quicker
// read, searched and printed whole, and a browser takes it without effort.
const wholeList = 150

// firstRows is how many entries of a longer list are drawn before anything is
// known of the screen: the prerendered page's, and the program's first drawing.
const firstRows = 60

// spareRows is how many rows are drawn beyond either edge of what is in sight:
// one, so that a row that comes in is there before it is seen.
const spareRows = 1

// ruler measures a list: entries in rows, some to each, of one height in pixels.
type ruler struct {
	entries int
	across  int     // entries in a row, at least 1
	height  float64 // of a row, with the gap to the next
}

func (r ruler) rows() int { return (r.entries + r.across - 1) / r.across }

// drawn is entries first to last of a list, the last excluded.
type drawn struct{ first, last int }

// inSight is what must be drawn where a window of height view looks at the list
// from top on, both in pixels from where the list begins. A window beside the
// list gets the rows nearest to it, so that it is never empty.
func (r ruler) inSight(top, view float64) drawn {
	if r.height <= 0 || r.across < 1 || math.IsNaN(top+view) {
		return drawn{0, min(firstRows, r.entries)}
	}
	row := func(y float64) int { return int(min(max(y/r.height, 0), float64(r.rows()))) }
	first := max(row(top)-spareRows, 0)
	last := min(row(top+max(view, 0))+1+spareRows, r.rows())
	first = max(min(first, last-1-spareRows), 0)
	return drawn{first * r.across, min(last*r.across, r.entries)}
}

// before and after are the heights of what is not drawn.
func (r ruler) before(s drawn) float64 { return float64(s.first/r.across) * r.height }

func (r ruler) after(s drawn) float64 {
	return float64(r.rows()-(s.last+r.across-1)/r.across) * r.height
}

// step is the entry that a key leads to from entry at, and whether it leads
// anywhere: by rows with the arrows, by what is in sight with Page Up and Down.
func (r ruler) step(key string, at int, view float64) (int, bool) {
	page := max(int(view/max(r.height, 1))-1, 1) * r.across
	to := at
	switch key {
	case "ArrowDown":
		to = at + r.across
	case "ArrowUp":
		to = at - r.across
	case "PageDown":
		to = at + page
	case "PageUp":
		to = at - page
	case "Home":
		to = 0
	case "End":
		to = r.entries - 1
	default:
		return at, false
	}
	if to < 0 || to >= r.entries {
		if key == "ArrowUp" || key == "ArrowDown" {
			return at, false // the page scrolls on
		}
		to = min(max(to, 0), r.entries-1)
	}
	return to, true
}

// top is where the row of an entry begins.
func (r ruler) top(entry int) float64 { return float64(entry/r.across) * r.height }
