// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
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

// holdings are what each record has of place, topic and source, worked out once
// for a dossier: a search counts thousands of records a keystroke. Until they are
// there a search is narrowed by type and time alone, which the index knows.
type holdings struct {
	names  [facetCount][]string // by number: ids
	values [facetCount][][]int32
}

// hold works the holdings out, of a dossier whose records are there. Of 100,000
// records that takes a fifth of a second, so breathe is called every few hundred;
// nil does it in one go.
func (site *Site) hold(breathe func()) {
	if site.held != nil || site.opened != nil || site.Index == nil {
		return
	}
	h := &holdings{}
	var numbers [facetCount]map[string]int32
	for f := byPlace; f < facetCount; f++ {
		numbers[f] = map[string]int32{}
		h.values[f] = make([][]int32, site.Index.Len())
	}
	for i := range site.Index.Len() {
		if i%heldAtOnce == heldAtOnce-1 && breathe != nil {
			breathe()
		}
		r := site.Graph.Record(site.Index.ID(i))
		for f := byPlace; f < facetCount; f++ {
			h.values[f][i] = h.number(f, numbers[f], site.heldBy(f, r))
		}
	}
	if !site.Graph.Lacks() {
		site.held = h
	}
}

// heldAtOnce is how many records are read between two breaths: a millisecond's.
const heldAtOnce = 512

func (h *holdings) number(f facetOf, numbers map[string]int32, ids []string) []int32 {
	var list []int32
	for _, id := range ids {
		n, known := numbers[id]
		if !known {
			n = int32(len(h.names[f]))
			numbers[id] = n
			h.names[f] = append(h.names[f], id)
		}
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// heldBy are a record's ids of a facet.
func (site *Site) heldBy(f facetOf, r data.Record) []string {
	if r == nil {
		return nil
	}
	switch f {
	case byPlace:
		return site.placesOf(r)
	case byTopic:
		return site.topicsOfRecord(r)
	}
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
func (site *Site) placesOf(r data.Record) []string {
	switch r := r.(type) {
	case *data.Place:
		return site.around(r.ID)
	case *data.Event:
		return site.around(r.Place)
	case *data.Claim:
		return site.placesAbout(r.About)
	case *data.Figure:
		return site.placesAbout([]string{r.Subject})
	}
	return nil
}

func (site *Site) placesAbout(ids []string) []string {
	var all []string
	for _, id := range ids {
		switch about := site.Graph.Record(id).(type) {
		case *data.Place, *data.Event:
			all = append(all, site.placesOf(about)...)
		}
	}
	return all
}

// around is a place and what it lies in. Checks refuse circles; a list that
// grows beyond any real one ends all the same.
func (site *Site) around(id string) []string {
	var all []string
	for id != "" && !slices.Contains(all, id) {
		p, ok := site.Graph.Record(id).(*data.Place)
		if !ok {
			break
		}
		all, id = append(all, id), p.PartOf
	}
	return all
}

// topicsOfRecord are the topics that a record belongs to or is spoken of under.
func (site *Site) topicsOfRecord(r data.Record) []string {
	topic := func(proposition string) []string {
		if p, ok := site.Graph.Record(proposition).(*data.Proposition); ok {
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
	for _, c := range site.Graph.SaidAbout(r.Head().ID) {
		all = append(all, topic(c.Proposition)...)
	}
	return all
}

// narrowing is a search's facets at work: it filters and counts.
type narrowing struct {
	site   *Site
	within link.Within
	held   *holdings
	chosen [facetCount]int32 // number of the value chosen; −1 none, −2 one that nobody has
	from   edtf.Day
	to     edtf.Day

	types   [16]int
	years   map[int]int // records by year
	decades map[int]int // and by decade, without its last digit
	counts  [facetCount][]int
}

const (
	chosenNone    = -1
	chosenUnknown = -2
)

func (site *Site) narrow(within link.Within) *narrowing {
	n := &narrowing{site: site, within: within, held: site.held, years: map[int]int{}, decades: map[int]int{}}
	for f, id := range map[facetOf]string{byPlace: within.Place, byTopic: within.Topic, bySource: within.Source} {
		n.chosen[f] = chosenNone
		if id != "" {
			n.chosen[f] = chosenUnknown
		}
		if n.held == nil {
			continue
		}
		n.counts[f] = make([]int, len(n.held.names[f]))
		if at := slices.Index(n.held.names[f], id); at >= 0 {
			n.chosen[f] = int32(at)
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
	return n.chosen[f] == chosenNone || n.held != nil && slices.Contains(n.held.values[f][i], n.chosen[f])
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
		for _, v := range n.held.values[f][i] {
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
	var values []facetValue
	for k, id := range n.heldNames(f) {
		if chosen := n.chosen[f] == int32(k); n.counts[f][k] > 0 || chosen {
			values = append(values, facetValue{id, n.counts[f][k], chosen})
		}
	}
	slices.SortStableFunc(values, func(a, b facetValue) int { return cmp.Compare(b.n, a.n) })
	for k := mostValues; k < len(values); k++ {
		if values[k].chosen {
			values[mostValues-1] = values[k]
		}
	}
	return values[:min(len(values), mostValues)]
}

func (n *narrowing) heldNames(f facetOf) []string {
	if n.held == nil {
		return nil
	}
	return n.held.names[f]
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
