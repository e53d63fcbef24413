// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"isnad/app/link"
	"isnad/app/search"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/edtf"
)

// # Narrowing a search
//
// Five facets: what a record is, when it was, where, on what, from which source.
// A record may have several values of one (an event lies in a town and in its
// country) or none. The counts beside the values of a facet are of the records
// that match closely and that the other facets let through: what one would get
// by choosing the value. A place or a topic belongs to a record that names it,
// or that speaks of one that does.

// facetOf is one of the five.
type facetOf int

const (
	byType facetOf = iota
	byTime
	byPlace
	byTopic
	bySource
	facetCount
)

// facetNames are what data-facet calls them.
var facetNames = [facetCount]string{"type", "time", "place", "topic", "source"}

// holdings are what each record has of place, topic and source, as numbers of
// records: a search counts thousands of records a keystroke, so that they are
// unpacked once. Until then a search is narrowed by type and time alone.
type holdings [facetCount]struct {
	starts []uint32 // where a record's values begin, and after the last where they end
	values []uint32
}

func (h *holdings) of(f facetOf, i int) []uint32 {
	return h[f].values[h[f].starts[i]:h[f].starts[i+1]]
}

// packed are the facets that the index packs, as it calls them.
var packed = [dataset.FacetCount]facetOf{dataset.ByPlace: byPlace, dataset.ByTopic: byTopic, dataset.BySource: bySource}

// hold unpacks the holdings. breathe is called every few thousand records; nil
// does it in one go.
func (site *Site) hold(breathe func()) {
	if site.held != nil || site.Index == nil {
		return
	}
	h := &holdings{}
	err := site.Index.EachHeld(func(i int, held *dataset.Held) bool {
		if i%heldAtOnce == heldAtOnce-1 && breathe != nil {
			breathe()
		}
		for k, f := range packed {
			h[f].starts = append(h[f].starts, uint32(len(h[f].values)))
			for _, v := range held[k] {
				h[f].values = append(h[f].values, uint32(v))
			}
		}
		return true
	})
	if err != nil {
		h = &holdings{} // a damaged index narrows by nothing else
	}
	for _, f := range packed {
		for len(h[f].starts) <= site.Index.Len() {
			h[f].starts = append(h[f].starts, uint32(len(h[f].values)))
		}
	}
	site.held = h
}

// heldAtOnce is how many records are unpacked between two breaths: a
// millisecond's.
const heldAtOnce = 4096

// narrowing is a search's facets at work: it filters and counts.
type narrowing struct {
	site   *Site
	within link.Within
	held   *holdings
	chosen [facetCount]int // number of the value chosen; −1 none, −2 one that there is not
	from   edtf.Day
	to     edtf.Day

	types   [16]int
	years   map[int]int // records by year
	decades map[int]int // and by decade, without its last digit
	counts  [facetCount]map[uint32]int
}

const (
	chosenNone    = -1
	chosenUnknown = -2
)

func (site *Site) narrow(within link.Within) *narrowing {
	n := &narrowing{site: site, within: within, held: site.held, years: map[int]int{}, decades: map[int]int{}}
	for f, id := range map[facetOf]string{byPlace: within.Place, byTopic: within.Topic, bySource: within.Source} {
		n.chosen[f], n.counts[f] = chosenNone, map[uint32]int{}
		if id == "" {
			continue
		}
		n.chosen[f] = chosenUnknown
		if i, _, known := site.Index.Find(id); known && n.held != nil {
			n.chosen[f] = i
		}
	}
	if within.Years != "" {
		if d, err := edtf.Parse(within.Years); err == nil {
			n.from, _ = d.Earliest()
			n.to, _ = d.Latest()
		}
	}
	return n
}

// query adds the facets to a query.
func (n *narrowing) query(q search.Query) search.Query {
	q.Tally = n.tally
	if n.within.Years != "" {
		q.From, q.To = &n.from, &n.to
	}
	for _, t := range n.within.Types {
		q.Types = append(q.Types, data.Type(t))
	}
	if n.within.Place != "" || n.within.Topic != "" || n.within.Source != "" {
		q.Keep = func(i int) bool { return n.has(byPlace, i) && n.has(byTopic, i) && n.has(bySource, i) }
	}
	return q
}

// has reports that a record has the value of a facet that is chosen, if one is.
func (n *narrowing) has(f facetOf, i int) bool {
	switch f {
	case byType:
		return len(n.within.Types) == 0 || slices.Contains(n.within.Types, string(n.site.Index.Type(i)))
	case byTime:
		b := n.site.Index.Bounds(i)
		return n.within.Years == "" || b.Dated && (!b.HasTo || b.To >= n.from) && (!b.HasFrom || b.From <= n.to)
	}
	return n.chosen[f] == chosenNone || n.held != nil && slices.Contains(n.held.of(f, i), uint32(n.chosen[f]))
}

// tally counts a record for the facets that no other facet keeps it from.
func (n *narrowing) tally(i int) {
	missed, last := 0, facetOf(0)
	for f := range facetCount {
		if !n.has(f, i) {
			missed, last = missed+1, f
		}
	}
	for f := range facetCount {
		if missed == 0 || missed == 1 && last == f {
			n.count(f, i)
		}
	}
}

