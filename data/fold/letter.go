// SPDX-License-Identifier: MIT

package fold

import "unicode"

// What letter answers besides a folded rune.
const (
	drop  rune = 0
	quote rune = '\''
)

// letter folds one rune beyond ASCII by rules 1 to 6 and 9: to one rune or two,
// to nothing (drop), to an apostrophe (quote) or to a separator.
func letter(r rune) (rune, rune) {
	if 0x600 <= r && r < 0x780 {
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
	case 0x400 <= r && r < 0x530:
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

func cyrillic(r rune) rune {
	switch r {
	case 'ё', 'ѐ':
		return 'е'
	case 'й', 'ѝ', 'ӣ', 'ӥ':
		return 'и'
	case 'ї':
		return 'і'
	case 'ѓ':
		return 'г'
	case 'ќ':
		return 'к'
	case 'ў', 'ӯ', 'ӱ', 'ӳ':
		return 'у'
	case 'ғ', 'ҕ', 'ґ':
		return 'г'
	case 'қ', 'ҡ', 'ҝ':
		return 'к'
	case 'ҳ', 'һ':
		return 'х'
	case 'ҷ', 'ӵ':
		return 'ч'
	case 'ң', 'ҥ':
		return 'н'
	case 'ү', 'ұ':
		return 'у'
	case 'ө', 'ӧ', 'ӫ':
		return 'о'
	case 'ә', 'ӑ', 'ӓ':
		return 'а'
	case 'ӂ', 'җ', 'ӝ':
		return 'ж'
	case 'ӗ', 'ӭ':
		return 'е'
	case 'ӟ', 'ҙ':
		return 'з'
	case 'ӹ':
		return 'ы'
	}
	return other(r)
}

func arabic(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ', 'ٲ', 'ٳ':
		return 'ا'
	case 'ى', 'ی', 'ئ', 'ې', 'ۍ', 'ێ', 'ے', 'ۓ', 'ۑ':
		return 'ي'
	case 'ؤ', 'ۇ', 'ۆ', 'ۈ', 'ۋ', 'ۅ', 'ۉ':
		return 'و'
	case 'ة', 'ہ', 'ھ', 'ە', 'ۀ', 'ۂ', 'ۃ':
		return 'ه'
	case 'ک', 'ڪ':
		return 'ك'
	case 'ګ', 'ڳ':
		return 'گ'
	case 'ں', 'ڼ', 'ڻ', 'ڭ', 'ڱ':
		return 'ن'
	case 'ٹ', 'ټ', 'ٿ', 'ٺ':
		return 'ت'
	case 'ڈ', 'ډ', 'ڍ':
		return 'د'
	case 'ڑ', 'ړ':
		return 'ر'
	case 'ڤ', 'ڨ':
		return 'ڤ'
	case 'ښ':
		return 'ش'
	case 'ڄ', 'ڇ':
		return 'چ'
	case 'ځ', 'څ':
		return 'س'
	case 'ږ':
		return 'ژ'
	case 'ڕ':
		return 'ر'
	case 'ڵ':
		return 'ل'
	case 'ء', 'ـ', 'ٴ':
		return drop
	case '٬', '،': // Arabic thousands separator and comma
		return comma
	case '٫':
		return comma
	}
	return other(r)
}
