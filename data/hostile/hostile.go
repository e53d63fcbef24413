// SPDX-License-Identifier: MIT

// Package hostile makes dossiers for tests: one record of each type, bad in
// every field as far as references, ids, closed lists and dates let it.
// Whatever draws or writes a dossier must live with it.
package hostile

import (
	"reflect"
	"strings"

	"isnad/data"
	"isnad/data/edtf"
)

// Text is what a dossier could bring to break a page or a file.
const Text = `"><script>boom()</script><img src=x onerror=boom()> 'x' \ "true" &quot; ` + "\u202e\u2066 \u200f‏ \x00\x1b" + ` javascript:boom() ]]> --> {0} %s`

// fill puts the hostile text into every string of a value, and something into
// every list and pointer. Ids, references, closed lists and dates keep to what
// the checks let through.
func fill(v reflect.Value, field reflect.StructField, text string) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*data.Date]() {
			d, _ := edtf.Parse("2025?-10-22")
			v.Set(reflect.ValueOf(&data.Date{Date: d, Note: data.Text{EN: text}}))
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), field, text)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "ID" && f.Name != "Formerly" && f.Name != "Extra" {
				fill(v.Field(i), f, text)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), field, text)
		}
	case reflect.String:
		v.SetString(stringFor(v, field, text))
	case reflect.Int:
		v.SetInt(3)
	case reflect.Float64:
		v.SetFloat(1234.5)
	case reflect.Bool:
		v.SetBool(true)
	}
}

func stringFor(v reflect.Value, field reflect.StructField, text string) string {
	if enum, ok := v.Interface().(data.Enum); ok {
		values := enum.Values()
		return values[len(values)-1]
	}
	if ref := field.Tag.Get("ref"); ref != "" {
		first, _, _ := strings.Cut(ref, "|")
		if first == "any" {
			first = "actors"
		}
		return first + "-1"
	}
	if v.Type() == reflect.TypeFor[data.Type]() {
		return string(data.TypeActor)
	}
	return text
}

// Dossier has one record of each type, with the text in every field that takes
// one. The id of each is its type and "-1".
func Dossier(text string) *data.Dossier {
	d := &data.Dossier{Isnad: 1,
		Sources: []*data.Source{{}}, Actors: []*data.Actor{{}}, Places: []*data.Place{{}}, Events: []*data.Event{{}}, Topics: []*data.Topic{{}},
		Propositions: []*data.Proposition{{}}, Claims: []*data.Claim{{}}, Relations: []*data.Relation{{}}, Agreements: []*data.Agreement{{}}, Figures: []*data.Figure{{}}}
	fill(reflect.ValueOf(&d.About).Elem(), reflect.StructField{}, text)
	for _, r := range d.Records() {
		fill(reflect.ValueOf(r).Elem(), reflect.StructField{}, text)
		r.Head().ID = string(r.Type()) + "-1"
	}
	return d
}
