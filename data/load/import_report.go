// SPDX-License-Identifier: MIT

package load

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"isnad/data"
)

// Report is the closing table of an import: every object of the file stands in
// it once, taken or left.
type Report struct {
	Types []*Tally `json:"types"`
	// Notes say what was changed in records that were taken.
	Notes []*Reason `json:"notes"`

	byType map[string]*Tally
	notes  map[string]*Reason
}

// Tally is what became of the objects of one type.
type Tally struct {
	Type  string            `json:"type"`
	Taken int               `json:"taken"`
	As    map[data.Type]int `json:"as"`
	Left  []*Reason         `json:"left"`

	reasons map[string]*Reason
}

// Reason is why something was left or changed, how often, and the first it
// happened to.
type Reason struct {
	Reason string `json:"reason"`
	Count  int    `json:"count"`
	First  string `json:"first,omitempty"`
}

// mostTypes bounds the rows: a hostile file has as many types as objects.
const mostTypes = 500

func newReport() *Report {
	return &Report{Types: []*Tally{}, Notes: []*Reason{}, byType: map[string]*Tally{}, notes: map[string]*Reason{}}
}

func (r *Report) tally(kind string) *Tally {
	kind = short(cleanLine(kind))
	if kind == "" {
		kind = "(no type)"
	}
	t := r.byType[kind]
	if t == nil && len(r.byType) >= mostTypes {
		kind = "(other types)"
		t = r.byType[kind]
	}
	if t == nil {
		t = &Tally{Type: kind, As: map[data.Type]int{}, Left: []*Reason{}, reasons: map[string]*Reason{}}
		r.byType[kind] = t
		r.Types = append(r.Types, t)
	}
	return t
}

// take counts an object that became a record.
func (r *Report) take(kind string, as data.Type) {
	t := r.tally(kind)
	t.Taken++
	t.As[as]++
}

// leave counts an object that became none.
func (r *Report) leave(kind, reason, which string) {
	t := r.tally(kind)
	if t.reasons[reason] == nil {
		t.reasons[reason] = &Reason{Reason: reason, First: short(cleanLine(which))}
		t.Left = append(t.Left, t.reasons[reason])
	}
	t.reasons[reason].Count++
}

// retract turns a record that was taken into one that is left.
func (r *Report) retract(kind string, as data.Type, reason, which string) {
	t := r.tally(kind)
	if t.Taken > 0 {
		t.Taken--
	}
	if t.As[as]--; t.As[as] <= 0 {
		delete(t.As, as)
	}
	r.leave(kind, reason, which)
}

// note counts a change to a record that was taken.
func (r *Report) note(what, which string) {
	if r.notes[what] == nil {
		r.notes[what] = &Reason{Reason: what, First: short(cleanLine(which))}
		r.Notes = append(r.Notes, r.notes[what])
	}
	r.notes[what].Count++
}

// Taken and Left count objects.
func (r *Report) Taken() (n int) {
	for _, t := range r.Types {
		n += t.Taken
	}
	return n
}

func (r *Report) Left() (n int) {
	for _, t := range r.Types {
		for _, l := range t.Left {
			n += l.Count
		}
	}
	return n
}

// WriteTo prints the table.
func (r *Report) WriteTo(w io.Writer) (int64, error) {
	rows := [][]string{{"type", "taken", "as", "left", "why"}}
	slices.SortStableFunc(r.Types, func(a, b *Tally) int { return cmp.Compare(a.Type, b.Type) })
	for _, t := range r.Types {
		row := []string{t.Type, fmt.Sprint(t.Taken), strings.Join(asWords(t.As), ", "), "0", ""}
		for i, l := range t.Left {
			if i > 0 {
				rows = append(rows, row)
				row = []string{"", "", "", "", ""}
			}
			row[3], row[4] = fmt.Sprint(l.Count), l.Reason
			if l.First != "" {
				row[4] += " (first: " + l.First + ")"
			}
		}
		rows = append(rows, row)
	}
	var out strings.Builder
	table(&out, rows)
	for _, n := range r.Notes {
		fmt.Fprintf(&out, "%d × %s (first: %s)\n", n.Count, n.Reason, n.First)
	}
	fmt.Fprintf(&out, "%d taken, %d left\n", r.Taken(), r.Left())
	n, err := io.WriteString(w, out.String())
	return int64(n), err
}

func asWords(as map[data.Type]int) []string {
	var words []string
	for _, t := range slices.Sorted(maps.Keys(as)) {
		words = append(words, string(t))
	}
	return words
}

// table prints columns side by side; the second and fourth are numbers.
func table(out *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-len([]rune(cell)))
			if i == 1 || i == 3 {
				line.WriteString(pad + cell + "  ")
			} else {
				line.WriteString(cell + pad + "  ")
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}
