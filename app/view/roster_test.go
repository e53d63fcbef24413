// SPDX-License-Identifier: MIT

package view

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/link"
	"isnad/data"
)

// register is a dossier with more actors than a list draws at once.
func register(t testing.TB) *Site {
	d := &data.Dossier{Isnad: 1, About: data.About{Title: data.Text{EN: "A register"}, Languages: []string{"en"}, Updated: "2026-01-01", Version: "1"}}
	for i := range 4 * wholeList {
		a := &data.Actor{Meta: data.Meta{ID: fmt.Sprintf("a%04d", i), Status: data.StatusReported}, Kind: data.ActorPerson, Name: data.Text{EN: fmt.Sprintf("Person %04d", i)}}
		if i%3 == 0 {
			a.Country = "SY"
		}
		d.Actors = append(d.Actors, a)
	}
	d.Events = append(d.Events, &data.Event{Meta: data.Meta{ID: "meeting", Status: data.StatusReported}, Kind: "meeting", Title: data.Text{EN: "Meeting"},
		Participants: []data.Participant{{Actor: "a0003"}, {Actor: "a0004"}}})
	return siteOf(t, d)
}

func count(n *html.Node, has func(*html.Node) bool) int {
	found := 0
	walk(n, func(n *html.Node) {
		if n.Type == html.ElementNode && has(n) {
			found++
		}
	})
	return found
}

func attrIn(n *html.Node, name string) string {
	value, _ := attribute(n, name)
	return value
}

func TestALongListDrawsItsBeginning(t *testing.T) {
	site := register(t)
	for _, c := range []struct {
		address, entry string
		elements       int // of each entry: what a step of a scroll draws anew
	}{
		{"actors/", "li", 4},
		{"actors/?as=table", "tr", 7},
	} {
		s := link.Parse(c.address)
		root := parsed(t, New(site, s))
		entries, inside := 0, 0
		walk(root, func(n *html.Node) {
			if n.Type != html.ElementNode || n.Data != c.entry || attrIn(n, "aria-posinset") == "" && (attrIn(n, "aria-rowindex") == "" || attrIn(n, "aria-rowindex") == "1") {
				return
			}
			entries++
			inside += count(n, func(*html.Node) bool { return true })
		})
		if entries != firstRows || inside != entries*c.elements {
			t.Errorf("%s draws %d entries with %d elements, want %d with %d each", c.address, entries, inside, firstRows, c.elements)
		}
		checkPage(t, site, s)
	}
}

func TestAShortListIsWhole(t *testing.T) {
	site := flagship(t)
	root := parsed(t, New(site, link.Parse("actors/")))
	cards := count(root, func(n *html.Node) bool { return n.Data == "article" && strings.Contains(attrIn(n, "class"), "card") })
	if want := len(site.Graph.Dossier.Actors); cards != want {
		t.Errorf("%d cards for %d actors", cards, want)
	}
}

func TestTheRosterIsNarrowed(t *testing.T) {
	site := register(t)
	for _, c := range []struct {
		reason, address string
		want            int
	}{
		{"all", "actors/", 4 * wholeList},
		{"of a country", "actors/?country=sy", (4*wholeList + 2) / 3},
		{"who took part", "actors/?role=takes-part", 2},
		{"both", "actors/?role=takes-part&country=sy", 1},
		{"nobody is of that kind", "actors/?kind=media", 0},
		{"a role that there is not", "actors/?role=villain", 0},
	} {
		s := link.Parse(c.address)
		pg := newPage(site, s)
		if got := len(pg.roster(s)); got != c.want {
			t.Errorf("%s: %s lists %d, want %d", c.reason, c.address, got, c.want)
		}
		if counts, all := pg.countKinds(s); len(s.Kinds) == 0 && (all != c.want || counts["person"] != c.want) {
			t.Errorf("%s: kinds count %v of %d, want %d", c.reason, counts, all, c.want)
		}
	}
	pg := newPage(site, link.Parse("actors/?role=takes-part"))
	values := pg.countFacet(pg.s, func(s *link.State) *string { return &s.Country }, countryOf)
	if len(values) != 1 || values[0] != (facetValue{"sy", 1, false}) {
		t.Errorf("countries are counted %v among those who took part", values)
	}
}

// The index's order and the one without an index hold the same actors.
func TestTheRosterNeedsNoIndex(t *testing.T) {
	site := flagship(t)
	bare := NewSite(site.Graph, nil)
	for _, address := range []string{"actors/", "ar/actors/?sort=connected", "fr/actors/?kind=state"} {
		s := link.Parse(address)
		if got, want := len(newPage(bare, s).roster(s)), len(newPage(site, s).roster(s)); got != want {
			t.Errorf("%s lists %d without an index and %d with one", address, got, want)
		}
	}
}
