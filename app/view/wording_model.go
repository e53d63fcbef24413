// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// A record's title is a sentence that somebody holds. On its own page and in
// lists the line of attribution stands beside it; in a tab, a preview, a
// search result or a link it stands alone and would read as our finding. There
// it carries its lead: whose it is, or that it is only asserted or denied.

// wording is a record's title with its lead.
type wording struct {
	lead string // "" where the title may stand alone
	says bool   // the lead, or the text where it has its own, says whose it is
	text string
	lang string // of the text; the lead is in the page's
}

// wordingOf leads a proposition, a claim, what is alleged, denied or disputed,
// and what is reported not to be so: "Casualties" alone would say the opposite.
// A text that opens with its own lead is not given it twice.
func (pg *page) wordingOf(r data.Record) wording {
	title, lang := pg.title(r)
	w := wording{text: title, lang: lang}
	switch r := r.(type) {
	case *data.Proposition:
		w.lead, w.text = pg.p.T(i18n.AssertedOrDenied), pg.p.T(i18n.Quoted, title)
	case *data.Claim:
		w.lead, w.says = pg.spokenBy(r), true
	default:
		w.lead = pg.doubt(r)
		w.says = w.lead != ""
		w.lead = pg.notSo(w.lead, r)
	}
	if begins(w.text, w.lead) {
		w.lead = ""
	}
	w.lead = capital(w.lead)
	return w
}

// notSo adds to a lead that a record is reported not to be so.
func (pg *page) notSo(lead string, r data.Record) string {
	switch r := r.(type) {
	case *data.Event:
		if !r.Negated {
			return lead
		}
	case *data.Relation:
		if !r.Negated {
			return lead
		}
	default:
		return lead
	}
	if lead == "" {
		return pg.p.T(i18n.ReportedNotToBe)
	}
	return pg.p.T(i18n.DescriptionOf, lead, pg.p.T(i18n.ReportedNotToBe))
}

// spokenBy is the act and the speaker. The participle or noun is used and not
// the verb: most texts are sentences with their own, and "X denies: X denies
// …" would say the opposite.
func (pg *page) spokenBy(c *data.Claim) string {
	word := pg.actWord(c)
	if c.Speaker != data.Unattributed {
		return pg.p.T(i18n.By, word, pg.nameOf(c.Speaker))
	}
	if owesAnswer(c) {
		word = pg.p.Said(data.ActAlleges)
	}
	return pg.p.T(i18n.ByNobody, word)
}

// doubt is who alleges a record, or according to whom it is denied or
// disputed; "" for what nobody on record contests.
func (pg *page) doubt(r data.Record) string {
	a, status := pg.assertersOf(r.Head().AccordingTo), statusOf(r)
	switch status {
	case data.StatusAlleged:
		return pg.attributedTo(a, status)
	case data.StatusDenied, data.StatusDisputed:
		if said := pg.attributedTo(a, status); said != "" {
			return pg.p.T(i18n.DescriptionOf, said, pg.p.Word(status))
		}
		return pg.p.Word(status)
	}
	return ""
}

// statusOf is a record's status; a relation on an alleged footing is alleged.
func statusOf(r data.Record) data.Status {
	if relation, ok := r.(*data.Relation); ok && relation.Basis == data.BasisAlleged {
		return data.StatusAlleged
	}
	return r.Head().Status
}

// worded is a wording as plain text.
func (pg *page) worded(w wording) string {
	if w.lead == "" {
		return w.text
	}
	return pg.p.T(i18n.Lead, w.lead, w.text)
}

