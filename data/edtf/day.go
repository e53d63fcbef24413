// SPDX-License-Identifier: MIT

package edtf

import (
	"strconv"
	"strings"
	"time"
)

// Day is a day in the proleptic Gregorian calendar, counted from 1970-01-01,
// which is 0.
type Day int32

// The years that a Day spans. 5,000,000 years are some 1,826 million days and
// an int32 ends at 2,147 million: the limit is round and leaves room to add.
const (
	MinYear = -5_000_000
	MaxYear = +5_000_000
)

// MinDay and MaxDay are the first and last day that Earliest and Latest give:
// 1 January of MinYear and 31 December of MaxYear.
var (
	MinDay = DayOf(MinYear, 1, 1)
	MaxDay = DayOf(MaxYear, 12, 31)
)

// DayOf is the day of a date. The year lies within MinYear and MaxYear; months
// and days beyond their range carry over, as in [time.Date].
func DayOf(year, month, day int) Day { return Day(dayNumber(year, month, day)) }

// Date is the day's year (astronomical), month from 1 and day from 1.
func (d Day) Date() (year, month, day int) {
	y, m, dd := time.Unix(int64(d)*secondsPerDay, 0).UTC().Date()
	return y, int(m), dd
}

// String is the day as ISO 8601-1: 2025-10-22. Years outside 0000 to 9999 carry
// a sign, as its expanded form has it: -0044-03-15, +12345-01-01.
func (d Day) String() string {
	year, month, day := d.Date()
	sign := ""
	switch {
	case year < 0:
		sign, year = "-", -year
	case year > 9999:
		sign = "+"
	}
	return sign + padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
}

const secondsPerDay = 24 * 60 * 60

// dayNumber is DayOf for years that a Day cannot hold. Midnights in UTC are
// whole days apart, so the division leaves no rest.
func dayNumber(year, month, day int) int64 {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}
