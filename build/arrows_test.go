// SPDX-License-Identifier: MIT

package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// listed is what go list -json says of a package.
type listed struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

func list(t *testing.T, env []string, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Standard"}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

const goApp = "github.com/maxence-charriere/go-app/v10/pkg/app"

// under reports that path is the package root or lies below it.
func under(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// forbidden says why an import is against the architecture, or "".
func forbidden(from, to string) string {
	standard := !strings.Contains(strings.Split(to, "/")[0], ".") && !under(to, "isnad")
	drawing := from == "isnad/app" || from == "isnad/app/view"
	switch {
	case from == "isnad/data" && !standard && to != "isnad/data/edtf":
		return "package data takes the standard library and data/edtf only"
	case from == "isnad/data/edtf" && !standard:
		return "data/edtf takes the standard library only"
	case under(from, "isnad/data") && (under(to, "isnad/app") || under(to, "isnad/build") || under(to, "isnad/web")):
		return "data knows nothing of app, build or web"
	case under(from, "isnad/app") && (under(to, "isnad/build") || under(to, "isnad/web")):
		return "app knows nothing of build or web"
	case under(from, "isnad/app") && to == goApp && !drawing:
		return "only app/view and app's main draw with go-app"
	case under(from, "isnad/web") && !standard:
		return "web holds files"
	}
	return ""
}

func TestArrowsPointTheWayTheArchitectureSays(t *testing.T) {
	packages := list(t, nil, "./...")
	if len(packages) < 10 {
		t.Fatalf("only %d packages were listed", len(packages))
	}
	for _, p := range packages {
		for _, to := range p.Imports {
			if why := forbidden(p.ImportPath, to); why != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, to, why)
			}
		}
	}
}

func TestTheProgramCarriesNothingOfTheBuild(t *testing.T) {
	heavy := []string{"isnad/data/load", "isnad/data/compile", "isnad/data/schema",
		"github.com/goccy/go-yaml", "golang.org/x/net/html", "golang.org/x/text/collate", "gonum.org/v1/gonum"}
	for _, p := range list(t, []string{"GOOS=js", "GOARCH=wasm"}, "-deps", "./app") {
		if slices.ContainsFunc(heavy, func(root string) bool { return under(p.ImportPath, root) }) {
			t.Errorf("%s is linked into the program everyone downloads", p.ImportPath)
		}
	}
}

func TestForbiddenArrowsAreSeen(t *testing.T) {
	for name, arrow := range map[string][2]string{
		"data takes YAML":            {"isnad/data", "github.com/goccy/go-yaml"},
		"data takes its own loader":  {"isnad/data", "isnad/data/load"},
		"dates take text":            {"isnad/data/edtf", "golang.org/x/text/unicode/norm"},
		"graph takes the view":       {"isnad/data/graph", "isnad/app/view"},
		"search takes the builder":   {"isnad/app/search", "isnad/build/site"},
		"the timeline draws":         {"isnad/app/timeline", goApp},
		"web takes the command line": {"isnad/web", "isnad/build"},
	} {
		t.Run(name, func(t *testing.T) {
			if forbidden(arrow[0], arrow[1]) == "" {
				t.Errorf("%s may import %s", arrow[0], arrow[1])
			}
		})
	}
}
