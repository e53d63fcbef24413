// SPDX-License-Identifier: MIT

package search

// pairs counts the pairs of neighbouring bytes of a folded query, by a hash:
// two pairs that share a place only make names a little more alike than they
// are. Filled once for a query and compared with every name that is ranked.
type pairs struct {
	n     int
	times [1 << pairBits]uint8
}

const pairBits = 9

// mostPairs is how much of a text is compared: no name is longer.
const mostPairs = 64

func pairAt(s string, i int) uint32 {
	return (uint32(s[i])<<8 | uint32(s[i+1])) * 0x9E3779B1 >> (32 - pairBits) // Knuth's multiplier
}

func (p *pairs) count(s string) {
	for i := 0; i+1 < len(s) && i < mostPairs; i++ {
		p.times[pairAt(s, i)]++
		p.n++
	}
}

// likeness is Dice's coefficient of the query and s, of 100: twice the pairs
// they share, among the pairs of both.
func (p *pairs) likeness(s string) int {
	n := min(len(s)-1, mostPairs)
	if n <= 0 || p.n == 0 {
		return 0
	}
	var taken [mostPairs]uint32 // to give back: a pair is shared as often as both have it
	shared := 0
	for i := range n {
		if at := pairAt(s, i); p.times[at] > 0 {
			p.times[at]--
			taken[shared] = at
			shared++
		}
	}
	for _, at := range taken[:shared] {
		p.times[at]++
	}
	return 200 * shared / (n + p.n)
}
