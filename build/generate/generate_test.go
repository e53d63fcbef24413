// SPDX-License-Identifier: MIT

package generate

import (
	"bytes"
	"slices"
	"testing"

	"isnad/data"
	"isnad/data/graph"
	"isnad/data/load"
)

func TestAMadeUpDossierIsSound(t *testing.T) {
	for _, n := range []int{1, 100, 3000} {
		g := New(n, 7)
		if got := len(checked(t, g).Records()); got != g.Len() || got < n*9/10 {
			t.Errorf("%d records were asked for: %d are written, %d told", n, got, g.Len())
		}
	}
}

func TestAChronicleIsMostlyEvents(t *testing.T) {
	d := checked(t, Chronicle(2000, 7))
	if len(d.Events) != 2000 || len(d.Records()) > 2400 {
		t.Errorf("%d events of %d records", len(d.Events), len(d.Records()))
	}
}

// checked is what the generator writes, read back and checked.
func checked(t *testing.T, g *Generator) *data.Dossier {
	t.Helper()
	var out bytes.Buffer
	if err := g.Write(&out); err != nil {
		t.Fatal(err)
	}
	loaded, err := load.JSON("dossier.json", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range loaded.Check() {
		if p.Severity == data.Error {
			t.Errorf("%d records: %s", g.Len(), p)
		}
	}
	return loaded.Dossier
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	made := func(seed uint64) []byte {
		var out bytes.Buffer
		if err := New(500, seed).Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	if !bytes.Equal(made(1), made(1)) || bytes.Equal(made(1), made(2)) {
		t.Error("the seed does not decide")
	}
}

// Few are referred to by many, and most by few; all three scripts are there.
func TestReferencesFollowAPowerLaw(t *testing.T) {
	g := graph.New(New(20_000, 1).Dossier())
	var degrees []int
	scripts := map[string]int{}
	for _, a := range g.Dossier.Actors {
		degrees = append(degrees, g.Degree(a.ID))
		for _, alias := range a.Aliases {
			scripts[alias.Script]++
		}
	}
	slices.Sort(degrees)
	if top, middle := degrees[len(degrees)-1], degrees[len(degrees)/2]; top < 500 || middle > 10 {
		t.Errorf("the best known has %d, the middle %d", top, middle)
	}
	if scripts["Arab"] < 2000 || scripts["Cyrl"] < 500 {
		t.Errorf("scripts: %v", scripts)
	}
}
