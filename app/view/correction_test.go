// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// corrected is a dossier that was wrong twice about one record.
func corrected() *Site {
	return NewSite(graph.New(&data.Dossier{
		About: data.About{Title: data.Text{EN: "D"}, Updated: "2026-02-03", Corrections: []data.Correction{
			{Date: "2026-02-03", Record: "well", What: data.Text{EN: "The month is May."}, Reason: data.Text{EN: "The source was misread."}},
			{Date: "2026-01-02", Record: "well", What: data.Text{EN: "The place is named."}, Reason: data.Text{EN: "A reader wrote."}},
		}},
		Events: []*data.Event{
			{Meta: data.Meta{ID: "well"}, Title: data.Text{EN: "The well runs dry"}},
			{Meta: data.Meta{ID: "rain"}, Title: data.Text{EN: "It rains"}},
		},
	}), nil)
}

func TestCorrectionsStandInAboutAndOnTheirRecord(t *testing.T) {
	site := corrected()
	for _, c := range []struct {
		name, address string
		wants         []string
	}{
		{"the log names date, record, what and why", "about/", []string{"3 February 2026", "The well runs dry", "The month is May.", "The source was misread.", "A reader wrote."}},
		{"the record says what was wrong about it", "events/well/", []string{"2 January 2026", "The place is named.", "A reader wrote."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := textOf(parsed(t, New(site, link.Parse(c.address))))
			for _, want := range c.wants {
				if !strings.Contains(page, want) {
					t.Errorf("%q is not on the page", want)
				}
			}
		})
	}
	if page := textOf(parsed(t, New(site, link.Parse("events/rain/")))); strings.Contains(page, "The source was misread.") {
		t.Error("a record carries another's correction")
	}
}

func TestNoCorrectionsIsSaid(t *testing.T) {
	site := NewSite(graph.New(&data.Dossier{About: data.About{Title: data.Text{EN: "D"}, Updated: "2026-02-03"}}), nil)
	if page := textOf(parsed(t, New(site, link.Parse("about/")))); !strings.Contains(page, "None so far.") {
		t.Error("the log is silent instead of empty")
	}
}
