// SPDX-License-Identifier: MIT

// Package site makes the folder that any static host can serve: prerendered
// pages, the program, the compiled dataset, downloads and the files that hosts
// and browsers look for. It does not check the dossier (data.Check has) and
// serves nothing (build/serve does).
//
// # What a build writes
//
//	index.html, actors/ID/index.html …   a page for every view and record,
//	                                     other languages under ar/ and fr/
//	assets/NAME.HASH.EXT                 program, data, scripts, styles, icons
//	download/                            the dossier in the formats of others, and pages that list them
//	download/licences.txt, sbom.cdx.json what the program is made of
//	isnad.html                           everything as one file, if asked for
//	embed.js, demo/                      the element for other sites, and a page that has it
//	…/oembed.json                        what oEmbed consumers ask for (with a base URL)
//	manifest.json                        every file with its size and SHA-256
//	sw.js, manifest.webmanifest          offline use, installation
//	404.html, robots.txt, _headers, .nojekyll, sitemap.xml (with a base URL)
//	X.br, X.gz                           beside each text file X, for hosts
//	                                     that serve ready-made compression
//
// # Rules
//
//  1. Same input, same bytes: no clock, no order of maps, no path of this
//     machine. The dossier's "updated" is the only date.
//  2. Whole or not at all: everything is written beside the old folder and
//     put in its place by renaming. A failure or an interrupt leaves the old.
//  3. Nothing in the folder knows where it will stand: addresses are relative.
//     Only canonical and social links name a host, and only if one is given.
//  4. A folder that no build wrote is never replaced.
package site

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"isnad/app/view"
	"isnad/data"
	"isnad/data/compile"
	"isnad/data/dataset"
	"isnad/data/extract"
	"isnad/data/graph"
	"isnad/data/spool"
)

// Options say what to build and where.
type Options struct {
	Dossier *data.Dossier
	Out     string // folder to replace
	BaseURL string // public address, for canonical and social links; may be empty
	Single  bool   // also write the edition that is one file, isnad.html

	// Prerender says which pages are drawn; empty is auto.
	Prerender Prerender

	// Held is how many records may be in memory while the site is made: a larger
	// dossier goes through a file. 0 is mostHeld.
	Held int

	// RetireWorker ships, in the place of the worker, one that removes every
	// copy of this site from the devices it stands on, and itself. The site
	// works online then, and can have a worker again in a later build.
	RetireWorker bool

	// Wasm is a ready-made program; empty builds it from the module that the
	// working directory belongs to.
	Wasm string
	// Opener is the same for the program that opens readers' own files. Where
	// Wasm is given and Opener is not, that file stands for both.
	Opener string
	// Cache keeps compressed copies between builds, by content. It may be
	// deleted at any time. Empty is the user's cache folder; "-" keeps none.
	Cache string
	// Progress hears what is going on, from several goroutines but never two at
	// once. It may be nil.
	Progress func(stage string, done, total int)
}

// Summary is what a build made.
type Summary struct {
	Pages   int
	Files   int   // without the compressed copies
	Bytes   int64 // of those files
	Program Sizes
	Loader  Sizes // boot.js, sw.js and embed.js together

	Single int // bytes of the one file, if it was asked for
	Held   int // bytes of what it holds: program and data, each with gzip
}

// Sizes are the bytes of a file as it is and as it travels.
type Sizes struct{ Raw, Gzip, Brotli int }

// String is the line that the command prints.
func (s Summary) String() string {
	line := fmt.Sprintf("%d pages, %d files, %.1f MB; the program is %.2f MB, %.2f with gzip, %.2f with brotli",
		s.Pages, s.Files, mega(int(s.Bytes)), mega(s.Program.Raw), mega(s.Program.Gzip), mega(s.Program.Brotli))
	if s.Single > 0 {
		line += fmt.Sprintf("; %s is %.2f MB, %.2f of the program and the data with gzip",
			singlePath, mega(s.Single), float64(s.Single)/float64(s.Held))
	}
	return line
}

func mega(n int) float64 { return float64(n) / 1e6 }

