// SPDX-License-Identifier: MIT

package export

import (
	"encoding/xml"
	"io"
	"strings"
	"unicode"

	"isnad/data"
	"isnad/data/graph"
)

const networkLost = "Everything but actors, places that a tie leads to, and the ties between them; ties with one end. " +
	"A tie has a beginning and an end only where the very day is known; the date as it stands is an attribute."

// node and edge are what both graph formats write. The attributes are in the
// order of nodeAttributes and edgeAttributes.
type node struct {
	id, label string
	values    []string
}

type edge struct {
	id, source, target string
	label              string
	start, end         string // ISO 8601 days; "" where not certain
	values             []string
}

var (
	nodeAttributes = []string{"type", "kind", "account", "also", "markings"}
	// kind is "alleged member-of" where a tie is in doubt: a reader who colours
	// by kind sees it (rule 1).
	edgeAttributes = []string{"kind", "basis", "negated", "status", "attribution", "account", "start_edtf", "end_edtf", "markings"}
)

func (in *Input) network() (nodes []node, edges []edge) {
	used := map[string]bool{}
	for r := range graph.Each[*data.Relation](in.Graph) {
		if in.Record(r.From) != nil && in.Record(r.To) != nil {
			used[r.To] = true
			edges = append(edges, in.edge(r))
		}
	}
	for a := range graph.Each[*data.Actor](in.Graph) {
		nodes = append(nodes, in.node(a, string(a.Kind), spellings(a.Name, a.Aliases)))
	}
	for p := range graph.Each[*data.Place](in.Graph) {
		if used[p.ID] {
			nodes = append(nodes, in.node(p, string(p.Kind), spellings(p.Name, p.Aliases)))
		}
	}
	return nodes, edges
}

func (in *Input) node(r data.Record, kind string, also []string) node {
	head := r.Head()
	return node{head.ID, in.Words.Name(head.ID), []string{string(r.Type()), kind, in.account(r), strings.Join(also, "; "), markings(head)}}
}

func (in *Input) edge(r *data.Relation) edge {
	e := edge{id: r.ID, source: r.From, target: r.To, label: in.Words.Title(r)}
	if day, ok := certainDay(r.Start); ok {
		e.start = day.String()
	}
	if day, ok := certainDay(r.End); ok {
		e.end = day.String()
	}
	negated := "false"
	if r.Negated {
		negated = "true"
	}
	e.values = []string{tieKind(r), string(r.Basis), negated, string(r.Status), in.Words.Said(r), in.account(r), written(r.Start), written(r.End), markings(&r.Meta)}
	return e
}

// tieKind is a relation's kind; of one in doubt, with how it is in doubt.
func tieKind(r *data.Relation) string {
	kind := string(r.Kind)
	if r.Kind == data.Other && r.KindLabel.EN != "" {
		kind = r.KindLabel.EN
	}
	switch {
	case r.Negated:
		return "not " + kind
	case r.Basis == data.BasisAlleged || r.Status == data.StatusAlleged:
		return "alleged " + kind
	case doubtful(r):
		return string(r.Status) + " " + kind
	}
	return kind
}

func written(d *data.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func markings(m *data.Meta) string {
	all := make([]string, len(m.Markings))
	for i, mark := range m.Markings {
		all[i] = string(mark)
	}
	return strings.Join(all, " ")
}

// xmlFile writes elements and keeps the first error. What XML 1.0 cannot hold
// is left out of texts.
type xmlFile struct {
	*xml.Encoder
	err error
}

func newXMLFile(w io.Writer) *xmlFile {
	_, err := io.WriteString(w, xml.Header)
	x := &xmlFile{Encoder: xml.NewEncoder(w), err: err}
	x.Indent("", "  ")
	return x
}

func (x *xmlFile) put(t xml.Token) {
	if x.err == nil {
		x.err = x.EncodeToken(t)
	}
}

// open begins an element; attributes alternate names and values, and an empty
// value leaves its attribute out.
func (x *xmlFile) open(name string, attributes ...string) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: visible(attributes[i+1])})
		}
	}
	x.put(start)
}

func (x *xmlFile) close(name string) { x.put(xml.EndElement{Name: xml.Name{Local: name}}) }

// leaf is an element with a text or with nothing in it.
func (x *xmlFile) leaf(name, text string, attributes ...string) {
	x.open(name, attributes...)
	if text != "" {
		x.put(xml.CharData(visible(text)))
	}
	x.close(name)
}

// visible leaves out what XML 1.0 (2.2) has no way to write.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func (x *xmlFile) finish(w io.Writer) error {
	if x.err == nil {
		x.err = x.Flush()
	}
	if x.err == nil {
		_, x.err = io.WriteString(w, "\n")
	}
	return x.err
}
