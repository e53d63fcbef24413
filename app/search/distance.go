// SPDX-License-Identifier: MIT

package search

import "math/bits"

// differ counts the letters that occur in one of two masks only.
func differ(a, b uint32) int { return bits.OnesCount32(a ^ b) }

// mostRunes is the longest word whose letters are compared; longer ones are not
// names, and are only found whole or by their beginning.
const mostRunes = 32

// editDistance is the least number of letters to add, drop, change or swap with
// their neighbour (optimal string alignment) between a and b, or something
// above k if it is above k.
func editDistance(a, b string, k int) int {
	var ra, rb [mostRunes]rune
	na, nb := runesOf(a, &ra), runesOf(b, &rb)
	if na < 0 || nb < 0 {
		return k + 1
	}
	var rows [3][mostRunes + 1]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range nb + 1 {
		above[j] = j
	}
	for i := 1; i <= na; i++ {
		row[0] = i
		least := i
		for j := 1; j <= nb; j++ {
			cost := 1
			if ra[i-1] == rb[j-1] {
				cost = 0
			}
			d := min(above[j-1]+cost, above[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && ra[i-1] == rb[j-2] && ra[i-2] == rb[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > k {
			return k + 1
		}
		before, above, row = above, row, before
	}
	return above[nb]
}

func runesOf(s string, out *[mostRunes]rune) int {
	n := 0
	for _, r := range s {
		if n == mostRunes {
			return -1
		}
		out[n] = r
		n++
	}
	return n
}

// soundDistance compares two sounds (fold.Sound) and returns how much of them
// differs, 0 to 100. A consonant weighs 6, a vowel or h 2, a consonant that is
// another reading of the same letter 2. Vowels are what transliterations
// disagree on; where one side does not write its short vowels (unvoiced), a
// missing one weighs 1.
func soundDistance(a, b string, unvoiced bool) int {
	const most = 32
	if len(a) > most || len(b) > most {
		return 100
	}
	missing := func(c byte) int {
		w := soundWeight(c)
		if w == 2 && unvoiced {
			return 1
		}
		return w
	}
	var rows [2][most + 1]int
	above, row := &rows[0], &rows[1]
	all := 0
	for j := range len(b) {
		above[j+1] = above[j] + missing(b[j])
		all += soundWeight(b[j])
	}
	for i := range len(a) {
		wa, ma := soundWeight(a[i]), missing(a[i])
		all += wa
		row[0] = above[0] + ma
		for j := range len(b) {
			change := above[j]
			switch {
			case a[i] == b[j]:
			case wa == 2 && soundWeight(b[j]) == 2:
				change += 2
			case sameLetter(a[i], b[j]):
				change += 2
			default:
				change += 7
			}
			row[j+1] = min(change, above[j+1]+ma, row[j]+missing(b[j]))
		}
		above, row = row, above
	}
	if all == 0 {
		return 0
	}
	return min(100, above[len(b)]*200/all)
}

func soundWeight(c byte) int {
	switch c {
	case 'a', 'i', 'u', 'h':
		return 2
	}
	return 6
}

// sameLetter reports two readings of one letter (fold.Keys, rule 4), and s and
// sh, which writers without a sign for sh exchange.
func sameLetter(a, b byte) bool {
	if a > b {
		a, b = b, a
	}
	switch string([]byte{a, b}) {
	case "gk", "hk", "dz", "st", "Sk", "Sg", "Ss", "sz", "gz", "fw":
		return true
	}
	return false
}
