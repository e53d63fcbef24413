// SPDX-License-Identifier: MIT

package interchange

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"isnad/app/view"
	"isnad/data"
	"isnad/data/edtf"
	"isnad/data/export"
	"isnad/data/graph"
	"isnad/data/hostile"
	"isnad/data/load"
)

const flagshipDir = "../../data/dossiers/harem"

// dossiers are what every format has to live with.
func dossiers(t *testing.T) map[string]*data.Dossier {
	t.Helper()
	return map[string]*data.Dossier{"flagship": flagship(t), "hostile": hostile.Dossier(hostile.Text), "accusing": accusing(t)}
}

func flagship(t *testing.T) *data.Dossier {
	t.Helper()
	loaded, err := load.Dir(flagshipDir)
	if err != nil {
		t.Fatal(err)
	}
	if n := loaded.Check().Errors(); n > 0 {
		t.Fatalf("the flagship has %d errors", n)
	}
	return loaded.Dossier
}

// input is a dossier as the command line and the site export it.
func input(t *testing.T, d *data.Dossier, most data.Marking, lang string) *export.Input {
	t.Helper()
	d, _, err := export.Prepare(d, most)
	if err != nil {
		t.Fatal(err)
	}
	g := graph.New(d)
	return &export.Input{Graph: g, Words: view.Tell(g, lang)}
}

