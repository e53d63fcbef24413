// SPDX-License-Identifier: MIT

package i18n

// category is a plural category of Unicode CLDR.
type category uint8

const (
	zero category = iota
	one
	two
	few
	many
	other
)

// forms are the texts of a counted message. A language fills the categories it
// has; other is the one all have.
type forms struct{ zero, one, two, few, many, other string }

func (f forms) of(c category) string {
	if s := [...]string{f.zero, f.one, f.two, f.few, f.many, f.other}[c]; s != "" {
		return s
	}
	return f.other
}

// The rules for whole numbers, from CLDR 46.

func pluralEnglish(n int) category {
	if n == 1 {
		return one
	}
	return other
}

func pluralFrench(n int) category {
	switch {
	case n == 0 || n == 1:
		return one
	case n%1_000_000 == 0:
		return many
	}
	return other
}

func pluralArabic(n int) category {
	switch rest := n % 100; {
	case n == 0:
		return zero
	case n == 1:
		return one
	case n == 2:
		return two
	case rest >= 3 && rest <= 10:
		return few
	case rest >= 11:
		return many
	}
	return other
}
