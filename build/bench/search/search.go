// SPDX-License-Identifier: MIT

// Package search compares our search with other engines in one browser page:
// the same names, the same keys, in random order, several reloads. Ours runs as
// WebAssembly, and the way from JavaScript to Go and back is counted. It
// measures; how the engines are driven stands in bench.js.
package search

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"isnad/build/bench"
	"isnad/build/browser"
)

// Options says what to measure and where to write it.
type Options struct {
	Sizes   []int  // corpora, in names; beyond loneliest, ours alone
	Names   string // file of a bench.Set; empty leaves recall out
	JSON    string // file to write; empty writes none
	Picture string // SVG file to write; empty draws none
}

// What bounds a run: a size takes at most reloads × engines × (budget and an
// opening), so that three sizes of peers and one of ours end within four minutes.
const (
	reloads   = 3
	budget    = 3000.0    // ms of typing for one engine, corpus and reload
	queries   = 30        // typed letter by letter and deleted again
	loneliest = 100_000   // names; a peer takes seconds a key beyond
	mostNames = 2_000_000 // beyond, the page is out of memory
)

// Sizes reads numbers of names: 500, 10k, 1M.
func Sizes(words []string) ([]int, error) {
	var sizes []int
	for _, word := range words {
		digits, unit := word, 1
		switch {
		case strings.HasSuffix(word, "k"):
			digits, unit = strings.TrimSuffix(word, "k"), 1_000
		case strings.HasSuffix(word, "M"):
			digits, unit = strings.TrimSuffix(word, "M"), 1_000_000
		}
		n, err := strconv.Atoi(digits)
		if err != nil || n < 1 || n > mostNames/unit {
			return nil, fmt.Errorf("%q is no size: write 500, 10k or 1M, at most %d names", word, mostNames)
		}
		sizes = append(sizes, n*unit)
	}
	return sizes, nil
}

// Run measures, prints tables and writes what the options name.
func Run(ctx context.Context, out io.Writer, o Options) error {
	h, err := newHost(ctx)
	if err != nil {
		return err
	}
	defer h.close()
	page, stop, err := browser.Launch(ctx, chromedp.Flag("js-flags", "--expose-gc"), chromedp.Flag("enable-precise-memory-info", true))
	if err != nil {
		return err
	}
	defer stop()
	m := &measuring{host: h, page: page, random: rand.New(rand.NewPCG(1, 3))}
	result, err := m.all(o)
	if err != nil {
		return err
	}
	result.print(out)
	return bench.Keep(result, o.JSON, result.picture, o.Picture)
}

// Result is everything that was measured.
type Result struct {
	Corpora []Corpus                 `json:"corpora"`
	Recall  map[string]*bench.Report `json:"recall,omitempty"` // by engine
}

// Corpus is one size.
type Corpus struct {
	Names   int     `json:"names"`
	Engines []Speed `json:"engines"` // ours first
}

// Speed is what one engine did with one corpus. Times are milliseconds.
type Speed struct {
	Engine   string  `json:"engine"`
	Keys     int     `json:"keys"` // measured, all reloads
	P50      float64 `json:"p50"`
	P95      float64 `json:"p95"`
	P95Typed float64 `json:"p95_typed"` // without deleting, which an engine may remember
	Max      float64 `json:"max"`
	First    float64 `json:"first"` // cold: the first key after opening; median of reloads
	Open     float64 `json:"open"`  // ours: load the index; peers: build it; median
	Index    int     `json:"index"` // bytes; 0 keeps none
	Fetched  int     `json:"fetched"`
	Heap     int     `json:"heap"` // bytes after typing, median
	Ratio    float64 `json:"ratio"`
}

type measuring struct {
	host   *host
	page   context.Context
	random *rand.Rand
}

func (m *measuring) all(o Options) (*Result, error) {
	result := &Result{}
	for _, n := range o.Sizes {
		c, err := m.corpus(n)
		if err != nil {
			return nil, fmt.Errorf("%d names: %w", n, err)
		}
		result.Corpora = append(result.Corpora, c)
	}
	if o.Names == "" {
		return result, nil
	}
	var err error
	result.Recall, err = m.recall(o.Names)
	return result, err
}

// visit is what one engine did in one reload, as bench.js says it.
type visit struct {
	Open, Heap float64
	Keys       []float64
	Bytes      int
}

