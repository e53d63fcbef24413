// SPDX-License-Identifier: MIT

package view

import (
	"runtime"
	"runtime/debug"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
	"isnad/app/search"
	"isnad/data/dataset"
)

// The search box in the browser: typing asks, arrows choose, Enter follows,
// Esc closes. The query goes into the address when the typing pauses, in place
// of the entry that is there: a history of keystrokes helps nobody.

// pause is how long nothing is typed before the address follows: longer than
// between two keystrokes, shorter than it takes to reach for the address bar.
const pause = 400 * time.Millisecond

// mostHits is how many hits are found with every key: more than most look
// through. Who does gets the rest (hits_model.go).
const mostHits = 24

func (r *root) onInput(ctx app.Context, e app.Event) {
	switch e.Get("target").Get("id").String() {
	case "search":
	case finderID:
		r.findEvents(ctx, e.Get("target").Get("value").String())
		return
	default:
		ctx.PreventUpdate()
		return
	}
	text := inputText()
	asked := text != r.found.query || !r.found.open // the loader repeats what was typed before the start
	if asked {
		r.ask(ctx, text)
	}
	if !asked || r.newest.Working() {
		ctx.PreventUpdate() // the answer brings an update of its own
	}
	r.afterTyping(ctx, func() { r.state.Query = r.found.query })
	if r.site.reading != nil {
		r.readHits(ctx)
	}
}

// readHits reads, once nothing is typed any more, what the hits of a large
// dossier say of themselves. Until then the index has told what is alleged, and
// not by whom.
func (r *root) readHits(ctx app.Context) {
	typed := r.typed
	ctx.After(pause, func(ctx app.Context) {
		if typed != r.typed || !r.found.open {
			ctx.PreventUpdate()
			return
		}
		pg := newPage(r.site, r.state)
		r.site.need(func() {
			for _, h := range r.found.result.Hits {
				if hit := pg.Graph.Record(pg.Index.ID(h.Index)); hit != nil {
					pg.hitLead(hit, h.Index)
					pg.hitStanding(hit)
				}
			}
		}) // what does not come stays untold
	})
}

// findEvents narrows the timeline; its address follows as the search's does.
func (r *root) findEvents(ctx app.Context, words string) {
	r.state.Find = words
	r.afterTyping(ctx, func() {})
}

// afterTyping writes the address once nothing is typed any more.
func (r *root) afterTyping(ctx app.Context, first func()) {
	if r.typed == r.rested && r.site.live > 0 {
		r.site.allow(heapOfKeys)
	}
	r.typed++
	typed := r.typed
	ctx.After(pause, func(ctx app.Context) {
		ctx.PreventUpdate()
		if typed == r.typed {
			first()
			replaceAddress(r.state)
		}
	})
	ctx.After(rest, func(ctx app.Context) {
		ctx.PreventUpdate()
		if typed == r.typed {
			r.rested = typed
			runtime.GC() // see collecting
			if r.site.live > 0 {
				r.site.allow(heapOfPages)
			}
		}
	})
}

// # Collecting garbage
//
// In a browser Go has one thread. A collection that falls between two
// keystrokes takes up to fifty milliseconds where there are 100,000 names, and
// nothing else runs meanwhile: of keys that took longer than a frame, all but the
// first met one. So none is collected while the program starts (app/main.go), the
// heap may grow to several times what is in use, and it is collected when the
// reader has stopped typing. What the start of a small one leaves is a few
// megabytes, and waits until the reader has long looked at the page. Of a large
// dossier the index alone is tens of megabytes, and a browser never gets memory
// back: there the heap grows by less, and only while somebody types on and on by
// what some five hundred keys leave behind, a minute of them without a second's
// rest.
const (
	heapGrowth        = 400 // percent
	heapGrowthOfLarge = 50
	heapGrowthOfMany  = 20 // while thousands of records are read (part.go)
	heapOfPages       = 32 << 20
	heapOfKeys        = 128 << 20
)

// away is how long after the start nobody minds: longer than a visitor takes to
// the first click.
const away = 10 * time.Second

// collect collects garbage, or begins to.
func (site *Site) collect() {
	if site.reading != nil {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		site.live = int(m.HeapAlloc)
	}
	site.allow(heapOfPages)
}

// allow lets the heap of a large dossier grow by so many bytes.
func (site *Site) allow(bytes int) {
	growth := heapGrowth
	if site.reading != nil {
		growth = min(max(bytes/max(site.live/100, 1), heapGrowthOfLarge), heapGrowth)
	}
	debug.SetGCPercent(growth)
}

