// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"isnad/data"
)

// # TimelineJS 3: the JSON of a timeline
//
//	events, title    event
//	eras             event of kind other, "era"
//	media.url        evidence, with the credit as its note
//
// Texts are HTML there and plain here. An event without a date is taken
// without one.

// slide is an event, the title or an era of a timeline.
type slide struct {
	ID    string         `json:"unique_id"`
	Start map[string]any `json:"start_date"`
	End   map[string]any `json:"end_date"`
	Shown string         `json:"display_date"`
	Group string         `json:"group"`
	Text  struct {
		Headline string `json:"headline"`
		Text     string `json:"text"`
	} `json:"text"`
	Media map[string]any `json:"media"`
}

func (im *importer) timelineJS() error {
	b, err := im.all()
	if err != nil {
		return err
	}
	var line struct {
		Title  json.RawMessage   `json:"title"`
		Events []json.RawMessage `json:"events"`
		Eras   []json.RawMessage `json:"eras"`
		Scale  string            `json:"scale"`
	}
	decoder := json.NewDecoder(bytes.NewReader(b))
	if err := decoder.Decode(&line); err != nil {
		return im.syntax(b, err)
	}
	if line.Events == nil {
		return im.bad(1, 1, 1, `the file is no timeline of TimelineJS: it has no "events"`, `give a file that begins {"events": [ …`)
	}
	if line.Scale == "cosmological" {
		return im.bad(5, 1, 1, "the timeline counts in a cosmological scale, whose years are no dates here", "import a timeline of human scale")
	}
	h := &hold{importer: im}
	if line.Title != nil {
		im.titleSlide(h, line.Title)
	}
	for i, raw := range line.Events {
		h.slide("event", i, raw)
	}
	for i, raw := range line.Eras {
		h.slide("era", i, raw)
	}
	return h.release()
}

// titleSlide names the dossier.
func (im *importer) titleSlide(h *hold, raw json.RawMessage) {
	var s slide
	if json.Unmarshal(raw, &s) != nil {
		im.report.leave("title", "it is not of the form of a slide", "")
		return
	}
	im.titled(plain(s.Text.Headline))
	if text := plain(s.Text.Text); text != "" {
		im.about.Summary = im.text(text+" — "+im.about.Summary.EN, "title")
	}
	im.report.leave("title", "it names the dossier", "")
}

func (h *hold) slide(kind string, i int, raw json.RawMessage) {
	var s slide
	which := fmt.Sprintf("%ss[%d]", kind, i)
	if err := json.Unmarshal(raw, &s); err != nil {
		h.report.leave(kind, "it is not of the form of a slide", which)
		return
	}
	e := &data.Event{Meta: data.Meta{Status: data.StatusReported, AccordingTo: []string{h.origin}}, Kind: data.Other, KindLabel: data.Text{EN: kind}}
	e.ID = madeID(cmp.Or(s.ID, fmt.Sprintf("%s-%d", kind, i+1)))
	e.Title = h.name(plain(s.Text.Headline), which)
	e.Summary = h.text(plain(s.Text.Text), which)
	if e.Title.IsZero() {
		e.Title = data.Text{EN: cmp.Or(short(cleanLine(e.Summary.EN)), kind+" without a headline")}
	}
	extra := map[string]any{}
	e.Date = slideDate(s.Start, s.End)
	if e.Date == nil && (s.Start != nil || s.End != nil) {
		h.report.note("a date could not be read; it stands under extra", which)
		extra["start_date"], extra["end_date"] = s.Start, s.End
	}
	if e.Date != nil {
		e.Date.Note = h.name(shownDate(s), which)
	}
	h.media(e, s.Media, extra, which)
	if s.Group != "" {
		extra["group"] = s.Group
	}
	e.Extra = h.cleanExtra(extra, which)
	h.put(kind, which, e)
}

// media becomes evidence where it has an address.
func (h *hold) media(e *data.Event, media, extra map[string]any, which string) {
	get := func(key string) string { v, _ := media[key].(string); return v }
	if link := address(get("url")); link != "" {
		note := h.name(plain(strings.Join([]string{get("caption"), get("credit")}, " ")), which)
		e.Evidence = []data.Evidence{{Source: h.origin, Passage: "none", URL: link, Note: note}}
		return
	}
	if len(media) > 0 {
		extra["media"] = media
	}
	e.Evidence = []data.Evidence{h.bare()}
}

func shownDate(s slide) string {
	shown, _ := s.Start["display_date"].(string)
	return cmp.Or(s.Shown, shown)
}

// slideDate reads the dates of a slide: years, months and days may be numbers
// or texts.
func slideDate(start, end map[string]any) *data.Date { return span(slideDay(start), slideDay(end)) }

func slideDay(d map[string]any) string {
	number := func(key string) (int, bool) {
		var n int
		switch v := d[key].(type) {
		case float64:
			n = int(v)
			return n, float64(n) == v
		case string:
			_, err := fmt.Sscanf(strings.TrimSpace(v), "%d", &n)
			return n, err == nil
		}
		return 0, false
	}
	year, ok := number("year")
	if !ok || year < -9999 || year > 9999 {
		return ""
	}
	text := fmt.Sprintf("%04d", year)
	if year < 0 {
		text = fmt.Sprintf("-%04d", -year)
	}
	month, ok := number("month")
	if !ok {
		return text
	}
	text += fmt.Sprintf("-%02d", month)
	if d, ok := number("day"); ok {
		text += fmt.Sprintf("-%02d", d)
	}
	return text
}

var (
	markup = regexp.MustCompile(`<[^<>]*>`)
	breaks = regexp.MustCompile(`(?i)<(br|/p|/div|/li|/h[1-6])[^<>]*>`)
	hushed = regexp.MustCompile(`(?is)<(script|style)\b.*?</(script|style)\s*>`)
)

// plain is the text of a piece of HTML. It is not safe HTML: what is left is
// shown as text.
func plain(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	s = breaks.ReplaceAllString(hushed.ReplaceAllString(s, ""), "\n")
	lines := strings.Split(html.UnescapeString(markup.ReplaceAllString(s, "")), "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	return strings.TrimSpace(strings.Join(slices.Compact(lines), "\n"))
}
