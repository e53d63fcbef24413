// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// claimItem draws a claim wherever one is listed: who says it and how, our
// paraphrase, the way it came to us, and under it every recorded answer.
func (pg *page) claimItem(c *data.Claim) app.UI {
	pg.paused()
	answers := pg.Graph.Responses(c.ID)
	core := pg.claimCore(c, true)
	switch {
	case len(answers) > 0:
		return el("article", attrs{"class": "claim exchange"}, div("claim-side", core...), pg.answers(c, answers))
	case owesAnswer(c):
		core = append(core, para("no-response", pg.t(i18n.NoResponse)))
	}
	return el("article", attrs{"class": "claim"}, core...)
}

// owesAnswer says that a claim must not stand without its answer, or without
// the words that none is recorded.
func owesAnswer(c *data.Claim) bool {
	return c.NoResponseRecorded || alleges(c)
}

// alleges says that a claim is told as an allegation. What is said of nobody
// named and owes an answer is one, whatever the act.
func alleges(c *data.Claim) bool {
	return c.Act == data.ActAccuses || c.Act == data.ActAlleges || c.Status == data.StatusAlleged || c.NoResponseRecorded && c.Speaker == data.Unattributed
}

// claimCore is a claim without its answers. Where it is an answer itself and
// stands alone, it says to what.
func (pg *page) claimCore(c *data.Claim, alone bool) []app.UI {
	var to app.UI
	if alone {
		to = pg.inAnswerTo(c)
	}
	return []app.UI{to, pg.saidBy(c), pg.claimText(c), pg.chain(c)}
}

func (pg *page) claimText(c *data.Claim) app.UI {
	return para("claim-text", el("a", attrs{"class": "quiet", "href": pg.href(c)}, pg.prose(c.Text)))
}

// saidBy is the line of attribution: "alleged by X, as office, on a day".
func (pg *page) saidBy(c *data.Claim) app.UI {
	return para("said-by", joined("·", append([]app.UI{pg.by(c)}, pg.circumstances(c)...)...)...)
}

// speakerInferred says that a claim has the speaker whom the editor took it to
// have.
func speakerInferred(c *data.Claim) bool {
	return c.Attribution == "inferred" && c.Speaker != data.Unattributed
}

// circumstances are the office, the principal and the day, where known. What
// the heading of an occasion says is not said again.
func (pg *page) circumstances(c *data.Claim) []app.UI {
	var inferred, repeated app.UI
	if speakerInferred(c) {
		inferred = span("editor", pg.t(i18n.SpeakerInferred))
	}
	if c.Repeated {
		repeated = pg.t(i18n.SaidRepeatedly)
	}
	var capacity, behalf, said app.UI
	if pg.occasion == "" || occasionOf(c) != pg.occasion {
		capacity, behalf, said = pg.setting(c)
	}
	return []app.UI{capacity, behalf, spanned(repeated), said, inferred}
}

// setting is in what office, for whom and when somebody spoke.
func (pg *page) setting(c *data.Claim) (capacity, behalf, said app.UI) {
	if !c.Capacity.IsZero() {
		capacity = pg.phrase(i18n.SpeakingAs, pg.prose(c.Capacity))
	}
	if c.OnBehalfOf != "" {
		behalf = pg.phrase(i18n.OnBehalfOf, pg.link(c.OnBehalfOf))
	}
	if c.SaidOn != nil {
		said = pg.date(c.SaidOn)
	}
	return capacity, behalf, said
}

// spanned keeps a bare text from standing beside another, where HTML would
// make them one.
func spanned(u app.UI) app.UI {
	if u == nil {
		return nil
	}
	return span("", u)
}

// by names the act and the speaker, or says that nobody is named.
func (pg *page) by(c *data.Claim) app.UI {
	word := span("act", text(pg.actWord(c)))
	m := markOfClaim(c)
	if c.Speaker == data.Unattributed {
		return span("tag tone-"+m.tone, m.draw(), pg.phrase(i18n.ByNobody, word))
	}
	return span("tag tone-"+m.tone, m.draw(), pg.phrase(i18n.By, word, pg.link(c.Speaker)))
}

func (pg *page) actWord(c *data.Claim) string {
	if c.Act == data.Other && !c.ActLabel.IsZero() {
		label, _ := c.ActLabel.In(pg.s.Lang)
		return label
	}
	return pg.p.Said(actOf(c))
}

// chain is the isnad: from the speaker through everyone who carried the claim
// to the passage it stands in.
func (pg *page) chain(c *data.Claim) app.UI {
	var through app.UI
	if via := pg.between(c); len(via) > 0 {
		through = pg.phrase(i18n.ReportedThrough, pg.links(via))
	}
	return para("chain", through, pg.chips(c.ID, c.Evidence, 0))
}

