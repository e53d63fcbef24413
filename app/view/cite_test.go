// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/cite"
	"isnad/data/graph"
)

// Whoever pastes a citation pastes a sentence: for every record that somebody
// alleges, denies or disputes, and for every claim, each format says whose.
func TestNoCitationStandsWithoutWhoSaysIt(t *testing.T) {
	site := flagship(t)
	cited := 0
	for _, lang := range link.Languages() {
		for _, r := range site.Graph.Dossier.Records() {
			pg := newPage(site, link.State{Lang: lang}.ToRecord(r.Type(), r.Head().ID))
			whose := ""
			switch r := r.(type) {
			case *data.Claim:
				whose = pg.spokenBy(r)
			default:
				whose = pg.doubt(r)
			}
			if whose == "" {
				continue
			}
			cited++
			i := pg.citing()
			for format, text := range map[string]string{
				"plain": pg.cited(i), "BibTeX": string(cite.BibTeX(i)), "CSL-JSON": string(cite.CSL(i)), "RIS": string(cite.RIS(i)),
			} {
				if !strings.Contains(oneLine(text), oneLine(whose)) {
					t.Errorf("%s, %s as %s: %q is not in\n%s", lang, r.Head().ID, format, whose, text)
				}
			}
		}
	}
	if cited < 100 {
		t.Errorf("only %d citations were held to it", cited)
	}
}

// A citation and a preview stand where no page is: what is alleged has its denial
// there, or the words that nobody is on record with one.
func TestWhatStandsAloneSaysWhoDeniesIt(t *testing.T) {
	site := flagship(t)
	for _, c := range []struct{ reason, address, want string }{
		{"a sweeping denial is told as one", "claims/alleged-firing/", "denied in general by Omar Diaby"},
		{"a denial of the very thing", "claims/residents-allege-abduction/", "denied by Omar Diaby"},
		{"nobody answers the accusation", "claims/accusation-against-mother/", "no denial recorded"},
		{"an event", "events/alleged-resistance/", "denied in general by Omar Diaby"},
		{"a tie", "relations/hts-pursues-foreign-fighters/", "denied by Hay’at Tahrir al-Sham"},
		{"a proposition says how it stands", "propositions/diaby-opened-fire/", "denied in general by Omar Diaby"},
		{"what passes through two of one name", "claims/haj-quasi-emirate/", "(reported through Noon Post)"},
		{"a title with its own lead keeps through whom it came", "claims/accusation-against-mother/", "(reported through Noon Post; "},
	} {
		t.Run(c.reason, func(t *testing.T) {
			s := site.resolve(link.Parse(c.address))
			pg := newPage(site, s)
			i := pg.citing()
			for where, text := range map[string]string{"description": HeadOf(site, s).Description, "plain": pg.cited(i)} {
				if !strings.Contains(text, c.want) {
					t.Errorf("%s: %q does not hold %q", where, text, c.want)
				}
			}
			if claim := pg.linkedClaim(); strings.Contains(c.want, "den") && !strings.Contains(claim["description"].(string), c.want) {
				t.Errorf("linked data: %v does not hold %q", claim, c.want)
			}
			bare := strings.Trim(c.want, "(); ")
			for format, text := range map[string]string{"BibTeX": string(cite.BibTeX(i)), "CSL-JSON": string(cite.CSL(i)), "RIS": string(cite.RIS(i))} {
				if !strings.Contains(text, bare) {
					t.Errorf("%s: %q does not hold %q", format, text, bare)
				}
			}
		})
	}
	if s := site.resolve(link.Parse("claims/outlet-videos/")); strings.Contains(HeadOf(site, s).Description, "denied") {
		t.Error("what nobody alleges is said to be denied or not")
	}
}

// oneLine is a text in small letters with plain spaces: not every format keeps
// the one that does not break.
func oneLine(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func TestWhatAPageCites(t *testing.T) {
	site := flagship(t)
	for _, c := range []struct{ name, address, want string }{
		{"the overview is the dossier", "", "Isnad dossier, version"},
		{"a view is a part of it", "timeline/", "“Timeline”. In: "},
		{"a source without an address is a part of the dossier", "sources/noon-post-harem/", "“Noon Post” (Source). In: "},
		{"a record names its passages", "claims/diaby-denies-abduction/", "Drawn from: Noon Post, ¶9."},
		{"nothing at an address is the dossier", "no/such/page", "Isnad dossier, version"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pg := newPage(site, site.resolve(link.Parse(c.address)))
			if got := pg.cited(pg.citing()); !strings.Contains(got, c.want) {
				t.Errorf("%q does not hold %q", got, c.want)
			}
		})
	}
}

func TestASourceWithAnAddressIsCitedAsItself(t *testing.T) {
	s := &data.Source{Meta: data.Meta{ID: "daily"}, Label: data.Text{EN: "Daily"}, Title: data.Text{EN: "A day"}, Author: "A. Writer",
		URL: "https://daily.example/1", Publisher: "the-daily", Retrieved: "2025-11-01"}
	d := &data.Dossier{Sources: []*data.Source{s}, Actors: []*data.Actor{{Meta: data.Meta{ID: "the-daily"}, Name: data.Text{EN: "The Daily"}}}}
	pg := newPage(NewSite(graph.New(d), nil), link.Home().ToRecord(data.TypeSource, "daily"))
	want := "A. Writer. “A day”. The Daily. https://daily.example/1 (retrieved 1 November 2025)"
	if got := pg.cited(pg.citing()); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
