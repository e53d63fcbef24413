// SPDX-License-Identifier: MIT

package load_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/load"
)

// Files too large or too tedious to be a txtar case. Each must be refused with
// rule 8 where it is limits that it breaks; that none takes long shows in the
// test's own time, and is not asserted.
func TestHostile(t *testing.T) {
	repeat := strings.Repeat
	many := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	tests := []struct {
		name, why, file, content string
		rule                     int
		cause                    string
	}{
		{"brackets 20,000 deep", "the parser's work grows with the square of the depth", "a.yaml", "a: " + repeat("[", 20_000) + repeat("]", 20_000), 8, "nested"},
		{"open brackets", "an error deep down costs the same", "a.yaml", repeat("[", 1_000_000), 8, "nested"},
		{"dashes 20,000 deep", "block lists nest on one line", "a.yaml", "a: \n" + repeat("- ", 20_000), 8, "nested"},
		{"keys 20,000 deep", "flow mappings nest", "a.yaml", repeat("{a: ", 20_000), 8, "nested"},
		{"indents 20,000 deep", "block mappings nest by indentation", "a.yaml", staircase(2_000), 8, "nested"},
		{"65 deep", "one more than the limit, counted exactly", "a.yaml", "topics: [{extra: " + repeat("{a: ", 61) + "[1]" + repeat("}", 61) + "}]", 8, "nested"},
		{"JSON 20,000 deep", "the reader is recursive", "dossier.json", repeat("[", 20_000) + repeat("]", 20_000), 8, "nested"},
		{"JSON 9,000 deep", "encoding/json allows 10,000", "dossier.json", `{"a":` + repeat("[", 9_000) + repeat("]", 9_000) + "}", 8, "nested"},
		{"40,000 keys", "the parser's work grows with the square of the keys of a mapping", "a.yaml", many("k%d: v\n", 40_000), 8, "keys"},
		{"40,000 keys after block text", "the position of block text must not hide the keys", "a.yaml", many("k%d: |\n  v\n", 40_000), 8, "keys"},
		{"40,000 keys in brackets", "the same in flow style", "a.yaml", "{" + many("k%d: v,", 40_000) + "}", 8, "keys"},
		{"JSON with 40,000 keys", "equal keys are looked for one by one", "dossier.json", `{"a":0` + many(`,"k%d":0`, 40_000) + "}", 8, "keys"},
		{"a bomb of aliases", "nine lists of nine of nine", "a.yaml", bomb(), 8, "anchors"},
		{"millions of words", "each costs the parser hundreds of bytes", "a.yaml", "a: [" + repeat("a,", 1_100_000) + "]", 8, "words"},
		{"documents without end", "each begins another", "a.yaml", repeat("---\n", 500_000), 8, "second document"},
		{"a long word", "the nearest field is looked for only for short words", "a.yaml", "topics:\n  - " + repeat("x", 1_000_000) + ": 1\n", 1, "not a field"},
		{"a quote that never ends", "the rest of the file is one token", "a.yaml", "a: \"" + repeat("x ", 500_000), 1, "not YAML"},
		{"block text of megabytes", "a text of that size is a source, not a record", "a.yaml", "topics:\n  - id: a\n    question: Q?\n    name: |\n" + repeat("      word\n", 200_000) + base, 8, "bytes"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, p := range checkFile(t, test.file, test.content) {
				if p.Rule == test.rule && strings.Contains(p.Cause, test.cause) {
					return
				}
			}
			t.Errorf("not refused with rule %d and %q: %s", test.rule, test.cause, test.why)
		})
	}
}

const base = "dossier: {title: T, summary: S, version: v, updated: 2025-01-01, languages: [en], licence: MIT}\n"

// An honest file near the limits is not refused.
func TestNearTheLimits(t *testing.T) {
	t.Run("64 deep", func(t *testing.T) {
		content := base + "topics: [{id: a, name: N, question: Q, extra: " + strings.Repeat("{a: ", 60) + "1" + strings.Repeat("}", 60) + "}]\n"
		noErrors(t, content)
	})
	t.Run("1,000 keys in each of two mappings", func(t *testing.T) {
		content := base + "topics:\n"
		for _, id := range []string{"a", "b"} {
			content += "  - id: " + id + "\n    name: N\n    question: Q\n    extra:\n"
			for i := range load.MaxKeys {
				content += fmt.Sprintf("      k%d: v\n", i)
			}
		}
		noErrors(t, content)
	})
	t.Run("20,000 records", func(t *testing.T) {
		var b strings.Builder
		b.WriteString(base + "topics:\n")
		for i := range 20_000 {
			fmt.Fprintf(&b, "  - id: t%d\n    name: {en: N}\n    question: Q?\n", i)
		}
		noErrors(t, b.String())
	})
}

func noErrors(t *testing.T, content string) {
	t.Helper()
	for _, p := range checkFile(t, "a.yaml", content) {
		if p.Severity == data.Error {
			t.Fatal(p)
		}
	}
}

// checkFile checks one file by itself.
func checkFile(t testing.TB, name, content string) data.Problems {
	t.Helper()
	if strings.HasSuffix(name, ".json") {
		loaded, err := load.JSON(name, []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		return loaded.Check()
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Check()
}

func staircase(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func bomb() string {
	s := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 10; i++ {
		s += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	return s
}

// A file larger than the limit is not even read: the file here is sparse.
func TestFileTooLarge(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "big.yaml")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, load.MaxFile+1); err != nil {
		t.Fatal(err)
	}
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Problems) != 1 || loaded.Problems[0].Rule != 8 {
		t.Errorf("got %v, want one problem of rule 8", loaded.Problems)
	}
}

func TestDirErrors(t *testing.T) {
	if _, err := load.Dir(filepath.Join(t.TempDir(), "nowhere")); err == nil {
		t.Error("a folder that is not there gives no error")
	}
}

// A link to a folder is not a file, whatever its name; nor would a pipe be,
// which would keep the loader waiting.
func TestNotAFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "link.yaml")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if problems := loaded.Check(); len(problems) != 1 || problems[0].Cause != "this is not a file" {
		t.Errorf("got %v, want one problem", problems)
	}
}

// Positions are those of the value, else of the nearest that holds it.
func TestAt(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.yaml"), []byte("actors:\n  - id: a\n"))
	write(t, filepath.Join(dir, "b.yaml"), []byte("actors:\n  - id: b\n    aliases:\n      - {text: é, type: acronym}\n    name: B\n"))
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, path, want string }{
		{"a list joined from two files counts on", "actors/1/aliases/0/type", "b.yaml:4:25"},
		{"a value", "actors/0/id", "a.yaml:2:9"},
		{"a text written plainly is its own English", "actors/1/name/en", "b.yaml:5:11"},
		{"a field that is absent is where its record begins", "actors/1/summary/en", "b.yaml:2:5"},
		{"an entry that is absent is where its list begins", "actors/7/id", "a.yaml:2:3"},
		{"what stands nowhere is the folder's", "places/0", ":0:0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file, line, column := loaded.At(test.path)
			got := fmt.Sprintf("%s:%d:%d", strings.TrimPrefix(strings.TrimPrefix(file, dir), string(filepath.Separator)), line, column)
			if got != test.want {
				t.Errorf("%s is at %s, want %s", test.path, got, test.want)
			}
		})
	}
}