// between is who stands between the speaker and the passage: the outlet that
// the chip names anyway is left out at the end.
func (pg *page) between(c *data.Claim) []string {
	via := c.Via
	if len(via) == 0 || len(c.Evidence) == 0 {
		return via
	}
	source := c.Evidence[0].Source
	if last := via[len(via)-1]; pg.Graph.TypeOf(source) == data.TypeSource && (last == source || last == pg.Graph.Publisher(source)) {
		return via[:len(via)-1]
	}
	return via
}

func (pg *page) answers(c *data.Claim, answers []*data.Claim) app.UI {
	if len(answers) == 0 {
		return para("no-response", pg.t(i18n.NoResponse))
	}
	kids := []app.UI{para("answers-head", text(pg.p.N(i18n.CountAnswers, len(answers))))}
	for _, a := range answers {
		kids = append(kids, div("answer", append(pg.claimCore(a, false), pg.blanket(a, c))...))
	}
	return div("answers", kids...)
}

// blanket says that an answer is a sweeping one and not to this claim alone.
func (pg *page) blanket(answer, to *data.Claim) app.UI {
	if !graph.Sweeps(answer, to) {
		return nil
	}
	return para("blanket", pg.t(i18n.BlanketAnswer))
}

func (pg *page) inAnswerTo(c *data.Claim) app.UI {
	asked := pg.Graph.AnsweredBy(c)
	if pg.answersTheSame(asked) {
		return para("in-answer", pg.t(i18n.InAnswerToSame))
	}
	if len(asked) == 0 {
		return nil
	}
	first := asked[0]
	line := []app.UI{pg.phrase(i18n.InAnswerTo, pg.by(first), el("a", attrs{"href": pg.href(first)}, pg.prose(first.Text)))}
	if len(asked) > 1 {
		line = append(line, span("soft", text(pg.p.N(i18n.CountOthers, len(asked)-1))))
	}
	return para("in-answer", apart(line...)...)
}

// answersTheSame says that the claim before in a list answers the same, so that
// it need not be told again.
func (pg *page) answersTheSame(asked []*data.Claim) bool {
	if pg.answered == nil {
		return false
	}
	before, now := *pg.answered, strings.Join(idsOf(asked), " ")
	*pg.answered = now
	return now != "" && now == before
}

// claimList draws several; the empty list says so in its words.
func (pg *page) claimList(claims []*data.Claim, empty i18n.Key) app.UI {
	if len(claims) == 0 {
		return para("empty", pg.t(empty))
	}
	pg.answered = new(string)
	defer func() { pg.answered = nil }()
	var kids []app.UI
	for _, group := range byOccasion(claims) {
		if len(group) == 1 {
			kids = append(kids, pg.claimItem(group[0]))
			continue
		}
		kids = append(kids, pg.sameOccasion(group))
	}
	return div("claims", kids...)
}

// claimSection lists the claims that are tied to a record.
func (pg *page) claimSection(section string, title i18n.Key, id string, ties graph.Tie, empty i18n.Key) app.UI {
	claims, rest := tied[*data.Claim](pg, section, id, ties)
	return pg.section(section, title, pg.claimList(claims, empty), rest)
}

// sameOccasion are the claims of one occasion under its circumstances.
func (pg *page) sameOccasion(group []*data.Claim) app.UI {
	capacity, behalf, said := pg.setting(group[0])
	head := para("occasion-head", joined("·", said, capacity, behalf, span("soft", text(pg.p.N(i18n.CountClaims, len(group)))))...)
	pg.occasion = occasionOf(group[0])
	kids := append([]app.UI{head}, each(group, pg.claimItem)...)
	pg.occasion = ""
	return div("occasion", kids...)
}

// accordingTo says who asserts a record that is not a claim. An allegation
// always says by whom, or that nobody is named.
func (pg *page) accordingTo(ids []string, status data.Status) app.UI {
	a := pg.assertersOf(ids)
	who := pg.whoSays(a, status)
	if len(a.through) == 0 {
		return who
	}
	return span("according", who, pg.phrase(i18n.ReportedThrough, pg.links(a.through)))
}

func (pg *page) whoSays(a asserters, status data.Status) app.UI {
	word := span("act", text(pg.p.Said(data.ActAlleges)))
	switch {
	case status == data.StatusAlleged && len(a.speakers) == 0:
		return tag(triangle, pg.phrase(i18n.ByNobody, word))
	case status == data.StatusAlleged && a.unnamed:
		return span("according", tag(triangle, pg.phrase(i18n.By, word, pg.links(a.speakers))), span("", pg.t(i18n.AndNobodyNamed)))
	case status == data.StatusAlleged:
		return tag(triangle, pg.phrase(i18n.By, word, pg.links(a.speakers)))
	case len(a.speakers) > 0:
		return span("according", pg.status(status), pg.phrase(i18n.AccordingTo, pg.links(a.speakers)))
	case a.unnamed:
		return span("according", pg.status(status), span("", pg.t(i18n.AccordingToNobody)))
	}
	return pg.status(status)
}

