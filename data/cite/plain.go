// SPDX-License-Identifier: MIT

package cite

import (
	"strings"

	"isnad/data/edtf"
)

// Plain fills a form, which is a text with named places:
//
//	“{title}”[ ({said})]. In: {in}[, version {version}], {issued}.[ {url}]
//
// A part in square brackets is left out if a place in it stays empty; brackets
// do not nest. date puts a date into words. The places are title, author, said,
// in, version, licence, drawn, issued, accessed, url and archive; any other
// stays as it is written.
func (i Item) Plain(form string, date func(edtf.Date) string) string {
	places := map[string]string{
		"title": i.Title, "author": i.Author, "said": i.beside(), "in": i.In, "version": i.Version, "licence": i.Licence,
		"drawn": i.Drawn, "url": i.URL, "archive": i.Archive, "issued": "", "accessed": "",
	}
	if !i.Issued.IsZero() {
		places["issued"] = date(i.Issued)
	}
	if !i.Accessed.IsZero() {
		places["accessed"] = date(i.Accessed)
	}
	var b strings.Builder
	for form != "" {
		always, rest, _ := strings.Cut(form, "[")
		optional, after, _ := strings.Cut(rest, "]")
		words, _ := fill(always, places)
		b.WriteString(words)
		if words, whole := fill(optional, places); whole {
			b.WriteString(words)
		}
		form = after
	}
	return line(b.String())
}

// fill puts values in their places and reports whether every place had one.
// Values are not read again: a title may hold braces.
func fill(form string, places map[string]string) (string, bool) {
	var b strings.Builder
	whole := true
	for form != "" {
		before, rest, opened := strings.Cut(form, "{")
		b.WriteString(before)
		if !opened {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := places[name]
		if !closed || !known {
			b.WriteString("{")
			form = rest
			continue
		}
		whole = whole && value != ""
		b.WriteString(value)
		form = after
	}
	return b.String(), whole
}
