// SPDX-License-Identifier: MIT

package cite

import (
	"bytes"
	"fmt"
	"strings"
)

// RIS is a list of records in the RIS format: UTF-8, CRLF, a tag of two
// characters, two spaces, a hyphen and a space before each value, TY first and
// ER last.
func RIS(items ...Item) []byte {
	var b bytes.Buffer
	for _, i := range items {
		i.ris(&b)
	}
	return b.Bytes()
}

func (i Item) ris(b *bytes.Buffer) {
	tag := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, "%s  - %s\r\n", name, value)
		}
	}
	tag("TY", i.risType())
	tag("ID", i.Key)
	tag("TI", i.Title)
	tag("AU", line(strings.ReplaceAll(i.Author, "*", ""))) // the format forbids asterisks in names
	tag("T2", line(strings.ReplaceAll(i.In, "*", "")))     // and in titles of periodicals
	tag("ET", i.Version)
	if p, ok := single(i.Issued); ok && p.Year > 0 {
		tag("PY", fmt.Sprintf("%04d", p.Year))
		if p.Month > 0 {
			tag("DA", fmt.Sprintf("%04d/%02d/%s/", p.Year, p.Month, blankZero(p.Day)))
		}
	}
	tag("UR", i.URL)
	if p, ok := single(i.Accessed); ok && p.Day > 0 && p.Year > 0 {
		tag("Y2", fmt.Sprintf("%04d/%02d/%02d/", p.Year, p.Month, p.Day))
	}
	tag("LA", i.Language)
	tag("N1", i.notes())
	b.WriteString("ER  - \r\n")
}

func (i Item) risType() string {
	switch {
	case i.Dataset:
		return "DATA"
	case i.URL == "":
		return "GEN"
	}
	return "ELEC"
}

// blankZero is two digits, or nothing for what is not known.
func blankZero(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%02d", n)
}
