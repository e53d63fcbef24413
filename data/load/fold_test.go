// SPDX-License-Identifier: MIT

package load

import (
	"fmt"
	"strings"
	"testing"
)

// A record of a JSON file lets go of its values; where each of them stands is
// found all the same.
func TestAValueOfAFoldedRecordIsFound(t *testing.T) {
	l, err := JSON("own.json", []byte(`{"isnad": 1, "dossier": {"title": {"en": "Own"}},
"actors": [
  {"id": "one", "name": {"en": "One"}},
  {"id": "two",
   "name": {"en": "Two"}, "aliases": [{"text": "Zwei"}]}
]}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason, path string
		line, column int
	}{
		{"the record itself", "actors/1", 4, 3},
		{"a value on another line", "actors/1/aliases/0/text", 5, 48},
		{"one that is not there: what would hold it", "actors/0/summary", 3, 3},
		{"outside the lists nothing is folded", "dossier/title/en", 1, 42},
	} {
		if file, line, column := l.At(c.path); file != "own.json" || line != c.line || column != c.column {
			t.Errorf("%s: %s stands at %s:%d:%d, want line %d, column %d", c.reason, c.path, file, line, column, c.line, c.column)
		}
	}
	if got := l.Dossier.Actors[1].Aliases[0].Text; got != "Zwei" {
		t.Errorf("the alias is %q", got)
	}
}

// What is wrong with the form of a record is told once, however often it is read.
func TestAFoldedRecordsProblemsAreToldOnce(t *testing.T) {
	l, err := JSON("own.json", []byte(`{"actors": [{"id": "one", "id": "two"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	l.At("actors/0/id")
	twice := 0
	for _, p := range l.Check() {
		if strings.Contains(p.Cause, "a second time") {
			twice++
		}
	}
	if twice != 1 {
		t.Errorf("a key that stands twice is told %d times", twice)
	}
}

// Of a file that a program wrote a place for each record is held, not for each
// value.
func TestTheValuesOfManyRecordsAreNotHeld(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"actors": [`)
	const records, each = 500, 40
	for i := range records {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id": "a%d", "extra": {"x": [%s0]}}`, i, strings.Repeat("0,", each-1))
	}
	b.WriteString("]}")
	j := newJoin("own.json")
	j.add(j.json([]byte(b.String())))
	if j.values > 2*records+10 {
		t.Errorf("%d values are held of %d records", j.values, records)
	}
}
