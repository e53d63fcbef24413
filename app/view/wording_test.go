// SPDX-License-Identifier: MIT

package view

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/search"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/edtf"
)

// wantedWords are the words without which a record's title would read as our
// finding, worked out from the record alone; none for what may stand bare.
func wantedWords(pg *page, r data.Record) []string {
	nobody := strings.TrimSpace(pg.p.T(i18n.ByNobody, ""))
	switch r := r.(type) {
	case *data.Proposition:
		return []string{pg.p.T(i18n.AssertedOrDenied)}
	case *data.Claim:
		if r.Speaker == data.Unattributed {
			return []string{nobody}
		}
		return []string{pg.nameOf(r.Speaker)}
	}
	m := r.Head()
	relation, _ := r.(*data.Relation)
	if m.Status != data.StatusAlleged && !(relation != nil && relation.Basis == data.BasisAlleged) {
		return nil
	}
	words := []string{pg.p.Said(data.ActAlleges)}
	if slices.Contains(m.AccordingTo, data.Unattributed) {
		return append(words, nobody)
	}
	return append(words, pg.nameOf(m.AccordingTo[0]))
}

// lacking are the words that a text does not hold, in whatever case.
func lacking(text string, words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool {
		return strings.Contains(strings.ToLower(text), strings.ToLower(word))
	})
}

func TestNoHeadStatesWhatIsOnlyClaimed(t *testing.T) {
	site := flagship(t)
	for _, lang := range link.Languages() {
		seen := map[data.Type]int{}
		for _, r := range site.Graph.Dossier.Records() {
			s := link.State{Lang: lang}.ToRecord(r.Type(), r.Head().ID)
			pg := newPage(site, s)
			words := wantedWords(pg, r)
			if words == nil {
				continue
			}
			seen[r.Type()]++
			h := HeadOf(site, s)
			for name, said := range map[string]string{"title": h.Title, "description": h.Description} {
				if missing := lacking(said, words); len(missing) > 0 {
					t.Errorf("%s: the %s %q lacks %q", s, name, said, missing)
				}
			}
			bare, _ := pg.title(r)
			for _, said := range linkedStrings(t, h) {
				if strings.Contains(said, bare) && len(lacking(said, words)) > 0 {
					t.Errorf("%s: the linked data say %q and lack %q", s, said, lacking(said, words))
				}
			}
		}
		for _, kind := range []data.Type{data.TypeProposition, data.TypeClaim, data.TypeEvent, data.TypeRelation, data.TypeFigure} {
			if seen[kind] == 0 {
				t.Errorf("%s: no record of %s was looked at, so this test sees nothing", lang, kind)
			}
		}
	}
}

// linkedStrings are all texts of a page's linked data.
func linkedStrings(t *testing.T, h Head) []string {
	t.Helper()
	b, err := json.Marshal(h.JSONLD)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	var all []string
	var collect func(any)
	collect = func(v any) {
		switch v := v.(type) {
		case string:
			all = append(all, v)
		case []any:
			for _, one := range v {
				collect(one)
			}
		case map[string]any:
			for _, one := range v {
				collect(one)
			}
		}
	}
	collect(v)
	return all
}

func TestLinkedClaimsHaveTheirAuthorsAndNoOthers(t *testing.T) {
	site := flagship(t)
	for _, tt := range []struct {
		address, why string
		want         []string
	}{
		{"claims/diaby-denies-abduction/", "a denial is its speaker's", []string{"Omar Diaby"}},
		{"claims/alleged-firing/", "nobody is named as alleging it, so it has no author", nil},
		{"propositions/french-intelligence-behind-raid/", "who asserts it", []string{"Omar Diaby"}},
		{"events/alleged-resistance/", "an event alleged by nobody named", nil},
	} {
		linked, _ := HeadOf(site, link.Parse(tt.address)).JSONLD.(map[string]any)
		claim, _ := linked["mainEntity"].(map[string]any)
		if claim["@type"] != "Claim" {
			t.Errorf("%s is not linked as a claim: %v", tt.address, linked)
		}
		var got []string
		authors, _ := claim["author"].([]any)
		for _, a := range authors {
			got = append(got, a.(map[string]any)["name"].(string))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s (%s): authors %q, want %q", tt.address, tt.why, got, tt.want)
		}
	}
	linked, _ := HeadOf(site, link.Parse("actors/omar-diaby/")).JSONLD.(map[string]any)
	if linked["mainEntity"] != nil {
		t.Error("a person is linked as a claim")
	}
}

