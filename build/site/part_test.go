// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"slices"
	"testing"

	"isnad/app/boot"
	"isnad/app/link"
	"isnad/app/view"
	"isnad/build/generate"
	"isnad/data/compile"
	"isnad/data/dataset"
	"isnad/data/graph"
	"isnad/data/load"
)

// A page that a browser draws of a large dossier reads what it needs and little
// else: of most records some hundred others, however many there are. It is the
// page that the build draws of the whole.
func TestAPageReadsLittleOfALargeDossier(t *testing.T) {
	var made bytes.Buffer
	if err := generate.New(4_000, 3).Write(&made); err != nil {
		t.Fatal(err)
	}
	loaded, err := load.JSON("dossier.json", made.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	d := loaded.Dossier
	compiled, err := compile.CompileInto(d, 64<<10)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := boot.Open(func(name string) ([]byte, error) {
		if name == dataset.IndexName {
			return compiled.Index, nil
		}
		return compiled.Shards[slices.IndexFunc(compiled.Manifest.Files, func(f dataset.File) bool { return f.Name == name })-1], nil
	})
	if err != nil || !opened.InPart() {
		t.Fatalf("%v; the test needs a dossier that is read in part, and %d shards are not", err, len(compiled.Shards))
	}
	reading, err := opened.Part()
	if err != nil {
		t.Fatal(err)
	}
	whole := &builder{Options: Options{Dossier: d}, site: view.NewSite(graph.New(d), opened.Index)}
	part := &builder{Options: Options{Dossier: d}, site: view.Reading(reading)}
	var held []int
	for k, r := range d.Records() {
		if k%67 != 0 {
			continue
		}
		s := link.Home().ToRecord(r.Type(), r.Head().ID)
		s.Whole = link.Everything
		reading.Graph.Forget()
		want, err := whole.draw(s)
		if err != nil {
			t.Fatal(err)
		}
		got, err := part.draw(s)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s: by parts it is another page", s.Path())
		}
		held = append(held, reading.Graph.Held())
	}
	slices.Sort(held)
	t.Logf("records read for a page: half at most %d, nine in ten %d, all %d", held[len(held)/2], held[len(held)*9/10], held[len(held)-1])
	if middle := held[len(held)/2]; middle > 20 {
		t.Errorf("half of the pages read more than %d of %d records", middle, len(d.Records()))
	}
	// Who is referred to most: the first of each section, and the way to the rest.
	most := opened.Index.Order(dataset.ByDegree, 0)
	s := link.Home().ToRecord(opened.Index.Type(most), opened.Index.ID(most))
	reading.Graph.Forget()
	page, err := part.draw(s)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(page, []byte("?whole=")) || reading.Graph.Held() > 300 {
		t.Errorf("%s, to whom %d refer, reads %d records and leads to the rest: %v", s.Path(), opened.Index.Degree(most), reading.Graph.Held(), bytes.Contains(page, []byte("?whole=")))
	}
}
