// SPDX-License-Identifier: MIT

package view

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/edtf"
)

// narrowBox are the facets of a search, between the count and the hits. What a
// record is stands open, in one line whatever is found, lest the hits move under
// the hand of who presses one; the rest is one press away. They are buttons that stay pressed, reached by Tab from the box.
func (pg *page) narrowBox(f finding) app.UI {
	a := attrs{"class": "narrow", "role": "group", "aria-label": pg.p.T(i18n.NarrowLabel), "data-part": "narrow"}
	if !f.open || len(f.facets) == 0 {
		a["hidden"] = on
		return el("div", a)
	}
	var first, more []app.UI
	narrowed := false
	for _, g := range f.facets {
		group := pg.narrowGroup(g)
		if g.of == byType {
			first = append(first, group)
			continue
		}
		more = append(more, group)
		for _, v := range g.values {
			narrowed = narrowed || v.chosen
		}
	}
	fold := attrs{"class": "narrow-more"}
	if narrowed {
		fold["open"] = on
	}
	if len(more) == 0 {
		fold["class"] = "narrow-more none" // its line stays
	}
	first = append(first, el("details", fold, append([]app.UI{el("summary", nil, pg.t(i18n.NarrowMore))}, more...)...))
	if !pg.s.Within.Empty() {
		first = append(first, el("button", attrs{"type": "button", "class": "link-button", "data-act": "widen"}, pg.t(i18n.NarrowNone)))
	}
	return el("div", a, first...)
}

func (pg *page) narrowGroup(g facetGroup) app.UI {
	id := "narrow-" + facetNames[g.of]
	kids := []app.UI{el("span", attrs{"class": "narrow-name", "id": id}, pg.t(narrowTitles[g.of]))}
	for _, v := range g.values {
		name, lang := pg.facetName(g.of, v.id)
		kids = append(kids, el("button", attrs{"type": "button", "class": "facet", "aria-pressed": strconv.FormatBool(v.chosen),
			"data-act": "narrow", "data-facet": facetNames[g.of], "data-value": v.id},
			pg.isolate(name, lang), text(" "), span("count", text(pg.p.Int(v.n)))))
	}
	return el("div", attrs{"class": "narrow-group", "role": "group", "aria-labelledby": id}, kids...)
}

var narrowTitles = [facetCount]i18n.Key{i18n.NarrowType, i18n.NarrowTime, i18n.NarrowPlace, i18n.NarrowTopic, i18n.NarrowSource}

// facetName is what a value is called, and in which language.
func (pg *page) facetName(f facetOf, id string) (name, lang string) {
	switch f {
	case byType:
		return pg.p.Many(data.Type(id)), pg.s.Lang
	case byTime:
		if d, err := edtf.Parse(id); err == nil {
			return pg.p.Date(d), pg.s.Lang
		}
	default:
		if name, lang, ok := pg.nameIn(id); ok {
			return name, lang
		}
		if r := pg.Graph.Record(id); r != nil {
			return pg.title(r)
		}
	}
	return id, ""
}
