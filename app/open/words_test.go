// SPDX-License-Identifier: MIT

package open

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/load"
)

// The catalogue is held against the importers' own sources: a message that is
// written there and not translated fails, and so does a translation of nothing.
func TestEveryMessageOfTheImportersIsInTheCatalogue(t *testing.T) {
	written := messages(t)
	if len(written) < 100 {
		t.Fatalf("only %d messages were found in the sources", len(written))
	}
	known := map[string]bool{}
	for _, p := range phrases {
		if known[p.en] {
			t.Errorf("%q stands there twice", p.en)
		}
		known[p.en] = true
		if !written[p.en] {
			t.Errorf("%q is said by no importer", p.en)
		}
	}
	for message := range written {
		if !known[message] {
			t.Errorf("%q is not translated", message)
		}
	}
}

func TestTranslationsHaveTheValuesOfTheirMessages(t *testing.T) {
	for _, p := range append(slices.Clone(phrases), breaksRule, mendIt) {
		for lang, words := range map[string]string{"fr": p.fr, "ar": p.ar} {
			if strings.TrimSpace(words) == "" {
				t.Errorf("%q has no words in %s", p.en, lang)
			}
			for i := range between(p.en)[1:] {
				if again := strings.Contains(p.en, "%[1]s") && i == 1; !again && !strings.Contains(words, fmt.Sprintf("{%d}", i)) {
					t.Errorf("%q in %s leaves value %d out: %q", p.en, lang, i, words)
				}
			}
		}
	}
}

// What is wrong with a file is said wholly in the page's language; what is wrong
// with a dossier is framed in it.
func TestAWrongFileIsRefusedInThePagesLanguage(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		fr, ar              string // begins of cause and remedy, with | between
	}{
		{"a picture", "a.json", "\x89PNG\r\n", "le fichier est une image PNG|Choisissez", "الملف صورة PNG|اختر"},
		{"nothing", "a.json", " ", "le fichier est vide|Choisissez-en", "الملف فارغ|اختر"},
		{"an encoding", "a.csv", "\xff\xfea\x00", "le fichier est enregistré en UTF-16 (little endian)|Enregistrez-le", "الملف محفوظ بترميز UTF-16 (little endian)|احفظه"},
		{"cut off", "b.json", `{"type":"bundle","objects":[`, "ce n’est pas du JSON (|Cherchez", "هذا ليس JSON صحيحاً (|ابحث"},
		{"a broken line", "l.ndjson", "{\"id\":\"a\",\"schema\":\"Person\"}\n{\"id\":", "la ligne s’arrête au milieu|Récupérez", "ينقطع السطر|اجلب"},
		{"unclear rows", "stuff.csv", "a,b\n1,2\n", "on ne sait pas ce que sont les lignes (\"stuff\"|Nommez", "لا يتضح ما الذي في الصفوف (\"stuff\"|سمِّ"},
		{"a rule of dossiers", "d.json", `{"isnad":1,"dossier":{"title":{"en":"A"},"title":{"en":"B"}}}`, "le fichier enfreint la règle 1 |À corriger", "الملف لا يلتزم بالقاعدة 1 |يصحّحه"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := File(t.Context(), bytes.NewReader([]byte(c.content)), c.file, "2025-01-01", nil)
			wrong, ok := errors.AsType[*load.ImportError](err)
			if !ok {
				t.Fatalf("got %v", err)
			}
			for lang, want := range map[string]string{"fr": c.fr, "ar": c.ar} {
				cause, remedy := In(lang, wrong.Problem)
				begin, way, _ := strings.Cut(want, "|")
				if !strings.HasPrefix(cause, begin) || !strings.HasPrefix(remedy, way) {
					t.Errorf("%s: %s. %s", lang, cause, remedy)
				}
			}
			if cause, _ := In("en", wrong.Problem); cause != wrong.Cause {
				t.Errorf("in English: %s", cause)
			}
		})
	}
}

