// SPDX-License-Identifier: MIT

package host

import (
	"embed"
	"fmt"
	"strings"
	"text/template"
)

// recipeFiles are the recipes as their hosts read them, with places for the
// table: NAME.tmpl is for NAME.
//
//go:embed recipes/*
var recipeFiles embed.FS

var recipes = template.Must(template.New("").Funcs(template.FuncMap{
	"lifetime":  Lifetime,
	"mediaType": MediaType,
	"xml":       template.HTMLEscapeString, // what it writes are references that XML has too
	"percent":   func(s string) string { return strings.ReplaceAll(s, "%", "%%") },
	"folder":    func(s string) string { return strings.TrimSuffix(s, "/") },
	"bare":      func(s string) string { return strings.TrimPrefix(s, ".") },
}).ParseFS(recipeFiles, "recipes/*.tmpl"))

// table is what a recipe is made from.
type table struct {
	Types               []mediaType
	Headers             []header
	Unknown             string   // the type of everything else
	Hashed              string   // the folder of files with their hash in their name
	ForEver, Revalidate string   // the lifetimes of those and of all others
	Asked               []string // files outside the folder that hosts keep for too long
}

// Recipes are the files by name. The policy is that of the header: it must
// allow what any page of the site contains.
func Recipes(policy string) map[string][]byte {
	files := map[string][]byte{
		".nojekyll": nil, // GitHub Pages would else drop files it takes for its own
	}
	for _, t := range recipes.Templates() {
		if name, ok := strings.CutSuffix(t.Name(), ".tmpl"); ok {
			files[name] = []byte(recipe(name, policy))
		}
	}
	return files
}

// recipe is one of them. The templates are part of the program: one that does
// not fit the table is a mistake of ours.
func recipe(name, policy string) string {
	var b strings.Builder
	err := recipes.ExecuteTemplate(&b, name+".tmpl", table{
		Types: types, Headers: headers(policy), Unknown: unknown, Hashed: hashedFolder, ForEver: forEver, Revalidate: asked,
		Asked: []string{"sw.js", "embed.js", "manifest.webmanifest"},
	})
	if err != nil {
		panic(fmt.Sprintf("the recipe %s: %v", name, err))
	}
	return b.String()
}
