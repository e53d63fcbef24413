// SPDX-License-Identifier: MIT

package view

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// cell is a table cell; an empty one is left out where the table is stacked.
type cell struct {
	kid   app.UI
	empty bool
}

// table is a table that becomes a stack of cards on a narrow page. The roles
// are written out because CSS display takes a table's own away; the column's
// name stands in every cell and shows only where there is no head.
func table(class, caption string, head []string, rows [][]cell) app.UI {
	var columns []app.UI
	for _, h := range head {
		columns = append(columns, el("th", attrs{"scope": "col", "role": "columnheader"}, text(h)))
	}
	body := each(rows, func(cells []cell) app.UI {
		kids := make([]app.UI, 0, len(cells))
		for i, c := range cells {
			kids = append(kids, tableCell(i, head[i], c))
		}
		return el("tr", attrs{"role": "row"}, kids...)
	})
	return el("div", attrs{"class": "table-box", "role": "group", "aria-label": caption, "tabindex": "0"},
		el("table", attrs{"class": "stack " + class, "role": "table", "aria-label": caption},
			el("thead", attrs{"role": "rowgroup"}, el("tr", attrs{"role": "row"}, columns...)),
			el("tbody", attrs{"role": "rowgroup"}, body...)))
}

func tableCell(i int, label string, c cell) app.UI {
	class := ""
	if c.empty {
		class = "is-empty"
	}
	if i == 0 {
		return el("th", attrs{"scope": "row", "role": "rowheader", "class": class}, c.kid)
	}
	return el("td", attrs{"role": "cell", "class": class}, el("span", attrs{"class": "cell-label", "aria-hidden": "true"}, text(label)), c.kid)
}
