// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
)

// shell is what stands around every page: one element, because go-app
// replaces the body's first. An embedded page keeps the title, the search
// where it was asked for, the evidence and the way to the whole site.
func shell(pg *page, f finding) app.UI {
	class := "shell"
	if pg.s.Embed {
		class = "shell embedded"
	}
	main := &content{Site: pg.Site, State: asBefore(&pg.given.main, inMain(pg.s)), Adopted: pg.adopted, Checked: pg.checked, Sheet: pg.sheet}
	// What is not open is not called: the browser would compile it first.
	var panel, share app.UI
	if pg.s.Proof != "" {
		panel = pg.whole(pg.panel)
	}
	if pg.sharing != nil {
		share = pg.whole(func() app.UI { return pg.sharePanel(pg.sharing) })
	}
	if pg.s.Embed {
		return el("div", attrs{"id": "isnad", "class": class}, pg.embedHead(f), main, pg.announcer(), panel)
	}
	return el("div", attrs{"id": "isnad", "class": class, "data-part": "shell"},
		pg.part("skip"),
		el("header", attrs{"class": "top", "data-part": "top"},
			el("div", attrs{"class": "top-row", "data-part": "row"}, pg.part("brand"), pg.searchBox(f), pg.part("tools")),
			pg.part("menu")),
		main,
		pg.part("foot"),
		&device{Lang: pg.s.Lang, Part: pg.reading != nil},
		pg.announcer(),
		panel, share)
}

func (pg *page) skip() app.UI {
	return el("a", attrs{"class": "skip", "href": "#main", "data-act": "skip", "data-part": "skip"}, pg.t(i18n.SkipToContent))
}

func (pg *page) brand() app.UI {
	title, lang := pg.dossier().About.Title.In(pg.s.Lang)
	return el("a", attrs{"class": "brand", "href": pg.s.Href(pg.s.To(link.Overview)), "data-part": "brand"},
		span("brand-title", pg.isolate(title, lang)),
		span("brand-note", text(pg.p.N(i18n.CountDossierSources, pg.count(data.TypeSource)))))
}

func (pg *page) mainMenu() app.UI {
	return pg.menu(attrs{"class": "menu", "aria-label": pg.p.T(i18n.MainMenu), "data-part": "menu"})
}

// menu are the views; in the header and again at the foot.
func (pg *page) menu(of attrs) app.UI {
	here := pg.s.View
	if here == link.Record {
		here, _ = listOf(pg.s.Type)
	}
	kids := each(link.Views(), func(v link.View) app.UI {
		a := attrs{"href": pg.s.Href(pg.s.To(v))}
		if v == here && pg.s.View != link.NotFound {
			a["aria-current"] = "true"
			if pg.s.View != link.Record {
				a["aria-current"] = "page"
			}
		}
		return item("", el("a", a, pg.t(viewTitle(v))))
	})
	return el("nav", of, list("", kids...))
}

func viewTitle(v link.View) i18n.Key {
	switch v {
	case link.Actors:
		return i18n.NavActors
	case link.Timeline:
		return i18n.NavTimeline
	case link.Claims:
		return i18n.NavClaims
	case link.Agreements:
		return i18n.NavAgreements
	case link.Network:
		return i18n.NavNetwork
	case link.Places:
		return i18n.NavPlaces
	case link.Sources:
		return i18n.NavSources
	case link.About:
		return i18n.NavAbout
	case link.NotFound:
		return i18n.NotFoundTitle
	}
	return i18n.NavOverview
}

