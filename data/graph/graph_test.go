// SPDX-License-Identifier: MIT

package graph

import (
	"slices"
	"testing"

	"isnad/data"
)

// quarrel is a dossier in which one accuses, one denies and one looks on.
func quarrel() *data.Dossier {
	return &data.Dossier{
		Actors: []*data.Actor{
			{Meta: data.Meta{ID: "accuser", Formerly: []string{"plaintiff"}}},
			{Meta: data.Meta{ID: "accused"}},
			{Meta: data.Meta{ID: "witness"}},
		},
		Places: []*data.Place{{Meta: data.Meta{ID: "market"}}},
		Events: []*data.Event{
			{Meta: data.Meta{ID: "theft"}, Place: "market", Participants: []data.Participant{{Actor: "accused"}}},
			{Meta: data.Meta{ID: "fair"}, Place: "market"},
		},
		Propositions: []*data.Proposition{{Meta: data.Meta{ID: "he-stole"}, Topic: "the-theft"}},
		Claims: []*data.Claim{
			{Meta: data.Meta{ID: "accusation"}, Speaker: "accuser", Via: []string{"witness"}, Proposition: "he-stole",
				Stance: data.StanceAsserts, About: []string{"accused", "accused"}},
			{Meta: data.Meta{ID: "denial"}, Speaker: "accused", Proposition: "he-stole", Stance: data.StanceDenies,
				About:      []string{"accused"},
				RespondsTo: []data.Response{{Claim: "accusation", Scope: data.ScopeNamed}, {Claim: "gone", Scope: data.ScopeNamed}}},
		},
		Relations: []*data.Relation{{Meta: data.Meta{ID: "neighbours"}, From: "accuser", To: "accused"}},
		Figures:   []*data.Figure{{Meta: data.Meta{ID: "coins"}, Subject: "theft"}},
	}
}

func ids[R data.Record](records []R) []string {
	var names []string
	for _, r := range records {
		names = append(names, r.Head().ID)
	}
	return names
}

func TestWhoRefersToWhom(t *testing.T) {
	g := New(quarrel())
	cases := []struct {
		name      string
		got, want []string
	}{
		{"an actor's own words", Tied[*data.Claim](g, "accused", Speaks), []string{"denial"}},
		{"what others say, not what one says of oneself", ids(g.SaidAbout("accused")), []string{"accusation"}},
		{"who passed it on", Tied[*data.Claim](g, "witness", Carried), []string{"accusation"}},
		{"an accusation's answer", ids(g.Responses("accusation")), []string{"denial"}},
		{"what an answer answers, without what is gone", ids(g.AnsweredBy(g.Dossier.Claims[1])), []string{"accusation"}},
		{"a place's events", Tied[*data.Event](g, "market", Happens), []string{"theft", "fair"}},
		{"an actor's events", Tied[*data.Event](g, "accused", Happens), []string{"theft"}},
		{"relations from", Tied[*data.Relation](g, "accuser", Ends), []string{"neighbours"}},
		{"relations to", Tied[*data.Relation](g, "accused", Ends), []string{"neighbours"}},
		{"an event's figures", Tied[*data.Figure](g, "theft", Counts), []string{"coins"}},
		{"both sides of a proposition", ids(g.Stances("he-stole")), []string{"accusation", "denial"}},
		{"a record that refers twice counts once", ids(g.Inbound("accused")), []string{"theft", "accusation", "denial", "neighbours"}},
		{"nobody knows a stranger", Tied[*data.Claim](g, "stranger", Speaks), nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if !slices.Equal(c.got, c.want) {
				t.Errorf("got %v, want %v", c.got, c.want)
			}
		})
	}
}

func TestContestedMeansDenied(t *testing.T) {
	g := New(quarrel())
	if !g.Contested("accused") {
		t.Error("what is said about the accused is denied, and does not count as contested")
	}
	if g.Contested("accuser") {
		t.Error("nobody denies anything about the accuser")
	}
}

func TestWhatTiesARecordToAnother(t *testing.T) {
	d := quarrel()
	d.Claims[0].Proposition = "he-stole"
	d.Claims = append(d.Claims, &data.Claim{Meta: data.Meta{ID: "sweeping"}, Speaker: "accused", Proposition: "he-is-honest", Stance: data.StanceDenies,
		RespondsTo: []data.Response{{Claim: "accusation", Scope: data.ScopeBlanket}}})
	g := New(d)
	for _, c := range []struct {
		name, from, to string
		want           Tie
	}{
		{"an accusation that is denied", "accusation", "accused", About | Denied},
		{"what one says oneself is not said about one", "denial", "accused", Speaks},
		{"an answer", "denial", "accusation", Responds},
		{"who passed it on", "accusation", "witness", Carried},
		{"a sweeping answer reaches the proposition that it does not name", "accusation", "he-stole", Standing(data.StanceAsserts) | Swept},
		{"a denial of the proposition itself", "denial", "he-stole", Standing(data.StanceDenies)},
		{"an event and its place", "theft", "market", Happens},
		{"a figure", "coins", "theft", Counts},
		{"either end", "neighbours", "accused", Ends},
	} {
		from, _ := g.Number(c.from)
		if a := g.arc(from, c.to); a == nil || a.tie != c.want {
			t.Errorf("%s: %v, want %b", c.name, a, c.want)
		}
	}
}

func TestAFormerIDLeadsToThePresentOne(t *testing.T) {
	g := New(quarrel())
	if id, ok := g.Current("plaintiff"); !ok || id != "accuser" {
		t.Errorf("plaintiff leads to %q, %v", id, ok)
	}
	if _, ok := g.Current("nobody"); ok {
		t.Error("an id that never was is found")
	}
	if a, ok := Get[*data.Actor](g, "accuser"); !ok || a.ID != "accuser" {
		t.Error("the accuser is not found as an actor")
	}
	if _, ok := Get[*data.Event](g, "accuser"); ok {
		t.Error("an actor is found as an event")
	}
}
