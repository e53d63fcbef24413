// SPDX-License-Identifier: MIT

package fold

import "testing"

func TestLexicon(t *testing.T) {
	l := newLexicon("n six sept ستة; p bin")
	for _, tt := range []struct{ why, word, want string }{
		{"a word of the first list", "six", "n"},
		{"another of the same list", "sept", "n"},
		{"letters of two bytes", "ستة", "n"},
		{"the same length in the second list", "bin", "p"},
		{"nothing", "", ""},
		{"one letter off at the end", "sit", ""},
		{"one letter off at the beginning", "nix", ""},
		{"the beginning of a word", "se", ""},
		{"longer than all", "seventeenths", ""},
		{"two words of the list are no word of it", "six sept", ""},
	} {
		if got := l.find(tt.word); got != tt.want {
			t.Errorf("%s: find(%q) = %q, want %q", tt.why, tt.word, got, tt.want)
		}
	}
}
