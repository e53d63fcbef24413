// SPDX-License-Identifier: MIT

package cite

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/build/oracle"
	"isnad/data"
)

// npm reads our files as reference managers do: citation.js has readers of its
// own for each format, and citeproc, which most managers use, sets CSL-JSON.
var npm = oracle.NPM{
	Name: "citation-js-0.7.21",
	Manifest: `{"private":true,"dependencies":{"@citation-js/core":"0.7.21","@citation-js/plugin-bibtex":"0.7.21",
		"@citation-js/plugin-ris":"0.7.21","@citation-js/plugin-csl":"0.7.21","citeproc":"2.4.63"}}`,
	Script: `
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import '@citation-js/plugin-csl'
import { readFileSync } from 'node:fs'
const read = text => new Cite(text).data.map(i => ({ id: i.id, type: i.type, title: i.title, url: i.URL,
	issued: i.issued?.['date-parts']?.[0], author: i.author?.map(a => a.literal ?? [a.family, a.given].filter(Boolean).join(', ')) }))
const q = JSON.parse(readFileSync(0, 'utf8'))
console.log(JSON.stringify({ csl: read(q.csl), bibTeX: read(q.bibTeX), ris: read(q.ris),
	set: new Cite(q.csl).format('bibliography', { template: 'apa', lang: 'en-US' }) }))`,
}

// entry is what a reader makes of an item.
type entry struct {
	ID, Type, Title, URL string
	Issued               []int
	Author               []string
}

func TestReferenceManagersReadWhatWeWrote(t *testing.T) {
	claim := Record(about, &data.Claim{Meta: data.Meta{ID: "mayor-denies"}}, "en", "Denial by the mayor: no shot", "denial by the mayor", "¶4")
	claim.URL = "https://site.example/claims/mayor-denies/?lang=en"
	arabic := Source(&data.Source{Meta: data.Meta{ID: "arabic"}, Label: data.Text{EN: "x"}, Title: data.Text{EN: "x", AR: "عنوان «مقتبس» 50%"}}, "ar", "نون")
	items := []Item{article(t), Dossier(about, "en"), claim, arabic}
	var got struct {
		CSL, BibTeX, RIS []entry
		Set              string
	}
	npm.Ask(t, map[string]string{"csl": string(CSL(items...)), "bibTeX": string(BibTeX(items...)), "ris": string(RIS(items...))}, &got)
	for format, entries := range map[string][]entry{"CSL-JSON": got.CSL, "BibTeX": got.BibTeX, "RIS": got.RIS} {
		if len(entries) != len(items) {
			t.Fatalf("%s: %d entries of %d", format, len(entries), len(items))
		}
		for n, i := range items {
			if diff := cmp.Diff(i.entry(format), entries[n]); diff != "" {
				t.Errorf("%s, %s:\n%s", format, i.Key, diff)
			}
		}
	}
	for _, words := range []string{"Denial by the mayor", "2025, November 23", "n.d."} {
		if !strings.Contains(got.Set, words) {
			t.Errorf("set in APA style, %q is not there:\n%s", words, got.Set)
		}
	}
}

// entry is what a reader should make of the item: a format has the types it
// has, RIS takes names apart at a comma and forbids asterisks.
func (i Item) entry(format string) entry {
	e := entry{ID: i.Key, Type: i.cslType(), Title: i.Title, URL: i.URL}
	if format == "BibTeX" {
		e.Type, e.URL = "document", texURL(i.URL) // @misc
	}
	if i.Author != "" {
		e.Author = []string{i.Author}
	}
	if format == "RIS" && i.Author != "" {
		e.Author = []string{strings.ReplaceAll(i.Author, "*", "")}
	}
	if d := cslDateOf(i.Issued); d != nil {
		e.Issued = slices.Clone(d.Parts[0])
	}
	return e
}
