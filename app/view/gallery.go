// SPDX-License-Identifier: MIT

//go:build gallery

package view

import (
	"bytes"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
	"isnad/app/search"
	"isnad/data"
	"isnad/data/anchor"
	"isnad/data/edtf"
)

// Specimen is one component or page in one state. Its name is for those who
// work on the explorer, and English.
type Specimen struct {
	Name string
	Body app.UI
}

// Gallery draws every component in each of its states, and pages that show them
// together, with the functions that draw the site. It is no part of any program.
// copied is the text of the source of the dossier that has one.
func Gallery(site *Site, lang string, copied []byte) (components, pages []Specimen, err error) {
	site.hold(nil)
	g := gallery{newPage(site, link.State{Lang: lang})}
	checks, err := g.checks(copied)
	if err != nil {
		return nil, nil, err
	}
	all := []Specimen{{"Shell", g.shell()}, {"Statuses, stances, acts", g.marks()}, {"Certainty of dates", g.dates()},
		{"Kinds of actors", g.monograms()}, {"Passages", g.passages()}}
	all = append(all, g.search()...)
	all = append(all, g.overlays()...)
	all = append(all, g.device()...)
	all = append(all, Specimen{"A page that could not be had whole", g.incomplete()})
	return asMounted(all), asMounted(append(g.views(), checks...)), nil
}

// asMounted are specimens as go-app writes them.
func asMounted(all []Specimen) []Specimen {
	for k := range all {
		all[k].Body = mounted(all[k].Body)
	}
	return all
}

// gallery is a page that stands for all.
type gallery struct{ *page }

// at draws with another state than the page's own.
func (g gallery) at(address string) *page {
	s := link.Parse(address)
	s.Lang = g.s.Lang
	return newPage(g.Site, g.Site.resolve(s))
}

// shell is what stands around a page.
func (g gallery) shell() app.UI {
	return div("shell", g.skip(),
		el("header", attrs{"class": "top"}, div("top-row", g.brand(), g.searchBox(finding{active: -1}), g.tools()), g.mainMenu()),
		g.footer())
}

func (g gallery) marks() app.UI {
	var kids []app.UI
	for _, v := range data.Status("").Values() {
		kids = append(kids, para("", g.status(data.Status(v))))
	}
	for _, v := range data.Stance("").Values() {
		kids = append(kids, para("", tag(markOfStance(data.Stance(v)), span("", text(g.p.Word(data.Stance(v)))))))
	}
	for _, act := range data.Act("").Values() {
		for _, speaker := range []string{"jan-veer", data.Unattributed} {
			c := &data.Claim{Speaker: speaker, Act: data.Act(act), ActLabel: data.Text{EN: "shouts"}, Stance: data.StanceAsserts}
			if act == "denies" {
				c.Stance = data.StanceDenies
			}
			kids = append(kids, para("said-by", g.by(c)))
		}
	}
	for _, v := range data.Basis("").Values() {
		kids = append(kids, para("", g.basis(data.Basis(v))))
	}
	for _, s := range data.Status("").Values() {
		for _, who := range [][]string{nil, {data.Unattributed}, {"jan-veer", data.Unattributed}, {"jan-veer", "ferry-guild", "ferry-log"}} {
			kids = append(kids, para("chain", g.accordingTo(who, data.Status(s))))
		}
	}
	return div("", append(kids, para("", g.editorial(data.OriginEditor)))...)
}

// dates are every kind of date that EDTF has and the model takes, in words.
func (g gallery) dates() app.UI {
	var rows [][]cell
	for _, s := range []string{"2024-05-03", "2024-05", "2024", "202X", "20XX", "2024-21", "2024-05-03?", "2024-05-03~", "2024-05-03%", "2024?-05-20", "2024-05?-20",
		"2024-05-01/2024-05-07", "2023~/2024-05?", "2023/..", "../2023", "2023/", "/2023", "[..2024-05-03]", "2024-XX-XX", "2024-05-XX", "-0044-03-15", "Y170000002"} {
		d, err := edtf.Parse(s)
		if err != nil {
			continue // a form that the model refuses has no look
		}
		rows = append(rows, []cell{{kid: el("code", attrs{"dir": "ltr"}, text(s))}, {kid: g.date(&data.Date{Date: d})}, {kid: g.date(&data.Date{Date: d, Note: data.Text{EN: "Why it is uncertain."}})}})
	}
	rows = append(rows, []cell{{kid: text("–")}, {kid: g.date(nil)}, {kid: text("–")}})
	return div("", table("stack", "Dates", []string{"EDTF", "in words", "with a reason"}, rows), g.timelineLegend())
}