// written is a dossier in a format; nil where the format can hold nothing.
func written(t *testing.T, d *data.Dossier, name string) []byte {
	t.Helper()
	f, err := export.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = f.Write(&out, input(t, d, "", "en"))
	if errors.Is(err, export.ErrNothing) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// kept writes a dossier to a file for a program that reads files.
func kept(t *testing.T, d *data.Dossier, name string) string {
	t.Helper()
	file := t.TempDir() + "/" + name
	keep(t, file, written(t, d, name))
	return file
}

// What the dossier below holds, to be looked for in files.
const (
	secret   = "Zelmira"     // the name of a child
	accuser  = "Accuser"     // who alleges
	alleged  = "MISDEED"     // in every text that is alleged
	denial   = "INNOCENCE"   // in the denial of each
	absent   = "NOTHINGDEAD" // what is reported not to have happened
	redacted = "FORBIDDEN"   // in what is marked TLP:RED

	office    = "treasurer of the club at that time" // in which the accuser spoke
	condition = "the till is empty"                  // of the accusation
)

// accusing is a dossier in which everything that can be alleged is, by
// somebody, and denied; with a child who is named against the checks, and
// records that may not leave.
func accusing(t *testing.T) *data.Dossier {
	t.Helper()
	en := func(s string) data.Text { return data.Text{EN: s} }
	on := func(s string) *data.Date {
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return &data.Date{Date: d}
	}
	zero, nine := 0, 9
	meta := func(id string) data.Meta {
		return data.Meta{ID: id, AccordingTo: []string{"accuser", "paper"}, Status: data.StatusAlleged,
			Evidence: []data.Evidence{{Source: "paper", Paragraph: 1, Start: &zero, End: &nine, SHA256: "00"}}}
	}
	plain := func(id string) data.Meta {
		m := meta(id)
		m.Status, m.AccordingTo = data.StatusReported, []string{"paper"}
		return m
	}
	rumour := plain("rumour")
	rumour.AccordingTo = []string{data.Unattributed, "paper"}
	red := plain("red")
	red.Markings = []data.Marking{"TLP:RED"}
	child := plain("child")
	child.Extra = map[string]any{"name": secret}
	green := plain("green")
	green.Markings = []data.Marking{"TLP:GREEN"}
	d := &data.Dossier{Isnad: 1, About: data.About{Title: en("A case"), Summary: en("What is said."), Version: "1", Updated: "2026-11-23", Languages: []string{"en"}, Licence: "CC-BY-4.0",
		Overview: []data.Sentence{{Text: en("Something about " + redacted), AccordingTo: []string{"red"}}}}}
	d.Sources = []*data.Source{{Meta: plain("paper"), Label: en("The Paper"), Language: "en", Rights: data.RightsWithheld, Published: on("2025-10?")}}
	d.Actors = []*data.Actor{
		{Meta: plain("accuser"), Kind: data.ActorPerson, Name: en(accuser), Roles: []data.Role{{Title: en(alleged + " chief"), Basis: data.BasisAlleged, AccordingTo: []string{"accuser"}, From: on("2020")}}},
		{Meta: plain("accused"), Kind: data.ActorPerson, Name: en("Somebody")},
		{Meta: child, Kind: data.ActorPerson, Name: en(secret), Label: en("a child"), Minor: true, WithheldName: true,
			Aliases: []data.Alias{{Text: secret + " Junior", Type: "translation"}}},
		{Meta: red, Kind: data.ActorGroup, Name: en(redacted)},
		{Meta: green, Kind: data.ActorGroup, Name: en("A green group")},
		{Meta: plain("club"), Kind: data.ActorGroup, Name: en("A club")},
	}
	d.Places = []*data.Place{{Meta: plain("town"), Name: en("A town"), Kind: "town"}}
	person := []data.Participant{{Actor: "accused", Role: en("suspect")}, {Actor: "child", Role: en("victim")}}
	d.Events = []*data.Event{
		{Meta: meta("deed"), Title: en("A " + alleged), Summary: en("The " + alleged + " in detail."), Kind: "clash", Date: on("2025-10-22"), Participants: person, Place: "town"},
		{Meta: meta("vague-deed"), Title: en("A vague " + alleged), Kind: "clash", Date: on("2025?-10-22"), Participants: person},
		{Meta: meta("undated-deed"), Title: en("An undated " + alleged), Kind: "clash"},
		{Meta: plain("meeting"), Title: en("A meeting"), Kind: "meeting", Date: on("2025-10-01/2025-10-03"), Participants: person[1:]},
		{Meta: plain("no-dead"), Title: en(absent), Kind: "casualties", Date: on("2025-10-22"), Negated: true},
		{Meta: plain("undated-no-dead"), Title: en("Undated " + absent), Kind: "casualties", Negated: true},
		{Meta: plain("red-meeting"), Title: en("A meeting of " + redacted), Kind: "meeting", Participants: []data.Participant{{Actor: "red", Role: en("host")}}},
	}
	d.Topics = []*data.Topic{{Meta: plain("topic"), Name: en("Who did it"), Question: en("Who did it?")}}
	d.Propositions = []*data.Proposition{{Meta: plain("proposition"), Topic: "topic", Text: en("There was a " + alleged)}}
	d.Claims = []*data.Claim{
		{Meta: meta("accusation"), Speaker: "accuser", Via: []string{"paper"}, Speech: "direct", Attribution: "explicit", Stance: data.StanceAsserts, Act: data.ActAccuses,
			Proposition: "proposition", Text: en("There was a " + alleged), About: []string{"accused", "deed", "vague-deed", "undated-deed", "tie", "number", "pact"}, SaidOn: on("2025-11"),
			Capacity: en(office), OnBehalfOf: "club", Condition: en(condition)},
		{Meta: plain("answer"), Speaker: "accused", Speech: "direct", Attribution: "explicit", Stance: data.StanceDenies, Act: "denies", Proposition: "proposition",
			Text: en(denial), RespondsTo: []data.Response{{Claim: "accusation", Scope: data.ScopeNamed}}},
		{Meta: rumour, Speaker: data.Unattributed, Via: []string{"paper"}, Speech: "narrated", Attribution: "inferred", Stance: data.StanceAsserts, Act: "states",
			Proposition: "proposition", Text: en("It is going round"), About: []string{"town"}},
	}
	d.Relations = []*data.Relation{
		{Meta: meta("tie"), From: "accused", To: "club", Kind: "member-of", Basis: data.BasisAlleged, Start: on("2020-01-01"), Note: en("By " + alleged)},
		{Meta: plain("real-tie"), From: "accuser", To: "club", Kind: "member-of", Basis: data.BasisDeJure, Start: on("2020-01-01"), End: on("2021-05")},
		{Meta: plain("no-tie"), From: "accused", To: "accuser", Kind: "family-of", Basis: data.BasisDeFacto, Negated: true},
		{Meta: plain("one-end"), From: "accused", Kind: data.Other, KindLabel: en("is unknown"), Basis: data.BasisDeFacto},
		{Meta: plain("green-tie"), From: "green", To: "town", Kind: "located-in", Basis: data.BasisDeFacto},
	}
	d.Agreements = []*data.Agreement{{Meta: meta("pact"), Title: en("A pact of " + alleged), Parties: []data.Party{{Actor: "accused"}, {Actor: "club"}},
		Terms: []data.Term{{Number: 1, Clauses: []data.Clause{{Text: en("Silence"), Kind: "media"}}}}}}
	n := 5000.0
	d.Figures = []*data.Figure{{Meta: meta("number"), Subject: "deed", Label: en("Victims of the " + alleged), Value: &n, Unit: en("people"), Qualifier: "about"}}
	return d
}

func keep(t *testing.T, file string, content []byte) {
	t.Helper()
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
