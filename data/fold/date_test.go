// SPDX-License-Identifier: MIT

package fold

import (
	"testing"

	"isnad/data/edtf"
)

func TestDate(t *testing.T) {
	for _, c := range []struct{ reason, edtf, want string }{
		{"a year is itself", "2016", "2016"},
		{"a qualified year", "2016~", "2016"},
		{"a day answers to month names and numbers", "2025?-05-22", "2025 may mai مايو ايار 5 22"},
		{"a month has no day", "2025?-03", "2025 march mar mars مارس اذار 3"},
		{"each year of an interval", "2020/2022", "2020 2021 2022"},
		{"both ends of an interval of days", "2021-05-01/2021-05-03", "2021 may mai مايو ايار 5 1 may mai مايو ايار 5 3"},
		{"an open end has no year", "2013/..", "2013"},
		{"an unknown start has none", "/2013", "2013"},
		{"ages are not spelt out", "1500/2000", "1500 2000"},
		{"each year of a decade", "201X", "2010 2011 2012 2013 2014 2015 2016 2017 2018 2019"},
		{"a century by its first year", "19XX", "1900"},
		{"an unspecified day", "2025-05-XX", "2025 may mai مايو ايار 5"},
		{"up to a year", "[..1983]", "1983"},
		{"a season is its year", "2024-22", "2024"},
		{"a time of day is left out", "2024-05-01T23:20:30Z", "2024 may mai مايو ايار 5 1"},
		{"before the common era is left out", "-0044-03-15", ""},
	} {
		if _, err := edtf.Parse(c.edtf); err != nil {
			t.Fatalf("%s: %v", c.reason, err)
		}
		got := Date(c.edtf)
		if got != c.want {
			t.Errorf("%s: %s answers to %q, want %q", c.reason, c.edtf, got, c.want)
		}
		if String(got) != got {
			t.Errorf("%s: %q is not folded", c.reason, got)
		}
	}
}

func FuzzDate(f *testing.F) {
	f.Add("2020/2022")
	f.Add("[..1983]")
	f.Add("0000-99-99/9XXX")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Date(s); String(got) != got {
			t.Errorf("%q answers to %q, which is not folded", s, got)
		}
	})
}
