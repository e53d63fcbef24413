// SPDX-License-Identifier: MIT

package view

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/extract"
	"isnad/data/graph"
)

// An extract is a dossier that passes its checks, in which every claim has the
// answers it has in the whole.
func TestAnExtractStandsOnItsOwn(t *testing.T) {
	site := flagship(t)
	whole := site.Graph
	for _, r := range whole.Dossier.Records() {
		pg := newPage(site, link.Home().ToRecord(r.Type(), r.Head().ID))
		content, _, err := pg.extract("json")
		if err != nil {
			t.Fatal(err)
		}
		var d data.Dossier
		if err := json.Unmarshal(content, &d); err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Check(nil) {
			if p.Severity == data.Error {
				t.Errorf("the extract of %s: %s", r.Head().ID, p)
			}
		}
		part := graph.New(&d)
		if part.Record(r.Head().ID) == nil {
			t.Errorf("the extract of %s lacks it", r.Head().ID)
		}
		for _, c := range d.Claims {
			if got, want := len(part.Responses(c.ID)), len(whole.Responses(c.ID)); got != want {
				t.Errorf("the extract of %s: %s has %d answers of %d", r.Head().ID, c.ID, got, want)
			}
		}
	}
}

func TestAnExtractOfAListIsThatList(t *testing.T) {
	site := flagship(t)
	for _, c := range []struct {
		reason, address string
		least, most     int
	}{
		{"actors of a kind", "actors/?kind=armed-group", 2, len(site.Graph.Dossier.Actors) - 1},
		{"all events", "timeline/", len(site.Graph.Dossier.Events), len(site.Graph.Dossier.Events)},
		{"events of a stretch of time", "timeline/?from=2025-10-01&to=2025-10-31", 1, len(site.Graph.Dossier.Events) - 1},
		{"claims on a topic", "claims/?topic=" + site.Graph.Dossier.Topics[0].ID, 1, len(site.Graph.Dossier.Claims) - 1},
		{"relations on paper", "network/?basis=de-jure", 1, len(site.Graph.Dossier.Relations) - 1},
		{"the overview, which is no list", "", 0, 0},
	} {
		pg := newPage(site, link.Parse(c.address))
		if n := len(pg.selection()); n < c.least || n > c.most {
			t.Errorf("%s: %d records, want %d to %d", c.reason, n, c.least, c.most)
		}
	}
}

func TestARowOfATableSaysWhoSaysIt(t *testing.T) {
	site := flagship(t)
	pg := newPage(site, link.Parse("claims/"))
	rows, err := csv.NewReader(bytes.NewReader(pg.extractTable())).ReadAll()
	if err != nil || len(rows) != len(site.Graph.Dossier.Claims)+1 {
		t.Fatalf("%d rows for %d claims, %v", len(rows), len(site.Graph.Dossier.Claims), err)
	}
	there := map[string]bool{}
	for _, row := range rows {
		there[row[0]] = true
	}
	for _, row := range rows[1:] {
		if row[3] == "" || !strings.HasPrefix(row[2], row[3]) && !strings.Contains(row[2], ":") {
			t.Errorf("%s stands without who says it: %q, %q", row[0], row[2], row[3])
		}
		c := site.Graph.Record(row[0]).(*data.Claim)
		if inferred := c.Attribution == "inferred" && c.Speaker != data.Unattributed; inferred != (row[7] == "speaker inferred by the editor") {
			t.Errorf("%s: how the speaker is known is told as %q", row[0], row[7])
		}
		if (len(c.Via) > 0) != (row[4] != "") || c.Capacity.IsZero() != (row[5] == "") || (c.OnBehalfOf == "") != (row[6] == "") {
			t.Errorf("%s: through %q, as %q, for %q", row[0], row[4], row[5], row[6])
		}
		for answer := range strings.FieldsSeq(row[11]) {
			if !there[answer] {
				t.Errorf("%s: its answer %s is not in the table", row[0], answer)
			}
		}
	}
}

func TestAnExtractKeepsWithheldNamesAndMarkings(t *testing.T) {
	d := &data.Dossier{Isnad: 1, Actors: []*data.Actor{
		{Meta: data.Meta{ID: "girl", Markings: []data.Marking{"TLP:AMBER"}}, Minor: true, WithheldName: true, Label: data.Text{EN: "a girl"}, Name: data.Text{EN: "Nobody Toknow"}},
	}}
	out, err := json.Marshal(extract.Of(graph.New(d), []string{"girl"}))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "Toknow") || !strings.Contains(string(out), "TLP:AMBER") {
		t.Errorf("the extract says %s", out)
	}
}
