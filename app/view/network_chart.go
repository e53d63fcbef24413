// SPDX-License-Identifier: MIT

package view

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/network"
	"isnad/data"
)

// The drawing of a web as SVG: lines beneath, names above. Where a thing is,
// app/network says. Names can be reached by keys; lines are for pointers, since
// the tables hold every relation as a link.

// wholeDrawing is the network. With a name in focus, a narrow page shows its
// ring instead: dimming the rest there would leave a window on nothing.
func (pg *page) wholeDrawing(relations []*data.Relation) app.UI {
	whole := pg.wholeWeb(relations)
	if len(whole.records) == 0 {
		return nil
	}
	class := "net-all"
	var ring, capped app.UI
	if whole.has(pg.s.Focus) {
		class = "net-wide net-all"
		ring = pg.webSVG(pg.ringWeb(pg.s.Focus, tiesOf(relations, pg.s.Focus), ringNarrow), "net-narrow", pg.focusOn)
	}
	if whole.left > 0 {
		capped = para("soft", pg.t(i18n.NetworkCapped, len(whole.records)))
	}
	return el("div", attrs{"class": "net", "id": "network"},
		el("div", attrs{"class": "net-box", "role": "group", "tabindex": "0", "aria-label": pg.p.T(i18n.NetworkDrawing), "aria-describedby": "network-hint", "data-middle": whole.middle(pg.s.Focus)},
			pg.webSVG(whole, class, pg.focusOn), ring),
		capped,
		el("p", attrs{"class": "soft needs-program", "id": "network-hint"}, span("net-drag", text(pg.p.T(i18n.NetworkDrag)+" ")), text(pg.p.T(i18n.NetworkHint)+" "),
			span("net-keys", text(pg.p.T(i18n.NetworkKeys)+" ")), pg.t(i18n.NetworkDescription)))
}

// tiesOf are the relations of one record.
func tiesOf(relations []*data.Relation, id string) []*data.Relation {
	var some []*data.Relation
	for _, r := range relations {
		if r.From == id || r.To == id {
			some = append(some, r)
		}
	}
	return some
}

// ring is a record and whom it is tied to, beside the table of its relations;
// nothing where a table of one row says it as well.
func (pg *page) ring(id string, relations []*data.Relation) app.UI {
	wide := pg.ringWeb(id, relations, ringWide)
	if len(wide.records) < 3 {
		return nil
	}
	open := func(r data.Record) link.State { return pg.s.ToRecord(r.Type(), r.Head().ID) }
	whole := pg.s.To(link.Network)
	whole.Focus = id
	var capped app.UI
	if wide.left > 0 {
		capped = para("soft", pg.t(i18n.NetworkCapped, len(wide.records)-1))
	}
	return el("div", attrs{"class": "net net-ring"},
		el("div", attrs{"class": "net-box", "role": "group", "aria-label": pg.p.T(i18n.NetworkOf, pg.nameOf(id))},
			pg.webSVG(wide, "net-wide", open), pg.webSVG(pg.ringWeb(id, relations, ringNarrow), "net-narrow", open)),
		capped,
		div("net-below", pg.lineLegend(relations),
			el("a", attrs{"href": pg.s.Href(whole)}, pg.t(i18n.NetworkWhole))))
}

// focusOn is the state in which a name is in focus, or no longer.
func (pg *page) focusOn(r data.Record) link.State {
	s := pg.s
	if s.Focus = r.Head().ID; s.Focus == pg.s.Focus {
		s.Focus = ""
	}
	return s
}

// webSVG draws a web; to is where a name leads.
func (pg *page) webSVG(w *web, class string, to func(data.Record) link.State) app.UI {
	var near map[string]bool
	if pg.s.View == link.Network && w.has(pg.s.Focus) {
		near = w.near(pg.s.Focus)
	}
	kids := make([]app.UI, 0, len(w.relations)+len(w.records))
	for _, far := range []bool{true, false} { // what is near lies above
		for k, r := range w.relations {
			if w.layout.Lines[k].Shown && far == (near != nil && r.From != pg.s.Focus && r.To != pg.s.Focus) {
				kids = append(kids, pg.tie(r, w.layout.Lines[k], far))
			}
		}
	}
	for k, r := range w.records {
		kids = append(kids, pg.webBox(w, k, r, near, to(r)))
	}
	return shape("svg", attrs{"class": "net-svg " + class, "viewBox": "0 0 " + px(w.layout.Width) + " " + px(w.layout.Height), "role": "group",
		"aria-label": pg.p.T(i18n.NetworkDrawing)}, kids...)
}

// tie is a relation: its line by its footing, an arrow to whom it is towards, a
// triangle where it is alleged, a stroke through it where it is denied to be.
func (pg *page) tie(r *data.Relation, line network.Line, far bool) app.UI {
	class := "net-tie basis-" + string(r.Basis)
	if statusOf(r) == data.StatusAlleged {
		class = "net-tie basis-" + string(data.BasisAlleged)
	}
	if far {
		class += " far"
	}
	d := "M" + px(line.X0) + " " + px(line.Y0) + "Q" + px(line.CX) + " " + px(line.CY) + " " + px(line.X1) + " " + px(line.Y1)
	kids := []app.UI{
		shape("title", nil, text(pg.tieTitle(r))),
		shape("path", attrs{"class": "net-hit", "d": d}),
		shape("path", attrs{"class": "net-line", "d": d}),
		shape("path", attrs{"class": "net-head", "d": arrowHead(line)}),
	}
	x, y := line.Middle()
	at := attrs{"class": "net-mark", "d": triangle.path, "transform": moved(x-6, y-6)}
	if statusOf(r) == data.StatusAlleged {
		kids = append(kids, shape("path", at))
	}
	if r.Negated {
		kids = append(kids, shape("path", attrs{"class": "net-mark net-not", "d": cross.path, "transform": moved(x-6, y-6)}))
	}
	return shape("a", attrs{"class": class, "href": pg.href(r), "tabindex": "-1"}, kids...)
}

