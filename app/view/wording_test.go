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
