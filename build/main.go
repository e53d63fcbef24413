// SPDX-License-Identifier: MIT

// Command isnad checks a dossier, ties it to its sources and makes the site.
// It is the command line and nothing else: each command reads its words, calls
// the package that does the work, and reports.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes, as the help says.
const (
	exitOK       = 0
	exitProblems = 1 // something is wrong with the data, or the work failed
	exitUsage    = 2 // something is wrong with the words of the command
)

// commands is the whole command line; kong reads the tags.
type commands struct {
	New    newCommand    `cmd:"" help:"Write a commented dossier to begin with."`
	Check  checkCommand  `cmd:"" help:"Check a dossier and report every problem at once."`
	Anchor anchorCommand `cmd:"" help:"Print the evidence block for a passage of a source file."`
	Verify verifyCommand `cmd:"" help:"Check every anchor against the source texts and print the coverage."`
	Export exportCommand `cmd:"" help:"Write the dossier in a format that others read."`
	Import importCommand `cmd:"" help:"Make a dossier of a STIX bundle, FollowTheMoney entities, tables or a timeline."`
	Site   siteCommand   `cmd:"" help:"Make the site."`
	Serve  serveCommand  `cmd:"" help:"Show a dossier as you write it, or a made site, on this machine."`
	Schema schemaCommand `cmd:"" help:"Print the JSON Schema of a dossier, for editors and validators."`
	Bench  benchCommand  `cmd:"" help:"Measure."`
}

const description = `Turns source documents into an explorer that runs in the browser.

Exit status: 0 all well, 1 problems in the data or a failure, 2 wrong use.

Examples:
  isnad new my-dossier
  isnad check data/dossiers/harem
  isnad anchor --source report.txt --paragraph 7 --from "first words" --to "last words"
  isnad verify --sources ~/sources data/dossiers/harem
  isnad export stix -o case.stix.json my-dossier
  isnad site -o dist data/dossiers/harem
  isnad serve my-dossier
  isnad import auto bundle.json -o imported`

// console is where a command writes: results to out, remarks to err.
type console struct {
	context.Context
	out, err io.Writer
}

// errProblems says that the problems are already printed.
var errProblems = errors.New("problems in the data")

// wrongUse is an error in the words of the command.
type wrongUse string

func (w wrongUse) Error() string { return string(w) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(console{ctx, os.Stdout, os.Stderr}, os.Args[1:])
	stop()
	os.Exit(code)
}

// run is the program: it never exits, so that tests run the real thing.
func run(c console, args []string) int {
	var cli commands
	stopped := -1
	parser, err := kong.New(&cli, kong.Name("isnad"), kong.Description(description),
		kong.Writers(c.out, c.err), kong.Exit(func(code int) { stopped = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(c.err, "isnad:", err)
		return exitUsage
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if stopped >= 0 {
		return stopped // help was asked for and printed
	}
	if err != nil {
		fmt.Fprintf(c.err, "isnad: %v\nFor the words it takes: isnad --help\n", err)
		return exitUsage
	}
	return c.exit(parsed.Run(c))
}

func (c console) exit(err error) int {
	if err == nil {
		return exitOK
	}
	if !errors.Is(err, errProblems) {
		fmt.Fprintln(c.err, "isnad:", err)
	}
	if _, ok := errors.AsType[wrongUse](err); ok {
		return exitUsage
	}
	return exitProblems
}
