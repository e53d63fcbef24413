// SPDX-License-Identifier: MIT

package view

import (
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// sourceField is the id of the field that a copy is chosen in.
const sourceField = "copy-file"

// checkPart is where a reader gives the page a copy of the source. The field is
// an ordinary one for files, so that what can be dropped can be chosen with the
// keyboard as well.
func (pg *page) checkPart(s *data.Source) app.UI {
	if s.SHA256 == "" || s.Paragraphs == 0 {
		return nil
	}
	pa, asked := pg.asked(s.ID)
	intro, told := para("", pg.t(i18n.CheckIntro)), ""
	if asked {
		intro, told = pg.askedNote(pa), "check-asked"
	}
	kids := []app.UI{intro,
		el("label", attrs{"class": "drop needs-program", "data-drop": s.ID}, span("", pg.t(i18n.CheckChoose)),
			el("input", attrs{"type": "file", "id": sourceField, "accept": ".txt,.md,text/plain", "data-source": s.ID, "aria-describedby": told}))}
	if c := pg.checked; c != nil && c.source == s.ID {
		kids = append(kids, pg.checkResult(c)...)
	}
	return pg.section("check", i18n.CheckAgainstText, kids...)
}

// askedNote says which passage one came to check, and what to do for it.
func (pg *page) askedNote(pa passage) app.UI {
	what := []app.UI{el("p", nil, span("pilcrow", text(pg.passage(pa.Evidence))), text(" "),
		span("soft", pg.t(i18n.Characters), text(" "+pg.p.T(i18n.Range, pg.p.Year(*pa.Start), pg.p.Year(*pa.End)))), text(" "), pg.links(pa.records[:1]))}
	found, _, done := pg.checked.verdict(pa.Evidence)
	if !done {
		what = append(what, el("p", nil, pg.t(i18n.CheckAsked)))
	} else {
		class, words := pg.passageWords(found)
		what = append(what, el("p", nil, pg.t(i18n.InYourCopy), text(" "), span("passage-state "+class, text(words))))
	}
	if found.state == passageFound {
		what = append(what, el("p", nil, el("a", attrs{"href": "#" + askedMark, "data-act": "to-copy", "data-to": askedMark}, pg.t(i18n.CheckShow))))
	}
	return el("div", attrs{"class": "check-asked", "id": "check-asked"}, what...)
}

// askedMark is the id of the passage one came to check, in the copy.
const askedMark = "copy-asked"

// checkResult says what became of the copy, and shows it.
func (pg *page) checkResult(c *checked) []app.UI {
	all := c.found + c.moved + c.missing
	lines := []app.UI{el("h3", attrs{"id": "check-result", "tabindex": "-1"}, text(pg.p.T(checkVerdict(c), c.name)))}
	if c.found+c.moved > 0 {
		lines = append(lines, para("", text(pg.p.T(i18n.CheckFound, c.found, all, c.whole, c.anchored))))
		if c.found < all {
			lines = append(lines, para("", text(pg.p.T(i18n.CheckMoved, c.moved, c.missing))),
				para("", pg.phrase(i18n.CheckFirst, el("a", attrs{"href": "#" + copyID(c.first), "data-act": "to-copy", "data-to": copyID(c.first)}, text("¶"+pg.p.Year(c.first))))))
		}
	}
	if c.quotes > 0 {
		lines = append(lines, para("", text(pg.p.T(i18n.CheckQuotes, c.quotes, c.missing))))
	}
	kids := []app.UI{div("check-result", append(lines,
		div("cite-actions", el("button", attrs{"type": "button", "data-act": "forget-copy"}, pg.t(i18n.CheckForget))))...)}
	if c.found == 0 {
		return kids
	}
	return append(kids, el("h3", nil, pg.t(i18n.CheckCopy)), para("soft", pg.t(i18n.CheckHiding)),
		el("ol", attrs{"class": "copy", "role": "list"}, each(c.paragraphs, pg.copyParagraph)...))
}

func checkVerdict(c *checked) i18n.Key {
	switch {
	case c.same:
		return i18n.CheckSame
	case c.ends:
		return i18n.CheckLineEnds
	case c.found+c.moved == 0:
		return i18n.CheckNothing
	}
	return i18n.CheckOther
}

func copyID(n int) string { return "copy-" + paragraphID(n) }

// copyParagraph is a paragraph of the reader's copy and, under it, the records
// that stand on it. The passage one came to check stands out.
func (pg *page) copyParagraph(p checkedParagraph) app.UI {
	words := pg.copyPieces(p.pieces)
	for _, pa := range p.passages {
		if pg.isAsked(&pa) && pa.state == passageFound {
			words = append(pg.copyPieces(within(p.pieces, 0, *pa.Start)),
				el("span", attrs{"class": "copy-asked", "id": askedMark, "tabindex": "-1"}, pg.copyPieces(within(p.pieces, *pa.Start, *pa.End))...))
			words = append(words, pg.copyPieces(within(p.pieces, *pa.End, math.MaxInt))...)
		}
	}
	return el("li", attrs{"id": copyID(p.number), "class": "copy-paragraph", "tabindex": "-1"},
		span("pilcrow", text("¶"+pg.p.Year(p.number))),
		div("copy-text", el("p", attrs{"dir": "auto"}, words...), pg.copyPassages(p.passages)))
}

// copyPieces are pieces of the reader's copy as they are shown.
func (pg *page) copyPieces(pieces []piece) []app.UI {
	var words []app.UI
	for _, piece := range pieces {
		switch {
		case piece.hidden:
			words = append(words, span("not-shown", pg.t(i18n.CheckHidden)))
		case piece.marked:
			words = append(words, el("mark", nil, text(piece.text)))
		default:
			words = append(words, span("", text(piece.text)))
		}
	}
	return words
}

func (pg *page) copyPassages(passages []passage) app.UI {
	if len(passages) == 0 {
		return nil
	}
	return list("copy-records", each(passages, func(pa passage) app.UI {
		class, words := pg.passageWords(pa)
		own := ""
		if pg.isAsked(&pa) {
			own = "is-asked"
		}
		return item(own, span("passage-state "+class, text(words)), span("soft", text(pg.p.T(i18n.Range, pg.p.Year(*pa.Start), pg.p.Year(*pa.End)))), pg.links(pa.records))
	})...)
}

func (pg *page) passageWords(pa passage) (class, words string) {
	switch pa.state {
	case passageFound:
		return "is-found", pg.p.T(i18n.PassageFound)
	case passageMoved:
		return "is-moved", pg.p.T(i18n.PassageMoved, pa.at)
	}
	if pa.quotes {
		return "is-missing", pg.p.T(i18n.PassageQuotes)
	}
	return "is-missing", pg.p.T(i18n.PassageMissing)
}

// inCopy says, beside a record's evidence, what became of the passage in the
// reader's copy, and leads there.
func (pg *page) inCopy(pr proof) app.UI {
	pa, _, known := pg.checked.verdict(pr.Evidence)
	if !known {
		return nil
	}
	class, words := pg.passageWords(pa)
	return el("a", attrs{"class": "passage-state " + class, "href": pg.checkHref(pr)}, hush(pg.p.T(i18n.InYourCopy)+" "), text(words))
}

// checkHref is where a passage can be checked: the source's page, which asks for
// the text and then shows the passage in it.
func (pg *page) checkHref(pr proof) string {
	to := pg.s.ToRecord(data.TypeSource, pr.Source)
	to.Focus = askedID(pr.Evidence, pr.owner())
	if pg.s.Fragment {
		return pg.s.Href(to)
	}
	return pg.s.Href(to) + "#check"
}

// proofCheck says in the panel how a passage can be checked.
func (pg *page) proofCheck(pr proof) app.UI {
	s, ok := graph.Get[*data.Source](pg.Graph, pr.Source)
	if _, _, done := pg.checked.verdict(pr.Evidence); done || !ok || !pr.Anchored() || s.SHA256 == "" {
		return nil
	}
	how := i18n.CheckHow
	if s.Rights == data.RightsWithheld {
		how = i18n.CheckWithheld
	}
	return el("div", attrs{"class": "panel-check"}, el("p", nil, pg.t(how)),
		el("a", attrs{"class": "check-way", "href": pg.checkHref(pr)}, pg.t(i18n.CheckAgainstText)))
}

// proofChecked says what became of a passage in the reader's copy, and shows it.
func (pg *page) proofChecked(pr proof) app.UI {
	pa, words, done := pg.checked.verdict(pr.Evidence)
	if !done {
		return nil
	}
	class, verdict := pg.passageWords(pa)
	var quote, withheld app.UI
	if len(words) > 0 {
		quote = el("blockquote", attrs{"class": "copy-quote", "dir": "auto"}, pg.copyPieces(words)...)
	}
	if slices.ContainsFunc(words, func(p piece) bool { return p.hidden }) {
		withheld = para("soft", pg.t(i18n.CheckHiding))
	}
	return el("div", attrs{"class": "panel-check"},
		el("p", nil, pg.t(i18n.InYourCopy), text(" "), span("passage-state "+class, text(verdict))), quote, withheld,
		el("a", attrs{"class": "check-way", "href": pg.checkHref(pr)}, pg.t(i18n.CheckShow)))
}
