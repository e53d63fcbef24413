// SPDX-License-Identifier: MIT

package fold

import (
	"strconv"
	"strings"
)

// months by the names people type, folded: English, its short form, French,
// Arabic, and Arabic as the Levant has it.
var months = [12]string{
	"january jan janvier يناير كانون الثاني",
	"february feb fevrier فبراير شباط",
	"march mar mars مارس اذار",
	"april apr avril ابريل نيسان",
	"may mai مايو ايار",
	"june jun juin يونيو حزيران",
	"july jul juillet يوليو تموز",
	"august aug aout اغسطس اب",
	"september sept septembre سبتمبر ايلول",
	"october oct octobre اكتوبر تشرين الاول",
	"november nov novembre نوفمبر تشرين الثاني",
	"december dec decembre ديسمبر كانون الاول",
}

// mostYears is how long a span may be for each of its years to be a word: a war
// is found by any of its years, an age of the world is not.
const mostYears = 30

// Date returns the folded words that an EDTF date answers to: each year it
// spans, and the month and day of either end. "2020/2022" is found by 2021;
// "2025?-10-22" by October, octobre, أكتوبر, 10 and 22. The text is known to be
// EDTF, since data/edtf read it when it was loaded; it is only picked apart
// here, which spares the program in the browser the parser and its remedies.
// What is left out: seasons, times of day, and years beyond four digits.
func Date(edtf string) string {
	edtf = strings.Map(func(r rune) rune {
		if strings.ContainsRune("?~%[]{} ", r) {
			return -1
		}
		return r
	}, edtf)
	from, to, ok := strings.Cut(edtf, "/")
	if !ok {
		from, to, _ = strings.Cut(edtf, "..")
	}
	start, end := readEnd(from), readEnd(to)
	if !ok && to == "" && !strings.Contains(edtf, "..") {
		end = start
	}
	words := ""
	if first, last := min(start.first, end.first), max(start.last, end.last); start.known && end.known && last-first <= mostYears {
		words = years(first, last)
	} else {
		words = start.spanned()
		if end != start {
			words += end.spanned()
		}
	}
	words += start.dayWords()
	if end != start {
		words += end.dayWords()
	}
	return strings.TrimPrefix(words, " ")
}

// dateEnd is one end of a date, or the whole of one.
type dateEnd struct {
	known       bool
	first, last int // years: more than one where digits are X
	month, day  int // 0 where absent
}

func readEnd(s string) dateEnd {
	if len(s) < 4 || s[0] < '0' || s[0] > '9' {
		return dateEnd{} // open, unknown, before the common era, or beyond four digits
	}
	var p dateEnd
	var err1, err2 error
	p.first, err1 = strconv.Atoi(strings.ReplaceAll(s[:4], "X", "0"))
	p.last, err2 = strconv.Atoi(strings.ReplaceAll(s[:4], "X", "9"))
	p.known = err1 == nil && err2 == nil
	if p.known && len(s) >= 7 && s[4] == '-' {
		p.month, _ = strconv.Atoi(s[5:7])
		if len(s) >= 10 && s[7] == '-' {
			p.day, _ = strconv.Atoi(s[8:10])
		}
	}
	return p
}

func (p dateEnd) spanned() string {
	switch {
	case !p.known:
		return ""
	case p.last-p.first > mostYears:
		return years(p.first, p.first)
	}
	return years(p.first, p.last)
}

// years are words, each after a space.
func years(first, last int) (words string) {
	for y := first; y <= last; y++ {
		words += " " + strconv.Itoa(y)
	}
	return words
}

func (p dateEnd) dayWords() string {
	if p.month < 1 || p.month > 12 {
		return ""
	}
	words := " " + months[p.month-1] + " " + strconv.Itoa(p.month)
	if p.day > 0 {
		words += " " + strconv.Itoa(p.day)
	}
	return words
}
