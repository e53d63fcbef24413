// SPDX-License-Identifier: MIT

// Package scale measures what a dossier costs as it grows: made-up dossiers of
// several sizes go through the command that makes a site, each in a process of
// its own. Told is time on a processor, which other programs on the machine do
// not lengthen, beside the time that passed, and the most memory the process
// ever held. Each site is then visited in a browser: how soon search answers,
// how long a record takes that was never visited, and what the tab holds.
package scale

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"isnad/build/bench"
	"isnad/build/generate"
)

// Options says what to measure and where to write it.
type Options struct {
	Sizes    []int  // dossiers, in records
	Baseline string // a dossier's folder to compare start-up with; empty compares with none
	Before   string // figures of an earlier run, to go with these; may be empty
	JSON     string // file to write; empty writes none
	Picture  string // SVG file to write; empty draws none
}

// Point is what one size cost.
type Point struct {
	Records   int     `json:"records"`
	Source    int64   `json:"dossier_bytes"`
	Processor float64 `json:"processor_seconds"` // all processors together
	Passed    float64 `json:"seconds"`
	Memory    int64   `json:"memory_bytes"` // the most at once
	Index     int64   `json:"index_bytes"`
	IndexSent int64   `json:"index_brotli_bytes"`
	Shards    int     `json:"shards"`
	Bodies    int64   `json:"shards_bytes"`
	Downloads int64   `json:"downloads_bytes"`
	Files     int     `json:"files"`
	Site      int64   `json:"site_bytes"` // copies included
	Visit
	Unvisited string `json:"unvisited,omitempty"` // why no browser opened it
}

// Run measures each size and prints a line for it as soon as it is known.
func Run(ctx context.Context, out io.Writer, o Options) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "isnad-scale-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	points, err := before(o.Before)
	if err != nil {
		return err
	}
	var base Visit
	if o.Baseline != "" {
		if base, err = baseline(ctx, program, dir, o.Baseline); err != nil {
			return fmt.Errorf("%s: %w", o.Baseline, err)
		}
	}
	for _, n := range o.Sizes {
		p, err := measure(ctx, program, dir, n)
		if err != nil {
			return fmt.Errorf("%d records: %w", n, err)
		}
		points = append(points, p)
		fmt.Fprintf(out, "%d records measured\n", p.Records)
	}
	slices.SortFunc(points, func(a, b Point) int { return cmp.Compare(a.Records, b.Records) })
	print(out, points, base)
	return bench.Keep(points, o.JSON, func() []byte { return picture(points) }, o.Picture)
}

// before reads the figures that an earlier run wrote.
func before(file string) (points []Point, err error) {
	if file == "" {
		return nil, nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &points); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return points, nil
}

// baseline visits the site of another dossier.
func baseline(ctx context.Context, program, dir, dossier string) (Visit, error) {
	site := filepath.Join(dir, "baseline")
	defer os.RemoveAll(site)
	if said, err := exec.CommandContext(ctx, program, "site", "-o", site, dossier).CombinedOutput(); err != nil {
		return Visit{}, fmt.Errorf("%w\n%s", err, said)
	}
	return visit(ctx, site)
}

// measure makes a dossier and its site, visits it, and removes both.
func measure(ctx context.Context, program, dir string, n int) (Point, error) {
	file, site := filepath.Join(dir, "dossier.json"), filepath.Join(dir, "dist")
	defer os.RemoveAll(site)
	g := generate.New(n, 1)
	p := Point{Records: g.Len()}
	written, err := os.Create(file)
	if err != nil {
		return p, err
	}
	if err := cmp.Or(g.Write(written), written.Close()); err != nil {
		return p, err
	}
	defer os.Remove(file)
	info, err := os.Stat(file)
	if err != nil {
		return p, err
	}
	p.Source = info.Size()
	cmd := exec.CommandContext(ctx, program, "site", "--prerender", "views", "-o", site, file)
	began := time.Now()
	said, err := cmd.CombinedOutput()
	if err != nil {
		return p, fmt.Errorf("%w\n%s", err, said)
	}
	p.Passed = time.Since(began).Seconds()
	p.Processor = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		p.Memory = usage.Maxrss << 10 // Linux counts in KiB
	}
	if err := p.weigh(site); err != nil {
		return p, err
	}
	if p.Visit, err = visit(ctx, site); err != nil { // what it costs to make is known all the same
		p.Visit, p.Unvisited = Visit{}, err.Error()
	}
	return p, ctx.Err()
}

// weigh adds up the files of a site by what they are.
func (p *Point) weigh(site string) error {
	return filepath.WalkDir(site, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(site, path)
		size, ext := info.Size(), filepath.Ext(name)
		p.Site += size
		copied := ext == ".br" || ext == ".gz"
		if !copied {
			p.Files++
		}
		base := filepath.Base(name)
		switch {
		case strings.HasPrefix(base, "index.") && strings.Contains(base, ".bin") && strings.HasPrefix(name, "assets"):
			if ext == ".br" {
				p.IndexSent = size
			} else if !copied {
				p.Index = size
			}
		case strings.HasPrefix(base, "shard-") && !copied:
			p.Shards++
			p.Bodies += size
		case strings.HasPrefix(name, "download") && !copied:
			p.Downloads += size
		}
		return nil
	})
}

func print(out io.Writer, points []Point, base Visit) {
	fmt.Fprintln(out, "\nThe build:")
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "records\tdossier MB\tprocessor s\tpassed s\tmemory MB\tindex MB\twith brotli\tshards\tshards MB\tdownloads MB\tfiles\t")
	for _, p := range points {
		fmt.Fprintf(table, "%d\t%.1f\t%.1f\t%.1f\t%.0f\t%.2f\t%.2f\t%d\t%.1f\t%.1f\t%d\t\n", p.Records, mega(p.Source), p.Processor, p.Passed,
			mega(p.Memory), mega(p.Index), mega(p.IndexSent), p.Shards, mega(p.Bodies), mega(p.Downloads), p.Files)
	}
	table.Flush()
	fmt.Fprintln(out, "\nA reader's browser, milliseconds and megabytes; records that were never visited:")
	fmt.Fprintln(table, "records\tstart to search\tto the baseline\ta record\t95 of 100\tat most\theap\tactors\ttimeline\tclaims\tnetwork\theap then\t")
	line := func(name string, v Visit) {
		ratio := "–"
		if base.Start > 0 {
			ratio = fmt.Sprintf("%.2f", v.Start/base.Start)
		}
		fmt.Fprintf(table, "%s\t%.0f\t%s\t%.0f\t%.0f\t%.0f\t%.0f\t", name, v.Start, ratio, v.Open.P50, v.Open.P95, v.Open.Max, mega(v.Heap))
		for _, l := range v.Lists {
			fmt.Fprintf(table, "%.0f\t", l.Took)
		}
		fmt.Fprintf(table, "%.0f\t\n", mega(v.Listed))
	}
	if base.Start > 0 {
		line("baseline", base)
	}
	for _, p := range points {
		if p.Unvisited == "" {
			line(fmt.Sprint(p.Records), p.Visit)
		}
	}
	table.Flush()
	for _, p := range points {
		if p.Unvisited != "" {
			fmt.Fprintf(out, "%d records: no browser opened it: %s\n", p.Records, p.Unvisited)
		}
	}
}

func mega(n int64) float64 { return float64(n) / 1e6 }
