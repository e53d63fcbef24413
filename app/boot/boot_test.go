// SPDX-License-Identifier: MIT

package boot

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
	"isnad/data/compile"
	"isnad/data/dataset"
)

// large is a dossier that does not fit one shard, with references that make
// the compiler mix the order of records.
func large() *data.Dossier {
	d := &data.Dossier{Isnad: 1, About: data.About{Title: data.Text{EN: "Large"}, Version: "1", Updated: "2025-01-01"}}
	for i := range 600 {
		e := &data.Event{Title: data.Text{EN: fmt.Sprint("Event ", i)}, Summary: data.Text{EN: strings.Repeat("word ", 200)}}
		e.ID = fmt.Sprintf("event-%03d", i)
		if i > 0 {
			e.After = []string{fmt.Sprintf("event-%03d", (i*7)%i)}
		}
		d.Events = append(d.Events, e)
	}
	return d
}

// files returns a reader over a compiled dossier.
func files(t *testing.T, d *data.Dossier) map[string][]byte {
	t.Helper()
	out, err := compile.Compile(d)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{dataset.IndexName: out.Index}
	for k, s := range out.Shards {
		all[dataset.ShardName(k)] = s
	}
	return all
}

func from(files map[string][]byte) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if b, ok := files[name]; ok {
			return b, nil
		}
		return nil, errors.New("not there")
	}
}

func TestTheOrderOfTheDossierSurvivesShards(t *testing.T) {
	d := large()
	all := files(t, d)
	if len(all) < 3 {
		t.Fatalf("%d files: the test needs several shards", len(all))
	}
	opened, err := Open(from(all))
	if err != nil {
		t.Fatal(err)
	}
	g, err := opened.Whole(nil)
	if err != nil {
		t.Fatal(err)
	}
	index := opened.Index
	if index.Len() != len(d.Events) {
		t.Errorf("the index counts %d records", index.Len())
	}
	if diff := cmp.Diff(d.Events, g.Dossier.Events); diff != "" {
		t.Errorf("events differ:\n%s", diff)
	}
	if diff := cmp.Diff(d.About, g.Dossier.About); diff != "" {
		t.Errorf("the dossier's head differs:\n%s", diff)
	}
}

func TestWhatIsMissingOrBrokenIsNamed(t *testing.T) {
	whole := files(t, large())
	for _, c := range []struct {
		name, file string
		content    []byte // nil: the file is missing
		want       string
	}{
		{"no index", "index", nil, "index"},
		{"no shard", "shard-1", nil, "shard-1"},
		{"index of nothing", "index", []byte("<html>"), "index"},
		{"shard cut off", "shard-0", whole["shard-0"][:100], "shard-0"},
		{"shard that lacks records", "shard-1", append(slices.Clone(whole["shard-1"])[:bytes.Index(whole["shard-1"], []byte(",\n"))], ']'), "no shard holds"},
		{"records of another build", "shard-1", bytes.ReplaceAll(whole["shard-1"], []byte(`"id":"event-`), []byte(`"id":"other-`)), "the index says"},
		{"shard that is none", "shard-1", []byte(`{"isnad":1}`), "not a shard"},
	} {
		t.Run(c.name, func(t *testing.T) {
			some := map[string][]byte{}
			for k, v := range whole {
				some[k] = v
			}
			delete(some, c.file)
			if c.content != nil {
				some[c.file] = c.content
			}
			opened, err := Open(from(some))
			if err == nil {
				_, err = opened.Whole(nil)
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}
