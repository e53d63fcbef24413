// SPDX-License-Identifier: MIT

// Package extract takes some records out of a dossier, with what they need to
// stand on their own. It is what a browser can make of what a page shows, and
// no format: data/export writes those.
package extract

import (
	"slices"

	"isnad/data"
	"isnad/data/graph"
)

// Of is a dossier of some records: they, every answer to a claim among them and
// what that answers, and whatever any of these refers to, so that nothing stands
// without its answer and no reference leads nowhere. It passes the checks that
// the whole passes: the sentences of a source from which nothing is taken are
// skipped, for that reason. Its overview is gone, and of its corrections those
// of other records. Markings stay on their records; withheld names stay behind.
func Of(g *graph.Graph, ids []string) *data.Dossier {
	d := &data.Dossier{Isnad: 1, About: g.Dossier.About}
	taken := map[string]bool{}
	for next := slices.Clone(ids); len(next) > 0; {
		id := next[0]
		next = next[1:]
		r := g.Record(id)
		if r == nil || taken[id] {
			continue
		}
		taken[id] = true
		d.Add(r)
		for _, ref := range data.References(r) {
			next = append(next, ref.ID)
		}
		if r.Type() == data.TypeClaim {
			for _, answer := range g.Responses(id) {
				next = append(next, answer.ID)
			}
		}
	}
	d.About.Title = titled(d.About.Title)
	d.About.Overview, d.About.Corrections = nil, nil
	for _, c := range g.Dossier.About.Corrections {
		if taken[c.Record] {
			d.About.Corrections = append(d.About.Corrections, c)
		}
	}
	d = Nameless(d)
	for i, s := range d.Sources {
		d.Sources[i] = accounted(d, s)
	}
	return d
}

// titled is a title that says that it is not of the whole.
func titled(title data.Text) data.Text {
	title.EN = "Extract from: " + title.EN
	if title.AR != "" {
		title.AR = "مقتطف من: " + title.AR
	}
	if title.FR != "" {
		title.FR = "Extrait de\u00a0: " + title.FR
	}
	return title
}

var elsewhere = data.Text{EN: "What is drawn from it is not in this extract.", AR: "ما أُخذ منها ليس في هذا المقتطف.", FR: "Ce qui en est tiré n’est pas dans cet extrait."}

// accounted is a source in which every sentence that nothing in d is drawn from
// is skipped.
func accounted(d *data.Dossier, s *data.Source) *data.Source {
	c := *s
	c.Skipped = slices.Clone(s.Skipped)
	for _, counted := range d.Coverage(s) {
		if !counted.Covered() && !counted.Skipped {
			start, end := counted.Start, counted.End
			c.Skipped = append(c.Skipped, data.Skipped{Paragraph: counted.Paragraph, Start: &start, End: &end, Reason: elsewhere})
		}
	}
	return &c
}

// Nameless takes the name of everyone whose name is withheld out of their
// record. The checks refuse such a name; this holds where nobody checked.
func Nameless(d *data.Dossier) *data.Dossier {
	named := func(a *data.Actor) bool {
		return (a.Minor || a.WithheldName) && (!a.Name.IsZero() || len(a.Aliases)+len(a.ExternalIDs)+len(a.Extra) > 0)
	}
	if !slices.ContainsFunc(d.Actors, named) {
		return d
	}
	c := *d
	c.Actors = slices.Clone(d.Actors)
	for i, a := range c.Actors {
		if !named(a) {
			continue
		}
		bare := *a
		bare.Name, bare.Aliases, bare.ExternalIDs, bare.Extra = data.Text{}, nil, nil, nil
		c.Actors[i] = &bare
	}
	return &c
}
