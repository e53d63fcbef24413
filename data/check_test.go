// SPDX-License-Identifier: MIT

package data_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
)

// Most cases of the checks are files: data/load/testdata/cases. Here is what no
// file can bring about: a dossier that a program made.
func TestCheckWithoutLoader(t *testing.T) {
	nan := math.NaN()
	book := &data.Source{Meta: data.Meta{ID: "book"}, Label: data.Text{EN: "B"}, Language: "en", Rights: data.RightsWithheld}
	about := data.About{Title: data.Text{EN: "T"}, Summary: data.Text{EN: "S"}, Version: "1", Updated: "2025-12-01", Languages: []string{"en"}, Licence: "MIT"}
	deep := map[string]any{}
	for range 100 {
		deep = map[string]any{"a": []any{deep}}
	}
	tests := []struct {
		name, why string
		dossier   data.Dossier
		want      []string // path, rule
	}{
		{"good", "nothing is wrong", data.Dossier{About: about, Sources: []*data.Source{book}}, nil},
		{"empty", "no loader has asked for the required fields", data.Dossier{}, []string{
			"dossier/languages 1", "dossier/licence 1", "dossier/summary 1", "dossier/title 1", "dossier/updated 1", "dossier/version 1"}},
		{"values outside enums and numbers that are none", "Go's types allow them", data.Dossier{About: about, Places: []*data.Place{
			{Meta: data.Meta{ID: "p", Origin: "me"}, Name: data.Text{EN: "P"}, Kind: "moon", Lat: &nan, Lon: &nan}}}, []string{
			"places/0/evidence 4", "places/0/kind 1", "places/0/lat 1", "places/0/lon 1", "places/0/origin 1"}},
		{"empty date", "a pointer to nothing", data.Dossier{About: about, Sources: []*data.Source{
			{Meta: book.Meta, Label: book.Label, Language: "en", Rights: "withheld", Published: &data.Date{}}}}, []string{"sources/0/published 5"}},
		{"broken UTF-8", "a string need not be text", data.Dossier{About: about, Sources: []*data.Source{
			{Meta: data.Meta{ID: "book", Extra: map[string]any{"k\xff": 1}}, Label: data.Text{EN: "\xc3("}, Language: "en", Rights: "withheld"}}}, []string{
			"sources/0/extra 7", "sources/0/label/en 7"}},
		{"endless extra", "an importer kept everything", data.Dossier{About: about, Sources: []*data.Source{
			{Meta: data.Meta{ID: "book", Extra: deep}, Label: book.Label, Language: "en", Rights: "withheld"}}}, []string{"sources/0/extra 8"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range test.dossier.Check(nil) {
				got = append(got, fmt.Sprintf("%s %d", p.Path, p.Rule))
			}
			if diff := cmp.Diff(sorted(test.want), sorted(got)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.why, diff)
			}
		})
	}
}

func sorted(list []string) string {
	m := map[string]bool{}
	for _, s := range list {
		m[s] = true
	}
	return strings.ReplaceAll(fmt.Sprint(m), " map[", "\n") // fmt sorts keys
}

func TestCoverage(t *testing.T) {
	at := func(i int) *int { return &i }
	evidence := func(paragraph, start, end int) data.Evidence {
		return data.Evidence{Source: "s", Paragraph: paragraph, Start: at(start), End: at(end)}
	}
	source := &data.Source{Meta: data.Meta{ID: "s"}, Sentences: []data.Span{{1, 0, 10}, {1, 11, 20}, {2, 0, 10}, {3, 0, 10}},
		Skipped: []data.Skipped{{Paragraph: 2, Reason: data.Text{EN: "a heading"}}, {Paragraph: 3, Start: at(0), End: at(9), Reason: data.Text{EN: "too short to skip it"}}}}
	d := &data.Dossier{
		About:   data.About{Overview: []data.Sentence{{Evidence: []data.Evidence{evidence(3, 0, 10)}}}},
		Sources: []*data.Source{source},
		Actors: []*data.Actor{{Meta: data.Meta{ID: "a", Evidence: []data.Evidence{evidence(1, 0, 10), evidence(1, 5, 15)}},
			Roles: []data.Role{{Evidence: []data.Evidence{evidence(1, 2, 4)}}}}},
	}
	want := []data.SentenceCoverage{
		{Span: data.Span{Paragraph: 1, End: 10}, Records: []data.Citation{
			{ID: "a", Type: data.TypeActor, Path: "actors/0/evidence/0"}, {ID: "a", Type: data.TypeActor, Path: "actors/0/roles/0/evidence/0"}}},
		{Span: data.Span{Paragraph: 1, Start: 11, End: 20}},
		{Span: data.Span{Paragraph: 2, End: 10}, Skipped: true, Reason: data.Text{EN: "a heading"}},
		{Span: data.Span{Paragraph: 3, End: 10}},
	}
	if diff := cmp.Diff(want, d.Coverage(source)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestNearest(t *testing.T) {
	tests := []struct{ name, word, want string }{
		{"a swap is one step", "naem", "name"},
		{"a letter too many", "aliasses", "aliases"},
		{"of two as near the first", "roles", "rules"},
		{"of two the nearer", "rolee", "role"},
		{"too far is no help", "colour", ""},
		{"a short word may differ by one", "kid", "kind"},
		{"the word itself is no suggestion", "name", ""},
		{"nothing for nothing", "", ""},
		{"no work on a hostile word", strings.Repeat("x", 1_000_000), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := data.Nearest(test.word, []string{"name", "aliases", "rules", "role", "kind"}); got != test.want {
				t.Errorf("Nearest(%q) = %q, want %q", test.word, got, test.want)
			}
		})
	}
}

func TestUnpairedBidi(t *testing.T) {
	tests := []struct {
		name, text string
		at         int
	}{
		{"none", "plain سلام", -1},
		{"marks need no partner", "\u200ea\u200fb\u061c", -1},
		{"an isolate in an embedding", "\u202bx\u2067y\u2069z\u202c", -1},
		{"open at the end", "é\u2066x", 1},
		{"open at the end of its line", "\u2066x\ny\u2069", 0},
		{"closed and never opened", "ab\u202c", 2},
		{"an isolate never opened", "ab\u2069", 2},
		{"an embedding that leaves its isolate", "\u2067\u202ax\u2069\u202c", 3},
		{"the wrong partner", "\u2067x\u202c\u2069", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if at, _ := data.UnpairedBidi(test.text); at != test.at {
				t.Errorf("UnpairedBidi(%q) = %d, want %d", test.text, at, test.at)
			}
		})
	}
}

// The tables name fields by their struct; a field that was renamed would lose
// its check without a word.
func TestTablesNameFields(t *testing.T) {
	fields := map[string]bool{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return
		}
		for _, f := range data.Fields(t) {
			fields[f.Owner+"."+f.Name] = true
			visit(f.Type)
		}
	}
	visit(reflect.TypeFor[data.Dossier]())
	for _, name := range data.TableEntries() {
		if !fields[name] {
			t.Errorf("a table holds %s, and no struct does", name)
		}
	}
}