// attribution is the line under a record that is not a claim: who says so,
// where it stands, and who denies what is alleged.
func (pg *page) attribution(r data.Record) app.UI {
	m := r.Head()
	return para("chain", joined("·", append([]app.UI{pg.accordingTo(m.AccordingTo, statusOf(r)), pg.editorial(m.Origin), pg.chips(m.ID, m.Evidence, 0)}, pg.denied(r)...)...)...)
}

// attributionBelow is the attribution under a page's head, which names in its
// kicker who alleges the record.
func (pg *page) attributionBelow(r data.Record) app.UI {
	if pg.kicker(r) == nil {
		return pg.attribution(r)
	}
	m := r.Head()
	var through app.UI
	if a := pg.assertersOf(m.AccordingTo); len(a.through) > 0 {
		through = pg.phrase(i18n.ReportedThrough, pg.links(a.through))
	}
	return para("chain", joined("·", append([]app.UI{through, pg.editorial(m.Origin), pg.chips(m.ID, m.Evidence, 0)}, pg.denied(r)...)...)...)
}

// editorial marks what no source says.
func (pg *page) editorial(o data.Origin) app.UI {
	if o != data.OriginEditor {
		return nil
	}
	return span("editor", pg.t(i18n.FromEditor))
}

func (pg *page) claimPage(c *data.Claim) []app.UI {
	s, lang := pg.title(c)
	conditions := []app.UI{}
	if !c.Condition.IsZero() {
		conditions = append(conditions, described(pg.t(i18n.Condition), pg.prose(c.Condition)))
	}
	if !c.Offer.IsZero() {
		conditions = append(conditions, described(pg.t(i18n.Offer), pg.prose(c.Offer)))
	}
	conditions = append(conditions, described(pg.t(i18n.HowRendered), text(pg.p.Word(c.Speech))),
		described(pg.t(i18n.SpeakerNamed), pg.speakerNamed(c)),
		described(pg.t(i18n.DateSaid), pg.date(c.SaidOn)))
	if c.Proposition != "" {
		conditions = append(conditions, described(pg.t(i18n.TakesStanceOn),
			span("stance", tag(markOfStance(c.Stance), span("", text(pg.p.Word(c.Stance)))), pg.link(c.Proposition))))
	}
	if len(c.About) > 0 {
		conditions = append(conditions, described(pg.t(i18n.SpeaksOf), pg.links(c.About)))
	}
	return []app.UI{
		pg.pageHead(c, pg.isolate(s, lang), filled("said-by", joined("·", pg.circumstances(c)...)...), pg.chain(c)),
		pg.section("answered", i18n.AnswersTo, each(pg.Graph.AnsweredBy(c), func(q *data.Claim) app.UI {
			return el("article", attrs{"class": "claim"}, pg.claimCore(q, false)...)
		})...),
		pg.claimAnswers(c),
		el("section", attrs{"aria-labelledby": "facts"}, heading("h2", "facts", pg.t(i18n.ThisClaim)), el("dl", attrs{"class": "facts"}, conditions...)),
		pg.sameQuestion(c),
	}
}

// speakerNamed is how the speaker is known. Where nobody is, there is nobody
// whom the editor could have inferred.
func (pg *page) speakerNamed(c *data.Claim) app.UI {
	if c.Speaker == data.Unattributed {
		return pg.t(i18n.NoSpeakerNamed)
	}
	return text(pg.p.Word(c.Attribution))
}

func (pg *page) claimAnswers(c *data.Claim) app.UI {
	answers := pg.Graph.Responses(c.ID)
	if len(answers) == 0 && !owesAnswer(c) {
		return nil
	}
	return pg.section("answers", i18n.AnsweredBy, pg.answers(c, answers))
}

// mostOthers is how many claims on the same proposition a claim's page lists:
// of thousands nobody reads on here, and the proposition's own page has all.
const mostOthers = 12

// sameQuestion lists what others say on the same proposition.
func (pg *page) sameQuestion(c *data.Claim) app.UI {
	ids := slices.DeleteFunc(graph.Tied[*data.Claim](pg.Graph, c.Proposition, graph.Stands), func(id string) bool { return id == c.ID })
	others := graph.Some[*data.Claim](pg.Graph, ids[:min(mostOthers, len(ids))])
	if c.Proposition == "" || len(others) == 0 {
		return nil
	}
	var note app.UI
	if len(ids) > mostOthers {
		note = para("soft", apart(pg.t(i18n.MoreOnThisPoint, mostOthers), pg.link(c.Proposition))...)
	}
	return pg.section("others", i18n.OthersOnIt, note, div("claims", each(others, pg.claimItem)...))
}
