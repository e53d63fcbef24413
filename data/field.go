// SPDX-License-Identifier: MIT

package data

import (
	"reflect"
	"strings"
	"sync"
)

// Field is one field of a record as the struct tags declare it. Loader, checks
// and schema read this list and nothing else, so that they cannot disagree
// about what a record holds.
type Field struct {
	Name     string // published name
	Index    []int  // for reflect.Value.FieldByIndex
	Type     reflect.Type
	Required bool
	Ref      string // the ref tag
	Owner    string // name of the struct that declares it
}

var declaredFields sync.Map

// Fields lists the fields of a struct in order, embedded structs flattened.
func Fields(t reflect.Type) []Field {
	if cached, ok := declaredFields.Load(t); ok {
		return cached.([]Field)
	}
	var fields []Field
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "" || name == "-" {
			continue
		}
		owner := t
		if len(f.Index) > 1 {
			owner = t.FieldByIndex(f.Index[:len(f.Index)-1]).Type
		}
		fields = append(fields, Field{
			Name: name, Index: f.Index, Type: f.Type, Owner: owner.Name(), Ref: f.Tag.Get("ref"),
			Required: !strings.Contains(options, "omitempty") && !strings.Contains(options, "omitzero"),
		})
	}
	declaredFields.Store(t, fields)
	return fields
}

// fieldRanges holds the numbers that have bounds, by the struct and field that
// declare them. Counting starts at 1 for what people count (paragraphs, terms)
// and at 0 for offsets.
var fieldRanges = map[string][2]float64{
	"Dossier.isnad":      {1, 1},
	"Meta.confidence":    {0, 100},
	"Place.lat":          {-90, 90},
	"Place.lon":          {-180, 180},
	"Evidence.paragraph": {1, maxOffset},
	"Evidence.start":     {0, maxOffset},
	"Evidence.end":       {1, maxOffset},
	"Span.paragraph":     {1, maxOffset},
	"Span.start":         {0, maxOffset},
	"Span.end":           {1, maxOffset},
	"Skipped.paragraph":  {1, maxOffset},
	"Skipped.start":      {0, maxOffset},
	"Skipped.end":        {1, maxOffset},
	"Source.paragraphs":  {1, maxOffset},
	"Term.number":        {1, 10_000},
}

// maxOffset bounds counts and offsets so that they fit 32 bits wherever they
// are stored; no source is that long.
const maxOffset = 1<<31 - 1

// Range returns the bounds of a number field, if it has any.
func (f Field) Range() (low, high float64, ok bool) {
	bounds, ok := fieldRanges[f.Owner+"."+f.Name]
	return bounds[0], bounds[1], ok
}
