// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/data"
	"isnad/data/graph"
)

// matrix is a topic as a table: who says what on which proposition. It counts
// and groups; it never weighs.
type matrix struct {
	camps    []campColumns
	speakers []string       // actor or source ids, or data.Unattributed
	bearers  map[string]int // of a name as it is shown: how many speakers have it
	rows     []matrixRow
}

// campColumns is a camp's head over its members' columns; the label of those
// in no camp is zero.
type campColumns struct {
	label data.Text
	width int
}

type matrixRow struct {
	proposition *data.Proposition
	cells       [][]*data.Claim // by speaker
	general     [][]*data.Claim // by speaker: denials that take this in with others
	related     [][]*data.Claim // by speaker: denials of a related point, in answer to who asserts this
}

// matrixOf orders speakers by camp and, within and without, by first word.
func (site *Site) matrixOf(t *data.Topic) matrix {
	var m matrix
	for _, c := range append(site.topicClaims(t), site.topicDenials(t)...) {
		if !slices.Contains(m.speakers, c.Speaker) {
			m.speakers = append(m.speakers, c.Speaker)
		}
	}
	slices.SortStableFunc(m.speakers, func(a, b string) int { return cmp.Compare(campOf(t, a), campOf(t, b)) })
	m.camps = campsOver(t, m.speakers)
	for _, p := range site.Graph.Propositions(t.ID) {
		m.rows = append(m.rows, matrixRow{p, m.bySpeaker(site.Graph.Stances(p.ID)), m.bySpeaker(site.generalDenials(p)), m.bySpeaker(site.relatedDenials(p))})
	}
	return m
}

// bySpeaker puts claims into the columns of who speaks.
func (m matrix) bySpeaker(claims []*data.Claim) [][]*data.Claim {
	columns := make([][]*data.Claim, len(m.speakers))
	for _, c := range claims {
		at := slices.Index(m.speakers, c.Speaker)
		columns[at] = append(columns[at], c)
	}
	return columns
}

// campOf is the number of the speaker's camp; those in none come last.
func campOf(t *data.Topic, speaker string) int {
	at := slices.IndexFunc(t.Camps, func(c data.Camp) bool { return slices.Contains(c.Members, speaker) })
	if at < 0 {
		return len(t.Camps)
	}
	return at
}

func campsOver(t *data.Topic, speakers []string) []campColumns {
	if len(t.Camps) == 0 {
		return nil
	}
	widths := make([]int, len(t.Camps)+1)
	for _, id := range speakers {
		widths[campOf(t, id)]++
	}
	var camps []campColumns
	for i, width := range widths {
		if width == 0 {
			continue
		}
		c := campColumns{width: width}
		if i < len(t.Camps) {
			c.label = t.Camps[i].Label
		}
		camps = append(camps, c)
	}
	return camps
}

// sides is a topic as two camps: the propositions on which both speak, and
// what each says that the other does not take up.
type sides struct {
	labels [2]data.Text
	rows   []sideRow
	apart  [2][]*data.Claim
}

type sideRow struct {
	proposition *data.Proposition
	claims      [2][]*data.Claim
}

func (site *Site) sidesOf(t *data.Topic) sides {
	m := sides{labels: [2]data.Text{t.Camps[0].Label, t.Camps[1].Label}}
	for _, p := range site.Graph.Propositions(t.ID) {
		row := sideRow{proposition: p}
		for _, c := range site.Graph.Stances(p.ID) {
			if camp := campOf(t, c.Speaker); camp < 2 {
				row.claims[camp] = append(row.claims[camp], c)
			}
		}
		if len(row.claims[0]) > 0 && len(row.claims[1]) > 0 {
			m.rows = append(m.rows, row)
			continue
		}
		m.apart[0] = append(m.apart[0], row.claims[0]...)
		m.apart[1] = append(m.apart[1], row.claims[1]...)
	}
	return m
}

// unanswered are the recorded answers to a claim that do not stand beside it.
func (site *Site) unanswered(c *data.Claim, beside []*data.Claim) []*data.Claim {
	return slices.DeleteFunc(slices.Clone(site.Graph.Responses(c.ID)), func(a *data.Claim) bool { return slices.Contains(beside, a) })
}