// tieTitle is the relation in a sentence, with who says it.
func (pg *page) tieTitle(r *data.Relation) string {
	w := pg.wordingOf(r)
	said := pg.attributed(r)
	if w.lead != "" {
		said = pg.carriedBy(r)
	}
	words := pg.worded(w) + " · " + pg.p.Word(r.Basis)
	if r.Negated {
		words += " · " + pg.p.T(i18n.ReportedNotToBe)
	}
	if said != "" {
		words += " · " + said
	}
	return words
}

// arrowHead is at the end of a line, along its direction there.
func arrowHead(n network.Line) string {
	const long, wide = 8.0, 3.6
	dx, dy := n.X1-n.CX, n.Y1-n.CY
	if size := math.Hypot(dx, dy); size > 0 {
		dx, dy = dx/size, dy/size
	}
	x, y := n.X1-dx*long, n.Y1-dy*long
	return "M" + px(n.X1) + " " + px(n.Y1) + "L" + px(x-dy*wide) + " " + px(y+dx*wide) + "L" + px(x+dy*wide) + " " + px(y-dx*wide) + "z"
}

// webBox is a name: round for a person, angular for other actors, without a
// frame for a place.
func (pg *page) webBox(w *web, k int, r data.Record, near map[string]bool, to link.State) app.UI {
	id, box := r.Head().ID, w.layout.Boxes[k]
	a := attrs{"class": "net-node " + shapeOf(r), "href": pg.s.Href(to), "data-node": id, "transform": moved(box.X, box.Y)}
	switch {
	case near != nil && id == pg.s.Focus:
		a["class"], a["aria-current"] = a["class"]+" chosen", "true"
	case near != nil && !near[id]:
		a["class"] += " far"
	}
	radius := "3"
	if shapeOf(r) == "person" {
		radius = px(min(box.Height/2, 13))
	}
	kids := []app.UI{
		shape("title", nil, text(pg.webTitle(w, r))),
		shape("rect", attrs{"x": px(-box.Width / 2), "y": px(-box.Height / 2), "width": px(box.Width), "height": px(box.Height), "rx": radius}),
	}
	y := -box.Height/2 + aboveName
	for _, word := range w.labels[k] {
		class, line := "net-name", nameLine
		if word.tie {
			class, line = "net-word", tieLine
		}
		kids = append(kids, shape("text", attrs{"class": class, "y": px(y + line - 4), "text-anchor": "middle", "lang": otherLang(word.lang, pg.s.Lang)},
			text(pg.isolated(word.text, word.lang))))
		y += line
	}
	return shape("a", a, kids...)
}

func shapeOf(r data.Record) string {
	switch r := r.(type) {
	case *data.Place:
		return "place"
	case *data.Actor:
		if r.Kind == data.ActorPerson {
			return "person"
		}
	}
	return "body"
}

// webTitle is what a name is called aloud: whole, and how many relations end
// there.
func (pg *page) webTitle(w *web, r data.Record) string {
	n := len(tiesOf(w.relations, r.Head().ID))
	words := pg.nameOf(r.Head().ID) + " · " + pg.kindOf(r) + " · " + pg.p.N(i18n.CountRelations, n)
	if statusOf(r) == data.StatusAlleged {
		words += " · " + pg.attributed(r)
	}
	return words
}

// lineLegend explains the lines that some relations have.
func (pg *page) lineLegend(relations []*data.Relation) app.UI {
	var kids []app.UI
	negated := false
	for _, v := range data.Basis("").Values() {
		has := false
		for _, r := range relations {
			has = has || string(r.Basis) == v
			negated = negated || r.Negated
		}
		if has {
			kids = append(kids, item("", pg.sampleLine(data.Basis(v), false), span("", text(pg.p.Word(data.Basis(v))))))
		}
	}
	if negated {
		kids = append(kids, item("", pg.sampleLine(data.BasisDeFacto, true), span("", pg.t(i18n.NetworkNegated))))
	}
	return list("net-legend", kids...)
}

// sampleLine is a short line of a footing.
func (pg *page) sampleLine(b data.Basis, negated bool) app.UI {
	kids := []app.UI{shape("path", attrs{"class": "net-line", "d": "M1 7H46"}), shape("path", attrs{"class": "net-head", "d": "M52 7 44 3.4V10.6z"})}
	if b == data.BasisAlleged {
		kids = append(kids, shape("path", attrs{"class": "net-mark", "d": triangle.path, "transform": moved(18, 0)}))
	}
	if negated {
		kids = append(kids, shape("path", attrs{"class": "net-mark net-not", "d": cross.path, "transform": moved(18, 1)}))
	}
	return shape("svg", attrs{"class": "net-sample net-tie basis-" + string(b), "viewBox": "0 0 53 14", "aria-hidden": "true"}, kids...)
}

// boxLegend explains the frames of names.
func (pg *page) boxLegend() app.UI {
	box := func(class, radius string, key i18n.Key) app.UI {
		return item("", shape("svg", attrs{"class": "net-sample", "viewBox": "0 0 53 14", "aria-hidden": "true"},
			shape("g", attrs{"class": "net-node " + class}, shape("rect", attrs{"x": "8", "y": "1", "width": "37", "height": "12", "rx": radius}))), span("", pg.t(key)))
	}
	return list("net-legend", box("person", "6", i18n.NetworkPerson), box("body", "2", i18n.NetworkBody), box("place", "2", i18n.NetworkPlace))
}
