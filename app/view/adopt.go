// SPDX-License-Identifier: MIT

package view

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/boot"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// # Taking over a page that is already drawn
//
// go-app cannot attach to elements that stand in the page: it makes its own
// and puts them in the place of the old. For the page a visitor arrives on that
// is wasted several times over: the records are decoded, what is there already
// is drawn again, and the browser lays it out and paints it again. It takes
// longer than everything else until search answers.
//
// So the page is adopted:
//
//  1. Every element of the frame that may change on its own carries data-part:
//     the box that is typed into, the list that opens below it. So does the
//     outermost element of every piece that changes only with the page: the
//     menus, the main part.
//  2. The program first draws these elements alone, and the pieces empty.
//  3. While it does, the loader answers each request for a new element with
//     the next of those that stand there (adopt in web/boot.js). They stay
//     where and what they are, with all that is in them: links are links, and
//     what else can be pressed is found by data-act from the one handler.
//  4. The first change of the page draws the pieces and the main part as usual;
//     records are decoded when something needs them, or when the reader rests.
//
// The drawing of 2 and the page must agree element by element: frame lists
// them, a test compares, and where an extension or a proxy has been at the
// page so that the loader finds other parts, all of it is drawn anew.

// frame names the parts of a page in their order.
const frame = "shell skip top row brand search field glass input key wait count box head narrow list tools menu main foot device kept announce"

// part is a piece of the frame that changes only with the page.
type part struct {
	app.Compo
	Site  *Site
	State *link.State
	Name  string
	// Adopted says that the prerendered piece stays.
	Adopted bool
}

func (pg *page) part(name string) app.UI {
	s := asBefore(&pg.given.main, inMain(pg.s))
	if name == "tools" {
		s = asBefore(&pg.given.tools, pg.s) // what is searched for is carried into another language
	}
	return &part{Site: pg.Site, State: s, Name: name, Adopted: pg.adopted}
}

// given is what the components of the frame were given when it was drawn last.
// go-app compares that with what they are given now, by reflection, each field
// of each state for each of them, at every keystroke. Of one and the same pointer
// it looks no further.
type given struct{ main, tools *link.State }

// asBefore is a state by the pointer that it had before, if it is the same.
func asBefore(before **link.State, now link.State) *link.State {
	if *before == nil || !(*before).Equal(now) {
		*before = &now
	}
	return *before
}

// CompoID makes go-app mount a drawn piece in the place of an adopted one.
func (p *part) CompoID() string {
	if p.Adopted {
		return "adopted"
	}
	return p.Name
}

// Render draws the piece, or of an adopted one the outermost element.
func (p *part) Render() app.UI { return mounted(p.draw()) }

func (p *part) draw() app.UI {
	if p.Adopted {
		return p.outline()
	}
	pg := newPage(p.Site, *p.State)
	switch p.Name {
	case "skip":
		return pg.skip()
	case "brand":
		return pg.brand()
	case "glass":
		return iconPart("search", p.Name)
	case "key":
		return searchKey()
	case "wait":
		return pg.searchWait()
	case "tools":
		return pg.tools()
	case "menu":
		return pg.mainMenu()
	}
	return pg.footer()
}

func (p *part) outline() app.UI {
	a := attrs{"data-part": p.Name}
	switch p.Name {
	case "skip", "brand":
		return el("a", a)
	case "glass":
		return shape("svg", a)
	case "key":
		return el("kbd", a)
	case "wait":
		return el("p", a)
	case "menu":
		return el("nav", a)
	case "foot":
		return el("footer", a)
	}
	return el("div", a)
}

// Begin is a site whose records are decoded later. Until then only an adopted
// frame and the search can be drawn.
func Begin(opened *boot.Opened) *Site {
	return &Site{Graph: graph.New(&data.Dossier{}), Index: opened.Index, OneFile: oneFile(), Unanswered: unanswered(), opened: opened}
}

// complete decodes the records, once; of a large dossier what it says of itself
// (part.go). An error leaves the site as it was.
func (site *Site) complete() error {
	if site.opened == nil {
		return nil
	}
	if site.opened.InPart() {
		part, err := site.opened.Part()
		if err != nil {
			return err
		}
		site.reading, site.Graph, site.opened = part, part.Graph, nil
		return nil
	}
	g, err := site.opened.Whole(nil)
	if err != nil {
		return err
	}
	site.Graph, site.opened = g, nil
	return nil
}

// completeAhead decodes the records while the reader rests, some at a time. Whoever
// needs them before it is done decodes them himself, and this was for nothing.
// What cannot be had is left to whoever asks for it.
func (site *Site) completeAhead(pause func()) {
	opened := site.opened
	if opened == nil || opened.InPart() {
		return
	}
	if g, err := opened.Whole(pause); err == nil && site.opened == opened {
		site.Graph, site.opened = g, nil
	}
}

// count counts the dossier's records of a type, decoded or not.
func (site *Site) count(t data.Type) int {
	if site.Index != nil {
		from, to := site.Index.Range(t)
		return to - from
	}
	n := 0
	for _, r := range graph.All[data.Record](site.Graph) {
		if r.Type() == t {
			n++
		}
	}
	return n
}

// adopt reports that the page in the browser is the drawing of s, and that the
// loader lets it be taken over: it was made for this path, and nothing else in
// the address changes what it shows or where its links lead. The timeline is
// drawn anew, because it answers to dragging.
func adopt(s link.State) bool {
	if app.IsServer || s.View == link.Timeline || s.View == link.NotFound {
		return false
	}
	plain := link.State{Lang: s.Lang, View: s.View, Type: s.Type, ID: s.ID}
	if !inMain(s).Equal(plain) {
		return false
	}
	main := document().Call("querySelector", "#main[data-page]")
	return main.Truthy() && main.Get("dataset").Get("page").String() == "/"+s.Path() &&
		app.Window().Get("isnad").Call("adopt", frame).Bool()
}

// inMain is what of a state the main part and most of the frame depend on.
func inMain(s link.State) link.State {
	s.Query, s.Within, s.Proof = "", link.Within{}, ""
	return s
}

// isLong reports a page with a list too long to stand in it whole: only the
// program can go on with it.
func (site *Site) isLong(s link.State) bool {
	return s.View == link.Actors && site.Index != nil && site.count(data.TypeActor) > wholeList
}

// rest is how long after the start the records are decoded although nothing
// has asked for them: the reader has looked at the page, and what is asked for
// next should not wait.
const rest = time.Second

// settled is when the first answer is on the screen and what nobody waits for
// may be done.
const settled = 300 * time.Millisecond

// begin is the first state. Where the page that stands there cannot be taken
// over and the records cannot be had either, it stays as it is.
func (r *root) begin(s link.State) {
	if !r.site.isLong(s) && adopt(s) {
		r.adopting, r.state = true, s
		return
	}
	if !r.own() {
		select {}
	}
	r.state = r.site.resolve(s)
}

// turn is the state of a new address. Where the records cannot be had, the
// browser fetches the page that was asked for.
func (r *root) turn(asked link.State) (link.State, bool) {
	if r.adopting && inMain(asked).Equal(inMain(r.state)) {
		return asked, true
	}
	if !r.own() {
		app.Window().Get("location").Call("reload")
		return link.State{}, false
	}
	r.adopting = false
	if asked.Path() != r.state.Path() {
		r.site.tidy()
	}
	return r.site.resolve(asked), true
}

// own makes sure that the records are there; where they cannot be had, the
// loader says why.
func (r *root) own() bool {
	err := r.site.complete()
	if err != nil {
		app.Window().Get("isnad").Call("failed", err.Error())
	}
	return err == nil
}
