// SPDX-License-Identifier: MIT

package compile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/edtf"
)

func date(t *testing.T, s string) *data.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return &data.Date{Date: d}
}

func compiled(t *testing.T, d *data.Dossier) (*Output, *dataset.Index) {
	t.Helper()
	out, err := Compile(d)
	if err != nil {
		t.Fatal(err)
	}
	x, err := dataset.Open(out.Index)
	if err != nil {
		t.Fatal(err)
	}
	return out, x
}

// found lists the fields of a record, kind and text.
func found(x *dataset.Index, id string) []string {
	i, _, _ := x.Find(id)
	var all []string
	from, to := x.Fields(i)
	for f := from; f < to; f++ {
		kind, lang, text := x.Field(f)
		all = append(all, fmt.Sprintf("%d %s %s", kind, lang, text))
	}
	return all
}

func number(n float64) *float64 { return &n }

func TestEverythingCanBeFound(t *testing.T) {
	d := &data.Dossier{Isnad: 1}
	en := func(s string) data.Text { return data.Text{EN: s} }
	d.Sources = []*data.Source{{Meta: data.Meta{ID: "paper"}, Label: en("Paper"), Title: en("The day after"), Author: "A. Writer", Language: "en", Published: date(t, "2025-11")}}
	d.Actors = []*data.Actor{
		{Meta: data.Meta{ID: "man"}, Kind: data.ActorPerson, Name: en("John Jacob Smith"), Summary: en("a man"), Roles: []data.Role{{Title: en("driver")}}},
		{Meta: data.Meta{ID: "girl"}, Kind: data.ActorPerson, Label: en("an 11-year-old girl"), Minor: true},
		{Meta: data.Meta{ID: "party"}, Kind: data.ActorGroup, Name: en("People's Reform Party"), Aliases: []data.Alias{{Text: "Reformists", Lang: "en", Type: "former"}}},
		{Meta: data.Meta{ID: "club"}, Kind: data.Other, KindLabel: en("chess club"), Name: en("Knights")},
	}
	d.Figures = []*data.Figure{{Meta: data.Meta{ID: "few"}, Subject: "party", Label: en("Members"), Min: number(1000), Max: number(5000), Unit: data.Text{EN: "members", AR: "عضو"}, Qualifier: "about", AsOf: date(t, "2020/2022")}}
	d.Claims = []*data.Claim{{Meta: data.Meta{ID: "offer"}, Speaker: "man", Act: "states", Text: en("He would leave"), Condition: en("if paid"), Offer: en("a truce"), SaidOn: date(t, "2021-09-05")}}
	d.Agreements = []*data.Agreement{{Meta: data.Meta{ID: "deal"}, Title: en("Deal"), Terms: []data.Term{{Number: 1, Clauses: []data.Clause{{Text: en("withdrawal of weapons")}}}}}}
	_, x := compiled(t, d)
	for _, c := range []struct {
		reason, id string
		want       []string
	}{
		{"a source by label, title, author and date", "paper", []string{"3 en Paper", "3 en The day after", "4 en A. Writer", "6  2025-11"}},
		{"a person by roles, and neither by initials nor as a person", "man", []string{"0 en John Jacob Smith", "4 en driver", "4 en a man"}},
		{"a minor by the label", "girl", []string{"0 en an 11-year-old girl"}},
		{"a group by other names, initials and kind", "party", []string{"0 en People's Reform Party", "1 en Reformists", "2 en PRP", "7 en group"}},
		{"another kind by its label", "club", []string{"0 en Knights", "7 en chess club"}},
		{"a figure by both bounds in each language of its unit", "few", []string{"3 en Members", "5 en 1000 – 5000 members", "5 ar 1000 – 5000 عضو", "6  2020/2022"}},
		{"a claim by condition and offer", "offer", []string{"4 en He would leave", "4 en if paid", "4 en a truce", "6  2021-09-05"}},
		{"an agreement by its clauses", "deal", []string{"3 en Deal", "4 en withdrawal of weapons"}},
	} {
		if got := found(x, c.id); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
	i, _, _ := x.Find("few")
	b := x.Bounds(i)
	if b.From.String() != "2020-01-01" || b.To.String() != "2022-12-31" || !b.Dated {
		t.Errorf("the figure lies from %v to %v", b.From, b.To)
	}
}

func TestOrders(t *testing.T) {
	d := &data.Dossier{Isnad: 1}
	for i, c := range []struct{ title, date string }{{"émeute", "2020"}, {"Zoo", ""}, {"al-Dawn", "../2010"}, {"epilogue", "2015/.."}} {
		e := &data.Event{Meta: data.Meta{ID: fmt.Sprint("e", i)}, Title: data.Text{EN: c.title}, Kind: "clash"}
		if c.date != "" {
			e.Date = date(t, c.date)
		}
		d.Events = append(d.Events, e)
	}
	_, x := compiled(t, d)
	order := func(o dataset.Order) string {
		var ids []string
		for k := range x.Len() {
			ids = append(ids, x.ID(x.Order(o, k)))
		}
		return strings.Join(ids, " ")
	}
	if got := order(dataset.ByTitleEN); got != "e2 e0 e3 e1" {
		t.Errorf("by title: %s; marks and the article should not count", got)
	}
	if got := order(dataset.ByDate); got != "e2 e3 e0 e1" {
		t.Errorf("by date: %s; an open start goes by its end, no date goes last", got)
	}
}

func TestShardsKeepWhatBelongsTogether(t *testing.T) {
	d := &data.Dossier{Isnad: 1}
	long := strings.Repeat("words ", 2000) // 12 KB: some twenty records fill a shard
	for g := range 3 {
		hub := fmt.Sprintf("hub-%d", g)
		d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: hub}, Kind: data.ActorPerson, Name: data.Text{EN: hub}})
	}
	for k := range 15 {
		for g := range 3 { // in turns, so that the order of the dossier keeps nothing together
			d.Claims = append(d.Claims, &data.Claim{Meta: data.Meta{ID: fmt.Sprintf("c-%d-%d", g, k)}, Speaker: fmt.Sprintf("hub-%d", g), Act: "states", Text: data.Text{EN: long}})
		}
	}
	out, x := compiled(t, d)
	if len(out.Shards) != 3 || x.Shards() != 3 {
		t.Fatalf("%d shards of %d bytes, want 3", len(out.Shards), len(out.Shards[0]))
	}
	records := map[data.Type]int{}
	for k, b := range out.Shards {
		part, err := dataset.OpenShard(b)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > shardSize*5/4 {
			t.Errorf("shard %d has %d bytes", k, len(b))
		}
		for _, i := range part.Numbers() {
			if x.Shard(i) != k {
				t.Errorf("%s is in shard %d, the index says %d", x.ID(i), k, x.Shard(i))
			}
			records[x.Type(i)]++
		}
	}
	if records[data.TypeActor] != 3 || records[data.TypeClaim] != 45 {
		t.Errorf("the shards hold %v", records)
	}
	together := 0
	for _, c := range d.Claims {
		i, _, _ := x.Find(c.ID)
		h, _, _ := x.Find(c.Speaker)
		if x.Shard(i) == x.Shard(h) {
			together++
		}
	}
	if together < 30 {
		t.Errorf("only %d of 45 claims lie with their speaker", together)
	}
}

func TestManifestTellsTheFiles(t *testing.T) {
	out, _ := compiled(t, small())
	if len(out.Manifest.Files) != 1+len(out.Shards) {
		t.Fatalf("%d files", len(out.Manifest.Files))
	}
	f := out.Manifest.Files[0]
	if f.Name != dataset.IndexName || f.Role != dataset.RoleIndex || f.Bytes != len(out.Index) || len(f.SHA256) != 64 {
		t.Errorf("the index is described as %+v", f)
	}
}