// A denial must not be announced as the denial of itself.
func TestATitleIsNotDeniedTwice(t *testing.T) {
	site := flagship(t)
	title := HeadOf(site, link.Parse("claims/diaby-denies-abduction/")).Title
	if strings.Contains(title, "denies: ") || strings.Contains(title, "Denied by") || !strings.HasPrefix(title, "Denial by Omar Diaby: ") {
		t.Errorf("%q", title)
	}
	title = HeadOf(site, link.Parse("claims/accusation-against-mother/")).Title
	if strings.Count(strings.ToLower(title), "by nobody named") != 1 {
		t.Errorf("%q says twice, or never, that nobody is named", title)
	}
}

// holders are the elements in which a text may find its words.
var holders = []string{"a", "h1", "h2", "h3", "th", "td", "p", "li", "article"}

func TestNoPageStatesAPropositionBare(t *testing.T) {
	site := flagship(t)
	for _, s := range states(site) {
		word := strings.ToLower(i18n.For(s.Lang).T(i18n.AssertedOrDenied))
		kicker := strings.ToLower(i18n.For(s.Lang).T(i18n.PropositionKicker))
		texts := map[string]bool{}
		for _, p := range site.Graph.Dossier.Propositions {
			text, _ := p.Text.In(s.Lang)
			texts[i18n.For(s.Lang).T(i18n.Quoted, text)], texts[text] = true, true
		}
		for _, c := range site.Graph.Dossier.Claims { // a claim in the same words has its speaker beside it
			text, _ := c.Text.In(s.Lang)
			delete(texts, text)
		}
		walk(parsed(t, New(site, s)), func(n *html.Node) {
			if n.Type != html.TextNode || !texts[strings.TrimSpace(n.Data)] {
				return
			}
			holder := n.Parent
			for !slices.Contains(holders, holder.Data) {
				holder = holder.Parent
			}
			if said := strings.ToLower(textOf(holder)); !strings.Contains(said, word) && !strings.Contains(said, kicker) {
				t.Errorf("%s: %q stands bare in <%s>", s, n.Data, holder.Data)
			}
		})
	}
}

func TestSearchResultsSayWhoseTheyAre(t *testing.T) {
	site := flagship(t)
	engine := search.New(site.Index)
	frame := NewSite(siteOf(t, &data.Dossier{Isnad: 1, About: site.Graph.Dossier.About}).Graph, site.Index)
	for _, lang := range link.Languages() {
		pg, before := newPage(site, link.State{Lang: lang}), newPage(frame, link.State{Lang: lang})
		propositions := 0
		for _, p := range site.Graph.Dossier.Propositions {
			title, _ := p.Text.In(lang)
			result := engine.Search(search.Query{Text: title, Lang: lang, Limit: mostHits})
			for _, h := range result.Hits {
				if site.Index.ID(h.Index) != p.ID {
					continue
				}
				propositions++
				whole := textOf(parsed(t, pg.hit(numbered{Hit: h}, false)))
				if missing := lacking(whole, []string{pg.p.T(i18n.AssertedOrDenied), pg.standing(p)}); len(missing) > 0 {
					t.Errorf("%s: the hit %q lacks %q", lang, whole, missing)
				}
				early := textOf(parsed(t, before.hit(numbered{Hit: h}, false)))
				if missing := lacking(early, wantedWords(pg, p)); len(missing) > 0 {
					t.Errorf("%s: before the records are decoded the hit %q lacks %q", lang, early, missing)
				}
			}
		}
		if propositions == 0 {
			t.Errorf("%s: no proposition was found by its own text", lang)
		}
	}
}

