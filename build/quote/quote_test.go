// SPDX-License-Identifier: MIT

package quote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/data"
)

func TestTheMarkStandsUnderThePlace(t *testing.T) {
	long := strings.Repeat("x", 200) + "here" + strings.Repeat("y", 200)
	for _, c := range []struct {
		name, reason string
		file         string
		line, column int
		want         string
	}{
		{"in the line", "columns count from 1", "a: 1\nb: bad\n", 2, 4, "    2 | b: bad\n      |    ^"},
		{"tabs", "a tab is as wide as the terminal makes it", "\tb: bad\n", 1, 5, "    1 | \tb: bad\n      | \t   ^"},
		{"letters with marks", "a mark takes no room", "e\u0301: x\n", 1, 5, "    1 | e\u0301: x\n      |    ^"},
		{"past the end", "what is missing is missing at the end", "a:\n", 1, 40, "    1 | a:\n      |   ^"},
		{"last line without its end", "many editors leave it so", "a\nbc", 2, 2, "    2 | bc\n      |  ^"},
		{"byte order mark", "it is no column", "\ufeffa: 1\n", 1, 1, "    1 | a: 1\n      | ^"},
		{"a terminal's own commands", "a file must not paint the terminal", "a: \x1b[31mred\n", 1, 1, "    1 | a: \uFFFD[31mred\n      | ^"},
		{"a long line", "what a program wrote on one line", long, 1, 201, "    1 | …" + strings.Repeat("x", 38) + "here" + strings.Repeat("y", 34) + "…\n      | " + strings.Repeat(" ", 39) + "^"},
		{"an empty line", "there is nothing to see", "\n\n", 1, 1, ""},
		{"no such line", "the file has changed since", "a\n", 9, 1, ""},
		{"no place", "a problem of the whole folder", "a\n", 0, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "f.yaml")
			if err := os.WriteFile(file, []byte(c.file), 0o600); err != nil {
				t.Fatal(err)
			}
			p := data.Problem{File: file, Line: c.line, Column: c.column}
			if got := Lines(data.Problems{p}).Of(p); got != c.want {
				t.Errorf("%s: got\n%s\nwant\n%s", c.reason, got, c.want)
			}
		})
	}
}

func FuzzOf(f *testing.F) {
	f.Add("a: \t\u202e\xffb", 3)
	f.Fuzz(func(t *testing.T, line string, column int) {
		p := data.Problem{File: "f", Line: 1, Column: column}
		if got := (Quoted{{"f", 1}: line}).Of(p); strings.ContainsAny(strings.ReplaceAll(got, "\n      | ", ""), "\x1b\n\u202e") && !strings.Contains(line, "\n") {
			t.Errorf("%q is quoted as %q", line, got)
		}
	})
}
