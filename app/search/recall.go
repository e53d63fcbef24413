// SPDX-License-Identifier: MIT

package search

import (
	"cmp"

	"isnad/data/dataset"
)

// classWeight is what a match counts in a field of a class, of full: people look
// for names first.
var classWeight = [4]int{dataset.ClassName: 1000, dataset.ClassTitle: 930, dataset.ClassText: 800, dataset.ClassFact: 880}

// candidate is a record that shares words with the query.
type candidate struct {
	record int
	score  int // of full × the weight of all terms
}

// survivors is how many candidates are ranked. What is looked for stands far
// above the cut; the number buys the order of the many that share one common
// name. Where more hits are wanted, more survive.
const survivors = 256

func (q *Query) survivors() int { return max(survivors, q.Limit) }

// recalled is what recall knows of the whole corpus.
type recalled struct {
	best   []candidate // survivors at most, in no order
	strong int         // records that match closely
}

// recall scores every record by the words it shares with the query. Rare words
// come first: once there are survivors that the words still to come cannot
// catch up with, common words only add to records already found.
func (e *Engine) recall(p *parsed, q *Query) recalled {
	keep := q.survivors()
	if n := e.index.Len(); len(e.total) != n {
		e.scratch = scratch{total: make([]uint32, n), now: make([]uint16, n)}
	}
	left := p.total
	e.touched = e.touched[:0]
	for _, t := range p.rarestFirst() {
		e.add(t, e.settled(left, keep, q))
		left -= t.weight
	}
	return e.collect(p, keep, q)
}

// rarestFirst returns the terms that count, a dozen at most, the telling first.
func (p *parsed) rarestFirst() []*term {
	var order []*term
	for i := range p.terms {
		if p.terms[i].optional {
			continue
		}
		order = append(order, &p.terms[i])
		for k := len(order) - 1; k > 0 && order[k].weight > order[k-1].weight; k-- {
			order[k], order[k-1] = order[k-1], order[k]
		}
	}
	return order
}

// settled reports that so many records already score more than the words left
// can give that no new one will survive. With a filter any record may still
// fall away, so it never does.
func (e *Engine) settled(left, keep int, q *Query) bool {
	if len(e.touched) < 2*keep || !q.unfiltered() {
		return false
	}
	n := 0
	for i, r := range e.touched {
		if i%maskRun == 0 && e.step(1) {
			return false
		}
		if e.total[r] > uint32(left*full) {
			if n++; n >= keep {
				return true
			}
		}
	}
	return false
}

// add gives each record the best match of one term.
func (e *Engine) add(t *term, onlyTouched bool) {
	e.fresh = e.fresh[:0]
	for _, r := range t.readings {
		for _, f := range r.found {
			var share [4]uint16
			for c := range share {
				share[c] = uint16(worth(f.in(dataset.Class(c))) * classWeight[c] / full)
			}
			e.postings = e.index.Postings(int(f.token), e.postings[:0])
			if e.step(1 + len(e.postings)/postingRun) {
				return
			}
			for _, p := range e.postings {
				record := p.Record()
				if share[p.Class()] == 0 || onlyTouched && e.total[record] == 0 {
					continue
				}
				now := e.now[record]
				if now == 0 {
					e.fresh = append(e.fresh, uint32(record))
				}
				e.now[record] = max(now, share[p.Class()])
			}
		}
	}
	for _, record := range e.fresh {
		if e.total[record] == 0 {
			e.touched = append(e.touched, record)
		}
		e.total[record] += uint32(t.weight) * uint32(e.now[record])
		e.now[record] = 0
	}
}

// postingRun is how many postings are added up in a step.
const postingRun = 16

// collect takes the best candidates and counts the close ones, and clears the
// scratch.
func (e *Engine) collect(p *parsed, keep int, q *Query) recalled {
	var r recalled
	top := heap{engine: e, keep: keep, all: e.best[:0]}
	for i, record := range e.touched {
		if i%postingRun == 0 && e.step(1) {
			return r
		}
		c := candidate{int(record), int(e.total[record])}
		e.total[record] = 0
		strong := c.score >= p.total*strongCover
		if strong && q.Tally != nil {
			if e.step(1) {
				return r
			}
			q.Tally(c.record)
		}
		if !strong && !top.wants(c) || !q.passes(e.index, c.record) {
			continue
		}
		if strong {
			r.strong++
		}
		top.push(c)
	}
	e.best, r.best = top.all, top.all
	return r
}

// before orders candidates: by score, then shorter names, then records that are
// referred to more, then the order of the dossier.
func (e *Engine) before(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(e.index.Length(a.record), e.index.Length(b.record)),
		cmp.Compare(e.index.Degree(b.record), e.index.Degree(a.record)), cmp.Compare(a.record, b.record))
}

// heap keeps the best with the worst of them on top.
type heap struct {
	engine *Engine
	keep   int
	all    []candidate
}

func (h *heap) wants(c candidate) bool {
	if len(h.all) < h.keep {
		return true
	}
	worst := h.all[0]
	return c.score > worst.score || c.score == worst.score && h.engine.before(c, worst) < 0
}

func (h *heap) push(c candidate) {
	if !h.wants(c) {
		return
	}
	if len(h.all) < h.keep {
		h.all = append(h.all, c)
		for i := len(h.all) - 1; i > 0 && h.worse(i, (i-1)/2); i = (i - 1) / 2 {
			h.all[i], h.all[(i-1)/2] = h.all[(i-1)/2], h.all[i]
		}
		return
	}
	h.all[0] = c
	for i := 0; ; {
		worst := i
		for k := 2*i + 1; k <= 2*i+2 && k < len(h.all); k++ {
			if h.worse(k, worst) {
				worst = k
			}
		}
		if worst == i {
			return
		}
		h.all[i], h.all[worst] = h.all[worst], h.all[i]
		i = worst
	}
}

func (h *heap) worse(i, j int) bool {
	a, b := h.all[i], h.all[j]
	return a.score < b.score || a.score == b.score && h.engine.before(a, b) > 0
}
