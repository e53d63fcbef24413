// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"unicode/utf8"
)

// headOf finds the id and the schema of an entity's line without decoding the
// line: the first reading asks for nothing else, and decoding was a fifth of an
// import. It answers only where there is no doubt that encoding/json would find
// the same: both are there once, as texts without escapes. Else the line is
// decoded. That a line is JSON at all is for the second reading to say.
func headOf(line []byte) (id, schema string, plain bool) {
	s := skimmer{line, 1}
	if len(line) == 0 || line[0] != '{' {
		return "", "", false
	}
	for s.skip(); s.peek() == '"'; s.skip() {
		key, ok := s.text()
		if !ok || !s.past(':') {
			return "", "", false
		}
		into := map[string]*string{"id": &id, "schema": &schema}[string(key)]
		switch {
		case into != nil:
			value, ok := s.text()
			if !ok || *into != "" || len(value) == 0 || !utf8.Valid(value) {
				return "", "", false
			}
			*into = string(value)
		case bytes.EqualFold(key, []byte("id")), bytes.EqualFold(key, []byte("schema")):
			return "", "", false // encoding/json takes it for the same
		default:
			s.value()
		}
		s.past(',')
	}
	return id, schema, id != "" && schema != "" && s.peek() == '}'
}

// skimmer goes over a line of JSON, and over nonsense without harm.
type skimmer struct {
	line []byte
	at   int
}

// peek is the byte at hand, 0 at the end.
func (s *skimmer) peek() byte {
	if s.at >= len(s.line) {
		return 0
	}
	return s.line[s.at]
}

// skip passes white space.
func (s *skimmer) skip() {
	for c := s.peek(); c == ' ' || c == '\t' || c == '\r' || c == '\n'; c = s.peek() {
		s.at++
	}
}

// past passes a sign and the white space around it.
func (s *skimmer) past(sign byte) bool {
	if s.skip(); s.peek() != sign {
		return false
	}
	s.at++
	s.skip()
	return true
}

// text passes a text, and is false for one with escapes or without an end.
func (s *skimmer) text() (text []byte, ok bool) {
	if s.peek() != '"' {
		return nil, false
	}
	end := bytes.IndexByte(s.line[s.at+1:], '"')
	if end < 0 {
		return nil, false
	}
	text = s.line[s.at+1 : s.at+1+end]
	s.at += end + 2
	return text, bytes.IndexByte(text, '\\') < 0
}

// value passes a value of any kind, as far as its brackets and quotes say.
func (s *skimmer) value() {
	depth := 0
	for ; s.at < len(s.line); s.at++ {
		switch s.line[s.at] {
		case '"':
			s.escaped()
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if c := s.peek(); depth < 0 || depth == 0 && c == ',' {
			return
		}
	}
}

// escaped stops at the quote that ends the text which begins here.
func (s *skimmer) escaped() {
	for s.at++; s.at < len(s.line) && s.line[s.at] != '"'; s.at++ {
		if s.line[s.at] == '\\' {
			s.at++
		}
	}
}
