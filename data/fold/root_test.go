// SPDX-License-Identifier: MIT

package fold

import "testing"

func TestRoot(t *testing.T) {
	for _, c := range []struct{ reason, word, want string }{
		{"a root is its own", "خطف", "خطف"},
		{"form VIII, noun", "اختطاف", "خطف"},
		{"form VIII, past", "اختطف", "خطف"},
		{"form VIII, present", "يختطف", "خطف"},
		{"form VIII with an ending", "اختطافها", "خطف"},
		{"and", "وخطف", "خطف"},
		{"and, by, the", "وبالخطف", "خطف"},
		{"and, the, form VIII", "والاختطاف", "خطف"},
		{"three letters remain", "ولد", "ولد"},
		{"one of a kind goes", "وواحد", "واحد"},
		{"other scripts stay", "kidnap", "kidnap"},
		{"nothing stays nothing", "", ""},
	} {
		if got := Root(c.word); got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.reason, c.word, got, c.want)
		}
	}
}
