// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/andybalholm/brotli"

	"isnad/build/deflate"
	"isnad/build/host"
)

const (
	// leastCompressed is the size below which a copy saves less than a packet.
	leastCompressed = 1 << 10
	// leastCached is the size from which compressing takes long enough (a tenth
	// of a second) to be worth a file in the cache.
	leastCached = 256 << 10
	// mostCached bounds the cache: the programs of the last few builds.
	mostCached = 48
	// pageQuality is brotli's for pages, best for everything else: a page is
	// fetched once by few, and at 11 hundreds of them would take as long as the
	// program, for 3 % of their size. For the same reason their gzip is the
	// standard library's.
	pageQuality = 9
	// packing names what package deflate makes of the same bytes: copies of
	// another number, which it made before it was changed, are not taken.
	packing = 1
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

// both makes the copies of a file; of a quick one, those that take less time.
func (c *compressor) both(ctx context.Context, b []byte, quick bool) (gz, br []byte, err error) {
	quality := brotli.BestCompression
	if quick {
		quality = pageQuality
	}
	if gz, err = c.gzip(ctx, b, quick); err != nil {
		return nil, nil, err
	}
	br, err = c.brotli(ctx, b, quality)
	return gz, br, err
}

// gzip is the copy that hosts serve, and the one that the loader asks for where
// a host compresses nothing.
func (c *compressor) gzip(ctx context.Context, b []byte, quick bool) ([]byte, error) {
	if quick {
		return packGzip(b)
	}
	unpack := func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }
	return c.cached(fmt.Sprintf("%d.gz", packing), b, unpack, func() ([]byte, error) { return deflate.Gzip(ctx, b) })
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
	unpack := func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil }
	return c.cached(fmt.Sprintf("%d.br", quality), b, unpack, func() ([]byte, error) { return packBrotli(ctx, b, quality) })
}

// cached packs, or takes what was packed before, if it is long enough for that.
func (c *compressor) cached(kind string, b []byte, unpack unpacker, pack func() ([]byte, error)) ([]byte, error) {
	if c.dir == "" || len(b) < leastCached {
		return pack()
	}
	name := filepath.Join(c.dir, hexHash(b)+"."+kind)
	if kept, err := os.ReadFile(name); err == nil && unpacksTo(kept, b, unpack) {
		return kept, nil
	}
	packed, err := pack()
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

// unpacker reads what is packed.
type unpacker func(packed io.Reader) (io.Reader, error)

// unpacksTo proves a copy from the cache: a cut-off file there must not reach
// the site.
func unpacksTo(packed, want []byte, unpack unpacker) bool {
	r, err := unpack(bytes.NewReader(packed))
	if err != nil {
		return false
	}
	got, err := io.ReadAll(r)
	return err == nil && bytes.Equal(got, want)
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
	kept, _ := filepath.Glob(filepath.Join(c.dir, "*.[bg][rz]"))
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
