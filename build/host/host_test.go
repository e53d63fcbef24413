// SPDX-License-Identifier: MIT

package host

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"
)

const policy = `default-src 'none'; script-src 'self' 'sha256-AbC+/1='`

func TestNoExtensionHasTwoTypes(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range types {
		if seen[m.Ext] || !strings.HasPrefix(m.Ext, ".") {
			t.Errorf("%q", m.Ext)
		}
		seen[m.Ext] = true
	}
}

func TestEveryRecipeHasTheWholeTable(t *testing.T) {
	recipes := Recipes(policy)
	for name, recipe := range recipes {
		text := string(recipe)
		if name == ".nojekyll" {
			continue
		}
		if name != "s3-upload.sh" { // a bucket sends no headers of ours
			for _, h := range headers(policy) {
				value := h.Value
				if name == "web.config" {
					value = template.HTMLEscapeString(value)
				}
				if !strings.Contains(text, h.Name) || !strings.Contains(text, value) {
					t.Errorf("%s does not send %s: %s", name, h.Name, h.Value)
				}
			}
		}
		if name == "_headers" {
			continue // its hosts know types
		}
		for _, m := range types {
			if !strings.Contains(text, m.Name) || !strings.Contains(text, strings.TrimPrefix(m.Ext, ".")) {
				t.Errorf("%s does not know that %s is %s", name, m.Ext, m.Name)
			}
		}
	}
}

// What IIS accepts in the sections that web.config uses, from its schema
// (IIS_schema.xml): elements with their attributes and their parents. An
// element or attribute beyond these answers every request with 500.19.
var iisSchema = map[string]struct {
	parent     string
	attributes []string
}{
	"configuration":    {"", nil},
	"location":         {"configuration", []string{"path"}},
	"system.webServer": {"configuration location", nil},
	"defaultDocument":  {"system.webServer", []string{"enabled"}},
	"files":            {"defaultDocument", nil},
	"staticContent":    {"system.webServer", nil},
	"mimeMap":          {"staticContent", []string{"fileExtension", "mimeType"}},
	"clientCache":      {"staticContent", []string{"cacheControlMode", "cacheControlMaxAge", "cacheControlCustom"}},
	"urlCompression":   {"system.webServer", []string{"doStaticCompression", "doDynamicCompression"}},
	"httpProtocol":     {"system.webServer", nil},
	"customHeaders":    {"httpProtocol", nil},
	"httpErrors":       {"system.webServer", []string{"errorMode", "existingResponse"}},
	"error":            {"httpErrors", []string{"statusCode", "path", "responseMode"}},
	"clear":            {"files", nil},
	"add":              {"files customHeaders", []string{"value", "name"}},
	"remove":           {"staticContent customHeaders httpErrors", []string{"fileExtension", "name", "statusCode"}},
}

// Values that IIS takes from a list or reads by a pattern.
var iisValues = map[string][]string{
	"cacheControlMode":    {"NoControl", "DisableCache", "UseMaxAge", "UseExpires"},
	"cacheControlMaxAge":  {"365.00:00:00"}, // days.hours:minutes:seconds
	"errorMode":           {"DetailedLocalOnly", "Custom", "Detailed"},
	"responseMode":        {"File", "ExecuteURL", "Redirect"},
	"enabled":             {"true", "false"},
	"doStaticCompression": {"true", "false"},
}

