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
// platform. Its stored states, which the program has none of, bring encryption,
// and its routes, of which the program has one, regular expressions with the
// tables of all the world's scripts.
//
// So the program is compiled against a copy of go-app without them. The copy is
// made from the module that go.mod pins, by leaving out:
//
//  1. the files that are the server, and encryption, are left out (leftOut),
//  2. of the file that resolves resources only the functions that the browser
//     side calls are kept (resourceFunctions),
//  3. functions that nothing calls here, but that others refer to, keep their
//     name and lose their body (emptied),
//  4. in the place of the router stands one that knows a single route (router),
//  5. one function that compares looks first whether it must (prefaced),
//  6. tests are left out.
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

// leftOut holds Handler, GenerateStaticWebsite and its stub for browsers, and
// what only Context.Encrypt and Decrypt call.
var leftOut = []string{"http.go", "static.go", "wasm.go", "crypto.go"}

// resourceFunctions are what the browser side calls of resource.go.
var resourceFunctions = []string{"clientResourceResolver", "resolveOGResource", "remoteLocation", "webLocation"}

// emptied are the functions without a body, by file. To call one is a mistake
// and says so.
var emptied = map[string][]string{
	"context.go": {"DeviceID", "Encrypt", "Decrypt", "cryptoKey"},
	"state.go":   {"initBroadcast"},
}

// prefaced are functions with statements before their own, by file. What a
// component is given is mostly what it was given before: the same pointer or
// word. reflect.DeepEqual would find that out too, but it is a large function,
// which a browser that sees it run so often compiles a second time, for longer
// than the first search takes.
var prefaced = map[string]map[string]string{
	"node.go": {"canUpdateValue": `
	switch v.Kind() {
	case reflect.Pointer, reflect.String, reflect.Bool, reflect.Int:
		if v.Interface() == new.Interface() {
			return false
		}
	}
`},
}

// router stands in the place of route.go. The one pattern that app/main.go
// gives matches every path.
const router = `package app

type router struct{ newComponent func() Composer }

func makeRouter() router { return router{} }

func (r *router) route(string, func() Composer) { panic("this copy of go-app has no exact routes") }

func (r *router) routeWithRegexp(pattern string, newComponent func() Composer) {
	if pattern != "" {
		panic("this copy of go-app has one route, for every path")
	}
	r.newComponent = newComponent
}

func (r *router) createComponent(string) (Composer, bool) { return r.newComponent(), true }
`

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
	cut := sha256.Sum256(fmt.Append(nil, leftOut, resourceFunctions, emptied, prefaced, router))
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
		if name != "go.mod" && name != "LICENSE" && !source || inApp && slices.Contains(leftOut, d.Name()) {
			return nil
		}
		content, err := os.ReadFile(path)
		if err == nil && inApp {
			content, err = cut(d.Name(), content)
		}
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), content, 0o644)
	})
}

// cut is what the copy has of a file.
func cut(name string, content []byte) ([]byte, error) {
	switch {
	case name == "resource.go":
		return keepFunctions(content, resourceFunctions)
	case name == "route.go":
		return []byte(router), nil
	case emptied[name] != nil:
		return emptyFunctions(content, emptied[name])
	case prefaced[name] != nil:
		return prefaceFunctions(content, prefaced[name])
	}
	return content, nil
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
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && slices.Contains(names, f.Name.Name) {
			kept = append(kept, f)
		}
	}
	if len(kept) != len(names) {
		return nil, fmt.Errorf("go-app has %d of the functions %s", len(kept), strings.Join(names, ", "))
	}
	file.Decls = kept
	return written(files, file)
}

// emptyFunctions leaves a Go file without the bodies of the named functions and
// methods, and without the imports that only they use.
func emptyFunctions(content []byte, names []string) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	body := &ast.BlockStmt{List: []ast.Stmt{&ast.ExprStmt{X: &ast.CallExpr{
		Fun:  ast.NewIdent("panic"),
		Args: []ast.Expr{&ast.BasicLit{Kind: token.STRING, Value: `"left out of this copy of go-app"`}},
	}}}}
	found := 0
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && slices.Contains(names, f.Name.Name) {
			f.Body = body
			found++
		}
	}
	if found != len(names) {
		return nil, fmt.Errorf("go-app has %d of the functions %s", found, strings.Join(names, ", "))
	}
	return written(files, file)
}

// prefaceFunctions puts statements at the beginning of the named functions.
func prefaceFunctions(content []byte, before map[string]string) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	found := 0
	for _, d := range slices.Backward(file.Decls) { // so that places before stay valid
		if f, ok := d.(*ast.FuncDecl); ok && before[f.Name.Name] != "" {
			after := files.Position(f.Body.Lbrace).Offset + 1
			content = slices.Insert(content, after, []byte(before[f.Name.Name])...)
			found++
		}
	}
	if found != len(before) {
		return nil, fmt.Errorf("go-app has %d of the %d functions that are to look first", found, len(before))
	}
	return format.Source(content)
}

// written is the file with the imports that are used, and without comments,
// whose places are lost.
func written(files *token.FileSet, file *ast.File) ([]byte, error) {
	file.Comments, file.Doc = nil, nil
	file.Decls = append([]ast.Decl{imports(file)}, slices.DeleteFunc(file.Decls, isImport)...)
	var out strings.Builder
	if err := format.Node(&out, files, file); err != nil {
		return nil, err
	}
	return []byte(out.String()), nil
}

func isImport(d ast.Decl) bool {
	g, ok := d.(*ast.GenDecl)
	return ok && g.Tok == token.IMPORT
}

// imports are those of the file's imports that its declarations use.
func imports(file *ast.File) *ast.GenDecl {
	used := map[string]bool{}
	for _, d := range file.Decls {
		if isImport(d) {
			continue
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok {
					used[x.Name] = true
				}
			}
			return true
		})
	}
	imports := &ast.GenDecl{Tok: token.IMPORT, Lparen: 1}
	for _, i := range file.Imports {
		path := strings.Trim(i.Path.Value, `"`)
		if used[path[strings.LastIndex(path, "/")+1:]] {
			imports.Specs = append(imports.Specs, i)
		}
	}
	return imports
}
