// SPDX-License-Identifier: MIT

// Package view draws the explorer: it turns a dossier and a view state into
// go-app elements. The same code draws the prerendered pages natively and the
// page in the browser, so that the program takes over without a visible
// change. It fetches nothing, ranks nothing and lays out nothing that is
// arithmetic: search, timeline and graph do, and the *_model.go files here.
//
// # Rules that go-app imposes
//
//  1. Elements are made by el and shape only: they pass every attribute value
//     through Attr. No app.Raw, no style attribute, no handler on an element
//     of a list: what is not a link is found by data-act (root.go).
//  2. There are six components: root is the frame with the search, part a
//     piece of that frame, device its last lines, content the page within it,
//     and on the timeline's page timelineView and timelineChart draw the page
//     and what moves under the reader's hand. Everything else is plain
//     functions that return elements.
//     The main part of a record that is reached by a link is written without
//     go-app, and in pieces where it is long (sheet.go).
//  3. The page is mounted anew when its path changes. go-app pairs children by
//     position, so that otherwise an open <details> of one record would stay
//     open on the next.
package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/boot"
	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/search"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// Site is everything a page is drawn from. It does not change, but for the
// records of a site that Begin made, which come all at once or as they are
// needed.
type Site struct {
	Graph *graph.Graph
	Index *dataset.Index
	// OneFile is nil where the site is a folder, as it mostly is.
	OneFile *OneFile

	// Unanswered says that the page stands in for one that the host did not give.
	Unanswered bool

	opened  *boot.Opened              // to decode; nil when the records are there
	reading *boot.Part                // of a large dossier, whose records come as they are needed
	live    int                       // and bytes of the heap that were in use when it was last collected; 0 before
	letGo   func()                    // of what a page besides keeps of records; nil where none does
	held    *holdings                 // for narrowing a search; nil until hold has made it
	covered map[*data.Source]covering // worked out already; in the program alone, which has one thread
	ahead   *prepared                 // the timeline of a large dossier, worked out ahead
	atTop   bool                      // the reader follows a link to the top of a page, in the program
}

// NewSite joins a dossier and its index. The index may be nil: then there is
// no search.
func NewSite(g *graph.Graph, ix *dataset.Index) *Site { return &Site{Graph: g, Index: ix} }

// Languages are those that the dossier lists, of those the interface speaks;
// the default one is always there. What is not translated stands in English.
func (site *Site) Languages() []string {
	all := link.Languages()
	return append(all[:1:1], slices.DeleteFunc(all[1:], func(lang string) bool {
		return !slices.Contains(site.Graph.Dossier.About.Languages, lang)
	})...)
}

// New is the whole of a page's body, as one element.
func New(site *Site, s link.State) app.UI {
	return mounted(shell(newPage(site, site.resolve(s)), finding{query: s.Query}))
}

// resolve leads a record's former id, or its id under a wrong type, to where
// the record is, and an id that nobody has to the not-found page.
func (site *Site) resolve(s link.State) link.State {
	if s.View != link.Record {
		return s
	}
	id, known := site.Graph.Current(s.ID)
	if !known {
		gone := s
		gone.View, gone.Address = link.NotFound, s.Path()
		return gone
	}
	s.ID, s.Type = id, site.Graph.TypeOf(id)
	return s
}

// page is one drawing of a state: what the functions that draw share.
type page struct {
	*Site
	s link.State
	p *i18n.Printer

	given   *given   // what components were given last
	adopted bool     // the page stands there already (adopt.go)
	sharing *sharing // the open share panel, or nil
	checked *checked // the reader's copy of a source, or nil
	sheet   *sheet   // of the main part, or nil

	// inTurn says that parts of the page may be drawn later than others.
	inTurn bool

	// pause is called between the parts of a page that is drawn ahead; nil of one
	// that is drawn to be seen.
	pause func()

	// occasion is that of the claims at hand, where a heading has told it.
	occasion string

	// answered is what the claim before in the list at hand answers; nil outside
	// of lists.
	answered *string

	// eventTexts keeps the texts of events that a search in the timeline reads,
	// between one letter and the next; nil keeps none.
	eventTexts map[string]string

	// unreviewed says that a text drawn so far is a translation nobody has
	// reviewed; prose sets it, and the note over the page is drawn last.
	unreviewed bool
}

