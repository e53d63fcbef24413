// SPDX-License-Identifier: MIT

package data

import (
	"slices"
	"testing"
)

func TestProblemString(t *testing.T) {
	for _, c := range []struct {
		name    string
		problem Problem
		want    string
		reason  string
	}{
		{"with a place", Problem{File: "events.yaml", Line: 12, Column: 3, Rule: 5, Severity: Error, Cause: "the date ends before it begins", Remedy: "write the earlier date first"},
			"events.yaml:12:3: error[5]: the date ends before it begins; write the earlier date first", "editors jump to file:line:column"},
		{"without one", Problem{File: "events.yaml", Rule: 4, Severity: Warning, Cause: "a single source", Remedy: "look for another"},
			"events.yaml: warning[4]: a single source; look for another", "line 0 is unknown and is not printed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.problem.String(); got != c.want {
				t.Errorf("got  %s\nwant %s: %s", got, c.want, c.reason)
			}
		})
	}
}

// TestProblemsSort gives a list in order and turns it, so that each neighbouring
// pair is told apart by one more field.
func TestProblemsSort(t *testing.T) {
	want := Problems{
		{File: "a.yaml", Line: 9, Column: 9, Rule: 9, Cause: "z"},
		{File: "b.yaml", Line: 2, Column: 9, Rule: 9, Cause: "z"},
		{File: "b.yaml", Line: 10, Column: 2, Rule: 9, Cause: "z"},
		{File: "b.yaml", Line: 10, Column: 10, Rule: 2, Cause: "z"},
		{File: "b.yaml", Line: 10, Column: 10, Rule: 8, Cause: "a"},
		{File: "b.yaml", Line: 10, Column: 10, Rule: 8, Cause: "b"},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	got.Sort()
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestProblemsErrors(t *testing.T) {
	for _, c := range []struct {
		name   string
		list   Problems
		want   int
		reason string
	}{
		{"none", nil, 0, "an empty list stops nothing"},
		{"warnings", Problems{{Severity: Warning}, {Severity: Warning}}, 0, "warnings do not stop a build"},
		{"both", Problems{{Severity: Error}, {Severity: Warning}, {Severity: Error}}, 2, "errors do, and are counted"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.list.Errors(); got != c.want {
				t.Errorf("%d, want %d: %s", got, c.want, c.reason)
			}
		})
	}
}
