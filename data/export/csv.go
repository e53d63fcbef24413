// SPDX-License-Identifier: MIT

package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"isnad/data"
	"isnad/data/extract"
	"isnad/data/graph"
)

// # The tables
//
// A zip archive of one table for each type of record and one for each list of
// a record's parts, with datapackage.json, a Tabular Data Package (Frictionless
// Data, version 1), which names columns, types, keys and the keys' targets.
// Tables follow the record types by their tags, so that no field is left out:
//
//   - A text is a column for each language, and one that lists the
//     translations nobody has reviewed. A date is its EDTF, its earliest and
//     its latest day, and a note. A period is two dates.
//   - Ids and other single words are listed in one cell, with spaces between.
//   - A list of parts is a table of its own: actors_aliases. Its columns
//     record and position say whose part it is and the how-many-th, from 0;
//     parts of parts name the position of their parent too. What every type
//     has (evidence, external ids) is one table for all.
//   - The column said tells who says the record, in words, and answers
//     lists the claims that answer it (rule 1).
//
// A cell that a spreadsheet would take for a formula begins with an apostrophe:
// one that begins with = + - @, a tab, a line break or a full-width = + - @,
// after apostrophes or none. To read the text back, take one apostrophe from
// every cell in which such a sign follows apostrophes. Numbers are left alone.

// CSV writes the archive. Files in it carry the day of the dossier.
func CSV(w io.Writer, in *Input) error {
	t := &tables{in: in, byName: map[string]*table{}}
	t.dossier()
	for r := range graph.Each[data.Record](in.Graph) {
		t.record(r)
	}
	z := zip.NewWriter(w)
	stamp, err := time.Parse(time.DateOnly, in.updated())
	if err != nil {
		return err
	}
	file := func(name string, write func(io.Writer) error) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: stamp})
		if err != nil {
			return err
		}
		return write(f)
	}
	if err := file("datapackage.json", t.describe); err != nil {
		return err
	}
	for _, name := range t.names {
		if err := file(name+".csv", t.byName[name].write); err != nil {
			return err
		}
	}
	return z.Close()
}

// tables are all tables, in the order in which they were first needed.
type tables struct {
	in     *Input
	names  []string
	byName map[string]*table
}

// table holds its rows as a CSV file, and that packed: what a record's cells are is
// told in front of all tables, in the descriptor, so the rows must wait.
type table struct {
	columns []column
	rows    *csv.Writer
	packer  *flate.Writer
	packed  bytes.Buffer
}

func newTable(columns []column) *table {
	t := &table{columns: columns}
	t.packer, _ = flate.NewWriter(&t.packed, flate.BestSpeed) // fails on a level that there is not
	t.rows = csv.NewWriter(t.packer)
	t.rows.UseCRLF = true // RFC 4180
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	t.rows.Write(names) // an error stays, and Error tells it
	return t
}

type column struct {
	Name, Type string
	Many       bool   // ids with spaces between
	Table      string // that a single id leads to; "" for none or several
}

// add begins or continues a table; every row has the columns of the first.
func (t *tables) add(name string, columns []column, row []string) {
	have, ok := t.byName[name]
	if !ok {
		have = newTable(columns)
		t.byName[name] = have
		t.names = append(t.names, name)
	}
	for i := range row {
		if have.columns[i].Type == "string" {
			row[i] = extract.Neutral(row[i])
		}
	}
	have.rows.Write(row)
}

// write writes the table's file. It can be done once.
func (t *table) write(w io.Writer) error {
	t.rows.Flush()
	if err := cmp.Or(t.rows.Error(), t.packer.Close()); err != nil {
		return err
	}
	_, err := io.Copy(w, flate.NewReader(&t.packed))
	return err
}

func (t *tables) dossier() {
	t.row("dossier", reflect.ValueOf(t.in.Dossier.About), nil, nil)
}