func (g gallery) monograms() app.UI {
	var kids []app.UI
	for _, kind := range data.ActorKind("").Values() {
		a := &data.Actor{Kind: data.ActorKind(kind), Name: data.Text{EN: "An example"}}
		a.ID = "jan-veer"
		if kind == data.Other {
			a.KindLabel = data.Text{EN: "Bird"}
		}
		kids = append(kids, g.card(a, "h3"))
	}
	return div("cards", kids...)
}

func (g gallery) passages() app.UI {
	start, end := 0, 74
	var kids []app.UI
	for _, e := range []data.Evidence{
		{Source: "courier-well", Paragraph: 2, Start: &start, End: &end}, {Source: "ferry-log", Page: "12"}, {Source: "ferry-interview", Timecode: "00:02:00"},
		{Source: "ferry-log", Passage: "none"}, {Source: "a-source-that-is-not-there", Page: "1"},
	} {
		kids = append(kids, g.chips("jan-veer", []data.Evidence{e}, 0))
	}
	return para("chain", apart(kids...)...)
}

// search is the box with every kind of answer.
func (g gallery) search() []Specimen {
	engine := search.New(g.Index)
	answer := func(name, query string, within link.Within) Specimen {
		n := g.narrow(within)
		q := n.query(search.Query{Text: query, Lang: g.s.Lang, Limit: mostHits})
		there := newPage(g.Site, link.State{Lang: g.s.Lang, Query: query, Within: within})
		result := engine.Search(q)
		f := finding{query: query, open: true, result: result, facets: n.groups()}
		return Specimen{name, there.searchBox(f)}
	}
	all := []Specimen{
		answer("Search: found", "ferry", link.Within{}), answer("Search: narrowed", "ferry", link.Within{Types: []string{"events"}, Place: "far-bank"}),
		answer("Search: by a wrong spelling", "Vheer", link.Within{}), answer("Search: only something near", "zzferrryguidl", link.Within{}),
		answer("Search: nothing", "qqqqqqqqq", link.Within{}),
	}
	many := engine.Search(search.Query{Text: "the", Lang: g.s.Lang, Limit: 400})
	f := finding{query: "the", open: true, result: many, long: g.newLongHits(many.Hits, min(5, len(many.Hits)))}
	return append(all, Specimen{"Search: a long list", g.searchBox(f)})
}

// overlays are what opens over a page.
func (g gallery) overlays() []Specimen {
	var all []Specimen
	for _, address := range []string{"actors/ferry-guild/?proof=ferry-guild.0", "claims/veer-alleges/?proof=veer-alleges.2", "claims/nobody-alleges/?proof=nobody-alleges.0", "claims/lind-denies-test/?proof=lind-denies-test.0"} {
		there := g.at(address)
		all = append(all, Specimen{"Passage of " + there.s.ID, there.panel()})
	}
	for _, f := range citationFormats {
		there := g.at("claims/veer-alleges/")
		all = append(all, Specimen{"Share panel, " + f.name, there.sharePanel(&sharing{state: there.s, format: f.name, frame: f.write != nil})})
	}
	embedded := g.at("claims/veer-alleges/?embed=1&search=1")
	return append(all, Specimen{"Head of an embedded page", div("shell embedded", embedded.embedHead(finding{active: -1}))})
}

