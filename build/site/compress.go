// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/andybalholm/brotli"

	"isnad/build/host"
)

const (
	// leastCompressed is the size below which a copy saves less than a packet.
	leastCompressed = 1 << 10
	// leastCached is the size from which compressing takes long enough (a tenth
	// of a second) to be worth a file in the cache.
	leastCached = 256 << 10
	// mostCached bounds the cache: the programs of the last few builds.
	mostCached = 24
	// pageQuality is brotli's for pages, best for everything else: a page is
	// fetched once by few, and at 11 hundreds of them would take as long as the
	// program, for 3 % of their size.
	pageQuality = 9
)

// compressible reports a file worth a compressed copy.
func compressible(name string, size int) bool { return size >= leastCompressed && host.Packed(name) }

// compressor makes gzip and brotli copies and keeps the large ones by content,
// in files that may be deleted at any time.
type compressor struct{ dir string }

// newCompressor takes the cache folder of Options. Where there is no place for
// a cache, there is none: it only saves time.
func newCompressor(dir string) *compressor {
	if dir == "-" {
		return &compressor{}
	}
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return &compressor{}
		}
		dir = filepath.Join(user, "isnad")
	}
	return &compressor{dir}
}

func (c *compressor) both(ctx context.Context, b []byte, page bool) (gz, br []byte, err error) {
	quality := brotli.BestCompression
	if page {
		quality = pageQuality
	}
	if gz, err = packGzip(b); err != nil {
		return nil, nil, err
	}
	br, err = c.brotli(ctx, b, quality)
	return gz, br, err
}

// packGzip writes no name and no time.
func packGzip(b []byte) ([]byte, error) {
	var out bytes.Buffer
	w := gzips.take()
	w.Reset(&out)
	_, err := w.Write(b)
	err = cmp.Or(err, w.Close())
	w.Reset(nil) // it would keep what it wrote
	gzips.give(w)
	return out.Bytes(), err
}

// packers are those that nobody uses at the moment. One for brotli is tables of
// 36 MB whatever it packs: of a large dossier's thousands of shards, with one for
// each, the garbage took more time and memory than all records. sync.Pool would let
// go of them at each collection.
type packers[W any] struct {
	free   chan W
	create func() W
}

func newPackers[W any](create func() W) *packers[W] {
	return &packers[W]{make(chan W, runtime.GOMAXPROCS(0)), create}
}

func (p *packers[W]) take() W {
	select {
	case w := <-p.free:
		return w
	default:
		return p.create()
	}
}

func (p *packers[W]) give(w W) {
	select {
	case p.free <- w:
	default:
	}
}

var (
	gzips = newPackers(func() *gzip.Writer {
		w, _ := gzip.NewWriterLevel(nil, gzip.BestCompression) // fails on a level that there is not
		return w
	})
	brotlis = map[int]*packers[*brotli.Writer]{pageQuality: newBrotlis(pageQuality)} // the best packs few files, in more memory
)

func newBrotlis(quality int) *packers[*brotli.Writer] {
	return newPackers(func() *brotli.Writer {
		return brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: quality, LGWin: 22})
	})
}

func (c *compressor) brotli(ctx context.Context, b []byte, quality int) ([]byte, error) {
	if c.dir == "" || len(b) < leastCached {
		return packBrotli(ctx, b, quality)
	}
	name := filepath.Join(c.dir, fmt.Sprintf("%s.%d.br", hexHash(b), quality))
	if kept, err := os.ReadFile(name); err == nil && unpacksTo(kept, b) {
		return kept, nil
	}
	packed, err := packBrotli(ctx, b, quality)
	if err == nil {
		c.keep(name, packed)
	}
	return packed, err
}

// packBrotli feeds the packer by pieces, so that an interrupt need not wait
// the many seconds that a program takes.
func packBrotli(ctx context.Context, b []byte, quality int) ([]byte, error) {
	var out bytes.Buffer
	pool, kept := brotlis[quality]
	if !kept {
		pool = newBrotlis(quality)
	}
	w := pool.take()
	defer pool.give(w)
	w.Reset(&out)
	for piece := range slices.Chunk(b, 1<<16) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if _, err := w.Write(piece); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// unpacksTo proves a copy from the cache: a cut-off file there must not reach
// the site.
func unpacksTo(packed, want []byte) bool {
	var out bytes.Buffer
	_, err := out.ReadFrom(brotli.NewReader(bytes.NewReader(packed)))
	return err == nil && bytes.Equal(out.Bytes(), want)
}

// keep stores a copy and drops the oldest beyond the bound. A full or
// read-only disk is no reason to fail a build.
func (c *compressor) keep(name string, packed []byte) {
	if os.MkdirAll(c.dir, 0o755) != nil {
		return
	}
	tmp, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return
	}
	defer os.Remove(tmp.Name())
	_, writeErr := tmp.Write(packed)
	if tmp.Close() != nil || writeErr != nil || os.Rename(tmp.Name(), name) != nil {
		return
	}
	c.prune()
}

func (c *compressor) prune() {
	kept, _ := filepath.Glob(filepath.Join(c.dir, "*.br"))
	age := func(name string) int64 {
		info, err := os.Stat(name)
		if err != nil {
			return 0
		}
		return info.ModTime().UnixNano()
	}
	slices.SortFunc(kept, func(a, b string) int { return cmp.Compare(age(b), age(a)) })
	for _, name := range kept[min(len(kept), mostCached):] {
		if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
			return
		}
	}
}
