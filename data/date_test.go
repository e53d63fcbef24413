// SPDX-License-Identifier: MIT

package data

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"isnad/data/edtf"
)

func TestDateJSON(t *testing.T) {
	for _, c := range []struct{ edtf, note, want, reason string }{
		{"2025?-10-22", "The year is inferred.", `{"edtf":"2025?-10-22","from":"2025-10-22","to":"2025-10-22","note":{"en":"The year is inferred."}}`,
			"a qualified date keeps its text, its bounds and its reason"},
		{"2013", "", `{"edtf":"2013","from":"2013-01-01","to":"2013-12-31"}`, "no note, no field"},
		{"2013/..", "", `{"edtf":"2013/..","from":"2013-01-01"}`, "an open end has no bound"},
		{"/2013", "", `{"edtf":"/2013","to":"2013-12-31"}`, "nor has an unknown start"},
		{"[..1983-12-03]", "", `{"edtf":"[..1983-12-03]","to":"1983-12-03"}`, "nor has the open side of a set"},
		{"Y170000002", "", `{"edtf":"Y170000002"}`, "nor has a year that no Day holds"},
		{"-0044-03-15", "", `{"edtf":"-0044-03-15","from":"-0044-03-15","to":"-0044-03-15"}`, "years before 0000 carry a sign"},
	} {
		t.Run(c.edtf, func(t *testing.T) {
			parsed, err := edtf.Parse(c.edtf)
			if err != nil {
				t.Fatal(err)
			}
			date := Date{Date: parsed, Note: Text{EN: c.note}}
			out, err := json.Marshal(date)
			if err != nil || string(out) != c.want {
				t.Fatalf("%s, %v\nwant %s: %s", out, err, c.want, c.reason)
			}
			var back Date
			if err := json.Unmarshal(out, &back); err != nil {
				t.Fatal(err)
			}
			if !back.Equal(parsed) || back.Note.EN != c.note {
				t.Errorf("read back as %+v, want %+v: %s", back, date, c.reason)
			}
		})
	}
}

func TestDateJSONComputesBounds(t *testing.T) {
	var d Date
	if err := json.Unmarshal([]byte(`{"edtf":"2013","from":"1066-10-14","to":"1066-10-14"}`), &d); err != nil {
		t.Fatal(err)
	}
	if day, ok := d.Earliest(); !ok || day.String() != "2013-01-01" {
		t.Errorf("earliest is %s: written bounds were believed", day)
	}
}

func TestDateJSONRefuses(t *testing.T) {
	for _, c := range []struct{ name, json, reason string }{
		{"bad date", `{"edtf":"2025-22-10"}`, "no such month"},
		{"no date", `{"note":{"en":"some day"}}`, "a note is no date"},
		{"wrong type", `{"edtf":2013}`, "EDTF is text"},
		{"bare text", `"2013"`, "the published form is an object"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Date{Note: Text{EN: "as it was"}}
			if err := json.Unmarshal([]byte(c.json), &d); err == nil {
				t.Errorf("read as %+v: %s", d, c.reason)
			}
			if d.Note.EN != "as it was" {
				t.Errorf("a refused date left %+v behind", d)
			}
		})
	}
}

func TestDateJSONKeepsTheCause(t *testing.T) {
	var d Date
	err := json.Unmarshal([]byte(`{"edtf":"2025-22-10"}`), &d)
	var cause *edtf.Error
	if !errors.As(err, &cause) || cause.Suggestion != "2025-10-22" || !strings.Contains(err.Error(), `"2025-22-10"`) {
		t.Errorf("%v does not name the text and lead to its edtf.Error", err)
	}
}

func TestAbsentDateIsNotWritten(t *testing.T) {
	out, err := json.Marshal(Role{Title: Text{EN: "Harbour master"}})
	if err != nil || string(out) != `{"title":{"en":"Harbour master"}}` {
		t.Errorf("%s, %v: an absent date is absent", out, err)
	}
}
