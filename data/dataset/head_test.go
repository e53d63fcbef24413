// SPDX-License-Identifier: MIT

package dataset

import (
	"strings"
	"testing"

	"isnad/data"
)

func TestTheHeadIsReadAndTheRecordsAreNot(t *testing.T) {
	d := &data.Dossier{About: data.About{Title: data.Text{EN: "A well"}, Version: "3"},
		Actors: []*data.Actor{{Meta: data.Meta{ID: "anna"}}}}
	shard, err := WriteShard(d, true)
	if err != nil {
		t.Fatal(err)
	}
	cut := strings.Index(string(shard), `"anna"`)
	head, err := OpenHead(shard[:cut])
	if err != nil {
		t.Fatalf("what follows the head was looked at: %v", err)
	}
	if head.About.Title.EN != "A well" || head.About.Version != "3" || len(head.Actors) != 0 {
		t.Errorf("got %+v", head)
	}
}

func TestAHeadThatIsNoneIsRefused(t *testing.T) {
	for name, shard := range map[string]string{
		"nothing":            "",
		"a page":             "<!doctype html>",
		"a list":             "[]",
		"cut inside":         `{"isnad":1,"dossier":{"title":{"en":"A w`,
		"a title of numbers": `{"dossier":{"title":7}}`,
	} {
		t.Run(name, func(t *testing.T) {
			if head, err := OpenHead([]byte(shard)); err == nil {
				t.Errorf("it was read as %+v", head)
			}
		})
	}
}

func FuzzOpenHead(f *testing.F) {
	f.Add([]byte(`{"isnad":1,"dossier":{"title":{"en":"A"}},"actors":[]}`))
	f.Add([]byte(`{"dossier":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if head, err := OpenHead(b); err == nil && head == nil {
			t.Error("neither a head nor an error")
		}
	})
}
