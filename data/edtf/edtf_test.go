// SPDX-License-Identifier: MIT

package edtf

import (
	"errors"
	"testing"
)

// TestBounds holds the first and last day of everything the package doc says
// is read. An empty bound is one that is not known.
func TestBounds(t *testing.T) {
	for _, c := range []struct{ text, earliest, latest, reason string }{
		{"1985-04-12", "1985-04-12", "1985-04-12", "level 0: a day is its own bounds"},
		{"1985-04", "1985-04-01", "1985-04-30", "level 0: a month of 30 days"},
		{"2024-02", "2024-02-01", "2024-02-29", "a leap year by four"},
		{"1900-02", "1900-02-01", "1900-02-28", "no leap year by a hundred"},
		{"2000-02-29", "2000-02-29", "2000-02-29", "a leap year by four hundred"},
		{"1985", "1985-01-01", "1985-12-31", "level 0: a year"},
		{"0000", "0000-01-01", "0000-12-31", "1 BCE is the year zero and not an absent one"},
		{"1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "level 0: local time"},
		{"1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "level 0: UTC"},
		{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "decision 1: the day as written, though in UTC it is the 13th"},
		{"1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "level 0: zone with minutes"},
		{"1985-04-12T23:20:30.125Z", "1985-04-12", "1985-04-12", "STIX writes fractions of a second"},
		{"1964/2008", "1964-01-01", "2008-12-31", "level 0: from the first day of the one to the last of the other"},
		{"2004-06/2006-08", "2004-06-01", "2006-08-31", "level 0: months"},
		{"2004-02-01/2005", "2004-02-01", "2005-12-31", "level 0: mixed precision"},
		{"2004/2004-02", "2004-01-01", "2004-02-29", "an end inside its start can be"},

		{"Y17000", "+17000-01-01", "+17000-12-31", "level 1: a long year that a Day holds"},
		{"Y-17000", "-17000-01-01", "-17000-12-31", "level 1: the same, negative"},
		{"Y5000000", "+5000000-01-01", "+5000000-12-31", "MaxYear is inside"},
		{"Y-5000000", "-5000000-01-01", "-5000000-12-31", "MinYear is inside"},
		{"Y5000001", "", "", "past MaxYear there is no Day"},
		{"Y170000002", "", "", "the standard's example is read and has no Day"},
		{"2004/Y170000002", "2004-01-01", "", "one end has no Day, the other keeps its own"},
		{"-1985", "-1985-01-01", "-1985-12-31", "level 1: a negative year"},
		{"-0004-02-29", "-0004-02-29", "-0004-02-29", "5 BCE is one, as -4 is divided by four"},
		{"2001-21", "2001-03-01", "2001-05-31", "decision 3: spring"},
		{"2001-22", "2001-06-01", "2001-08-31", "decision 3: summer"},
		{"2001-23", "2001-09-01", "2001-11-30", "decision 3: autumn"},
		{"2003-24", "2003-12-01", "2004-02-29", "decision 3: winter ends in the next year, a leap year here"},
		{"1984?", "1984-01-01", "1984-12-31", "decision 2: uncertain, same bounds"},
		{"2004-06~", "2004-06-01", "2004-06-30", "decision 2: approximate, same bounds"},
		{"2004-06-11%", "2004-06-11", "2004-06-11", "decision 2: both, same bounds"},
		{"201X", "2010-01-01", "2019-12-31", "level 1: a decade"},
		{"20XX", "2000-01-01", "2099-12-31", "level 1: a century"},
		{"-019X", "-0199-01-01", "-0190-12-31", "decision 4: away from zero"},
		{"2004-XX", "2004-01-01", "2004-12-31", "level 1: some month"},
		{"1985-04-XX", "1985-04-01", "1985-04-30", "level 1: some day of a month"},
		{"1985-XX-XX", "1985-01-01", "1985-12-31", "level 1: some day of a year"},
		{"1985-04-12/..", "1985-04-12", "", "level 1: open end"},
		{"../1985-04", "", "1985-04-30", "level 1: open start"},
		{"1985-04-12/", "1985-04-12", "", "level 1: unknown end"},
		{"/1985", "", "1985-12-31", "level 1: unknown start"},
		{"201X/2024-23?", "2010-01-01", "2024-11-30", "any date may be an end"},

		{"2025?-10-22", "2025-10-22", "2025-10-22", "level 2: the flagship's date, its year inferred"},
		{"?2004-06-~11", "2004-06-11", "2004-06-11", "level 2: single components"},
		{"2004-06~-11", "2004-06-11", "2004-06-11", "level 2: a group"},
		{"[..1983]", "", "1983-12-31", "level 2: on or before a year"},
		{"[..1983-12-03]", "", "1983-12-03", "level 2: on or before a day"},
		{"[1984..]", "1984-01-01", "", "level 2: on or after"},
		{"{..1983}", "", "1983-12-31", "level 2: all up to a year"},
		{"{1984-05..}", "1984-05-01", "", "level 2: all from a month on"},
	} {
		t.Run(c.text, func(t *testing.T) {
			d, err := Parse(c.text)
			if err != nil {
				t.Fatalf("%v: %s", err, c.reason)
			}
			if got := text(d.Earliest()); got != c.earliest {
				t.Errorf("earliest is %q, want %q: %s", got, c.earliest, c.reason)
			}
			if got := text(d.Latest()); got != c.latest {
				t.Errorf("latest is %q, want %q: %s", got, c.latest, c.reason)
			}
		})
	}
}

func text(d Day, ok bool) string {
	if !ok {
		return ""
	}
	return d.String()
}

// TestPoints holds what views word a date from.
func TestPoints(t *testing.T) {
	all := PartYear | PartMonth | PartDay
	for _, c := range []struct {
		text      string
		want      Point
		precision Precision
		parts     Part
		reason    string
	}{
		{"2025?-10-22", Point{State: Known, Year: 2025, Month: 10, Day: 22, Uncertain: PartYear}, PrecisionDay, all,
			"only the year is uncertain: nothing stands to its left"},
		{"2025-10-22?", Point{State: Known, Year: 2025, Month: 10, Day: 22, Uncertain: all}, PrecisionDay, all,
			"at the end it is for the whole date"},
		{"2025-10?-22", Point{State: Known, Year: 2025, Month: 10, Day: 22, Uncertain: PartYear | PartMonth}, PrecisionDay, all,
			"in the middle it is for the year too"},
		{"2025-?10-22", Point{State: Known, Year: 2025, Month: 10, Day: 22, Uncertain: PartMonth}, PrecisionDay, all,
			"before a component it is for that one alone"},
		{"?2004-06-~11", Point{State: Known, Year: 2004, Month: 6, Day: 11, Uncertain: PartYear, Approximate: PartDay}, PrecisionDay, all,
			"two of them, unlike"},
		{"?-0101", Point{State: Known, Year: -101, Uncertain: PartYear}, PrecisionYear, PartYear,
			"before the sign of a year"},
		{"2004-06~-11?", Point{State: Known, Year: 2004, Month: 6, Day: 11, Uncertain: all, Approximate: PartYear | PartMonth}, PrecisionDay, all,
			"groups overlap"},
		{"2004-06%", Point{State: Known, Year: 2004, Month: 6, Uncertain: PartYear | PartMonth, Approximate: PartYear | PartMonth}, PrecisionMonth, PartYear | PartMonth,
			"% is both, and no day is named"},
		{"2001-?21", Point{State: Known, Year: 2001, Season: Spring, Uncertain: PartMonth}, PrecisionSeason, PartYear | PartMonth,
			"a season stands in the month's place"},
		{"201X~", Point{State: Known, Year: 2010, YearDigits: 1, Unspecified: PartYear, Approximate: PartYear}, PrecisionDecade, PartYear,
			"one digit open is a decade"},
		{"20XX", Point{State: Known, Year: 2000, YearDigits: 2, Unspecified: PartYear}, PrecisionCentury, PartYear,
			"two digits open are a century"},
		{"1985-XX-XX", Point{State: Known, Year: 1985, Unspecified: PartMonth | PartDay}, PrecisionYear, all,
			"a day was meant and a year is known"},
		{"1985-04-XX", Point{State: Known, Year: 1985, Month: 4, Unspecified: PartDay}, PrecisionMonth, all,
			"a day was meant and a month is known"},
		{"1985-04-12T23:20:30Z", Point{State: Known, Year: 1985, Month: 4, Day: 12, Time: "23:20:30Z"}, PrecisionDay, all,
			"the time is kept as text"},
		{"Y-170000002", Point{State: Known, Year: -170000002}, PrecisionYear, PartYear,
			"a year without a Day is still a year"},
	} {
		t.Run(c.text, func(t *testing.T) {
			d, err := Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if d.Start() != c.want || d.End() != c.want {
				t.Errorf("got  %+v\nto   %+v\nwant %+v: %s", d.Start(), d.End(), c.want, c.reason)
			}
			if p := d.Start(); p.Precision() != c.precision || p.Parts() != c.parts {
				t.Errorf("precision %d, parts %03b, want %d, %03b: %s", p.Precision(), p.Parts(), c.precision, c.parts, c.reason)
			}
			if want := c.want.Uncertain|c.want.Approximate != 0; d.Qualified() != want {
				t.Errorf("Qualified is %v: %s", d.Qualified(), c.reason)
			}
		})
	}
}

// TestKinds holds what stands at either end.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		text       string
		kind       Kind
		start, end State
		qualified  bool
		reason     string
	}{
		{"1984", Single, Known, Known, false, "a date is both its ends"},
		{"1984/2004?", Interval, Known, Known, true, "a qualifier at one end qualifies the date"},
		{"1984/..", Interval, Known, Open, false, "two dots: it has no end"},
		{"1984/", Interval, Known, Unknown, false, "nothing: nobody knows the end"},
		{"../1984", Interval, Open, Known, false, "it has no start"},
		{"/1984", Interval, Unknown, Known, false, "nobody knows the start"},
		{"[..1984]", OneOf, Open, Known, false, "one date, not later"},
		{"[1984~..]", OneOf, Known, Open, true, "one date, not earlier than about 1984"},
		{"{..1984}", AllOf, Open, Known, false, "braces are all of them"},
	} {
		t.Run(c.text, func(t *testing.T) {
			d, err := Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if d.Kind() != c.kind || d.Start().State != c.start || d.End().State != c.end || d.Qualified() != c.qualified {
				t.Errorf("kind %d, start %d, end %d, qualified %v: %s", d.Kind(), d.Start().State, d.End().State, d.Qualified(), c.reason)
			}
			if d.IsInterval() != (c.kind == Interval) {
				t.Errorf("IsInterval is %v: %s", d.IsInterval(), c.reason)
			}
		})
	}
}

func TestZeroDate(t *testing.T) {
	var d Date
	if !d.IsZero() || d.Qualified() || d.String() != "" || d.Start().State != Absent || d.Start().Precision() != PrecisionNone {
		t.Errorf("the zero date says something: %+v", d)
	}
	if _, ok := d.Earliest(); ok {
		t.Error("the zero date has an earliest day")
	}
	if _, ok := d.Latest(); ok {
		t.Error("the zero date has a latest day")
	}
	if zero, _ := Parse("0000"); zero.IsZero() {
		t.Error("the year 0000 passes for no date")
	}
}

// TestRefused holds every way to be refused, where, and what is proposed.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		text       string
		offset     int
		suggestion string
		reason     string
	}{
		{"", 0, "", "empty"},
		{"about five hundred and twelve years before anybody wrote anything down", 0, "", "longer than any date"},
		{"yesterday", 0, "", "no date and nothing like one"},
		{"2025-10-22Z", 10, "", "a tail"},
		{"2025-10-22 ", 10, "2025-10-22", "a space"},
		{"2025 -10-22", 4, "2025-10-22", "a space inside"},
		{"2025–10–22", 4, "2025-10-22", "en dashes from a word processor"},
		{"−0044", 0, "-0044", "a typographer's minus"},
		{"٢٠٢٥-١٠-٢٢", 0, "2025-10-22", "Arabic-Indic digits"},
		{"2025؟", 4, "2025?", "an Arabic question mark"},
		{"\u200e2025-10-22", 0, "2025-10-22", "an invisible direction mark"},
		{"2025-10-22\x00", 10, "", "a NUL is not the end"},
		{"\xff2025", 0, "", "not UTF-8"},

		{"985", 3, "", "three digits: a decade in npm's reading, a slip in ours"},
		{"12345", 0, "Y12345", "five digits need the letter"},
		{"Y2004", 1, "2004", "four digits refuse it"},
		{"Y012345", 1, "", "no leading zero"},
		{"Y1234567890", 1, "", "ten digits are more than we read"},
		{"Y17E7", 1, "", "level 2's exponent"},
		{"Y12345-06", 6, "", "a long year stands alone"},
		{"1950S2", 4, "", "level 2's significant digits"},
		{"-0000", 0, "0000", "zero has no sign"},
		{"+2004", 0, "", "nor has any year a plus"},
		{"1XXX", 0, "", "three digits open"},
		{"X985", 1, "", "X before a digit"},
		{"201x", 3, "201X", "small x"},
		{"201u", 3, "201X", "the draft of 2012 wrote u"},
		{"19??", 2, "19XX", "question marks for digits"},
		{"156X-12-25", 5, "", "level 2's X elsewhere"},
		{"XXXX-12-25", 0, "", "level 2: a day of no known year"},

		{"2025-13-01", 5, "2025-01-13", "no such month; 13 can be a day"},
		{"2025-13", 5, "", "no such month, and nothing to change places with"},
		{"2025-00", 5, "", "months count from 1"},
		{"2025-1", 6, "2025-01", "one digit"},
		{"2025-1-5", 6, "2025-01-05", "one digit each"},
		{"2025-1X", 5, "", "half a month"},
		{"2025-22-10", 8, "2025-10-22", "22 is a season and 10 its day, which no season has"},
		{"2025-31-10", 5, "2025-10-31", "a day for a month"},
		{"2025-25", 5, "", "level 2's season"},
		{"2025-21-01", 8, "2025-01-21", "a day in a season: more likely day before month"},
		{"2025-02-29", 8, "", "no leap year"},
		{"-0001-02-29", 9, "", "2 BCE is no leap year"},
		{"2025-04-31", 8, "", "April has thirty"},
		{"2025-04-00", 8, "", "days count from 1"},
		{"2025-04-1X", 8, "", "half a day"},
		{"2025-XX-05", 8, "", "a day of no known month"},
		{"2025-04-05-06", 10, "", "four parts"},
		{"20251022", 0, "2025-10-22", "the basic form"},
		{"22/10/2025", 2, "2025-10-22", "day first: there is no month 22"},
		{"10/22/2025", 2, "2025-10-22", "month first: there is no month 22"},
		{"05/06/2025", 2, "", "May or June: we do not choose"},
		{"10/2025", 2, "2025-10", "month first, two parts"},
		{"22.10.2025", 2, "2025-10-22", "dots"},
		{"2025/10", 7, "2025-10", "no interval: its end is short of a year"},

		{"2025-10-22T10:00", 16, "", "no seconds"},
		{"2025-10-22T24:00:00", 11, "", "no hour 24"},
		{"2025-10-22T10:60:00", 14, "", "no minute 60"},
		{"2025-10-22T10:00:00.", 20, "2025-10-22T10:00:00", "a point and no fraction"},
		{"2025-10-22T10.00.00", 13, "", "no colons"},
		{"2025-10-22T10:00:00+99", 20, "", "no such zone"},
		{"2025-10T10:00:00", 7, "", "a time of no day"},
		{"2025-10-XXT10:00:00", 10, "", "a time of an unspecified day"},
		{"2025?-10-22T10:00:00", 11, "", "a time of an uncertain day"},
		{"2025-10-22T10:00:00?", 19, "", "an uncertain time"},

		{"2004?~", 5, "2004%", "two qualifiers"},
		{"2004??", 5, "", "one qualifier twice"},
		{"?", 1, "", "a qualifier of nothing"},
		{"ca. 2004", 0, "2004~", "circa"},

		{"..", 0, "", "dots alone"},
		{"/", 0, "", "an unknown interval says nothing"},
		{"../..", 0, "", "nor does an open one"},
		{"../", 0, "", "nor a mixed one"},
		{"2004/2005/2006", 9, "", "three ends"},
		{"2005/2004", 5, "", "end before start"},
		{"2004-06-05/2004-05", 11, "", "end before start, in another precision"},
		{"2004/2005-06-05T10:00:00", 15, "", "decision 1: a time at an end"},
		{"1984-1986", 5, "1984/1986", "a hyphen between years"},
		{"1984..1986", 4, "1984/1986", "dots between years"},
		{"..1983", 0, "[..1983]", "no brackets"},
		{"1984..", 4, "[1984..]", "no brackets"},
		{"open/2004", 0, "../2004", "the draft of 2012"},
		{"2004/unknown", 5, "2004/", "the draft of 2012"},

		{"[1984]", 5, "1984", "a set of one"},
		{"[1984..1986]", 7, "1984/1986", "a set between two"},
		{"[1667,1668]", 5, "", "a set of two"},
		{"[..1983", 7, "[..1983]", "not closed"},
		{"[..1983}", 7, "[..1983]", "closed by another bracket"},
		{"[..1983]?", 8, "", "a qualified set"},
		{"[..1984..]", 7, "", "open twice"},
		{"[..2025-10-22T10:00:00]", 23, "", "bounded by an hour"},
		{"[", 1, "", "opened and left"},
	} {
		t.Run(c.text, func(t *testing.T) {
			d, err := Parse(c.text)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("read as %+v: %s", d, c.reason)
			}
			if !d.IsZero() || e.Text != c.text || e.Cause == "" || e.Remedy == "" {
				t.Errorf("%+v with %#v: %s", d, e, c.reason)
			}
			if e.Offset != c.offset || e.Suggestion != c.suggestion {
				t.Errorf("%d, %q, want %d, %q: %s\n%v", e.Offset, e.Suggestion, c.offset, c.suggestion, c.reason, e)
			}
		})
	}
}

