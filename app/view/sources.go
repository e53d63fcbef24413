// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// sources lists what the dossier was drawn from.
func (pg *page) sources() []app.UI {
	kids := []app.UI{pg.viewHead(i18n.NavSources, i18n.SourcesIntro)}
	if pg.count(data.TypeSource) == 0 {
		return append(kids, para("empty", pg.t(i18n.NoSources)))
	}
	for _, s := range graph.All[*data.Source](pg.Graph) {
		title, lang := pg.title(s)
		id := "source-" + s.ID
		kids = append(kids, el("section", attrs{"class": "source", "aria-labelledby": id},
			heading("h2", id, el("a", attrs{"href": pg.href(s)}, pg.isolate(title, lang))),
			pg.sourceFacts(s), pg.coverageBar(pg.coverage(s))))
	}
	return kids
}

func (pg *page) sourceFacts(s *data.Source) app.UI {
	facts := []app.UI{}
	add := func(k i18n.Key, kids ...app.UI) { facts = append(facts, described(pg.t(k), kids...)) }
	add(i18n.Label, pg.prose(s.Label))
	if s.Publisher != "" {
		add(i18n.Publisher, pg.link(s.Publisher), pg.editorial(s.Origin))
	}
	if s.Author != "" {
		add(i18n.Author, el("bdi", nil, text(s.Author)))
	}
	add(i18n.Published, pg.date(s.Published), pg.dateNote(s.Published))
	if s.Retrieved != "" {
		add(i18n.Retrieved, text(pg.p.Day(s.Retrieved)))
	}
	add(i18n.LanguageOf, text(pg.p.Language(s.Language)))
	if s.URL != "" {
		add(i18n.Address, pg.outward(s.URL, s.URL))
	}
	if s.ArchiveURL != "" {
		add(i18n.Archived, pg.outward(s.ArchiveURL, s.ArchiveURL))
	}
	add(i18n.Rights, text(pg.p.Word(s.Rights)), span("soft", text(pg.p.About(s.Rights))))
	if s.Reliability != "" {
		add(i18n.Reliability, text(string(s.Reliability)+" · "+pg.p.Word(s.Reliability)))
	}
	if s.SHA256 != "" {
		add(i18n.HashOfFile, el("code", attrs{"class": "hash", "dir": "ltr"}, text(s.SHA256)))
	}
	if !s.Note.IsZero() {
		add(i18n.Note, pg.prose(s.Note))
	}
	return el("dl", attrs{"class": "facts key-facts"}, facts...)
}

func (pg *page) sourcePage(s *data.Source) []app.UI {
	title, lang := pg.title(s)
	own := []app.UI{
		pg.pageHead(s, pg.isolate(title, lang)),
		pg.sourceFacts(s), pg.checkPart(s)}
	if s.Paragraphs > 0 {
		c := pg.coverage(s)
		own = append(own, pg.section("coverage", i18n.Coverage, para("", pg.t(i18n.CoverageIntro)), pg.coverageBar(c), pg.paragraphs(c)))
	}
	return append(own, pg.later(func() app.UI { return pg.section("said", i18n.SaysInOwnVoice, pg.ownVoice(s)) }))
}

// ownVoice are the claims the source makes itself.
func (pg *page) ownVoice(s *data.Source) app.UI {
	said, rest := tied[*data.Claim](pg, "said", s.ID, graph.Speaks)
	if len(said) == 0 {
		return nil
	}
	return div("claims", append(each(said, pg.claimItem), rest)...)
}

// The coverage figure, in units of its viewBox.
const (
	coverHeight = 44.0
	coverStep   = 12.0
	coverWidth  = 10.0
)

// coverageBar is a column per paragraph, as high as records stand on it. The
// caption counts in sentences; the list on the source's page says the rest.
func (pg *page) coverageBar(c covering) app.UI {
	if c.sentences == 0 {
		return nil
	}
	most := 1
	for _, p := range c.paragraphs {
		most = max(most, p.records())
	}
	width := number(coverStep * float64(len(c.paragraphs)))
	kids := []app.UI{shape("path", attrs{"class": "bar-base", "d": "M0 " + number(coverHeight) + "H" + width})}
	for i, p := range c.paragraphs {
		n := p.records()
		h := max(2, (coverHeight-4)*float64(n)/float64(most))
		class := "bar"
		if n == 0 {
			class, h = "bar skipped", 4
		}
		x := coverStep * float64(i)
		if pg.p.Dir() == "rtl" {
			x = coverStep*float64(len(c.paragraphs)-i) - coverStep
		}
		kids = append(kids, shape("rect", attrs{"class": class, "x": number(x), "y": number(coverHeight - h), "width": number(coverWidth), "height": number(h)}))
	}
	return el("figure", attrs{"class": "coverage"},
		shape("svg", attrs{"viewBox": "0 0 " + width + " " + number(coverHeight+2), "preserveAspectRatio": "none", "aria-hidden": "true"}, kids...),
		el("figcaption", nil, text(pg.p.T(i18n.CoverageCaption, c.carrying, c.sentences, c.skipped))))
}

