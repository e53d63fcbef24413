// SPDX-License-Identifier: MIT

package cite

import (
	"bytes"
	"fmt"
	"strings"
)

// months are BibTeX's own names for them, which styles put into words.
var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// BibTeX is a list of @misc entries in UTF-8, one field a line: the one type
// that every style and reference manager knows for a web page.
func BibTeX(items ...Item) []byte {
	var b bytes.Buffer
	for n, i := range items {
		if n > 0 {
			b.WriteByte('\n')
		}
		i.bibTeX(&b)
	}
	return b.Bytes()
}

func (i Item) bibTeX(b *bytes.Buffer) {
	fmt.Fprintf(b, "@misc{%s", i.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, ",\n  %s = {%s}", name, value)
		}
	}
	field("title", kept(i.Title))
	field("author", kept(i.Author))
	field("howpublished", tex(i.In))
	field("version", tex(i.Version))
	if p, ok := single(i.Issued); ok {
		field("year", fmt.Sprint(p.Year))
		if p.Month > 0 { // a macro, not a text
			fmt.Fprintf(b, ",\n  month = %s", months[p.Month-1])
		}
		if p.Day > 0 {
			field("day", fmt.Sprint(p.Day))
		}
	}
	field("url", texURL(i.URL))
	if p, ok := single(i.Accessed); ok && p.Day > 0 {
		field("urldate", i.Accessed.String())
	}
	field("language", tex(i.Language))
	field("note", tex(i.notes()))
	b.WriteString("\n}\n")
}

// kept is a text in braces of its own, so that styles leave its capitals as
// they are and do not take an institution's name apart.
func kept(s string) string {
	if s == "" {
		return ""
	}
	return "{" + tex(s) + "}"
}

// texSpecials are the characters that mean something to TeX. Braces are named,
// not escaped: BibTeX counts them before TeX sees the backslash.
var texSpecials = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`, `^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`,
)

func tex(s string) string { return texSpecials.Replace(s) }

// texURL is an address as url packages take it, verbatim: only what would end
// the field or open a command is percent-encoded.
func texURL(s string) string {
	return strings.NewReplacer(`\`, "%5C", "{", "%7B", "}", "%7D", " ", "%20").Replace(s)
}
