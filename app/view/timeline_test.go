// SPDX-License-Identifier: MIT

package view

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"isnad/app/link"
	"isnad/app/timeline"
	"isnad/data"
	"isnad/data/edtf"
	"isnad/data/graph"
)

// tenThousandEvents is a dossier of events alone, 30 years of them.
func tenThousandEvents() *Site {
	d := &data.Dossier{}
	for k := range 10_000 {
		day := edtf.DayOf(1995, 1, 1) + edtf.Day(k*k%10957)
		parsed, err := edtf.Parse(day.String())
		if err != nil {
			panic(err)
		}
		e := &data.Event{Title: data.Text{EN: fmt.Sprintf("Something happened, number %d", k)}, Date: &data.Date{Date: parsed}, Kind: "meeting"}
		e.ID, e.Status = fmt.Sprint("event-", k), data.StatusReported
		d.Events = append(d.Events, e)
	}
	return NewSite(graph.New(d), nil)
}

// found are the elements below n that fit.
func found(n *html.Node, fits func(*html.Node) bool) []*html.Node {
	var all []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && fits(d) {
			all = append(all, d)
		}
	}
	return all
}

func hasClass(class string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(strings.Fields(value(n, "class")), class) }
}

// value is an attribute's, "" where there is none.
func value(n *html.Node, name string) string {
	v, _ := attribute(n, name)
	return v
}

func TestEveryEventIsInTheListOrTheTray(t *testing.T) {
	site := flagship(t)
	for _, lang := range link.Languages() {
		s := link.State{Lang: lang, View: link.Timeline}
		page := parsed(t, New(site, s))
		var entries []*html.Node
		for _, class := range []string{"tl-entry", "tl-some", "tl-loose"} {
			for _, n := range found(page, hasClass(class)) {
				if !hasClass("tl-undated")(n) { // a block of tl-some
					entries = append(entries, n)
				}
			}
		}
		if len(entries) != len(site.Graph.Dossier.Events) {
			t.Errorf("%s: %d entries for %d events", lang, len(entries), len(site.Graph.Dossier.Events))
		}
		for _, e := range site.Graph.Dossier.Events {
			to := s.Href(s.ToRecord(data.TypeEvent, e.ID))
			if !slices.ContainsFunc(entries, func(n *html.Node) bool {
				return len(found(n, func(a *html.Node) bool { return value(a, "href") == to })) > 0
			}) {
				t.Errorf("%s: nothing leads to %s", lang, e.ID)
			}
		}
	}
}

// railOf is the list's rows: for a dated event its id, for a block of undated
// ones their ids after the block's heading.
func railOf(t *testing.T, site *Site, page *html.Node, s link.State) [][]string {
	t.Helper()
	idOf := func(n *html.Node) string {
		links := found(found(n, hasClass("tl-title"))[0], func(a *html.Node) bool { return a.Data == "a" })
		for _, e := range site.Graph.Dossier.Events {
			if s.Href(s.ToRecord(data.TypeEvent, e.ID)) == value(links[0], "href") {
				return e.ID
			}
		}
		t.Fatalf("%q is no event", textOf(n))
		return ""
	}
	var rows [][]string
	for _, n := range found(page, hasClass("tl-entry")) {
		if !hasClass("tl-undated")(n) {
			rows = append(rows, []string{idOf(n)})
			continue
		}
		row := []string{textOf(found(n, hasClass("tl-place"))[0])}
		for _, some := range found(n, hasClass("tl-some")) {
			row = append(row, idOf(some))
		}
		rows = append(rows, row)
	}
	return rows
}

func TestTheListInventsNoOrder(t *testing.T) {
	site, s := flagship(t), link.Parse("timeline/")
	page := parsed(t, New(site, s))
	headings := map[string]bool{}
	at := map[string]int{}
	for k, row := range railOf(t, site, page, s) {
		for _, id := range row {
			at[id] = k
		}
		if len(row) > 1 {
			if headings[row[0]] {
				t.Errorf("%q stands over two blocks", row[0])
			}
			headings[row[0]] = true
			for _, id := range row[1:] {
				if site.Graph.Record(id).(*data.Event).Date != nil {
					t.Errorf("%s has a date and stands under %q", id, row[0])
				}
			}
		} else if site.Graph.Record(row[0]).(*data.Event).Date == nil {
			t.Errorf("%s has no date and stands as if it had", row[0])
		}
	}
	if at["deterrence-of-aggression"] > at["fall-of-assad"] || at["fall-of-assad"] > at["envoys-meet-shibani"] {
		t.Errorf("the campaign in row %d, the fall that is a part of it in %d, what came after in %d",
			at["deterrence-of-aggression"], at["fall-of-assad"], at["envoys-meet-shibani"])
	}
	for _, n := range found(page, hasClass("tl-undated")) {
		if gaps := found(n, hasClass("tl-gap")); len(gaps) > 0 {
			t.Errorf("%q stands over undated events", textOf(gaps[0]))
		}
	}
	if len(found(page, hasClass("tl-gap"))) == 0 {
		t.Error("no time is said between dates either, so this test sees nothing")
	}
}

