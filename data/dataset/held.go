// SPDX-License-Identifier: MIT

package dataset

import (
	"encoding/binary"
	"fmt"

	"isnad/data"
)

// # What a record is held under
//
// A search is narrowed to a place, a topic or a source. Which of them a record
// belongs to takes other records to tell: an event lies in a town and therefore in
// its country, a claim belongs to the topic of its proposition. So that is told
// when the index is made. Of each record, in order, and of each facet in turn,
// section held has a varint with the number of values, and a varint for each
// value: a place by its number among the places, and so on. It is empty where no
// record has any.

// Facet is one of those that a record may have several values of.
type Facet int

const (
	ByPlace Facet = iota
	ByTopic
	BySource
	FacetCount
)

// Type of the records that are values of the facet.
func (f Facet) Type() data.Type {
	return [FacetCount]data.Type{data.TypePlace, data.TypeTopic, data.TypeSource}[f]
}

// Held are the values of a record's facets: numbers of records, each once.
type Held [FacetCount][]int

// putHeld writes what the next record is held under.
func (w *Writer) putHeld(held *Held) {
	for f, values := range held {
		w.isHeld = w.isHeld || len(values) > 0
		w.secs[secHeld] = binary.AppendUvarint(w.secs[secHeld], uint64(len(values)))
		for _, v := range values {
			if v < w.first[f] {
				w.fail("record %d is no value of facet %d", v, f)
				return
			}
			w.secs[secHeld] = binary.AppendUvarint(w.secs[secHeld], uint64(v-w.first[f]))
		}
	}
}

// EachHeld calls with every record's values in turn, until it is told to stop.
// What it is called with holds until the next call. A damaged section is an
// error, after as many records as could be read.
func (x *Index) EachHeld(do func(record int, held *Held) bool) error {
	var held Held
	b := x.held
	next := func() (int, bool) {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > uint64(x.n) {
			return 0, false
		}
		b = b[n:]
		return int(v), true
	}
	for i := 0; i < x.n && len(x.held) > 0; i++ {
		for f := range held {
			from, to := x.Range(Facet(f).Type())
			count, ok := next()
			held[f] = held[f][:0]
			for ; ok && count > 0; count-- {
				var v int
				v, ok = next()
				ok = ok && from+v < to
				held[f] = append(held[f], from+v)
			}
			if !ok {
				return fmt.Errorf("%w: what record %d is held under", ErrFormat, i)
			}
		}
		if !do(i, &held) {
			return nil
		}
	}
	return nil
}
