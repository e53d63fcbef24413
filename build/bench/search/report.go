// SPDX-License-Identifier: MIT

package search

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

// print writes the tables, in Markdown that reads as plain text too.
func (r *Result) print(w io.Writer) {
	for _, c := range r.Corpora {
		fmt.Fprintf(w, "%s names, milliseconds a key\n\n", count(c.Names))
		c.print(w)
		fmt.Fprintln(w)
	}
	if len(r.Recall) > 0 {
		fmt.Fprint(w, "Recall@1/@5 by slice, and names that nobody has, answered as if somebody had\n\n")
		r.printRecall(w)
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, "Peers get names and queries already folded, which is not counted, and these settings:")
	for _, p := range peers {
		fmt.Fprintf(w, "- %s %s: %s\n", p.name, p.version, p.settings)
	}
}

func (c Corpus) print(w io.Writer) {
	t := newTable(w, "engine", "p50", "p95", "p95 to ours", "p95 typing only", "max", "first key", "open or build", "index", "fetched, gzip", "heap", "keys")
	for _, e := range c.Engines {
		t.row(e.Engine, ms(e.P50), ms(e.P95), ms(e.Ratio)+"×", ms(e.P95Typed), ms(e.Max), ms(e.First), ms(e.Open),
			size(e.Index), size(e.Fetched), size(e.Heap), count(e.Keys))
	}
	t.Flush()
}

func (r *Result) printRecall(w io.Writer) {
	names := slices.Sorted(maps.Keys(r.Recall[ours].Slices))
	t := newTable(w, append(append([]string{"engine"}, names...), "nobody's")...)
	for _, name := range engines() {
		report := r.Recall[name]
		cells := []string{name}
		for _, s := range names {
			cells = append(cells, strings.ReplaceAll(fmt.Sprintf("%.3f / %.3f", report.Slices[s].At1, report.Slices[s].At5), "0.", "."))
		}
		t.row(append(cells, fmt.Sprintf("%d of %d", report.Negatives.Answered, report.Negatives.N))...)
	}
	t.Flush()
}

type table struct{ *tabwriter.Writer }

func newTable(w io.Writer, header ...string) table {
	t := table{tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)}
	t.row(header...)
	rule := make([]string, len(header))
	for i := range rule {
		rule[i] = "---"
	}
	t.row(rule...)
	return t
}

func (t table) row(cells ...string) { fmt.Fprintln(t, "| "+strings.Join(cells, "\t| ")+"\t|") }

// ms writes milliseconds, or how many times as many, to three digits at most.
func ms(v float64) string {
	switch {
	case v < 10:
		return fmt.Sprintf("%.2f", v)
	case v < 100:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.0f", v)
}

func size(bytes int) string {
	switch {
	case bytes <= 0:
		return "–"
	case bytes < 1_000_000:
		return fmt.Sprintf("%.0f kB", float64(bytes)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// count writes 100000 as 100,000.
func count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