func TestTheMarkOfANegatedEventStandsApartFromItsTitle(t *testing.T) {
	page := parsed(t, New(flagship(t), link.Parse("timeline/")))
	seen := 0
	for _, n := range found(page, hasClass("tl-title")) {
		if marks := found(n, hasClass("tag")); len(marks) > 0 {
			seen++
			if title, _ := strings.CutSuffix(textOf(n), textOf(marks[0])); !strings.HasSuffix(title, " ") {
				t.Errorf("no space in %q", textOf(n))
			}
		}
	}
	if seen == 0 {
		t.Error("no negated event, so this test sees nothing")
	}
}

func TestTheDrawingSaysOfAnAllegationThatItIsOne(t *testing.T) {
	site := flagship(t)
	pg := newPage(site, link.Home())
	for _, address := range []string{"timeline/", "timeline/?by=actor", "timeline/?from=2025-10-21&to=2025-10-23"} {
		page := parsed(t, New(site, link.Parse(address)))
		alleged := 0
		for _, n := range found(page, hasClass("tl-item")) {
			e, _ := site.Graph.Record(value(n, "data-event")).(*data.Event)
			if e.Status != data.StatusAlleged {
				continue
			}
			alleged++
			if !strings.Contains(textOf(n), pg.attributed(e)) {
				t.Errorf("%s: %q does not say %q", address, textOf(n), pg.attributed(e))
			}
		}
		if alleged == 0 {
			t.Errorf("%s shows no allegation, so this test sees nothing", address)
		}
	}
}

func TestTheCrowdKeepsItsInferredYear(t *testing.T) {
	page := parsed(t, New(flagship(t), link.Parse("timeline/")))
	closer := found(page, hasClass("tl-closer"))
	if len(closer) != 1 || !strings.Contains(textOf(closer[0]), "year inferred") {
		t.Fatal("the way to the crowded day must not make its year certain")
	}
	address := value(closer[0].FirstChild, "href")
	_, query, _ := strings.Cut(address, "?")
	day := parsed(t, New(flagship(t), link.Parse("timeline/?"+query)))
	if len(found(day, func(n *html.Node) bool { return value(n, "data-event") == "clash-at-harem" })) != 1 {
		t.Errorf("%s does not show the clash", address)
	}
}

func TestTheAxisIsNoSurerOfAYearThanTheEvents(t *testing.T) {
	for _, tt := range []struct{ name, address, era string }{
		{"a month of which every year is inferred", "timeline/?from=2025-10-15&to=2025-10-29", "October 2025, year inferred"},
		{"the same in French", "fr/timeline/?from=2025-10-15&to=2025-10-29", "octobre 2025, année déduite"},
		{"a year in which a date is certain", "timeline/?from=2021-06-01&to=2021-11-30", "2021"},
		{"a year without events", "timeline/?from=2018-06-01&to=2018-11-30", "2018"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			eras := found(parsed(t, New(flagship(t), link.Parse(tt.address))), hasClass("tl-era"))
			if len(eras) != 1 || textOf(eras[0]) != tt.era {
				t.Errorf("%d eras, the first says %q, want %q", len(eras), textOf(eras[0]), tt.era)
			}
		})
	}
}

func TestAWindowSurvivesItsAddress(t *testing.T) {
	site := flagship(t)
	s := link.State{Lang: "en", View: link.Timeline}
	c := newPage(site, s).chronology(site.Graph.Dossier.Events)
	for _, tt := range []struct {
		name string
		w    timeline.Window
	}{
		{"everything is no parameter", c.set.Fit()},
		{"days", timeline.WindowOf(edtf.DayOf(2025, 10, 20), edtf.DayOf(2025, 10, 24))},
		{"a thousand years", timeline.WindowOf(edtf.DayOf(1024, 1, 1), edtf.DayOf(2024, 12, 31))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if back := c.window(link.Parse(c.at(s, tt.w).String())); back != tt.w {
				t.Errorf("%v came back as %v", tt.w, back)
			}
		})
	}
	if c.at(s, c.set.Fit()).String() != "timeline/" {
		t.Error("the whole is the plain address")
	}
}

func TestHostileTitlesStayInTheirPlace(t *testing.T) {
	d := &data.Dossier{}
	for k, title := range []string{strings.Repeat("w", 10_000), "\u202e\u2067 turned around", "<script>alert(1)</script>", `" onclick="x`, ""} {
		date, err := edtf.Parse("2025-10-22")
		if err != nil {
			t.Fatal(err)
		}
		e := &data.Event{Title: data.Text{EN: title}, Kind: "no-such-kind", Date: &data.Date{Date: date}}
		e.ID = fmt.Sprint("event-", k)
		d.Events = append(d.Events, e)
	}
	d.Events = append(d.Events, &data.Event{Meta: data.Meta{ID: "a-record-with-nothing"}})
	site := NewSite(graph.New(d), nil)
	page := parsed(t, timelineChartOf(site, link.Parse("timeline/")))
	for _, n := range found(page, hasClass("tl-name")) {
		if width := timeline.TextWidth(textOf(n), labelSize); width > chartWidth {
			t.Errorf("a title is %.0f wide in a drawing of %.0f", width, chartWidth)
		}
	}
	if len(found(page, func(n *html.Node) bool { return n.Data == "script" || value(n, "onclick") != "" })) > 0 {
		t.Error("a title became markup")
	}
}