func newPage(site *Site, s link.State) *page {
	return &page{Site: site, s: s, p: i18n.For(s.Lang), given: &given{}}
}

func (pg *page) dossier() *data.Dossier { return pg.Graph.Dossier }

// t is a message as an element.
func (pg *page) t(k i18n.Key, args ...any) app.UI { return text(pg.p.T(k, args...)) }

// finding is what the search box shows; search.go draws it.
type finding struct {
	query  string
	open   bool
	active int // the option the arrows are on; -1 for none
	result search.Result
	facets []facetGroup
	long   *longHits // where there are more than are shown at once
}

// listed is how many hits can be reached.
func (f finding) listed() int {
	if f.long != nil {
		return len(f.long.at)
	}
	return len(f.result.Hits)
}

// content is the component below the shell. A new path is a new mount.
type content struct {
	app.Compo
	Site  *Site
	State *link.State
	// Adopted says that the prerendered main part stays (adopt.go).
	Adopted bool
	// Checked is what became of the reader's copy of a source, or nil.
	Checked *checked
	// Sheet is what the main part is written on, or nil.
	Sheet *sheet
}

// CompoID makes go-app mount a new page instead of rewriting the old one.
func (c *content) CompoID() string {
	if c.Adopted {
		return "adopted"
	}
	return c.State.Path()
}

// Render draws the page of the state.
func (c *content) Render() app.UI {
	a := attrs{"id": "main", "tabindex": "-1", "class": "view-" + viewName(*c.State), "data-page": "/" + c.State.Path(), "data-part": "main"}
	if c.Adopted {
		return mounted(el("main", a))
	}
	pg := newPage(c.Site, *c.State)
	pg.checked, pg.inTurn = c.Checked, c.Sheet != nil
	var kids []app.UI
	err := pg.need(func() {
		body := pg.body()
		kids = append([]app.UI{pg.unreviewedNote()}, body...)
	})
	if err != nil {
		kids = []app.UI{pg.incomplete()}
	}
	if c.Sheet != nil {
		c.Sheet.put(kids, c.Site.atTop, pg.unreviewedNote)
		return mounted(el("main", a))
	}
	return mounted(el("main", a, kids...))
}

// OnMount writes what go-app does not draw.
func (c *content) OnMount(ctx app.Context) {
	ctx.PreventUpdate()
	c.Sheet.flush()
}

// OnUpdate writes it anew.
func (c *content) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { c.Sheet.flush() })
}

// unreviewedNote explains, once for the page, the sign that prose puts after a
// translation that nobody has reviewed.
func (pg *page) unreviewedNote() app.UI {
	// The timeline is a component that is drawn later; its titles are the events'.
	listed := pg.s.View == link.Timeline && slices.ContainsFunc(pg.events(), func(e *data.Event) bool {
		_, lang := e.Title.In(pg.s.Lang)
		return slices.Contains(e.Title.Unreviewed, lang)
	})
	if !pg.unreviewed && !listed {
		return nil
	}
	return para("unreviewed-note", pg.t(i18n.UnreviewedPage))
}

func viewName(s link.State) string {
	switch s.View {
	case link.Overview:
		return "overview"
	case link.Record:
		return "record record-" + string(s.Type)
	}
	return string(s.View)
}

// body is the page's own part.
func (pg *page) body() []app.UI {
	switch pg.s.View {
	case link.Overview:
		return pg.overview()
	case link.Actors:
		return pg.actors()
	case link.Timeline:
		return []app.UI{timelinePage(pg.Site, pg.s)}
	case link.Claims:
		return pg.claims()
	case link.Agreements:
		return pg.agreements()
	case link.Network:
		return pg.network()
	case link.Places:
		return pg.places()
	case link.Sources:
		return pg.sources()
	case link.About:
		return pg.about()
	case link.Record:
		return pg.record()
	}
	return pg.notFound()
}
