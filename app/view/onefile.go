// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
)

// OneFile says of a Site that it is one file, opened without a server: nothing
// stands beside its pages.
type OneFile struct {
	Public string // address of the site it was made from, with a closing slash; may be empty
	Own    bool   // a file that the reader opened, which is no part of the site
}

// fileLink leads to a file that stands beside the pages, by its path below the
// site's root. Where nothing does, it says so and leads to the site's own, if
// that is known.
func (pg *page) fileLink(path string, label i18n.Key) app.UI {
	name := path[strings.LastIndexByte(path, '/')+1:]
	told := span("soft", el("bdi", attrs{"dir": "ltr"}, text(name)))
	switch {
	case pg.OneFile == nil:
		return item("", el("a", attrs{"class": "download", "href": pg.root() + path, "download": name}, icon("down"), pg.t(label)), told)
	case !webAddress(pg.OneFile.Public):
		return item("", span("soft", pg.t(label)), told, span("soft", pg.t(i18n.NotInOneFile)))
	}
	return item("", pg.outward(pg.OneFile.Public+path, pg.p.T(label)), told, span("soft", pg.t(i18n.OnTheSite)))
}

// root is the address of the site's root from the page. Where the fragment
// carries addresses, the page may stand at any depth below it.
func (pg *page) root() string {
	if pg.s.Fragment && app.IsClient {
		return base().String()
	}
	return pg.s.Root()
}

// oneFileNote stands at the foot of one file: what it is, and where it is from.
func (pg *page) oneFileNote() app.UI {
	switch {
	case pg.OneFile == nil:
		return nil
	case pg.OneFile.Own:
		return para("", pg.t(i18n.OwnFileNote))
	}
	kids := []app.UI{span("", pg.t(i18n.OneFileNote))}
	if public := pg.OneFile.Public; webAddress(public) {
		kids = append(kids, span("", text(" "+pg.p.T(i18n.OneFileFrom)+" ")), pg.outward(public, public))
	}
	return para("", kids...)
}

// openOwn leads to the page where readers open files of their own. One file has
// no such page beside it.
func (pg *page) openOwn() app.UI {
	if pg.OneFile != nil {
		return nil
	}
	to := pg.root()
	if pg.s.Lang != link.Languages()[0] {
		to += pg.s.Lang + "/"
	}
	return para("", pg.t(i18n.OpenOwnIntro), el("br", nil), el("a", attrs{"href": to + "open/"}, pg.t(i18n.OpenOwn)))
}
