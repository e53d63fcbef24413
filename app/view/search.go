// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/search"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/edtf"
)

// searchBox is an ARIA combobox with a listbox. Its text is the reader's: it
// is never written here, because go-app cannot clear an input and must not
// overwrite what was typed before the program started.
func (pg *page) searchBox(f finding) app.UI {
	a := attrs{"id": "search", "class": "search-input", "type": "search", "role": "combobox", "autocomplete": "off", "autocapitalize": "none",
		"spellcheck": "false", "enterkeyhint": "search", "maxlength": strconv.Itoa(mostTyped), "aria-label": pg.p.T(i18n.SearchLabel),
		"placeholder": pg.p.T(i18n.SearchHint), "aria-autocomplete": "list", "aria-controls": "results", "aria-expanded": strconv.FormatBool(f.open),
		"aria-keyshortcuts": "/ Control+K Meta+K", "data-part": "input"}
	if f.open && f.active >= 0 && f.active < f.listed() {
		a["aria-activedescendant"] = optionID(f.active)
	}
	closed := attrs{"class": "results", "id": "results-box", "data-part": "box"}
	if !f.open {
		closed["hidden"] = on
	}
	return el("div", attrs{"class": "search", "role": "search", "data-part": "search"},
		el("div", attrs{"class": "search-field", "data-part": "field"}, pg.part("glass"), el("input", a), pg.part("key")),
		pg.part("wait"),
		el("div", attrs{"class": "hush", "role": "status", "id": "search-count", "data-part": "count"}, said(pg.foundText(f))),
		el("div", closed, pg.resultsHead(f), pg.narrowBox(f),
			el("div", attrs{"id": "results", "role": "listbox", "aria-label": pg.p.T(i18n.SearchResults), "data-part": "list"}, pg.hitList(f)...)))
}

// searchKey shows which key leads to the box.
func searchKey() app.UI {
	return el("kbd", attrs{"aria-hidden": "true", "data-part": "key"}, text("/"))
}

func (pg *page) searchWait() app.UI {
	return el("p", attrs{"class": "search-wait", "data-part": "wait"}, pg.t(i18n.SearchWait))
}

func optionID(i int) string { return "hit-" + strconv.Itoa(i) }

func (pg *page) foundText(f finding) string {
	switch {
	case !f.open:
		return ""
	case len(f.result.Hits) == 0:
		return pg.p.T(i18n.FoundNothing)
	case f.result.Weak:
		return pg.p.T(i18n.FoundWeak)
	}
	found := pg.p.N(i18n.CountFound, f.result.Total)
	if slices.ContainsFunc(f.result.Hits, func(h search.Hit) bool { return h.Strength == search.Weak }) {
		return pg.p.T(i18n.AndGuesses, found) // they are listed, and not counted
	}
	return found
}

// resultsHead says how many were found, or how to widen the search.
func (pg *page) resultsHead(f finding) app.UI {
	var head []app.UI
	if f.open {
		head = append(head, para("results-count", text(pg.foundText(f))))
		if len(f.result.Hits) == 0 || f.result.Weak {
			unnamed := el("a", attrs{"href": pg.s.Href(pg.s.To(link.About))}, pg.t(i18n.SearchUnnamed))
			head = append(head, para("soft", pg.t(i18n.SearchWiden), text(" "), unnamed))
		}
	}
	return el("div", attrs{"class": "results-head", "data-part": "head"}, head...)
}

// hitList are the hits, all of them or a window on them.
func (pg *page) hitList(f finding) []app.UI {
	if f.long != nil {
		return []app.UI{&hitWindow{Site: pg.Site, State: pg.s, Hits: f.long, Active: f.active}}
	}
	return each(pg.groupHits(f.result.Hits), func(g hitGroup) app.UI {
		id := "hits-" + string(g.kind)
		kids := []app.UI{el("div", attrs{"class": "hits-title", "id": id, "role": "presentation"}, text(pg.p.Many(g.kind)))}
		for _, h := range g.hits {
			kids = append(kids, pg.hit(h, h.number == f.active))
		}
		return el("div", attrs{"class": "hits", "role": "group", "aria-labelledby": id}, kids...)
	})
}

func (pg *page) hit(h numbered, active bool) app.UI {
	id := pg.Index.ID(h.Index)
	title, lang := pg.Index.Title(h.Index, pg.s.Lang)
	a := attrs{"id": optionID(h.number), "class": "hit", "role": "option", "aria-selected": strconv.FormatBool(active), "tabindex": "-1",
		"href": pg.s.Href(pg.s.ToRecord(pg.Index.Type(h.Index), id)), "data-act": "hit"}
	if h.Strength == search.Weak {
		a["class"] = "hit weak"
	}
	if h.of > 0 {
		a["aria-posinset"], a["aria-setsize"] = strconv.Itoa(h.number+1), strconv.Itoa(h.of)
	}
	var lead, standing app.UI
	if !pg.attempt(func() { lead, standing = pg.hitLead(pg.Graph.Record(id), h.Index), pg.hitStanding(pg.Graph.Record(id)) }) {
		lead, standing = pg.hitLead(nil, h.Index), nil
	}
	if h.Title && (h.Lang == "" || h.Lang == pg.s.Lang) {
		return el("a", a, span("hit-title", lead, el("bdi", attrs{"lang": h.Lang}, marked(h.Hit)...)), pg.reason(h.Hit), standing, pg.hitStatus(h.Index))
	}
	return el("a", a, span("hit-title", lead, pg.isolate(title, lang)), pg.matched(h.Hit), pg.reason(h.Hit), standing, pg.hitStatus(h.Index))
}

