// SPDX-License-Identifier: MIT

// Package deflate packs bytes as gzip, in some percent fewer than the standard
// library at its best, and in ten times its time: for what is packed once and
// fetched often. It unpacks nothing; whatever unpacks gzip does that.
//
// RFC 1951 says what a packed text looks like: blocks of literals and of matches,
// which repeat what stood up to 32 KiB before, each block with a code that gives
// its frequent symbols few bits. How to find a short one is left to whoever packs.
// The standard library takes good matches as they come. Here
//
//  1. all matches are found first, at every place and of every length (finder);
//  2. what a symbol costs is guessed, and the cheapest way through the text is
//     worked out backwards (shortest); that way's symbols tell better what each
//     costs, and so on until it gains nothing;
//  3. blocks end where their symbols change: many small ones are joined as long
//     as one code for two is the shorter (divide).
//
// This is what zopfli and libdeflate do; the only packer of the kind in Go has had
// no keeper since 2014 and takes two minutes for nine megabytes.
package deflate

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"hash/crc32"
)

const (
	// segment is how many bytes are thought about together: their matches take
	// some thirty times as much memory. A block does not reach over its end, which
	// costs a hundred bytes each time.
	segment = 1 << 20
	// unit is how many symbols the smallest block has: fewer do not pay for a code.
	unit = 1 << 10
	// rounds is how often the cheapest way is looked for at most. After some five
	// a round gains less than one byte in ten thousand.
	rounds = 8
)

// Gzip returns b in the gzip format, without a name or a time, and never longer
// than the standard library makes it. The same bytes make the same. The error is
// the context's, if that ends first.
func Gzip(ctx context.Context, b []byte) ([]byte, error) {
	usual, err := library(b)
	if err != nil {
		return nil, err
	}
	w := &writer{out: []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255}} // RFC 1952: deflate, nothing else said, slowest, no system
	f := newFinder(b)
	for from := 0; from < len(b); from += segment {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		to := min(from+segment, len(b))
		s := f.segment(from, to)
		for _, block := range s.blocks() {
			w.block(block, s.from+block.to == len(b))
		}
	}
	w.align()
	w.out = binary.LittleEndian.AppendUint32(w.out, crc32.ChecksumIEEE(b))
	w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(b)))
	if len(b) == 0 || len(usual) <= len(w.out) {
		return usual, nil
	}
	return w.out, nil
}

// library packs as the standard library does at its best. Of what has no
// repetitions, or is very short, that is the shorter: it has more kinds of blocks.
func library(b []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}
