// SPDX-License-Identifier: MIT

package site

import (
	"fmt"

	"isnad/app/link"
)

// Prerender says which pages a build draws. A page that is not drawn is drawn
// by the program: within the site at once, from outside by way of 404.html,
// which opens the first page with the address that was asked for. Whoever has
// no JavaScript, and crawlers, see drawn pages only.
type Prerender string

const (
	// PrerenderAuto draws everything up to mostDrawn pages, and views alone
	// beyond.
	PrerenderAuto  Prerender = "auto"
	PrerenderAll   Prerender = "all"
	PrerenderViews Prerender = "views"
)

// mostDrawn is what a build may draw unasked: with its two compressed copies a
// page is three files and some 30 KB, and takes some 15 ms of a processor, so
// this is 600 MB and five minutes.
const mostDrawn = 20_000

// valid reports a policy there is; none is auto.
func (p Prerender) valid() error {
	switch p {
	case "", PrerenderAuto, PrerenderAll, PrerenderViews:
		return nil
	}
	return fmt.Errorf("there is no way %q to prerender; there are auto, all and views", p)
}

// drawn are the pages that the build draws.
func (b *builder) drawn() []link.State { return b.states(!b.partial()) }

// partial reports that pages are left out.
func (b *builder) partial() bool {
	switch b.Prerender {
	case PrerenderAll:
		return false
	case PrerenderViews:
		return true
	}
	return b.site.Graph.Len()*len(b.languages()) > mostDrawn
}
