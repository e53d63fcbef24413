// SPDX-License-Identifier: MIT

package compile

import (
	"bytes"
	"testing"

	"isnad/data"
	"isnad/data/dataset"
)

func small() *data.Dossier {
	d := &data.Dossier{Isnad: 1}
	d.About.Title.EN = "Small"
	d.Actors = []*data.Actor{
		{Meta: data.Meta{ID: "omsen", Formerly: []string{"omar"}}, Kind: data.ActorPerson,
			Name: data.Text{EN: "Omar Omsen", AR: "عمر أومسن"}, Aliases: []data.Alias{{Text: "Omar Diaby", Type: "nom-de-guerre"}}},
		{Meta: data.Meta{ID: "ghuraba"}, Kind: data.ActorArmedGroup, Name: data.Text{EN: "Ghuraba faction"}},
	}
	d.Relations = []*data.Relation{{Meta: data.Meta{ID: "leads"}, From: "omsen", To: "ghuraba", Kind: "leads", Basis: data.BasisDeFacto}}
	return d
}

func TestCompiledDossierReadsBack(t *testing.T) {
	out, err := Compile(small())
	if err != nil {
		t.Fatal(err)
	}
	x, err := dataset.Open(out.Index)
	if err != nil {
		t.Fatal(err)
	}
	i, redirected, ok := x.Find("omar")
	if !ok || !redirected || x.ID(i) != "omsen" {
		t.Errorf("former id finds %d %v %v", i, redirected, ok)
	}
	if title, lang := x.Title(i, "ar"); title != "عمر أومسن" || lang != "ar" {
		t.Errorf("Arabic title is %q in %q", title, lang)
	}
	if title, lang := x.Title(i, "fr"); title != "Omar Omsen" || lang != "en" {
		t.Errorf("French title is %q in %q, want the English one", title, lang)
	}
	if x.Degree(i) != 1 {
		t.Errorf("degree is %d, want the one relation", x.Degree(i))
	}
	r, _, _ := x.Find("leads")
	if title, _ := x.Title(r, "en"); title != "Omar Omsen – Ghuraba faction" {
		t.Errorf("relation is called %q", title)
	}
	shard, err := dataset.OpenShard(out.Shards[x.Shard(i)])
	if err != nil || len(shard.Numbers()) != 3 {
		t.Fatalf("shard 0 has %+v, %v", shard, err)
	}
	if head, err := shard.Head(); err != nil || head.About.Title.EN != "Small" {
		t.Errorf("its head is %+v, %v", head, err)
	}
	line, err := shard.Line(i)
	if err != nil || line.Inbound != nil {
		t.Errorf("%+v, %v: of a small dossier nothing is told twice", line, err)
	}
	if back, err := line.Decode(x.Type(i)); err != nil || back.Head().ID != "omsen" {
		t.Errorf("the record reads back as %+v, %v", back, err)
	}
}

func TestSameDossierSameBytes(t *testing.T) {
	a, err := Compile(small())
	if err != nil {
		t.Fatal(err)
	}
	b, err := Compile(small())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Index, b.Index) {
		t.Error("two builds differ")
	}
}
