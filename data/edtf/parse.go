// SPDX-License-Identifier: MIT

package edtf

import (
	"strconv"
	"strings"
)

// maxLength is well above the longest date we read, an interval with every
// qualifier at both ends (35 characters), and bounds the work on any input.
const maxLength = 64

// Parse reads an EDTF text. Every error is an [*Error].
func Parse(text string) (Date, error) {
	d, err := parse(text)
	if err != nil {
		err.Suggestion = suggest(text)
		return Date{}, err
	}
	return d, nil
}

func parse(text string) (Date, *Error) {
	p := &parser{text: text}
	var d Date
	switch {
	case text == "":
		p.fail("the date is empty", "leave the field out, or write a date such as 2025-10-22")
	case len(text) > maxLength:
		p.fail("the text is too long to be a date", "write a date such as 2025-10-22")
	case text[0] == '[' || text[0] == '{':
		d = p.set()
	default:
		d = p.span()
	}
	if p.err == nil && p.at < len(text) {
		p.fail(p.next()+" follows a complete date", "remove it")
	}
	if p.err != nil {
		return Date{}, p.err
	}
	d.text = text
	d.setBounds()
	if d.start.State == Known && d.end.State == Known && d.last < d.first { // decision 6
		p.failAt(strings.IndexByte(text, '/')+1, "the interval ends before it begins", "write the earlier date first")
		return Date{}, p.err
	}
	return d, nil
}

// parser walks the text once, left to right. The first failure is kept and
// later ones are dropped, so that the reading functions need not ask after
// every step; what they return after a failure means nothing.
//
// All that is accepted is ASCII, so up to the place of an error bytes and
// characters count the same.
type parser struct {
	text string
	at   int
	err  *Error
}

func (p *parser) fail(cause, remedy string) { p.failAt(p.at, cause, remedy) }

func (p *parser) failAt(at int, cause, remedy string) {
	if p.err == nil {
		p.err = &Error{Text: p.text, Offset: at, Cause: cause, Remedy: remedy}
	}
}