func TestErrorReads(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"with a suggestion", "2025-22-10", "character 9: a day follows a season; did you mean 2025-10-22?"},
		{"without one", "2025-13", "character 6: month 13 is not 01 to 12; write year, month, day; seasons are 21 to 24"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Parse(c.text); err.Error() != c.want {
				t.Errorf("got  %s\nwant %s", err, c.want)
			}
		})
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             Day
		text, reason     string
	}{
		{1970, 1, 1, 0, "1970-01-01", "the day all are counted from"},
		{1969, 12, 31, -1, "1969-12-31", "the day before: rounding must go down"},
		{2000, 3, 1, 11017, "2000-03-01", "behind a leap day"},
		{0, 1, 1, -719528, "0000-01-01", "the year zero"},
		{-44, 3, 15, -735525, "-0044-03-15", "a negative year has four digits and a sign"},
		{10000, 1, 1, 2932897, "+10000-01-01", "a fifth digit needs a sign"},
	} {
		t.Run(c.text, func(t *testing.T) {
			if got := DayOf(c.year, c.month, c.day); got != c.want || got.String() != c.text {
				t.Errorf("%d, %s, want %d: %s", got, got, c.want, c.reason)
			}
			if y, m, d := c.want.Date(); y != c.year || m != c.month || d != c.day {
				t.Errorf("back it is %d-%d-%d: %s", y, m, d, c.reason)
			}
		})
	}
}

// TestEveryDay walks eight hundred years day by day and counts along, which
// finds a slip in any leap rule.
func TestEveryDay(t *testing.T) {
	want := DayOf(-400, 1, 1)
	for year := -400; year < 400; year++ {
		for month := 1; month <= 12; month++ {
			for day := 1; day <= daysIn(year, month); day++ {
				if got := DayOf(year, month, day); got != want {
					t.Fatalf("%d-%d-%d is %d, want %d", year, month, day, got, want)
				}
				want++
			}
		}
	}
	if want != DayOf(400, 1, 1) || DayOf(400, 1, 1)-DayOf(-400, 1, 1) != 2*146097 {
		t.Errorf("800 years are %d days, want %d", DayOf(400, 1, 1)-DayOf(-400, 1, 1), 2*146097)
	}
}

func TestEqual(t *testing.T) {
	a, _ := Parse("2004")
	b, _ := Parse("2004")
	c, _ := Parse("2004/2004")
	if !a.Equal(b) || a.Equal(c) {
		t.Error("dates are equal when their texts are, and only then")
	}
}