func (m *measuring) corpus(n int) (Corpus, error) {
	c := Corpus{Names: n}
	names := bench.Corpus(n, 1)
	index, err := bench.Compile(names)
	if err != nil {
		return c, err
	}
	competing := engines()
	if n > loneliest {
		competing = competing[:1]
	}
	visits := map[string][]visit{}
	scripts := map[string][]string{}
	for reload := range reloads {
		script := bench.Keystrokes(bench.Queries(names, queries, uint64(reload+1)))
		if err := m.host.put(names, script, index); err != nil {
			return c, err
		}
		if err := m.reload(); err != nil {
			return c, err
		}
		for _, k := range m.random.Perm(len(competing)) {
			name := competing[k]
			v, err := call[visit](m.page, "typed", name, "corpus", budget, reload == reloads-1)
			if err != nil {
				return c, fmt.Errorf("%s: %w", name, err)
			}
			visits[name] = append(visits[name], v)
			scripts[name] = append(scripts[name], script[:len(v.Keys)]...)
		}
	}
	for _, name := range competing {
		c.Engines = append(c.Engines, speed(name, visits[name], scripts[name]))
	}
	c.finish(m.host, len(index))
	return c, nil
}

func engines() []string {
	names := []string{ours}
	for _, p := range peers {
		names = append(names, p.name)
	}
	return names
}

// reload opens the page anew, with nothing of the last engines in it.
func (m *measuring) reload() error {
	if err := chromedp.Do(m.page, chromedp.Navigate(m.host.address)); err != nil {
		return err
	}
	return browser.Await(m.page, "globalThis.bench !== undefined", time.Minute)
}

// call calls a function of bench.js.
func call[T any](page context.Context, function string, args ...any) (T, error) {
	list, err := json.Marshal(args)
	if err != nil {
		return *new(T), err
	}
	return chromedp.Run(page, chromedp.Evaluate[T]("bench."+function+"(..."+string(list)+")", chromedp.EvalAwaitPromise))
}

// speed sums up an engine's visits; typed is what stood in the box at each key.
func speed(name string, visits []visit, typed []string) Speed {
	s := Speed{Engine: name}
	var all, growing, first, open, heap []float64
	for _, v := range visits {
		for i, ms := range v.Keys {
			k := len(all)
			if i == 0 || len(typed[k]) > len(typed[k-1]) {
				growing = append(growing, ms)
			}
			all = append(all, ms)
		}
		first, open, heap = append(first, v.Keys[0]), append(open, v.Open), append(heap, v.Heap)
		s.Index = max(s.Index, v.Bytes)
	}
	s.Keys = len(all)
	s.P50, s.P95, s.Max, s.P95Typed = share(all, 50), share(all, 95), share(all, 100), share(growing, 95)
	s.First, s.Open, s.Heap = share(first, 50), share(open, 50), int(share(heap, 50))
	return s
}

// share is the value that p of a hundred do not exceed.
func share(values []float64, p int) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[max(0, (len(sorted)*p+99)/100-1)]
}

// finish fills in what needs more than one engine: sizes, and ratios to ours.
func (c *Corpus) finish(h *host, index int) {
	for i := range c.Engines {
		e := &c.Engines[i]
		fetched := h.files["/corpus/names"].body
		if e.Engine == ours {
			e.Index, fetched = index, h.files["/corpus/index"].body
		}
		e.Fetched = zipped(fetched)
		e.Ratio = e.P95 / c.Engines[0].P95
	}
}

func zipped(b []byte) int {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(b) // a buffer takes everything
	w.Close()
	return out.Len()
}

// recall asks every engine everything in a set of names.
func (m *measuring) recall(path string) (map[string]*bench.Report, error) {
	set, err := bench.ReadSet(path)
	if err != nil {
		return nil, err
	}
	index, err := bench.Compile(set.Records)
	if err != nil {
		return nil, err
	}
	texts := set.Negatives
	for _, q := range set.Queries {
		texts = append(texts, q.Query)
	}
	if err := m.host.put(set.Records, texts, index); err != nil {
		return nil, err
	}
	if err := m.reload(); err != nil {
		return nil, err
	}
	reports := map[string]*bench.Report{}
	for _, name := range engines() {
		answers, err := call[[]bench.Answer](m.page, "asked", name, "corpus")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		byText := map[string]bench.Answer{}
		for i, a := range answers {
			byText[texts[i]] = a
		}
		reports[name] = set.Grade(func(text string) bench.Answer { return byText[text] })
	}
	return reports, nil
}