// Whoever accuses does not "assert": a line of who stands how to something tells
// an allegation as one, with its denial or the words that there is none.
func TestAStandingTellsWhatIsAlleged(t *testing.T) {
	site := flagship(t)
	pg := newPage(site, link.State{Lang: "en"})
	for id, want := range map[string]string{
		"mother-sought-marriage":          "alleged, by nobody named; no denial recorded",
		"girl-was-abducted":               "alleged by Local residents, Internal Security Directorate in Idlib; denied by Omar Diaby",
		"serious-violations-committed":    "alleged by Local residents; denied in general by Omar Diaby",
		"hts-persecuted-factions":         "alleged, by nobody named; denied by Hay’at Tahrir al-Sham",
		"french-intelligence-behind-raid": "alleged by Omar Diaby; no denial recorded",
	} {
		p, ok := site.Graph.Record(id).(*data.Proposition)
		if !ok {
			t.Fatalf("%s is no proposition", id)
		}
		if got := pg.standing(p); got != want {
			t.Errorf("%s stands as %q, want %q", id, got, want)
		}
	}
	pg = newPage(siteOf(t, &data.Dossier{Isnad: 1, About: site.Graph.Dossier.About,
		Actors:       []*data.Actor{{Meta: data.Meta{ID: "ann"}, Name: data.Text{EN: "Ann Ames"}}},
		Topics:       []*data.Topic{{Meta: data.Meta{ID: "topic"}, Name: data.Text{EN: "T"}}},
		Propositions: []*data.Proposition{{Meta: data.Meta{ID: "it-was-so"}, Topic: "topic", Text: data.Text{EN: "It was so"}}},
		Claims: []*data.Claim{
			{Meta: data.Meta{ID: "accused"}, Speaker: "ann", Act: data.ActAccuses, Stance: data.StanceAsserts, Proposition: "it-was-so", Text: data.Text{EN: "It was so"}},
			{Meta: data.Meta{ID: "rumoured"}, Speaker: data.Unattributed, Act: "states", NoResponseRecorded: true, Stance: data.StanceAsserts, Proposition: "it-was-so", Text: data.Text{EN: "It was so"}},
			{Meta: data.Meta{ID: "stated"}, Speaker: "ann", Act: "states", NoResponseRecorded: true, Stance: data.StanceAsserts, Proposition: "it-was-so", Text: data.Text{EN: "It was so"}},
		}}), link.State{Lang: "en"})
	const want = "alleged by Ann Ames, somebody not named; asserted by Ann Ames; no denial recorded"
	if got := pg.standing(pg.Graph.Dossier.Propositions[0]); got != want {
		t.Errorf("what is alleged and asserted stands as %q, want %q", got, want)
	}
}

// What is found before the records are decoded stands no barer than after.
func TestAHitSaysWhoseItIsFromTheStart(t *testing.T) {
	site := flagship(t)
	begun := Begin(openedOf(t, site.Graph.Dossier))
	for _, lang := range link.Languages() {
		early, late := newPage(begun, link.State{Lang: lang}), newPage(site, link.State{Lang: lang})
		led := map[data.Type]int{}
		for i := range site.Index.Len() {
			got, want := early.hitWords(nil, i), late.hitWords(late.Graph.Record(site.Index.ID(i)), i)
			if got != want {
				t.Errorf("%s: before the records are decoded %s is led by %q, and then by %q", lang, site.Index.ID(i), got, want)
			}
			if want != "" {
				led[site.Index.Type(i)]++
			}
		}
		for _, kind := range []data.Type{data.TypeProposition, data.TypeClaim, data.TypeEvent, data.TypeRelation} {
			if led[kind] == 0 {
				t.Errorf("%s: no %s carries a lead, which proves nothing", lang, kind)
			}
		}
	}
}

