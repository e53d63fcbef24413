// SPDX-License-Identifier: MIT

package export

import (
	"bytes"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/graph"
)

// The twin of JSON is encoding/json over all of the dossier at once.
func TestJSONIsWhatEncodingTheWholeGives(t *testing.T) {
	actor := func(id, name string) *data.Actor {
		return &data.Actor{Meta: data.Meta{ID: id, Extra: map[string]any{"z": []any{1.5, nil}, "a": map[string]any{}}}, Name: data.Text{EN: name}}
	}
	about := data.About{Title: data.Text{EN: "A <title> & more"}, Languages: []string{"en"}}
	for _, c := range []struct {
		name string // and why it is here
		d    *data.Dossier
	}{
		{"no records: every list is null", &data.Dossier{Isnad: 1, About: about}},
		{"a list with nothing in it is no null", &data.Dossier{Isnad: 1, Actors: []*data.Actor{}}},
		{"one record, alone on its list", &data.Dossier{Isnad: 1, About: about, Figures: []*data.Figure{{Meta: data.Meta{ID: "f"}}}}},
		{"several, with signs that HTML escapes and lists within", &data.Dossier{Isnad: 1, About: about,
			Actors: []*data.Actor{actor("a", "<b>"), actor("b", "a\nline"), actor("c", "\u2028")}, Claims: []*data.Claim{{About: []string{"a", "b"}}, {}}}},
	} {
		var got, want bytes.Buffer
		if err := JSON(&got, &Input{Graph: graph.New(c.d)}); err != nil {
			t.Fatal(err)
		}
		if err := indented(&want, c.d); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s:\n%s\nwhere the whole gives\n%s", c.name, got.String(), want.String())
		}
		if !strings.HasSuffix(got.String(), "}\n") {
			t.Errorf("%s: the file does not end", c.name)
		}
	}
}
