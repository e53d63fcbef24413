// SPDX-License-Identifier: MIT

package edtf

// Part is a set of a date's components.
type Part uint8

const (
	PartYear  Part = 1 << iota
	PartMonth      // or the season, which stands in the month's place
	PartDay
)

// Has reports that the set holds every part of other.
func (p Part) Has(other Part) bool { return p&other == other }

// Season is level 1's season of a year, with the standard's number.
type Season uint8

const (
	Spring Season = 21 + iota
	Summer
	Autumn
	Winter // December to February of the next year
)

// Precision is the finest unit that a date fixes: 1985-04-XX fixes a month.
type Precision uint8

const (
	PrecisionNone Precision = iota // an open or unknown end
	PrecisionCentury
	PrecisionDecade
	PrecisionYear
	PrecisionSeason
	PrecisionMonth
	PrecisionDay
)

// State tells a date from what may stand in its place at an interval's end.
type State uint8

const (
	Absent  State = iota // of the zero Date
	Known                // a date
	Open                 // "..": there is no end
	Unknown              // nothing written: there is an end, and it is not known
)

// Point is one date, or the open or unknown end of an interval; then all but
// its State is zero. Points compare with ==.
type Point struct {
	State State

	Year   int    // astronomical; 0 for each unspecified digit, so 201X is 2010
	Month  int    // 1 to 12; 0 where absent or unspecified
	Day    int    // 1 to 31; 0 where absent or unspecified
	Season Season // in the month's place; 0 where absent
	Time   string // of a date-time, as written after the T: 23:20:30Z

	Uncertain   Part // "?" and "%"
	Approximate Part // "~" and "%"

	// Unspecified holds the parts written with an X: the last YearDigits digits
	// of the year (1 or 2), or the whole of the month or day.
	Unspecified Part
	YearDigits  int
}

// Qualified reports that any part is uncertain or approximate.
func (p Point) Qualified() bool { return p.Uncertain|p.Approximate != 0 }

// Precision is the finest unit that the point fixes.
func (p Point) Precision() Precision {
	switch {
	case p.State != Known:
		return PrecisionNone
	case p.Day > 0:
		return PrecisionDay
	case p.Month > 0:
		return PrecisionMonth
	case p.Season > 0:
		return PrecisionSeason
	case p.YearDigits == 1:
		return PrecisionDecade
	case p.YearDigits == 2:
		return PrecisionCentury
	}
	return PrecisionYear
}

// Parts are those the point was written with, specified or not. A date is
// uncertain as a whole where Uncertain equals Parts.
func (p Point) Parts() Part {
	if p.State != Known {
		return 0
	}
	parts := PartYear | p.Unspecified
	if p.Month > 0 || p.Season > 0 {
		parts |= PartMonth
	}
	if p.Day > 0 {
		parts |= PartDay
	}
	return parts
}

// days are the first and last day a known point can mean.
func (p Point) days() (first, last int64) {
	from, to := p.years()
	switch {
	case p.Season > 0:
		month := 3 * int(p.Season-Spring+1) // decision 3: March, June, September, December
		return dayNumber(from, month, 1), dayNumber(to, month+3, 0)
	case p.Month == 0:
		return dayNumber(from, 1, 1), dayNumber(to, 12, 31)
	case p.Day == 0:
		return dayNumber(from, p.Month, 1), dayNumber(to, p.Month+1, 0)
	}
	return dayNumber(from, p.Month, p.Day), dayNumber(to, p.Month, p.Day)
}

// years are the first and last year: decision 4 for negative ones.
func (p Point) years() (from, to int) {
	span := [...]int{0, 9, 99}[p.YearDigits]
	if p.Year < 0 {
		return p.Year - span, p.Year
	}
	return p.Year, p.Year + span
}