// builder is one build under way.
type builder struct {
	Options
	base     *url.URL // nil without BaseURL
	stage    *stage
	spool    *spool.Spool // of a large dossier, its records
	compiled *compile.Output
	shards   shards
	site     *view.Site
	assets   Assets
	shell    shell
	summary  Summary
}

// Build makes the site. On any error Out is as it was before.
func Build(ctx context.Context, o Options) (Summary, error) {
	b := &builder{Options: o}
	if err := o.Prerender.valid(); err != nil {
		return Summary{}, err
	}
	var err error
	if b.base, err = baseURL(o.BaseURL); err != nil {
		return Summary{}, err
	}
	if b.stage, err = newStage(o.Out, newCompressor(o.Cache)); err != nil {
		return Summary{}, err
	}
	defer b.stage.discard()
	records := len(o.Dossier.Records())
	b.stage.large = records > largeDossier
	if records > cmp.Or(o.Held, mostHeld) {
		if err := b.unload(); err != nil {
			return Summary{}, err
		}
		defer b.spool.Close()
	}
	ctx, cancel := context.WithCancel(ctx)
	defer b.shell.squeezing.Wait() // it writes into the stage
	defer cancel()
	if err := b.build(ctx, b.open, b.pages, b.worker, b.inventory); err != nil {
		return Summary{}, err
	}
	if b.spool != nil && b.spool.Err() != nil {
		return Summary{}, b.spool.Err()
	}
	return b.summary, b.stage.publish()
}

// mostHeld is up to where a dossier's records stay in memory: 1.5 KB each, which
// at twenty thousand is less than one packer of brotli takes.
const mostHeld = 20_000

// unload puts the records of a large dossier into a file beside the stage and lets
// go of the dossier: a step reads what it needs.
func (b *builder) unload() error {
	d := extract.Nameless(b.Dossier)
	var err error
	b.spool, err = spool.New(filepath.Dir(b.stage.dir), slices.Values(d.Records()))
	b.Dossier = &data.Dossier{Isnad: d.Isnad, About: d.About}
	return err
}

// largeDossier is from where the best compression of the data would take longer
// than everything else: at ten thousand records a minute for 5 % of the bytes.
const largeDossier = 5_000

// build fills the stage; the steps given come last. Compressing the program
// takes longest, so that comes first and runs beside everything else. What hosts
// are told names what stands inside one file.
func (b *builder) build(ctx context.Context, last ...func(context.Context) error) error {
	steps := []func(context.Context) error{b.program, b.dataset, b.loader, b.downloads, b.licences, b.single, b.hosts, b.embedding}
	for _, step := range append(steps, last...) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("stopped; %s is as it was: %w", b.Out, err)
		}
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) progress(stage string, done, total int) {
	if b.Progress != nil {
		b.Progress(stage, done, total)
	}
}

// dataset compiles the dossier and opens what it compiled, as the browser will.
func (b *builder) dataset(ctx context.Context) error {
	b.progress("data", 0, 1)
	g := b.graph()
	var err error
	if b.compiled, err = compile.Stream(g, func(k int, shard []byte) error { return b.shard(ctx, k, shard) }); err != nil {
		return fmt.Errorf("compiling the dossier: %w", err)
	}
	index, err := dataset.Open(b.compiled.Index)
	if err != nil {
		return err
	}
	b.site = view.NewSite(g, index)
	b.progress("data", 1, 1)
	return nil
}

// graph is that of the whole dossier.
func (b *builder) graph() *graph.Graph {
	if b.spool != nil {
		return graph.Over(b.Dossier.About, b.spool)
	}
	return graph.New(b.Dossier)
}

// baseURL reads the public address and gives it a closing slash.
func baseURL(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("base URL %q: give a whole address without query, as https://example.org/dossier/", s)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u = u.JoinPath("/")
	}
	return u, nil
}

func (s Sizes) plus(t Sizes) Sizes {
	return Sizes{s.Raw + t.Raw, s.Gzip + t.Gzip, s.Brotli + t.Brotli}
}
