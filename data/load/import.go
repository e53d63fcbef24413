// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"isnad/data"
)

// # Importing
//
// A file of another format becomes records, and each of its objects is counted:
// taken, and as what; or left, and why. The rules, for every format:
//
//  1. Nothing is dropped without a word. What has no field of ours stays under
//     extra; what has no record of ours is left, with the reason.
//  2. Nothing becomes a bare fact. A record says who says so: the author that
//     the object names, or the data set itself. What ties two things is on an
//     alleged footing, because none of the formats says on what footing it is.
//  3. Evidence is what the format offers: a document it refers to, an address.
//     Where there is none, the passage is said to be missing (passage: none);
//     in strict mode such a record is refused.
//  4. What comes out passes the checks. A record that would not is left, with
//     the cause that the check gives.
//  5. Same file, same records: ids are made from the file's own.
//  6. A minor is not named, whatever the file says.

// Format is a format that can be imported.
type Format string

const (
	FormatAuto       Format = "auto"       // told by the content
	FormatJSON       Format = "json"       // our own dossier.json
	FormatSTIX       Format = "stix"       // a STIX 2.1 (or 2.0) bundle
	FormatFTM        Format = "ftm"        // FollowTheMoney entities, one a line
	FormatCSV        Format = "csv"        // a table of actors, events, relations or places
	FormatTimelineJS Format = "timelinejs" // the JSON of TimelineJS 3
)

// ImportOptions say how to read a file.
type ImportOptions struct {
	Format Format
	// Name is the file's, for problems, for the title and, of a table, for what
	// it is a table of.
	Name string
	// Updated is the dossier's day, ISO 8601. It is needed: nothing here reads a
	// clock.
	Updated string
	Title   string // of the dossier; by default what the file calls itself, or its name
	Strict  bool   // refuse records without evidence of their own
	// Table and Columns are for tables: what the rows are (actors, events,
	// relations or places), and which column holds which field.
	Table   string
	Columns map[string]string
	// Scratch is a folder for what would otherwise take memory that grows with
	// the file; empty keeps it in memory.
	Scratch string
	// More are further tables, beside the one that is imported.
	More []NamedInput
	// Progress hears how many bytes of how many were read. It may be nil.
	Progress func(done, total int64)
}

// Input is a file to import. FollowTheMoney is read in passes and never held.
type Input interface {
	io.ReaderAt
	Size() int64
}

// ImportError is what is wrong with a file that cannot be imported at all.
type ImportError struct{ data.Problem }

func (e *ImportError) Error() string { return e.String() }

// Emit takes a record of an import.
type Emit func(data.Record) error

// importer is an import under way.
type importer struct {
	ImportOptions
	ctx    context.Context
	in     Input
	emit   Emit
	report *Report
	about  data.About
	origin string // id of the source that stands for the file itself
	called string // what the file is called
}

// Import reads a file and emits its records: those that are referred to before
// or after those that refer to them, in no promised order. It returns the
// dossier's description and the closing table. The error is an *ImportError
// where the file itself is wrong.
func Import(ctx context.Context, in Input, o ImportOptions, emit Emit) (data.About, *Report, error) {
	im := &importer{ImportOptions: o, ctx: ctx, in: in, emit: emit, report: newReport()}
	if im.Format == "" {
		im.Format = FormatAuto
	}
	if err := im.open(); err != nil {
		return data.About{}, nil, err
	}
	im.begin()
	read := map[Format]func() error{FormatSTIX: im.stix, FormatFTM: im.ftm, FormatCSV: im.csv, FormatTimelineJS: im.timelineJS, FormatJSON: im.json}[im.Format]
	if read == nil {
		return data.About{}, nil, fmt.Errorf("%q is no format that can be imported", im.Format)
	}
	if err := read(); err != nil {
		return data.About{}, nil, err
	}
	return im.about, im.report, nil
}

// begin describes the dossier that will hold the records.
func (im *importer) begin() {
	im.origin, im.called = "imported-file", fileTitle(im.Name)
	im.about = data.About{
		Title:   data.Text{EN: cmp.Or(im.Title, im.called)},
		Summary: data.Text{EN: fmt.Sprintf("Imported from %s, a file in the format %s. Every record says who asserts it; nothing was checked beyond its form.", cleanLine(filepath.Base(im.Name)), formatNames[im.Format])},
		Version: "1", Updated: im.Updated, Languages: []string{"en"}, Licence: "NOASSERTION",
	}
}

