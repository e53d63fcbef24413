// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"
)

func TestTypedTextIsCutBetweenLetters(t *testing.T) {
	for _, c := range []struct{ reason, typed, want string }{
		{"what fits stays", "golani", "golani"},
		{"nothing", "", ""},
		{"exactly as much", strings.Repeat("a", mostTyped), strings.Repeat("a", mostTyped)},
		{"letters of two bytes are not halved", strings.Repeat("ج", mostTyped+1), strings.Repeat("ج", mostTyped)},
		{"a megabyte", strings.Repeat("omar ", 1<<18), strings.Repeat("omar ", mostTyped/5)},
	} {
		if got := beginningOf(c.typed, mostTyped); got != c.want {
			t.Errorf("%s: %.40q", c.reason, got)
		}
	}
}
