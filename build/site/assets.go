// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"isnad/app/link"
	"isnad/build/host"
	"isnad/data/dataset"
	"isnad/web"
)

// Assets are the paths, below the site's root, of what pages refer to.
type Assets struct {
	Style, Exec, Boot, Icon, TouchIcon, Icon192, Icon512 string
}

// loaderFile is a file as boot.js knows it.
type loaderFile struct {
	Path   string `json:"path"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"` // base64, as crypto.subtle and integrity want it

	// Of the program and a large index, the hash of the hashes of their pieces:
	// they are proven while they arrive (inPieces).
	Pieces string `json:"pieces,omitempty"`

	// The copy with gzip that the loader asks for where a host does not
	// compress, and unpacks itself. It is proven by what it unpacks to; its own
	// hash is for browsers without crypto.subtle.
	Packed *packedCopy `json:"packed,omitempty"`
}

type packedCopy struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// piece is how long the pieces of a file are, but for the last; boot.js knows it
// too. Of this length a browser has memory at hand that it has used before.
const piece = 256 << 10

// largeIndex is the longest index that is proven in one piece, which takes some
// milliseconds when all of it has come.
const largeIndex = 2 << 20

// inPieces is the SHA-256, in base64, of the SHA-256s of a file's pieces.
func inPieces(b []byte) string {
	var hashes []byte
	for p := range slices.Chunk(b, piece) {
		h := sha256.Sum256(p)
		hashes = append(hashes, h[:]...)
	}
	return base64Hash(hashes)
}

// loaderSite is what boot.js is given in place of __ISNAD_SITE__.
type loaderSite struct {
	Version string                `json:"version"`
	Files   map[string]loaderFile `json:"files"`
	Late    *loaderFile           `json:"late,omitempty"` // the list of files that are fetched when the program asks for them
	Program loaderFile            `json:"program"`
	Worker  bool                  `json:"worker"` // false where the worker is retired
	Words   map[string]string     `json:"words"`
	Single  *oneFile              `json:"single,omitempty"` // in one file
}

// shell is the state between the steps that write assets.
type shell struct {
	loader    loaderSite
	precached []precached
	late      []precached    // kept when the reader asks for everything
	lateList  []byte         // those of them that the program asks for, as boot.js reads it
	squeezing sync.WaitGroup // the program's compressed copies under way
	squeezed  error

	// What one file is made of, beside the data.
	program, support, licences []byte // the program with gzip
	inline                     inlined
}

// precached is a file that the worker keeps, in the form that sw.js reads.
type precached struct {
	path, hash, mediaType string
	bytes                 int
	gzip                  string // path of the packed copy; may be empty
}

func (p precached) MarshalJSON() ([]byte, error) {
	form := []any{p.path, p.hash, p.mediaType, p.bytes}
	if p.gzip != "" {
		form = append(form, p.gzip)
	}
	return json.Marshal(form)
}

// hashed is the name of an asset: 16 hexadecimal digits tell all files of all
// versions of a site apart.
func hashed(name string, b []byte) string { return hashedBy(name, hexHash(b)) }

func hashedBy(name, hash string) string {
	ext := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, ext) + "." + hash[:16] + ext
}

func base64Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return base64.StdEncoding.EncodeToString(sum[:])
}

// asset adds a file under its hashed name and lets the worker keep it.
func (b *builder) asset(ctx context.Context, name string, content []byte) (string, error) {
	target := hashed(name, content)
	b.precache(target, content, "")
	return target, b.stage.add(ctx, target, content)
}

func (b *builder) precache(target string, content []byte, gzip string) {
	b.shell.precached = append(b.shell.precached, forWorker(target, content, gzip))
}

func forWorker(target string, content []byte, gzip string) precached {
	return precached{target, base64Hash(content), host.MediaType(target), len(content), gzip}
}

// copyOf is the path of the copy with gzip that stands beside a file, to be
// asked for by name where a host does not serve it by itself; empty where there
// is none.
func (b *builder) copyOf(name string, size int) string {
	if b.stage.draft || !compressible(name, size) {
		return ""
	}
	return name + ".gz"
}