// What is reported not to have happened does not read as if it had, and a claim
// says who made it, whatever of the dossier has arrived.
func TestAHitBeforeItsRecord(t *testing.T) {
	about := data.About{Title: data.Text{EN: "T"}, Languages: []string{"en"}}
	site := siteOf(t, &data.Dossier{Isnad: 1, About: about,
		Sources: []*data.Source{{Meta: data.Meta{ID: "article"}, Label: data.Text{EN: "The article"}, Publisher: "paper"}},
		Actors: []*data.Actor{{Meta: data.Meta{ID: "ann"}, Kind: data.ActorPerson, Name: data.Text{EN: "Ann Ames"}},
			{Meta: data.Meta{ID: "paper"}, Kind: data.ActorMedia, Name: data.Text{EN: "The Paper"}}},
		Events: []*data.Event{
			{Meta: data.Meta{ID: "losses", Status: data.StatusReported}, Title: data.Text{EN: "Losses"}, Negated: true},
			{Meta: data.Meta{ID: "raid", Status: data.StatusAlleged, AccordingTo: []string{"paper", "ann"}}, Title: data.Text{EN: "A raid"}},
			{Meta: data.Meta{ID: "rumour", Status: data.StatusAlleged, AccordingTo: []string{"paper", data.Unattributed}}, Title: data.Text{EN: "A rumour"}},
			{Meta: data.Meta{ID: "lull", Status: data.StatusDisputed, AccordingTo: []string{"ann"}}, Title: data.Text{EN: "A lull"}, Negated: true},
			{Meta: data.Meta{ID: "visit", Status: data.StatusReported, AccordingTo: []string{"ann"}}, Title: data.Text{EN: "A visit"}},
		},
		Claims: []*data.Claim{
			{Meta: data.Meta{ID: "said"}, Speaker: "ann", Act: "states", Text: data.Text{EN: "It was so"}},
			{Meta: data.Meta{ID: "denied"}, Speaker: "ann", Act: "states", Stance: data.StanceDenies, Text: data.Text{EN: "It was not so"}},
			{Meta: data.Meta{ID: "owed"}, Speaker: data.Unattributed, Act: "states", NoResponseRecorded: true, Text: data.Text{EN: "They did it"}},
		},
		Relations: []*data.Relation{{Meta: data.Meta{ID: "tie", Status: data.StatusReported, AccordingTo: []string{"ann"}}, From: "ann", To: "paper", Kind: "ally", Basis: data.BasisAlleged}},
	})
	pg := newPage(Begin(openedOf(t, site.Graph.Dossier)), link.State{Lang: "en"})
	for id, want := range map[string]string{
		"losses": "Reported not to have happened",
		"raid":   "Alleged by Ann Ames", // the paper carries it
		"rumour": "Alleged, by nobody named",
		"lull":   "According to Ann Ames (disputed) (reported not to have happened)",
		"visit":  "",
		"said":   "Stated by Ann Ames",
		"denied": "Denial by Ann Ames",
		"owed":   "Alleged, by nobody named",
		"tie":    "Alleged by Ann Ames",
	} {
		i, _, ok := site.Index.Find(id)
		if got := pg.hitWords(nil, i); !ok || got != want {
			t.Errorf("%s is led by %q, want %q", id, got, want)
		}
		if late := newPage(site, link.State{Lang: "en"}).hitWords(site.Graph.Record(id), i); late != want {
			t.Errorf("%s is led by %q once its record is there, want %q", id, late, want)
		}
	}
}

// A sweeping denial takes its propositions in: a page that left it out would
// show an accusation as if nobody answered it.
func TestAGeneralDenialFillsTheSpeakersCell(t *testing.T) {
	site := flagship(t)
	for _, lang := range link.Languages() {
		p := i18n.For(lang)
		for _, tt := range []struct{ id, why string }{
			{"diaby-opened-fire", "asserted by nobody named, denied with all the rest"},
		} {
			root := parsed(t, New(site, link.State{Lang: lang}.ToRecord(data.TypeProposition, tt.id)))
			if missing := lacking(textOf(root), []string{p.T(i18n.DeniedByCount, 1), p.T(i18n.GeneralAnswer)}); len(missing) > 0 {
				t.Errorf("%s: %s (%s) lacks %q", lang, tt.id, tt.why, missing)
			}
		}
		for _, topic := range []string{"conduct-in-the-clash", "alleged-violations"} {
			found := 0
			walk(parsed(t, New(site, link.State{Lang: lang}.ToRecord(data.TypeTopic, topic))), func(n *html.Node) {
				if class, _ := attribute(n, "class"); strings.Contains(class, "general") && textOf(n) == p.T(i18n.DeniesInGeneral) {
					found++
				}
			})
			if found == 0 {
				t.Errorf("%s: the matrix of %s shows no general denial", lang, topic)
			}
		}
	}
}

// An answer in general that does not deny is no denial of anything.
func TestOnlyADenialIsAGeneralDenial(t *testing.T) {
	site := flagship(t)
	for _, p := range site.Graph.Dossier.Propositions {
		for _, c := range site.generalDenials(p) {
			if c.Stance != data.StanceDenies || c.Proposition == p.ID {
				t.Errorf("%s: %s is listed as a general denial", p.ID, c.ID)
			}
		}
	}
}

