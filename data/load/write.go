// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"isnad/data"
)

// Writer writes a dossier's folder. Few records become YAML, which people edit;
// many become one JSON value a line (NDJSON), in a file for each type, which
// are written as they come and never held: by a goroutine of its own, so that the
// next are read meanwhile. A record that was given to Record is not to be changed.
type Writer struct {
	folder *Folder
	few    []data.Record
	lines  chan []data.Record // of NDJSON; nil while there are few
	ended  chan error         // how the writing of them ended
}

// atOnce is how many records are handed over together: to wake the other
// goroutine takes longer than to write one.
const atOnce = 256

const (
	// mostByHand is how many records a folder may have that people edit.
	mostByHand = 2000
	// largestByHand is how large one of its files may be. Editors are slow
	// beyond, and so is the reading of YAML.
	largestByHand = 4 << 20
)

// NewWriter begins a folder, which must be absent or empty (OccupiedError).
func NewWriter(out string) (*Writer, error) {
	folder, err := NewFolder(out)
	if err != nil {
		return nil, err
	}
	return &Writer{folder: folder}, nil
}

// Scratch is a folder for what is needed while writing.
func (w *Writer) Scratch() string { return w.folder.dir + "-scratch" }

// Record writes a record.
func (w *Writer) Record(r data.Record) error {
	w.few = append(w.few, r)
	switch {
	case w.lines == nil && len(w.few) > mostByHand:
		return w.spill()
	case w.lines != nil && len(w.few) >= atOnce:
		return w.handOver()
	}
	return nil
}

// spill turns to NDJSON.
func (w *Writer) spill() error {
	w.lines, w.ended = make(chan []data.Record, 1), make(chan error, 1)
	go func() { w.ended <- w.write() }()
	return w.handOver()
}

// handOver gives away the records at hand; once writing has failed it returns why.
func (w *Writer) handOver() error {
	some := w.few
	w.few = nil
	select {
	case w.lines <- some:
		return nil
	case err := <-w.ended:
		w.ended <- err
		return err
	}
}

