// SPDX-License-Identifier: MIT

package main

import (
	"fmt"

	"isnad/build/bench"
	"isnad/build/bench/large"
	"isnad/build/bench/lighthouse"
	"isnad/build/bench/open"
	"isnad/build/bench/scale"
	versus "isnad/build/bench/search"
	"isnad/build/bench/start"
	chronicle "isnad/build/bench/timeline"
	"isnad/build/generate"
	"isnad/data"
)

type benchCommand struct {
	Scale      benchScale      `cmd:"" help:"What a site costs as its dossier grows: time, memory, bytes, and a reader's browser."`
	Dossier    benchDossier    `cmd:"" help:"Make up a dossier of any size, to measure with."`
	Names      benchNames      `cmd:"" help:"Recall of the name search over a file of records, queries and negatives."`
	Search     benchSearch     `cmd:"" help:"Search against other engines in one browser page: time for a key, size, recall."`
	Large      benchLarge      `cmd:"" help:"A site of many actors: its list scrolled, its search typed into, as work on the main thread."`
	Timeline   benchTimeline   `cmd:"" help:"The timeline beside vis-timeline: the same events drawn and moved, as work on the main thread."`
	Open       benchOpen       `cmd:"" help:"Records of a made site opened by a click, as work on the main thread until they are painted."`
	Lighthouse benchLighthouse `cmd:"" help:"The first page of a dossier's site by Lighthouse, as a phone: accessibility, best practices, SEO, performance."`
	Start      benchStart      `cmd:"" help:"Bytes and start-up of a made site, against the smallest go-app program and the page without scripts."`
}

// figuresFlag and pictureFlag are what measurements have in common.
type figuresFlag struct {
	JSON string `name:"json" help:"File to write the figures to." type:"path"`
}

type pictureFlag struct {
	SVG string `name:"svg" help:"File to write a picture to." type:"path"`
}

type benchDossier struct {
	Records int    `default:"10000" help:"About how many records (${default})."`
	Seed    uint64 `default:"1" help:"Another seed makes another dossier of the same kind (${default})."`
	Out     string `short:"o" required:"" help:"File to write, a dossier.json." type:"path"`
}

// Run writes a made-up dossier.
func (cmd *benchDossier) Run(c console) error {
	if cmd.Records < 1 || cmd.Records > data.MaxRecords {
		return wrongUse(fmt.Sprintf("--records is from 1 to %d", data.MaxRecords))
	}
	g := generate.New(cmd.Records, cmd.Seed)
	size, _, err := writeWhole(cmd.Out, g.Write)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s: %d records, %d bytes\n", cmd.Out, g.Len(), size)
	return nil
}

type benchScale struct {
	figuresFlag
	pictureFlag
	Sizes []string `default:"1k,10k,100k" help:"Made-up dossiers, in records, to make sites of; 1M takes gigabytes of memory (${default})."`
	Base  string   `name:"baseline" default:"data/dossiers/harem" help:"Dossier whose start-up the others are compared with; empty for none (${default})."`
	With  string   `help:"Figures of an earlier run, as --json wrote them, to print and draw with these." type:"existingfile"`
}

// Run measures and prints the table.
func (cmd *benchScale) Run(c console) error {
	sizes, err := versus.Sizes(cmd.Sizes)
	if err != nil {
		return err
	}
	return scale.Run(c, c.out, scale.Options{Sizes: sizes, Baseline: cmd.Base, Before: cmd.With, JSON: cmd.JSON, Picture: cmd.SVG})
}

type benchNames struct {
	File string `arg:"" help:"JSON: records, queries, negatives." type:"existingfile"`
	JSON bool   `name:"json" help:"Print JSON instead of a table."`
}

// Run prints recall by slice.
func (cmd *benchNames) Run(c console) error { return bench.Names(c.out, cmd.File, cmd.JSON) }

type benchLarge struct {
	figuresFlag
	Actors int `default:"100000" help:"How many actors to make up (${default})."`
}

// Run measures and prints the table.
func (cmd *benchLarge) Run(c console) error { return large.Run(c, c.out, cmd.Actors, cmd.JSON) }

type benchTimeline struct {
	figuresFlag
	Events int  `default:"10000" help:"How many events to make up (${default})."`
	Alone  bool `help:"Measure ours alone: vis-timeline takes minutes."`
}

// Run measures and prints the table.
func (cmd *benchTimeline) Run(c console) error {
	return chronicle.Run(c, c.out, cmd.Events, cmd.Alone, cmd.JSON)
}

type benchLighthouse struct {
	dossierArg
	figuresFlag
}

// Run measures and prints the table.
func (cmd *benchLighthouse) Run(c console) error {
	loaded, err := c.sound(cmd.Dossier)
	if err != nil {
		return err
	}
	return lighthouse.Run(c, c.out, loaded.Dossier, cmd.JSON)
}

type benchOpen struct {
	figuresFlag
	Dir string `arg:"" optional:"" default:"dist" help:"Folder of a made site (${default})." type:"existingdir"`
}

// Run measures and prints the table.
func (cmd *benchOpen) Run(c console) error { return open.Run(c, c.out, cmd.Dir, cmd.JSON) }

type benchStart struct {
	Dir string `arg:"" optional:"" default:"dist" help:"Folder of a made site (${default})." type:"existingdir"`
}

// Run prints the ratios.
func (cmd *benchStart) Run(c console) error { return start.Run(c, c.out, cmd.Dir) }

type benchSearch struct {
	figuresFlag
	pictureFlag
	Sizes []string `default:"1k,10k,100k,1M" help:"Made-up corpora to type into, in names; beyond 100k ours alone (${default})."`
	Names string   `help:"Set of names to measure recall on too, as bench names takes it." type:"existingfile"`
}

// Run measures and prints the tables.
func (cmd *benchSearch) Run(c console) error {
	sizes, err := versus.Sizes(cmd.Sizes)
	if err != nil {
		return err
	}
	return versus.Run(c, c.out, versus.Options{Sizes: sizes, Names: cmd.Names, JSON: cmd.JSON, Picture: cmd.SVG})
}
