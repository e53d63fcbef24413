// SPDX-License-Identifier: MIT

package bench

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// little is a set small enough to know every place by heart.
var little = Set{
	Records: []string{"Omar Diaby", "Ahmad Zaidan", "Ahmad Zaidan Younger", "Fu Cong"},
	Queries: []Question{
		{"alias", "Oumar Diabi", []int{0}},
		{"alias", "nobody at all", []int{1}},
		{"order", "zaidan ahmad", []int{2}},
		{"order", "cong fu", []int{1, 3}},
	},
	Negatives: []string{"Quentin Vercingetorix", "Ahmad Vercingetorix", "Omar Diaby"},
}

func write(t *testing.T, set Set) string {
	t.Helper()
	b, err := json.Marshal(set)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "set.json")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestNamesPrintsRecallBySlice(t *testing.T) {
	var out bytes.Buffer
	if err := Names(&out, write(t, little), true); err != nil {
		t.Fatal(err)
	}
	var got Report
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := Report{
		Slices: map[string]Recall{
			"alias": {N: 2, At1: .5, At5: .5, MRR: .5},
			"order": {N: 2, At1: .5, At5: 1, MRR: .75}, // the younger stands second
		},
		Negatives: Negatives{N: 3, Answered: 1, Weak: 1},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("report (-want +got):\n%s", d)
	}
	for _, field := range []string{`"slices"`, `"n"`, `"recall_at_1"`, `"recall_at_5"`, `"mrr_at_10"`, `"negatives"`, `"answered"`, `"weak"`} {
		if !strings.Contains(out.String(), field) {
			t.Errorf("the JSON has no %s:\n%s", field, out.String())
		}
	}
}

func TestNamesPrintsATable(t *testing.T) {
	var out bytes.Buffer
	if err := Names(&out, write(t, little), false); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(out.String(), "\n"); lines != 4 {
		t.Errorf("two slices and the negatives make %d lines:\n%s", lines, out.String())
	}
}

func TestNamesRefuses(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte(`{"records": [`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ reason, file string }{
		{"a file that is not there", filepath.Join(t.TempDir(), "none.json")},
		{"a file that ends early", broken},
	} {
		if err := Names(&bytes.Buffer{}, c.file, true); err == nil || !strings.Contains(err.Error(), filepath.Base(c.file)) {
			t.Errorf("%s gives %v, which does not name it", c.reason, err)
		}
	}
}

func TestCorpusIsTheSameEverywhere(t *testing.T) {
	a, b := Corpus(1000, 1), Corpus(1000, 1)
	if d := cmp.Diff(a, b); d != "" {
		t.Errorf("two runs of one seed differ:\n%s", d)
	}
	if cmp.Equal(a, Corpus(1000, 2)) {
		t.Error("two seeds give one corpus")
	}
	letters := 0
	for _, name := range a {
		letters += len(name)
	}
	if mean := letters / len(a); mean < 18 || mean > 26 {
		t.Errorf("names have %d characters on average, which is unlike names", mean)
	}
}

func TestKeystrokesTypeAndDelete(t *testing.T) {
	got := Keystrokes([]string{"añb", "c"})
	if d := cmp.Diff([]string{"a", "añ", "añb", "añ", "a", "c"}, got); d != "" {
		t.Error(d)
	}
}