// tools are language, sharing and theme.
func (pg *page) tools() app.UI {
	var languages []app.UI
	for _, lang := range pg.Languages() {
		to := pg.s
		to.Lang = lang
		a := attrs{"href": pg.s.Href(to), "lang": lang, "hreflang": lang, "dir": i18n.Dir(lang), "data-act": "language", "data-lang": lang,
			"title": i18n.Autonym(lang)}
		if lang == pg.s.Lang {
			a["aria-current"] = "true"
		}
		languages = append(languages, item("", el("a", a, hush(i18n.Autonym(lang)), el("span", attrs{"aria-hidden": "true"}, text(shortName(lang))))))
	}
	var choice app.UI
	if len(languages) > 1 {
		choice = el("nav", attrs{"class": "languages", "aria-label": pg.p.T(i18n.Language)}, list("", languages...))
	}
	return el("div", attrs{"class": "tools", "data-part": "tools"}, choice,
		el("button", attrs{"type": "button", "class": "icon-button needs-program", "data-act": "share", "aria-haspopup": "dialog",
			"aria-label": pg.p.T(i18n.ShareThis), "title": pg.p.T(i18n.ShareThis)}, icon("share")),
		el("button", attrs{"type": "button", "class": "icon-button needs-program", "data-act": "theme", "aria-label": pg.p.T(i18n.ChangeTheme),
			"title": pg.p.T(i18n.ChangeTheme)}, icon("theme")))
}

func shortName(lang string) string {
	switch lang {
	case "ar":
		return "ع"
	case "fr":
		return "FR"
	}
	return "EN"
}

func (pg *page) footer() app.UI {
	about := pg.dossier().About
	title, lang := about.Title.In(pg.s.Lang)
	return el("footer", attrs{"class": "foot", "data-part": "foot"},
		div("foot-row",
			div("foot-about",
				para("foot-title", pg.isolate(title, lang)),
				para("", text(pg.p.T(i18n.VersionUpdated, about.Version, pg.p.Day(about.Updated)))),
				para("promise", icon("lock"), span("", pg.t(i18n.NothingLeaves))),
				pg.oneFileNote(),
				el("p", attrs{"class": "print-only", "id": "permalink"}, el("bdi", attrs{"dir": "ltr"}, text("/"+inMain(pg.s).String())))),
			pg.menu(attrs{"class": "foot-menu", "aria-label": pg.p.T(i18n.FootMenu)})))
}

// announcer is where announce speaks.
func (pg *page) announcer() app.UI {
	return el("div", attrs{"class": "hush", "role": "status", "id": "announce", "data-part": "announce"})
}

func (pg *page) embedHead(f finding) app.UI {
	title, lang := pg.dossier().About.Title.In(pg.s.Lang)
	var search app.UI
	if pg.s.Search {
		search = pg.searchBox(f)
	}
	return el("header", attrs{"class": "top embed-top"},
		span("brand-title", pg.isolate(title, lang)), search,
		el("a", attrs{"href": pg.unframed(), "target": "_blank", "rel": "noopener"}, pg.t(i18n.OpenInFull)))
}

// unframed leads to the view on a page of its own, which has paths even where
// this frame, having no origin, carries addresses in the fragment.
func (pg *page) unframed() string {
	if pg.s.Fragment && app.IsClient {
		return permalink(shared(pg.s))
	}
	return pg.s.Href(shared(pg.s))
}

// icon is one of a few line drawings in a box of 16 by 16.
func icon(name string) app.UI { return iconPart(name, "") }

// iconPart is an icon that is a part of the frame.
func iconPart(name, part string) app.UI {
	paths := map[string]string{
		"search": "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.4 10.4 14 14",
		"theme":  "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM8 2v12M8 5h4.6M8 8h6M8 11h4.6",
		"close":  "M3.5 3.5l9 9M12.5 3.5l-9 9",
		"lock":   "M4 7.5h8v6H4zM5.8 7.5V5a2.2 2.2 0 0 1 4.4 0v2.5",
		"share":  "M8 9.5V2M5 4.5 8 1.8l3 2.7M4.5 7H3v6.5h10V7h-1.5",
		"check":  "M3 8.5l3.2 3.2L13 4.8",
		"down":   "M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10",
	}
	return shape("svg", attrs{"class": "icon", "viewBox": "0 0 16 16", "aria-hidden": "true", "data-part": part},
		shape("path", attrs{"d": paths[name]}))
}
