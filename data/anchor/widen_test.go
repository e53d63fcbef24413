// SPDX-License-Identifier: MIT

package anchor

import "testing"

func TestAPassageWithAWithheldWordGrowsToItsSentence(t *testing.T) {
	text, err := Read([]byte("Ann came. Little Bo cried; Ann left. Night fell."))
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name             string
		start, end       int
		words            []string
		wantFrom, wantTo int
	}{
		{"a word inside", 10, 19, []string{"bo"}, 10, 36},
		{"a word that only begins there", 10, 19, []string{"Bob"}, 10, 19},
		{"no withheld word", 0, 8, []string{"bo"}, 0, 8},
		{"a range over two sentences", 5, 20, []string{"BO"}, 0, 36},
		{"an empty list", 10, 19, nil, 10, 19},
		{"a range that is not there", 40, 90, []string{"bo"}, 40, 90},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if from, to := text.Widen(1, c.start, c.end, c.words); from != c.wantFrom || to != c.wantTo {
				t.Errorf("got %d to %d, want %d to %d", from, to, c.wantFrom, c.wantTo)
			}
		})
	}
}
