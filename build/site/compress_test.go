// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"math/rand/v2"
	"testing"

	"github.com/andybalholm/brotli"
)

// Packers are used again; what one packs must not tell what it packed before.
func TestAPackerThatWasUsedPacksAsANewOne(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	words := bytes.Repeat([]byte("who said what about whom, when, through whom, in which passage; "), 8_000)
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	for _, c := range []struct {
		name string // and why it is here
		b    []byte
	}{
		{"long and alike: fills the tables", words},
		{"a few bytes: tables are cleared for those alone", []byte("who said what, who said what")},
		{"noise: nothing is found again", noise},
		{"longer than a first piece, shorter than a block", words[:100_000]},
		{"the beginning of the first once more: what was found then must not be found", words[:5_000]},
		{"nothing", nil},
	} {
		for _, quality := range []int{pageQuality, brotli.BestCompression} {
			got, err := packBrotli(context.Background(), c.b, quality)
			if err != nil {
				t.Fatal(err)
			}
			if want := fresh(t, c.b, quality); !bytes.Equal(got, want) {
				t.Errorf("%s: brotli %d gave %d bytes, a new packer %d", c.name, quality, len(got), len(want))
			}
		}
		got, err := packGzip(c.b)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		w, _ := gzip.NewWriterLevel(&want, gzip.BestCompression)
		w.Write(c.b)
		w.Close()
		if !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s: gzip gave %d bytes, a new packer %d", c.name, len(got), want.Len())
		}
	}
}

func fresh(t *testing.T, b []byte, quality int) []byte {
	t.Helper()
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: quality, LGWin: 22})
	for len(b) > 0 {
		n := min(len(b), 1<<16)
		if _, err := w.Write(b[:n]); err != nil {
			t.Fatal(err)
		}
		b = b[n:]
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
