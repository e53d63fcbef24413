// SPDX-License-Identifier: MIT

package view

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/search"
	"isnad/data"
)

// omars is a site of n people of one name, and as many events every tenth of
// which bears it too.
func omars(t *testing.T, n int) *Site {
	t.Helper()
	d := &data.Dossier{Isnad: 1, About: data.About{Title: data.Text{EN: "T"}, Languages: []string{"en", "ar"}}}
	for i := range n {
		d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: fmt.Sprintf("a%04d", i)}, Kind: data.ActorPerson, Name: data.Text{EN: fmt.Sprintf("Omar Number %d", i)}})
	}
	for i := range n / 10 {
		d.Events = append(d.Events, &data.Event{Meta: data.Meta{ID: fmt.Sprintf("e%04d", i), Status: data.StatusReported}, Title: data.Text{EN: fmt.Sprintf("Meeting %d of Omar", i)}})
	}
	return siteOf(t, d)
}

// begunAndWhole are the two answers of a search with many hits, laid out.
func begunAndWhole(t *testing.T, site *Site) (search.Result, *longHits, *longHits) {
	t.Helper()
	engine := search.New(site.Index)
	first := engine.Search(search.Query{Text: "omar", Lang: "en", Limit: mostHits})
	all := engine.Search(search.Query{Text: "omar", Lang: "en", Limit: first.Total})
	begun := site.newLongHits(first.Hits, len(first.Hits))
	return first, begun, site.wholeHits(begun, first.Hits, all.Hits)
}

func TestAllHitsCanBeReached(t *testing.T) {
	const people = 1000
	site := omars(t, people)
	first, begun, whole := begunAndWhole(t, site)
	if want := people + people/10; first.Total != want || len(whole.at) != want {
		t.Errorf("%d hits are counted and %d listed, want %d", first.Total, len(whole.at), want)
	}
	seen := map[int]bool{}
	for n := range whole.at {
		h, ok := whole.hit(n)
		if !ok || seen[h.Index] {
			t.Fatalf("hit %d is not there or there twice", n)
		}
		seen[h.Index] = true
	}
	for n := range begun.at {
		a, _ := begun.hit(n)
		if b, _ := whole.hit(n); a.Index != b.Index {
			t.Errorf("hit %d is another once the rest is there: the list moves under the reader", n)
		}
	}
	for k, row := range begun.rows {
		if later := whole.rows[k]; row.heading != later.heading || row.group.kind != later.group.kind {
			t.Errorf("row %d is another once the rest is there", k)
		}
	}
	if _, ok := whole.hit(len(whole.at)); ok {
		t.Error("there is a hit after the last")
	}
}

func TestKeysLeadThroughALongList(t *testing.T) {
	_, begun, whole := begunAndWhole(t, omars(t, 100))
	begun.inView, whole.inView = 5, 5
	last := len(whole.at) - 1
	for _, c := range []struct {
		reason string
		l      *longHits
		key    string
		at     int
		edge   bool
		to     int
		wants  bool
	}{
		{"down", whole, "ArrowDown", 3, false, 4, false},
		{"up", whole, "ArrowUp", 3, false, 2, false},
		{"from nowhere to the first", whole, "ArrowDown", -1, false, 0, false},
		{"around from the last", whole, "ArrowDown", last, false, 0, false},
		{"around from the first", whole, "ArrowUp", 0, false, last, false},
		{"a page", whole, "PageDown", 3, false, 8, false},
		{"the last page", whole, "PageDown", last - 2, false, last, false},
		{"a page back, to the first", whole, "PageUp", 3, false, 0, false},
		{"the end", whole, "End", 3, true, last, false},
		{"the beginning", whole, "Home", 3, true, 0, false},
		{"the end of the text", whole, "End", 3, false, -1, false},
		{"a letter", whole, "x", 3, true, -1, false},
		{"the last of the best asks for more", begun, "ArrowDown", mostHits - 2, false, mostHits - 1, true},
		{"and waits for it", begun, "ArrowDown", mostHits - 1, false, mostHits - 1, true},
		{"a page beyond the best", begun, "PageDown", mostHits - 3, false, mostHits - 1, true},
		{"the end of what is to come", begun, "End", 0, true, mostHits - 1, true},
		{"not around while there is more", begun, "ArrowUp", 0, false, 0, false},
	} {
		if to, wants := c.l.step(c.key, c.at, c.edge); to != c.to || wants != c.wants {
			t.Errorf("%s: %s from %d leads to %d (more: %v), want %d (%v)", c.reason, c.key, c.at, to, wants, c.to, c.wants)
		}
	}
}

