// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// In every line of a list and in the drawing, who denies stands with who alleges.
func TestNoLineAllegesWithoutTheDenial(t *testing.T) {
	site := flagship(t)
	for _, lang := range []string{"en", "ar", "fr"} {
		pg, lines := newPage(site, link.State{Lang: lang}), 0
		for _, r := range graph.All[data.Record](site.Graph) {
			if _, claim := r.(*data.Claim); claim || statusOf(r) != data.StatusAlleged {
				continue
			}
			denials, _ := site.denialsOf(r.Head().ID)
			drawn := oneLine(textOf(parsed(t, pg.attribution(r))))
			for _, c := range denials {
				lines++
				if says := oneLine(textOf(parsed(t, pg.by(c)))); !strings.Contains(drawn, says) {
					t.Errorf("%s, %s: %q is not in %q", lang, r.Head().ID, says, drawn)
				}
				if name := pg.nameOf(c.Speaker); !strings.Contains(pg.deniedWords(r), name) {
					t.Errorf("%s, %s: the drawing does not name %s", lang, r.Head().ID, name)
				}
			}
		}
		if lines < 3 {
			t.Errorf("%s: only %d denials of what is alleged", lang, lines)
		}
	}
}

func TestAMatrixShowsTheDenialOfARelatedPoint(t *testing.T) {
	site := flagship(t)
	topic, found := graph.Get[*data.Topic](site.Graph, "conduct-of-hts")
	if !found {
		t.Fatal("the topic is not there")
	}
	cells := site.matrixOf(topic)
	for _, row := range cells.rows {
		if row.proposition.ID != "hts-restricted-foreigners" {
			continue
		}
		for i, speaker := range cells.speakers {
			if got := len(row.related[i]); (got == 1) != (speaker == "hts") {
				t.Errorf("%s: %d denials", speaker, got)
			}
		}
		return
	}
	t.Error("the proposition is not there")
}

// What a side answers that neither side says stands with its answer.
func TestASideAnswersWhatNeitherSays(t *testing.T) {
	site := flagship(t)
	page := oneLine(textOf(parsed(t, New(site, link.Parse("topics/conduct-in-the-clash/")))))
	narratives, _, _ := strings.Cut(page, oneLine(i18n.For("en").T(i18n.WhoSaysWhat)))
	for _, id := range []string{"alleged-refusal", "alleged-firing", "alleged-terrorizing"} {
		if said := oneLine(claimOf(t, site, id).Text.EN); !strings.Contains(narratives, said) {
			t.Errorf("the two narratives lack %q", said)
		}
	}
}

// A speaker whom the editor inferred is marked in a cell as well.
func TestACellMarksAnInferredSpeaker(t *testing.T) {
	site := flagship(t)
	pg := newPage(site, link.Home())
	mark := i18n.For("en").T(i18n.SpeakerInferred)
	for _, c := range graph.All[*data.Claim](site.Graph) {
		if marked := strings.Contains(textOf(parsed(t, div("", pg.matrixClaim(c)))), mark); marked != speakerInferred(c) {
			t.Errorf("%s: marked %v", c.ID, marked)
		}
	}
}