// askAhead has a search of a large dossier answered that nobody asked for, and its
// hits drawn for nobody: a browser compiles what runs for the first time, and with
// the first key that took longer than a frame. Where somebody asks meanwhile, that
// is what is answered.
func (r *root) askAhead(s link.State) {
	x := r.site.Index
	if r.site.reading == nil || x.Len() == 0 {
		return
	}
	name, _ := x.Title(x.Order(dataset.ByDegree, 0), s.Lang)
	ahead := &search.Query{Text: name, Lang: s.Lang, Limit: mostHits}
	if !r.newest.Ask(ahead) {
		return
	}
	q, result := r.newest.Answer()
	if q != ahead {
		r.page.Dispatch(func(ctx app.Context) { r.answered(ctx, q, result) })
		return
	}
	hits := r.site.newLongHits(result.Hits, len(result.Hits))
	drawAll(newPage(r.site, s).hitRows(hits, drawn{0, min(firstHits, len(hits.rows))}, 0))
}

// ask has a query answered: in slices, so that a key that is pressed meanwhile
// is shown, and only the newest counts. Until then the list stays as it is.
func (r *root) ask(ctx app.Context, query string) {
	r.found.query, r.entered, r.asked = query, false, nil
	if query == "" || r.newest == nil {
		r.found = finding{query: query, active: -1}
		r.state.Within = link.Within{}
		return
	}
	if known, ok := r.known[r.key()]; ok {
		r.show(known)
		return
	}
	var narrowing *narrowing
	r.asked, narrowing = r.question()
	r.narrowing = narrowing
	if r.newest.Ask(r.asked) {
		ctx.Async(func() {
			q, result := r.newest.Answer()
			ctx.Dispatch(func(ctx app.Context) { r.answered(ctx, q, result) })
		})
	}
}

// question is the query as it stands, and what counts the values of its facets.
func (r *root) question() (*search.Query, *narrowing) {
	n := r.site.narrow(r.state.Within)
	q := n.query(search.Query{Text: r.found.query, Lang: r.state.Lang, Limit: mostHits})
	return &q, n
}

// reply is an answer with the facets of it.
type reply struct {
	result search.Result
	facets []facetGroup
}

// mostKnown is how many replies are kept: deleting comes back to what was asked.
const mostKnown = 64

// key names the question as it stands.
func (r *root) key() string {
	s := link.State{Lang: r.state.Lang, Query: r.found.query, Within: r.state.Within}
	if r.site.held == nil {
		return "begun " + s.String() // some facets are still to come
	}
	return s.String()
}

// answered shows an answer, unless another is wanted by now.
func (r *root) answered(ctx app.Context, q *search.Query, result search.Result) {
	if q != r.asked {
		ctx.PreventUpdate()
		return
	}
	r.asked = nil
	if q == r.deeper {
		r.deepened(result)
		return
	}
	r.learn(result)
	if r.entered {
		r.follow(ctx)
	}
}

func (r *root) learn(result search.Result) {
	if len(r.known) >= mostKnown || r.known == nil {
		r.known = map[string]reply{}
	}
	fresh := reply{result: result}
	if !result.Weak || !r.state.Within.Empty() {
		fresh.facets = r.narrowing.groups() // of guesses there is nothing to choose
	}
	r.known[r.key()] = fresh
	r.show(fresh)
}

// show opens the list with an answer.
func (r *root) show(known reply) {
	r.found = finding{query: r.found.query, open: true, active: -1, result: known.result, facets: known.facets}
	if len(known.result.Hits) > 0 && !known.result.Weak {
		r.found.active = 0
	}
	r.deeper, r.toLast = nil, false
	if hits := known.result.Hits; known.result.Total > len(hits) && len(hits) > 0 {
		r.found.long = r.site.newLongHits(hits, len(hits))
		r.found.long.page, r.found.long.deepen = r.page, r.deepen
	}
}

// deepen asks for the hits after the best, once.
func (r *root) deepen() {
	if r.found.long == nil || r.found.long.whole || r.deeper != nil || r.newest.Working() {
		return
	}
	q, _ := r.question()
	q.Limit, q.Tally = r.found.result.Total, nil // the facets are counted
	r.asked, r.deeper = q, q
	if r.newest.Ask(q) {
		r.page.Async(func() {
			q, result := r.newest.Answer()
			r.page.Dispatch(func(ctx app.Context) { r.answered(ctx, q, result) })
		})
	}
}

// deepened shows all hits.
func (r *root) deepened(result search.Result) {
	best := r.found.result.Hits
	r.found.long = r.site.wholeHits(r.found.long, best, result.Hits)
	if r.toLast {
		r.found.active, r.toLast = r.found.listed()-1, false
	}
}

