// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strings"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/network"
	"isnad/app/timeline"
	"isnad/data"
	"isnad/data/edtf"
	"isnad/data/graph"
)

// The drawings' sizes, in units of their viewBox; 62-network.css keeps a unit
// about a pixel, so that names are read at the size of text. On a narrow page
// the whole network is moved about under a window; a ring has a drawing of its
// own.
const (
	webWidth             = 1120.0
	ringWide, ringNarrow = 760.0, 360.0

	nameSize, tieSize = 13.0, 12.0 // of names, and of what ties them
	nameLine, tieLine = 16.0, 15.0
	nameRoom          = 150.0 // where a name is broken
	tieRoom           = 170.0 // and what ties it to the one in focus
	besideName        = 9.0   // between a name and its box
	aboveName         = 5.0
)

// mostDrawn is how many names a drawing of everyone can hold before its lines
// are a carpet; mostAround how many a ring can before it is longer than two
// screens. The tables hold all.
const (
	mostDrawn  = 160
	mostAround = 24
)

// web is some relations laid out.
type web struct {
	records   []data.Record // a box each
	number    map[string]int
	relations []*data.Relation // a line each
	labels    [][]webWord
	layout    *network.Layout
	left      int // names for which there was no room
}

// webWord is a line of text in a box.
type webWord struct {
	text, lang string
	tie        bool // it says what ties the name, and not the name
}

// singleAct says that a relation of this kind is something done, which has a
// day, and not a state of things, which lasts from one.
func singleAct(k data.RelationKind) bool {
	switch k {
	case "fought", "detained", "designated", "pursues", "pressures", "negotiated-with", data.Other:
		return true
	}
	return false
}

// byKind puts relations of a kind together, in the order of the closed list.
func byKind(relations []*data.Relation) []*data.Relation {
	order := data.RelationKind("").Values()
	relations = slices.Clone(relations)
	slices.SortStableFunc(relations, func(a, b *data.Relation) int {
		return cmp.Compare(slices.Index(order, string(a.Kind)), slices.Index(order, string(b.Kind)))
	})
	return relations
}

// filterOf is what of the relations a state asks for.
func filterOf(s link.State) network.Filter {
	f := network.Filter{Kinds: s.Kinds, Bases: s.Bases}
	f.From, f.HasFrom = dayOf(s.From)
	f.Until, f.HasUntil = dayOf(s.Until)
	return f
}

// wantedRelations are those that pass the filters, and how many of the others
// would but for having no date.
func (pg *page) wantedRelations() (wanted []*data.Relation, undated int) {
	f := filterOf(pg.s)
	timeless := f
	timeless.HasFrom, timeless.HasUntil = false, false
	for _, r := range graph.All[*data.Relation](pg.Graph) {
		switch {
		case f.Keeps(r, singleAct(r.Kind)):
			wanted = append(wanted, r)
		case r.Start == nil && r.End == nil && timeless.Keeps(r, false):
			undated++
		}
	}
	return wanted, undated
}

// ends are a relation's two records; false where there are not two to draw.
func (site *Site) ends(r *data.Relation) (from, to data.Record, ok bool) {
	from, to = site.Graph.Record(r.From), site.Graph.Record(r.To)
	return from, to, from != nil && to != nil && r.From != r.To
}

// hasEnds says that there are two to draw, without reading them.
func (site *Site) hasEnds(r *data.Relation) bool {
	return r.From != r.To && site.Graph.TypeOf(r.From) != "" && site.Graph.TypeOf(r.To) != ""
}

// add gives a record its box, once.
func (w *web) add(r data.Record) {
	if _, known := w.number[r.Head().ID]; !known {
		w.number[r.Head().ID] = len(w.records)
		w.records = append(w.records, r)
	}
}

func (w *web) has(id string) bool { _, ok := w.number[id]; return ok }

// edges are the relations that have a line, as the layout wants them.
func (w *web) edges() []network.Edge {
	edges := make([]network.Edge, len(w.relations))
	for k, r := range w.relations {
		edges[k] = network.Edge{From: w.number[r.From], To: w.number[r.To]}
	}
	return edges
}

