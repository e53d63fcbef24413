// SPDX-License-Identifier: MIT

package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// stream writes JSON values one after another, so that a dossier of a million
// records needs no memory for all of a file. It keeps the first error.
type stream struct {
	w     *bufio.Writer
	buf   bytes.Buffer
	enc   *json.Encoder
	count int
	err   error
}

func newStream(w io.Writer) *stream {
	s := &stream{w: bufio.NewWriterSize(w, 1<<16)}
	s.enc = json.NewEncoder(&s.buf)
	s.enc.SetEscapeHTML(false)
	return s
}

// text writes what stands between values.
func (s *stream) text(t string) {
	if s.err == nil {
		_, s.err = s.w.WriteString(t)
	}
}

// value writes one value on a line of its own.
func (s *stream) value(v any) {
	if s.err != nil {
		return
	}
	s.buf.Reset()
	if s.err = s.enc.Encode(v); s.err == nil {
		_, s.err = s.w.Write(s.buf.Bytes())
	}
	s.count++
}

// item writes one value of a list: a comma stands before all but the first.
func (s *stream) item(v any) {
	if s.count > 0 {
		s.text(",")
	}
	s.value(v)
}

func (s *stream) finish() error {
	if s.err != nil {
		return s.err
	}
	return s.w.Flush()
}
