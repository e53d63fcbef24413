// SPDX-License-Identifier: MIT

package compile

import (
	"math"
	"slices"
	"testing"

	"isnad/data"
	"isnad/data/graph"
	"isnad/data/load"
)

// relating is a dossier of actors of whom each relation names two, by number.
func relating(n int, pairs ...[2]int) *data.Dossier {
	d := &data.Dossier{Isnad: 1}
	id := func(k int) string { return "actor-" + string(rune('a'+k)) }
	for k := range n {
		d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: id(k)}, Name: data.Text{EN: id(k)}})
	}
	for k, p := range pairs {
		d.Relations = append(d.Relations, &data.Relation{Meta: data.Meta{ID: "relation-" + string(rune('a'+k))}, From: id(p[0]), To: id(p[1])})
	}
	return d
}

func TestSpots(t *testing.T) {
	star := [][2]int{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7}, {0, 8}, {0, 9}, {0, 10}, {0, 11}, {0, 12}}
	for name, c := range map[string]struct {
		d    *data.Dossier
		want []int // records
	}{
		"no relation, no drawing":           {relating(3), nil},
		"who is in no relation has no spot": {relating(4, [2]int{0, 2}), []int{0, 2}},
		"two parts that nothing joins":      {relating(4, [2]int{0, 1}, [2]int{2, 3}), []int{0, 1, 2, 3}},
		"a relation to oneself":             {relating(2, [2]int{1, 1}), []int{1}},
		"a hub":                             {relating(13, star...), []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
	} {
		t.Run(name, func(t *testing.T) {
			c1, c2 := &compiler{graph: graph.New(c.d)}, &compiler{graph: graph.New(c.d)}
			spots := c1.spots()
			var got []int
			for _, s := range spots {
				got = append(got, s.Record)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("records %v have spots, want %v", got, c.want)
			}
			if !slices.Equal(spots, c2.spots()) {
				t.Error("the same dossier is drawn otherwise")
			}
		})
	}
}

// What is tied stands nearer than what is not: else the drawing says nothing.
func TestTheFlagshipsTiesAreShort(t *testing.T) {
	l, err := load.Dir("../dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	c := &compiler{graph: graph.New(l.Dossier)}
	at := map[int][2]float64{}
	spots := c.spots()
	for _, s := range spots {
		at[s.Record] = [2]float64{float64(s.X) / math.MaxUint16, float64(s.Y) / math.MaxUint16}
	}
	distance := func(a, b int) float64 { return math.Hypot(at[a][0]-at[b][0], at[a][1]-at[b][1]) }
	tied, any := 0.0, 0.0
	for _, r := range l.Dossier.Relations {
		from, _ := c.graph.Number(r.From)
		to, _ := c.graph.Number(r.To)
		tied += distance(from, to) / float64(len(l.Dossier.Relations))
	}
	n := float64(len(spots) * (len(spots) - 1) / 2)
	for i := range spots {
		for k := range i {
			any += distance(spots[i].Record, spots[k].Record) / n
		}
	}
	if tied > any/2 {
		t.Errorf("a tie is %.2f long, any two names are %.2f apart", tied, any)
	}
}