// matched is the text that met the query, where that is not the title as the
// page shows it. A text in another language says in which; a date is worded.
func (pg *page) matched(h search.Hit) app.UI {
	if h.Field == dataset.FieldDate {
		if d, err := edtf.Parse(h.Text); err == nil {
			return span("hit-match", el("mark", nil, text(pg.p.Date(d))))
		}
	}
	words := el("bdi", attrs{"lang": h.Lang, "dir": "auto"}, marked(h)...)
	if h.Lang == "" || h.Lang == pg.s.Lang {
		return span("hit-match", words)
	}
	return span("hit-match foreign", span("hit-language", text(pg.p.Language(h.Lang))), text(" "), words)
}

// hitLead stands before a title that must not be read as a fact.
func (pg *page) hitLead(r data.Record, hit int) app.UI {
	lead := pg.hitWords(r, hit)
	if lead == "" {
		return nil
	}
	return span("lead", text(pg.p.T(i18n.Lead, lead, "")))
}

// hitWords is a title's lead, from the index alone where the record has not been
// read.
func (pg *page) hitWords(r data.Record, hit int) string {
	if r != nil {
		return pg.wordingOf(r).lead
	}
	return pg.wordingOf(pg.early(hit)).lead
}

// hitStanding says who asserts and who denies a proposition.
func (pg *page) hitStanding(r data.Record) app.UI {
	p, ok := r.(*data.Proposition)
	if !ok {
		return nil
	}
	return span("hit-standing", text(pg.standing(p)))
}

// hitStatus keeps an allegation marked as one in the list of results.
func (pg *page) hitStatus(i int) app.UI {
	switch s := pg.Index.Status(i); s {
	case data.StatusAlleged, data.StatusDenied, data.StatusDisputed:
		return pg.status(s)
	}
	return nil
}

// marked is the matching text with its matches in <mark>.
func marked(h search.Hit) []app.UI {
	var kids []app.UI
	at := 0
	for _, m := range h.Marks {
		if m[0] < at || m[1] > len(h.Text) || m[0] >= m[1] {
			continue
		}
		if m[0] > at {
			kids = append(kids, span("", text(h.Text[at:m[0]])))
		}
		kids = append(kids, el("mark", nil, text(h.Text[m[0]:m[1]])))
		at = m[1]
	}
	if at < len(h.Text) {
		kids = append(kids, span("", text(h.Text[at:])))
	}
	return kids
}

// reason says why a record is a hit.
func (pg *page) reason(h search.Hit) app.UI {
	return span("reason", text(pg.reasonText(h)))
}

func (pg *page) reasonText(h search.Hit) string {
	switch h.Reason.Kind {
	case search.ExactName:
		return pg.p.T(i18n.ReasonName)
	case search.ExactAlias:
		return pg.p.T(i18n.ReasonAlias)
	case search.Prefix, search.WordPart:
		return pg.p.T(i18n.ReasonBeginning)
	case search.Typo:
		return pg.p.N(i18n.CountLettersOff, h.Reason.Letters)
	case search.SoundsLike:
		return pg.p.T(i18n.ReasonSounds)
	case search.Acronym:
		return pg.p.T(i18n.ReasonAcronym)
	case search.Initials:
		return pg.p.T(i18n.ReasonInitials)
	case search.Number:
		return pg.p.T(i18n.ReasonNumber)
	case search.Date:
		return pg.p.T(i18n.ReasonDate)
	case search.Kind:
		return pg.p.T(i18n.ReasonKind)
	case search.InText:
		return pg.p.T(i18n.ReasonText)
	case search.Form:
		return pg.p.T(i18n.ReasonForm)
	case search.Near:
		return pg.p.T(i18n.ReasonNear)
	}
	return pg.p.T(i18n.ReasonWord)
}

// notFound is for an address that means nothing, for a record that is not there,
// and for a page that this device has no copy of.
func (pg *page) notFound() []app.UI {
	address := pg.s.Address
	if pg.s.View == link.Record {
		address = pg.s.Path()
	}
	title, lede := pg.t(i18n.NotFoundTitle), pg.t(i18n.NotFoundText)
	var again app.UI
	if pg.unsaved() {
		title, lede = pg.t(i18n.UnsavedTitle), pg.t(i18n.UnsavedText)
		again = para("", pg.tryAgain())
	}
	return []app.UI{el("header", attrs{"class": "page-head"},
		el("h1", attrs{"id": "title", "tabindex": "-1"}, title),
		para("lede", lede)),
		div("not-found",
			para("address", el("bdi", attrs{"dir": "ltr"}, text(address))),
			again,
			para("", el("button", attrs{"type": "button", "class": "button needs-program", "data-act": "focus-search"}, pg.t(i18n.SearchInstead))),
			para("", el("a", attrs{"href": pg.s.Href(pg.s.To(link.Overview))}, pg.t(i18n.BackToOverview))))}
}

// unsaved says that the site may well have a page here, which could not be
// asked for: there is no copy of it.
func (pg *page) unsaved() bool { return pg.Unanswered && pg.s.Beside() }
