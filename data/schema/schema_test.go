// SPDX-License-Identifier: MIT

package schema_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"isnad/data"
	"isnad/data/load"
	"isnad/data/schema"
)

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.JSON()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(schema.ID, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(schema.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(schema.JSON(), schema.JSON()) {
		t.Error("two calls differ: an order is left to a map")
	}
}

// good is a dossier without a problem; each case of TestAgreement changes it.
const good = `{
  "isnad": 1,
  "dossier": {"title": {"en": "T"}, "summary": {"en": "S"}, "version": "1", "updated": "2025-12-01", "languages": ["en", "ar"], "licence": "MIT"},
  "sources": [{"id": "book", "label": {"en": "B"}, "language": "en", "rights": "withheld", "url": "https://example.org/b"}],
  "actors": [{"id": "ann", "kind": "person", "name": {"en": "Ann", "ar": "آن"}, "country": "SY", "origin": "editor",
    "aliases": [{"text": "Annie", "type": "acronym", "lang": "en", "script": "Latn"}], "existed": {"from": {"edtf": "1970", "from": "1970-01-01", "to": "1970-12-31"}},
    "evidence": [{"source": "book", "timecode": "0:10:00"}], "extra": {"row": [1, null, {"a": true}]}}],
  "places": [{"id": "town", "name": {"en": "Town"}, "kind": "town", "lat": 36.2, "lon": 36.5, "confidence": 50, "evidence": [{"source": "book", "page": "1"}]}],
  "events": [], "topics": null, "propositions": [], "claims": [], "relations": [], "agreements": [],
  "figures": [{"id": "f", "subject": "ann", "label": {"en": "F"}, "value": 1.5, "unit": {"en": "u"}, "qualifier": "exact", "as_of": {"edtf": "2025"}, "origin": "editor"}]
}`

// Schema and loader must give the same answer to everything that a schema can
// say: otherwise an editor underlines what builds, or passes what does not.
func TestAgreement(t *testing.T) {
	s := compile(t)
	tests := []struct {
		name, why, old, new string
		accepted            bool
	}{
		{"as it is", "the published form", "", "", true},
		{"plain text", "a text may be written without its language", `{"en": "B"}`, `"B"`, true},
		{"plain date", "a date may be written as its EDTF", `{"edtf": "2025"}`, `"2025?"`, true},
		{"bare year", "YAML reads a year as a number", `{"edtf": "2025"}`, `2025`, true},
		{"date with a note", "the reason of an uncertainty", `{"edtf": "2025"}`, `{"edtf": "2025?", "note": "inferred"}`, true},
		{"whole number with a point", "50.0 is whole", `"confidence": 50`, `"confidence": 50.0`, true},
		{"mail address", "contact by mail", `"licence": "MIT"`, `"licence": "MIT", "contact": "mailto:a@example.org"`, true},
		{"unknown field", "a slip of the hand", `"rights"`, `"rigths"`, false},
		{"unknown list", "a slip at the top", `"events": []`, `"event": []`, false},
		{"missing field", "a source without a language", `"language": "en", `, ``, false},
		{"missing English", "every text has English", `{"en": "Ann", "ar": "آن"}`, `{"ar": "آن"}`, false},
		{"empty text", "absent is not empty", `"label": {"en": "B"}`, `"label": ""`, false},
		{"blank string", "spaces are no value", `"version": "1"`, `"version": " "`, false},
		{"empty list in a record", "absent is not empty", `"languages": ["en", "ar"]`, `"languages": []`, false},
		{"null", "absent is not null", `"version": "1"`, `"version": null`, false},
		{"number for text", "a version is text", `"version": "1"`, `"version": 1`, false},
		{"text for a number", "a latitude is a number", `"lat": 36.2`, `"lat": "36.2"`, false},
		{"text for a list", "languages are a list", `["en", "ar"]`, `"en"`, false},
		{"list for a record", "a record is no list", `"existed": {`, `"existed": [], "summary": {`, false},
		{"fraction for a whole number", "confidence counts in whole steps", `"confidence": 50`, `"confidence": 50.5`, false},
		{"out of range", "no place is there", `"lat": 36.2`, `"lat": 136.2`, false},
		{"unknown value", "not of the enum", `"kind": "person"`, `"kind": "persn"`, false},
		{"id in capitals", "ids are kebab-case", `"id": "town"`, `"id": "Town"`, false},
		{"id with two hyphens", "ids are kebab-case", `"id": "town"`, `"id": "a--b"`, false},
		{"a script as address", "no address runs a script", `"https://example.org/b"`, `"javascript:alert(1)"`, false},
		{"country in words", "ISO 3166", `"SY"`, `"Syria"`, false},
		{"language not ours", "the program speaks three", `["en", "ar"]`, `["en", "de"]`, false},
		{"day that is a month", "updated is a day", `"2025-12-01"`, `"2025-12"`, false},
		{"date without its text", "a note dates nothing", `{"edtf": "2025"}`, `{"note": "N"}`, false},
		{"date with a strange field", "a date has four fields", `{"edtf": "2025"}`, `{"edtf": "2025", "on": 1}`, false},
		{"date as a list", "one date, not several", `{"edtf": "2025"}`, `["2025"]`, false},
		{"extra as text", "extra has fields", `"extra": {`, `"extra": "x", "summary": {`, false},
		{"another format", "isnad is 1", `"isnad": 1`, `"isnad": 2`, false},
		{"incomplete timecode", "hours, minutes, seconds", `"0:10:00"`, `"10:00"`, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.old != "" && strings.Count(good, test.old) == 0 {
				t.Fatalf("%q is not in the good dossier", test.old)
			}
			content := good
			if test.old != "" {
				content = strings.Replace(good, test.old, test.new, 1)
			}
			var doc any
			if err := json.Unmarshal([]byte(content), &doc); err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(doc); (err == nil) != test.accepted {
				t.Errorf("schema: accepted %v, want %v (%s): %v", err == nil, test.accepted, test.why, err)
			}
			if problems := errors(t, content); (len(problems) == 0) != test.accepted {
				t.Errorf("loader: accepted %v, want %v (%s): %v", len(problems) == 0, test.accepted, test.why, problems)
			}
		})
	}
}

func errors(t *testing.T, content string) data.Problems {
	t.Helper()
	loaded, err := load.JSON("dossier.json", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	var errors data.Problems
	for _, p := range loaded.Check() {
		if p.Severity == data.Error {
			errors = append(errors, p)
		}
	}
	return errors
}

// What we publish is what the schema describes: a dossier read, written by
// encoding/json and read again is valid both times.
func TestPublishedForm(t *testing.T) {
	loaded, err := load.JSON("dossier.json", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	published, err := json.Marshal(loaded.Dossier)
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(published, &doc); err != nil {
		t.Fatal(err)
	}
	if err := compile(t).Validate(doc); err != nil {
		t.Errorf("the schema refuses what we publish: %v", err)
	}
	if problems := errors(t, string(published)); len(problems) > 0 {
		t.Errorf("the loader refuses what we publish: %v", problems)
	}
}