func (t *tables) record(r data.Record) {
	said := []column{{Name: "said", Type: "string"}, {Name: "answers", Type: "string", Many: true, Table: string(data.TypeClaim)}}
	var answers []string
	for _, c := range t.in.answering(r) {
		answers = append(answers, c.ID)
	}
	t.row(string(r.Type()), reflect.ValueOf(r).Elem(), said, []string{t.in.Words.Said(r), strings.Join(answers, " ")})
}

// row writes a struct as a row behind the given cells, and its lists of parts
// as rows of other tables.
func (t *tables) row(name string, v reflect.Value, columns []column, cells []string) {
	r, record := row{}, ""
	if id := v.FieldByName("ID"); id.IsValid() {
		record = id.String()
		r.add(column{Name: "id", Type: "string"}, record)
	}
	r.columns, r.cells = append(r.columns, columns...), append(r.cells, cells...)
	parts := r.fields(v)
	t.add(name, r.columns, r.cells)
	for _, p := range parts {
		t.parts(name, record, p)
	}
}

// part is a list of structs in a record.
type part struct {
	name   string
	common bool // every type has it: one table for all
	list   reflect.Value
}

func isParts(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct
}

// parts writes the rows of a list, and those of lists within it with the
// positions of both. Parts of the dossier itself are of no record.
func (t *tables) parts(owner, record string, p part) {
	name := owner + "_" + p.name
	var of []column
	var key []string
	if record != "" {
		of, key = []column{{Name: "record", Type: "string", Table: owner}}, []string{record}
	}
	if p.common {
		name, of[0].Table = p.name, ""
		of, key = append(of, column{Name: "type", Type: "string"}), append(key, owner)
	}
	for i := range p.list.Len() {
		r := row{columns: slices.Clone(of), cells: slices.Clone(key)}
		r.add(column{Name: "position", Type: "integer"}, strconv.Itoa(i))
		for _, inner := range r.fields(p.list.Index(i)) {
			for k := range inner.list.Len() {
				r := row{columns: slices.Clone(of), cells: slices.Clone(key)}
				r.add(column{Name: "parent", Type: "integer"}, strconv.Itoa(i))
				r.add(column{Name: "position", Type: "integer"}, strconv.Itoa(k))
				r.fields(inner.list.Index(k))
				t.add(name+"_"+inner.name, r.columns, r.cells)
			}
		}
		t.add(name, r.columns, r.cells)
	}
}

// row gathers the cells of one row with their columns.
type row struct {
	columns []column
	cells   []string
}

func (r *row) add(c column, cell string) {
	r.columns, r.cells = append(r.columns, c), append(r.cells, cell)
}

// fields adds the cells of a struct and returns its lists of structs, which
// are tables of their own. An id is the row's key and stands there already.
func (r *row) fields(v reflect.Value) (parts []part) {
	for _, f := range data.Fields(v.Type()) {
		value := v.FieldByIndex(f.Index)
		switch {
		case isParts(f.Type):
			parts = append(parts, part{f.Name, f.Owner == "Meta", value})
		case f.Name != "id":
			r.field(f.Name, f.Type, value, f.Ref)
		}
	}
	return parts
}

// field adds the cells of a field, however many its type needs.
func (r *row) field(name string, t reflect.Type, v reflect.Value, ref string) {
	text := func(suffix, cell string) { r.add(column{Name: name + suffix, Type: "string"}, cell) }
	switch {
	case t == reflect.TypeFor[data.Text]():
		value := v.Interface().(data.Text)
		text("_en", value.EN)
		text("_ar", value.AR)
		text("_fr", value.FR)
		text("_unreviewed", strings.Join(value.Unreviewed, " "))
	case t == reflect.TypeFor[*data.Date]():
		r.date(name, v.Interface().(*data.Date))
	case t == reflect.TypeFor[*data.Period]():
		period, _ := v.Interface().(*data.Period)
		if period == nil {
			period = &data.Period{}
		}
		r.date(name+"_from", period.From)
		r.date(name+"_to", period.To)
	case t.Kind() == reflect.Slice:
		r.add(column{name, "string", true, target(ref)}, strings.Join(wordsOf(v), " "))
	case t.Kind() == reflect.Map:
		cell := ""
		if v.Len() > 0 {
			b, _ := json.Marshal(v.Interface()) // it came from JSON or YAML
			cell = string(b)
		}
		text("", cell)
	case t.Kind() == reflect.Pointer:
		r.scalar(name, t.Elem(), v, ref)
	default:
		r.scalar(name, t, v, ref)
	}
}

