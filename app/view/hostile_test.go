// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
	"isnad/data/hostile"
)

func TestHostileDossierStaysText(t *testing.T) {
	site := NewSite(graph.New(hostile.Dossier(hostile.Text)), nil)
	for _, s := range statesOf(site, link.Languages()) {
		root := parsed(t, New(site, s))
		checkInert(t, s, root)
		checkReaches(t, s, root)
	}
}

// checkInert finds anything that a page of ours would not have.
func checkInert(t *testing.T, s link.State, root *html.Node) {
	t.Helper()
	walk(root, func(n *html.Node) {
		if n.Type == html.CommentNode || n.Data == "script" || n.Data == "img" || n.Data == "iframe" {
			t.Errorf("%s: markup of the dossier reached the page: <%s>", s, n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), strings.ContainsAny(a.Key, `"'<>&`):
				t.Errorf("%s: attribute %s on <%s>", s, a.Key, n.Data)
			case a.Key == "href" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
				t.Errorf("%s: link %q", s, a.Val)
			}
		}
	})
}

// checkReaches makes sure that the text is there at all: an empty page would
// be inert too.
func checkReaches(t *testing.T, s link.State, root *html.Node) {
	t.Helper()
	if s.View != link.NotFound && s.View != link.Timeline && !strings.Contains(textOf(root), clean(hostile.Text)) {
		t.Errorf("%s: the dossier's text is not on the page as it is", s)
	}
}

func TestDossierOfNothingRenders(t *testing.T) {
	empty := &data.Dossier{Isnad: 1}
	for _, r := range []*data.Dossier{empty, bare()} {
		site := NewSite(graph.New(r), nil)
		for _, s := range statesOf(site, []string{"en", "ar"}) {
			parsed(t, New(site, s))
			HeadOf(site, s)
		}
	}
}

// bare is a dossier whose records have an id and nothing else.
func bare() *data.Dossier {
	d := &data.Dossier{Isnad: 1,
		Sources: []*data.Source{{}}, Actors: []*data.Actor{{}}, Places: []*data.Place{{}}, Events: []*data.Event{{}}, Topics: []*data.Topic{{}},
		Propositions: []*data.Proposition{{}}, Claims: []*data.Claim{{}}, Relations: []*data.Relation{{}}, Agreements: []*data.Agreement{{}}, Figures: []*data.Figure{{}}}
	for _, r := range d.Records() {
		r.Head().ID = string(r.Type()) + "-1"
	}
	return d
}

func TestLongNamesAreKept(t *testing.T) {
	long := strings.Repeat("Ghuraba", 10_000/7)
	site := NewSite(graph.New(hostile.Dossier(long)), nil)
	root := parsed(t, New(site, link.Home().ToRecord(data.TypeActor, "actors-1")))
	if !strings.Contains(textOf(root), long) {
		t.Error("a long name is cut on its own page")
	}
	if title := HeadOf(site, link.Home().ToRecord(data.TypeActor, "actors-1")).Title; len(title) < 100 {
		t.Errorf("title %q", title)
	}
}

// An allegation never stands without whose it is.
func TestAllegationsNameWhoAlleges(t *testing.T) {
	d := bare()
	d.Events[0].Title = data.Text{EN: "An event"}
	d.Events[0].Status = data.StatusAlleged
	for _, c := range []struct {
		why  string
		by   []string
		want string
	}{
		{"nobody is given", nil, "alleged, by nobody named"},
		{"the text names nobody", []string{data.Unattributed}, "alleged, by nobody named"},
		{"somebody alleges it", []string{"actors-1"}, "alleged by Omar"},
		{"the outlet reports it of nobody", []string{data.Unattributed, "actors-2"}, "alleged, by nobody named"},
		{"an outlet carries what somebody alleges", []string{"actors-1", "actors-2"}, "alleged by Omar"},
	} {
		outlet := &data.Actor{Meta: data.Meta{ID: "actors-2"}, Name: data.Text{EN: "Outlet"}}
		d.Actors = append(d.Actors[:1], outlet)
		d.Actors[0].Name = data.Text{EN: "Omar"}
		d.Sources[0].Publisher = outlet.ID
		d.Events[0].AccordingTo = c.by
		site := NewSite(graph.New(d), nil)
		s := link.Home().ToRecord(data.TypeEvent, "events-1")
		if got := textOf(parsed(t, New(site, s))); !strings.Contains(got, c.want) {
			t.Errorf("%s: the page does not say %q", c.why, c.want)
		}
		if got := HeadOf(site, s).Description; !strings.Contains(strings.ToLower(got), strings.ToLower(c.want)) {
			t.Errorf("%s: the description %q does not say %q", c.why, got, c.want)
		}
		if got := HeadOf(site, s).Description; strings.Contains(strings.ToLower(got), "alleged by outlet") || strings.Contains(got, "by Omar, Outlet") {
			t.Errorf("%s: the outlet is made to allege: %q", c.why, got)
		}
	}
}

func TestFormerIDsLeadToTheRecord(t *testing.T) {
	d := bare()
	d.Actors[0].Formerly = []string{"old-name"}
	d.Actors[0].Name = data.Text{EN: "Omar"}
	site := NewSite(graph.New(d), nil)
	for why, address := range map[string]string{"a former id": "actors/old-name/", "the wrong type": "events/actors-1/"} {
		if got := HeadOf(site, link.Parse(address)).Path; got != "actors/actors-1/" {
			t.Errorf("%s: the canonical path is %q", why, got)
		}
	}
	if h := HeadOf(site, link.Parse("actors/nobody/")); !h.NoIndex {
		t.Error("a page that is not there may be indexed")
	}
}