func timelineChartOf(site *Site, s link.State) app.UI {
	return (&timelineChart{Site: site, State: s, Shared: &timelineShared{}}).Render()
}

func TestTheDrawingIsStillDuringAMovement(t *testing.T) {
	site := flagship(t)
	chart := &timelineChart{Site: site, State: link.Parse("timeline/"), Shared: &timelineShared{}}
	chart.Render()
	before := slices.Clone(chart.drawn)
	c := chart.Shared.chronology
	w := c.set.Fit().Pan(3 * 365) // the earliest events leave
	chart.moved, chart.waiting = &w, true
	chart.Render()
	for k, key := range chart.drawn[:len(before)] {
		if key != before[k] && key[0] >= 0 {
			t.Errorf("place %d was %v and is %v: the elements behind it are rewritten", k, before[k], key)
		}
	}
	chart.waiting = false
	chart.Render()
	if slices.Contains(chart.drawn, [2]int{-1, -1}) {
		t.Error("after the movement no place may stay empty: Tab goes through them")
	}
}

// On the stage of a zoom a mark that looks the same is only moved, and a bar only
// lengthened. That must come to what drawing it anew does.
func TestAMarkThatIsMovedIsTheMarkDrawnAnew(t *testing.T) {
	pg := newPage(flagship(t), link.Parse("ar/timeline/"))
	var boxes []timeline.Box
	for _, shape := range []timeline.Shape{timeline.Point, timeline.Within, timeline.Span, timeline.Ordered} {
		for _, width := range []float64{timeline.MarkWidth, 44, 300.5} {
			for bits := range 8 {
				boxes = append(boxes, timeline.Box{Shape: shape, Width: width, Hatched: bits&1 > 0, FadeStart: bits&2 > 0, FadeEnd: bits&4 > 0})
			}
		}
	}
	moved := 0
	for _, negated := range []bool{false, true} {
		for _, a := range boxes {
			for _, b := range boxes {
				was, _ := markLookOf(a, negated)
				is, width := markLookOf(b, negated)
				if was != is {
					continue
				}
				moved++
				mark := pg.timelineMark(a, negated).(*element)
				if width != "" {
					mark.attrs["width"] = width
				}
				if !reflect.DeepEqual(mark, pg.timelineMark(b, negated)) {
					t.Errorf("%+v made %+v is not what it would be", a, b)
				}
			}
		}
	}
	if moved <= 2*len(boxes) {
		t.Errorf("%d of the pairs look the same: none but a box and itself", moved)
	}
}

func TestTheStripLeadsToTheTimeline(t *testing.T) {
	site := flagship(t)
	strip := parsed(t, newPage(site, link.Home()).stripTimeline(site.Graph.Dossier.Events))
	if got := value(strip, "href"); got != "./timeline/" {
		t.Errorf("it leads to %q", got)
	}
	if len(found(strip, hasClass("tl-mark"))) == 0 {
		t.Error("it shows nothing")
	}
	if newPage(site, link.Home()).stripTimeline(nil) != nil {
		t.Error("no events are no strip")
	}
}

// BenchmarkTimelineFrame is a frame of a movement, up to the elements that
// go-app compares with those on the page.
func BenchmarkTimelineFrame(b *testing.B) {
	chart := &timelineChart{Site: tenThousandEvents(), State: link.Parse("timeline/"), Shared: &timelineShared{}}
	chart.Render()
	fit := chart.Shared.chronology.set.Fit()
	for _, bm := range []struct {
		name string
		days float64
	}{{"everything", fit.Span()}, {"a year", 365}} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for k := 0; b.Loop(); k++ {
				from := fit.From + float64(k%1000)
				chart.moved = &timeline.Window{From: from, To: from + bm.days}
				chart.Render()
			}
		})
	}
}

func TestTheTimelineFindsEventsInPlace(t *testing.T) {
	site := flagship(t)
	for name, c := range map[string]struct {
		address string
		none    bool
	}{
		"by a word of the title":                {"timeline/?find=designates", false},
		"in another case and without an accent": {"fr/timeline/?find=ARRETE", false},
		"by another name of who takes part":     {"timeline/?find=omsen", false},
		"by the date in words":                  {"timeline/?find=september+2021", false},
		"words that no event has together":      {"timeline/?find=designates+zzz", true},
		"nothing asked for is everything":       {"timeline/", false},
	} {
		pg := newPage(site, link.Parse(c.address))
		found := pg.chronology(pg.dossier().Events)
		if none := len(found.events) == 0; none != c.none {
			t.Errorf("%s: %d events", name, len(found.events))
		}
		if pg.s.Find != "" && len(found.events) == len(pg.dossier().Events) {
			t.Errorf("%s: every event is found", name)
		}
	}
}
