// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"isnad/data"
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// prepare makes a file's bytes fit to be read: no byte order mark, line ends
// as one \n. What no text file may hold is a problem of rule 7; then the file
// is not read on, because nothing after it can be trusted.
func (r *reader) prepare(b []byte) ([]byte, bool) {
	if name := utf16(b); name != "" {
		r.report(1, 1, "", 7, "the file is saved as "+name, "save it as UTF-8 (in the editor: Save as, encoding UTF-8)")
		return nil, false
	}
	b = bytes.TrimPrefix(b, byteOrderMark)
	if bytes.Contains(b, []byte("\r\n")) { // a large file is not copied for nothing
		b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	}
	return b, r.checkCharacters(b)
}

// utf16 names an encoding of two or four bytes a character, told by its byte
// order mark or by the zero byte beside a first ASCII letter.
func utf16(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")):
		return "UTF-32"
	case bytes.HasPrefix(b, []byte("\xff\xfe")), len(b) > 1 && b[0] != 0 && b[1] == 0:
		return "UTF-16 (little endian)"
	case bytes.HasPrefix(b, []byte("\xfe\xff")), len(b) > 1 && b[0] == 0 && b[1] != 0:
		return "UTF-16 (big endian)"
	}
	return ""
}

// checkCharacters reports each byte that is not UTF-8 and each control
// character but tab and line end, at its place.
func (r *reader) checkCharacters(b []byte) bool {
	line, column, found := 1, 1, 0
	for len(b) > 0 {
		c, size := utf8.DecodeRune(b)
		if cause, remedy := badCharacter(c, size, b[0]); cause != "" {
			if found++; found <= MaxReported {
				r.report(line, column, "", 7, cause, remedy)
			}
		}
		if column++; c == '\n' {
			line, column = line+1, 1
		}
		b = b[size:]
	}
	return found == 0
}

func badCharacter(c rune, size int, first byte) (cause, remedy string) {
	switch {
	case c == utf8.RuneError && size == 1:
		return fmt.Sprintf("byte 0x%02X is not UTF-8", first), "save the file as UTF-8 and write the letter again"
	case c == 0:
		return "a NUL character stands here", "delete it; it is invisible, so retype the line"
	case unicode.IsControl(c) && c != '\n' && c != '\t' && c != '\r':
		return fmt.Sprintf("the control character %U stands here", c), "delete it; it is invisible, so retype the line"
	}
	return "", ""
}

// checkComment reports bidirectional controls that a comment leaves open: they
// reorder what an editor shows of the line. Values are checked as records.
func (r *reader) checkComment(line, column int, comment string) {
	if at, c := data.UnpairedBidi(comment); at >= 0 {
		r.report(line, column, "", 7, fmt.Sprintf("the comment holds %U, a direction control without its partner", c),
			"delete it; it is invisible, so retype the comment")
	}
}