// program adds the program: as it is, with copies for hosts that serve those,
// and as gzip under an extension that means nothing to any host, for the
// loader to unpack itself.
func (b *builder) program(ctx context.Context) error {
	b.progress("program", 0, 1)
	raw, err := wasm(ctx, b.Wasm, "./app")
	if err != nil {
		return err
	}
	packed := raw // the loader looks before it unpacks
	name := hashed("isnad.wasm", raw)
	if !b.stage.draft {
		if packed, err = b.stage.gzip(ctx, name, raw); err != nil {
			return err
		}
	}
	neutral := strings.TrimSuffix(name, ".wasm") + ".bin"
	b.shell.program = packed
	b.shell.loader.Program = loaderFile{Path: name, Bytes: len(raw), SHA256: base64Hash(raw),
		Pieces: inPieces(raw), Packed: &packedCopy{neutral, base64Hash(packed)}}
	b.precache(name, raw, neutral)
	if !b.stage.draft {
		b.shell.squeezing.Go(func() {
			b.summary.Program, b.shell.squeezed = b.stage.addCompressed(ctx, name, raw)
		})
	}
	b.progress("program", 1, 1)
	return errors.Join(b.stage.addPlain(name, raw), b.stage.addPlain(neutral, packed))
}

// loader adds everything else under hashed names; boot.js last, as it knows
// the others.
func (b *builder) loader(ctx context.Context) error {
	exec, err := goSupport(ctx)
	if err != nil {
		return err
	}
	style, err := styles()
	if err != nil {
		return err
	}
	b.shell.support = exec
	for _, a := range []struct {
		to      *string
		name    string
		content []byte
	}{
		{&b.assets.Exec, "wasm_exec.js", exec},
		{&b.assets.Style, "isnad.css", style},
		{&b.assets.Icon, "icon.svg", source("icon.svg")},
		{&b.assets.TouchIcon, "icon-180.png", source("icon-180.png")},
		{&b.assets.Icon192, "icon-192.png", source("icon-192.png")},
		{&b.assets.Icon512, "icon-512.png", source("icon-512.png")},
	} {
		if *a.to, err = b.asset(ctx, a.name, a.content); err != nil {
			return err
		}
	}
	if err := b.data(ctx); err != nil {
		return err
	}
	boot, err := b.boot()
	if err != nil {
		return err
	}
	b.assets.Boot, err = b.asset(ctx, "boot.js", boot)
	return err
}

// shards are those of the dataset that have been written.
type shards struct {
	sync.Mutex
	files map[int]precached
	held  map[int][]byte // the contents of those that are asked for again
}

// shard adds a shard as soon as it is made. Several may be at once.
func (b *builder) shard(ctx context.Context, k int, content []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	path := hashed(dataset.ShardName(k)+".json", content)
	b.shards.Lock()
	if b.shards.files == nil {
		b.shards.files, b.shards.held = map[int]precached{}, map[int][]byte{}
	}
	b.shards.files[k] = forWorker(path, content, "")
	if b.Single || !dataset.InPart(k+1) {
		b.shards.held[k] = content
	}
	b.shards.Unlock()
	if b.stage == nil {
		return nil // the gallery is no site and fetches nothing
	}
	return b.stage.add(ctx, path, content)
}

// data adds the index, and it and the shards under the names the program asks
// for. Where the program reads a dossier in part, only the first shard is fetched
// and kept with the rest; the others are when the reader asks for them.
func (b *builder) data(ctx context.Context) error {
	index, err := b.fetched(ctx, "index.bin", b.compiled.Index)
	if err != nil {
		return err
	}
	if len(b.compiled.Index) > largeIndex {
		index.Pieces = inPieces(b.compiled.Index)
	}
	files, late := map[string]loaderFile{dataset.IndexName: index}, map[string]lateFile{}
	for k := range len(b.shards.files) {
		name := dataset.ShardName(k)
		if k > 0 && dataset.InPart(len(b.shards.files)) {
			kept := b.shards.files[k]
			b.shell.late = append(b.shell.late, kept)
			late[name] = lateFile{kept.bytes, kept.hash}
		} else if files[name], err = b.fetched(ctx, name+".json", b.shards.held[k]); err != nil {
			return err
		}
	}
	b.shell.loader.Files = files
	return errors.Join(b.listLate(ctx, late), b.stage.add(ctx, index.Path, b.compiled.Index))
}

// lateFile is a file that is fetched when the program asks for it. Its path
// follows from its name and its hash; its packed copy is not listed.
type lateFile struct {
	bytes int
	hash  string // SHA-256 in base64
}

func (f lateFile) MarshalJSON() ([]byte, error) { return json.Marshal([]any{f.bytes, f.hash}) }

// listLate adds the list of late files, if there are any: of a large dossier the
// first answer need not wait for so many hashes. It is kept with the rest.
func (b *builder) listLate(ctx context.Context, late map[string]lateFile) error {
	if len(late) == 0 {
		return nil
	}
	var err error
	if b.shell.lateList, err = json.Marshal(late); err != nil {
		return err
	}
	list, err := b.fetched(ctx, "late.json", b.shell.lateList)
	if err != nil {
		return err
	}
	b.shell.loader.Late = &list
	return b.stage.add(ctx, list.Path, b.shell.lateList)
}

