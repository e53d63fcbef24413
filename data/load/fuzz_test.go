// SPDX-License-Identifier: MIT

package load_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"isnad/data"
	"isnad/data/load"
)

// seeds adds every file of the cases whose name ends so.
func seeds(f *testing.F, ext string) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range archive.Files {
			if filepath.Ext(part.Name) == ext {
				f.Add(part.Data)
			}
		}
	}
}

// wellFormed says what holds of every problem, whatever the file.
func wellFormed(t *testing.T, problems data.Problems) {
	for _, p := range problems {
		if p.File == "" || p.Cause == "" || p.Remedy == "" || p.Rule < 1 || p.Rule > 9 || p.Line < 0 || p.Column < 0 {
			t.Errorf("a problem lacks something: %+v", p)
		}
	}
}

// FuzzYAML: no file makes the loader or the checks panic or hang.
func FuzzYAML(f *testing.F) {
	seeds(f, ".yaml")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(filepath.Join(dir, "a.yaml"), content, 0o644); err != nil {
			t.Fatal(err)
		}
		loaded, err := load.Dir(dir)
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, loaded.Check())
		wellFormed(t, loaded.Dossier.Check(loaded.At)) // also where a file was refused
	})
}

// FuzzJSON: the same for JSON.
func FuzzJSON(f *testing.F) {
	seeds(f, ".json")
	f.Fuzz(func(t *testing.T, content []byte) {
		loaded, err := load.JSON("dossier.json", content)
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, loaded.Check())
		wellFormed(t, loaded.Dossier.Check(loaded.At))
	})
}
