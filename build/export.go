// SPDX-License-Identifier: MIT

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"

	"isnad/app/view"
	"isnad/data"
	"isnad/data/export"
	"isnad/data/graph"
)

// markingFlag is the highest marking that may leave, as site and export take it.
type markingFlag struct {
	TLP string `name:"tlp" placeholder:"TLP:…" help:"Highest marking that may leave: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED. What is marked higher stays, and what refers to it."`
}

// leaving is the dossier as it may leave. What stays is counted, and so is
// what leaves with a marking and no limit set.
func (f markingFlag) leaving(c console, d *data.Dossier) (*data.Dossier, []string, error) {
	prepared, stay, err := export.Prepare(d, data.Marking(f.TLP))
	if err != nil {
		return nil, nil, wrongUse(err.Error())
	}
	if len(stay) > 0 {
		fmt.Fprintf(c.err, "stay behind, marked above %s or referring to what is: %d records\n", f.TLP, len(stay))
	}
	if marked := restricted(d); f.TLP == "" && marked > 0 {
		fmt.Fprintf(c.err, "marked above TLP:CLEAR, and leaving too: %d records; --tlp sets what may leave\n", marked)
	}
	return prepared, stay, nil
}

func restricted(d *data.Dossier) (n int) {
	for _, r := range d.Records() {
		for _, m := range r.Head().Markings {
			if m != "TLP:CLEAR" {
				n++
				break
			}
		}
	}
	return n
}

type exportCommand struct {
	Format string `arg:"" help:"A format, or list to see them all."`
	dossierArg
	markingFlag
	Out  string `short:"o" default:"-" help:"File to write, whole or not at all; - is the standard output (${default})."`
	Lang string `default:"en" help:"Language of the words that say who says what: en, ar or fr (${default})."`
	JSON bool   `name:"json" help:"Report as JSON: the formats for list, else what was written, which then needs -o."`
}

// Help shows examples below the flags.
func (*exportCommand) Help() string {
	return `Examples:
  isnad export list
  isnad export stix -o case.stix.json my-dossier
  isnad export csv -o case.zip --tlp TLP:GREEN my-dossier
  isnad export ics --lang fr my-dossier > case.ics`
}

// Run writes one file.
func (cmd *exportCommand) Run(c console) error {
	if cmd.Format == "list" {
		return listFormats(c.out, cmd.JSON)
	}
	f, err := export.Find(cmd.Format)
	if err != nil {
		return wrongUse(err.Error())
	}
	if cmd.JSON && cmd.Out == "-" {
		return wrongUse("--json reports on a file; name one with -o")
	}
	loaded, err := c.sound(cmd.Dossier)
	if err != nil {
		return err
	}
	d, stay, err := cmd.leaving(c, loaded.Dossier)
	if err != nil {
		return err
	}
	g := graph.New(d)
	in := &export.Input{Graph: g, Words: view.Tell(g, cmd.Lang)}
	if cmd.Out == "-" {
		return f.Write(c.out, in)
	}
	bytes, sum, err := writeWhole(cmd.Out, func(w io.Writer) error { return f.Write(w, in) })
	if err != nil {
		return err
	}
	if !cmd.JSON {
		fmt.Fprintf(c.out, "%s: %d bytes\n", cmd.Out, bytes)
		return nil
	}
	return printJSON(c.out, struct {
		Format string   `json:"format"`
		File   string   `json:"file"`
		Bytes  int64    `json:"bytes"`
		SHA256 string   `json:"sha256"`
		Stay   []string `json:"stay_behind,omitempty"`
	}{f.Name, cmd.Out, bytes, sum, stay})
}

// writeWhole writes aside and renames, so that a failure leaves what was there.
func writeWhole(name string, write func(io.Writer) error) (n int64, sum string, err error) {
	file, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-new-*")
	if errors.Is(err, os.ErrNotExist) {
		return 0, "", wrongUse("there is no folder " + filepath.Dir(name))
	}
	if err != nil {
		return 0, "", err
	}
	defer os.Remove(file.Name())
	hash := sha256.New()
	if err := errors.Join(write(io.MultiWriter(file, hash)), file.Chmod(0o644), file.Sync()); err != nil {
		return 0, "", errors.Join(err, file.Close())
	}
	info, err := file.Stat()
	if err := errors.Join(err, file.Close()); err != nil {
		return 0, "", err
	}
	return info.Size(), hex.EncodeToString(hash.Sum(nil)), os.Rename(file.Name(), name)
}

// listFormats prints every format with what it is for and what it loses.
func listFormats(w io.Writer, asJSON bool) error {
	if asJSON {
		return printJSON(w, export.Formats())
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FORMAT\tFILE\tSTANDARD\tFOR")
	for _, f := range export.Formats() {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", f.Name, f.File, f.Standard, f.For)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nWhat is lost:")
	for _, f := range export.Formats() {
		lost := f.Lost
		if lost == "" {
			lost = "Nothing."
		}
		fmt.Fprintf(w, "%s: %s\n", f.Name, lost)
	}
	return nil
}

func printJSON(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(v)
}
