// SPDX-License-Identifier: MIT

package spool_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"isnad/build/generate"
	"isnad/data"
	"isnad/data/graph"
	"isnad/data/load"
	"isnad/data/spool"
)

// What a spool gives back is written as the record that it was given, whether
// it is asked for the bytes or for the record.
func TestEveryRecordIsReadAgainAsItWas(t *testing.T) {
	flagship, err := load.Dir("../dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	odd := &data.Dossier{Actors: []*data.Actor{{Meta: data.Meta{ID: "odd", Extra: map[string]any{
		"large": json.Number("12345678901234567890"), "half": 0.5, "list": []any{1e21, "<&>", nil, true}}}, Name: data.Text{EN: "\u2028"}}}}
	for name, d := range map[string]*data.Dossier{"the flagship": flagship.Dossier, "made up": generate.New(3_000, 1).Dossier(), "what an importer left": odd} {
		all := d.Records()
		s, err := spool.New(t.TempDir(), slices.Values(all))
		if err != nil {
			t.Fatal(err)
		}
		if s.Len() != len(all) {
			t.Fatalf("%s: %d records of %d", name, s.Len(), len(all))
		}
		for number, r := range all {
			want, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			again, err := json.Marshal(s.Record(number))
			if err != nil || !bytes.Equal(again, want) || !bytes.Equal(s.Body(number), want) {
				t.Fatalf("%s: record %d is %s, and was %s: %v", name, number, again, want, err)
			}
		}
		if err := s.Err(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A graph over a spool answers as one in memory does.
func TestAGraphOverASpoolIsTheSameGraph(t *testing.T) {
	d := generate.New(3_000, 2).Dossier()
	s, err := spool.New(t.TempDir(), slices.Values(d.Records()))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	whole, over := graph.New(d), graph.Over(d.About, s)
	for number, r := range d.Records() {
		id := r.Head().ID
		if over.TypeOf(id) != r.Type() || over.Degree(id) != whole.Degree(id) || over.Contested(id) != whole.Contested(id) || over.Publisher(id) != whole.Publisher(id) {
			t.Fatalf("%s is answered otherwise", id)
		}
		if !slices.Equal(ties(whole, number), ties(over, number)) {
			t.Fatalf("what refers to %s is %v, and was %v", id, ties(over, number), ties(whole, number))
		}
	}
	if a, b := graph.All[*data.Claim](whole), graph.All[*data.Claim](over); len(a) != len(b) || a[len(a)-1].ID != b[len(b)-1].ID {
		t.Errorf("%d claims, and were %d", len(b), len(a))
	}
}

func ties(g *graph.Graph, number int) (all []int) {
	g.Inbounds(number, func(from int, t graph.Tie) { all = append(all, from, int(t)) })
	return all
}

func TestARecordThatCannotBeReadIsAnErrorAndNoPanic(t *testing.T) {
	s, err := spool.New(t.TempDir(), slices.Values(generate.New(100, 1).Dossier().Records()))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(s.Name(), 10); err != nil {
		t.Fatal(err)
	}
	if r := s.Record(s.Len() - 1); r == nil || s.Err() == nil {
		t.Errorf("the record is %v, the error %v", r, s.Err())
	}
}

func TestRecordsOutOfOrderAreRefused(t *testing.T) {
	_, err := spool.New(t.TempDir(), slices.Values([]data.Record{&data.Actor{}, &data.Source{}}))
	if err == nil {
		t.Error("a source behind an actor was taken")
	}
}
