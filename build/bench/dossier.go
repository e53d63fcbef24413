// SPDX-License-Identifier: MIT

package bench

import (
	"fmt"
	"math/rand/v2"

	"isnad/data"
)

// Dossier makes up a dossier of n actors, and a tenth as many events in which
// some of them took part. Nothing in it is real, and it is not checked: it has
// what a list of actors, its facets and a search need, in the proportions of a
// register of people and bodies. The same seed gives the same dossier.
func Dossier(n int, seed uint64) *data.Dossier {
	r := rand.New(rand.NewPCG(seed, 4))
	d := &data.Dossier{Isnad: 1, About: data.About{
		Title: data.Text{EN: "A made-up register"}, Summary: data.Text{EN: "Names and events that never were, to measure with."},
		Version: "1.0.0", Updated: "2026-01-01", Languages: []string{"en"}, Licence: "CC0-1.0",
	}}
	kinds := []data.ActorKind{data.ActorPerson, data.ActorPerson, data.ActorPerson, data.ActorGroup, data.ActorStateBody, data.ActorMedia}
	countries := []string{"SY", "FR", "TR", "IQ", "LB", "JO", ""}
	summaries := []string{"Named in a register of decisions.", "Reported to have moved twice in one year, by two accounts that differ.", ""}
	for i, name := range Corpus(n, seed) {
		d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: fmt.Sprintf("actor-%06d", i), Status: data.StatusReported},
			Kind: kinds[r.IntN(len(kinds))], Name: data.Text{EN: name}, Country: countries[r.IntN(len(countries))], Summary: data.Text{EN: summaries[r.IntN(len(summaries))]}})
	}
	for i := range n / 10 {
		e := &data.Event{Meta: data.Meta{ID: fmt.Sprintf("event-%06d", i), Status: data.StatusReported}, Kind: data.EventKind("meeting"),
			Title: data.Text{EN: fmt.Sprintf("Meeting %d", i+1)}}
		for range 1 + r.IntN(4) {
			// A few are everywhere, as in any dossier.
			actor := d.Actors[int(float64(n)*r.Float64()*r.Float64()*r.Float64())]
			e.Participants = append(e.Participants, data.Participant{Actor: actor.ID, Role: data.Text{EN: "present"}})
		}
		d.Events = append(d.Events, e)
	}
	return d
}