// nodes are the boxes that the labels need, in the records' places. What ties
// comes after the name.
func (w *web) nodes(site *Site) []network.Node {
	nodes := make([]network.Node, len(w.records))
	for k, r := range w.records {
		n := &nodes[k]
		for _, word := range w.labels[k] {
			if word.tie {
				n.Wider = max(n.Wider, timeline.TextWidth(word.text, tieSize)+2*besideName-n.Width)
				n.Higher += tieLine
				continue
			}
			n.Width = max(n.Width, timeline.TextWidth(word.text, nameSize)+2*besideName)
			n.Height += nameLine
		}
		n.Height += 2 * aboveName
		n.X, n.Y = site.spot(r.Head().ID)
	}
	return nodes
}

// spot is where the whole network has a record: the middle for one that is not
// in it, as where there is no index.
func (site *Site) spot(id string) (x, y float64) {
	if site.Index != nil {
		if i, _, found := site.Index.Find(id); found {
			if s, placed := site.Index.Spot(i); placed {
				return float64(s.X) / 65535, float64(s.Y) / 65535
			}
		}
	}
	return 0.5, 0.5
}

// wholeWeb lays out all of some relations. Of too many names those in
// focus and beside it stay, then those with most relations.
func (pg *page) wholeWeb(relations []*data.Relation) *web {
	w := &web{number: map[string]int{}}
	degree := map[string]int{}
	var drawable []*data.Relation
	for _, r := range relations {
		if pg.hasEnds(r) {
			drawable = append(drawable, r)
			degree[r.From]++
			degree[r.To]++
			if r.From == pg.s.Focus || r.To == pg.s.Focus {
				degree[r.From] += len(relations)
				degree[r.To] += len(relations)
			}
		}
	}
	kept := mostConnected(degree)
	w.left = len(degree) - len(kept)
	for _, r := range drawable {
		if kept[r.From] && kept[r.To] {
			if from, to, there := pg.ends(r); there {
				w.add(from)
				w.add(to)
				w.relations = append(w.relations, r)
			}
		}
	}
	for _, r := range w.records {
		w.labels = append(w.labels, pg.webName(r, nameRoom))
	}
	for _, r := range byKind(tiesOf(w.relations, pg.s.Focus)) {
		other := r.To
		if other == pg.s.Focus {
			other = r.From
		}
		k := w.number[other]
		w.labels[k] = append(w.labels[k], pg.tieWords(r, tieRoom)...)
	}
	w.layout = network.Whole(w.nodes(pg.Site), w.edges(), webWidth)
	return w
}

func mostConnected(degree map[string]int) map[string]bool {
	ids := make([]string, 0, len(degree))
	for id := range degree {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(degree[b], degree[a]), cmp.Compare(a, b)) })
	kept := map[string]bool{}
	for _, id := range ids[:min(len(ids), mostDrawn)] {
		kept[id] = true
	}
	return kept
}

// ringWeb lays out one record and whom relations tie to it.
func (pg *page) ringWeb(id string, relations []*data.Relation, width float64) *web {
	w := &web{number: map[string]int{}}
	middle := pg.Graph.Record(id)
	if middle == nil {
		return w
	}
	w.add(middle)
	room := network.Room(width) - 2*besideName
	w.labels = append(w.labels, pg.webName(middle, min(room, nameRoom)))
	ties := map[string][]*data.Relation{}
	for _, r := range byKind(relations) {
		from, to, ok := pg.ends(r)
		if !ok {
			continue
		}
		other := to
		if r.To == id {
			other = from
		}
		if !w.has(other.Head().ID) && len(w.records) > mostAround {
			w.left++
			continue
		}
		w.add(other)
		w.relations = append(w.relations, r)
		ties[other.Head().ID] = append(ties[other.Head().ID], r)
	}
	for _, r := range w.records[1:] {
		label := pg.webName(r, room)
		for _, tie := range ties[r.Head().ID] {
			label = append(label, pg.tieWords(tie, room)...)
		}
		w.labels = append(w.labels, label)
	}
	w.layout = network.Ring(w.nodes(pg.Site), w.edges(), width)
	return w
}

