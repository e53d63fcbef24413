// SPDX-License-Identifier: MIT

package i18n

import (
	"isnad/data/edtf"
)

// Date is an uncertain date in words. What is uncertain stays so: a year that
// the editor inferred is called inferred, a year alone is "some time in" it.
func (p *Printer) Date(d edtf.Date) string {
	from, to := d.Start(), d.End()
	switch {
	case d.IsZero():
		return p.T(Undated)
	case d.Kind() == edtf.Single:
		return p.single(from)
	case d.Kind() == edtf.OneOf && from.State != edtf.Known:
		return p.T(DateOrBefore, p.point(to))
	case d.Kind() == edtf.OneOf:
		return p.T(DateOrLater, p.point(from))
	case from.State == edtf.Open:
		return p.T(DateUntil, p.point(to))
	case from.State == edtf.Unknown:
		return p.T(DateUntilStartUnknown, p.point(to))
	case to.State == edtf.Open:
		return p.T(DateSince, p.point(from))
	case to.State == edtf.Unknown:
		return p.T(DateSinceEndUnknown, p.point(from))
	case from.Precision() == edtf.PrecisionDay && to.Precision() == edtf.PrecisionDay:
		return p.T(DateFromTo, p.point(from), p.point(to))
	}
	return p.T(DateBetween, p.point(from), p.point(to))
}

// When is the date of a single act, as a part of a sentence: "on 22 October
// 2025", "in 2016". A date that already says how it lies keeps its own words.
func (p *Printer) When(d edtf.Date) string {
	pt := d.Start()
	switch {
	case d.Kind() != edtf.Single:
	case pt.Precision() == edtf.PrecisionDay:
		return p.T(DateOn, p.single(pt))
	case pt.Precision() == edtf.PrecisionMonth, pt.Precision() == edtf.PrecisionYear:
		return p.T(DateIn, p.point(pt))
	}
	return p.Date(d)
}

// Since is the date from which something lasts.
func (p *Printer) Since(d edtf.Date) string {
	pt := d.Start()
	switch {
	case d.Kind() != edtf.Single:
		return p.Date(d)
	case pt.Precision() == edtf.PrecisionYear && !pt.Qualified():
		return p.T(DateSinceYear, p.year(pt))
	}
	return p.T(DateSince, p.single(pt))
}

// Day is a certain day in words, as a dossier's date of update is. What is not
// a date stands as it is.
func (p *Printer) Day(iso string) string {
	d, err := edtf.Parse(iso)
	if err != nil {
		return iso
	}
	return p.Date(d)
}

// single is a date that stands alone. A year, decade or century alone says
// that the thing lies somewhere within it.
func (p *Printer) single(pt edtf.Point) string {
	yearOnly := edtf.PartYear
	dayKnown := pt.Precision() == edtf.PrecisionDay
	switch {
	case dayKnown && pt.Uncertain == yearOnly && pt.Approximate == 0:
		return p.T(DateDayYearInferred, p.dayMonth(pt), p.year(pt))
	case pt.Precision() == edtf.PrecisionYear && !pt.Qualified():
		return p.T(DateSomeTimeIn, p.year(pt))
	case pt.YearDigits > 0 && !pt.Qualified():
		first, last := span(pt)
		return p.T(DateSomeTimeBetween, p.Years(first), p.Years(last))
	}
	return p.point(pt)
}

// point is a date as a part of a sentence: its plain words and what is not
// certain about them.
func (p *Printer) point(pt edtf.Point) string {
	text := p.plain(pt)
	if pt.Approximate == pt.Parts() && pt.Approximate != 0 {
		text = p.T(DateAbout, text)
	}
	if pt.Uncertain != 0 && pt.Uncertain == pt.Parts() && pt.Parts() != edtf.PartYear {
		return p.T(DateUncertain, text)
	}
	for _, part := range []struct {
		part               edtf.Part
		inferred, estimate Key
	}{
		{edtf.PartYear, DateYearInferred, DateYearAbout},
		{edtf.PartMonth, DateMonthInferred, DateMonthAbout},
		{edtf.PartDay, DateDayInferred, DateDayAbout},
	} {
		if pt.Uncertain.Has(part.part) {
			text = p.T(part.inferred, text)
		} else if pt.Approximate.Has(part.part) && pt.Approximate != pt.Parts() {
			text = p.T(part.estimate, text)
		}
	}
	return text
}

func (p *Printer) plain(pt edtf.Point) string {
	switch pt.Precision() {
	case edtf.PrecisionDay:
		text := p.T(DateDayMonthYear, p.day(pt.Day), p.Month(pt.Month), p.year(pt))
		if pt.Time != "" {
			return p.T(DateTime, text, pt.Time)
		}
		return text
	case edtf.PrecisionMonth:
		return p.T(DateMonthYear, p.Month(pt.Month), p.year(pt))
	case edtf.PrecisionSeason:
		return p.T(DateMonthYear, p.T(seasons[pt.Season-edtf.Spring]), p.year(pt))
	case edtf.PrecisionDecade, edtf.PrecisionCentury:
		first, last := span(pt)
		return p.T(DateYears, p.Years(first), p.Years(last))
	}
	return p.year(pt)
}

func (p *Printer) dayMonth(pt edtf.Point) string {
	return p.T(DateDayMonth, p.day(pt.Day), p.Month(pt.Month))
}

// day is a day of the month; French counts the first one differently.
func (p *Printer) day(n int) string {
	if n == 1 {
		return p.T(DateFirstDay)
	}
	return p.Year(n)
}

// Month is the name of a month, 1 to 12.
func (p *Printer) Month(m int) string { return p.T(months[m-1]) }

// MonthOf is a month of a year.
func (p *Printer) MonthOf(year, month int) string {
	return p.T(DateMonthYear, p.Month(month), p.Years(year))
}

func (p *Printer) year(pt edtf.Point) string { return p.Years(pt.Year) }

// Years writes an astronomical year: 0 is 1 BCE.
func (p *Printer) Years(year int) string {
	if year <= 0 {
		return p.T(DateBCE, p.Year(1-year))
	}
	return p.Year(year)
}

// span is the first and last year of a decade or century.
func span(pt edtf.Point) (first, last int) {
	width := [...]int{0, 9, 99}[pt.YearDigits]
	if pt.Year < 0 {
		return pt.Year - width, pt.Year
	}
	return pt.Year, pt.Year + width
}

var months = [...]Key{January, February, March, April, May, June, July, August, September, October, November, December}

var seasons = [...]Key{SeasonSpring, SeasonSummer, SeasonAutumn, SeasonWinter}
