// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"isnad/build/live"
	"isnad/build/serve"
	"isnad/data"
	"isnad/data/load"
)

type serveCommand struct {
	Dir    string `arg:"" optional:"" default:"dist" help:"A dossier (folder of YAML files, or a dossier.json), which is made anew as you save; or the folder of a made site (${default})."`
	Addr   string `default:"127.0.0.1:8080" help:"Address to listen on; the next free port where it is taken (${default})."`
	Prefix string `help:"Path to serve it under, as /a/b/."`
}

// Help is shown below the flags.
func (*serveCommand) Help() string {
	return `Examples:
  isnad serve my-dossier     shows it, and shows it anew as you save
  isnad serve dist           a site that isnad site made`
}

// Run serves until interrupted.
func (cmd *serveCommand) Run(c console) error {
	info, err := os.Stat(cmd.Dir)
	if err != nil {
		return wrongUse(fmt.Sprintf("there is nothing at %s; name a dossier, or a folder that isnad site made", cmd.Dir))
	}
	o := serve.Options{Dir: cmd.Dir, Addr: cmd.Addr, Prefix: cmd.Prefix, Out: c.out}
	if info.IsDir() && !holdsYAML(cmd.Dir) {
		return serve.Run(c, o)
	}
	return live.Run(c, live.Options{
		Server:  o,
		Load:    func() (*load.Loaded, error) { return read(cmd.Dir) },
		Problem: c.errors,
		Remarks: c.err,
	})
}

// errors prints what keeps the site from being made; the rest is counted, as it
// would be printed at every save.
func (c console) errors(problems data.Problems) {
	c.list(slices.DeleteFunc(slices.Clone(problems), func(p data.Problem) bool { return p.Severity != data.Error }))
	fmt.Fprintf(c.err, "%s (isnad check lists all)\n", tally(problems))
}

// holdsYAML tells a dossier from a made site.
func holdsYAML(dir string) bool {
	for _, pattern := range []string{"*.yaml", "*.yml"} {
		found, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, file := range found {
			if !strings.HasPrefix(filepath.Base(file), ".") {
				return true
			}
		}
	}
	return false
}