func (pg *page) topicsShown() []*data.Topic {
	if pg.s.Topic == "" {
		return graph.All[*data.Topic](pg.Graph)
	}
	return slices.DeleteFunc(slices.Clone(graph.All[*data.Topic](pg.Graph)), func(t *data.Topic) bool { return t.ID != pg.s.Topic })
}

// topicClaims are the claims on a topic's propositions, in their order.
func (site *Site) topicClaims(t *data.Topic) []*data.Claim {
	return graph.Some[*data.Claim](site.Graph, site.topicClaimIDs(t))
}

// generalDenials are the claims that deny a proposition without naming it: the
// sweeping answers to who asserts it. They take a stance on a proposition of
// their own, so that Stances does not hold them.
func (site *Site) generalDenials(p *data.Proposition) []*data.Claim {
	var all []*data.Claim
	for _, c := range graph.Some[*data.Claim](site.Graph, graph.Tied[*data.Claim](site.Graph, p.ID, graph.Swept)) {
		for _, answer := range site.Graph.Responses(c.ID) {
			if answer.Stance == data.StanceDenies && answer.Proposition != p.ID && graph.Sweeps(answer, c) && !slices.Contains(all, answer) {
				all = append(all, answer)
			}
		}
	}
	return all
}

// topicDenials are the general denials of a topic's propositions, and those of
// related points.
func (site *Site) topicDenials(t *data.Topic) []*data.Claim {
	var all []*data.Claim
	for _, p := range site.Graph.Propositions(t.ID) {
		all = append(append(all, site.generalDenials(p)...), site.relatedDenials(p)...)
	}
	return all
}

// topicRoots are the claims of a topic, or the first of them, without what is
// shown under the claim that it answers, and the way to all.
func (pg *page) topicRoots(t *data.Topic) ([]*data.Claim, app.UI) {
	ids, rest := pg.cut("claims", pg.topicClaimIDs(t))
	return pg.roots(graph.Some[*data.Claim](pg.Graph, ids)), rest
}

// topicClaimIDs are the claims on a topic's propositions, in their order.
func (site *Site) topicClaimIDs(t *data.Topic) []string {
	var all []string
	for _, p := range site.Graph.Propositions(t.ID) {
		all = append(all, graph.Tied[*data.Claim](site.Graph, p.ID, graph.Stands)...)
	}
	return all
}

// roots keeps the claims that answer none of the others.
func (site *Site) roots(claims []*data.Claim) []*data.Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(c *data.Claim) bool {
		return slices.ContainsFunc(site.Graph.AnsweredBy(c), func(asked *data.Claim) bool { return slices.Contains(claims, asked) })
	})
}

// looseClaims are those on no proposition.
func (site *Site) looseClaims() []*data.Claim {
	var loose []*data.Claim
	for _, c := range graph.All[*data.Claim](site.Graph) {
		if c.Proposition == "" {
			loose = append(loose, c)
		}
	}
	return site.roots(loose)
}

// byStance are the claims on a proposition by the stance they take.
func (site *Site) byStance(p *data.Proposition) map[data.Stance][]string {
	groups := map[data.Stance][]string{}
	for _, s := range stances {
		if ids := graph.Tied[*data.Claim](site.Graph, p.ID, graph.Standing(s.of)); len(ids) > 0 {
			groups[s.of] = ids
		}
	}
	return groups
}

func itoa(n int) string { return strconv.Itoa(n) }

// occasionOf tells apart when and in what office somebody spoke; "" where no
// day is known, because nothing says then that two remarks belong together.
func occasionOf(c *data.Claim) string {
	if c.SaidOn == nil {
		return ""
	}
	return strings.Join([]string{c.Speaker, c.SaidOn.String(), c.Capacity.EN, c.OnBehalfOf}, "\x00")
}

// byOccasion puts claims of one occasion together, where the first of them
// stands.
func byOccasion(claims []*data.Claim) [][]*data.Claim {
	var groups [][]*data.Claim
	at := map[string]int{}
	for _, c := range claims {
		key := occasionOf(c)
		if k, known := at[key]; known && key != "" {
			groups[k] = append(groups[k], c)
			continue
		}
		at[key] = len(groups)
		groups = append(groups, []*data.Claim{c})
	}
	return groups
}
