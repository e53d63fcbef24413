// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

func TestAboutSaysWhichLanguageCounts(t *testing.T) {
	for _, c := range []struct {
		name, address, lang string
		languages           []string
		says                bool
	}{
		{"a reader of a translation learns what it was held against", "fr/about/", "fr", []string{"en", "ar", "fr"}, true},
		{"a reader of the English learns that translations exist", "about/", "en", []string{"en", "ar"}, true},
		{"one language has no translation to speak of", "about/", "en", []string{"en"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			about := data.About{Title: data.Text{EN: "D"}, Updated: "2026-02-03", Languages: c.languages}
			page := textOf(parsed(t, New(NewSite(graph.New(&data.Dossier{About: about}), nil), link.Parse(c.address))))
			if note := i18n.For(c.lang).T(i18n.TranslationsNote); strings.Contains(page, note) != c.says {
				t.Errorf("said: %v, wanted: %v", !c.says, c.says)
			}
		})
	}
}
