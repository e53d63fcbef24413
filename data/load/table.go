// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"isnad/data"
)

// # Tables: CSV (RFC 4180), with commas, semicolons or tabs
//
// Each row is a record of the table's type. A column is a field by its header:
// one of the names below, or what Columns says. Every other column stays under
// extra. Cells of several values divide them by semicolons.
//
//	actors     id name kind aliases summary country
//	events     id title kind date end summary place participants
//	relations  id from to kind start end note
//	places     id name kind lat lon summary part_of
//	each       source url confidence tlp
//
// The sheet of TimelineJS (Year, Month, Day, Headline, Text, Media …) is a table
// of events. An apostrophe before = + - @ is taken off: it was put there so that
// no spreadsheet takes the cell for a formula.

// tableFields lists the fields of each table, and the headers that mean them.
var tableFields = map[string]map[string][]string{
	"actors": {"id": nil, "name": {"label", "full name", "actor"}, "kind": {"type"}, "aliases": {"alias", "other names", "also known as", "aka"}, "summary": {"description", "notes"}, "country": {"nationality"}},
	"events": {"id": nil, "title": {"name", "headline", "event"}, "kind": {"type"}, "date": {"start", "start date", "start_date", "day of event"}, "end": {"end date", "end_date"},
		"summary": {"description", "text"}, "place": {"location"}, "participants": {"actors", "participant"},
		"year": nil, "month": nil, "day": nil, "end year": nil, "end month": nil, "end day": nil, "display date": nil},
	"relations": {"id": nil, "from": {"source_id", "subject", "from id"}, "to": {"target", "target_id", "object", "to id"}, "kind": {"type", "relation", "relationship"},
		"start": {"start date", "start_date", "since"}, "end": {"end date", "end_date", "until"}, "note": {"summary", "description", "notes"}},
	"places": {"id": nil, "name": {"label", "place"}, "kind": {"type"}, "lat": {"latitude"}, "lon": {"longitude", "lng"}, "summary": {"description", "notes"}, "part_of": {"part of"}},
}

var tableCommon = map[string][]string{"source": {"reference", "media credit"}, "url": {"link", "media", "source url"}, "confidence": nil, "tlp": {"marking"}}

// NamedInput is a further table.
type NamedInput struct {
	Name string
	Input
}

// sheet is a table being read.
type sheet struct {
	*hold
	table   string
	file    string
	line    int
	columns map[string]int // by field
	rest    map[int]string // headers of the other columns
	row     []string
}

// tableSet is what the rows of several tables refer to.
type tableSet struct {
	hold
	ids     map[string]string // id by name, for cells that name an actor or a place
	sources map[string]string
	pending []func() // what refers to others waits until all are read
}

func (im *importer) csv() error {
	set := &tableSet{hold: hold{importer: im}, ids: map[string]string{}, sources: map[string]string{}}
	inputs := append(slices.Clone(im.More), NamedInput{im.Name, im.in})
	known := slices.Sorted(maps.Keys(im.Columns))
	for _, in := range inputs {
		im.Name, im.in = in.Name, in.Input
		s := &sheet{hold: &set.hold, file: in.Name}
		if err := s.read(set); err != nil {
			return err
		}
		known = slices.DeleteFunc(known, func(field string) bool { _, used := s.columns[field]; return used })
	}
	if len(known) > 0 {
		return im.bad(1, 1, 1, fmt.Sprintf("no table has a field %q, or the column that is to hold it", known[0]), "a table's fields are listed in the help of isnad import")
	}
	for _, wait := range set.pending {
		wait()
	}
	return set.release()
}

// read reads one table.
func (s *sheet) read(set *tableSet) error {
	b, err := s.all()
	if err != nil {
		return err
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = divider(b)
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return s.wrong(err)
	}
	if err := s.headers(slices.Clone(header)); err != nil {
		return err
	}
	for {
		s.row, err = r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return s.wrong(err)
		}
		if s.line, _ = r.FieldPos(0); s.line%1024 == 0 && s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		s.record(set)
	}
}

// divider is what divides the cells of the first line.
func divider(b []byte) rune {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

func (s *sheet) wrong(err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		if errors.Is(err, io.EOF) {
			return s.bad(1, 1, 1, "the table is empty", "its first line names the columns")
		}
		return err
	}
	return s.bad(1, at.Line, at.Column, "this is not CSV: "+at.Err.Error(), `put double quotes around the whole cell, and write a quote inside it twice ("")`)
}

