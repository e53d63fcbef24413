// SPDX-License-Identifier: MIT

package fold

import (
	"strings"
	"unicode"
)

// What letter answers besides a folded rune.
const (
	drop  rune = 0
	quote rune = '\''
)

// letter folds one rune beyond ASCII by rules 1 to 6 and 9: to one rune or two,
// to nothing (drop), to an apostrophe (quote) or to a separator.
func letter(r rune) (rune, rune) {
	if firstArabic <= r && r < firstArabic+arabics {
		return arabic(r), 0
	}
	r = unicode.ToLower(r)
	switch {
	case r < 0x80:
		return asciiLetter(r), 0
	case r < 0x250:
		return latin(r, 0xC0, latin1)
	case r < 0x300:
		return modifier(r), 0
	case firstCyrillic <= r && r < firstCyrillic+cyrillics:
		return cyrillic(r), 0
	case 0x1E00 <= r && r < 0x1F00:
		return latin(r, 0x1E00, latin2)
	case 0xFB50 <= r && r < 0xFEFD:
		return presentation(r)
	case 0xFF01 <= r && r <= 0xFF5E: // full-width ASCII
		return asciiLetter(r - 0xFEE0), 0
	}
	return other(r), 0
}

func asciiLetter(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return r
	case r == '\'' || r == '`':
		return quote
	case r == ',' || r == '.':
		return comma
	}
	return plain
}

// other is the rule for scripts without rules: letters stay, marks
// go, digits are digits.
func other(r rune) rune {
	switch r {
	case 0x200C: // ZWNJ parts the words of Persian compounds
		return plain
	case 0xA0, 0x2009, 0x202F: // no-break and thin spaces group digits
		return comma
	case 0xB4, 0x2018, 0x2019, 0x201B, 0x2032, 0xA78B, 0xA78C, 0x5F3, 0x5F4:
		return quote
	}
	switch {
	case unicode.Is(unicode.Nd, r):
		return digit(r)
	case unicode.IsLetter(r) || unicode.Is(unicode.Mc, r):
		return r
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return drop
	}
	return plain
}

// digit is the value of a decimal digit. Unicode keeps each script's ten
// together and in order, so the distance from the start of the run is enough.
func digit(r rune) rune {
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10
		}
	}
	return plain
}

// modifier handles the block of half rings, primes and raised commas that
// transliterations use for ayn and hamza; IPA letters stay.
func modifier(r rune) rune {
	switch {
	case 0x2B9 <= r && r <= 0x2C1, r == 0x2C8, r == 0x2CA, r == 0x2CB, r == 0x2EE:
		return quote
	case r == 0x259: // schwa, as in Azerbaijani
		return 'a'
	}
	return other(r)
}

// variants of letters, by code point: what each folds into.
type variants struct {
	first rune
	into  []rune
}

// newVariants makes a table of n code points from rows of letters, each row one
// letter and those that fold into it.
func newVariants(first rune, n int, rows string) variants {
	v := variants{first, make([]rune, n)}
	for _, row := range strings.Fields(rows) {
		letters := []rune(row)
		for _, r := range letters[1:] {
			v.into[r-first] = letters[0]
		}
	}
	return v
}

// letter is what r folds into, or 0 where it has no row.
func (v variants) letter(r rune) rune { return v.into[r-v.first] }

const (
	firstCyrillic, cyrillics = 0x400, 0x130
	firstArabic, arabics     = 0x600, 0x180
)

// Letters of other languages fold into the nearest of Russian, and letters with
// a mark into those without.
var cyrillicVariants = newVariants(firstCyrillic, cyrillics,
	"еёѐӗӭ ийѝӣӥ ії гѓғҕґ кќқҡҝ уўӯӱӳүұ хҳһ чҷӵ нңҥ оөӧӫ аәӑӓ жӂҗӝ зӟҙ ыӹ")

func cyrillic(r rune) rune {
	if to := cyrillicVariants.letter(r); to != 0 {
		return to
	}
	return other(r)
}

// Letters of Persian, Urdu, Pashto, Kurdish and Uighur that Arabic has not fold
// into the nearest that it has, or that is written for the same sound.
var arabicVariants = newVariants(firstArabic, arabics,
	"اأإآٱٲٳ يىیئېۍێےۓۑ وؤۇۆۈۋۅۉ هةہھەۀۂۃ كکڪ گګڳ نںڼڻڭڱ تٹټٿٺ دڈډڍ رڑړڕ ڤڨ شښ چڄڇ سځڅ ژږ لڵ")

func arabic(r rune) rune {
	if to := arabicVariants.letter(r); to != 0 {
		return to
	}
	if 'ب' <= r && r <= 'غ' && r != 'ة' || 'ف' <= r && r <= 'و' || r == 'ي' || r == 'ا' { // what Arabic is written with, mostly
		return r
	}
	switch r {
	case 'ء', 'ـ', 'ٴ':
		return drop
	case '٬', '،', '٫': // thousands separator, comma and decimal point
		return comma
	}
	return other(r)
}
