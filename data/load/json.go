// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// JSON is read twice: encoding/json says whether it is JSON at all, and
// jsonWalker, which may then trust every bracket, makes the nodes. The standard
// decoder alone would not do: it keeps the last of two equal keys, replaces
// half a surrogate pair by U+FFFD, and knows no lines, all without a word.
//
// We believed the YAML parser could read JSON too, being a superset. It can,
// at a tenth of the speed, and it takes what is not JSON.

// json reads one JSON file into a node whose lists hold folded records; nil if it
// was refused.
func (r *reader) json(b []byte) *node {
	if !r.isJSON(b, 1) {
		return nil
	}
	return (&jsonWalker{reader: r, src: b, line: 1, column: 1, lists: true}).value(1)
}

// jsonLine reads a record that stands on a line of its file, from an offset,
// folded; nil if it was refused.
func (r *reader) jsonLine(b []byte, from int64, line int) *node {
	if !r.isJSON(b, line) {
		return nil
	}
	return (&jsonWalker{reader: r, src: b, line: line, column: 1, base: from}).record(1)
}

// listDepth is the depth at which a whole file has its lists of records.
const listDepth = 2

// isJSON reports what is no JSON in a text that begins on a line of its file.
func (r *reader) isJSON(b []byte, line int) bool {
	var syntax *json.SyntaxError
	if err := json.Unmarshal(b, new(anything)); errors.As(err, &syntax) {
		r.jsonSyntax(b, line, syntax)
		r.unread = true
		return false
	}
	return true
}

// anything takes any JSON and keeps none of it.
type anything struct{}

func (*anything) UnmarshalJSON([]byte) error { return nil }

func (r *reader) jsonSyntax(b []byte, line int, err *json.SyntaxError) {
	w := &jsonWalker{src: b, line: line, column: 1}
	w.advance(min(max(int(err.Offset)-1, 0), len(b)))
	if strings.Contains(err.Error(), "max depth") {
		cause, remedy := tooDeep()
		r.report(w.line, w.column, "", 8, cause, remedy)
		return
	}
	r.report(w.line, w.column, "", 1, "this is not JSON: "+err.Error(), "look here and just before for a missing quote, comma, colon or bracket")
}

// jsonWalker stands at src[at:], which is at line and column.
type jsonWalker struct {
	*reader
	src          []byte
	at           int
	line, column int
	base         int64 // where src begins in the file
	lists        bool  // of records, which are folded
}

// advance moves to an offset, counting lines and code points on the way, so
// that a file on one line costs no more than another.
func (w *jsonWalker) advance(to int) {
	for w.at < to {
		c, size := utf8.DecodeRune(w.src[w.at:])
		w.at += size
		if w.column++; c == '\n' {
			w.line, w.column = w.line+1, 1
		}
	}
}

// skip passes white space and the given punctuation.
func (w *jsonWalker) skip(punctuation string) {
	rest := w.src[w.at:]
	w.advance(len(w.src) - len(bytes.TrimLeft(rest, " \t\r\n"+punctuation)))
}

func (w *jsonWalker) value(depth int) *node {
	w.skip("")
	made := &node{file: w.file, line: w.line, column: w.column}
	if !w.count(made, depth) {
		return made
	}
	switch c := w.src[w.at]; c {
	case '{':
		w.object(made, depth)
	case '[':
		w.array(made, depth)
	case '"':
		made.kind, made.text = text, w.string()
	case 'n':
		w.advance(w.at + len("null"))
	case 't', 'f':
		made.kind, made.text = boolean, w.bare()
	default:
		made.kind, made.text = number, w.bare()
	}
	return made
}

func (w *jsonWalker) object(made *node, depth int) {
	made.kind = mapping
	w.advance(w.at + 1)
	for w.skip(","); w.src[w.at] != '}' && !w.stopped; w.skip(",") {
		line, column := w.line, w.column
		name := w.string()
		w.skip(":")
		w.entry(made, key{name, line, column}, func() *node { return w.value(depth + 1) })
	}
	w.advance(w.at + 1)
}

func (w *jsonWalker) array(made *node, depth int) {
	made.kind = sequence
	w.advance(w.at + 1)
	for w.skip(","); w.src[w.at] != ']' && !w.stopped; w.skip(",") {
		if depth == listDepth && w.lists {
			made.items = append(made.items, w.record(depth+1))
		} else {
			made.items = append(made.items, w.value(depth+1))
		}
	}
	w.advance(w.at + 1)
}

// record reads a record and folds it.
func (w *jsonWalker) record(depth int) *node {
	w.skip("")
	from, values := w.at, w.values
	made := w.value(depth)
	w.values = values + 1 // the others are let go
	return made.fold(w.src[from:w.at], w.base+int64(from), w.again)
}

// bare reads a number, true or false.
func (w *jsonWalker) bare() string {
	end := w.at
	for end < len(w.src) && !strings.ContainsRune(" \t\r\n,]}", rune(w.src[end])) {
		end++
	}
	from := w.at
	w.advance(end)
	return string(w.src[from:end])
}

// string reads a string and reports an escape that is half a character.
func (w *jsonWalker) string() string {
	end := w.at + 1
	for w.src[end] != '"' {
		if w.src[end] == '\\' {
			end++
		}
		end++
	}
	raw := w.src[w.at : end+1]
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		w.report(w.line, w.column, "", 1, fmt.Sprintf("this is not JSON: %v", err), "write the text again")
	}
	if strings.ContainsRune(s, utf8.RuneError) && loneSurrogate(raw) {
		w.report(w.line, w.column, "", 7, "the text holds half of a surrogate pair (\\uD800 to \\uDFFF)", "write the letter itself, or both halves")
		s = strings.ReplaceAll(s, "\uFFFD", "?") // said once
	}
	w.advance(end + 1)
	return s
}

// loneSurrogate tells U+FFFD that was written from U+FFFD that the decoder
// put in the place of a broken escape.
func loneSurrogate(raw []byte) bool {
	written := bytes.Count(raw, []byte("\uFFFD")) + bytes.Count(bytes.ToLower(raw), []byte(`\ufffd`))
	var s string
	_ = json.Unmarshal(raw, &s) // read once already
	return strings.Count(s, "\uFFFD") > written
}
