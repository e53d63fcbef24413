// SPDX-License-Identifier: MIT

package export

import (
	"time"

	"isnad/data"
	"isnad/data/edtf"
)

// certainDay is the one day that a date names without a doubt (rule 4).
func certainDay(d *data.Date) (edtf.Day, bool) {
	if d == nil || d.Kind() != edtf.Single || d.Qualified() || d.Start().Precision() != edtf.PrecisionDay {
		return 0, false
	}
	day, ok := d.Earliest()
	if !ok {
		return 0, false
	}
	year, _, _ := day.Date()
	return day, year >= 1 && year <= 9999
}

// dayPrecise is the first and the last day of a date or interval whose ends
// are days, doubted or not.
func dayPrecise(d *data.Date) (first, last edtf.Day, ok bool) {
	if d == nil || d.Kind() != edtf.Single && d.Kind() != edtf.Interval {
		return 0, 0, false
	}
	if d.Start().Precision() != edtf.PrecisionDay || d.End().Precision() != edtf.PrecisionDay {
		return 0, 0, false
	}
	first, known := d.Earliest()
	last, closed := d.Latest()
	from, _, _ := first.Date()
	to, _, _ := last.Date()
	return first, last, known && closed && from >= 1 && to <= 9999
}

// updated is the dossier's day, the only clock there is; where it is none, the
// day on which computers began to count.
func (in *Input) updated() string {
	if _, err := time.Parse(time.DateOnly, in.Dossier.About.Updated); err != nil {
		return "1970-01-01"
	}
	return in.Dossier.About.Updated
}
