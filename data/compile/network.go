// SPDX-License-Identifier: MIT

package compile

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/layout"
	"gonum.org/v1/gonum/graph/simple"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// spots lays out the actors and places that relations tie, once, so that no
// browser waits for it and no page draws it otherwise than another.
//
// The layout is Eades' spring embedder as gonum has it. Three things are ours:
//
//  1. A node in the middle that is not drawn holds the parts of a dossier that
//     no relation joins, which would drive each other away for ever.
//  2. gonum's own graphs hand out their nodes in the order of a map. ties hands
//     them out in the order of the dossier: same input, same drawing.
//  3. A step that pulls at a hub from a hundred sides would throw it out of the
//     drawing, so the springs of a hub are softer (ties.Weight).
//  4. A spring embedder crowds the middle and leaves the rim empty. Names need
//     room everywhere, so half of each coordinate is its rank.
func (c *compiler) spots() []dataset.Spot {
	g := newTies(c)
	if len(g.near) < 2 { // the one in the middle alone
		return nil
	}
	springs := layout.EadesR2{Updates: updatesFor(len(g.near)), Repulsion: 1, Rate: 0.02, Theta: thetaFor(len(g.near)), Src: rand.NewPCG(1, 1)}
	run := layout.NewOptimizerR2(g, springs.Update)
	for run.Update() {
	}
	n := len(g.records)
	xs, ys := make([]float64, n), make([]float64, n)
	for k := range n {
		at := run.Coord2(int64(k))
		xs[k], ys[k] = at.X, at.Y
	}
	xs, ys = spread(xs), spread(ys)
	spots := make([]dataset.Spot, n)
	for k, record := range g.records {
		spots[k] = dataset.Spot{Record: record, X: uint16(math.Round(xs[k] * math.MaxUint16)), Y: uint16(math.Round(ys[k] * math.MaxUint16))}
	}
	return spots
}

// updates is where the flagship's springs have come to rest. A dossier of a
// thousand actors takes a second; beyond, steps are taken from the drawing so
// that ten thousand take no more than ten seconds: nobody reads a drawing of so
// many as a whole.
const (
	updates      = 800
	fewestSteps  = 30
	mostMovement = 800_000 // actors times steps
)

func updatesFor(nodes int) int { return max(fewestSteps, min(updates, mostMovement/nodes)) }

// Of few nodes the forces are added up nearly one by one; of many, whole
// quarters of the drawing push as one, by the ratio that Barnes and Hut called
// accurate enough: a tenth of the time, and no eye tells twenty thousand apart.
const (
	exactTheta = 0.2
	roughTheta = 0.8
	mostExact  = 2_000 // nodes
)

func thetaFor(nodes int) float64 {
	if nodes > mostExact {
		return roughTheta
	}
	return exactTheta
}

// spread brings coordinates to between 0 and 1.
func spread(values []float64) []float64 {
	order := make([]int, len(values))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(values[a], values[b]), cmp.Compare(a, b)) })
	least, most := values[order[0]], values[order[len(order)-1]]
	span := max(most-least, math.SmallestNonzeroFloat64)
	out := make([]float64, len(values))
	for rank, k := range order {
		out[k] = (values[k]-least)/span/2 + float64(rank)/float64(max(len(values)-1, 1))/2
	}
	return out
}

// ties is the graph of all relations: node k stands for records[k], the last
// node for the middle.
type ties struct {
	records []int // ascending
	near    [][]gonum.Node
}

func newTies(c *compiler) *ties {
	t := &ties{}
	node := map[int]int{}
	var pairs [][2]int
	for r := range graph.Each[*data.Relation](c.graph) {
		from, known := c.graph.Number(r.From)
		to, also := c.graph.Number(r.To)
		if known && also && from != to {
			pairs = append(pairs, [2]int{from, to})
			t.records = append(t.records, from, to)
		} else if known {
			t.records = append(t.records, from)
		}
	}
	slices.Sort(t.records)
	t.records = slices.Compact(t.records)
	for k, record := range t.records {
		node[record] = k
	}
	t.near = make([][]gonum.Node, len(t.records)+1)
	for _, p := range pairs {
		t.tie(node[p[0]], node[p[1]])
	}
	t.hold()
	return t
}

func (t *ties) tie(a, b int) {
	if !t.HasEdgeBetween(int64(a), int64(b)) {
		t.near[a] = append(t.near[a], simple.Node(b))
		t.near[b] = append(t.near[b], simple.Node(a))
	}
}

// hold ties the best connected node of each part to the middle.
func (t *ties) hold() {
	middle := len(t.records)
	seen := make([]bool, middle)
	for start := range middle {
		if seen[start] {
			continue
		}
		seen[start] = true
		part := []int{start}
		for k := 0; k < len(part); k++ {
			for _, n := range t.near[part[k]] {
				if id := int(n.ID()); !seen[id] {
					seen[id] = true
					part = append(part, id)
				}
			}
		}
		t.tie(slices.MaxFunc(part, func(a, b int) int {
			return cmp.Or(cmp.Compare(len(t.near[a]), len(t.near[b])), cmp.Compare(b, a))
		}), middle)
	}
}

// What gonum asks of a graph.

func (t *ties) Node(id int64) gonum.Node { return simple.Node(id) }

func (t *ties) Nodes() gonum.Nodes {
	all := make([]gonum.Node, len(t.near))
	for k := range all {
		all[k] = simple.Node(k)
	}
	return iterator.NewOrderedNodes(all)
}

func (t *ties) From(id int64) gonum.Nodes { return iterator.NewOrderedNodes(t.near[id]) }

func (t *ties) HasEdgeBetween(a, b int64) bool {
	return slices.ContainsFunc(t.near[a], func(n gonum.Node) bool { return n.ID() == b })
}

func (t *ties) Edge(a, b int64) gonum.Edge { return t.WeightedEdge(a, b) }

func (t *ties) WeightedEdge(a, b int64) gonum.WeightedEdge {
	if !t.HasEdgeBetween(a, b) {
		return nil
	}
	w, _ := t.Weight(a, b)
	return simple.WeightedEdge{F: simple.Node(a), T: simple.Node(b), W: w}
}

// hub is how many springs of full strength a node bears: with more, a step at
// the rate above overshoots and the layout never rests.
const hub = 5

// Weight is the strength of the spring between two nodes.
func (t *ties) Weight(a, b int64) (float64, bool) {
	if !t.HasEdgeBetween(a, b) {
		return 0, a == b
	}
	return min(1, hub/float64(max(len(t.near[a]), len(t.near[b])))), true
}
