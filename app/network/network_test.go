// SPDX-License-Identifier: MIT

package network

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"isnad/data"
	"isnad/data/edtf"
)

// checkLayout holds a layout to what the package promises.
func checkLayout(t *testing.T, l *Layout, edges []Edge) {
	t.Helper()
	for i, a := range l.Boxes {
		if a.X-a.Width/2 < -0.01 || a.X+a.Width/2 > l.Width+0.01 || a.Y-a.Height/2 < -0.01 || a.Y+a.Height/2 > l.Height+0.01 {
			t.Fatalf("box %d %+v leaves the drawing of %.0f by %.0f", i, a, l.Width, l.Height)
		}
		for k, b := range l.Boxes[:i] {
			if math.Abs(a.X-b.X) < (a.Width+b.Width)/2-0.01 && math.Abs(a.Y-b.Y) < (a.Height+b.Height)/2-0.01 {
				t.Fatalf("boxes %d %+v and %d %+v touch", k, b, i, a)
			}
		}
	}
	for k, n := range l.Lines {
		e := edges[k]
		if !n.Shown {
			continue
		}
		for _, v := range []float64{n.X0, n.Y0, n.CX, n.CY, n.X1, n.Y1} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("line %d is nowhere: %+v", k, n)
			}
		}
		if !onEdge(l.Boxes[e.From], n.X0, n.Y0) || !onEdge(l.Boxes[e.To], n.X1, n.Y1) {
			t.Fatalf("line %d %+v does not end at its boxes %+v and %+v", k, n, l.Boxes[e.From], l.Boxes[e.To])
		}
	}
}

// onEdge allows for the last halving.
func onEdge(b Box, x, y float64) bool { return b.holds(x, y, 0.5) && !(b.holds(x, y, -0.5)) }

// crowd is n nodes at random, with names of very different lengths.
func crowd(n int, seed uint64) ([]Node, []Edge) {
	random := rand.New(rand.NewPCG(seed, 1))
	nodes := make([]Node, n)
	var edges []Edge
	for k := range nodes {
		nodes[k] = Node{X: random.Float64(), Y: random.Float64(), Width: 30 + 150*random.Float64(), Height: 24 + 40*random.Float64()}
		if k%4 == 0 {
			nodes[k].Wider, nodes[k].Higher = 60*random.Float64(), 45*random.Float64()
		}
		if k > 0 {
			edges = append(edges, Edge{k, random.IntN(k)}, Edge{random.IntN(k), k})
		}
	}
	return nodes, edges
}

func TestLayouts(t *testing.T) {
	same := []Node{{X: 0.5, Y: 0.5, Width: 80, Height: 26}, {X: 0.5, Y: 0.5, Width: 80, Height: 26}, {X: 0.5, Y: 0.5, Width: 80, Height: 26}}
	many, ties := crowd(160, 7)
	for name, c := range map[string]struct {
		nodes []Node
		edges []Edge
		width float64
	}{
		"nothing is an empty drawing":               {nil, nil, 400},
		"one name":                                  {same[:1], nil, 400},
		"all in one place are set apart":            {same, []Edge{{0, 1}, {1, 2}, {2, 0}}, 400},
		"two ties of the same two lie side by side": {same[:2], []Edge{{0, 1}, {1, 0}}, 400},
		"a name wider than the page is cut to it":   {[]Node{{Width: 900, Height: 20}, {Width: 900, Height: 20}}, []Edge{{0, 1}}, 300},
		"a tie to oneself has no line":              {same, []Edge{{1, 1}}, 400},
		"a tie to nobody has no line":               {same, []Edge{{0, 9}, {-1, 0}}, 400},
		"a crowd":                                   {many, ties, 1120},
		"a crowd on a narrow page":                  {many, ties, 360},
	} {
		t.Run(name, func(t *testing.T) {
			l := Whole(c.nodes, c.edges, c.width)
			checkLayout(t, l, c.edges)
			if again := Whole(c.nodes, c.edges, c.width); !reflect.DeepEqual(l, again) {
				t.Error("the same input gives another layout")
			}
		})
	}
}

func TestRings(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 8, 25} {
		nodes, _ := crowd(n, uint64(n))
		var edges []Edge
		for k := 1; k < n; k++ {
			nodes[k].Width = min(nodes[k].Width, Room(360))
			edges = append(edges, Edge{0, k}, Edge{k, 0})
		}
		for _, width := range []float64{360, 760} {
			checkLayout(t, Ring(nodes, edges, width), edges)
		}
	}
}

