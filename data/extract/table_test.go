// SPDX-License-Identifier: MIT

package extract

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestATableReadsBackAndNoCellIsComputed(t *testing.T) {
	for _, c := range []struct{ reason, cell, want string }{
		{"words", "Idlib", "Idlib"},
		{"what a table divides by", `a, "b"` + "\nc", `a, "b"` + "\nc"},
		{"a formula", "=1+1", "'=1+1"},
		{"one behind an apostrophe", "'=1+1", "''=1+1"},
		{"full-width signs", "＝1", "'＝1"},
		{"a number below zero, which stands in no cell of ours", "-3", "'-3"},
		{"bytes that are no text", "a\xff", "a\uFFFD"},
		{"nothing", "", ""},
	} {
		rows, err := csv.NewReader(strings.NewReader(string(Table([][]string{{"first", c.cell}})))).ReadAll()
		if err != nil || len(rows) != 1 || rows[0][1] != c.want {
			t.Errorf("%s: %q reads back as %q, %v", c.reason, c.cell, rows, err)
		}
	}
}