// headers finds what the table is and which column holds which field.
func (s *sheet) headers(header []string) error {
	s.table = strings.ToLower(s.Table)
	if s.table == "" {
		s.table = tableOf(s.file, header)
	}
	fields := tableFields[s.table]
	if fields == nil {
		return s.bad(1, 1, 1, fmt.Sprintf("what the rows are is not clear (%q is no table)", short(cmp.Or(s.table, filepath.Base(s.file)))),
			"name the file actors.csv, events.csv, relations.csv or places.csv; isnad import also takes --table actors")
	}
	if len(header) > MaxKeys {
		return s.bad(8, 1, 1, fmt.Sprintf("the table has more than %d columns", MaxKeys), "take out those that nobody needs")
	}
	s.columns, s.rest = map[string]int{}, map[int]string{}
	for i, h := range header {
		word := strings.ToLower(cleanLine(h))
		field := s.mapped(cleanLine(h), word, fields)
		if _, taken := s.columns[field]; field == "" || taken {
			s.rest[i] = cmp.Or(short(word), fmt.Sprintf("column %d", i+1))
			continue
		}
		s.columns[field] = i
	}
	need := map[string][]string{"actors": {"name"}, "events": {"title"}, "relations": {"from", "to"}, "places": {"name"}}[s.table]
	for _, field := range need {
		if _, ok := s.columns[field]; !ok {
			return s.bad(1, 1, 1, fmt.Sprintf("the table of %s has no column for %q", s.table, field), fmt.Sprintf("give the column that holds it the heading %s; isnad import also takes --column %[1]s=HEADER", field))
		}
	}
	return nil
}

// mapped is the field of a header: as Columns says, or by its own name.
func (s *sheet) mapped(header, word string, fields map[string][]string) string {
	for field, column := range s.Columns {
		if strings.EqualFold(cleanLine(column), header) {
			return field
		}
	}
	for _, some := range []map[string][]string{fields, tableCommon} {
		for field, names := range some {
			_, named := s.Columns[field]
			if !named && (field == word || slices.Contains(names, word)) {
				return field
			}
		}
	}
	return ""
}

// tableOf tells what the rows are by the file's name or by the columns.
func tableOf(file string, header []string) string {
	name := strings.ToLower(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)))
	if _, ok := tableFields[name]; ok {
		return name
	}
	has := func(names ...string) bool {
		for _, want := range names {
			if !slices.ContainsFunc(header, func(h string) bool { return strings.EqualFold(cleanLine(h), want) }) {
				return false
			}
		}
		return true
	}
	switch {
	case has("from", "to"):
		return "relations"
	case has("headline"), has("title", "date"):
		return "events"
	}
	return name
}

// cell is the text of a field's cell.
func (s *sheet) cell(field string) string {
	i, ok := s.columns[field]
	if !ok || i >= len(s.row) {
		return ""
	}
	return unguarded(s.row[i])
}

