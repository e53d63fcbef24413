// SPDX-License-Identifier: MIT

package timeline

import (
	"fmt"
	"io"
	"text/tabwriter"

	"isnad/build/bench"
)

// print writes the table, in Markdown that reads as plain text too.
func (r Result) print(out io.Writer) {
	fmt.Fprintf(out, "%d events: the main thread's work, milliseconds on a processor; vis-timeline %s draws the dated ones\n\n", r.Events, version)
	t := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintln(t, "| timeline\t| what\t| frames\t| p50\t| p95\t| max\t| p95 to ours\t| promise\t|")
	fmt.Fprintln(t, "| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t|")
	for k, s := range r.Subjects {
		row := func(w bench.Work, ratio, promise string) {
			fmt.Fprintf(t, "| %s\t| %s\t| %d\t| %.1f\t| %.1f\t| %.1f\t| %s\t| %s\t|\n", s.Name, w.What, w.Count, w.P50, w.P95, w.Max, ratio, promise)
		}
		draw, own := "", r.Subjects[0]
		if k == 0 {
			draw = holds(s.Draw.P50 <= mostDraw, "≤ %.0f ms", mostDraw)
		}
		row(s.Draw, times(s.Draw, own.Draw), draw)
		for i, w := range s.Moves {
			promise := holds(w.P95 >= leastTime*own.Moves[i].P95, "≥ %.0f×", leastTime)
			if k == 0 {
				promise = holds(w.P95 <= mostFrame, "≤ %.0f ms", mostFrame)
			}
			row(w, times(w, own.Moves[i]), promise)
		}
	}
	t.Flush()
}

func times(w, own bench.Work) string { return fmt.Sprintf("%.1f×", w.P95/own.P95) }

func holds(it bool, promise string, bound float64) string {
	if it {
		return fmt.Sprintf(promise+" holds", bound)
	}
	return fmt.Sprintf(promise+" DOES NOT HOLD", bound)
}