func TestAReasonIsSaidInThePagesLanguage(t *testing.T) {
	_, _, err := load.Import(t.Context(), strings.NewReader(`{"id":"v","schema":"Vessel","properties":{}}`), load.ImportOptions{Format: load.FormatFTM, Name: "v.ndjson"},
		func(data.Record) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, reason, want string }{
		{"fr", "a thing is no record of ours", "une chose n’est pas une fiche ici"},
		{"ar", "a thing is no record of ours", "الشيء ليس سجلاً هنا"},
		{"en", "a thing is no record of ours", "a thing is no record of ours"},
		{"fr", "something a check says", "something a check says"},
	} {
		if got := Why(c.lang, c.reason); got != c.want {
			t.Errorf("%s: %q", c.lang, got)
		}
	}
}

// ── Messages as the sources have them ───────────────────────────────────────

// argument says which arguments of a method are messages.
var argument = map[string][]int{"bad": {3, 4}, "leave": {1}}

// returning are functions whose results are messages, or the texts in them.
var returning = []string{"badCharacter", "tooDeep", "reasonOf", "nature"}

// messages are all formats that the importers, and this package, make messages of.
func messages(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	files, err := filepath.Glob("../../data/load/*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	consts := map[string]string{}
	var sources []*ast.File
	for _, name := range append(files, "open.go") {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source)
		ast.Inspect(source, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == len(spec.Names) {
				for i, v := range spec.Values {
					if s, ok := literal(v); ok {
						consts[spec.Names[i].Name] = s
					}
				}
			}
			return true
		})
	}
	take := func(e ast.Expr) {
		if format := formatOf(e, consts); strings.ContainsAny(format, " ") && format != "%s" {
			found[format] = true
		}
	}
	for _, source := range sources {
		for _, d := range source.Decls {
			inFunction := ""
			if f, ok := d.(*ast.FuncDecl); ok {
				inFunction = f.Name.Name
			}
			ast.Inspect(d, func(n ast.Node) bool {
				messagesIn(n, slices.Contains(returning, inFunction), take)
				return true
			})
		}
	}
	// Two are made where any file of a dossier is read, and come about here too.
	found["the file is saved as %s"] = true
	found["this is not JSON: %s"] = true
	found["save it as UTF-8 (in the editor: Save as, encoding UTF-8)"] = true
	found["look here and just before for a missing quote, comma, colon or bracket"] = true
	return found
}

// messagesIn takes the messages of one node of a source.
func messagesIn(n ast.Node, inReturning bool, take func(ast.Expr)) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if s, ok := n.Fun.(*ast.SelectorExpr); ok {
			for _, i := range argument[s.Sel.Name] {
				if i < len(n.Args) {
					take(n.Args[i])
				}
			}
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && (key.Name == "Cause" || key.Name == "Remedy") || inReturning {
			take(n.Value)
		}
	case *ast.AssignStmt:
		if name, ok := n.Lhs[0].(*ast.Ident); ok && name.Name == "reason" {
			take(n.Rhs[0])
		}
	case *ast.ReturnStmt:
		if inReturning {
			for _, e := range n.Results {
				take(e)
			}
		}
	case *ast.ValueSpec: // the tables of what is left
		if strings.HasSuffix(n.Names[0].Name, "Left") && len(n.Values) == 1 {
			for _, e := range n.Values[0].(*ast.CompositeLit).Elts {
				take(e.(*ast.KeyValueExpr).Value)
			}
		}
	}
}

// formatOf is the format that an expression fills: a text, a call of Sprintf, or
// texts and values added to each other.
func formatOf(e ast.Expr, consts map[string]string) string {
	if s, ok := literal(e); ok {
		return s
	}
	switch e := e.(type) {
	case *ast.Ident:
		return consts[e.Name]
	case *ast.BinaryExpr:
		left, right := formatOf(e.X, consts), formatOf(e.Y, consts)
		if left == "" {
			left = "%s"
		}
		if right == "" {
			right = "%s"
		}
		return left + right
	case *ast.CallExpr:
		switch s, _ := e.Fun.(*ast.SelectorExpr); {
		case s != nil && s.Sel.Name == "Sprintf":
			return formatOf(e.Args[0], consts)
		case s != nil && s.Sel.Name == "Or": // what a table has, or else this
			return formatOf(e.Args[1], consts)
		}
	}
	return ""
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}
