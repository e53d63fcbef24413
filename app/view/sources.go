// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
)

// sources lists what the dossier was drawn from.
func (pg *page) sources() []app.UI {
	kids := []app.UI{pg.viewHead(i18n.NavSources, i18n.SourcesIntro)}
	if len(pg.dossier().Sources) == 0 {
		return append(kids, para("empty", pg.t(i18n.NoSources)))
	}
	for _, s := range pg.dossier().Sources {
		title, lang := pg.title(s)
		id := "source-" + s.ID
		kids = append(kids, el("section", attrs{"class": "source", "aria-labelledby": id},
			heading("h2", id, el("a", attrs{"href": pg.href(s)}, pg.isolate(title, lang))),
			pg.sourceFacts(s), pg.coverageBar(s)))
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
	add(i18n.LanguageOf, text(i18n.Autonym(s.Language)))
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
		pg.sourceFacts(s)}
	if s.Paragraphs > 0 {
		own = append(own, pg.section("coverage", i18n.Coverage, para("", pg.t(i18n.CoverageIntro)), pg.coverageBar(s), pg.paragraphs(s)))
	}
	return append(own, pg.section("said", i18n.SaysInOwnVoice, pg.ownVoice(s)))
}

// ownVoice are the claims the source makes itself.
func (pg *page) ownVoice(s *data.Source) app.UI {
	said := pg.Graph.Says(s.ID)
	if len(said) == 0 {
		return nil
	}
	return div("claims", each(said, pg.claimItem)...)
}

// The coverage bar, in units of its viewBox.
const (
	coverHeight = 44.0
	coverStep   = 12.0
	coverWidth  = 10.0
)

// coverageBar is a column per paragraph, as high as records stand on it. The
// list under it says the same in words.
func (pg *page) coverageBar(s *data.Source) app.UI {
	cover := pg.coverage(s)
	if len(cover) == 0 {
		return nil
	}
	most := 1
	covered := 0
	for _, p := range cover {
		most = max(most, len(p.records))
		if len(p.records) > 0 {
			covered++
		}
	}
	width := number(coverStep * float64(len(cover)))
	kids := []app.UI{shape("path", attrs{"class": "bar-base", "d": "M0 " + number(coverHeight) + "H" + width})}
	for i, p := range cover {
		h := max(2, (coverHeight-4)*float64(len(p.records))/float64(most))
		class := "bar"
		if len(p.records) == 0 {
			class, h = "bar skipped", 4
		}
		x := coverStep * float64(i)
		if pg.p.Dir() == "rtl" {
			x = coverStep*float64(len(cover)-i) - coverStep
		}
		kids = append(kids, shape("rect", attrs{"class": class, "x": number(x), "y": number(coverHeight - h), "width": number(coverWidth), "height": number(h)}))
	}
	return el("figure", attrs{"class": "coverage"},
		shape("svg", attrs{"viewBox": "0 0 " + width + " " + number(coverHeight+2), "preserveAspectRatio": "none", "aria-hidden": "true"}, kids...),
		el("figcaption", nil, text(pg.p.T(i18n.CoverageCaption, covered, len(cover)))))
}

// paragraphs is the coverage paragraph by paragraph, where the chips lead.
func (pg *page) paragraphs(s *data.Source) app.UI {
	var kids []app.UI
	for _, p := range pg.coverage(s) {
		body := []app.UI{span("pilcrow", text("¶"+pg.p.Year(p.number)))}
		if len(p.records) > 0 {
			body = append(body, el("details", nil, el("summary", nil, text(pg.p.N(i18n.CountRecords, len(p.records)))),
				list("plain", each(p.records, func(r data.Record) app.UI {
					return item("", span("record-type", text(pg.p.One(r.Type()))), pg.link(r.Head().ID))
				})...)))
		}
		for _, reason := range p.skipped {
			body = append(body, span("skipped", pg.phrase(i18n.Skipped, pg.prose(reason))))
		}
		if len(p.records)+len(p.skipped) == 0 {
			body = append(body, span("skipped", pg.t(i18n.NothingStandsHere)))
		}
		class := "paragraph"
		if pg.s.Focus == paragraphID(p.number) {
			class = "paragraph focused"
		}
		kids = append(kids, el("li", attrs{"id": paragraphID(p.number), "class": class}, body...))
	}
	return el("ol", attrs{"class": "paragraphs", "role": "list"}, kids...)
}
