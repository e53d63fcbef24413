// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

func TestASourceNamesItsLanguageInTheReadersOwn(t *testing.T) {
	site := NewSite(graph.New(&data.Dossier{
		About:   data.About{Title: data.Text{EN: "D"}, Updated: "2026-02-03"},
		Sources: []*data.Source{{Meta: data.Meta{ID: "daily"}, Label: data.Text{EN: "The daily"}, Language: "ru"}},
	}), nil)
	for _, c := range []struct{ name, address, want string }{
		{"a language without an interface is not called English", "sources/daily/", "Russian"},
		{"the name is in the language of the page", "fr/sources/daily/", "russe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if page := textOf(parsed(t, New(site, link.Parse(c.address)))); !strings.Contains(page, c.want) {
				t.Errorf("%q is not on the page", c.want)
			}
		})
	}
}