func (r *row) date(name string, d *data.Date) {
	cells := [4]string{}
	if d != nil {
		cells[0], cells[3] = d.String(), d.Note.EN
		if day, ok := d.Earliest(); ok {
			cells[1] = day.String()
		}
		if day, ok := d.Latest(); ok {
			cells[2] = day.String()
		}
	}
	for i, suffix := range []string{"", "_earliest", "_latest", "_note"} {
		r.add(column{Name: name + suffix, Type: "string"}, cells[i])
	}
}

// scalar adds one cell; of an absent pointer, an empty one.
func (r *row) scalar(name string, t reflect.Type, v reflect.Value, ref string) {
	types := map[reflect.Kind]string{reflect.Int: "integer", reflect.Float64: "number", reflect.Bool: "boolean"}
	c := column{Name: name, Type: types[t.Kind()], Table: target(ref)}
	if c.Type == "" {
		c.Type = "string"
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			r.add(c, "")
			return
		}
		v = v.Elem()
	}
	switch t.Kind() {
	case reflect.Int:
		r.add(c, strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		r.add(c, strconv.FormatFloat(v.Float(), 'f', -1, 64))
	case reflect.Bool:
		r.add(c, strconv.FormatBool(v.Bool()))
	default:
		r.add(c, v.String())
	}
}

// target is the table that a reference leads to, where it is one.
func target(ref string) string {
	if strings.Contains(ref, "|") || ref == "any" {
		return ""
	}
	return ref
}

func wordsOf(v reflect.Value) []string {
	all := make([]string, v.Len())
	for i := range all {
		all[i] = v.Index(i).String()
	}
	return all
}

// licenceName is what the specification lets a licence's name be.
var licenceName = regexp.MustCompile(`^[-a-zA-Z0-9._]+$`)

// describe writes the package's descriptor.
func (t *tables) describe(w io.Writer) error {
	about := t.in.Dossier.About
	licence := map[string]any{"name": "other", "title": about.Licence}
	if licenceName.MatchString(about.Licence) {
		licence = map[string]any{"name": about.Licence}
	}
	resources := []any{}
	for _, name := range t.names {
		resources = append(resources, t.byName[name].describe(name, t.byName))
	}
	return indented(w, map[string]any{
		"profile": "tabular-data-package", "name": "isnad-dossier", "title": t.in.in(about.Title), "description": t.in.in(about.Summary),
		"version": about.Version, "created": t.in.updated() + "T00:00:00Z", "licenses": []any{licence}, "resources": resources,
	})
}

func (t *table) describe(name string, all map[string]*table) map[string]any {
	fields, keys := []any{}, []any{}
	schema := map[string]any{"missingValues": []string{""}}
	for _, c := range t.columns {
		field := map[string]any{"name": c.Name, "type": c.Type}
		if c.Many && c.Table != "" {
			field["description"] = fmt.Sprintf("ids in %s.csv, with spaces between", c.Table)
		}
		if c.Name == "id" {
			schema["primaryKey"] = "id"
			field["constraints"] = map[string]any{"required": true, "unique": true}
		}
		if _, there := all[c.Table]; there && !c.Many {
			keys = append(keys, map[string]any{"fields": c.Name, "reference": map[string]any{"resource": c.Table, "fields": "id"}})
		}
		fields = append(fields, field)
	}
	schema["fields"] = fields
	if len(keys) > 0 {
		schema["foreignKeys"] = keys
	}
	return map[string]any{
		"name": name, "path": name + ".csv", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
		"dialect": map[string]any{"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true}, "schema": schema,
	}
}