// peek is the next byte, or 0 at the end. A NUL in the text is never accepted,
// so taking it for the end does no harm.
func (p *parser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

// next names what stands at the cursor, for messages.
func (p *parser) next() string {
	for _, r := range p.text[p.at:] {
		return strconv.Quote(string(r))
	}
	return "the end of the text"
}

func (p *parser) accept(token string) bool {
	if !strings.HasPrefix(p.text[p.at:], token) {
		return false
	}
	p.at += len(token)
	return true
}

// span reads a single date or an interval.
func (p *parser) span() Date {
	d := Date{start: p.end()}
	d.end = d.start
	if p.accept("/") {
		d.kind, d.end = Interval, p.end()
	}
	switch {
	case d.start.State != Known && d.end.State != Known:
		p.failAt(0, "there is no date on any side", "give a date, as in ../1983 or 1984/..")
	case d.kind == Interval && d.start.Time+d.end.Time != "":
		p.failAt(strings.IndexByte(p.text, 'T'), "an interval goes from day to day, not from hour to hour", "remove the time of day")
	}
	return d
}

// end reads what may stand on a side of an interval.
func (p *parser) end() Point {
	switch {
	case p.accept(".."):
		return Point{State: Open}
	case p.at == len(p.text) || p.peek() == '/':
		return Point{State: Unknown}
	}
	return p.point()
}

// set reads [..x], [x..] and the same in braces.
func (p *parser) set() Date {
	d := Date{kind: OneOf, start: Point{State: Open}, end: Point{State: Open}}
	closing := "]"
	if p.peek() == '{' {
		d.kind, closing = AllOf, "}"
	}
	p.at++
	if p.accept("..") {
		d.end = p.point()
	} else if d.start = p.point(); !p.accept("..") {
		p.fail("a set needs one date and one open side", "write ..1983 or 1984.. inside the brackets, or an interval such as 1983/1984")
	}
	if !p.accept(closing) {
		p.fail(p.next()+" stands where the set should close", "write one date only and "+closing+" after it")
	}
	if d.start.Time+d.end.Time != "" {
		p.fail("a set is bounded by a day, not by an hour", "remove the time of day")
	}
	return d
}

func (d *Date) setBounds() {
	if d.start.State == Known {
		d.first, _ = d.start.days()
	}
	if d.end.State == Known {
		_, d.last = d.end.days()
	}
}

// point reads one date of any precision.
func (p *parser) point() Point {
	pt := Point{State: Known}
	p.component(&pt, PartYear, p.year)
	if pt.Year < -9999 || pt.Year > 9999 || !p.accept("-") {
		return pt
	}
	p.component(&pt, PartMonth, p.month)
	if !p.accept("-") {
		return pt
	}
	p.component(&pt, PartDay, p.day)
	if p.peek() == 'T' {
		p.time(&pt)
	}
	return pt
}

// component reads a part of a date with the qualifiers on both sides of it
// (decision 2).
func (p *parser) component(pt *Point, part Part, read func(*Point)) {
	p.qualifier(pt, part)
	read(pt)
	p.qualifier(pt, part<<1-1) // this part and all before it
}

func (p *parser) qualifier(pt *Point, parts Part) {
	c := p.peek()
	if !isQualifier(c) {
		return
	}
	if c != '~' {
		pt.Uncertain |= parts
	}
	if c != '?' {
		pt.Approximate |= parts
	}
	p.at++
	if isQualifier(p.peek()) {
		p.fail("two qualifiers stand side by side", "write % for uncertain and approximate at once")
	}
}

func isQualifier(c byte) bool { return c == '?' || c == '~' || c == '%' }

func (p *parser) year(pt *Point) {
	at := p.at
	if p.accept("Y") {
		p.longYear(pt)
		return
	}
	negative := p.accept("-")
	pt.Year, pt.YearDigits = p.digits(4, "a year has four digits")
	switch c := p.peek(); {
	case isDigit(c) || c == 'X':
		p.failAt(at, "a year has four digits", "put Y before a longer year; separate year, month and day by hyphens")
	case negative && pt.Year == 0:
		p.failAt(at, "the year zero has no sign", "write 0000 for 1 BCE, -0001 for 2 BCE")
	case pt.YearDigits > 2:
		p.failAt(at, "at most the last two digits of a year are left unspecified", "give the century, as in 19XX, or an inferred year, as in 2025?-10-22")
	}
	if pt.YearDigits > 0 {
		pt.Unspecified |= PartYear
	}
	if negative {
		pt.Year = -pt.Year
	}
}

// longYear reads the digits after a Y. Nine of them fit an int of 32 bits.
func (p *parser) longYear(pt *Point) {
	at := p.at
	negative := p.accept("-")
	first := p.at
	for isDigit(p.peek()) {
		p.at++
	}
	digits := p.text[first:p.at]
	if len(digits) < 5 || len(digits) > 9 || digits[0] == '0' {
		p.failAt(at, "after Y stands a year of five to nine digits, the first not 0", "write a shorter year without Y")
		return
	}
	pt.Year, _ = strconv.Atoi(digits)
	if negative {
		pt.Year = -pt.Year
	}
}

func (p *parser) month(pt *Point) {
	at := p.at
	n, unspecified := p.digits(2, "a month has two digits")
	switch {
	case pt.Unspecified != 0:
		p.failAt(at, "a month follows a year with unspecified digits", "end the date after the year")
	case unspecified == 2:
		pt.Unspecified |= PartMonth
	case unspecified == 1:
		p.failAt(at, "half a month is unspecified", "write XX for the month")
	case n >= 1 && n <= 12:
		pt.Month = n
	case n >= int(Spring) && n <= int(Winter):
		pt.Season = Season(n)
	case n > int(Winter) && n <= 41:
		p.failAt(at, "of the seasons only 21 to 24 are read, not "+strconv.Itoa(n), "write an interval of months, as in 2025-01/2025-03")
	default:
		p.failAt(at, "month "+padded(n, 2)+" is not 01 to 12", "write year, month, day; seasons are 21 to 24")
	}
}

func (p *parser) day(pt *Point) {
	at := p.at
	n, unspecified := p.digits(2, "a day has two digits")
	switch {
	case pt.Season != 0:
		p.failAt(at, "a day follows a season", "end the date after the season, or write a month")
	case unspecified == 2:
		pt.Unspecified |= PartDay
	case unspecified == 1:
		p.failAt(at, "half a day is unspecified", "write XX for the day")
	case pt.Unspecified != 0:
		p.failAt(at, "a day follows an unspecified month", "write XX for the day")
	case n < 1 || pt.Month > 0 && n > daysIn(pt.Year, pt.Month):
		p.failAt(at, "the month has no day "+padded(n, 2), "look the day up; if the day is not known, write XX")
	}
	if p.err == nil {
		pt.Day = n
	}
}

// time reads the time of day after a day, T being next (decision 1).
func (p *parser) time(pt *Point) {
	if pt.Day == 0 || pt.Qualified() {
		p.fail("a time of day follows a day that is not certain", "remove the time of day")
	}
	p.at++
	from := p.at
	p.clock(23, "hour")
	p.separator()
	p.clock(59, "minute")
	p.separator()
	p.clock(59, "second")
	if p.accept(".") {
		p.digits(1, "a fraction of a second has digits")
		for isDigit(p.peek()) {
			p.at++
		}
	}
	if !p.accept("Z") && (p.accept("+") || p.accept("-")) {
		p.clock(23, "zone hour")
		if p.accept(":") {
			p.clock(59, "zone minute")
		}
	}
	pt.Time = p.text[from:p.at]
}

func (p *parser) clock(most int, unit string) {
	at := p.at
	n, unspecified := p.digits(2, "the "+unit+" has two digits")
	if n > most || unspecified > 0 {
		p.failAt(at, "the "+unit+" is not 00 to "+strconv.Itoa(most), "correct it, or remove the time of day")
	}
}

func (p *parser) separator() {
	if !p.accept(":") {
		p.fail(p.next()+" stands where a colon should", "write hours, minutes and seconds, as in T23:20:30")
	}
}

// digits reads a number of that many digits, of which the last may be X; those
// count as 0. Short of digits it fails with cause.
func (p *parser) digits(width int, cause string) (n, unspecified int) {
	for range width {
		c := p.peek()
		switch {
		case c == 'X':
			unspecified++
			n *= 10
		case isDigit(c) && unspecified == 0:
			n = n*10 + int(c-'0')
		case isDigit(c):
			p.fail("a digit follows an X", "X stands for the last digits only")
			return n, unspecified
		default:
			p.fail(cause+", and here stands "+p.next(), "write a date such as 2025-10-22")
			return n, unspecified
		}
		p.at++
	}
	return n, unspecified
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