// unguarded takes off the apostrophe that keeps a spreadsheet from computing.
func unguarded(cell string) string {
	cell = strings.TrimSpace(cell)
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

func (s *sheet) list(field string) []string {
	var some []string
	for part := range strings.SplitSeq(s.cell(field), ";") {
		if part = strings.TrimSpace(part); part != "" {
			some = append(some, part)
		}
	}
	return some
}

func (s *sheet) which() string { return fmt.Sprintf("%s:%d", filepath.Base(s.file), s.line) }

// record makes the record of a row.
func (s *sheet) record(set *tableSet) {
	which, kind := s.which(), "row of "+s.table
	if !slices.ContainsFunc(s.row, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
		s.report.leave(kind, "the row is empty", which)
		return
	}
	switch s.table {
	case "actors":
		s.actor(set, kind, which)
	case "places":
		s.place(set, kind, which)
	case "events":
		s.event(set, kind, which)
	case "relations":
		s.relation(set, kind, which)
	}
}

// meta is what every record has; name gives the id where the row has none.
func (s *sheet) meta(set *tableSet, name, which string) data.Meta {
	id := s.cell("id")
	if id == "" {
		id = cmp.Or(strings.Trim(slugged(name, 60), "-"), hashOf(name))
	}
	m := data.Meta{ID: madeID(id), Status: data.StatusReported, AccordingTo: []string{s.origin}}
	link := address(s.cell("url"))
	if label := cleanLine(s.cell("source")); label != "" {
		source := set.source(label)
		m.AccordingTo = []string{source}
		m.Evidence = []data.Evidence{{Source: source, Passage: "none", URL: link}}
	} else {
		m.Evidence = []data.Evidence{{Source: s.origin, Passage: "none", URL: link}}
	}
	m.Extra = map[string]any{}
	s.common(&m)
	for i, header := range s.rest {
		if i < len(s.row) && strings.TrimSpace(s.row[i]) != "" {
			m.Extra[header] = unguarded(s.row[i])
		}
	}
	for i := len(s.columns) + len(s.rest); i < len(s.row); i++ {
		if strings.TrimSpace(s.row[i]) != "" {
			m.Extra[fmt.Sprintf("column %d", i+1)] = s.row[i]
		}
	}
	return m
}

// common reads confidence and marking; what cannot be read stays in its words.
func (s *sheet) common(m *data.Meta) {
	if text := s.cell("confidence"); text != "" {
		if n, err := strconv.Atoi(text); err == nil && n >= 0 && n <= 100 {
			m.Confidence = &n
		} else {
			m.Extra["confidence"] = text
		}
	}
	if text := s.cell("tlp"); text != "" {
		if label, ok := tlp(text); ok {
			m.Markings = []data.Marking{label}
		} else {
			m.Extra["tlp"] = text
		}
	}
	if text := s.cell("url"); text != "" && address(text) == "" {
		m.Extra["url"] = text
	}
}

// source is the source of a label, made once.
func (set *tableSet) source(label string) string {
	if id := set.sources[label]; id != "" {
		return id
	}
	id := "ref-" + hashOf(label)
	set.sources[label] = id
	set.put("source named in a row", label, &data.Source{Meta: data.Meta{ID: id}, Label: set.name(label, label), Language: "und", Rights: data.RightsWithheld})
	return id
}

func (s *sheet) actor(set *tableSet, kind, which string) {
	name := s.name(s.cell("name"), which)
	if name.IsZero() {
		s.report.leave(kind, "it has no name", which)
		return
	}
	a := &data.Actor{Meta: s.meta(set, name.EN, which), Name: name, Summary: s.text(s.cell("summary"), which)}
	word, label := s.kind(data.ActorKind("").Values())
	a.Kind, a.KindLabel = data.ActorKind(word), label
	a.Aliases = s.aliases(name.EN, which, s.list("aliases"), data.Other)
	if a.Country = country(s.cell("country")); a.Country == "" && s.cell("country") != "" {
		a.Extra["country"] = s.cell("country")
	}
	a.Extra = s.cleanExtra(a.Extra, which)
	set.know(a.ID, s.cell("id"), name.EN)
	set.put(kind, which, a)
}

// kind is the word of a row's cell if it is one of these, and else what stands
// for any other, with the word as its label.
func (s *sheet) kind(words []string) (word string, label data.Text) {
	word = strings.ToLower(s.cell("kind"))
	if slices.Contains(words, word) && word != data.Other {
		return word, data.Text{}
	}
	return other(word)
}

// know lets cells of other rows name a record by its id or its name.
func (set *tableSet) know(id string, names ...string) {
	for _, name := range names {
		if key := strings.ToLower(cleanLine(name)); key != "" && set.ids[key] == "" {
			set.ids[key] = id
		}
	}
}

// named is the id of what a cell names; "" where no row does.
func (set *tableSet) named(cell string) string { return set.ids[strings.ToLower(cleanLine(cell))] }

func (s *sheet) place(set *tableSet, kind, which string) {
	name := s.name(s.cell("name"), which)
	if name.IsZero() {
		s.report.leave(kind, "it has no name", which)
		return
	}
	p := &data.Place{Meta: s.meta(set, name.EN, which), Name: name, Summary: s.text(s.cell("summary"), which)}
	word, label := s.kind(data.PlaceKind("").Values())
	p.Kind, p.KindLabel = data.PlaceKind(word), label
	lat, err1 := strconv.ParseFloat(s.cell("lat"), 64)
	lon, err2 := strconv.ParseFloat(s.cell("lon"), 64)
	if err1 == nil && err2 == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 {
		p.Lat, p.Lon = &lat, &lon
	} else if s.cell("lat")+s.cell("lon") != "" {
		p.Extra["lat"], p.Extra["lon"] = s.cell("lat"), s.cell("lon")
	}
	whole := s.cell("part_of")
	p.Extra = s.cleanExtra(p.Extra, which)
	set.know(p.ID, s.cell("id"), name.EN)
	set.pending = append(set.pending, func() {
		if whole != "" && set.named(whole) != p.ID {
			p.PartOf = set.named(whole)
		}
		set.put(kind, which, p)
	})
}

func (s *sheet) event(set *tableSet, kind, which string) {
	title := s.name(plain(s.cell("title")), which)
	if title.IsZero() {
		s.report.leave(kind, "it has no title", which)
		return
	}
	e := &data.Event{Meta: s.meta(set, title.EN+" "+s.cell("date")+s.cell("year"), which), Title: title, Summary: s.text(plain(s.cell("summary")), which)}
	word := strings.ToLower(cmp.Or(s.cell("kind"), "event"))
	e.Kind = data.EventKind(word)
	if !slices.Contains(e.Kind.Values(), word) || word == data.Other {
		k, label := other(word)
		e.Kind, e.KindLabel = data.EventKind(k), label
	}
	s.date(e, which)
	place, participants := s.cell("place"), s.list("participants")
	e.Extra = s.cleanExtra(e.Extra, which)
	set.pending = append(set.pending, func() { set.join(e, place, participants, kind, which) })
}

// date reads the date of an event: EDTF, a day, or TimelineJS's columns.
func (s *sheet) date(e *data.Event, which string) {
	from, to := s.cell("date"), s.cell("end")
	parts := func(prefix string) string {
		return slideDay(map[string]any{"year": s.cell(prefix + "year"), "month": s.cell(prefix + "month"), "day": s.cell(prefix + "day")})
	}
	if from == "" {
		from, to = parts(""), cmp.Or(to, parts("end "))
	}
	if e.Date = span(from, to); e.Date == nil && from != "" {
		s.report.note("a date could not be read; it stands under extra", which)
		e.Extra["date"] = from
	} else if to != "" && day(to) == nil {
		s.report.note("a date could not be read; it stands under extra", which)
		e.Extra["end"] = to
	}
	if shown := s.cell("display date"); e.Date != nil && shown != "" {
		e.Date.Note = s.name(shown, which)
	} else if shown != "" {
		e.Extra["display date"] = shown
	}
}

// join ties an event to the rows that it names; what no row is stays under
// extra.
func (set *tableSet) join(e *data.Event, place string, participants []string, kind, which string) {
	lost := map[string]any{}
	if id := set.named(place); id != "" {
		e.Place = id
	} else if place != "" {
		lost["place"] = place
	}
	for _, name := range participants {
		if id := set.named(name); id != "" {
			e.Participants = append(e.Participants, data.Participant{Actor: id, Role: data.Text{EN: "participant"}})
		} else {
			list, _ := lost["participants"].([]any)
			lost["participants"] = append(list, name)
		}
	}
	if len(lost) > 0 {
		set.report.note("a place or participant that no row is; it stands under extra", which)
		if e.Extra == nil {
			e.Extra = map[string]any{}
		}
		maps.Copy(e.Extra, set.cleanExtra(lost, which))
	}
	set.put(kind, which, e)
}

func (s *sheet) relation(set *tableSet, kind, which string) {
	from, to := s.cell("from"), s.cell("to")
	r := &data.Relation{Meta: s.meta(set, strings.Join([]string{from, s.cell("kind"), to, s.cell("start")}, " "), which), Basis: data.BasisAlleged, Note: s.text(s.cell("note"), which)}
	r.Kind, r.KindLabel = relationKind(strings.ReplaceAll(s.cell("kind"), " ", "-"))
	r.Start, r.End = day(s.cell("start")), day(s.cell("end"))
	for field, date := range map[string]*data.Date{"start": r.Start, "end": r.End} {
		if s.cell(field) != "" && date == nil {
			s.report.note("a date could not be read; it stands under extra", which)
			r.Extra[field] = s.cell(field)
		}
	}
	r.Extra = s.cleanExtra(r.Extra, which)
	set.pending = append(set.pending, func() {
		r.From, r.To = set.named(from), set.named(to)
		if r.From == "" || r.To == "" {
			set.report.leave(kind, "one of its ends is no row of actors or places", which)
			return
		}
		set.put(kind, which, r)
	})
}
