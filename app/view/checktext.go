// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
)

// checkPart is where a reader gives the page a copy of the source. The field is
// an ordinary one for files, so that what can be dropped can be chosen with the
// keyboard as well.
func (pg *page) checkPart(s *data.Source) app.UI {
	if s.SHA256 == "" || s.Paragraphs == 0 {
		return nil
	}
	kids := []app.UI{para("", pg.t(i18n.CheckIntro)),
		el("label", attrs{"class": "drop needs-program", "data-drop": s.ID}, span("", pg.t(i18n.CheckChoose)),
			el("input", attrs{"type": "file", "id": "copy-file", "accept": ".txt,.md,text/plain", "data-source": s.ID}))}
	if c := pg.checked; c != nil && c.source == s.ID {
		kids = append(kids, pg.checkResult(c)...)
	}
	return pg.section("check", i18n.CheckAgainstText, kids...)
}

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
	case c.found+c.moved == 0:
		return i18n.CheckNothing
	}
	return i18n.CheckOther
}

func copyID(n int) string { return "copy-" + paragraphID(n) }

// copyParagraph is a paragraph of the reader's copy and, under it, the records
// that stand on it.
func (pg *page) copyParagraph(p checkedParagraph) app.UI {
	var words []app.UI
	for _, piece := range p.pieces {
		switch {
		case piece.hidden:
			words = append(words, span("not-shown", pg.t(i18n.CheckHidden)))
		case piece.marked:
			words = append(words, el("mark", nil, text(piece.text)))
		default:
			words = append(words, span("", text(piece.text)))
		}
	}
	return el("li", attrs{"id": copyID(p.number), "class": "copy-paragraph", "tabindex": "-1"},
		span("pilcrow", text("¶"+pg.p.Year(p.number))),
		div("copy-text", el("p", attrs{"dir": "auto"}, words...), pg.copyPassages(p.passages)))
}

func (pg *page) copyPassages(passages []passage) app.UI {
	if len(passages) == 0 {
		return nil
	}
	return list("copy-records", each(passages, func(pa passage) app.UI {
		class, words := pg.passageWords(pa)
		return item("", span("passage-state "+class, text(words)), span("soft", text(pg.p.T(i18n.Range, pg.p.Year(*pa.Start), pg.p.Year(*pa.End)))), pg.links(pa.records))
	})...)
}

func (pg *page) passageWords(pa passage) (class, words string) {
	switch pa.state {
	case passageFound:
		return "is-found", pg.p.T(i18n.PassageFound)
	case passageMoved:
		return "is-moved", pg.p.T(i18n.PassageMoved, pa.at)
	}
	return "is-missing", pg.p.T(i18n.PassageMissing)
}

// inCopy says, beside a record's evidence, what became of the passage in the
// reader's copy, and leads there.
func (pg *page) inCopy(e data.Evidence) app.UI {
	c := pg.checked
	if c == nil || c.source != e.Source || !e.Anchored() || e.Paragraph < 1 || e.Paragraph > len(c.paragraphs) {
		return nil
	}
	for _, pa := range c.paragraphs[e.Paragraph-1].passages {
		if passageKey(pa.Evidence) == passageKey(e) {
			class, words := pg.passageWords(pa)
			return el("a", attrs{"class": "passage-state " + class, "href": pg.hrefAt(pg.Graph.Record(e.Source), copyID(e.Paragraph))},
				hush(pg.p.T(i18n.InYourCopy)+" "), text(words))
		}
	}
	return nil
}