// tieWords is what ties, on what footing; an allegation says by whom. What does
// not fit in a line has a line for each.
func (pg *page) tieWords(r *data.Relation, room float64) []webWord {
	parts := []string{pg.relationKind(r), pg.p.Word(r.Basis)}
	if statusOf(r) == data.StatusAlleged {
		parts[1] = pg.attributedTo(pg.assertersOf(r.AccordingTo), data.StatusAlleged)
		if denied := pg.deniedWords(r); denied != "" {
			parts = append(parts, denied)
		}
	}
	if r.Negated {
		parts = append(parts, pg.p.T(i18n.ReportedNotToBe))
	}
	if whole := strings.Join(parts, " · "); timeline.TextWidth(clean(whole), tieSize) <= room {
		parts = []string{whole}
	}
	var words []webWord
	for _, part := range parts {
		for _, line := range wrapped(clean(part), tieSize, room, mostLines) {
			words = append(words, webWord{line, pg.s.Lang, true})
		}
	}
	return words
}

// mostLines of a name are read before its box is a block of text.
const mostLines = 4

// webName is a record's name in a few lines.
func (pg *page) webName(r data.Record, room float64) []webWord {
	name, lang := pg.title(r)
	var words []webWord
	for _, line := range wrapped(clean(name), nameSize, room, mostLines) {
		words = append(words, webWord{text: line, lang: lang})
	}
	return words
}

// wrapped breaks a text into lines between its words; what has no room in the
// last one is cut, and says so.
func wrapped(s string, size, room float64, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		longer := strings.TrimSpace(line + " " + word)
		switch {
		case line == "" || timeline.TextWidth(longer, size) <= room:
			line = longer
		case len(lines) == most-1:
			line = longer // cut below
		default:
			lines, line = append(lines, line), word
		}
	}
	lines = append(lines, line)
	for k := range lines {
		lines[k] = timeline.Elide(lines[k], size, room)
	}
	return lines
}

// middle is the record that a window on the drawing opens at: the one in focus,
// or the one with most relations.
func (w *web) middle(focus string) string {
	if w.has(focus) {
		return focus
	}
	degree, best := map[string]int{}, ""
	for _, r := range w.relations {
		degree[r.From]++
		degree[r.To]++
	}
	for _, r := range w.records {
		if id := r.Head().ID; degree[id] > degree[best] {
			best = id
		}
	}
	return best
}

// near says which records a relation ties to the one in focus, itself included.
func (w *web) near(focus string) map[string]bool {
	near := map[string]bool{focus: true}
	for _, r := range w.relations {
		if r.From == focus || r.To == focus {
			near[r.From], near[r.To] = true, true
		}
	}
	return near
}

// stretch is some years, and how many relations may have held in them.
type stretch struct{ from, to, count int }

// stretches cut the time that relations are dated in into a dozen or fewer.
func (pg *page) stretches() []stretch {
	first, last := 0, 0
	year := func(d edtf.Day, known bool) {
		if !known {
			return
		}
		y, _, _ := d.Date()
		if first == 0 && last == 0 {
			first, last = y, y
		}
		first, last = min(first, y), max(last, y)
	}
	for _, r := range graph.All[*data.Relation](pg.Graph) {
		for _, d := range []*data.Date{r.Start, r.End} {
			if d != nil {
				year(d.Earliest())
				year(d.Latest())
			}
		}
	}
	// An address writes four digits, so what lies outside has no filter.
	first, last = max(first, 1), min(last, 9999)
	step := 1
	for _, wider := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if (last-first)/step >= 12 {
			step = wider
		}
	}
	var all []stretch
	for y := first - first%step; y <= last; y += step {
		st := stretch{from: max(y, 1), to: y + step - 1}
		f := network.Filter{From: edtf.DayOf(st.from, 1, 1), Until: edtf.DayOf(st.to, 12, 31), HasFrom: true, HasUntil: true}
		for _, r := range graph.All[*data.Relation](pg.Graph) {
			if f.Keeps(r, singleAct(r.Kind)) {
				st.count++
			}
		}
		if st.count > 0 {
			all = append(all, st)
		}
	}
	return all
}
