// SPDX-License-Identifier: MIT

package search

import (
	"cmp"
	"sort"
)

// defaultLimit is how many hits a query gets that does not say.
const defaultLimit = 20

// strongCover is the share of a query, of full, that a strong match meets. With
// half, three in a hundred right answers are called weak, and so are 98 in a
// hundred answers to names that nobody has.
const strongCover = 500

// Search answers q. An empty query, or one of signs only, has no hits.
func (e *Engine) Search(q Query) Result {
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	e.slicing = slicing{pause: q.Pause}
	e.begin()
	defer func() { e.pause = nil }()
	p := e.parse(q.Text)
	if p.total == 0 || e.halted {
		return Result{Halted: e.halted}
	}
	r := e.answer(p, &q, e.recall(p, &q))
	if e.halted {
		e.scratch = scratch{}
		return Result{Halted: true}
	}
	return r
}

// leastOfBest: a candidate with less than this part of what the best one scores
// is not ranked; no order of words makes up for that.
const leastOfBest = 3

// answer ranks the candidates and makes hits of the best.
func (e *Engine) answer(p *parsed, q *Query, all recalled) Result {
	least := 0
	for _, c := range all.best {
		least = max(least, c.score/leastOfBest)
	}
	e.rankings(len(all.best))
	for _, c := range all.best {
		if e.step(stepRank) {
			return Result{}
		}
		if c.score < least {
			continue
		}
		s := e.rank(p, q.Lang, c.record)
		if c.score < p.total*strongCover && s.cover >= strongCover {
			all.strong++ // words written together or apart
			if q.Tally != nil {
				q.Tally(c.record)
			}
		}
		e.ranked = append(e.ranked, s)
	}
	ranked := e.ranked
	sort.Sort(ranking{e, ranked})
	e.breakTies(p, ranked)
	r := Result{Total: all.strong}
	strong := 0
	for _, s := range ranked[:min(len(ranked), q.Limit)] {
		if s.score == 0 || e.step(stepHit) {
			break
		}
		h := e.hit(p, s)
		if h.Strength == Strong {
			strong++
		}
		r.Hits = append(r.Hits, h)
	}
	if r.Weak = strong == 0 && len(r.Hits) > 0; r.Weak {
		r.Total = len(r.Hits)
	}
	return r
}

// ranking sorts records by above. Every program that draws has sort.Sort; to
// have slices.SortFunc of a type as well is 18 kB of code.
type ranking struct {
	*Engine
	all []*scored
}

func (r ranking) Len() int      { return len(r.all) }
func (r ranking) Swap(i, j int) { r.all[i], r.all[j] = r.all[j], r.all[i] }
func (r ranking) Less(i, j int) bool {
	r.step(1) // however many
	return r.above(r.all[i], r.all[j]) < 0
}

// above orders ranked records: by standing, then by score, then by sahilm's tie-break, then those
// that are referred to more, then the order of the dossier.
func (e *Engine) above(a, b *scored) int {
	return cmp.Or(cmp.Compare(b.order, a.order), cmp.Compare(b.score, a.score), cmp.Compare(b.fuzz, a.fuzz),
		cmp.Compare(e.index.Degree(b.record), e.index.Degree(a.record)), cmp.Compare(a.record, b.record))
}
