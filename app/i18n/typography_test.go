// SPDX-License-Identifier: MIT

package i18n

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// everyText is all that a language says.
func everyText(lang string) []string {
	p := For(lang)
	all := slices.Concat(slices.Collect(maps.Values(p.messages)), slices.Collect(maps.Values(p.words)))
	for f := range maps.Values(p.counts) {
		all = append(all, f.zero, f.one, f.two, f.few, f.many, f.other)
	}
	return all
}

func TestTypographyOfEachLanguage(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		never      []string
	}{
		{"French keeps tall punctuation on the line of its word", "fr", []string{" ;", " :", " ?", " !", "« ", " »"}},
		{"French has its own apostrophe and quotation marks", "fr", []string{"'", "“", "”"}},
		{"Arabic writes the two strokes before the alif, as the dossiers do", "ar", []string{"ًا"}},
		{"Arabic has its own comma, semicolon and question mark", "ar", []string{", ", ";", "?", "“", "”"}},
		{"English has its own apostrophe and quotation marks", "en", []string{"'", "«", " ;", " :"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, text := range everyText(c.lang) {
				for _, sign := range c.never {
					if strings.Contains(text, sign) {
						t.Errorf("%q holds %q", text, sign)
					}
				}
			}
		})
	}
}
