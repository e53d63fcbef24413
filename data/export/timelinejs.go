// SPDX-License-Identifier: MIT

package export

import (
	"html"
	"io"
	"strings"

	"isnad/data"
	"isnad/data/edtf"
	"isnad/data/graph"
)

const timelineLost = "Everything but events, and how a date is uncertain other than in words. " +
	"Events without any date are listed in the text of the first slide: TimelineJS would leave them out without a word."

// TimelineJS writes events as the JSON of TimelineJS 3. A date that is not a
// certain day is shown in words (display_date) and placed at its earliest day,
// or at its latest where its beginning is open. TimelineJS takes texts for
// HTML, so ours are escaped.
func TimelineJS(w io.Writer, in *Input) error {
	about := in.Dossier.About
	var slides []slide
	var undated []*data.Event
	for e := range graph.Each[*data.Event](in.Graph) {
		if s, ok := in.slide(e); ok {
			slides = append(slides, s)
		} else {
			undated = append(undated, e)
		}
	}
	if len(slides) == 0 {
		return ErrNothing
	}
	first := slideText{Headline: markup(in.in(about.Title)), Text: markup(paragraphs(in.in(about.Summary), in.withoutDay(undated)))}
	return indented(w, timelineFile{Title: slide{Text: first}, Events: slides, Scale: "human"})
}

type timelineFile struct {
	Title  slide   `json:"title"`
	Events []slide `json:"events"`
	Scale  string  `json:"scale"`
}

type slide struct {
	ID      string     `json:"unique_id,omitempty"`
	Start   *slideDate `json:"start_date,omitempty"`
	End     *slideDate `json:"end_date,omitempty"`
	Display string     `json:"display_date,omitempty"`
	Text    slideText  `json:"text"`
	Group   string     `json:"group,omitempty"`
}

type slideDate struct {
	Year    int    `json:"year"`
	Month   int    `json:"month,omitempty"`
	Day     int    `json:"day,omitempty"`
	Display string `json:"display_date,omitempty"`
}

type slideText struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

func (in *Input) slide(e *data.Event) (slide, bool) {
	if e.Date == nil {
		return slide{}, false
	}
	d := e.Date
	start := slidePoint(d.Start())
	var end *slideDate
	if d.IsInterval() {
		end = slidePoint(d.End())
	}
	if start == nil {
		start, end = slidePoint(d.End()), nil
	}
	if start == nil {
		return slide{}, false
	}
	s := slide{ID: e.ID, Start: start, End: end, Text: slideText{markup(in.Words.Title(e)), markup(paragraphs(in.account(e), in.in(d.Note)))}, Group: in.Words.Word(e.Kind)}
	if _, certain := certainDay(d); !certain {
		s.Display = in.Words.Date(d)
		s.Start.Display = s.Display
	}
	return s, true
}

// slidePoint is a date as precise as it is; nil for none.
func slidePoint(p edtf.Point) *slideDate {
	if p.State != edtf.Known {
		return nil
	}
	d := &slideDate{Year: p.Year, Month: p.Month, Day: p.Day}
	if p.Season > 0 {
		d.Month = 3 * int(p.Season-edtf.Spring+1) // as data/edtf bounds seasons
	}
	return d
}

// markup is plain text as HTML, one paragraph to a line.
func markup(text string) string {
	return strings.ReplaceAll(html.EscapeString(text), "\n", "<br>")
}
