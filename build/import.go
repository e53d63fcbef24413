// SPDX-License-Identifier: MIT

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"isnad/data"
	"isnad/data/load"
)

type importCommand struct {
	Format  string            `arg:"" help:"auto, json (our own), stix, ftm, csv or timelinejs." enum:"auto,json,stix,ftm,csv,timelinejs"`
	Files   []string          `arg:"" name:"file" help:"The file; of csv, one or more tables. It may be packed with gzip or zip."`
	Out     string            `short:"o" required:"" help:"Folder to write; it must be new or empty. Whole, or not at all."`
	Strict  bool              `help:"Leave records that name no evidence of their own."`
	Title   string            `help:"Title of the dossier (by default what the file calls itself, or its name)."`
	Updated string            `help:"Day of the dossier, as 2025-10-22 (today by default)." placeholder:"DAY"`
	Table   string            `help:"What the rows of a table are: actors, events, relations or places (told by the file's name by default)."`
	Column  map[string]string `help:"Which column of a table holds a field, as name=\"Full name\"; repeat it." placeholder:"FIELD=HEADER" mapsep:"none"`
	JSON    bool              `name:"json" help:"Print the closing table as JSON."`
}

// Help is shown below the flags.
func (*importCommand) Help() string {
	return `Every object of the file is taken, or left with a reason; the closing table says which. A record says who says so, and where the file names no passage it says that none is given.

Fields of tables: actors have id, name, kind, aliases, summary, country; events id, title, kind, date, end, summary, place, participants; relations id, from, to, kind, start, end, note; places id, name, kind, lat, lon, summary, part_of; each has source, url, confidence, tlp. Other columns stay under extra.

Examples:
  isnad import auto enterprise-attack.json -o attack
  isnad import ftm entities.ftm.json.gz -o sanctions --strict
  isnad import csv actors.csv relations.csv -o desk --column name="Full name"
  isnad import json download/dossier.json -o copy`
}

// Run imports, and writes the folder whole or not at all.
func (cmd *importCommand) Run(c console) error {
	writer, err := load.NewWriter(cmd.Out)
	if err != nil {
		return named(err)
	}
	defer writer.Discard()
	if err := os.Mkdir(writer.Scratch(), 0o700); err != nil {
		return err
	}
	defer os.RemoveAll(writer.Scratch())
	options, err := cmd.options(writer.Scratch())
	if err != nil {
		return err
	}
	files, err := openInputs(cmd.Files)
	defer closeInputs(files)
	if err != nil {
		return err
	}
	options.Name = cmd.Files[0]
	for i, file := range files[1:] {
		options.More = append(options.More, load.NamedInput{Name: cmd.Files[1+i], Input: file})
	}
	bar := c.bar("reading " + options.Name)
	options.Progress = bar.set
	about, report, err := load.Import(c, files[0], options, func(r data.Record) error { return writer.Record(r) })
	bar.end()
	if wrong, ok := errors.AsType[*load.ImportError](err); ok {
		_ = c.report(data.Problems{wrong.Problem}, cmd.JSON) // what it says is returned here
		return errProblems
	}
	if err != nil {
		return err
	}
	if err := writer.Publish(about); err != nil {
		return err
	}
	return c.closing(report, cmd.Out, cmd.JSON)
}

// options are what the flags ask of an import.
func (cmd *importCommand) options(scratch string) (load.ImportOptions, error) {
	if len(cmd.Files) > 1 && cmd.Format != string(load.FormatCSV) {
		return load.ImportOptions{}, wrongUse("only tables (csv) are imported together; give one file")
	}
	o := load.ImportOptions{Format: load.Format(cmd.Format), Updated: cmd.Updated, Title: cmd.Title, Strict: cmd.Strict,
		Table: cmd.Table, Columns: cmd.Column, Scratch: scratch}
	if o.Updated == "" {
		o.Updated = time.Now().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, o.Updated); err != nil {
		return o, wrongUse("--updated: write a day, as 2025-10-22")
	}
	return o, nil
}

// closing prints the table of what was taken and what was left.
func (c console) closing(report *load.Report, out string, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(c.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(report)
	}
	if _, err := report.WriteTo(c.out); err != nil {
		return err
	}
	fmt.Fprintf(c.err, "%s: look through it with isnad check %s, and see it with isnad serve %s\n", out, out, out)
	return nil
}

// input is a file that is imported.
type input struct {
	*os.File
	size int64
}

func (f input) Size() int64 { return f.size }

// openInputs opens files in the order they were named. What it returns is to be
// closed, with an error too.
func openInputs(names []string) (files []input, err error) {
	for _, name := range names {
		file, err := openInput(name)
		if err != nil {
			return files, err
		}
		files = append(files, file)
	}
	return files, nil
}

func closeInputs(files []input) {
	for _, file := range files {
		file.Close()
	}
}

// openInput opens a file, or what comes in at "-", which is kept in a file for
// the time: some formats are read twice.
func openInput(name string) (input, error) {
	if name == "-" {
		return spool(os.Stdin)
	}
	file, err := os.Open(name)
	if err != nil {
		return input{}, wrongUse(fmt.Sprintf("%s cannot be read: %v", name, errors.Unwrap(err)))
	}
	info, err := file.Stat()
	if err == nil && info.Mode().IsRegular() {
		return input{file, info.Size()}, nil
	}
	defer file.Close()
	if err == nil && info.IsDir() {
		return input{}, wrongUse(name + " is a folder; name a file")
	}
	if err != nil {
		return input{}, err
	}
	return spool(file)
}

func spool(r io.Reader) (input, error) {
	file, err := os.CreateTemp("", "isnad-import-")
	if err != nil {
		return input{}, err
	}
	os.Remove(file.Name()) // it stays readable until it is closed
	n, err := io.Copy(file, r)
	return input{file, n}, err
}
