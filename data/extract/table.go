// SPDX-License-Identifier: MIT

package extract

import "strings"

// Table writes rows as CSV (RFC 4180). A cell that a spreadsheet would take for a
// formula begins with an apostrophe, as in the tables of data/export.
func Table(rows [][]string) []byte {
	var out strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte(',')
			}
			cell = Neutral(cell)
			if strings.ContainsAny(cell, "\",\r\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			out.WriteString(cell)
		}
		out.WriteString("\r\n")
	}
	return []byte(out.String())
}

// Neutral is a cell that no spreadsheet computes: one in which = + - @, a tab, a
// line break or a full-width = + - @ stands first, behind apostrophes or none,
// gets another apostrophe.
func Neutral(cell string) string {
	cell = strings.ToValidUTF8(cell, "\uFFFD")
	if first := strings.TrimLeft(cell, "'"); strings.IndexAny(first, "=+-@\t\r\n＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}
