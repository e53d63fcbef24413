// SPDX-License-Identifier: MIT

package load

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"isnad/data"
	"isnad/data/edtf"
)

// decoder turns nodes into records by the struct tags of package data. It goes
// on after a problem: the value is left out and the next one is read.
type decoder struct{ *reader }

var (
	textType = reflect.TypeFor[data.Text]()
	dateType = reflect.TypeFor[data.Date]()
	enumType = reflect.TypeFor[data.Enum]()
)

// dossier reads the whole. A folder's lists may all be absent; an entry of a
// list that is no record at all is taken out of the tree too, so that paths
// and records keep step.
func (d *decoder) dossier(into *data.Dossier, root *node) {
	for _, f := range data.Fields(reflect.TypeFor[data.Dossier]()) {
		n := root.get(f.Name)
		if n == nil {
			continue
		}
		if f.Type.Kind() == reflect.Slice {
			d.dropNonRecords(n, f.Name)
			if n.kind == null || n.kind == sequence && len(n.items) == 0 {
				continue // nobody has filled the list yet
			}
		}
		d.field(reflect.ValueOf(into).Elem(), f, n, "")
	}
	d.unknownKeys(root, "the dossier", names(data.Fields(reflect.TypeFor[data.Dossier]())), "")
	if root.get("dossier") == nil && !d.unread {
		d.at(&node{file: d.file}, "dossier", 1, "the field \"dossier\" is missing", "add it, with title, summary, version, updated, languages and licence; isnad new writes an example")
	}
}

func (d *decoder) dropNonRecords(list *node, path string) {
	if list.kind != sequence {
		return
	}
	list.items = slices.DeleteFunc(list.items, func(n *node) bool {
		if n.kind == mapping || n.kind == folded {
			return false
		}
		d.at(n, "", 1, fmt.Sprintf("an entry of %s is %s where a record should be", path, n.kind.noun()), `write it as "- id: …" with its fields below`)
		return true
	})
}

// at reports a problem at a node.
func (d *decoder) at(n *node, path string, rule int, cause, remedy string) {
	d.problems = append(d.problems, data.Problem{File: *n.file, Line: n.line, Column: n.column, Path: path,
		Rule: rule, Severity: data.Error, Cause: cause, Remedy: remedy})
}

func names(fields []data.Field) []string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.Name
	}
	return list
}

// record fills a struct from a mapping.
func (d *decoder) record(into reflect.Value, n *node, path string) {
	owner := strings.ToLower(into.Type().Name())
	if n.kind != mapping {
		d.wrong(n, path, "a group of fields", `write its fields below, each as "field: value"`)
		return
	}
	fields := data.Fields(into.Type())
	for _, f := range fields {
		switch value := n.get(f.Name); {
		case value != nil:
			d.field(into, f, value, path)
		case f.Required:
			d.at(n, below(path, f.Name), 1, data.MissingField(f.Name, owner), "add it")
		}
	}
	d.unknownKeys(n, "a record of type "+owner, names(fields), path)
}

func (d *decoder) unknownKeys(n *node, owner string, known []string, path string) {
	for i, k := range n.keys {
		if slices.Contains(known, k.name) {
			continue
		}
		remedy := "remove it, or put it under extra"
		if owner == "the dossier" {
			remedy = "a file's top level has only " + strings.Join(known, ", ")
		}
		if near := data.Nearest(k.name, known); near != "" {
			remedy = fmt.Sprintf("did you mean %q?", near)
		}
		at := &node{file: n.items[i].file, line: k.line, column: k.column}
		d.at(at, below(path, k.name), 1, fmt.Sprintf("%q is not a field of %s", short(k.name), owner), remedy)
	}
}

func below(path, name string) string {
	if path == "" {
		return name
	}
	return path + "/" + name
}

// field fills one field of a struct, and holds numbers to their range.
func (d *decoder) field(into reflect.Value, f data.Field, n *node, path string) {
	path = below(path, f.Name)
	v := into.FieldByIndex(f.Index)
	d.value(v, n, path)
	if low, high, ok := f.Range(); ok && n.kind == number && plainNumber.MatchString(n.text) {
		x, _ := strconv.ParseFloat(n.text, 64)
		if x < low || x > high {
			d.at(n, path, 1, data.OutOfRange(f.Name, n.text, low, high), "correct the number")
		}
	}
}

