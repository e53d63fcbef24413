// SPDX-License-Identifier: MIT

package deflate

import "encoding/binary"

// writer writes bits, the lowest of each byte first.
type writer struct {
	out   []byte
	ahead uint64 // bits that are no whole bytes yet
	n     int
}

func (w *writer) bits(value, n int) {
	w.ahead |= uint64(value) << w.n
	if w.n += n; w.n >= 32 {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(w.ahead))
		w.ahead >>= 32
		w.n -= 32
	}
}

// align fills the last byte.
func (w *writer) align() {
	for ; w.n > 0; w.n -= 8 {
		w.out = append(w.out, byte(w.ahead))
		w.ahead >>= 8
	}
	w.n = 0
}

// block writes a block with a code of its own (RFC 1951, 3.2.7):
//
//	1 bit    whether it is the last
//	2 bits   the kind, 2
//	5, 5, 4  how many codes there are: first alphabet, distances, runs
//	3 each   lengths of the runs' codes
//	…        the runs, the symbols, the end
func (w *writer) block(b block, last bool) {
	c, ended := b.code, 0
	if last {
		ended = 1
	}
	w.bits(ended, 1)
	w.bits(2, 2)
	w.bits(len(c.first)-end-1, 5)
	w.bits(len(c.distance)-1, 5)
	w.bits(c.kinds()-4, 4)
	for _, kind := range order[:c.kinds()] {
		w.bits(int(c.ofRun[kind]), 3)
	}
	runs, first, distance := codes(c.ofRun), codes(c.first), codes(c.distance)
	for _, r := range c.runs {
		w.bits(int(runs[r.kind]), int(c.ofRun[r.kind]))
		w.bits(int(r.rest), int(r.extra))
	}
	for _, s := range b.symbols {
		if s.length() == 0 {
			w.bits(int(first[s]), int(c.first[s]))
			continue
		}
		i, extra, rest := ofLength(s.length())
		w.bits(int(first[i]), int(c.first[i]))
		w.bits(rest, extra)
		j := ofDistance(s.distance())
		w.bits(int(distance[j]), int(c.distance[j]))
		w.bits((s.distance()-1)&(1<<extraOf(j)-1), extraOf(j))
	}
	w.bits(int(first[end]), int(c.first[end]))
}
