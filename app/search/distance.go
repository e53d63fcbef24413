// SPDX-License-Identifier: MIT

package search

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

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
// differs, 0 to 100. Vowels are what transliterations disagree on, so they and h
// weigh a third of a consonant.
func soundDistance(a, b string, unvoiced bool) int {
	var c sounding
	if !c.compare(a, b, unvoiced) {
		return 100
	}
	return c.differing(len(b))
}

// begunDistance is the soundDistance of a from the beginning of b that is
// nearest to it.
func begunDistance(a, b string, unvoiced bool) int {
	var c sounding
	if !c.compare(a, b, unvoiced) {
		return 100
	}
	least := 100
	for n := 1; n <= len(b); n++ {
		least = min(least, c.differing(n))
	}
	return least
}

// mostSounds is the longest sound that is compared.
const mostSounds = 32

// sounding is what it costs to make one sound into each beginning of another,
// and what both weigh.
type sounding struct{ cost, weight [mostSounds + 1]int16 }

// differing is the cost of the first n letters as a share, of 100: sounds of
// which all differs cost half of what they weigh.
func (c *sounding) differing(n int) int {
	return min(100, int(c.cost[n])*200/max(1, int(c.weight[n])))
}

// compare fills c. Where one side does not write its short vowels (unvoiced), a
// missing one costs half.
func (c *sounding) compare(a, b string, unvoiced bool) bool {
	if len(a) > mostSounds || len(b) > mostSounds {
		return false
	}
	missing := func(w int16) int16 {
		if w == softWeight && unvoiced {
			return softWeight / 2
		}
		return w
	}
	for i := range len(a) {
		c.weight[0] += soundWeight(a[i])
	}
	var added [mostSounds]int16
	for j := range len(b) {
		w := soundWeight(b[j])
		added[j] = missing(w)
		c.cost[j+1] = c.cost[j] + added[j]
		c.weight[j+1] = c.weight[j] + w
	}
	for i := range len(a) {
		before, dropped := c.cost[0], missing(soundWeight(a[i]))
		c.cost[0] += dropped
		for j := range len(b) {
			changed := before + exchange(a[i], b[j])
			before = c.cost[j+1]
			c.cost[j+1] = min(changed, before+dropped, c.cost[j]+added[j])
		}
	}
	return true
}

// What letters of a sound weigh.
const (
	softWeight = 2 // a vowel or h
	hardWeight = 6 // a consonant
)

func soundWeight(c byte) int16 {
	switch c {
	case 'a', 'e', 'i', 'u', 'h':
		return softWeight
	}
	return hardWeight
}

// exchange is what it costs to hear b for a. Any two vowels are exchanged; e
// stands between a and i, being what writers put for either: Ahmed, Ahmad;
// Hussein, Husayn; Tarek, Tariq. Consonants are exchanged where they are readings
// of one letter (fold.Keys, rule 4), and where writers who have no sign for sh
// put s. Others cost a little more than to drop one.
func exchange(a, b byte) int16 {
	if a > b {
		a, b = b, a
	}
	switch {
	case a == b || a == 'e' && b == 'i':
		return 0
	case a == 'a' && b == 'e':
		return softWeight / 2
	case soundWeight(a) == softWeight && soundWeight(b) == softWeight, strings.IndexByte(exchanged[b], a) >= 0:
		return softWeight
	}
	return hardWeight + 1
}

// exchanged are the consonants that are exchanged with a letter and stand before
// it.
var exchanged = [utf8.RuneSelf]string{'g': "S", 'h': "S", 'k': "Sgh", 's': "S", 't': "s", 'z': "dgst"}