// value fills v, whatever its type.
func (d *decoder) value(v reflect.Value, n *node, path string) {
	switch {
	case n.kind == null:
		d.at(n, path, 1, fmt.Sprintf("%q is empty", last(path)), "write a value, or remove the line: what is unknown stays absent")
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(v.Elem(), n, path)
	case v.Type() == textType:
		d.text(v, n, path)
	case v.Type() == dateType:
		v.Set(reflect.ValueOf(d.date(n, path)))
	case v.Type().Implements(enumType):
		d.enum(v, n, path)
	default:
		d.plain(v, n, path)
	}
}

func last(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

func (d *decoder) plain(v reflect.Value, n *node, path string) {
	switch v.Kind() {
	case reflect.Struct:
		d.record(v, n, path)
	case reflect.Slice:
		d.list(v, n, path)
	case reflect.Map:
		d.extra(v, n, path)
	case reflect.String:
		v.SetString(d.string(n, path))
	case reflect.Bool:
		if n.kind != boolean {
			d.wrong(n, path, "true or false", "write true or false, without quotes")
			return
		}
		v.SetBool(n.text == "true")
	case reflect.Int:
		v.SetInt(d.integer(n, path))
	case reflect.Float64:
		v.SetFloat(d.float(n, path))
	default:
		panic("load: no decoder for " + v.Type().String())
	}
}

func (d *decoder) list(v reflect.Value, n *node, path string) {
	if n.kind != sequence {
		d.wrong(n, path, "a list", `write each entry on a line of its own after "- "`)
		return
	}
	if len(n.items) == 0 {
		d.at(n, path, 1, fmt.Sprintf("the list %q is empty", last(path)), "add an entry, or remove the field")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		d.value(v.Index(i), item.unfolded(), path+"/"+strconv.Itoa(i))
	}
}

func (d *decoder) string(n *node, path string) string {
	if n.kind != text {
		remedy := "write it as text"
		if n.kind == number || n.kind == boolean {
			remedy = fmt.Sprintf("put quotes around it: %q", short(n.text))
		}
		d.wrong(n, path, "text", remedy)
		return ""
	}
	if strings.TrimSpace(n.text) == "" {
		d.at(n, path, 1, fmt.Sprintf("%q is empty", last(path)), "write a value, or remove the line: what is unknown stays absent")
		return ""
	}
	return n.text
}

func (d *decoder) text(v reflect.Value, n *node, path string) {
	if n.kind == mapping {
		d.record(v, n, path)
		return
	}
	v.Set(reflect.ValueOf(data.Text{EN: d.string(n, path)}))
}

func (d *decoder) enum(v reflect.Value, n *node, path string) {
	value := d.string(n, path)
	allowed := v.Interface().(data.Enum).Values()
	if value == "" || slices.Contains(allowed, value) {
		v.SetString(value)
		return
	}
	cause, remedy := data.UnknownValue(last(path), value, allowed)
	d.at(n, path, 1, cause, remedy)
}

// plainNumber is how JSON and people write numbers; YAML's 0x1f, 010 and 1_000
// are refused because readers disagree about them.
var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

func (d *decoder) float(n *node, path string) float64 {
	if n.kind != number || !plainNumber.MatchString(n.text) {
		d.wrong(n, path, "a number", "write it in plain digits, as 1500 or 0.5")
		return 0
	}
	x, err := strconv.ParseFloat(n.text, 64)
	if err != nil {
		d.at(n, path, 1, fmt.Sprintf("%s is too large a number", n.text), "write a smaller one")
		return 0
	}
	return x
}

// largestExact is the largest integer that every JSON reader holds exactly.
const largestExact = 1 << 53

func (d *decoder) integer(n *node, path string) int64 {
	x := 0.5
	if n.kind == number && plainNumber.MatchString(n.text) {
		x, _ = strconv.ParseFloat(n.text, 64)
	}
	if x != math.Trunc(x) || math.Abs(x) > largestExact {
		d.wrong(n, path, "a whole number", "write it in plain digits, as 7")
		return 0
	}
	return int64(x)
}

func (d *decoder) wrong(n *node, path, want, remedy string) {
	d.at(n, path, 1, fmt.Sprintf("%q should be %s, but is %s", last(path), want, n.describe()), remedy)
}

// describe names a value, and shows it where it is short.
func (n *node) describe() string {
	if n.kind == number || n.kind == boolean {
		return short(n.text)
	}
	return n.kind.noun()
}

// date reads the text of a date as it is written: to YAML 2016 is a number,
// to us a year.
func (d *decoder) date(n *node, path string) data.Date {
	if n.kind == mapping {
		return d.publishedDate(n, path)
	}
	if n.kind != text && n.kind != number {
		d.wrong(n, path, "a date", "write it as 2025-10-22, 2025-10 or 2025, or as {edtf: …, note: …}")
		return data.Date{}
	}
	parsed, err := edtf.Parse(n.text)
	if why := (*edtf.Error)(nil); errors.As(err, &why) {
		d.at(n, path, 5, fmt.Sprintf("%q is not a date: %s", short(n.text), why.Cause), why.Advice())
	} else if err != nil {
		d.at(n, path, 5, fmt.Sprintf("%q is not a date: %v", short(n.text), err), "write it as 2025-10-22, 2025-10 or 2025")
	}
	return data.Date{Date: parsed}
}

// publishedDate reads {edtf, note, from, to}. The bounds are computed anew and
// must be what is written. Problems with the text are the date's, so that
// nothing is said twice about a date that could not be read.
func (d *decoder) publishedDate(n *node, path string) data.Date {
	var date data.Date
	if n.get("edtf") == nil {
		d.at(n, path, 1, `the field "edtf" of this date is missing`, "add it, as in {edtf: 2025-10-22, note: …}")
	}
	for i, k := range n.keys {
		value, at := n.items[i], path+"/"+k.name
		switch k.name {
		case "edtf":
			if value.kind == mapping {
				d.wrong(value, path, "a date", "write it as 2025-10-22, 2025-10 or 2025")
				continue
			}
			date.Date = d.date(value, path).Date
		case "note":
			d.value(reflect.ValueOf(&date.Note).Elem(), value, at)
		}
	}
	d.bound(n, path, "from", date.Date, date.Earliest)
	d.bound(n, path, "to", date.Date, date.Latest)
	d.unknownKeys(n, "a date", []string{"edtf", "note", "from", "to"}, path)
	return date
}

func (d *decoder) bound(n *node, path, name string, date edtf.Date, bound func() (edtf.Day, bool)) {
	value := n.get(name)
	if value == nil || date.IsZero() {
		return
	}
	want := "nothing"
	if day, ok := bound(); ok {
		want = day.String()
	}
	if d.string(value, path+"/"+name) != want {
		d.at(value, path+"/"+name, 5, fmt.Sprintf("%q of the date %s is %s, not what is written", name, date, want), "remove it; it is computed from the date")
	}
}

// short cuts a value for a message.
func short(s string) string {
	const longest = 60
	if letters := []rune(s); len(letters) > longest {
		return string(letters[:longest-1]) + "…"
	}
	return s
}

// extra keeps anything, for importers.
func (d *decoder) extra(v reflect.Value, n *node, path string) {
	if n.kind != mapping {
		d.wrong(n, path, "a group of fields", `write its fields below, each as "field: value"`)
		return
	}
	v.Set(reflect.ValueOf(d.free(n)))
}

// free is a value of any shape, as encoding/json would give it.
func (d *decoder) free(n *node) any {
	switch n.kind {
	case mapping:
		m := make(map[string]any, len(n.keys))
		for i, k := range n.keys {
			m[k.name] = d.free(n.items[i])
		}
		return m
	case sequence:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = d.free(item)
		}
		return list
	case text:
		return n.text
	case boolean:
		return n.text == "true"
	case number:
		return freeNumber(n.text)
	}
	return nil
}

// freeNumber keeps a number that float64 would change as it was written.
func freeNumber(s string) any {
	x, err := strconv.ParseFloat(s, 64)
	if err == nil && strconv.FormatFloat(x, 'f', -1, 64) == s {
		return x
	}
	if plainNumber.MatchString(s) {
		return json.Number(s)
	}
	return s // .inf, 0x1f: JSON has no such numbers
}
