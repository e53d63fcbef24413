// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Reference is an id that stands inside a record.
type Reference struct {
	Path  string // where it stands, as in responds_to/0/claim
	ID    string
	Types []Type // what it may point at; empty means any type
	// Nobody says that Unattributed may stand here.
	Nobody bool
}

// References returns every reference in v, a record or a part of one, in field
// order. It reads the ref tags, so that no field can be forgotten.
func References(v any) []Reference {
	var refs []Reference
	collect(reflect.ValueOf(v), "", nil, &refs)
	return refs
}

func collect(v reflect.Value, path string, field *refField, refs *[]Reference) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), path, field, refs)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), join(path, fmt.Sprint(i)), field, refs)
		}
	case reflect.String:
		if field != nil && v.String() != "" {
			*refs = append(*refs, Reference{Path: path, ID: v.String(), Types: field.types, Nobody: field.nobody})
		}
	case reflect.Struct:
		for _, f := range fieldsOf(v.Type()) {
			collect(v.Field(f.index), join(path, f.name), f.ref, refs)
		}
	}
}

func join(path, name string) string {
	if path == "" || name == "" {
		return path + name
	}
	return path + "/" + name
}

type refField struct {
	types  []Type
	nobody bool
}

type structField struct {
	index int
	name  string // json name; empty for an embedded struct
	ref   *refField
}

// fieldCache keeps, for a struct type, the fields that hold or may contain
// references: reflection over tags is the slow part of a walk.
var fieldCache sync.Map

func fieldsOf(t reflect.Type) []structField {
	if f, ok := fieldCache.Load(t); ok {
		return f.([]structField)
	}
	var fields []structField
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() && !f.Anonymous {
			continue
		}
		ref := parseRef(f.Tag.Get("ref"))
		if ref == nil && !holdsReferences(f.Type) {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields = append(fields, structField{i, name, ref})
	}
	fieldCache.Store(t, fields)
	return fields
}

func parseRef(tag string) *refField {
	if tag == "" {
		return nil
	}
	ref := &refField{}
	if tag == "any" {
		return ref
	}
	for name := range strings.SplitSeq(tag, "|") {
		if name == Unattributed {
			ref.nobody = true
			continue
		}
		ref.types = append(ref.types, Type(name))
	}
	return ref
}

// holdsReferences reports a type worth descending into: structs of this
// package and lists of or pointers to them.
func holdsReferences(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	plain := []reflect.Type{reflect.TypeFor[Text](), reflect.TypeFor[Date]()}
	return t.Kind() == reflect.Struct && !slices.Contains(plain, t)
}