func TestNobodyIsInferredWhereNobodyIsNamed(t *testing.T) {
	site := flagship(t)
	whole := textOf(parsed(t, New(site, link.Parse("claims/alleged-firing/"))))
	en := i18n.For("en")
	if said := textOf(parsed(t, div("", newPage(site, link.Home()).saidBy(claimOf(t, site, "alleged-firing"))))); strings.Contains(said, en.T(i18n.SpeakerInferred)) {
		t.Errorf("%q names nobody and infers somebody", said)
	}
	if !strings.Contains(whole, en.T(i18n.NoSpeakerNamed)) {
		t.Error("the page does not say that the source names no speaker")
	}
}

func claimOf(t *testing.T, site *Site, id string) *data.Claim {
	t.Helper()
	c, ok := site.Graph.Record(id).(*data.Claim)
	if !ok {
		t.Fatalf("no claim %s", id)
	}
	return c
}

// A hit is titled in the page's language; what met the query in another is
// quoted below and says in which, and a date is never shown as EDTF.
func TestASearchResultSpeaksThePagesLanguage(t *testing.T) {
	site := flagship(t)
	pg := newPage(site, link.Home())
	engine := search.New(site.Index)
	foreign := 0
	for _, h := range engine.Search(search.Query{Text: "اشتباك حارم", Lang: "en", Limit: mostHits}).Hits {
		title, _ := site.Index.Title(h.Index, "en")
		said := textOf(parsed(t, pg.hit(numbered{Hit: h}, false)))
		if !strings.Contains(said, clean(title)) {
			t.Errorf("%q lacks the English title %q", said, title)
		}
		if h.Lang == "ar" {
			foreign++
			if !strings.Contains(said, "Arabic") {
				t.Errorf("%q does not say that the match is Arabic", said)
			}
		}
	}
	if foreign == 0 {
		t.Error("no Arabic text was found, so this test sees nothing")
	}
	dated := search.Hit{Text: "2025?-10-22", Field: dataset.FieldDate}
	if got, want := textOf(parsed(t, pg.matched(dated))), "22 October, year inferred: 2025"; got != want {
		t.Errorf("a date is shown as %q, want %q", got, want)
	}
}

func TestTextsSideBySideAreParted(t *testing.T) {
	root := parsed(t, para("", apart(span("", text("a girl.")), nil, span("soft", text("and 1 other")))...))
	if got := textOf(root); got != "a girl. and 1 other" {
		t.Errorf("%q", got)
	}
}

func TestNamesLeadWithThePagesLanguage(t *testing.T) {
	site := flagship(t)
	names := []data.Alias{{Text: "Омар", Lang: "ru", Script: "Cyrl"}, {Text: "Omer", Lang: "tr", Script: "Latn"}, {Text: "عمر", Lang: "ar", Script: "Arab"},
		{Text: "Omar", Lang: "en", Script: "Latn"}}
	for lang, want := range map[string]string{"en": "Omar Omer Омар عمر", "ar": "عمر Омар Omer Omar", "fr": "Omer Omar Омар عمر"} {
		var got []string
		for _, a := range newPage(site, link.State{Lang: lang}).ownFirst(names) {
			got = append(got, a.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// A single act has its day; what lasts has a beginning.
func TestARelationSaysWhenAsItsKindWants(t *testing.T) {
	site := flagship(t)
	pg := newPage(site, link.Home())
	day, err := edtf.Parse("2016-03-01")
	if err != nil {
		t.Fatal(err)
	}
	on := &data.Date{Date: day}
	for _, tt := range []struct {
		why  string
		r    data.Relation
		want string
	}{
		{"a designation is done once", data.Relation{Kind: "designated", Start: on}, "on 1 March 2016"},
		{"leading goes on", data.Relation{Kind: "leads", Start: on}, "since 1 March 2016"},
		{"what ends where it starts is one day", data.Relation{Kind: "leads", Start: on, End: on}, "on 1 March 2016"},
	} {
		if got := textOf(parsed(t, pg.relationWhen(&tt.r))); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
}