var formatNames = map[Format]string{FormatSTIX: "STIX 2.1", FormatFTM: "FollowTheMoney", FormatCSV: "CSV", FormatTimelineJS: "TimelineJS", FormatJSON: "Isnad"}

// fileSource is the source that stands for the file: it is cited where an
// object names no document of its own.
func (im *importer) fileSource() *data.Source {
	return &data.Source{
		Meta:     data.Meta{ID: im.origin, Origin: data.OriginEditor},
		Label:    data.Text{EN: im.called},
		Language: "en", Rights: data.RightsWithheld,
		Note: data.Text{EN: "The imported file itself. It gives no passage for the records that cite it."},
	}
}

// bare is the evidence of what names no document.
func (im *importer) bare() data.Evidence {
	return data.Evidence{Source: im.origin, Passage: "none"}
}

// bad is an error about the file.
func (im *importer) bad(rule, line, column int, cause, remedy string) error {
	return &ImportError{data.Problem{File: im.Name, Line: line, Column: column, Rule: rule, Severity: data.Error, Cause: cause, Remedy: remedy}}
}

func (im *importer) progress(done int64) {
	if im.Progress != nil {
		im.Progress(done, im.in.Size())
	}
}

// all reads the whole file, for formats that are one value.
func (im *importer) all() ([]byte, error) {
	if im.in.Size() > mostHeld {
		return nil, im.bad(8, 0, 0, fmt.Sprintf("the file is larger than %d MiB", mostHeld>>20), "divide it into several files")
	}
	b := make([]byte, im.in.Size())
	for at := 0; at < len(b); {
		if err := im.ctx.Err(); err != nil {
			return nil, err
		}
		n, err := im.in.ReadAt(b[at:min(at+1<<20, len(b))], int64(at))
		at += n
		if err != nil && !(errors.Is(err, io.EOF) && at == len(b)) {
			return nil, err
		}
		im.progress(int64(at))
	}
	r := newJoin(im.Name)
	b, ok := r.prepare(b)
	if !ok {
		r.problems.Sort()
		return nil, &ImportError{r.problems[0]}
	}
	return b, nil
}

// syntax says where a JSON text breaks, if it does.
func (im *importer) syntax(b []byte, err error) error {
	var wrong *json.SyntaxError
	if errors.As(err, &wrong) {
		r := newJoin(im.Name)
		r.jsonSyntax(b, 1, wrong)
		return &ImportError{r.problems[0]}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		line, column := lineOf(b, int64(len(b)))
		return im.bad(1, line, column, "the file ends in the middle", "fetch it again: it was cut off")
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		line, column := lineOf(b, kind.Offset)
		return im.bad(1, line, column, fmt.Sprintf("%q is %s where something else must stand", kind.Field, kind.Value), "see that the file is of the format it is taken for")
	}
	return err
}

// lineOf is the place of an offset, line and column from 1.
func lineOf(b []byte, offset int64) (line, column int) {
	before := b[:min(max(offset, 0), int64(len(b)))]
	line = bytes.Count(before, []byte("\n")) + 1
	column = len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:]))) + 1
	return line, column
}

// json takes a dossier of our own: everything, or nothing.
func (im *importer) json() error {
	b, err := im.all()
	if err != nil {
		return err
	}
	loaded, err := JSON(im.Name, b)
	if err != nil {
		return err
	}
	for _, p := range loaded.Check() {
		if p.Severity == data.Error {
			return &ImportError{p}
		}
	}
	im.about = loaded.Dossier.About
	for _, r := range loaded.Dossier.Records() {
		if im.Strict && !im.cites(r) {
			return im.bad(4, 0, 0, fmt.Sprintf("the record %q cites nothing", r.Head().ID), "import without --strict, or add its evidence")
		}
		im.report.take(string(r.Type()), r.Type())
		if err := im.emit(r); err != nil {
			return err
		}
	}
	return nil
}

// cites reports that a record's evidence names a document or an address, and
// not the imported file alone; or that it needs none.
func (im *importer) cites(r data.Record) bool {
	switch r.Type() {
	case data.TypeSource, data.TypeTopic, data.TypeProposition:
		return true
	}
	return r.Head().Origin == data.OriginEditor || slices.ContainsFunc(r.Head().Evidence, func(e data.Evidence) bool { return e.Source != im.origin || e.URL != "" })
}