func TestIISAcceptsWebConfig(t *testing.T) {
	d := xml.NewDecoder(strings.NewReader(recipe("web.config", policy)))
	var open []string
	removed, added := map[string]bool{}, map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.StartElement:
			name := e.Name.Local
			known, ok := iisSchema[name]
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			if !ok || parent != "" && !slices.Contains(strings.Fields(known.parent), parent) || parent == "" && known.parent != "" {
				t.Errorf("<%s> in <%s> is not in the schema", name, parent)
			}
			key := parent
			for i, a := range e.Attr {
				if !slices.Contains(known.attributes, a.Name.Local) {
					t.Errorf("<%s %s> is not in the schema", name, a.Name.Local)
				}
				if values, closed := iisValues[a.Name.Local]; closed && !slices.Contains(values, a.Value) {
					t.Errorf("<%s %s=%q> is no value that IIS has", name, a.Name.Local, a.Value)
				}
				if i == 0 {
					key += " " + a.Value
				}
			}
			switch {
			case name == "remove":
				removed[key] = true
			case slices.Contains([]string{"mimeMap", "error"}, name) || name == "add" && parent == "customHeaders":
				if !removed[key] || added[key] {
					t.Errorf("%s is added where it may be already: the configuration is then refused", key)
				}
				added[key] = true
			}
			open = append(open, name)
		}
	}
	if len(added) != len(types)+len(headers(policy))+1 {
		t.Errorf("%d entries are added", len(added))
	}
}

// aws stands in the place of the command line: it writes down how it is called.
const aws = "#!/bin/sh\nfor word; do printf '%s\\t' \"$word\"; done >> \"$CALLS\"\necho >> \"$CALLS\"\n"

func TestEveryFileIsUploadedOnceAsWhatItIs(t *testing.T) {
	dir := t.TempDir()
	calls := filepath.Join(dir, "calls")
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write("aws", aws)
	write("s3-upload.sh", recipe("s3-upload.sh", policy))
	cmd := exec.Command("sh", filepath.Join(dir, "s3-upload.sh"), "s3://bucket/a folder")
	cmd.Env = append(os.Environ(), "CALLS="+calls, "PATH="+dir+":"+os.Getenv("PATH"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	said, err := os.ReadFile(calls)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	for _, name := range []string{
		"index.html", "actors/ann/index.html", "sw.js", "manifest.webmanifest", "manifest.json", "robots.txt", "download/dossier.json",
		"assets/isnad.0123456789abcdef.wasm", "assets/isnad.0123456789abcdef.bin", "assets/boot.0123456789abcdef.js", "assets/icon.0123456789abcdef.svg",
	} {
		var uploads []int
		for i, line := range lines {
			if selected(line, name) {
				uploads = append(uploads, i)
			}
		}
		if len(uploads) != 1 {
			t.Errorf("%s is uploaded %d times", name, len(uploads))
			continue
		}
		for _, want := range []string{"s3://bucket/a folder", "--content-type\t" + MediaType(name) + "\t", "--cache-control\t" + Lifetime(name) + "\t"} {
			if line := lines[uploads[0]]; !strings.Contains(line, want) {
				t.Errorf("%s: %q is not in %s", name, want, line)
			}
		}
		if name == "sw.js" && uploads[0] != len(lines)-1 {
			t.Error("the worker is not the last")
		}
	}
	for _, name := range []string{".htaccess", "_headers", "web.config", "nginx.conf.example", "index.html.br"} {
		if slices.ContainsFunc(lines, func(line string) bool { return selected(line, name) }) {
			t.Errorf("%s is uploaded, and no bucket has use for it", name)
		}
	}
}

// selected applies the filters of a call as the manual of aws s3 describes
// them: all files are in, the last filter that matches decides, and a star
// stands for slashes too.
func selected(call, name string) bool {
	in := true
	words := strings.Split(call, "\t")
	for i, word := range words {
		if word != "--include" && word != "--exclude" {
			continue
		}
		if ok, err := path.Match(strings.ReplaceAll(words[i+1], "/", "|"), strings.ReplaceAll(name, "/", "|")); err != nil {
			panic(fmt.Sprint(words[i+1], err))
		} else if ok {
			in = word == "--include"
		}
	}
	return in
}

func TestUsageIsSaidWithoutABucket(t *testing.T) {
	cmd := exec.Command("sh", "-c", recipe("s3-upload.sh", policy))
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "usage") {
		t.Errorf("%v: %s", err, out)
	}
}