// standing is who is on record on a proposition, stance by stance. What is
// alleged is told as that, and with it that nobody denies it.
func (pg *page) standing(p *data.Proposition) string {
	var parts []string
	groups, general := pg.byStance(p), pg.speakersBy(idsOf(pg.generalDenials(p)))
	alleged, asserted := pg.partAlleged(groups[data.StanceAsserts])
	if len(alleged) > 0 {
		parts = append(parts, pg.allegedBy(alleged))
	}
	groups[data.StanceAsserts] = asserted
	for _, stance := range stances {
		if names := pg.speakersBy(groups[stance.of]); len(names) > 0 {
			parts = append(parts, pg.p.T(stance.by, pg.fewOf(names)))
		}
	}
	if len(general) > 0 {
		parts = append(parts, pg.p.T(i18n.DeniedInGeneralBy, pg.fewOf(general)))
	}
	if len(alleged) > 0 && len(groups[data.StanceDenies])+len(general) == 0 {
		parts = append(parts, pg.p.T(i18n.NobodyDenies))
	}
	if len(parts) == 0 {
		return pg.p.T(i18n.NothingRecorded)
	}
	return strings.Join(parts, pg.p.T(i18n.ClauseSeparator))
}

// partAlleged parts claims that allege from those that assert otherwise.
func (pg *page) partAlleged(claims []string) (alleged, asserted []string) {
	for _, id := range claims {
		if c := pg.claimOf(id); c != nil && alleges(c) {
			alleged = append(alleged, id)
		} else {
			asserted = append(asserted, id)
		}
	}
	return alleged, asserted
}

// claimOf is a claim, as far as the index knows it where records are read one by
// one.
func (pg *page) claimOf(id string) *data.Claim {
	if pg.reading == nil {
		c, _ := graph.Get[*data.Claim](pg.Graph, id)
		return c
	}
	i, _, _ := pg.Index.Find(id)
	c, _ := pg.early(i).(*data.Claim)
	return c
}

// allegedBy names who alleges: nobody, or those who are named and whether there
// are others.
func (pg *page) allegedBy(claims []string) string {
	names, alleged := pg.speakersBy(claims), pg.p.Said(data.ActAlleges)
	if len(names) == 1 && names[0] == pg.p.T(i18n.SomebodyUnnamed) {
		return pg.p.T(i18n.ByNobody, alleged)
	}
	return pg.p.T(i18n.By, alleged, pg.fewOf(names))
}

// stanceWords are the messages of who takes a stance.
type stanceWords struct {
	of     data.Stance
	by     i18n.Key // who, in a line of text
	head   i18n.Key // how many, over their claims
	nobody i18n.Key // where nobody does; "" for a stance that nobody need take
}

// stances in the order of the closed list.
var stances = []stanceWords{
	{data.StanceAsserts, i18n.AssertedBy, i18n.AssertedByCount, i18n.AssertedByNobody},
	{data.StanceDenies, i18n.DeniedBy, i18n.DeniedByCount, i18n.DeniedByNobody},
	{data.StanceSupports, i18n.SupportedBy, i18n.SupportedByCount, ""},
	{data.StanceOpposes, i18n.OpposedBy, i18n.OpposedByCount, ""},
	{data.StanceConditions, i18n.ConditionedBy, i18n.ConditionedByCount, ""},
}

// speakersBy names the speakers of claims, each once. Who is not named is
// somebody all the same: "asserted by nobody named" would say that nobody asserts
// it.
func (pg *page) speakersBy(claims []string) []string {
	var names []string
	known, asked := map[string]bool{}, map[string]bool{}
	for _, speaker := range pg.speakersOf(claims) {
		if asked[speaker] {
			continue
		}
		asked[speaker] = true
		name := pg.p.T(i18n.SomebodyUnnamed)
		if speaker != data.Unattributed {
			name = pg.nameOf(speaker)
		}
		if !known[name] {
			names, known[name] = append(names, name), true
		}
	}
	return names
}

// fewSpeakers is how many names a line of text carries before the rest are
// counted.
const fewSpeakers = 4

func (pg *page) fewOf(names []string) string {
	separator := pg.p.T(i18n.ListSeparator)
	if len(names) <= fewSpeakers {
		return strings.Join(names, separator)
	}
	return strings.Join(names[:fewSpeakers], separator) + " " + pg.p.N(i18n.CountOthers, len(names)-fewSpeakers)
}

// begins compares without regard to case.
func begins(s, lead string) bool {
	return len(s) >= len(lead) && strings.EqualFold(s[:len(lead)], lead)
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
