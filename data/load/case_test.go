// SPDX-License-Identifier: MIT

package load_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"isnad/data/load"
)

var update = flag.Bool("update", false, "write the wanted problems of testdata/cases anew; read the diff")

// Every file of testdata/cases is a case: above its files stands the reason,
// then come the files of a dossier, and last "want", all its problems in
// order. A line "base" in the reason adds testdata/base, a dossier without a
// problem. A file named x.quoted holds Go string literals, one a line, for
// bytes that no editor shows. A file dossier.json is read as JSON.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runCase(t, file) })
	}
}

func runCase(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(bytes.TrimSpace(archive.Comment)) == 0 {
		t.Fatal("the case does not say why it is there")
	}
	dir, want := t.TempDir(), -1
	for i, f := range archive.Files {
		if f.Name == "want" {
			want = i
			continue
		}
		name, content := unquote(t, f)
		write(t, filepath.Join(dir, name), content)
	}
	if want < 0 {
		t.Fatal("the case has no want")
	}
	if strings.Contains("\n"+string(archive.Comment), "\nbase\n") {
		base, err := os.ReadFile("testdata/base/0.yaml")
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "0.yaml"), base)
	}
	got := problems(t, dir)
	if *update {
		archive.Files[want].Data = []byte(got)
		write(t, file, txtar.Format(archive))
		return
	}
	if diff := cmp.Diff(string(archive.Files[want].Data), got); diff != "" {
		t.Errorf("problems differ (-want +got):\n%s", diff)
	}
}

func unquote(t *testing.T, f txtar.File) (name string, content []byte) {
	name, quoted := strings.CutSuffix(f.Name, ".quoted")
	if !quoted {
		return name, f.Data
	}
	for line := range strings.Lines(string(f.Data)) {
		part, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("%s: %q: %v", f.Name, line, err)
		}
		content = append(content, part...)
	}
	return name, content
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func problems(t *testing.T, dir string) string {
	t.Helper()
	loaded, err := load.Dir(dir)
	if b, jsonErr := os.ReadFile(filepath.Join(dir, "dossier.json")); jsonErr == nil {
		loaded, err = load.JSON("dossier.json", b)
	}
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, p := range loaded.Check() {
		p.File = strings.TrimPrefix(strings.TrimPrefix(p.File, dir), string(filepath.Separator))
		lines.WriteString(strings.ReplaceAll(p.String(), dir+string(filepath.Separator), "") + "\n")
	}
	return lines.String()
}

// A rule without a case is a rule nobody would miss.
func TestEveryRuleHasACase(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, want, _ := bytes.Cut(b, []byte("-- want --\n"))
		all = append(all, want...)
	}
	for rule := 1; rule <= 9; rule++ {
		if !bytes.Contains(all, []byte("["+strconv.Itoa(rule)+"]: ")) {
			t.Errorf("no case shows rule %d", rule)
		}
	}
}
