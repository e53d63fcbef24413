// SPDX-License-Identifier: MIT

// Package bench measures the search: recall over sets of names, and the cost
// of a keystroke over made-up corpora of any size.
package bench

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"isnad/app/search"
	"isnad/data"
	"isnad/data/compile"
	"isnad/data/dataset"
)

// Set is a file of names with questions about them.
type Set struct {
	Records   []string   `json:"records"`
	Queries   []Question `json:"queries"`
	Negatives []string   `json:"negatives"`
}

// Question is a query and the records, by place in Records, that answer it.
type Question struct {
	Slice string `json:"slice"`
	Query string `json:"query"`
	IDs   []int  `json:"ids"`
}

// Recall of one slice.
type Recall struct {
	N   int     `json:"n"`
	At1 float64 `json:"recall_at_1"`
	At5 float64 `json:"recall_at_5"`
	MRR float64 `json:"mrr_at_10"`
}

// Negatives counts names that nobody has: Answered got a hit that was not
// marked weak, Weak only hits that were.
type Negatives struct {
	N        int `json:"n"`
	Answered int `json:"answered"`
	Weak     int `json:"weak"`
}

// Report is what Names prints.
type Report struct {
	Slices    map[string]Recall `json:"slices"`
	Negatives Negatives         `json:"negatives"`
}

// Names reads a set from file, searches it and prints the recall of each slice.
func Names(w io.Writer, file string, asJSON bool) error {
	set, err := ReadSet(file)
	if err != nil {
		return err
	}
	report, err := set.Measure()
	if err != nil {
		return err
	}
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(report)
	}
	return report.print(w)
}

// ReadSet reads a set from a file of JSON.
func ReadSet(file string) (*Set, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	set := &Set{}
	if err := json.Unmarshal(b, set); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return set, nil
}

// Compile makes the index of the records, each a person with one name. Record i
// of the index is record i of the list.
func Compile(records []string) ([]byte, error) {
	d := &data.Dossier{Isnad: 1}
	for i, name := range records {
		d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: fmt.Sprintf("n%07d", i)}, Kind: data.ActorPerson, Name: data.Text{EN: name}})
	}
	out, err := compile.Compile(d)
	if err != nil {
		return nil, err
	}
	return out.Index, nil
}

// Open compiles the records and opens an engine on them.
func Open(records []string) (*search.Engine, *dataset.Index, error) {
	file, err := Compile(records)
	if err != nil {
		return nil, nil, err
	}
	index, err := dataset.Open(file)
	if err != nil {
		return nil, nil, err
	}
	return search.New(index), index, nil
}

// Answer is what an engine gives for a query: records, best first, and whether
// it takes any of them for what was asked.
type Answer struct {
	Records []int `json:"records"`
	Sure    bool  `json:"sure"`
}

// Measure searches for everything in the set.
func (set *Set) Measure() (*Report, error) {
	engine, _, err := Open(set.Records)
	if err != nil {
		return nil, err
	}
	return set.Grade(func(text string) (a Answer) {
		for _, h := range engine.Search(search.Query{Text: text, Limit: depth}).Hits {
			a.Records = append(a.Records, h.Index)
			a.Sure = a.Sure || h.Strength == search.Strong
		}
		return a
	}), nil
}

// depth is how far down a right answer is looked for.
const depth = 10

// Grade reports on any engine.
func (set *Set) Grade(ask func(text string) Answer) *Report {
	report := &Report{Slices: map[string]Recall{}}
	for _, q := range set.Queries {
		r := report.Slices[q.Slice]
		r.add(place(ask(q.Query).Records, q.IDs))
		report.Slices[q.Slice] = r
	}
	for name, r := range report.Slices {
		n := float64(r.N)
		report.Slices[name] = Recall{r.N, r.At1 / n, r.At5 / n, r.MRR / n}
	}
	for _, name := range set.Negatives {
		report.Negatives.add(ask(name))
	}
	return report
}

// place is where the first right record stands, from 1; 0 is not within depth.
func place(found, right []int) int {
	found = found[:min(len(found), depth)]
	return 1 + slices.IndexFunc(found, func(r int) bool { return slices.Contains(right, r) })
}

func (r *Recall) add(place int) {
	r.N++
	if place == 0 {
		return
	}
	r.MRR += 1 / float64(place)
	if place == 1 {
		r.At1++
	}
	if place <= 5 {
		r.At5++
	}
}

func (n *Negatives) add(a Answer) {
	n.N++
	switch {
	case a.Sure:
		n.Answered++
	case len(a.Records) > 0:
		n.Weak++
	}
}

func (r *Report) print(w io.Writer) error {
	var names []string
	for name := range r.Slices {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Fprintf(w, "%-14s %6s %9s %9s %9s\n", "slice", "n", "recall@1", "recall@5", "mrr@10")
	for _, name := range names {
		s := r.Slices[name]
		fmt.Fprintf(w, "%-14s %6d %9.3f %9.3f %9.3f\n", name, s.N, s.At1, s.At5, s.MRR)
	}
	_, err := fmt.Fprintf(w, "%d names nobody has: %d answered as if they were somebody, %d marked as nearest\n",
		r.Negatives.N, r.Negatives.Answered, r.Negatives.Weak)
	return err
}