// paragraphs is the coverage paragraph by paragraph, where the chips lead.
func (pg *page) paragraphs(c covering) app.UI {
	return el("ol", attrs{"class": "paragraphs", "role": "list"}, each(c.paragraphs, func(p paragraph) app.UI {
		id := paragraphID(p.number)
		class, unfolded := "paragraph", ""
		if pg.s.Focus == id {
			class, unfolded = "paragraph focused", on
		}
		summary := el("summary", nil, span("pilcrow", text("¶"+pg.p.Year(p.number))), pg.sentenceBar(p, c.longest), span("", text(pg.paragraphSum(p))))
		return el("li", attrs{"id": id, "class": class}, el("details", attrs{"open": unfolded}, append([]app.UI{summary}, pg.paragraphParts(p)...)...))
	})...)
}

// paragraphSum says in words what the bar shows.
func (pg *page) paragraphSum(p paragraph) string {
	parts := []string{}
	if n := len(p.sentences); n > 0 {
		parts = append(parts, pg.p.N(i18n.CountSentences, n))
	}
	skipped := 0
	for _, s := range p.sentences {
		if s.skipped {
			skipped++
		}
	}
	if n := p.records(); n > 0 || skipped == 0 {
		parts = append(parts, pg.p.N(i18n.CountRecords, n))
	}
	if skipped > 0 {
		parts = append(parts, pg.p.N(i18n.CountSkipped, skipped))
	}
	return strings.Join(parts, pg.p.T(i18n.ListSeparator))
}

// The bar of a paragraph, in units of its viewBox.
const (
	sentenceBarWidth = 160.0
	sentenceBar      = 10.0
	leastSentence    = 8.0 // so that an outline can be told from a full bar
)

// sentenceBar is a paragraph's sentences as wide as they are long: full where
// records were drawn from one, an outline where it was skipped.
func (pg *page) sentenceBar(p paragraph, longest int) app.UI {
	if longest == 0 {
		return nil
	}
	var full, outline strings.Builder
	for _, s := range p.sentences {
		unit := sentenceBarWidth / float64(longest)
		x, width := float64(s.Start)*unit, max(leastSentence, float64(s.End-s.Start)*unit-1.5)
		if pg.p.Dir() == "rtl" {
			x = sentenceBarWidth - x - width
		}
		if len(s.records) > 0 {
			full.WriteString(box(x, 0, width, sentenceBar))
		} else {
			outline.WriteString(box(x, 2.5, width, sentenceBar-5))
		}
	}
	var kids []app.UI
	if full.Len() > 0 {
		kids = append(kids, shape("path", attrs{"class": "bar", "d": full.String()}))
	}
	if outline.Len() > 0 {
		kids = append(kids, shape("path", attrs{"class": "bar skipped", "d": outline.String()}))
	}
	return shape("svg", attrs{"class": "sentence-bar", "viewBox": "0 0 " + number(sentenceBarWidth) + " " + number(sentenceBar), "aria-hidden": "true"}, kids...)
}

// box is a rectangle as a part of a path.
func box(x, y, width, height float64) string {
	return "M" + number(x) + " " + number(y) + "h" + number(width) + "v" + number(height) + "h" + number(-width) + "z"
}

// paragraphParts are the records sentence by sentence.
func (pg *page) paragraphParts(p paragraph) []app.UI {
	var kids []app.UI
	for i, s := range p.sentences {
		head := pg.p.T(i18n.SentenceNumber, i+1, pg.p.Year(s.Start), pg.p.Year(s.End))
		switch {
		case s.skipped:
			kids = append(kids, para("sentence-head", text(head)), para("skipped", pg.phrase(i18n.Skipped, pg.prose(s.reason))))
		case len(s.records) == 0:
			kids = append(kids, para("sentence-head", text(head)), para("skipped", pg.t(i18n.NothingStandsHere)))
		default:
			kids = append(kids, para("sentence-head", text(head)), pg.drawnFrom(s.records))
		}
	}
	if len(p.wide) > 0 {
		if len(p.sentences) > 0 {
			kids = append(kids, para("sentence-head", pg.t(i18n.AcrossSentences)))
		}
		kids = append(kids, pg.drawnFrom(p.wide))
	}
	for _, reason := range p.skipped {
		kids = append(kids, para("skipped", pg.phrase(i18n.Skipped, pg.prose(reason))))
	}
	return kids
}

// drawnFrom lists records by type and name; a lead tells the type as well. The
// page of a source has hundreds of them, so that each is as few elements as can
// be: a name that stands alone is isolated by its link.
func (pg *page) drawnFrom(records []data.Record) app.UI {
	return list("drawn", each(records, func(r data.Record) app.UI {
		w := pg.wordingOf(r)
		switch r.(type) {
		case *data.Actor, *data.Place, *data.Topic:
			w.lead = "" // a name asserts nothing
			w.text, w.lang = pg.title(r)
		}
		a := attrs{"href": pg.href(r)}
		if w.lead != "" {
			return item("", el("a", a, text(pg.p.T(i18n.Lead, w.lead, "")), pg.isolate(w.text, w.lang)))
		}
		a["dir"] = "auto"
		if w.lang != pg.s.Lang {
			a["lang"], a["dir"] = w.lang, i18n.Dir(w.lang)
		}
		return item("", text(pg.p.One(r.Type())+" "), el("a", a, text(w.text)))
	})...)
}
