// SPDX-License-Identifier: MIT

// Package open makes a dataset of a file that a reader opens in the browser:
// it imports, checks and compiles, as a build does. It is no part of the
// program that everyone downloads, and knows nothing of pages.
package open

import (
	"context"
	"fmt"

	"isnad/data"
	"isnad/data/compile"
	"isnad/data/dataset"
	"isnad/data/load"
)

// Made is what the program draws a site from.
type Made struct {
	Files  map[string][]byte // by the names that the program asks for
	Report *load.Report
}

// File makes a dataset of a file in any format that can be imported. The day is
// the reader's, ISO 8601; it becomes the dossier's where the file has none.
// Progress hears how many bytes of how many were read. The error is a
// *load.ImportError where the file is wrong.
func File(ctx context.Context, in load.Input, name, day string, progress func(done, total int64)) (*Made, error) {
	d := &data.Dossier{Isnad: 1}
	held := 0
	options := load.ImportOptions{Format: load.FormatAuto, Name: name, Updated: day, Progress: progress}
	about, report, err := load.Import(ctx, in, options, func(r data.Record) error {
		if held++; held > mostRecords {
			return tooMany(name)
		}
		d.Add(r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	d.About = about
	for _, p := range d.Check(nil) {
		if p.Severity == data.Error {
			p.File = name
			return nil, &load.ImportError{Problem: p}
		}
	}
	made, err := compile.Compile(d)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	files := map[string][]byte{dataset.IndexName: made.Index}
	for k, shard := range made.Shards {
		files[dataset.ShardName(k)] = shard
	}
	return &Made{files, report}, nil
}

// mostRecords is what a tab of a browser is trusted with. The program has been
// tried with as many; beyond, a site should be built.
const mostRecords = 100_000

func tooMany(name string) error {
	return &load.ImportError{Problem: data.Problem{File: name, Rule: 8, Severity: data.Error,
		Cause:  fmt.Sprintf("the file holds more than %d records", mostRecords),
		Remedy: "open a part of it with fewer records; whoever keeps a site like this one can publish all of it as another"}}
}
