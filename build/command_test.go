// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the commands are wanted to print")

// Each file of testdata is one case: a remark, a line "$ isnad …", the files
// the command finds, and at its end the wanted exit status, output and remarks.
// The case runs the real program in an empty folder that holds its files.
func TestCommands(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { runCase(t, path) })
	}
}

func runCase(t *testing.T, path string) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var want, given []txtar.File
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "want/") {
			want = append(want, f)
			continue
		}
		given = append(given, f)
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	code := run(console{t.Context(), &stdout, &stderr}, words(t, archive.Comment))
	got := []txtar.File{
		{Name: "want/exit", Data: fmt.Appendln(nil, code)},
		{Name: "want/out", Data: stdout.Bytes()},
		{Name: "want/err", Data: stderr.Bytes()},
		{Name: "want/left", Data: left(t, given)},
	}
	if *update {
		archive.Files = append(given, got...)
		if err := os.WriteFile(absolute, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if g, w := txtar.Format(&txtar.Archive{Files: got}), txtar.Format(&txtar.Archive{Files: want}); !bytes.Equal(g, w) {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// words are those of the line "$ isnad …"; double quotes keep spaces.
func words(t *testing.T, comment []byte) []string {
	for line := range strings.Lines(string(comment)) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), "$ isnad")
		if !ok {
			continue
		}
		var args []string
		for i, part := range strings.Split(rest, `"`) {
			if i%2 == 1 {
				args = append(args, part)
			} else {
				args = append(args, strings.Fields(part)...)
			}
		}
		return args
	}
	t.Fatal("the case has no line that begins with $ isnad")
	return nil
}

// left lists what the command left behind, so that a half-written folder is
// seen.
func left(t *testing.T, given []txtar.File) []byte {
	before := map[string]bool{}
	for _, f := range given {
		before[f.Name] = true
	}
	var list bytes.Buffer
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !before[filepath.ToSlash(path)] {
			fmt.Fprintln(&list, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list.Bytes()
}

// The loader's cases are dossiers broken in one way each, and in several at
// once. None of them may write anything, and an older site must survive.
func TestABrokenDossierWritesNothing(t *testing.T) {
	cases, err := filepath.Glob("../data/load/testdata/cases/*.txtar")
	if err != nil || len(cases) < 30 {
		t.Fatalf("only %d cases: %v", len(cases), err)
	}
	base, err := os.ReadFile("../data/load/testdata/base/0.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range cases {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if wanted := archive.Files[len(archive.Files)-1]; !bytes.Contains(wanted.Data, []byte("error[")) || strings.Contains(string(txtar.Format(archive)), ".quoted --") {
			continue // only warnings, or bytes that the archive spells out: the loader's own test has them
		}
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Chdir(t.TempDir())
			keep(t, "d/0.yaml", base)
			if !strings.Contains("\n"+string(archive.Comment), "\nbase\n") {
				os.Remove("d/0.yaml")
			}
			for _, f := range archive.Files[:len(archive.Files)-1] {
				keep(t, "d/"+f.Name, f.Data)
			}
			keep(t, "dist/index.html", []byte("an older site"))
			dossier := "d"
			if _, err := os.Stat("d/dossier.json"); err == nil {
				dossier = "d/dossier.json"
			}
			var out, remarks bytes.Buffer
			if code := run(console{t.Context(), &out, &remarks}, []string{"site", "-o", "dist", dossier}); code != exitProblems {
				t.Errorf("exit status %d, want %d", code, exitProblems)
			}
			if !strings.Contains(out.String(), "error[") {
				t.Errorf("no problem was printed: %s%s", out.String(), remarks.String())
			}
			entries, _ := os.ReadDir(".")
			older, err := os.ReadFile("dist/index.html")
			if len(entries) != 2 || err != nil || string(older) != "an older site" {
				t.Errorf("left behind: %v; the older site: %q, %v", entries, older, err)
			}
		})
	}
}

func keep(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
