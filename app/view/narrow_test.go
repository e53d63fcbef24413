// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
	"isnad/app/search"
	"isnad/data"
)

func ask(site *Site, engine *search.Engine, text string, within link.Within) (search.Result, *narrowing) {
	site.hold(nil)
	n := site.narrow(within)
	return engine.Search(n.query(search.Query{Text: text, Lang: "en", Limit: 200})), n
}

// What stands beside a value is how many records one gets by choosing it.
func TestAFacetsCountIsWhatChoosingItGives(t *testing.T) {
	site := flagship(t)
	engine := search.New(site.Index)
	seen := map[facetOf]bool{}
	for _, text := range []string{"harem", "custody", "french", "حارم", "2025", "omsen", "fighters", "sharaa"} {
		for _, within := range []link.Within{{}, {Types: []string{"claims"}}, {Place: "syria"}} {
			_, n := ask(site, engine, text, within)
			for _, g := range n.groups() {
				seen[g.of] = true
				for _, v := range g.values {
					if v.chosen || g.of == byType && len(within.Types) > 0 {
						continue // choosing it again lets it go, and types add up
					}
					then := with(within, facetNames[g.of], v.id)
					r, _ := ask(site, engine, text, then)
					if r.Weak || r.Total != v.n {
						t.Errorf("%q within %+v: %s %s is counted %d times and gives %d hits", text, within, facetNames[g.of], v.id, v.n, r.Total)
					}
				}
			}
		}
	}
	for f := range bySource { // the dossier has one source
		if !seen[f] {
			t.Errorf("no query has two values of %s", facetNames[f])
		}
	}
}

func TestNarrowedHitsHaveTheValue(t *testing.T) {
	site := flagship(t)
	engine := search.New(site.Index)
	for _, c := range []struct {
		reason, text string
		within       link.Within
		has          func(r data.Record) bool
	}{
		{"only events", "harem", link.Within{Types: []string{"events"}}, func(r data.Record) bool { return r.Type() == data.TypeEvent }},
		{"what lies in the country, too", "camp", link.Within{Place: "syria", Types: []string{"events"}}, func(r data.Record) bool {
			for id := r.(*data.Event).Place; id != ""; id = site.Graph.Record(id).(*data.Place).PartOf {
				if id == "syria" {
					return true
				}
			}
			return false
		}},
		{"a source that there is", "harem", link.Within{Source: site.Graph.Dossier.Sources[0].ID, Types: []string{"claims"}}, func(r data.Record) bool {
			return slices.ContainsFunc(r.Head().Evidence, func(e data.Evidence) bool { return e.Source == site.Graph.Dossier.Sources[0].ID })
		}},
	} {
		r, _ := ask(site, engine, c.text, c.within)
		if len(r.Hits) == 0 {
			t.Errorf("%s: %q finds nothing within %+v", c.reason, c.text, c.within)
		}
		for _, h := range r.Hits {
			if record := site.Graph.Record(site.Index.ID(h.Index)); !c.has(record) {
				t.Errorf("%s: %q within %+v finds %s", c.reason, c.text, c.within, record.Head().ID)
			}
		}
	}
}

func TestAValueNobodyHasFindsNothing(t *testing.T) {
	site := flagship(t)
	engine := search.New(site.Index)
	for _, within := range []link.Within{{Place: "atlantis"}, {Topic: "atlantis"}, {Source: "atlantis"}, {Types: []string{"villains"}}, {Years: "1066"}} {
		if r, _ := ask(site, engine, "harem", within); len(r.Hits) > 0 {
			t.Errorf("%+v finds %q", within, r.Hits[0].Text)
		}
	}
}

func TestYearsBecomeDecades(t *testing.T) {
	n := &narrowing{years: map[int]int{}, decades: map[int]int{}, within: link.Within{Years: "2013"}}
	for year := 2010; year < 2010+2*mostValues; year++ {
		n.years[year]++
		n.decades[year/10]++
	}
	var names []string
	for _, v := range n.times() {
		names = append(names, v.id)
	}
	if got := strings.Join(names, " "); got != "202X 201X 2013" {
		t.Errorf("years are offered as %s; want decades, and the year that is chosen", got)
	}
}

func TestFacetsAreButtonsThatSayWhetherTheyArePressed(t *testing.T) {
	site := flagship(t)
	s := link.Home()
	s.Within = link.Within{Types: []string{"claims"}}
	r, n := ask(site, search.New(site.Index), "harem", s.Within)
	f := finding{query: "harem", open: true, active: -1, result: r, facets: n.groups()}
	html := app.HTMLString(mounted(newPage(site, s).searchBox(f)))
	for _, want := range []string{`data-facet="type"`, `data-value="claims"`, `data-facet="place"`, `data-act="widen"`, "Events"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in the box", want)
		}
	}
}
