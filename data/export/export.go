// SPDX-License-Identifier: MIT

// Package export writes a dossier in the formats that others read, one file
// per format. It chooses no words: what a record is called, who says it and
// when, in a sentence, is told by the caller (Words), so that a file says it as
// the pages do. It fetches nothing, and nothing in a file asks its reader to.
//
// # Rules, in every format
//
//  1. What a record holds never stands without who says it; what is alleged,
//     disputed or denied never without that, in the same object, row or entry,
//     and never without the answer to it where one is recorded. Where a format
//     has no notion of that, its field for prose carries it, and a tie that is
//     in doubt is not written as a tie of a kind that readers take for a fact.
//  2. The name of a minor, or one that is withheld, is in no file, whatever
//     the records hold (Prepare).
//  3. Every reference leads to something in the same file.
//  4. A date that is not certain is not written where a format has certain
//     days only. It stands in words, and as EDTF where there is a field for it.
//  5. The same dossier gives the same bytes: no clock, no order of maps, and
//     ids made of what does not change.
//  6. The highest marking (TLP) that may leave is the caller's choice; what is
//     marked higher, and what cannot be told without it, stays (Prepare).
package export

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"isnad/data"
	"isnad/data/graph"
)

// Words tells what a format's texts say. What it returns is plain text.
type Words interface {
	// Lang is the language of the words, as BCP 47.
	Lang() string
	// Name of the record with this id; what stands for data.Unattributed.
	Name(id string) string
	// Title of a record. Where the title alone would read as a finding of the
	// dossier it begins with whose it is: "Alleged by …: …".
	Title(data.Record) string
	// Said is who says a record, and through whom it came.
	Said(data.Record) string
	// Circumstances of a claim: in what office and for whom it was said, whether
	// repeatedly, how the speaker is known, the condition and what is offered,
	// and that no answer is on record where one is owed. Each says which it is.
	Circumstances(*data.Claim) []string
	// Attributed is who says something that rests on these, as "alleged by …"
	// or "according to …"; "" where they are none and nothing is alleged.
	Attributed(accordingTo []string, alleged bool) string
	// Date in words; uncertain as it is.
	Date(*data.Date) string
	// Word is the word for a value of a closed list.
	Word(data.Enum) string
}

// Input is a dossier and the words for it. The dossier must come from Prepare,
// or have passed its checks.
type Input struct {
	*graph.Graph
	Words Words
}

// ErrNothing says that a dossier has nothing that a format can hold.
var ErrNothing = errors.New("the dossier has nothing that this format can hold")

// Format is one way out.
type Format struct {
	Name     string `json:"name"`           // as the command line takes it
	File     string `json:"file"`           // under download/
	Media    string `json:"media_type"`     // RFC 6838
	Standard string `json:"standard"`       // what it follows, with the version: names only, which no language translates
	For      string `json:"for"`            // who opens it, in English
	Lost     string `json:"lost,omitempty"` // what it cannot hold, in English; "" where nothing is lost

	// Write writes the file. It fails with ErrNothing before it has written.
	Write func(io.Writer, *Input) error `json:"-"`
}

// Formats lists every format, the complete ones first.
func Formats() []Format {
	return []Format{
		{"json", "dossier.json", "application/json", "Isnad 1, JSON Schema",
			"Programs, archives, and Isnad itself: it reads this back.", "", JSON},
		{"csv", "dossier.csv.zip", "application/zip", "RFC 4180, UTF-8, Frictionless Data Package v1",
			"Spreadsheets, databases, statistics.", "", CSV},
		{"jsonld", "dossier.jsonld", "application/ld+json", "JSON-LD 1.1, schema.org, W3C Web Annotation",
			"Linked data and search engines.", jsonldLost, JSONLD},
		{"ftm", "dossier.ftm.ndjson", "application/x-ndjson", "FollowTheMoney 4, NDJSON",
			"Aleph, OpenSanctions, and their tools.", ftmLost, FollowTheMoney},
		{"stix", "dossier.stix.json", "application/stix+json;version=2.1", "STIX 2.1 (OASIS)",
			"OpenCTI, MISP, and other threat intelligence platforms.", stixLost, STIX},
		{"gexf", "dossier.gexf", "application/gexf+xml", "GEXF 1.3",
			"Gephi.", networkLost, GEXF},
		{"graphml", "dossier.graphml", "application/graphml+xml", "GraphML 1.0",
			"yEd, NetworkX, igraph.", networkLost, GraphML},
		{"ics", "dossier.ics", "text/calendar", "iCalendar (RFC 5545, RFC 7986)",
			"Calendars.", calendarLost, ICalendar},
		{"timeline", "dossier.timeline.json", "application/json", "TimelineJS 3",
			"TimelineJS, in a page of one's own.", timelineLost, TimelineJS},
		{"csl", "sources.csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON 1.0",
			"Zotero, Pandoc, citation.js.", citationsLost, CSL},
		{"bibtex", "sources.bib", "application/x-bibtex", "BibTeX",
			"LaTeX, JabRef.", citationsLost, BibTeX},
		{"ris", "sources.ris", "application/x-research-info-systems", "RIS (2012)",
			"EndNote, Mendeley, RefWorks.", citationsLost, RIS},
	}
}

// Find returns the format of this name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no format %q; there are %s", name, strings.Join(names, ", "))
}
