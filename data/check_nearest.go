// SPDX-License-Identifier: MIT

package data

// Nearest returns the candidate that a person most likely meant by word, or ""
// if none is close. Distance is Levenshtein's, with a swap of neighbours as one
// step, since that is the commonest slip of the hand. A third of the letters
// may differ, at least one and at most three: more is a guess, not a help.
func Nearest(word string, candidates []string) string {
	letters := []rune(word)
	if len(letters) > longestWord {
		return ""
	}
	limit := min(max(len(letters)/3, 1), 3)
	best := ""
	for _, candidate := range candidates {
		other := []rune(candidate)
		if len(other) > longestWord || abs(len(other)-len(letters)) > limit {
			continue
		}
		if d := distance(letters, other); d <= limit && d > 0 {
			best, limit = candidate, d-1
		}
	}
	return best
}

// longestWord bounds the work on a hostile file: names of fields, values and
// ids are shorter.
const longestWord = 128

// distance is the optimal string alignment distance.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
