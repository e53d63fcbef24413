// SPDX-License-Identifier: MIT

package edtf

import (
	"math"
	"slices"
	"testing"

	"isnad/build/oracle"
)

// npm is the package that the parser is held against, and the one package that
// it depends on. The script answers a JSON list of texts with a list of what
// edtf makes of them; JSON has no infinity, so that an open side and an unknown
// one are null alike.
var npm = oracle.NPM{
	Name:     "edtf-4.11.1",
	Manifest: `{"private":true,"dependencies":{"edtf":"4.11.1"},"overrides":{"nearley":"2.20.1"}}`,
	Script: `
import edtf from 'edtf'
import { readFileSync } from 'node:fs'
console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(text => {
	try {
		const date = edtf(text)
		return { accepted: true, min: date.min, max: date.max }
	} catch {
		return { accepted: false }
	}
})))`,
}

// verdict is what a parser makes of a text, with bounds as ISO days.
type verdict struct {
	accepted         bool
	earliest, latest string
}

// corpus is read by both parsers, and seeds the fuzz test.
var corpus = []string{
	// Level 0, and what is nearly that.
	"1985", "0000", "0001", "9999", "1985-04", "1985-12", "1985-04-12", "2000-02-29", "2024-02-29", "1999-12-31",
	"2025-02-29", "1900-02-29", "2004-02-30", "2004-06-31", "2004-13", "2004-00", "2004-01-00", "2004-01-32",
	"985", "198", "19", "10000", "1985-4", "1985-04-1", "1985-04-12-01", "1985/04/12", "12-04-1985", "19850412",
	"1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T10:20:30-04", "1985-04-12T10:20:30+04:30",
	"1985-04-12T23:20:30-04", "1985-04-12T10:20", "1985-04-12T24:00:00", "1985-04-12T25:00:00", "1985-04-12T10:20:30.125Z",
	"1985-04-12T", "1985-04T10:20:30", "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
	"2004-02-01/2005", "2005/2006-02", "2004/2004", "2004/2004-02", "2005/2004", "2004-06-05/2004-05", "2004-06-05T10:00:00/2005",
	"", " ", "1985 ", " 1985", "yesterday", "2004/2005/2006",
	// Level 1: years, seasons, qualifiers.
	"Y17000", "Y-17000", "Y170000002", "Y2004", "Y012345", "Y12345-01", "y17000", "-1985", "-0001", "-0000", "-0044-03-15",
	"-9999", "+2004", "2001-21", "2001-22", "2001-23", "2001-24", "2001-20", "2001-25", "2001-41", "2001-42", "2001-21-01",
	"-0044-21", "2001-21/2003", "2001-21?", "1984?", "2004-06?", "2004-06-11?", "1984~", "2004-06~", "2004-06-11~", "1984%",
	"2004-06%", "2004-06-11%", "Y170000002?", "-0044~", "2004??", "2004?~", "?",
	// Level 1: unspecified digits.
	"201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "1985-02-XX", "2024-02-XX", "-019X", "-01XX", "-000X",
	"1XXX", "XXXX", "X985", "19X5", "201x", "201u", "1985-XX-05", "1985-1X", "1985-04-1X", "156X-12-25", "15XX-12-25",
	"XXXX-12-XX", "1XXX-12", "201X-06", "201X?", "2004-XX?", "1985-04-XX~",
	// Level 1: intervals.
	"1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/", "1985/",
	"/1985-04-12", "/1985-04", "/1985", "1984~/2004-06", "1984/2004-06~", "1984~/2004~", "1984?/2004%", "2004-06-XX/2004-07-03",
	"1984-06-02?/2004-08-08~", "1984?/..", "/", "..", "../..", "../", "/..", "1984/open", "unknown/1984", "1984-1986", "1984..1986",
	// Level 2: qualifiers on components.
	"2025?-10-22", "2025-10-22?", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "2004-~06-05", "2004?-06-~11",
	"2004-06-~01/2004-06-~20", "?2004", "?2004-06", "2004-06-11?~", "2004?-~06", "?-0101", "?2004?", "2004-?21",
	// Level 2: sets.
	"[..1983]", "[..1983-12]", "[..1983-12-03]", "[1984..]", "[1984-05..]", "[1984-05-06..]", "{..1983}", "{..1983-12-03}", "{1984..}",
	"[1984]", "[1667,1668]", "[1667..1670]", "{1667,1668,1670..1672}", "[..1983?]", "[..1983", "[..1983}", "[..]", "[]",
	// Level 2: the rest of it.
	"Y17E7", "Y-17E7", "1950S2", "Y171010000S3",
}