func TestTwoTiesOfTheSameTwoDoNotCoincide(t *testing.T) {
	nodes := []Node{{X: 0, Y: 0.5, Width: 60, Height: 30}, {X: 1, Y: 0.5, Width: 60, Height: 30}}
	l := Whole(nodes, []Edge{{0, 1}, {0, 1}, {1, 0}}, 600)
	for i := range l.Lines {
		for k := range i {
			_, a := l.Lines[i].Middle()
			_, b := l.Lines[k].Middle()
			if math.Abs(a-b) < beside/2-1 {
				t.Errorf("lines %d and %d lie on one another: %.1f and %.1f", k, i, a, b)
			}
		}
	}
}

func TestALineGoesAroundANameInItsWay(t *testing.T) {
	nodes := []Node{{X: 0, Y: 0, Width: 60, Height: 26}, {X: 0.5, Y: 0.5, Width: 60, Height: 26}, {X: 1, Y: 1, Width: 60, Height: 26}}
	l := Whole(nodes, []Edge{{0, 2}}, 600)
	if n := l.beneath(l.Lines[0], Edge{0, 2}, len(nodes)); n != 0 {
		t.Errorf("the line from the first to the last passes beneath %d", n)
	}
}

func TestArrowKeysLeadToTheNextName(t *testing.T) {
	l := &Layout{Boxes: []Box{{X: 50, Y: 50}, {X: 150, Y: 55}, {X: 60, Y: 150}, {X: 400, Y: 50}}}
	for name, c := range map[string]struct {
		from int
		key  string
		want int
	}{
		"to the right is the nearest there": {0, "ArrowRight", 1},
		"further on":                        {1, "ArrowRight", 3},
		"down":                              {0, "ArrowDown", 2},
		"up again":                          {2, "ArrowUp", 0},
		"nothing lies to the left":          {0, "ArrowLeft", -1},
		"another key leads nowhere":         {0, "Enter", -1},
		"from nobody to nobody":             {9, "ArrowLeft", -1},
	} {
		if got := l.Next(c.from, c.key); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestFilters(t *testing.T) {
	date := func(s string) *data.Date {
		if s == "" {
			return nil
		}
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return &data.Date{Date: d}
	}
	in := func(year int) Filter {
		return Filter{From: edtf.DayOf(year, 1, 1), Until: edtf.DayOf(year, 12, 31), HasFrom: true, HasUntil: true}
	}
	for name, c := range map[string]struct {
		f          Filter
		start, end string
		once, want bool
	}{
		"no filter keeps everything": {Filter{}, "", "", false, true},
		"another kind":               {Filter{Kinds: []string{"leads"}}, "", "", false, false},
		"its kind":                   {Filter{Kinds: []string{"leads", "part-of"}}, "", "", false, true},
		"another footing":            {Filter{Bases: []string{"alleged"}}, "", "", false, false},
		"its footing":                {Filter{Bases: []string{"de-jure"}}, "", "", false, true},
		"without a date nothing says that it held":          {in(2020), "", "", false, false},
		"begun before and without an end it may hold still": {in(2020), "2013", "", false, true},
		"an act of another year is over":                    {in(2020), "2013", "", true, false},
		"begun after":                                       {in(2020), "2021", "", false, false},
		"ended before":                                      {in(2020), "2013", "2019", false, false},
		"ended within":                                      {in(2020), "", "2020-06", false, true},
		"an act that may have been in the year":             {in(2020), "2019/2021", "", true, true},
	} {
		t.Run(name, func(t *testing.T) {
			r := &data.Relation{Kind: "part-of", Basis: data.BasisDeJure, Start: date(c.start), End: date(c.end)}
			if got := c.f.Keeps(r, c.once); got != c.want {
				t.Errorf("kept: %t, want %t", got, c.want)
			}
		})
	}
}

func FuzzWhole(f *testing.F) {
	f.Add(uint8(5), uint64(1), 400.0)
	f.Add(uint8(60), uint64(2), 120.0)
	f.Fuzz(func(t *testing.T, n uint8, seed uint64, width float64) {
		if !(width > 50 && width < 5000) {
			return
		}
		nodes, edges := crowd(int(n), seed)
		checkLayout(t, Whole(nodes, edges, width), edges)
	})
}

// BenchmarkWhole lays out as many names as a drawing shows.
func BenchmarkWhole(b *testing.B) {
	nodes, edges := crowd(160, 1)
	for b.Loop() {
		Whole(nodes, edges, 1120)
	}
}
