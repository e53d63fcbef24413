// SPDX-License-Identifier: MIT

package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// # The browser's half of go-app
//
// go-app is one package for both sides: its web server stands beside its
// components, and so every program carries net/http and all of its
// cryptography into the browser, a fifth of what readers download, for code
// that cannot run there: the files that import them are compiled for every
// platform.
//
// So the program is compiled against a copy of go-app without the server. The
// copy is made from the module that go.mod pins, by leaving out and never by
// changing:
//
//  1. the files that are the server are left out (serverFiles),
//  2. of the file that resolves resources only the functions that the browser
//     side calls are kept (resourceFunctions),
//  3. tests are left out.
//
// The copy lies in a hidden folder of the checkout, because the go command
// writes a replaced module's path into the program, and a relative path is the
// same on every machine. If a later go-app is cut differently, the build fails
// with the compiler's own words; set ISNAD_WHOLE_GOAPP=1 to build without the
// copy.

const (
	goAppPath = "github.com/maxence-charriere/go-app/v10"
	slimDir   = "build/.goapp"
)

// serverFiles hold Handler, GenerateStaticWebsite and its stub for browsers.
var serverFiles = []string{"http.go", "static.go", "wasm.go"}

// resourceFunctions are what the browser side calls of resource.go.
var resourceFunctions = []string{"clientResourceResolver", "resolveOGResource", "remoteLocation", "webLocation"}

// slim makes the copy and returns a module file that replaces go-app by it.
// The file lies in dir.
func slim(ctx context.Context, root, dir string) (modfile string, err error) {
	found, err := goTool(ctx, root, "list", "-m", "-f", "{{.Version}}\t{{.Dir}}", goAppPath)
	if err != nil {
		return "", err
	}
	version, from, _ := strings.Cut(strings.TrimSpace(found), "\t")
	if from == "" {
		return "", fmt.Errorf("the source of %s is not on this machine; run: go mod download", goAppPath)
	}
	place, err := copySlim(from, root, version)
	if err != nil {
		return "", fmt.Errorf("leaving go-app's server out: %w", err)
	}
	module, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", err
	}
	modfile = filepath.Join(dir, "slim.mod")
	module = fmt.Appendf(module, "\nreplace %s => ./%s\n", goAppPath, place)
	return modfile, errors.Join(
		os.WriteFile(modfile, module, 0o644),
		os.WriteFile(filepath.Join(dir, "slim.sum"), sums, 0o644))
}

// copySlim makes the copy of one version, once: it is put in place by a
// rename, so that two builds at once cannot see half of it. It returns its path
// below root, which names what was cut.
func copySlim(from, root, version string) (place string, err error) {
	cut := sha256.Sum256([]byte(strings.Join(slices.Concat(serverFiles, resourceFunctions), " ")))
	place = slimDir + "/" + version + "-" + hex.EncodeToString(cut[:4])
	to := filepath.Join(root, filepath.FromSlash(place))
	if _, err := os.Stat(to); err == nil {
		return place, nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return "", err
	}
	work, err := os.MkdirTemp(filepath.Dir(to), "new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	if err := copyModule(from, work); err != nil {
		return "", err
	}
	if err := os.Chmod(work, 0o755); err != nil {
		return "", err
	}
	if err := os.Rename(work, to); err != nil {
		if _, made := os.Stat(to); made != nil {
			return "", err
		} // another build was first, and its copy is the same
	}
	return place, nil
}

func copyModule(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, name), 0o755)
		}
		source := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
		inApp := filepath.ToSlash(filepath.Dir(name)) == "pkg/app"
		if name != "go.mod" && name != "LICENSE" && !source || inApp && slices.Contains(serverFiles, d.Name()) {
			return nil
		}
		content, err := os.ReadFile(path)
		if err == nil && inApp && d.Name() == "resource.go" {
			content, err = keepFunctions(content, resourceFunctions)
		}
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), content, 0o644)
	})
}

// keepFunctions leaves of a Go file the named functions and the imports they
// use.
func keepFunctions(content []byte, names []string) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var kept []ast.Decl
	used := map[string]bool{}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil || !slices.Contains(names, f.Name.Name) {
			continue
		}
		kept = append(kept, f)
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok {
					used[x.Name] = true
				}
			}
			return true
		})
	}
	if len(kept) != len(names) {
		return nil, fmt.Errorf("go-app has %d of the functions %s", len(kept), strings.Join(names, ", "))
	}
	imports := &ast.GenDecl{Tok: token.IMPORT, Lparen: 1}
	for _, i := range file.Imports {
		path := strings.Trim(i.Path.Value, `"`)
		if used[path[strings.LastIndex(path, "/")+1:]] {
			imports.Specs = append(imports.Specs, i)
		}
	}
	file.Decls, file.Comments, file.Doc = append([]ast.Decl{imports}, kept...), nil, nil
	var out strings.Builder
	if err := format.Node(&out, files, file); err != nil {
		return nil, err
	}
	return []byte(out.String()), nil
}
