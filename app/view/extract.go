// SPDX-License-Identifier: MIT

package view

import (
	"encoding/json"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/extract"
)

// Files of what a page shows, made in the browser: one record, or the records of
// a list as it is filtered. The JSON is a dossier of its own, with the answers to
// every claim in it and all that these refer to (data/extract); the CSV is a
// table of the records themselves and of those answers, in the page's words.

// mostExtracted is how many records a file is offered for: more than that is the
// dossier, which is to be had under download/.
const mostExtracted = 5_000

// selection are the ids of the records that a page's state shows; none where a
// page shows no list.
func (pg *page) selection() []string {
	switch pg.s.View {
	case link.Record:
		return []string{pg.s.ID}
	case link.Actors:
		return idsOf(pg.roster(pg.s))
	case link.Timeline:
		c := pg.chronology(pg.events())
		if pg.s.From == "" && pg.s.Until == "" {
			return idsOf(c.events)
		}
		var ids []string
		for _, k := range c.set.In(c.window(pg.s)) {
			ids = append(ids, c.events[k].ID)
		}
		return ids
	case link.Claims:
		var ids []string
		for _, t := range pg.topicsShown() {
			ids = append(ids, idsOf(pg.topicClaims(t))...)
		}
		if pg.s.Topic == "" {
			ids = append(ids, idsOf(pg.looseClaims())...)
		}
		return ids
	case link.Network:
		wanted, _ := pg.wantedRelations()
		return idsOf(wanted)
	}
	return nil
}

// extracts offers the files in the share panel.
func (pg *page) extracts() app.UI {
	n := len(pg.selection())
	if n == 0 || n > mostExtracted {
		return nil
	}
	button := func(format string) app.UI {
		return el("button", attrs{"type": "button", "data-act": "extract", "data-choice": format}, text(strings.ToUpper(format)))
	}
	return div("share-part", el("h3", nil, pg.t(i18n.ExtractTitle)), para("soft", joined("·", span("", text(pg.p.N(i18n.CountRecords, n))), span("", pg.t(i18n.ExtractNote)))...),
		div("cite-actions", button("json"), button("csv")))
}

// extract makes a file of what the page shows.
func (pg *page) extract(format string) (content []byte, mediaType string, err error) {
	if format == "csv" {
		return pg.extractTable(), "text/csv;charset=utf-8", nil
	}
	content, err = json.Marshal(extract.Of(pg.Graph, pg.selection()))
	return content, "application/json", err
}

// extractTable is a row for each record, and for each answer to a claim among
// them, with who says it.
func (pg *page) extractTable() []byte {
	rows := [][]string{{"id", "type", "title", "said", "through", "capacity", "on_behalf_of", "attribution", "status", "date", "markings", "answers", "evidence", "address"}}
	ids := pg.selection()
	taken := map[string]bool{}
	for k := 0; k < len(ids); k++ {
		r := pg.Graph.Record(ids[k])
		if r == nil || taken[ids[k]] {
			continue
		}
		taken[ids[k]] = true
		var answers []string
		if r.Type() == data.TypeClaim {
			answers = idsOf(pg.Graph.Responses(ids[k]))
			ids = append(ids, answers...)
		}
		rows = append(rows, pg.extractRow(r, answers))
	}
	return extract.Table(rows)
}

func (pg *page) extractRow(r data.Record, answers []string) []string {
	var markings, passages []string
	for _, m := range r.Head().Markings {
		markings = append(markings, string(m))
	}
	for _, e := range r.Head().Evidence {
		passages = append(passages, pg.sourceName(e.Source)+" "+pg.passage(e))
	}
	t := Told{pg}
	date := ""
	if d := dateOf(r); d != nil {
		date = d.String()
	}
	row := append([]string{r.Head().ID, string(r.Type()), t.Title(r), clean(pg.attributed(r))}, pg.spoken(r)...)
	return append(row, pg.p.Word(statusOf(r)), date, strings.Join(markings, " "),
		strings.Join(answers, " "), clean(strings.Join(passages, "; ")), pg.permanently(r))
}

// spoken is what qualifies who says a record: through whom it came, and of a
// claim in what office and for whom it was said and how the speaker is known.
func (pg *page) spoken(r data.Record) []string {
	c, ok := r.(*data.Claim)
	if !ok {
		return []string{clean(pg.namesOf(pg.assertersOf(r.Head().AccordingTo).through)), "", "", ""}
	}
	known := pg.p.Word(c.Attribution)
	switch {
	case c.Speaker == data.Unattributed:
		known = pg.p.T(i18n.NoSpeakerNamed)
	case c.Attribution == "inferred":
		known = pg.p.T(i18n.SpeakerInferred)
	}
	capacity, _ := c.Capacity.In(pg.s.Lang)
	behalf := ""
	if c.OnBehalfOf != "" {
		behalf = pg.nameOf(c.OnBehalfOf)
	}
	return []string{clean(pg.namesOf(c.Via)), clean(capacity), clean(behalf), known}
}

func (pg *page) permanently(r data.Record) string {
	to := pg.s.ToRecord(r.Type(), r.Head().ID)
	if app.IsServer {
		return to.Path()
	}
	return permalink(shared(to))
}

// dateOf is when a record was, or was said; nil for what has no date.
func dateOf(r data.Record) *data.Date {
	switch r := r.(type) {
	case *data.Source:
		return r.Published
	case *data.Event:
		return r.Date
	case *data.Claim:
		return r.SaidOn
	case *data.Relation:
		return r.Start
	case *data.Agreement:
		return r.Date
	case *data.Figure:
		return r.AsOf
	}
	return nil
}

// saveExtract hands the file to the browser, which saves it.
func (r *root) saveExtract(format string) {
	if r.share == nil {
		return
	}
	pg := newPage(r.site, r.share.state)
	var content []byte
	var mediaType string
	var failed error
	if err := r.site.need(func() { content, mediaType, failed = pg.extract(format) }); err != nil || failed != nil {
		announce(pg.p.T(i18n.PageIncomplete))
		return
	}
	array := app.Window().Get("Uint8Array").New(len(content))
	app.CopyBytesToJS(array, content)
	blob := app.Window().Get("Blob").New([]any{array}, map[string]any{"type": mediaType})
	url := app.Window().Get("URL").Call("createObjectURL", blob)
	save := document().Call("createElement", "a")
	save.Set("href", url)
	save.Set("download", strings.Trim(strings.ReplaceAll(pg.s.Path(), "/", "-"), "-")+"."+format)
	save.Call("click")
	app.Window().Get("URL").Call("revokeObjectURL", url)
}
