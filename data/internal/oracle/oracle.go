// SPDX-License-Identifier: MIT

// Package oracle lets tests ask npm packages what they make of our files: the
// peers that our formats are held against. Packages are fetched by exact
// version when a test runs and kept in the user's cache folder; none is
// committed and none of their scripts runs at installation. Only tests import
// this package.
package oracle

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// NPM is a set of packages and how they are asked.
type NPM struct {
	// Name tells this set's folder from others; it holds the versions.
	Name string
	// Manifest is the package.json: exact versions, and those of what the
	// packages depend on where they leave it open, so that a run does not depend
	// on its day.
	Manifest string
	// Script is an ES module that reads the question from standard input and
	// writes the answer to standard output, both JSON.
	Script string
}

// Ask runs the script on a question and fills the answer. Where node, npm or
// the registry is missing the test is skipped with a message; where CI is
// "true" it fails.
func (n NPM) Ask(t *testing.T, question, answer any) {
	t.Helper()
	in, err := json.Marshal(question)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "--input-type=module", "--eval", n.Script)
	cmd.Dir, cmd.Stdin = n.installed(t), bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr(err))
	}
	if err := json.Unmarshal(out, answer); err != nil {
		t.Fatal(err)
	}
}

// installed is the folder that npm put the packages in, kept between runs. It
// is filled aside and renamed, so that a run that was cut short leaves nothing
// half done.
func (n NPM) installed(t *testing.T) string {
	t.Helper()
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			n.missing(t, program+" is not installed")
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	root := filepath.Join(cache, "isnad-test")
	dir := filepath.Join(root, n.Name)
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		t.Fatal(err)
	}
	aside, err := os.MkdirTemp(root, "installing-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(aside)
	n.install(t, aside)
	if err := os.Rename(aside, dir); err != nil {
		if _, gone := os.Stat(dir); gone != nil { // else another run was first
			t.Fatal(err)
		}
	}
	return dir
}

func (n NPM) install(t *testing.T, dir string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(n.Manifest), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("npm", "install", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund")
	cmd.Dir = dir
	if _, err := cmd.Output(); err != nil {
		n.missing(t, "npm could not fetch it: "+err.Error()+"\n"+stderr(err))
	}
}

// missing skips the test, or fails it where it has to run.
func (n NPM) missing(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip("not held against " + n.Name + ": " + why)
}

func stderr(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(exit.Stderr)
	}
	return ""
}