// fetched describes a file that the loader fetches at once and the worker keeps.
func (b *builder) fetched(ctx context.Context, file string, content []byte) (loaderFile, error) {
	f := loaderFile{Path: hashed(file, content), Bytes: len(content), SHA256: base64Hash(content)}
	copied := b.copyOf(f.Path, len(content))
	if copied != "" {
		gz, err := b.stage.gzip(ctx, f.Path, content)
		if err != nil {
			return f, err
		}
		f.Packed = &packedCopy{copied, base64Hash(gz)}
	}
	b.precache(f.Path, content, copied)
	return f, nil
}

// boot fills boot.js. Its version names the program and the data together: it
// is what a report of a failure quotes.
func (b *builder) boot() ([]byte, error) {
	l := &b.shell.loader
	l.Words, l.Worker = loaderWords[link.Languages()[0]], !b.RetireWorker
	unversioned, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	l.Version = b.Dossier.About.Version + "+" + hexHash(unversioned)[:12]
	return fill("boot.js", "__ISNAD_SITE__", l)
}

// styles is every style sheet in the order of their names, but those left out, as
// one file without what only we read.
func styles(without ...string) ([]byte, error) {
	names, err := fs.Glob(web.Files, "*.css")
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	for _, name := range names {
		if slices.Contains(without, name) {
			continue
		}
		all.Write(source(name))
		all.WriteByte('\n')
	}
	var short bytes.Buffer
	err = css.Minify(minify.New(), &short, &all, nil)
	return short.Bytes(), err
}

// source is an embedded file; its absence is a mistake in this package.
func source(name string) []byte {
	b, err := web.Files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return b
}

// fill puts a value in the place of a script's one marker. The script is
// minified before: what the value says stays as it is.
func fill(name, marker string, value any) ([]byte, error) {
	script, err := minified(name)
	if err != nil {
		return nil, err
	}
	if n := bytes.Count(script, []byte(marker)); n != 1 {
		return nil, fmt.Errorf("%s: %s stands there %d times instead of once", name, marker, n)
	}
	literal, err := json.Marshal(value) // escapes <, > and & and so cannot end a script
	if err != nil {
		return nil, err
	}
	return bytes.Replace(script, []byte(marker), literal, 1), nil
}

// minified is a script of ours without what only we read: an eighth less to
// download.
func minified(name string) ([]byte, error) {
	short, err := minifiedScript(source(name))
	return append([]byte("// SPDX-License-Identifier: MIT\n"), short...), err
}

func minifiedScript(script []byte) ([]byte, error) {
	var out bytes.Buffer
	err := js.Minify(minify.New(), &out, bytes.NewReader(script), nil)
	return out.Bytes(), err
}

// worker adds sw.js and the list of what it keeps. The script names the list by
// its hash, so it changes whenever a file does, and browsers notice.
//
// A retired worker is another script in the same place: where the first one is
// at work, browsers fetch sw.js again by themselves, and get the one that ends
// it.
func (b *builder) worker(ctx context.Context) error {
	if b.RetireWorker {
		script, err := minified("sw-retired.js")
		if err != nil {
			return err
		}
		return b.stage.add(ctx, "sw.js", script)
	}
	more, err := b.more()
	if err != nil {
		return err
	}
	list, err := json.Marshal(map[string][]precached{"files": b.shell.precached, "more": more})
	if err != nil {
		return err
	}
	name := hashed("offline.json", list)
	script, err := fill("sw.js", "__ISNAD_RELEASE__", map[string]any{
		"version": hexHash(list)[:16], "site": b.shell.loader.Version, "shell": shellPath,
		"list": forWorker(name, list, ""),
	})
	if err != nil {
		return err
	}
	return errors.Join(b.stage.add(ctx, name, list), b.stage.add(ctx, "sw.js", script))
}

// more are the files that a visit does not need and that a reader may want
// without network all the same: the downloads, and most records of a large
// dossier. Pages are not among them: the program draws every one.
func (b *builder) more() ([]precached, error) {
	some := append([]precached{}, b.shell.late...)
	for _, f := range b.stage.listing() {
		if !strings.HasPrefix(f.Path, "download/") {
			continue
		}
		sum, err := hex.DecodeString(f.SHA256)
		if err != nil {
			return nil, err
		}
		some = append(some, precached{f.Path, base64.StdEncoding.EncodeToString(sum), host.MediaType(f.Path), f.Bytes, b.copyOf(f.Path, f.Bytes)})
	}
	return some, nil
}
