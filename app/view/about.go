// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
)

// about says how the dossier was made and how it may be used.
func (pg *page) about() []app.UI {
	return []app.UI{
		pg.viewHead(i18n.AboutTitle, i18n.AboutIntro),
		pg.section("method", i18n.MethodTitle, paragraphsOf(pg, i18n.Method1, i18n.Method2, i18n.Method3, i18n.Method4)...),
		pg.section("dossier", i18n.ThisDossier, pg.dossierFacts()),
		pg.statusesExplained(),
		pg.section("protection", i18n.PolicyTitle, paragraphsOf(pg, i18n.Policy1, i18n.Policy2, i18n.Policy3)...),
		pg.correctionLog(),
		pg.section("citing", i18n.HowToCite, para("citation", el("bdi", nil, text(pg.cited(pg.citing())))),
			div("cite-actions", pg.copyButton(i18n.CopyCitation, copyCitation), pg.shareButton())),
		pg.section("downloads", i18n.Downloads, pg.downloads(), pg.openOwn()),
		pg.licences(),
		pg.section("privacy", i18n.PrivacyTitle, paragraphsOf(pg, i18n.Privacy1)...)}
}

func paragraphsOf(pg *page, keys ...i18n.Key) []app.UI {
	return each(keys, func(k i18n.Key) app.UI { return para("", pg.t(k)) })
}

func (pg *page) dossierFacts() app.UI {
	about := pg.dossier().About
	facts := []app.UI{
		described(pg.t(i18n.Title), pg.prose(about.Title)),
		described(pg.t(i18n.Summary), pg.prose(about.Summary)),
		described(pg.t(i18n.Version), el("bdi", nil, text(about.Version))),
		described(pg.t(i18n.Updated), text(pg.p.Day(about.Updated))),
		described(pg.t(i18n.Licence), el("bdi", nil, text(about.Licence))),
	}
	if len(about.Languages) > 1 {
		facts = append(facts, described(pg.t(i18n.Translations), pg.t(i18n.TranslationsNote)))
	}
	if about.Contact != "" {
		facts = append(facts, described(pg.t(i18n.Contact), pg.contact(about.Contact)))
	}
	for _, t := range data.Types() {
		facts = append(facts, described(text(pg.p.Many(t)), text(pg.p.Int(pg.count(t)))))
	}
	return el("dl", attrs{"class": "facts key-facts"}, facts...)
}

// contact is where corrections and replies go: an address on the web or a
// mailbox; anything else stays text.
func (pg *page) contact(c string) app.UI {
	if name, host, isMail := strings.Cut(c, "@"); isMail && name != "" && host != "" && !strings.ContainsAny(c, " /:?&<>\"") {
		return el("a", attrs{"href": "mailto:" + c}, el("bdi", nil, text(c)))
	}
	return pg.outward(c, c)
}

// statusesExplained lists statuses, stances and footings with their shapes.
func (pg *page) statusesExplained() app.UI {
	var statuses, stances, footings []app.UI
	for _, v := range data.Status("").Values() {
		statuses = append(statuses, described(pg.status(data.Status(v)), text(pg.p.About(data.Status(v)))))
	}
	for _, v := range data.Stance("").Values() {
		s := data.Stance(v)
		stances = append(stances, described(tag(markOfStance(s), span("", text(pg.p.Word(s)))), text(pg.p.About(s))))
	}
	for _, v := range data.Basis("").Values() {
		b := data.Basis(v)
		footings = append(footings, described(pg.basis(b), text(pg.p.About(b))))
	}
	legend := func(id string, title i18n.Key, kids []app.UI) app.UI {
		return div("legend-part", heading("h3", id, pg.t(title)), el("dl", attrs{"class": "legend"}, kids...))
	}
	return pg.section("statuses", i18n.LegendTitle,
		legend("of-records", i18n.StatusOfRecords, statuses), legend("of-claims", i18n.StanceOfClaims, stances), legend("of-relations", i18n.FootingOfRelations, footings))
}

func (pg *page) correctionLog() app.UI {
	all := pg.dossier().About.Corrections
	if len(all) == 0 {
		return pg.section("corrections", i18n.Corrections, para("empty", pg.t(i18n.NoCorrections)))
	}
	t := pg.p.T
	var rows [][]cell
	for _, c := range all {
		rows = append(rows, []cell{{kid: span("date", text(pg.p.Day(c.Date)))}, {kid: pg.link(c.Record)}, {kid: pg.prose(c.What)}, {kid: pg.prose(c.Reason)}})
	}
	return pg.section("corrections", i18n.Corrections,
		table("correction-table", t(i18n.Corrections), []string{t(i18n.When), t(i18n.Record), t(i18n.WhatChanged), t(i18n.Why)}, rows))
}

// downloads are the files beside the pages.
func (pg *page) downloads() app.UI {
	return list("plain downloads",
		pg.fileLink("download/dossier.json", i18n.DownloadDossier),
		pg.fileLink("download/dossier.schema.json", i18n.DownloadSchema),
		pg.moreFormats())
}

// moreFormats leads to the pages that list the files in the formats of others.
// They stand beside the views and are none; in one file there are none.
func (pg *page) moreFormats() app.UI {
	folder := "download/" + link.State{Lang: pg.s.Lang}.Path()
	switch {
	case pg.OneFile == nil:
		return item("", el("a", attrs{"href": pg.root() + folder}, pg.t(i18n.MoreFormats)))
	case webAddress(pg.OneFile.Public):
		return item("", pg.outward(pg.OneFile.Public+folder, pg.p.T(i18n.MoreFormats)))
	}
	return nil
}

// licences are those of the program; the dossier's own stands among its facts.
func (pg *page) licences() app.UI {
	texts := pg.fileLink("download/licences.txt", i18n.LicencesFile)
	if pg.OneFile != nil { // who passes the file on passes them on too
		texts = item("", span("", pg.t(i18n.LicencesFile)), span("soft", pg.t(i18n.InOneFile)))
	}
	return pg.section("licences", i18n.LicencesTitle, para("", pg.t(i18n.LicencesIntro)), list("plain downloads",
		texts, pg.fileLink("download/sbom.cdx.json", i18n.MaterialsFile)))
}
