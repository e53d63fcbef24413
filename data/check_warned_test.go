// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"strings"
	"testing"
)

func TestWarningsBeyondReadingAreCounted(t *testing.T) {
	d := &Dossier{}
	for i := range MaxWarned + 5 {
		d.Actors = append(d.Actors, &Actor{Meta: Meta{ID: fmt.Sprintf("a-%d", i)}, Kind: ActorPerson, Name: Text{EN: "A"}})
	}
	listed, rest := 0, ""
	for _, p := range d.Check(nil) {
		switch {
		case p.Rule != ruleReader:
		case strings.Contains(p.Cause, "not listed"):
			rest = p.Cause
		default:
			listed++
		}
	}
	if listed != MaxWarned || !strings.HasPrefix(rest, "5 more") {
		t.Errorf("%d warnings are listed, and then %q", listed, rest)
	}
}
