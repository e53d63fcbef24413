// SPDX-License-Identifier: MIT

package export

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"isnad/data"
)

// JSON writes the published form, which data/schema describes and data/load
// reads: everything, and read and written again the same bytes. They are those that
// encoding/json gives of the whole, indented; written one record after another, a
// large dossier takes no memory for that.
func JSON(w io.Writer, in *Input) error {
	s := newStream(w)
	d := reflect.ValueOf(in.Dossier).Elem()
	for i := range d.NumField() {
		s.text(map[bool]string{true: "{\n", false: ",\n"}[i == 0])
		s.text(fmt.Sprintf("  %q: ", d.Type().Field(i).Tag.Get("json")))
		list := d.Field(i)
		if list.Kind() != reflect.Slice {
			s.indented("  ", list.Interface())
			continue
		}
		count := 0
		for r := range in.EachOf(data.Type(d.Type().Field(i).Tag.Get("json"))) {
			s.text(map[bool]string{true: "[\n    ", false: ",\n    "}[count == 0])
			s.indented("    ", r)
			count++
		}
		if count == 0 {
			s.indented("  ", list.Interface())
			continue
		}
		s.text("\n  ]")
	}
	s.text("\n}\n")
	return s.finish()
}

// indented writes a value whose lines, but for the first, begin so.
func (s *stream) indented(prefix string, v any) {
	if s.err != nil {
		return
	}
	s.buf.Reset()
	s.enc.SetIndent(prefix, "  ")
	if s.err = s.enc.Encode(v); s.err == nil {
		_, s.err = s.w.Write(s.buf.Bytes()[:s.buf.Len()-1]) // without the line's end
	}
}

// indented is how every file that is one JSON value is written.
func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
