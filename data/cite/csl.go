// SPDX-License-Identifier: MIT

package cite

import (
	"bytes"
	"encoding/json"

	"isnad/data/edtf"
)

// cslItem is an item of CSL-JSON 1.0.2, in the names of its schema
// (citation-style-language/schema, csl-data.json).
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Version   string    `json:"version,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Language  string    `json:"language,omitempty"`
	Note      string    `json:"note,omitempty"`
}

// cslName is a name as it stands: which part is the family's is not ours to
// guess, least of all for Arabic names.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts  [][]int `json:"date-parts"`
	Season int     `json:"season,omitempty"` // 1 spring to 4 winter
	Circa  bool    `json:"circa,omitempty"`
}

// CSL is CSL-JSON: a list of items, indented, with a line feed at its end.
func CSL(items ...Item) []byte {
	all := make([]cslItem, 0, len(items))
	for _, i := range items {
		all = append(all, i.csl())
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	_ = out.Encode(all) // strings and integers: nothing here can fail
	return b.Bytes()
}

func (i Item) csl() cslItem {
	c := cslItem{
		ID: i.Key, Type: i.cslType(), Title: i.Title, Container: i.In, Version: i.Version,
		Issued: cslDateOf(i.Issued), Accessed: cslDateOf(i.Accessed), URL: i.URL, Language: i.Language, Note: i.notes(),
	}
	if i.Author != "" {
		c.Author = []cslName{{i.Author}}
	}
	return c
}

func (i Item) cslType() string {
	switch {
	case i.Dataset:
		return "dataset"
	case i.URL == "":
		return "document"
	}
	return "webpage"
}

// cslDateOf is a date, or an interval whose ends are both dates; nil for what
// CSL cannot hold, which then stands in the note alone.
func cslDateOf(d edtf.Date) *cslDate {
	from, to := d.Start(), d.End()
	if d.IsZero() || from.State != edtf.Known || to.State != edtf.Known {
		return nil
	}
	date := &cslDate{Parts: [][]int{cslParts(from)}, Circa: d.Qualified() || d.Kind() == edtf.OneOf}
	switch {
	case d.Kind() != edtf.Single:
		date.Parts = append(date.Parts, cslParts(to))
	case from.YearDigits > 0: // a decade or century, as the years it spans
		first, _ := d.Earliest()
		last, _ := d.Latest()
		firstYear, _, _ := first.Date()
		lastYear, _, _ := last.Date()
		date.Parts = [][]int{{firstYear}, {lastYear}}
	case from.Season > 0:
		date.Season = int(from.Season-edtf.Spring) + 1
	}
	return date
}

func cslParts(p edtf.Point) []int {
	switch {
	case p.Day > 0:
		return []int{p.Year, p.Month, p.Day}
	case p.Month > 0:
		return []int{p.Year, p.Month}
	}
	return []int{p.Year}
}
