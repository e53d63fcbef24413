// SPDX-License-Identifier: MIT

package i18n

import "strings"

// Duration is an ISO 8601 duration in words: P17M is "17 months". What it
// cannot read stands as it is.
func (p *Printer) Duration(iso string) string {
	rest, ok := strings.CutPrefix(iso, "P")
	if !ok || rest == "" {
		return iso
	}
	var words []string
	clock := false
	for rest != "" {
		if rest, ok = strings.CutPrefix(rest, "T"); ok {
			clock = true
			continue
		}
		n, unit := 0, strings.TrimLeft(rest, "0123456789")
		digits := rest[:len(rest)-len(unit)]
		if digits == "" || len(digits) > 6 || unit == "" {
			return iso
		}
		for _, d := range []byte(digits) {
			n = n*10 + int(d-'0')
		}
		key, ok := unitOf(unit[0], clock)
		if !ok {
			return iso
		}
		words = append(words, p.N(key, n))
		rest = unit[1:]
	}
	return strings.Join(words, p.T(ListSeparator))
}

// unitOf tells months from minutes: both are M, minutes follow a T.
func unitOf(letter byte, clock bool) (Key, bool) {
	date := map[byte]Key{'Y': CountYears, 'M': CountMonths, 'W': CountWeeks, 'D': CountDays}
	time := map[byte]Key{'H': CountHours, 'M': CountMinutes, 'S': CountSeconds}
	if clock {
		k, ok := time[letter]
		return k, ok
	}
	k, ok := date[letter]
	return k, ok
}
