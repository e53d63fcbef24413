// SPDX-License-Identifier: MIT

// Package anchor ties a record to a passage of a source text: paragraphs,
// ranges in code points, and the hash that proves the passage. It follows the
// W3C Web Annotation model's TextPositionSelector, with a hash in place of the
// quoted text, because the text itself may not be shipped. It never matches
// fuzzily: a passage is the same or it is not.
package anchor

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Normalize is the form that is hashed: NFC, every run of white space one
// space, trimmed. It makes a hash survive a change of line wrapping or of
// composed and decomposed accents, and nothing else.
func Normalize(s string) string {
	return strings.Join(strings.Fields(composed(s)), " ")
}

// Hash is the SHA-256 of the normalized text in lower-case hexadecimal.
func Hash(s string) string {
	sum := sha256.Sum256([]byte(Normalize(s)))
	return hex.EncodeToString(sum[:])
}

// Text is a source's text, paragraph by paragraph.
type Text struct {
	// SHA256 is of the file's bytes as they are, in lower-case hexadecimal.
	SHA256     string
	paragraphs [][]rune
}

// ErrEncoding says that a source file is not UTF-8.
var ErrEncoding = errors.New("the file is not valid UTF-8; save it as UTF-8 and try again")

var byteOrderMark = []byte("\xef\xbb\xbf")

// Read splits a file into paragraphs: one a line, counted from 1, headings and
// list items included. A byte order mark and the carriage returns at the end of
// lines are not counted as text; blank lines are paragraphs, so that numbers
// are those an editor shows, except at the end of the file.
func Read(file []byte) (*Text, error) {
	sum := sha256.Sum256(file)
	body := bytes.TrimPrefix(file, byteOrderMark)
	if !utf8.Valid(body) {
		return nil, ErrEncoding
	}
	t := &Text{SHA256: hex.EncodeToString(sum[:])}
	written := 0
	for line := range strings.SplitSeq(string(body), "\n") {
		t.paragraphs = append(t.paragraphs, []rune(strings.TrimRight(line, "\r")))
		if strings.TrimSpace(line) != "" {
			written = len(t.paragraphs)
		}
	}
	t.paragraphs = t.paragraphs[:written]
	return t, nil
}

// Len is the number of paragraphs.
func (t *Text) Len() int { return len(t.paragraphs) }

// Paragraph returns a paragraph's text by its number from 1, or "".
func (t *Text) Paragraph(number int) string {
	if number < 1 || number > len(t.paragraphs) {
		return ""
	}
	return string(t.paragraphs[number-1])
}

// Slice returns the code points start to end (exclusive) of a paragraph.
func (t *Text) Slice(number, start, end int) (string, error) {
	if number < 1 || number > len(t.paragraphs) {
		return "", fmt.Errorf("paragraph %d is not among the text's %d", number, len(t.paragraphs))
	}
	p := t.paragraphs[number-1]
	if start < 0 || end > len(p) || start >= end {
		return "", fmt.Errorf("range %d to %d is not inside paragraph %d, which has %d characters", start, end, number, len(p))
	}
	return string(p[start:end]), nil
}

// Find returns the range that begins with the words from and ends with the
// words to, in a paragraph, in code points. Words are matched as they stand.
// The range ends with the first to that does not end inside from; an empty to
// ends it where from ends. It is an error if from stands in the paragraph twice.
func (t *Text) Find(number int, from, to string) (start, end int, err error) {
	p := t.Paragraph(number)
	if p == "" {
		return 0, 0, fmt.Errorf("paragraph %d is empty or not among the text's %d", number, len(t.paragraphs))
	}
	if !utf8.ValidString(from) || !utf8.ValidString(to) {
		return 0, 0, errors.New("the words are not valid UTF-8")
	}
	first := strings.Index(p, from)
	switch {
	case from == "":
		return 0, 0, errors.New("the words that the passage begins with are missing")
	case first < 0:
		return 0, 0, fmt.Errorf("%q does not stand in paragraph %d", from, number)
	case strings.Contains(p[first+1:], from):
		return 0, 0, fmt.Errorf("%q stands more than once in paragraph %d; give more words", from, number)
	}
	last := first + len(from)
	if to != "" {
		after := max(first, last-len(to)) // the passage holds all of from
		i := strings.Index(p[after:], to)
		if i < 0 {
			return 0, 0, fmt.Errorf("%q does not stand after %q in paragraph %d", to, from, number)
		}
		last = after + i + len(to)
	}
	return utf8.RuneCountInString(p[:first]), utf8.RuneCountInString(p[:last]), nil
}
