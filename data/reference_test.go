// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// filler fills a value to the last field, every list twice, and notes each
// reference it plants. It is the slow twin of References: it keeps no list of
// fields worth a visit, so a field that References forgets shows up here.
type filler struct {
	planted []Reference
}

func (f *filler) fill(v reflect.Value, path, tag string) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), path, tag)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			f.fill(v.Index(i), fmt.Sprintf("%s/%d", path, i), tag)
		}
	case reflect.String:
		v.SetString("text")
		if tag != "" {
			v.SetString(fmt.Sprintf("id-%d", len(f.planted)))
			f.planted = append(f.planted, planted(path, v.String(), tag))
		}
	case reflect.Struct:
		for _, field := range reflect.VisibleFields(v.Type()) {
			if field.IsExported() && !field.Anonymous {
				name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				f.fill(v.FieldByIndex(field.Index), path+"/"+name, field.Tag.Get("ref"))
			}
		}
	}
}

func planted(path, id, tag string) Reference {
	r := Reference{Path: strings.TrimPrefix(path, "/"), ID: id}
	for _, name := range strings.Split(tag, "|") {
		switch name {
		case "any":
		case Unattributed:
			r.Nobody = true
		default:
			r.Types = append(r.Types, Type(name))
		}
	}
	return r
}

// TestReferencesFindsEveryField fills each part of a dossier, and the whole.
func TestReferencesFindsEveryField(t *testing.T) {
	values := []any{&Dossier{}, &About{}, &Source{}, &Actor{}, &Place{}, &Event{}, &Topic{}, &Proposition{},
		&Claim{}, &Relation{}, &Agreement{}, &Figure{}}
	for _, v := range values {
		t.Run(reflect.TypeOf(v).Elem().Name(), func(t *testing.T) {
			var f filler
			f.fill(reflect.ValueOf(v).Elem(), "", "")
			if len(f.planted) == 0 {
				t.Fatal("no field carries a ref tag")
			}
			got := References(v)
			for i := range max(len(got), len(f.planted)) {
				if i >= len(got) || i >= len(f.planted) || !reflect.DeepEqual(got[i], f.planted[i]) {
					t.Fatalf("reference %d differs\ngot  %+v\nwant %+v", i, referenceAt(got, i), referenceAt(f.planted, i))
				}
			}
		})
	}
}

func referenceAt(refs []Reference, i int) any {
	if i < len(refs) {
		return refs[i]
	}
	return "none"
}

// TestRefTags holds that every ref tag names types that there are, and stands
// where References looks: on an id or a list of ids.
func TestRefTags(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for _, field := range reflect.VisibleFields(typ) {
			if tag := field.Tag.Get("ref"); tag != "" {
				checkRefTag(t, typ.Name()+"."+field.Name, field.Type, tag)
			}
			visit(field.Type)
		}
	}
	visit(reflect.TypeFor[Dossier]())
}

func checkRefTag(t *testing.T, name string, typ reflect.Type, tag string) {
	t.Helper()
	if typ != reflect.TypeFor[string]() && typ != reflect.TypeFor[[]string]() {
		t.Errorf("%s has a ref tag and is a %s", name, typ)
	}
	if tag == "any" {
		return
	}
	for _, want := range strings.Split(tag, "|") {
		if want != Unattributed && !slices.Contains(Types(), Type(want)) {
			t.Errorf("%s refers to %q, which is no type of record", name, want)
		}
	}
}

func TestReferences(t *testing.T) {
	for _, c := range []struct {
		name   string
		record any
		want   []Reference
		reason string
	}{
		{"none", &Event{Title: Text{EN: "A storm"}}, nil, "absent fields hold no references"},
		{"own id", &Event{Meta: Meta{ID: "storm", Formerly: []string{"gale"}}}, nil, "a record's id, old or new, refers to nothing else"},
		{"nil", (*Event)(nil), nil, "an absent record holds none"},
		{"shared part", &Event{Meta: Meta{AccordingTo: []string{"mayor", Unattributed}}},
			[]Reference{
				{Path: "according_to/0", ID: "mayor", Types: []Type{TypeActor, TypeSource}, Nobody: true},
				{Path: "according_to/1", ID: Unattributed, Types: []Type{TypeActor, TypeSource}, Nobody: true},
			}, "the embedded part adds nothing to the path; unattributed is returned like an id, marked as allowed"},
		{"list of groups", &Claim{RespondsTo: []Response{{Claim: "first"}, {Claim: "second"}}},
			[]Reference{
				{Path: "responds_to/0/claim", ID: "first", Types: []Type{TypeClaim}},
				{Path: "responds_to/1/claim", ID: "second", Types: []Type{TypeClaim}},
			}, "name, place in the list, name"},
		{"any", &Figure{Subject: "storm"}, []Reference{{Path: "subject", ID: "storm"}}, "any type is no types"},
		{"two types", &Claim{Via: []string{"gazette"}},
			[]Reference{{Path: "via/0", ID: "gazette", Types: []Type{TypeActor, TypeSource}}}, "and nobody may not stand here"},
		{"lists in lists", &Agreement{Terms: []Term{{}, {Clauses: []Clause{{Obliged: []string{"harbour"}}}}}},
			[]Reference{{Path: "terms/1/clauses/0/obliged/0", ID: "harbour", Types: []Type{TypeActor}}}, "every list shows in the path"},
		{"empty id", &Claim{Via: []string{"", "gazette"}},
			[]Reference{{Path: "via/1", ID: "gazette", Types: []Type{TypeActor, TypeSource}}}, "an empty text is no reference and keeps its place"},
		{"part of a record", Evidence{Source: "gazette"},
			[]Reference{{Path: "source", ID: "gazette", Types: []Type{TypeSource}}}, "a part can be asked, and by value"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := References(c.record); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v: %s", got, c.want, c.reason)
			}
		})
	}
}
