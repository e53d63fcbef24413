// SPDX-License-Identifier: MIT

package view

import (
	"runtime"
	"runtime/debug"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/boot"
	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// # Pages of a large dossier
//
// The records of a large dossier are read as they are needed (boot.Part). What a
// page needs, its drawing tells: it is drawn, what it lacked is read, and it is
// drawn again until it lacks nothing. Only that drawing is shown. So no page can
// show an accusation and, because a file had not come, not its denial; and no
// list of what pages need has to keep up with what pages show.
//
// The names of actors, places, topics and sources stand in the index and assert
// nothing: they are not read for a link.

// Reading is a site whose records are read as they are needed.
func Reading(part *boot.Part) *Site {
	return &Site{Graph: part.Graph, Index: part.Index(), OneFile: oneFile(), Unanswered: unanswered(), reading: part}
}

// mostHeld is how many records are kept when another page is asked for: some
// ten megabytes.
const mostHeld = 5_000

// tidy lets go of the records of a page that wanted very many. They are collected
// at once: what the next page wants comes in their place, and a browser never
// gets memory back.
func (site *Site) tidy() {
	if site.reading == nil || site.Graph.Held() <= mostHeld {
		return
	}
	site.Graph.Forget()
	if site.letGo != nil {
		site.letGo()
	}
	runtime.GC()
}

// need draws until nothing is missing.
func (site *Site) need(draw func()) error {
	if site.reading == nil {
		draw()
		return nil
	}
	tell, end := progress()
	defer end()
	for {
		site.Graph.Missing()
		draw()
		missing := site.Graph.Missing()
		if len(missing) == 0 {
			return nil
		}
		if err := site.load(missing, tell); err != nil {
			return err
		}
	}
}

// load reads what is missing. Of very many records most of what is allocated is
// garbage, and a browser never gets memory back: it is collected more often.
func (site *Site) load(missing []int, tell func(done, all int)) error {
	if len(missing) > mostHeld {
		before := debug.SetGCPercent(heapGrowthOfMany)
		defer debug.SetGCPercent(before)
	}
	return site.reading.Load(missing, tell)
}

// attempt draws with what is there and reports that nothing was missing.
func (site *Site) attempt(draw func()) bool {
	site.Graph.Missing()
	draw()
	return len(site.Graph.Missing()) == 0
}

// patience is how long a page may take without a word.
const patience = 300 * time.Millisecond

// progress shows what share of the files has been read in the loader's bar, once
// it takes long; end takes the bar away.
func progress() (tell func(done, all int), end func()) {
	if app.IsServer {
		return nil, func() {}
	}
	loader, began, shown := app.Window().Get("isnad"), time.Now(), false
	tell = func(done, all int) {
		if time.Since(began) > patience {
			shown = true
			loader.Call("progress", float64(done)/float64(all))
			breathe()
		}
	}
	return tell, func() {
		if shown {
			loader.Call("progress", nil)
		}
	}
}

// whole draws an element that lacks nothing, or the words that stand in its place.
func (pg *page) whole(draw func() app.UI) (drawn app.UI) {
	if err := pg.need(func() { drawn = draw() }); err != nil {
		return pg.incomplete()
	}
	return drawn
}

// incomplete stands in the place of what cannot be shown. The loader is not told:
// the program has not failed, and everything else of it works.
func (pg *page) incomplete() app.UI {
	return div("not-found", para("empty", pg.t(i18n.PageIncomplete)), para("", pg.tryAgain()))
}

// tryAgain fetches the page anew.
func (pg *page) tryAgain() app.UI {
	return el("button", attrs{"type": "button", "class": "button", "data-act": "again"}, pg.t(i18n.TryAgain))
}

// firstOf are the first few records of a type.
func firstOf[R data.Record](pg *page, t data.Type, most int) []R {
	if pg.Index == nil {
		all := graph.All[R](pg.Graph)
		return all[:min(most, len(all))]
	}
	var some []R
	from, to := pg.Index.Range(t)
	for i := from; i < min(from+most, to); i++ {
		if r, there := graph.Get[R](pg.Graph, pg.Index.ID(i)); there {
			some = append(some, r)
		}
	}
	return some
}

// nameIn is the name of an actor, place, topic or source by the index, and its
// language; false where the record has to be asked.
func (pg *page) nameIn(id string) (name, lang string, ok bool) {
	if pg.reading == nil {
		return "", "", false
	}
	switch pg.Graph.TypeOf(id) {
	case data.TypeActor, data.TypePlace, data.TypeTopic:
		return pg.labelIn(id)
	case data.TypeSource:
		i, _, _ := pg.Index.Find(id)
		if name, lang := pg.sourceTitle(i); name != "" {
			return name, lang, true
		}
		return pg.labelIn(id)
	}
	return "", "", false
}

// labelIn is what the index calls a record.
func (pg *page) labelIn(id string) (name, lang string, ok bool) {
	if pg.reading == nil {
		return "", "", false
	}
	i, _, ok := pg.Index.Find(id)
	name, lang = pg.Index.Title(i, pg.s.Lang)
	return name, lang, ok
}

// sourceTitle is a source's title, which follows its label in the index.
func (pg *page) sourceTitle(i int) (title, lang string) {
	from, to := pg.Index.Fields(i)
	for f := from; f < to; f++ {
		kind, in, words := pg.Index.Field(f)
		if kind != dataset.FieldTitle || pg.Index.IsTitle(f) {
			continue
		}
		if in == pg.s.Lang || title == "" && in == "en" {
			title, lang = words, in
		}
	}
	return title, lang
}