// A window on the list is a listbox all the same: every option says which of how
// many it is, belongs to a group with a name, and the active one is there.
func TestAWindowOnHitsIsAListbox(t *testing.T) {
	site := omars(t, 200)
	_, _, whole := begunAndWhole(t, site)
	for _, lang := range []string{"en", "ar"} {
		for _, c := range []struct {
			reason string
			active int
		}{{"the first", 0}, {"one beyond the best", mostHits + 3}, {"one in the middle", 100}, {"the last", len(whole.at) - 1}} {
			w := &hitWindow{Site: site, State: link.State{Lang: lang}, Hits: whole, Active: c.active}
			w.line, w.view = 40, 600
			options, active := 0, false
			walk(parsed(t, w.Render()), func(n *html.Node) {
				role, _ := attribute(n, "role")
				if role != "option" {
					return
				}
				options++
				id, _ := attribute(n, "id")
				active = active || id == optionID(c.active)
				place, _ := attribute(n, "aria-posinset")
				of, _ := attribute(n, "aria-setsize")
				if "hit-"+place != optionIDAfter(t, id) || of != strconv.Itoa(len(whole.at)) {
					t.Errorf("%s, %s: %s is number %s of %s", lang, c.reason, id, place, of)
				}
				group := n.Parent
				if role, _ := attribute(group, "role"); role != "group" {
					t.Errorf("%s, %s: %s stands in no group", lang, c.reason, id)
				}
				if name, _ := attribute(group, "aria-label"); name == "" {
					t.Errorf("%s, %s: the group of %s has no name", lang, c.reason, id)
				}
			})
			if !active || options < 6 || options > 12 {
				t.Errorf("%s, %s: %d options are drawn for a box of seven rows; the active one: %v", lang, c.reason, options, active)
			}
		}
	}
}

// optionIDAfter is the id of the next option: places count from one.
func optionIDAfter(t *testing.T, id string) string {
	t.Helper()
	n, err := strconv.Atoi(strings.TrimPrefix(id, "hit-"))
	if err != nil {
		t.Fatal(err)
	}
	return optionID(n + 1)
}

func TestWhatFollowsTheBestSaysSo(t *testing.T) {
	site := omars(t, 200)
	_, _, whole := begunAndWhole(t, site)
	pg := newPage(site, link.State{Lang: "fr"})
	headings := map[string]int{}
	for _, row := range whole.rows {
		if row.heading {
			headings[pg.groupName(row.group)]++
		}
	}
	fr := i18n.For("fr")
	for _, want := range []string{fr.Many(data.TypeActor), fr.T(i18n.HitsMore, fr.Many(data.TypeActor)), fr.T(i18n.HitsMore, fr.Many(data.TypeEvent))} {
		if headings[want] != 1 {
			t.Errorf("%q heads %d groups: %v", want, headings[want], headings)
		}
	}
}

// However far one has scrolled, what is in the box is drawn, little else is, and
// the list is as high as if all of it were.
func TestTheWindowShowsWhatIsInTheBox(t *testing.T) {
	_, _, whole := begunAndWhole(t, omars(t, 500))
	const line, view = 34.0, 600.0
	end := float64(whole.lines[len(whole.rows)]) * line
	for top := -300.0; top < end+300; top += 17 {
		d := whole.inSight(line, top, view)
		if d.first < 0 || d.last > len(whole.rows) || d.first >= d.last {
			t.Fatalf("at %v rows %d to %d are drawn", top, d.first, d.last)
		}
		from, to := float64(whole.lines[d.first])*line, float64(whole.lines[d.last])*line
		if from > max(top, 0) && top < end || to < min(top+view, end) && top+view > 0 {
			t.Errorf("at %v what is drawn reaches from %v to %v", top, from, to)
		}
		if to-from > view+6*line {
			t.Errorf("at %v %v pixels are drawn for %v", top, to-from, view)
		}
	}
	if d := whole.inSight(0, 0, 0); d.first != 0 || d.last < 10 || d.last > firstRows {
		t.Errorf("before anything is known %v is drawn", d)
	}
}
