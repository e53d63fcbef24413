// SPDX-License-Identifier: MIT

// Package schema writes the JSON Schema (draft 2020-12) of a dossier, made from
// the record types themselves. It is for editors, which complete and underline
// as one types, and for programs that read download/dossier.json. It is not the
// check: rules between fields and between records (package data, rules 2 to 9)
// cannot be said in a schema, and what it lets pass may still be refused.
package schema

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"isnad/data"
)

// ID is the schema's name. It is a name and no address: nothing is fetched.
const ID = "urn:isnad:dossier:1"

// JSON returns the schema, always the same bytes. One schema serves the
// published form and each file of a folder, so that nothing is required at the
// top: a file holds some of the lists.
func JSON() []byte {
	b := builder{defs: map[string]any{}}
	root := b.object(reflect.TypeFor[data.Dossier]())
	delete(root, "required")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = ID
	root["title"] = "Isnad dossier"
	root["$defs"] = b.defs
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		panic(err) // maps of strings and numbers always encode
	}
	return out.Bytes()
}

type builder struct{ defs map[string]any }

type object = map[string]any

// describe holds what an editor shows beside a field. Most names speak for
// themselves.
var describe = map[string]string{
	"Meta.id":                    "Small letters, digits, hyphens; unique and stable for ever: it is a URL.",
	"Meta.formerly":              "Ids this record had before; they redirect here.",
	"Meta.according_to":          "Who asserts this record: ids of actors or sources, or unattributed.",
	"Meta.origin":                "editor for what no source says and the editor knows.",
	"Meta.extra":                 "What an importer could not map.",
	"About.updated":              "The day of the last change.",
	"Actor.label":                "In place of a name, for a minor: it names nobody.",
	"Actor.withheld_name":        "A source names this actor, and the dossier does not.",
	"Claim.capacity":             "The office held when speaking, which may not be today's.",
	"Claim.via":                  "Who carried it, from the speaker towards the source.",
	"Claim.no_response_recorded": "The sources hold no answer of the accused.",
	"Event.negated":              "Reported not to have happened.",
	"Evidence.paragraph":         "Line of the source file, from 1.",
	"Evidence.start":             "First character, from 0, counted in Unicode code points.",
	"Evidence.end":               "The character after the last.",
	"Evidence.sha256":            "Of the passage; made by a command, never by hand.",
	"Figure.of":                  "Six of fifty: the fifty.",
	"Text.unreviewed":            "Languages whose translation nobody has reviewed.",
}

// object describes a struct.
func (b builder) object(t reflect.Type) object {
	properties, required := object{}, []string{}
	for _, f := range data.Fields(t) {
		properties[f.Name] = b.field(t, f)
		if f.Required {
			required = append(required, f.Name)
		}
	}
	o := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

func (b builder) field(owner reflect.Type, f data.Field) object {
	s := b.value(f.Type, f)
	if owner == reflect.TypeFor[data.Dossier]() && f.Type.Kind() == reflect.Slice {
		s["type"] = []string{"array", "null"} // an empty list of records is no mistake
		delete(s, "minItems")
	}
	if text := describe[f.Owner+"."+f.Name]; text != "" {
		s["description"] = text
	}
	return s
}

func (b builder) value(t reflect.Type, f data.Field) object {
	switch {
	case t.Kind() == reflect.Pointer:
		return b.value(t.Elem(), f)
	case t == reflect.TypeFor[data.Text]():
		return b.define("text", func() object {
			return object{"anyOf": []any{notBlank(), b.object(t)}, "description": "Prose in English, or by language: {en: …, ar: …, fr: …}."}
		})
	case t == reflect.TypeFor[data.Date]():
		return b.define("date", b.date)
	case t.Implements(reflect.TypeFor[data.Enum]()):
		return object{"type": "string", "enum": reflect.Zero(t).Interface().(data.Enum).Values()}
	}
	switch t.Kind() {
	case reflect.Struct:
		return b.define(strings.ToLower(t.Name()), func() object { return b.object(t) })
	case reflect.Slice:
		return object{"type": "array", "minItems": 1, "items": b.value(t.Elem(), f)}
	case reflect.Map:
		return object{"type": "object"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int:
		return bounded(object{"type": "integer"}, f)
	case reflect.Float64:
		return bounded(object{"type": "number"}, f)
	case reflect.String:
		return pattern(f)
	}
	panic("schema: no form for " + t.String())
}

// define puts a form under $defs and returns a reference to it.
func (b builder) define(name string, form func() object) object {
	if _, done := b.defs[name]; !done {
		b.defs[name] = nil // no record holds itself; this keeps it so
		b.defs[name] = form()
	}
	return object{"$ref": "#/$defs/" + name}
}

func notBlank() object { return object{"type": "string", "pattern": `\S`} }

func pattern(f data.Field) object {
	expression, wanted := f.Pattern()
	if expression == "" {
		return notBlank()
	}
	return object{"type": "string", "pattern": expression, "description": "Write " + wanted + "."}
}

func bounded(s object, f data.Field) object {
	if low, high, ok := f.Range(); ok {
		s["minimum"], s["maximum"] = low, high
	}
	return s
}

// date is the text of an EDTF date, or that with a note. A bare year is a
// number to YAML.
func (b builder) date() object {
	edtf := object{"type": []string{"string", "integer"}, "pattern": `\S`, "description": "EDTF: 2025-10-22, 2025?-10-22, 2025-10, 2013/.."}
	note := b.value(reflect.TypeFor[data.Text](), data.Field{})
	bound := object{"type": "string", "pattern": `^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}$`, "description": "Computed; need not be written."}
	return object{"anyOf": []any{edtf, object{
		"type": "object", "required": []string{"edtf"}, "additionalProperties": false,
		"properties": object{"edtf": edtf, "note": note, "from": bound, "to": bound},
	}}}
}
