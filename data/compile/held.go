// SPDX-License-Identifier: MIT

package compile

import (
	"slices"

	"isnad/data"
	"isnad/data/dataset"
)

// held is what a record is held under: where it lies and what it speaks of that
// lies somewhere, the topics it is spoken of under, the sources it is drawn from.
func (c *compiler) held(r data.Record) dataset.Held {
	return dataset.Held{dataset.ByPlace: c.numbers(c.placesOf(r)), dataset.ByTopic: c.numbers(c.topicsOf(r)), dataset.BySource: c.numbers(sourcesOf(r))}
}

// numbers of records by their ids, each once.
func (c *compiler) numbers(ids []string) []int {
	var all []int
	for _, id := range ids {
		if i, known := c.graph.Number(id); known && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}

func sourcesOf(r data.Record) []string {
	var ids []string
	for _, e := range r.Head().Evidence {
		ids = append(ids, e.Source)
	}
	if r.Type() == data.TypeSource {
		ids = append(ids, r.Head().ID)
	}
	return ids
}

// placesOf are the places of a record and what they lie in.
func (c *compiler) placesOf(r data.Record) []string {
	switch r := r.(type) {
	case *data.Place:
		return c.around(r.ID)
	case *data.Event:
		return c.around(r.Place)
	case *data.Claim:
		return c.placesAbout(r.About)
	case *data.Figure:
		return c.placesAbout([]string{r.Subject})
	}
	return nil
}

func (c *compiler) placesAbout(ids []string) []string {
	var all []string
	for _, id := range ids {
		if t := c.graph.TypeOf(id); t == data.TypePlace || t == data.TypeEvent {
			all = append(all, c.placesOf(c.graph.Record(id))...)
		}
	}
	return all
}

// around is a place and what it lies in. Checks refuse circles.
func (c *compiler) around(id string) []string {
	var all []string
	for id != "" && !slices.Contains(all, id) {
		p, ok := c.graph.Record(id).(*data.Place)
		if !ok {
			break
		}
		all, id = append(all, id), p.PartOf
	}
	return all
}

// topicsOf are the topics that a record belongs to or is spoken of under.
func (c *compiler) topicsOf(r data.Record) []string {
	topic := func(proposition string) []string {
		if p, ok := c.graph.Record(proposition).(*data.Proposition); ok {
			return []string{p.Topic}
		}
		return nil
	}
	switch r := r.(type) {
	case *data.Topic:
		return []string{r.ID}
	case *data.Proposition:
		return []string{r.Topic}
	case *data.Claim:
		return topic(r.Proposition)
	}
	var all []string
	for _, claim := range c.graph.SaidAbout(r.Head().ID) {
		all = append(all, topic(claim.Proposition)...)
	}
	return all
}
