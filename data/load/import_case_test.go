// SPDX-License-Identifier: MIT

package load_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"isnad/data"
	"isnad/data/load"
)

// Each file of testdata/imports is one case: a remark, options one a line
// (strict; format, table or column and a value), the file, and at its end the
// wanted table, and the wanted folder or problem. What is written must pass the
// checks.
func TestImports(t *testing.T) {
	cases, err := filepath.Glob("testdata/imports/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { importCase(t, path) })
	}
}

func importCase(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	given := archive.Files[0]
	got := imported(t, archive.Comment, given)
	if *update {
		archive.Files = append([]txtar.File{given}, got...)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if g, w := txtar.Format(&txtar.Archive{Files: got}), txtar.Format(&txtar.Archive{Files: archive.Files[1:]}); !bytes.Equal(g, w) {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// imported imports a file as the options say, and returns the table and the
// folder, or the problem.
func imported(t *testing.T, options []byte, given txtar.File) []txtar.File {
	o := load.ImportOptions{Format: load.FormatAuto, Name: given.Name, Updated: "2025-01-01", Columns: map[string]string{}}
	for line := range strings.Lines(string(options)) {
		word, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "strict":
			o.Strict = true
		case "format":
			o.Format = load.Format(value)
		case "table":
			o.Table = value
		case "column":
			field, column, _ := strings.Cut(value, "=")
			o.Columns[field] = column
		}
	}
	dir := filepath.Join(t.TempDir(), "out")
	w, err := load.NewWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Discard()
	about, report, err := load.Import(t.Context(), bytes.NewReader(given.Data), o, w.Record)
	if err != nil {
		return []txtar.File{{Name: "want/problem", Data: []byte(err.Error() + "\n")}}
	}
	if err := w.Publish(about); err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	if _, err := report.WriteTo(&table); err != nil {
		t.Fatal(err)
	}
	return append([]txtar.File{{Name: "want/table", Data: table.Bytes()}}, folder(t, dir)...)
}

// folder returns the files of a dossier, which must be sound.
func folder(t *testing.T, dir string) []txtar.File {
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range loaded.Check() {
		if p.Severity == data.Error {
			t.Errorf("what was written is refused: %s", p)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []txtar.File
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, txtar.File{Name: "want/" + e.Name(), Data: content})
	}
	return files
}

// importSeeds adds the given files of the cases whose name begins so.
func importSeeds(f *testing.F, prefix string) {
	cases, err := filepath.Glob("testdata/imports/" + prefix + "*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatalf("no cases: %v", err)
	}
	for _, path := range cases {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
}
