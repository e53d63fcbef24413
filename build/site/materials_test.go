// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// The bill is held against another list of the same: what the compiler writes
// into a program, here into one for this machine, as buildinfo reads no wasm.
func TestTheBillListsEveryModuleOfTheProgram(t *testing.T) {
	files := tree(t, made(t, nil))
	var bill cdx.BOM
	if err := cdx.NewBOMDecoder(strings.NewReader(files[materialsPath]), cdx.BOMFileFormatJSON).Decode(&bill); err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, c := range *bill.Components {
		listed[c.Name] = c.Version
		if c.Licenses == nil || len(*c.Licenses) == 0 || (*c.Licenses)[0].License.ID == "" {
			t.Errorf("%s has no licence", c.Name)
		}
		if !strings.Contains(files[licencesPath], c.Version) {
			t.Errorf("the licences do not name %s %s", c.Name, c.Version)
		}
	}
	native := filepath.Join(t.TempDir(), "app")
	root, err := moduleRoot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	modfile, err := slim(t.Context(), root, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-modfile="+modfile, "-o", native, "./app")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	info, err := buildinfo.ReadFile(native)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range info.Deps {
		if listed[m.Path] != m.Version {
			t.Errorf("%s %s is in the program, and the bill has %q", m.Path, m.Version, listed[m.Path])
		}
	}
	if want := strings.TrimPrefix(info.GoVersion, "go"); listed["std"] != want {
		t.Errorf("Go is %s, and the bill has %q", want, listed["std"])
	}
	if hashes := *bill.Metadata.Component.Hashes; len(hashes) != 1 || !programIs(files, hashes[0].Value) {
		t.Errorf("the bill is of a program with the hashes %v", hashes)
	}
	if !json.Valid([]byte(files[materialsPath])) {
		t.Error("the bill is no JSON")
	}
}

func programIs(files map[string]string, hash string) bool {
	for name, content := range files {
		if strings.HasSuffix(name, ".wasm") {
			return hexHash([]byte(content)) == hash
		}
	}
	return false
}

func TestEveryLinkedModuleHasItsLicenceText(t *testing.T) {
	parts, err := partsOfProgram(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := licenceTexts(parts)
	for _, p := range parts {
		if !bytes.Contains(all, []byte(p.String())) {
			t.Errorf("%s is not named", p)
		}
		for _, text := range p.texts {
			if !bytes.Contains(all, []byte(strings.TrimSpace(text))) {
				t.Errorf("a licence of %s is not there", p)
			}
		}
	}
	if len(parts) < 3 || !slices.ContainsFunc(parts, func(p part) bool { return p.path == goAppPath }) {
		t.Errorf("the parts are %v", parts)
	}
}

const mit = `MIT License

Copyright (c) 2026 Ann

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`

func TestLicencesAreReadFromAModulesFolder(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		files        map[string]string
		want         string // SPDX; empty where it must fail
	}{
		{"a licence", "the usual case", map[string]string{"LICENSE": mit}, "MIT"},
		{"another spelling", "modules write it in every way", map[string]string{"licence.md": mit}, "MIT"},
		{"with a notice", "what must go along is not the licence alone", map[string]string{"LICENSE": mit, "NOTICE": "By Ann."}, "MIT"},
		{"none", "nobody may pass it on", map[string]string{"README": "Free!"}, ""},
		{"one's own terms", "nobody has read them", map[string]string{"LICENSE": "You may use this on Tuesdays."}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range c.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			p, err := readPart("example.org/x", "v1.0.0", dir)
			if c.want == "" {
				if err == nil {
					t.Errorf("it passes: %s", c.reason)
				}
				return
			}
			if err != nil || !slices.Equal(p.licences, []string{c.want}) || len(p.texts) != len(c.files) {
				t.Errorf("%v, %d texts, %v: %s", p.licences, len(p.texts), err, c.reason)
			}
		})
	}
}
