// SPDX-License-Identifier: MIT

// Package edtf reads uncertain dates: the Extended Date/Time Format of
// ISO 8601-2:2019, Annex A. It is a parser and the bounds of what it read; it
// neither formats dates for people nor does arithmetic with them.
//
// # What is read
//
//	level 0   1985   1985-04   1985-04-12   1985-04-12T23:20:30+04:30   1964/2008-08
//	level 1   Y170000002   Y-17000   -1985   2001-21 … 2001-24 (seasons)
//	          1984?   2004-06~   2004-06-11%   201X   20XX   2004-XX   1985-04-XX   1985-XX-XX
//	          1985-04-12/..   ../1985   1985/   /1985 (".." is open, nothing is unknown)
//	level 2   2025?-10-22   2004-06~-11   ?2004-06-~11 (qualifiers on components)
//	          [..1983]   [..1983-12-03]   [1984..]   {..1983}   {1984..}
//
// Everything else is refused: level 2's exponents, significant digits, seasons
// 25 to 41, X elsewhere than above, and sets of several dates. Nothing is
// guessed: a text that is nearly a date is an [Error] that may propose one.
//
// # Decisions
//
//  1. A date-time stands for the day as written, in its own zone. The time of
//     day is checked and kept as text and plays no part in the bounds. It
//     cannot be an end of an interval.
//  2. A qualifier to the right of a component is for it and all to its left; a
//     qualifier to the left is for that component alone. Qualifiers do not
//     move the bounds: how far "about" reaches is not for us to say.
//  3. A season has the bounds of the northern meteorological one: spring is
//     March to May, and winter (24) begins in December of its year and ends
//     with February of the next. The standard leaves this open; our sources
//     speak of the northern half of the world.
//  4. Years are astronomical and dates proleptic Gregorian: 0000 is 1 BCE, and
//     -0000 is refused. An X in a negative year counts away from zero: -019X
//     is -0199 to -0190.
//  5. A letter-prefixed year has five to nine digits. Only days in the years
//     -5000000 to 5000000 fit a [Day]; a bound beyond them reports false, as
//     an open one does, and the year is in [Date.Start] and [Date.End].
//  6. An interval that cannot be (its last possible day before its first) is
//     refused, and so is one with a date at neither end.
package edtf

// Kind tells a date from an interval and from a set.
type Kind uint8

const (
	Single   Kind = iota // 2025-10-22
	Interval             // 2013/2024: from the one to the other
	OneOf                // [..1983]: one date in the range
	AllOf                // {..1983}: every date in the range
)

// Date is what an EDTF text says. The zero Date says nothing. Dates compare
// with ==, text included: 2004/2004 is not 2004.
type Date struct {
	text       string
	kind       Kind
	start, end Point
	// first and last are days since 1970-01-01, wider than a Day (decision 5);
	// they mean nothing beside an open or unknown point.
	first, last int64
}

// String is the text as it was given.
func (d Date) String() string { return d.text }

// IsZero reports a date that was never read.
func (d Date) IsZero() bool { return d.text == "" }

// Equal reports the same text; go-cmp asks it.
func (d Date) Equal(other Date) bool { return d == other }

// Kind tells a date from an interval and from a set.
func (d Date) Kind() Kind { return d.kind }

// IsInterval reports a span from one date to another. Sets are not intervals:
// something happened within their range, not all through it.
func (d Date) IsInterval() bool { return d.kind == Interval }

// Start is where an interval or set begins; of a single date, the date itself.
func (d Date) Start() Point { return d.start }

// End is where an interval or set ends; of a single date, the date itself.
func (d Date) End() Point { return d.end }

// Qualified reports that any part is uncertain or approximate.
func (d Date) Qualified() bool { return d.start.Qualified() || d.end.Qualified() }

// Earliest is the first day the date can mean, inclusive. It reports false
// where there is none: an open or unknown start, or one too far back for Day.
func (d Date) Earliest() (Day, bool) { return bound(d.start, d.first) }

// Latest is the last day the date can mean, inclusive. It reports false where
// there is none: an open or unknown end, or one too far on for Day.
func (d Date) Latest() (Day, bool) { return bound(d.end, d.last) }

func bound(p Point, day int64) (Day, bool) {
	if p.State != Known || day < int64(MinDay) || day > int64(MaxDay) {
		return 0, false
	}
	return Day(day), true
}
