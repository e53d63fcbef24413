// SPDX-License-Identifier: MIT

package starter

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/anchor"
	"isnad/data/load"
	"isnad/data/verify"
)

func written(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "my-dossier")
	if err := Write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestTheStarterIsSoundAndItsAnchorsHold(t *testing.T) {
	dir := written(t)
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	problems := loaded.Check()
	text, err := os.ReadFile(filepath.Join(dir, "texts", loaded.Dossier.Sources[0].File))
	if err != nil {
		t.Fatal(err)
	}
	read, err := anchor.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	problems = append(problems, verify.Text(loaded.Dossier, loaded.Dossier.Sources[0], read, loaded.At)...)
	// One source is what a beginner has, and the warning says that it may stay.
	if len(problems) != 1 || problems[0].Severity != data.Warning || !strings.Contains(problems[0].Cause, "single source") {
		t.Errorf("the starter has problems: %v", problems)
	}
}

func TestTheStarterShowsEveryTypeOfRecord(t *testing.T) {
	loaded, err := load.Dir(written(t))
	if err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(*loaded.Dossier)
	for _, f := range data.Fields(v.Type()) {
		if f.Type.Kind() == reflect.Slice && v.FieldByIndex(f.Index).Len() == 0 {
			t.Errorf("the starter has no %s", f.Name)
		}
	}
}

func TestEditorsFindTheSchema(t *testing.T) {
	dir := written(t)
	if _, err := os.Stat(filepath.Join(dir, SchemaName)); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil || len(found) < 3 {
		t.Fatalf("only %d files: %v", len(found), err)
	}
	for _, file := range found {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(content), "# yaml-language-server: $schema="+SchemaName+"\n") {
			t.Errorf("%s does not begin by naming the schema", file)
		}
	}
}

func TestAFolderThatHoldsAnythingIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(kept, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("got %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestAnEmptyFolderIsTaken(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "dossier.yaml")); err != nil {
		t.Error(err)
	}
}
