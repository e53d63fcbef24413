// SPDX-License-Identifier: MIT

// Package oracle lets tests ask npm packages what they make of our files: the
// peers that our formats are held against. Packages are fetched when a test runs
// (build/npm). Only tests import this package.
package oracle

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"testing"

	"isnad/build/npm"
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

// installed is the folder that npm put the packages in.
func (n NPM) installed(t *testing.T) string {
	t.Helper()
	dir, err := npm.Install(t.Context(), n.Name, n.Manifest)
	if err != nil {
		n.missing(t, err.Error())
	}
	return dir
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
