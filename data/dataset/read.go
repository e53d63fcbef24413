// SPDX-License-Identifier: MIT

package dataset

import (
	"cmp"
	"encoding/binary"
	"unsafe"
)

// sections cuts the file along its table.
func sections(b []byte) ([][]byte, error) {
	if len(b) < headerSize || string(b[:8]) != magic {
		return nil, bad("it does not start with %s", magic)
	}
	if v := binary.LittleEndian.Uint32(b[8:]); v != Version {
		return nil, bad("it has layout version %d, this program reads %d", v, Version)
	}
	if size := binary.LittleEndian.Uint32(b[12:]); uint64(size) != uint64(len(b)) {
		return nil, bad("it says %d bytes and has %d", size, len(b))
	}
	if n := binary.LittleEndian.Uint32(b[16:]); n != sectionCount {
		return nil, bad("it has %d sections instead of %d", n, sectionCount)
	}
	if len(b) < headerSize+8*sectionCount {
		return nil, bad("its section table is cut off")
	}
	secs := make([][]byte, sectionCount)
	for k := range secs {
		entry := b[headerSize+8*k:]
		offset, length := uint64(binary.LittleEndian.Uint32(entry)), uint64(binary.LittleEndian.Uint32(entry[4:]))
		if offset%4 != 0 || offset+length > uint64(len(b)) {
			return nil, bad("section %d lies outside the file", k)
		}
		secs[k] = b[offset : offset+length : offset+length]
	}
	return secs, nil
}

// reader takes typed sections and keeps the first error. What it reads it puts
// where it belongs, in place of giving it back: dozens of columns are read, and
// what is written out for each of them is fetched and compiled.
type reader struct {
	secs [][]byte
	err  error
}

func (r *reader) bytes(to *[]byte, sec, n int) {
	if r.err == nil && len(r.secs[sec]) != n {
		r.err = bad("section %d has %d bytes instead of %d", sec, len(r.secs[sec]), n)
	}
	if r.err == nil {
		*to = r.secs[sec]
	}
}

func (r *reader) u32(to *[]uint32, sec, n int) {
	var b []byte
	r.bytes(&b, sec, 4*n)
	*to = words32(b)
}

// optional is a column that may be left out.
func (r *reader) optional(to *[]uint32, sec, n int) {
	if len(r.secs[sec]) > 0 {
		r.u32(to, sec, n)
	}
}

// planes reads a column in planes, four at most.
func (r *reader) planes(to *planes, sec, n int) {
	b := r.secs[sec]
	if len(b) == 0 {
		return
	}
	if n == 0 || len(b)%n != 0 || len(b)/n > 4 {
		r.err = cmp.Or(r.err, bad("section %d has %d bytes for %d records", sec, len(b), n))
		return
	}
	*to = planes{n, b}
}

// table reads the lengths in section sec and the heap in the next.
func (r *reader) table(to *table, sec, n int) {
	var lengths []uint32
	r.u32(&lengths, sec, n)
	if r.err != nil {
		return
	}
	t, ok := newTable(lengths, r.secs[sec+1])
	if !ok {
		r.err = bad("string table %d leads outside its heap", sec)
		return
	}
	*to = t
}

// words32 views b as numbers where the machine allows it (little-endian and
// aligned: every machine that runs us, on a fresh buffer) and copies otherwise.
func words32(b []byte) []uint32 {
	if len(b) < 4 {
		return nil
	}
	p := unsafe.Pointer(unsafe.SliceData(b))
	if littleEndian && uintptr(p)%4 == 0 {
		return unsafe.Slice((*uint32)(p), len(b)/4)
	}
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

var littleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1