// askFirst takes up what was typed before the program started, or else what the
// address asks for, before the page is drawn for the first time.
func (r *root) askFirst(typed, addressed string) {
	r.found = finding{query: typed, active: -1}
	if typed == "" && addressed != "" {
		r.found.query = addressed
		fillSearch(addressed)
	}
	if r.found.query == "" || r.newest == nil {
		return
	}
	if w := r.state.Within; w.Place != "" || w.Topic != "" || w.Source != "" {
		r.site.hold(nil)
	}
	var q *search.Query
	q, r.narrowing = r.question()
	r.learn(r.newest.Now(*q))
}

// chooseFacet chooses a value of a facet, or lets it go.
func (r *root) chooseFacet(ctx app.Context, facet, value string) {
	r.own()
	r.site.hold(nil)
	r.state.Within = with(r.state.Within, facet, value)
	r.askAgain(ctx)
}

// widen lets every facet go.
func (r *root) widen(ctx app.Context) {
	r.state.Within = link.Within{}
	r.askAgain(ctx)
}

func (r *root) askAgain(ctx app.Context) {
	r.state.Query = r.found.query
	replaceAddress(r.state)
	r.ask(ctx, r.found.query)
}

// fillSearch writes an address's query into the box.
func fillSearch(query string) {
	if box := searchInput(); box.Truthy() {
		box.Set("value", query)
	}
}

func (r *root) onFocus(ctx app.Context, e app.Event) {
	switch inBox := e.Get("target").Call("closest", ".search").Truthy(); {
	case inBox && r.found.query != "" && !r.found.open:
		r.found.open = true
	case !inBox && r.found.open:
		r.found.open = false
	default:
		ctx.PreventUpdate()
	}
}

func (r *root) onKey(ctx app.Context, e app.Event) {
	key := e.Get("key").String()
	inBox := e.Get("target").Get("id").String() == "search"
	switch {
	case r.networkKey(ctx, e, key):
	case asksForSearch(e, key) && searchInput().Truthy(): // an embedded page may have none
		e.PreventDefault()
		searchInput().Call("select")
		focusOn("search")
	case key == "Escape" && r.found.open:
		e.PreventDefault()
		r.found.open = false
	case key == "Escape" && r.state.Proof != "":
		r.closeProof(ctx)
	case inBox && key == "Enter" && r.newest.Working() && r.asked != r.deeper:
		r.entered = true
		ctx.PreventUpdate()
	case inBox && r.found.open:
		r.choose(ctx, e, key)
	default:
		ctx.PreventUpdate()
	}
}

func asksForSearch(e app.Event, key string) bool {
	return key == "/" && !typing(e) || key == "k" && (e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy())
}

// choose moves among the options and follows one.
func (r *root) choose(ctx app.Context, e app.Event, key string) {
	n := r.found.listed()
	if n == 0 || e.Get("isComposing").Truthy() {
		ctx.PreventUpdate()
		return
	}
	if r.found.long != nil && key != "Enter" {
		r.chooseLong(ctx, e, key)
		return
	}
	switch key {
	case "ArrowDown":
		r.found.active = (r.found.active + 1) % n
	case "ArrowUp":
		r.found.active = (max(r.found.active, 0) + n - 1) % n
	case "Enter":
		r.follow(ctx)
	default:
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	ctx.Defer(func(app.Context) {
		if option := app.Window().GetElementByID(optionID(r.found.active)); option.Truthy() {
			option.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// chooseLong moves among the options of a long list, which scrolls by itself.
func (r *root) chooseLong(ctx app.Context, e app.Event, key string) {
	to, wants := r.found.long.step(key, r.found.active, caretAt(e.Get("target"), key))
	if to < 0 || e.Get("shiftKey").Truthy() {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	r.found.active = to
	if wants {
		r.toLast = key == "End"
		r.deepen()
	}
}

// caretAt reports that the caret of a box stands where a key would put it.
func caretAt(box app.Value, key string) bool {
	start, end := box.Get("selectionStart").Int(), box.Get("selectionEnd").Int()
	return start == end && (key == "Home" && start == 0 || key == "End" && start == unitsOf(box.Get("value").String()))
}

// hit that the arrows are on.
func (r *root) hit() (search.Hit, bool) {
	if r.found.long != nil {
		return r.found.long.hit(r.found.active)
	}
	return r.site.hitAt(r.found.result.Hits, r.found.active)
}

// follow goes to the chosen hit.
func (r *root) follow(ctx app.Context) {
	h, ok := r.hit()
	if !ok {
		return
	}
	r.leave()
	r.found.open = false
	to := r.state.ToRecord(r.site.Index.Type(h.Index), r.site.Index.ID(h.Index))
	ctx.Navigate(absolute(to))
}

// typing says that a key belongs to a field.
func typing(e app.Event) bool {
	target := e.Get("target")
	switch target.Get("tagName").String() {
	case "INPUT", "TEXTAREA", "SELECT":
		return true
	}
	return target.Get("isContentEditable").Truthy()
}
