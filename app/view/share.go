// SPDX-License-Identifier: MIT

package view

import (
	"html"
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data/cite"
)

// The share panel: a link to exactly this view, its citation, a snippet that
// embeds it, and the downloads. Only the program draws it, because only the
// browser knows where the site stands: nothing here is prerendered.

// sharing is an open share panel.
type sharing struct {
	state  link.State // the view that is shared, without what belongs to an embedding
	format string     // one of citationFormats, by name
	frame  bool       // the snippet is a plain iframe
}

// citationFormat is a form of a citation; a name that is no message is a
// format's own and the same in every language.
type citationFormat struct {
	name, mediaType, extension string
	label                      i18n.Key
	write                      func(...cite.Item) []byte // nil for plain text
}

var citationFormats = []citationFormat{
	{"text", "text/plain", ".txt", i18n.FormatPlain, nil},
	{"BibTeX", "application/x-bibtex", ".bib", "", cite.BibTeX},
	{"CSL-JSON", "application/vnd.citationstyles.csl+json", ".json", "", cite.CSL},
	{"RIS", "application/x-research-info-systems", ".ris", "", cite.RIS},
}

// shared is the state that is the same view, wherever it is seen: what
// belongs to one reader's looks or to one embedding is left out.
func shared(s link.State) link.State {
	s.Embed, s.Search, s.Theme, s.Accent, s.Fragment = false, false, "", "", false
	return s
}

// shareButton opens the panel, which an embedded page has not.
func (pg *page) shareButton() app.UI {
	if pg.s.Embed {
		return nil
	}
	return el("button", attrs{"type": "button", "class": "needs-program", "data-act": "share", "aria-haspopup": "dialog"}, pg.t(i18n.AllFormats))
}

// sharePanel is a modal dialog by its element: the browser keeps the focus in
// it, closes it on Escape and gives the focus back.
func (pg *page) sharePanel(sh *sharing) app.UI {
	if sh == nil {
		return nil
	}
	address := permalink(sh.state)
	there := newPage(pg.Site, sh.state)
	return el("dialog", attrs{"class": "share", "id": "share", "aria-labelledby": "share-title", "closedby": "any"},
		div("share-head", heading("h2", "share-title", pg.t(i18n.Share)),
			el("button", attrs{"type": "button", "class": "icon-button", "data-act": "close-share", "aria-label": pg.p.T(i18n.Close)}, icon("close"))),
		pg.shareLink(address),
		pg.shareCitation(sh, there.citation(sh, address)),
		pg.shareEmbed(sh, there.snippet(sh, address)),
		there.extracts(),
		div("share-part", el("h3", nil, pg.t(i18n.Downloads)), pg.downloads()),
		el("p", attrs{"class": "share-said", "role": "status", "id": "share-said"}))
}

// field is a text to copy and its button.
func (pg *page) field(name string, label string, rows string, content string, more ...app.UI) []app.UI {
	area := el("textarea", attrs{"class": "copy-field", "id": "field-" + name, "readonly": "readonly", "rows": rows, "dir": "auto", "spellcheck": "false",
		"aria-label": label}, verbatim(content))
	button := el("button", attrs{"type": "button", "data-act": "copy", "data-copy": copyField + name}, pg.t(i18n.CopyThis))
	return []app.UI{area, div("cite-actions", append([]app.UI{button}, more...)...)}
}

// verbatim keeps line breaks, which text does not: it is for what only the
// program draws.
func verbatim(s string) app.UI { return &words{text: printable(s)} }

func (pg *page) shareLink(address string) app.UI {
	kids := []app.UI{el("h3", nil, pg.t(i18n.ShareLink))}
	kids = append(kids, pg.field("link", pg.p.T(i18n.ShareLink), "2", address)...)
	if !webAddress(address) {
		kids = append(kids, para("soft", pg.t(i18n.ShareLinkOnly)))
	}
	return div("share-part", kids...)
}

// segmented is a group of buttons of which one is pressed.
func (pg *page) segmented(label i18n.Key, act, pressed string, names []string, labels []string) app.UI {
	var kids []app.UI
	for i, name := range names {
		on := "false"
		if name == pressed {
			on = "true"
		}
		kids = append(kids, el("button", attrs{"type": "button", "data-act": act, "data-choice": name, "aria-pressed": on}, text(labels[i])))
	}
	return el("div", attrs{"class": "segmented", "role": "group", "aria-label": pg.p.T(label)}, kids...)
}

func (pg *page) shareCitation(sh *sharing, content string) app.UI {
	var names, labels []string
	for _, f := range citationFormats {
		names, labels = append(names, f.name), append(labels, pg.formatName(f))
	}
	f := formatNamed(sh.format)
	file := el("a", attrs{"class": "download", "download": "citation" + f.extension, "href": "data:" + f.mediaType + ";charset=utf-8," + url.PathEscape(content)},
		icon("down"), pg.t(i18n.DownloadCitation))
	kids := []app.UI{el("h3", nil, pg.t(i18n.Cite)), pg.segmented(i18n.CitationFormat, "share-format", f.name, names, labels)}
	return div("share-part", append(kids, pg.field("citation", pg.p.T(i18n.CitationOf, pg.formatName(f)), "5", content, file)...)...)
}

func (pg *page) formatName(f citationFormat) string {
	if f.label != "" {
		return pg.p.T(f.label)
	}
	return f.name
}

// formatNamed is a format by its name; plain text where there is none.
func formatNamed(name string) citationFormat {
	for _, f := range citationFormats {
		if f.name == name {
			return f
		}
	}
	return citationFormats[0]
}

// citation is the page's citation in the chosen format.
func (pg *page) citation(sh *sharing, address string) string {
	i := pg.citing()
	if i.URL == "" {
		i.URL = address
	}
	if f := formatNamed(sh.format); f.write != nil {
		return string(f.write(i))
	}
	return pg.cited(i)
}

const (
	asElement = "element"
	asFrame   = "frame"
)

func (pg *page) shareEmbed(sh *sharing, snippet string) app.UI {
	if snippet == "" {
		return nil
	}
	kind, note := asElement, i18n.EmbedElementNote
	if sh.frame {
		kind, note = asFrame, i18n.EmbedFrameNote
	}
	kids := []app.UI{el("h3", nil, pg.t(i18n.Embed)),
		pg.segmented(i18n.EmbedKind, "share-snippet", kind, []string{asElement, asFrame}, []string{pg.p.T(i18n.EmbedElement), pg.p.T(i18n.EmbedFrame)}),
		para("soft", pg.t(note))}
	return div("share-part", append(kids, pg.field("snippet", pg.p.T(i18n.EmbedSnippet), "5", snippet)...)...)
}

// snippet is what embeds the view in another page: an element that sizes
// itself, or a plain iframe. Both name the view with its lead, so that a title
// never reads as a finding, and both leave a link where no frame can stand.
// It is "" where the view stands on no website.
func (pg *page) snippet(sh *sharing, address string) string {
	if !webAddress(address) {
		return ""
	}
	title := html.EscapeString(HeadOf(pg.Site, sh.state).Title)
	if sh.frame {
		framed := sh.state
		framed.Embed = true
		return `<iframe src="` + html.EscapeString(permalink(framed)) + `" title="` + title + `" width="100%" height="640" loading="lazy"></iframe>`
	}
	return `<script src="` + html.EscapeString(permalink(link.Home())+"embed.js") + `" async></script>` + "\n" +
		`<isnad-embed src="` + html.EscapeString(address) + `" title="` + title + `">` + "\n" +
		`  <a href="` + html.EscapeString(address) + `">` + title + "</a>\n" +
		"</isnad-embed>"
}
