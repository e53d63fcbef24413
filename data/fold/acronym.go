// SPDX-License-Identifier: MIT

package fold

import "unicode/utf8"

// Acronym returns the initials of a name of three to six words, folded: Hay'at
// Tahrir al-Sham gives hts. Articles and particles have no initial. Other names
// have none: two letters could be anything.
func Acronym(folded string) string {
	var initials []byte
	words := 0
	for _, t := range Tokens(folded, nil) {
		if t.Role != Content || isDigit(t.Text[0]) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(t.Text)
		initials = utf8.AppendRune(initials, r)
		words++
	}
	if words < 3 || words > 6 {
		return ""
	}
	return string(initials)
}
