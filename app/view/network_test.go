// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// drawnTies are the lines of a page's drawings, by the relation they lead to.
func drawnTies(t *testing.T, site *Site, address string) map[string][]*html.Node {
	t.Helper()
	ties := map[string][]*html.Node{}
	walk(parsed(t, New(site, link.Parse(address))), func(n *html.Node) {
		if class, _ := attribute(n, "class"); strings.HasPrefix(class, "net-tie ") {
			href, _ := attribute(n, "href")
			id := strings.TrimSuffix(href[strings.Index(href, "relations/")+len("relations/"):], "/")
			ties[id] = append(ties[id], n)
		}
	})
	return ties
}

func TestEveryRelationOfTwoHasALine(t *testing.T) {
	site := flagship(t)
	ties := drawnTies(t, site, "network/")
	for _, r := range site.Graph.Dossier.Relations {
		if _, _, two := site.ends(r); two && len(ties[r.ID]) != 1 {
			t.Errorf("%s has %d lines, want 1", r.ID, len(ties[r.ID]))
		}
	}
}

// A line says what it is by its pattern and its mark, and whose it is.
func TestAnAllegedRelationIsDrawnAsOne(t *testing.T) {
	site := flagship(t)
	pg := newPage(site, link.Parse("network/"))
	for _, address := range []string{"network/", "actors/ghuraba/", "actors/omar-diaby/", "network/?focus=omar-diaby"} {
		for id, lines := range drawnTies(t, site, address) {
			r := site.Graph.Record(id).(*data.Relation)
			alleged := statusOf(r) == data.StatusAlleged
			for _, n := range lines {
				class, _ := attribute(n, "class")
				markup := strings.Contains(class, "basis-alleged")
				marked := false
				walk(n, func(n *html.Node) {
					class, _ := attribute(n, "class")
					marked = marked || class == "net-mark"
				})
				if markup != alleged || marked != alleged {
					t.Errorf("%s: %s is alleged: %t, drawn so: %t, marked so: %t", address, id, alleged, markup, marked)
				}
				if alleged && !strings.Contains(textOf(n), capital(pg.doubt(r))) {
					t.Errorf("%s: the line of %s is called %q and does not say %q", address, id, textOf(n), pg.doubt(r))
				}
			}
		}
	}
}

func TestARingNamesWhoAlleges(t *testing.T) {
	root := parsed(t, New(flagship(t), link.Parse("actors/ghuraba/")))
	found := 0
	walk(root, func(n *html.Node) {
		if id, _ := attribute(n, "data-node"); id == "harem-camp" {
			found++
			if words := textOf(n); !strings.Contains(words, "governs") || !strings.Contains(words, "alleged by") || !strings.Contains(words, "al-Haj") {
				t.Errorf("the camp's box says %q", words)
			}
		}
	})
	if found != 2 {
		t.Errorf("the camp stands in %d drawings, want one for wide pages and one for narrow", found)
	}
}

func TestFocusLeavesTheRestFar(t *testing.T) {
	site := flagship(t)
	near := newPage(site, link.Parse("network/?focus=omar-diaby"))
	tied := map[string]bool{"omar-diaby": true}
	for _, r := range graph.Some[*data.Relation](site.Graph, graph.Tied[*data.Relation](site.Graph, "omar-diaby", graph.Ends)) {
		tied[r.From], tied[r.To] = true, true
	}
	walk(parsed(t, shell(near, finding{})), func(n *html.Node) {
		id, drawn := attribute(n, "data-node")
		class, _ := attribute(n, "class")
		if far := strings.Contains(class, "far"); drawn && far == tied[id] {
			t.Errorf("%s is tied: %t, drawn far: %t", id, tied[id], far)
		}
	})
}

// What one hears of a place is what happened there and in every place within.
func TestEventsRollUp(t *testing.T) {
	d := &data.Dossier{Isnad: 1}
	d.Places = []*data.Place{
		{Meta: data.Meta{ID: "country"}, Name: data.Text{EN: "Country"}, PartOf: "town"}, // a circle, which checks refuse
		{Meta: data.Meta{ID: "town"}, Name: data.Text{EN: "Town"}, PartOf: "country"},
		{Meta: data.Meta{ID: "camp"}, Name: data.Text{EN: "Camp"}, PartOf: "town"},
	}
	d.Events = []*data.Event{
		{Meta: data.Meta{ID: "a"}, Title: data.Text{EN: "In the country"}, Place: "country"},
		{Meta: data.Meta{ID: "b"}, Title: data.Text{EN: "In the camp"}, Place: "camp"},
	}
	site := NewSite(graph.New(d), nil)
	for id, want := range map[string]int{"country": 2, "town": 2, "camp": 1} {
		if got := len(site.eventsWithin(id)); got != want {
			t.Errorf("%s has %d events with those within, want %d", id, got, want)
		}
	}
	d.Places[0].PartOf = ""
	site = NewSite(graph.New(d), nil)
	page := textOf(parsed(t, New(site, link.Parse("places/country/"))))
	if !strings.Contains(page, "1 event; 2 including places within") || !strings.Contains(page, "In the camp Camp") {
		t.Errorf("the country's page does not tell what happened in its camp: %s", page)
	}
}

func TestRemarksOfOneOccasionStandUnderIt(t *testing.T) {
	site := flagship(t)
	groups := byOccasion(graph.Some[*data.Claim](site.Graph, graph.Tied[*data.Claim](site.Graph, "ahmad-al-sharaa", graph.Speaks)))
	most := 0
	for _, g := range groups {
		most = max(most, len(g))
		for _, c := range g[1:] {
			if c.SaidOn == nil || occasionOf(c) != occasionOf(g[0]) {
				t.Errorf("%s stands under the occasion of %s", c.ID, g[0].ID)
			}
		}
	}
	if most < 2 {
		t.Fatal("no occasion has two remarks")
	}
	const office = "leader of Hay’at Tahrir al-Sham"
	heads := 0
	walk(parsed(t, New(site, link.Parse("actors/ahmad-al-sharaa/"))), func(n *html.Node) {
		if class, _ := attribute(n, "class"); class != "occasion" || !strings.Contains(textOf(n.FirstChild), office) {
			return
		}
		heads++
		if told := strings.Count(textOf(n), office); told != 1 {
			t.Errorf("the occasion tells his office %d times", told)
		}
	})
	if heads == 0 {
		t.Error("no occasion tells his office of 2021")
	}
}
