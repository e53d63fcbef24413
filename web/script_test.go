// SPDX-License-Identifier: MIT

package web

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A script that does not parse leaves every page without its program; only the
// browser tests would notice.
func TestScriptsParse(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("node is not installed")
		}
		t.Skip("node is not installed")
	}
	files, err := Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".js") {
			continue
		}
		if out, err := exec.Command("node", "--check", f.Name()).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
}
