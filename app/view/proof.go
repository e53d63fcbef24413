// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// The evidence chip and the panel it opens. A chip is a link to the evidence
// on the record's own page, which is where it leads without the program. The
// program opens the panel instead; its state is the address's proof parameter.

// chips are the passages of one record as a group; first is the number of the
// first in the record's proofs.
func (pg *page) chips(id string, evidence []data.Evidence, first int) app.UI {
	if len(evidence) == 0 {
		return nil
	}
	var kids []app.UI
	for i, e := range evidence {
		if i > 0 && samePassage(e, evidence[i-1]) {
			continue // the panel of the one before shows both
		}
		kids = append(kids, pg.chip(proofID(id, first+i), pg.proofPage(id), e))
	}
	return span("chips", kids...)
}

// proofPage is where a chip leads: the evidence on the record's page, or the
// overview for the dossier's own sentences.
func (pg *page) proofPage(id string) string {
	if r := pg.Graph.Record(id); r != nil {
		return pg.hrefAt(r, "evidence")
	}
	return pg.s.Href(pg.s.To(link.Overview))
}

func (pg *page) chip(proof, href string, e data.Evidence) app.UI {
	where := pg.passage(e)
	source := pg.sourceName(e.Source)
	return el("a", attrs{"class": "chip", "href": href, "data-act": "proof", "data-proof": proof},
		hush(pg.p.T(i18n.EvidenceAt)), span("pilcrow", text(where)), text(" "), span("chip-source", el("bdi", nil, text(source))))
}

// passage names the place within a source: a paragraph, page or time.
func (pg *page) passage(e data.Evidence) string {
	switch {
	case e.Paragraph > 0:
		return "¶" + pg.p.Year(e.Paragraph)
	case e.Page != "":
		return pg.p.T(i18n.PageNumber, e.Page)
	case e.Timecode != "":
		return e.Timecode
	}
	return pg.p.T(i18n.NoPassage)
}

// sourceName is what a chip calls a source: its publisher, or its label.
func (pg *page) sourceName(id string) string {
	if pg.Graph.TypeOf(id) != data.TypeSource {
		return id
	}
	if publisher := pg.Graph.Publisher(id); publisher != "" {
		return pg.nameOf(publisher)
	}
	if label, _, ok := pg.labelIn(id); ok {
		return label
	}
	s, ok := graph.Get[*data.Source](pg.Graph, id)
	if !ok {
		return id // missing
	}
	label, _ := s.Label.In(pg.s.Lang)
	return label
}

// panel is the open evidence, or nothing.
func (pg *page) panel() app.UI {
	pr, ok := pg.findProof(pg.s.Proof)
	if !ok {
		return nil
	}
	closed := pg.s
	closed.Proof = ""
	return el("div", attrs{"class": "panel", "id": "proof", "role": "dialog", "aria-labelledby": "proof-title", "tabindex": "-1"},
		div("panel-head", heading("h2", "proof-title", span("pilcrow", text(pg.passage(pr.Evidence))), pg.sourceBdi(pr.Source)),
			el("a", attrs{"class": "icon-button", "href": pg.s.Href(closed), "data-act": "close-proof", "aria-label": pg.p.T(i18n.Close)}, icon("close"))),
		para("panel-text", pr.Text(pg)),
		pg.proofSpeaker(pr),
		div("", each(pg.together(pg.s.Proof), pg.proofChecked)...),
		div("", each(pg.together(pg.s.Proof), func(pr proof) app.UI { return pg.proofFacts(pr.Evidence) })...),
		pg.proofCheck(pr),
		pg.proofLinks(pr))
}

func (pg *page) sourceBdi(id string) app.UI { return el("bdi", nil, text(pg.sourceName(id))) }

// proofSpeaker says who speaks, on whose behalf and through whom.
func (pg *page) proofSpeaker(pr proof) app.UI {
	c, ok := pr.record.(*data.Claim)
	if !ok {
		return para("panel-speaker", pg.accordingTo(pr.AccordingTo, pr.Status))
	}
	var through app.UI
	if len(c.Via) > 0 {
		through = para("soft", pg.phrase(i18n.ReportedThrough, pg.links(c.Via)))
	}
	return div("panel-speaker", pg.saidBy(c), through)
}

// proofFacts are what proves a passage: where it stands and its hash.
func (pg *page) proofFacts(e data.Evidence) app.UI {
	facts := []app.UI{described(pg.t(i18n.Source), pg.link(e.Source))}
	if e.Paragraph > 0 {
		facts = append(facts, described(pg.t(i18n.Paragraph), pg.paragraphLink(e)))
	}
	if e.Anchored() {
		facts = append(facts, described(pg.t(i18n.Characters), text(pg.p.T(i18n.Range, pg.p.Year(*e.Start), pg.p.Year(*e.End)))))
	}
	if e.Passage == "none" {
		facts = append(facts, described(pg.t(i18n.Paragraph), pg.t(i18n.NoPassage)))
	}
	if e.URL != "" {
		facts = append(facts, described(pg.t(i18n.Address), pg.outward(e.URL, e.URL)))
	}
	if e.SHA256 != "" {
		facts = append(facts, described(pg.t(i18n.Hash), el("code", attrs{"class": "hash", "dir": "ltr"}, text(e.SHA256))))
	}
	if !e.Note.IsZero() {
		facts = append(facts, described(pg.t(i18n.Note), pg.prose(e.Note)))
	}
	return el("dl", attrs{"class": "facts"}, facts...)
}

// paragraphLink leads to what else was drawn from a paragraph.
func (pg *page) paragraphLink(e data.Evidence) app.UI {
	number := text(pg.p.Year(e.Paragraph))
	s := pg.Graph.Record(e.Source)
	if s == nil {
		return number
	}
	return el("a", attrs{"href": pg.hrefAt(s, paragraphID(e.Paragraph))}, number)
}

func (pg *page) proofLinks(pr proof) app.UI {
	var kids []app.UI
	if pr.record != nil {
		kids = append(kids, el("a", attrs{"href": pg.href(pr.record)}, pg.t(i18n.OpenRecord)),
			pg.copyButton(i18n.CopyCitation, copyCitation+pr.record.Head().ID),
			pg.copyButton(i18n.CopyPermalink, copyPermalink+pg.s.Proof))
	}
	return div("panel-links", kids...)
}

// evidence is a record's own evidence in full, on its page.
func (pg *page) evidence(r data.Record) app.UI {
	var kids []app.UI
	for _, pr := range proofsOf(r) {
		about := pr.label(pg)
		kids = append(kids, item("", div("proof-head", apart(span("pilcrow", text(pg.passage(pr.Evidence))), pg.sourceBdi(pr.Source), about, pg.inCopy(pr))...),
			el("details", attrs{"class": "proof-facts"}, el("summary", nil, pg.t(i18n.HashAndPlace)), pg.proofFacts(pr.Evidence))))
	}
	if len(kids) == 0 {
		return pg.section("evidence", i18n.Evidence, para("empty", pg.t(i18n.NoEvidence)))
	}
	return pg.section("evidence", i18n.Evidence, pg.withheldNote(r), el("ol", attrs{"class": "proofs", "role": "list"}, kids...))
}

// withheldNote says, once, why no passage is quoted and how it can be checked.
func (pg *page) withheldNote(r data.Record) app.UI {
	for _, pr := range proofsOf(r) {
		if !pr.Anchored() {
			continue
		}
		if s, ok := graph.Get[*data.Source](pg.Graph, pr.Source); ok && s.Rights == data.RightsWithheld {
			return para("soft withheld-note", pg.t(i18n.TextWithheld))
		}
	}
	return nil
}