// onPurpose lists where we and npm edtf part, and why. A text that no longer
// differs fails the test, so that the list stays true.
var onPurpose = func() map[string]string {
	list := map[string]string{}
	for _, d := range []struct {
		reason string
		texts  []string
	}{
		{"npm gives a season the quarter of its year; ours are meteorological (decision 3)", []string{"2001-21", "2001-22", "2001-23", "2001-24"}},
		{"npm turns the last day of a negative year's season positive; and decision 3", []string{"-0044-21"}},
		{"npm lets 29 February of a common year roll over to 1 March; we refuse a day that is not", []string{"2025-02-29", "1900-02-29"}},
		{"npm reads three digits as a decade and two as a century, which the 2019 standard dropped from EDTF; for us they are slips", []string{"985", "198", "19"}},
		{"npm takes a text that is a number for milliseconds since 1970", []string{"10000", "19850412"}},
		{"npm gives the day in UTC; we give the day as written (decision 1)", []string{"1985-04-12T23:20:30-04"}},
		{"the standard's level 0 has hours, minutes and seconds, and no hour 24", []string{"1985-04-12T10:20", "1985-04-12T24:00:00"}},
		{"an interval goes from day to day (decision 1)", []string{"2004-06-05T10:00:00/2005"}},
		{"npm refuses an interval whose ends are the same; something may begin and end in one year", []string{"2004/2004"}},
		{"npm keeps a season from being qualified or ending an interval below its level 3; \"spring of 2001, perhaps\" is needed", []string{"2001-21/2003", "2001-21?", "2004-?21"}},
		{"seasons 25 to 41 are level 2, which we read only in part", []string{"2001-25", "2001-41"}},
		{"npm keeps X and qualifiers, and Y and qualifiers, apart; level 1 qualifies any date", []string{"Y170000002?", "201X?", "2004-XX?", "1985-04-XX~"}},
		{"X elsewhere than level 1 has it is level 2, which we read only in part", []string{"1XXX", "XXXX", "X985", "19X5", "1985-XX-05", "1985-1X", "1985-04-1X", "156X-12-25", "15XX-12-25", "XXXX-12-XX", "1XXX-12", "201X-06"}},
		{"the year zero has no sign, with an X or without", []string{"-000X"}},
		{"an interval without a date says nothing (decision 6)", []string{"/", "../..", "../", "/.."}},
		{"npm refuses a qualifier on both sides of a year; they say the same", []string{"?2004?"}},
		{"sets of several dates or of one are level 2, which we read only in part", []string{"[1984]", "[1667,1668]", "[1667..1670]", "{1667,1668,1670..1672}"}},
		{"npm refuses a qualified date in a set; \"not later than 1983, if that\" is needed", []string{"[..1983?]"}},
		{"exponents and significant digits are level 2, which we read only in part", []string{"Y17E7", "Y-17E7", "1950S2", "Y171010000S3"}},
	} {
		for _, text := range d.texts {
			list[text] = d.reason
		}
	}
	return list
}()

func TestAgainstNPM(t *testing.T) {
	for text := range onPurpose {
		if !slices.Contains(corpus, text) {
			t.Errorf("%q is on the list and not in the corpus", text)
		}
	}
	verdicts := theirs(t, corpus)
	for i, text := range corpus {
		t.Run(text, func(t *testing.T) {
			ours := verdictOf(text)
			reason, listed := onPurpose[text]
			switch {
			case ours != verdicts[i] && !listed:
				t.Errorf("we say %+v, npm edtf says %+v", ours, verdicts[i])
			case ours == verdicts[i] && listed:
				t.Errorf("no longer differs (%s): take it off the list", reason)
			}
		})
	}
}

func verdictOf(s string) verdict {
	d, err := Parse(s)
	if err != nil {
		return verdict{}
	}
	return verdict{true, text(d.Earliest()), text(d.Latest())}
}

// theirs asks npm edtf about the texts.
func theirs(t *testing.T, texts []string) []verdict {
	t.Helper()
	var answers []struct {
		Accepted bool     `json:"accepted"`
		Min, Max *float64 // milliseconds since 1970-01-01, UTC
	}
	npm.Ask(t, texts, &answers)
	if len(answers) != len(texts) {
		t.Fatalf("%d answers to %d texts", len(answers), len(texts))
	}
	verdicts := make([]verdict, len(texts))
	for i, a := range answers {
		verdicts[i] = verdict{a.Accepted, isoDay(a.Min), isoDay(a.Max)}
	}
	return verdicts
}

func isoDay(ms *float64) string {
	if ms == nil {
		return ""
	}
	return Day(math.Floor(*ms / 1000 / secondsPerDay)).String()
}
