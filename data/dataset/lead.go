// SPDX-License-Identifier: MIT

package dataset

import (
	"cmp"
	"sort"
)

// Lead is what a record's title must not stand without where nothing else of the
// record is at hand, as in a search result before the records are decoded: on
// whom it rests, and whether it is reported not to be so. How that is worded,
// and when, the view knows.
type Lead struct {
	Record int
	Marks  LeadMark
	Voices []int // records: a claim's speaker, or whom another record is according to, in its order
}

// LeadMark is a set of marks.
type LeadMark uint32

const (
	Negated      LeadMark = 1 << iota // an event or relation that is reported not to be so
	Unnamed                           // said of nobody (data.Unattributed)
	OnAllegation                      // a relation whose footing is alleged
	Denies                            // a claim that denies
	Unanswered                        // a claim to which no response is recorded, and which says so
	Publishes                         // an actor who publishes a source
	leadMarks    = iota
)

// putLeads writes leads, ascending by record.
func (w *Writer) putLeads(leads []Lead) {
	for _, l := range leads {
		for _, v := range l.Voices {
			w.put32(secVoices, uint32(v))
		}
		w.put32(secLeads, uint32(l.Record))
		end := len(w.secs[secVoices]) / 4
		if end >= 1<<(32-leadMarks) {
			w.fail("more than %d speakers", 1<<(32-leadMarks))
		}
		w.put32(secLeads, uint32(end)<<leadMarks|uint32(l.Marks))
	}
}

func (x *Index) readLeads(r *reader) {
	r.u32(&x.leads, secLeads, len(r.secs[secLeads])/8*2)
	r.u32(&x.voices, secVoices, len(r.secs[secVoices])/4)
}

// checkLeads refuses leads that are out of order and voices that are nobody's.
func (x *Index) checkLeads() error {
	end := uint32(0)
	for k := 0; k < len(x.leads); k += 2 {
		next := x.leads[k+1] >> leadMarks
		if next < end || int(next) > len(x.voices) {
			return bad("lead %d has voices that are not there", k/2)
		}
		end = next
	}
	if !below(x.voices, uint32(x.n)) {
		return bad("voices point outside the records")
	}
	return nil
}

// Lead of record i; the zero marks and no voices where it has none.
func (x *Index) Lead(i int) Lead {
	l := Lead{Record: i}
	k, found := sort.Find(len(x.leads)/2, func(k int) int { return cmp.Compare(int64(i), int64(x.leads[2*k])) })
	if !found {
		return l
	}
	from, to := uint32(0), x.leads[2*k+1]>>leadMarks
	if k > 0 {
		from = x.leads[2*k-1] >> leadMarks
	}
	l.Marks = LeadMark(x.leads[2*k+1] & (1<<leadMarks - 1))
	for _, v := range x.voices[from:to] {
		l.Voices = append(l.Voices, int(v))
	}
	return l
}