// device is the last line of the page in each of its states.
func (g gallery) device() []Specimen {
	states := []struct {
		name string
		now  keeping
	}{
		{"nothing to say", keeping{}}, {"saving", keeping{kept: "saving"}}, {"saved", keeping{kept: "saved"}},
		{"saved, with more to save, to install and to renew", keeping{kept: "saved", more: 12_300_000, update: true, installable: true}},
		{"saving the rest", keeping{kept: "saved", saving: true, done: .4}},
		{"Apple's phone", keeping{kept: "saved", apple: "phone"}}, {"Apple's computer", keeping{kept: "saved", apple: "computer"}},
	}
	var all []Specimen
	for _, s := range states {
		all = append(all, Specimen{"Device: " + s.name, &device{Lang: g.s.Lang, now: s.now}})
	}
	for _, why := range []string{"insecure", "framed", "off", "unable", "full", "unfetched"} {
		all = append(all, Specimen{"Device: not saved, " + why, &device{Lang: g.s.Lang, now: keeping{kept: why}}})
	}
	return append(all, Specimen{"Device: saved but for most records", &device{Lang: g.s.Lang, Part: true, now: keeping{kept: "saved", more: 157_000_000}}})
}

// views are whole pages, and states of them that an address or a dossier makes.
func (g gallery) views() []Specimen {
	var all []Specimen
	for _, address := range []string{
		"", "actors/", "actors/?as=table", "timeline/", "timeline/?by=actor", "timeline/?by=place", "timeline/?from=2024-01-01&to=2024-06-30", "timeline/?from=2022-10-01&to=2022-12-31", "timeline/?find=nothing-has-this-word", "claims/", "claims/?topic=why-it-sank", "agreements/", "network/", "network/?focus=jan-veer",
		"places/", "sources/", "about/", "actors/ferry-guild/", "actors/jan-veer/", "actors/girl-of-nine/", "actors/night-watch/", "actors/the-heron/",
		"places/far-bank/", "events/on-a-day/", "events/nobody-hurt/", "events/year-inferred/", "events/undated-between/", "topics/why-it-sank/", "topics/nobody-spoke/",
		"propositions/was-sunk/", "propositions/will-be-raised/", "events/well-closed/", "propositions/guild-paid/", "claims/veer-alleges/", "claims/council-accuses/", "claims/guild-conditions/", "claims/nobody-alleges/",
		"relations/watch-ministry/", "relations/veer-guild/", "agreements/ferry-agreement/", "figures/leaking/", "sources/ferry-log/", "nowhere/at/all/",
	} {
		all = append(all, g.view(address))
	}
	var long []int
	for i := range g.count(data.TypeActor) {
		from, _ := g.Index.Range(data.TypeActor)
		long = append(long, from+i)
	}
	for _, address := range []string{"actors/", "actors/?as=table"} {
		all = append(all, Specimen{"A long list: " + address, g.at(address).longRoster(long)})
	}
	waiting := slipOf("waiting", g.entryAhead(long[0], 0), nil, para("slip-line"), 0, 1)
	all = append(all, Specimen{"An entry of a long list that waits for its record", el("ul", attrs{"class": "cards long", "role": "list"}, waiting)})
	return all
}

func (g gallery) view(address string) Specimen {
	pg := g.at(address)
	body := pg.body()
	return Specimen{"Page: /" + address, div("view-"+viewName(pg.s), append([]app.UI{pg.unreviewedNote()}, body...)...)}
}

// checks are a source's page with copies that a reader gave: the text itself, one
// with a line before, one with a word altered, and another text. Each was given to
// check one passage, which the panel shows too.
func (g gallery) checks(copied []byte) ([]Specimen, error) {
	var all []Specimen
	for _, given := range []struct {
		name    string
		content []byte
	}{
		{"the text", copied}, {"a text with a line before", append([]byte("A line before.\n"), copied...)},
		{"an altered text", bytes.Replace(copied, []byte("unsafe"), []byte("safe"), 1)}, {"another text", []byte("Another.\n")},
	} {
		text, err := anchor.Read(given.content)
		if err != nil {
			return nil, err
		}
		pg := g.at("sources/courier-well/")
		s := pg.Graph.Record("courier-well").(*data.Source)
		pg.checked = pg.checkCopy(s, given.name+".txt", text)
		asked := pg.passagesIn(s.ID)[0]
		pg.s.Focus = askedID(asked.Evidence, asked.records[0])
		all = append(all, Specimen{"Checked against " + given.name + ", for one passage", div("view-record", pg.body()...)},
			Specimen{"That passage in the panel, by " + given.name, div("panel", pg.proofChecked(proof{Evidence: asked.Evidence}))})
	}
	return all, nil
}
