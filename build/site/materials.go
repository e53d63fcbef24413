// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/google/licensecheck"
)

// # What the program is made of
//
// Every site hands out the work of others: the Go modules that are linked into
// the program, and Go itself. Two files beside the dossier's downloads say so:
// one for people, with the text of every licence, and one for machines, a bill
// of materials (CycloneDX 1.6, ECMA-424). Both come from the go command's own
// list of what ./app is built from, and a module without a licence stops the
// build: nobody may pass it on.

const (
	licencesPath  = "download/licences.txt"
	materialsPath = "download/sbom.cdx.json"
)

// part is a module, or Go's own library and script.
type part struct {
	path, version string
	licences      []string // SPDX
	texts         []string // the licence files as they are
}

func (p part) purl() string { return "pkg:golang/" + p.path + "@" + p.version }

// licences writes the two files.
func (b *builder) licences(ctx context.Context) error {
	parts, err := partsOfProgram(ctx)
	if err != nil {
		return err
	}
	b.shell.licences = licenceTexts(parts)
	bill, err := billOfMaterials(parts, b.shell.loader.Program)
	if err != nil {
		return err
	}
	return errors.Join(b.stage.add(ctx, licencesPath, b.shell.licences), b.stage.add(ctx, materialsPath, bill))
}

// listed keeps the list between builds of one process: its source does not
// change meanwhile.
var listed struct {
	sync.Mutex
	parts []part
}

func partsOfProgram(ctx context.Context) ([]part, error) {
	listed.Lock()
	defer listed.Unlock()
	if listed.parts != nil {
		return listed.parts, nil
	}
	lines, err := linkedModules(ctx)
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, line := range lines {
		fields := strings.Split(line, "\t")
		p, err := readPart(fields[0], fields[1], fields[2])
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	listed.parts = parts
	return parts, nil
}

// linkedModules are the modules whose packages are in a program of the site,
// the standard library as one of them: name, version and folder of each, with
// tabs between.
func linkedModules(ctx context.Context) ([]string, error) {
	root, err := moduleRoot(ctx)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "isnad-parts-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	modfile, err := slim(ctx, root, dir) // the module as it is linked
	if err != nil {
		return nil, err
	}
	out, err := goTool(ctx, root, "list", "-modfile="+modfile, "-deps", "-f",
		"{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", "./app", "./app/open/program") // the second is fetched where a reader opens a file
	if err != nil {
		return nil, err
	}
	goEnv, err := goTool(ctx, root, "env", "GOVERSION", "GOROOT")
	if err != nil {
		return nil, err
	}
	version, goroot, _ := strings.Cut(strings.TrimSpace(goEnv), "\n")
	lines := append(strings.Split(strings.TrimSpace(out), "\n"), "std\t"+strings.TrimPrefix(version, "go")+"\t"+goroot)
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" }) // packages of the standard library
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

// licenceFile matches the names under which modules keep what must go along.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([-.].*)?$`)

// leastKnown is how much of a licence's text must be that of the licence it is
// taken for, in percent: names and years differ, sentences do not.
const leastKnown = 75

// readPart reads the licences of a module from its folder. One whose terms
// cannot be told is an error, like one that has none.
func readPart(path, version, dir string) (part, error) {
	p := part{path: path, version: version}
	files, err := os.ReadDir(dir)
	if err != nil {
		return p, err
	}
	for _, f := range files {
		if f.IsDir() || !licenceFile.MatchString(f.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return p, err
		}
		p.texts = append(p.texts, string(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
		if found := licensecheck.Scan(text); found.Percent >= leastKnown {
			for _, m := range found.Match {
				if !slices.Contains(p.licences, m.ID) {
					p.licences = append(p.licences, m.ID)
				}
			}
		}
	}
	if len(p.texts) == 0 {
		return p, fmt.Errorf("%s %s is linked into the program and has no licence in %s: %w", path, version, dir, fs.ErrNotExist)
	}
	if len(p.licences) == 0 {
		return p, fmt.Errorf("%s %s is linked into the program, and its licence is none that is known", path, version)
	}
	return p, nil
}

// licenceTexts is the file for people. Texts that several parts share stand
// once.
func licenceTexts(parts []part) []byte {
	var out bytes.Buffer
	out.WriteString("The program of this site is Isnad, under the MIT licence (SPDX-License-Identifier: MIT).\n" +
		"Linked into it is the work of others:\n\n")
	sharing := map[string][]string{}
	var texts []string
	for _, p := range parts {
		fmt.Fprintf(&out, "  %s (%s)\n", p, strings.Join(p.licences, ", "))
		for _, text := range p.texts {
			if sharing[text] == nil {
				texts = append(texts, text)
			}
			sharing[text] = append(sharing[text], p.String())
		}
	}
	for _, text := range texts {
		rule := strings.Repeat("─", 72)
		fmt.Fprintf(&out, "\n%s\n%s\n%s\n\n%s\n", rule, strings.Join(sharing[text], "\n"), rule, strings.TrimSpace(text))
	}
	return out.Bytes()
}

func (p part) String() string {
	if p.path == "std" {
		return "Go " + p.version + ", its library and wasm_exec.js"
	}
	return p.path + " " + p.version
}

// billOfMaterials is the file for machines. It carries neither a time nor a
// number of its own, which the standard allows: the same program gives the
// same bill.
func billOfMaterials(parts []part, program loaderFile) ([]byte, error) {
	bill := cdx.NewBOM()
	hash, err := base64.StdEncoding.DecodeString(program.SHA256)
	if err != nil {
		return nil, err
	}
	bill.Metadata = &cdx.Metadata{Component: &cdx.Component{
		BOMRef: modulePath, Type: cdx.ComponentTypeApplication, Name: modulePath,
		Description: "The program that runs in the browser, " + program.Path,
		Licenses:    &cdx.Licenses{{License: &cdx.License{ID: "MIT"}}},
		Hashes:      &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(hash)}},
	}}
	components, needs := []cdx.Component{}, []string{}
	for _, p := range slices.SortedFunc(slices.Values(parts), func(a, b part) int { return cmp.Compare(a.purl(), b.purl()) }) {
		licences := cdx.Licenses{}
		for _, id := range p.licences {
			licences = append(licences, cdx.LicenseChoice{License: &cdx.License{ID: id}})
		}
		components = append(components, cdx.Component{BOMRef: p.purl(), Type: cdx.ComponentTypeLibrary, Name: p.path, Version: p.version,
			Scope: cdx.ScopeRequired, PackageURL: p.purl(), Licenses: &licences})
		needs = append(needs, p.purl())
	}
	bill.Components = &components
	bill.Dependencies = &[]cdx.Dependency{{Ref: modulePath, Dependencies: &needs}}
	var out bytes.Buffer
	err = cdx.NewBOMEncoder(&out, cdx.BOMFileFormatJSON).SetPretty(true).Encode(bill)
	return out.Bytes(), err
}
