// SPDX-License-Identifier: MIT

package timeline

import "unicode"

// TextWidth estimates how wide a line of text is at a font size, in pixels.
// The page is laid out before any font is known, also natively, so the
// estimate must not be too small: it takes the advances of DejaVu Sans, with
// Verdana the widest of the fonts that systems use for their interface. In the
// others labels stand a little further apart.
func TextWidth(s string, size float64) float64 {
	em := 0.0
	for _, r := range s {
		em += advance(r)
	}
	return em * size
}

// advance is the width of a character in ems. Outside of ASCII it is the
// script's usual one, rounded up; Arabic's is that of joined letters.
func advance(r rune) float64 {
	switch {
	case r >= ' ' && r < 0x7f:
		return float64(ascii[r-' ']) / 1000
	case r < ' ', unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(unicode.Arabic, r):
		return 0.54
	case r == '…', r == 'œ', r == 'Œ':
		return 1.03
	case r == '·', r == '’', r == '‘':
		return 0.32
	case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), r >= 0x1f000:
		return 1.1
	case unicode.IsUpper(r):
		return 0.8
	}
	return 0.65
}

// ascii is DejaVu Sans from space to tilde, in thousandths of an em.
var ascii = [...]uint16{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, // space to /
	636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, // 0 to ?
	1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, // @ to O
	603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, // P to _
	500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, // ` to o
	635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838, // p to ~
}

// Ellipsis ends a text that Elide cut.
const Ellipsis = "…"

// Elide is the beginning of s that fits into width, with an ellipsis where it
// was cut.
func Elide(s string, size, width float64) string {
	if TextWidth(s, size) <= width {
		return s
	}
	room := width - TextWidth(Ellipsis, size)
	for i, r := range s {
		if room -= advance(r) * size; room < 0 {
			return s[:i] + Ellipsis
		}
	}
	return s
}
