// SPDX-License-Identifier: MIT

package i18n

import (
	"strconv"
	"strings"
)

// numerals are how a language writes numbers. The digits are the European ones
// in Arabic too: dossiers write them in their Arabic texts, and a page that
// mixes two sets of digits is harder to search and to compare.
type numerals struct {
	group, decimal string
}

// Int is a whole number with its thousands grouped.
func (p *Printer) Int(n int) string { return p.write(strconv.Itoa(n)) }

// Number is a number as it was given: no decimals are added or lost.
func (p *Printer) Number(f float64) string { return p.write(strconv.FormatFloat(f, 'f', -1, 64)) }

// Year is a number without grouping, as years, paragraphs and ordinals are
// written.
func (p *Printer) Year(n int) string { return strconv.Itoa(n) }

func (p *Printer) write(s string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		sign, s = "−", rest
	}
	whole, fraction, decimals := strings.Cut(s, ".")
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(p.numbers.group)
		}
		b.WriteRune(digit)
	}
	if decimals {
		b.WriteString(p.numbers.decimal + fraction)
	}
	return sign + b.String()
}