// mostYears is how long a span may be for each of its years to count.
const mostYears = 30

func (n *narrowing) count(f facetOf, i int) {
	switch f {
	case byType:
		n.types[n.site.Index.TypeIndex(i)]++
	case byTime:
		last := -1
		for _, year := range yearsOf(n.site.Index.Bounds(i)) {
			n.years[year]++
			if decade := year / 10; decade != last {
				n.decades[decade]++
				last = decade
			}
		}
	default:
		if n.held == nil {
			return
		}
		for _, v := range n.held.of(f, i) {
			n.counts[f][v]++
		}
	}
}

// yearsOf are the years of a record; of an open or long span its ends.
func yearsOf(b dataset.Bounds) []int {
	if !b.Dated {
		return nil
	}
	var first, last int
	switch {
	case b.HasFrom && b.HasTo:
		first, _, _ = b.From.Date()
		last, _, _ = b.To.Date()
	case b.HasFrom:
		first, _, _ = b.From.Date()
		last = first
	default:
		last, _, _ = b.To.Date()
		first = last
	}
	if last-first > mostYears {
		return []int{first, last}
	}
	var years []int
	for y := first; y <= last; y++ {
		years = append(years, y)
	}
	return years
}

// facetValue is a value with how many records one would get.
type facetValue struct {
	id     string
	n      int
	chosen bool
}

// facetGroup is a facet with its values, in the order in which they are shown.
type facetGroup struct {
	of     facetOf
	values []facetValue
}

// Values that are shown of a facet: what fits two lines of a phone. The chosen
// one is always among them.
const mostValues = 8

// groups are the facets that have something to choose from. Types are always
// among them, so that the list below keeps its place from one key to the next.
func (n *narrowing) groups() []facetGroup {
	var all []facetGroup
	for f := range facetCount {
		values := n.values(f)
		chosen := slices.ContainsFunc(values, func(v facetValue) bool { return v.chosen })
		if len(values) > 1 || chosen || f == byType && len(values) > 0 {
			all = append(all, facetGroup{f, values})
		}
	}
	return all
}

func (n *narrowing) values(f facetOf) []facetValue {
	switch f {
	case byType:
		var values []facetValue
		for k, t := range data.Types() {
			chosen := slices.Contains(n.within.Types, string(t))
			if n.types[k] > 0 || chosen {
				values = append(values, facetValue{string(t), n.types[k], chosen})
			}
		}
		return values
	case byTime:
		return n.times()
	}
	if chosen := n.chosen[f]; chosen >= 0 {
		n.counts[f][uint32(chosen)] += 0
	}
	var values []facetValue
	for _, v := range slices.Sorted(maps.Keys(n.counts[f])) {
		values = append(values, facetValue{n.site.Index.ID(int(v)), n.counts[f][v], n.chosen[f] == int(v)})
	}
	slices.SortStableFunc(values, func(a, b facetValue) int { return cmp.Compare(b.n, a.n) })
	for k := mostValues; k < len(values); k++ {
		if values[k].chosen {
			values[mostValues-1] = values[k]
		}
	}
	return values[:min(len(values), mostValues)]
}

// times are years, the latest first; where there are too many of them, decades.
func (n *narrowing) times() []facetValue {
	const first, last = 1000, 9999 // an address carries four digits
	var values []facetValue
	add := func(name string, records int) {
		values = append(values, facetValue{name, records, name == n.within.Years})
	}
	if len(n.years) > mostValues {
		for decade, records := range n.decades {
			if decade >= first/10 && decade <= last/10 {
				add(strconv.Itoa(decade)+"X", records)
			}
		}
	} else {
		for year, records := range n.years {
			if year >= first && year <= last {
				add(strconv.Itoa(year), records)
			}
		}
	}
	if chosen := n.within.Years; chosen != "" && !slices.ContainsFunc(values, func(v facetValue) bool { return v.chosen }) {
		add(chosen, n.years[yearNumber(chosen)]+n.decades[yearNumber(chosen)])
	}
	slices.SortFunc(values, func(a, b facetValue) int { return strings.Compare(b.id, a.id) })
	return values[:min(len(values), 2*mostValues)]
}

// yearNumber is the number of a year, or of a decade without its last digit.
func yearNumber(edtf string) int {
	n, _ := strconv.Atoi(strings.TrimSuffix(edtf, "X"))
	return n
}

// with is what a search is narrowed to when a value of a facet is chosen, or let
// go if it was.
func with(w link.Within, facet, value string) link.Within {
	flip := func(s *string) {
		if *s == value {
			*s = ""
		} else {
			*s = value
		}
	}
	switch facet {
	case facetNames[byType]:
		w.Types = toggled(w.Types, value)
		if len(w.Types) == 0 {
			w.Types = nil
		}
	case facetNames[byTime]:
		flip(&w.Years)
	case facetNames[byPlace]:
		flip(&w.Place)
	case facetNames[byTopic]:
		flip(&w.Topic)
	case facetNames[bySource]:
		flip(&w.Source)
	}
	return w
}