// write writes lines until there are no more, or one fails.
func (w *Writer) write() error {
	files := map[data.Type]*json.Encoder{}
	for some := range w.lines {
		for _, r := range some {
			out := files[r.Type()]
			if out == nil {
				file, err := w.folder.Create(string(r.Type()) + ndjson)
				if err != nil {
					return err
				}
				out = json.NewEncoder(file)
				out.SetEscapeHTML(false)
				files[r.Type()] = out
			}
			if err := out.Encode(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// finish waits until all lines are written.
func (w *Writer) finish() error {
	if w.lines == nil {
		return nil
	}
	err := w.handOver()
	close(w.lines)
	w.lines = nil
	return cmp.Or(err, <-w.ended)
}

// Publish writes the dossier's description and puts the folder in its place.
func (w *Writer) Publish(about data.About) error {
	if w.lines == nil {
		if err := w.byHand(); err != nil { // which may find them too large
			return err
		}
	}
	if err := w.finish(); err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString("# What the dossier is. The records stand in the files beside this one.\n\ndossier:\n")
	writeFields(&out, reflect.ValueOf(about), 1, false)
	if err := w.folder.Write("dossier.yaml", out.Bytes()); err != nil {
		return err
	}
	return w.folder.Publish()
}

// Discard removes what was not published.
func (w *Writer) Discard() {
	w.finish() // what it could not write is discarded with the rest
	w.folder.Discard()
}

// byHand writes a YAML file for each type, unless one would be too large.
func (w *Writer) byHand() error {
	files := map[data.Type]*bytes.Buffer{}
	for _, r := range w.few {
		out := files[r.Type()]
		if out == nil {
			out = &bytes.Buffer{}
			fmt.Fprintf(out, "%s:\n", r.Type())
			files[r.Type()] = out
		}
		out.WriteString("  - ")
		writeFields(out, reflect.ValueOf(r).Elem(), 2, true)
		if out.Len() > largestByHand {
			return w.spill()
		}
	}
	for t, out := range files {
		if err := w.folder.Write(string(t)+".yaml", out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// writeFields writes a struct's fields that are not absent, two spaces a level.
// The first stands on the line at hand where begun says so.
func writeFields(out *bytes.Buffer, v reflect.Value, level int, begun bool) {
	for _, f := range data.Fields(v.Type()) {
		field := v.FieldByIndex(f.Index)
		number := field.Kind() == reflect.Int || field.Kind() == reflect.Float64
		if absent(field) && !(f.Required && number) {
			continue
		}
		if !begun {
			indent(out, level)
		}
		begun = false
		out.WriteString(f.Name + ":")
		writeValue(out, field, level)
	}
}

func indent(out *bytes.Buffer, level int) { out.WriteString(strings.Repeat("  ", level)) }

// absent reports a field that is not there. A zero that is required is.
func absent(v reflect.Value) bool {
	if v.Kind() == reflect.Slice || v.Kind() == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

// writeValue writes a value behind its key.
func writeValue(out *bytes.Buffer, v reflect.Value, level int) {
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch {
	case v.Type() == textType:
		writeText(out, v.Interface().(data.Text), level)
	case v.Type() == dateType:
		writeDate(out, v.Interface().(data.Date), level)
	case v.Kind() == reflect.Struct:
		out.WriteByte('\n')
		writeFields(out, v, level+1, false)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		out.WriteByte('\n')
		for i := range v.Len() {
			indent(out, level+1)
			out.WriteString("- ")
			writeFields(out, v.Index(i), level+2, true)
		}
	case v.Kind() == reflect.Slice:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = scalar(v.Index(i))
		}
		out.WriteString(" [" + strings.Join(parts, ", ") + "]\n")
	case v.Kind() == reflect.Map:
		out.WriteByte('\n')
		writeFree(out, v.Interface().(map[string]any), level+1)
	default:
		out.WriteString(" " + scalar(v) + "\n")
	}
}

// writeText writes a text of one language as such.
func writeText(out *bytes.Buffer, t data.Text, level int) {
	if t.AR == "" && t.FR == "" && len(t.Unreviewed) == 0 {
		out.WriteString(" " + quoted(t.EN) + "\n")
		return
	}
	out.WriteByte('\n')
	writeFields(out, reflect.ValueOf(t), level+1, false)
}

// writeDate writes the date as EDTF; its bounds are computed.
func writeDate(out *bytes.Buffer, d data.Date, level int) {
	if d.Note.IsZero() {
		out.WriteString(" " + quoted(d.String()) + "\n")
		return
	}
	out.WriteByte('\n')
	indent(out, level+1)
	out.WriteString("edtf: " + quoted(d.String()) + "\n")
	indent(out, level+1)
	out.WriteString("note:")
	writeText(out, d.Note, level+1)
}

// writeFree writes fields of any shape, keys in order. Values that hold others
// stand in the flow style, which is JSON.
func writeFree(out *bytes.Buffer, fields map[string]any, level int) {
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		indent(out, level)
		out.WriteString(quoted(key) + ": " + flow(fields[key]) + "\n")
	}
}

func flow(v any) string {
	switch v := v.(type) {
	case string:
		return quoted(v)
	case map[string]any:
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, quoted(key)+": "+flow(v[key]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = flow(item)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case nil:
		return "null"
	}
	return fmt.Sprint(v) // booleans and numbers as they were written
}

func scalar(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return quoted(v.String())
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	}
	return fmt.Sprint(v.Interface())
}

// bareWord is text that YAML reads as text without quotes. Words that some
// reader takes for a truth value or nothing are not among them.
var bareWord = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{3,}( [A-Za-z0-9_-]+)*$`)

var notBare = []string{"true", "false", "null"}

// quoted writes a text as YAML: bare where nothing could be taken for anything
// else, else in double quotes, whose escapes are JSON's.
func quoted(s string) string {
	if bareWord.MatchString(s) && !slices.Contains(notBare, strings.ToLower(s)) {
		return s
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string always encodes
	}
	return strings.TrimSuffix(out.String(), "\n")
}
