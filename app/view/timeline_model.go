// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strings"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/timeline"
	"isnad/data"
	"isnad/data/edtf"
	"isnad/data/fold"
)

// What the timeline's lanes can be: the values of the address's "by".
const (
	lanesNone  = ""
	lanesKind  = "kind"
	lanesActor = "actor"
	lanesPlace = "place"
	lanesTopic = "topic"
)

// The drawing's size, in units of its viewBox. The page is 76rem at most and
// the drawing nearly fills it, so a unit is about a pixel and text keeps its
// size; below 60rem the drawing gives way to the vertical list (60-timeline.css).
const (
	chartWidth = 1120.0
	chartRows  = 26 // what a screen shows below the axis without scrolling far
	laneRows   = 96 // of all lanes together: they are read one by one
	axisHeight = 48.0
	labelSize  = 14.0
	noteSize   = 13.0
	noteGap    = 9.0
)

// chronology is the events of a state as the timeline wants them.
type chronology struct {
	events []*data.Event
	labels []timelineLabel // made when the drawing first has room for one
	pg     *page           // whose labels they are
	set    *timeline.Set

	guesses map[[2]int]bool // of guessed, by year and month; made when an axis asks
}

// guessed says that some event begins in a month, or with month 0 in a year, and
// that the year of all that do is a guess.
func (c *chronology) guessed(year, month int) bool {
	if c.guesses == nil {
		c.guesses = map[[2]int]bool{}
		for _, e := range c.events {
			if e.Date == nil || e.Date.Date.Start().State != edtf.Known {
				continue
			}
			begins := e.Date.Date.Start()
			guess := begins.Uncertain.Has(edtf.PartYear)
			for _, in := range [][2]int{{begins.Year, 0}, {begins.Year, begins.Month}} {
				before, seen := c.guesses[in]
				c.guesses[in] = guess && (before || !seen)
			}
		}
	}
	return c.guesses[[2]int{year, month}]
}

// label is what stands beside an event's mark.
func (c *chronology) label(i int) timelineLabel {
	l := &c.labels[i]
	if l.note == "" { // a made one says at least that there is no date
		*l = c.pg.timelineLabel(c.events[i])
	}
	return *l
}

// timelineLabel is what stands beside a mark: the title, and in a quieter
// voice when, and who alleges it.
type timelineLabel struct {
	title, lang, note     string
	titleWidth, noteWidth float64
	bound                 bool // the title may not be seen without the note
}

func (l timelineLabel) width() float64 { return l.titleWidth + noteGap + l.noteWidth }

// chronology chooses the events of the page's state and lays them out to be
// seen in any window.
func (pg *page) chronology(events []*data.Event) *chronology {
	c := pg.chosen(events)
	if pg.reading != nil { // what a label lacks must be known before it is drawn
		c.word(0, len(c.events))
	}
	return c
}

// chosen is a chronology without its labels.
func (pg *page) chosen(events []*data.Event) *chronology {
	c := &chronology{pg: pg}
	words := strings.Fields(fold.String(pg.s.Find))
	items := make([]timeline.Item, 0, len(events))
	for _, e := range events {
		if !pg.wanted(e) || !pg.finds(e, words) {
			continue
		}
		it := timeline.Item{ID: e.ID, Lanes: pg.lanesOf(e), After: e.After, Before: e.Before, During: e.PartOf}
		if e.Date != nil {
			it.Date = e.Date.Date
		}
		c.events, items = append(c.events, e), append(items, it)
	}
	c.labels = make([]timelineLabel, len(c.events))
	c.set = timeline.New(items).LabelledBy(c.leastLabel, func(i int) float64 { return c.label(i).width() })
	return c
}

// word makes the labels of some.
func (c *chronology) word(from, to int) {
	for i := from; i < to; i++ {
		c.label(i)
	}
}

// leastLabel is the width of a label without its note.
func (c *chronology) leastLabel(i int) float64 {
	l := &c.labels[i]
	if l.title == "" {
		l.title, l.lang = c.pg.title(c.events[i])
		l.title = clean(l.title)
		l.titleWidth = timeline.TextWidth(l.title, labelSize)
	}
	return l.titleWidth
}

// wanted says that the event passes the state's filters.
func (pg *page) wanted(e *data.Event) bool {
	return (len(pg.s.Kinds) == 0 || slices.Contains(pg.s.Kinds, string(e.Kind))) &&
		(pg.s.Topic == "" || slices.Contains(pg.topicsOf(e), pg.s.Topic))
}

// finds says that an event holds every one of the folded words, in any case,
// accent or form of letter (data/fold): in its title and summary, in the
// page's language or in English, its date in words, or the names of its place
// and of who takes part.
func (pg *page) finds(e *data.Event, words []string) bool {
	if len(words) == 0 {
		return true
	}
	text, known := pg.eventTexts[e.ID]
	if !known {
		text = fold.String(pg.eventText(e))
		if pg.eventTexts != nil {
			pg.eventTexts[e.ID] = text
		}
	}
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// eventText is everything of an event that its line in the list shows, and its
// other names.
func (pg *page) eventText(e *data.Event) string {
	title, _ := pg.title(e)
	summary, _ := e.Summary.In(pg.s.Lang)
	texts := []string{title, e.Title.EN, summary, e.Summary.EN}
	if e.Date != nil {
		texts = append(texts, pg.p.Date(e.Date.Date))
	}
	if e.Place != "" {
		texts = append(texts, pg.nameOf(e.Place))
	}
	for _, part := range e.Participants {
		texts = append(texts, pg.nameOf(part.Actor))
		if a, ok := pg.Graph.Record(part.Actor).(*data.Actor); ok && !a.Minor {
			for _, alias := range a.Aliases {
				texts = append(texts, alias.Text)
			}
		}
	}
	return strings.Join(texts, "\n")
}

// timelineLabel never shows an allegation without saying that it is one, nor
// as an event what is reported not to have been.
func (pg *page) timelineLabel(e *data.Event) timelineLabel {
	title, lang := pg.title(e)
	notes := []string{pg.p.T(i18n.Undated)}
	if e.Date != nil {
		notes[0] = pg.p.Date(e.Date.Date)
	}
	if e.Status == data.StatusAlleged {
		notes = append(notes, pg.attributed(e))
	}
	if e.Negated {
		notes = append(notes, pg.p.T(i18n.ReportedNotToBe))
	}
	l := timelineLabel{title: clean(title), lang: lang, note: clean(strings.Join(notes, " · ")), bound: len(notes) > 1}
	l.titleWidth, l.noteWidth = timeline.TextWidth(l.title, labelSize), timeline.TextWidth(l.note, noteSize)
	return l
}

// lanesOf are the lanes an event is in: of every kind of actor in it, of every
// actor, of its place, of every topic somebody spoke about it under.
func (pg *page) lanesOf(e *data.Event) []string {
	var keys []string
	switch pg.s.Group {
	case lanesKind:
		for _, part := range e.Participants {
			if a, ok := pg.Graph.Record(part.Actor).(*data.Actor); ok {
				keys = append(keys, string(a.Kind))
			}
		}
	case lanesActor:
		for _, part := range e.Participants {
			keys = append(keys, part.Actor)
		}
	case lanesPlace:
		if e.Place != "" {
			keys = append(keys, e.Place)
		}
	case lanesTopic:
		keys = pg.topicsOf(e)
	}
	return keys
}

func (pg *page) topicsOf(e *data.Event) []string {
	var topics []string
	for _, c := range pg.Graph.SaidAbout(e.ID) {
		if p, ok := pg.Graph.Record(c.Proposition).(*data.Proposition); ok && !slices.Contains(topics, p.Topic) {
			topics = append(topics, p.Topic)
		}
	}
	return topics
}

// laneName is a lane's heading.
func (pg *page) laneName(key string) string {
	switch {
	case key == "":
		return pg.p.T(i18n.TimelineNoKey)
	case key == timeline.RestLane:
		return pg.p.T(i18n.TimelineRest)
	case pg.s.Group == lanesKind:
		return pg.p.Word(data.ActorKind(key))
	}
	return pg.nameOf(key)
}

// window is the stretch of time that the state asks for; a side it does not
// name is that of everything.
func (c *chronology) window(s link.State) timeline.Window {
	w := c.set.Fit()
	first, last := w.Days()
	from, okFrom := dayOf(s.From)
	to, okTo := dayOf(s.Until)
	switch {
	case okFrom && okTo:
		return timeline.WindowOf(from, to)
	case okFrom:
		return timeline.WindowOf(from, max(from, last))
	case okTo:
		return timeline.WindowOf(min(first, to), to)
	}
	return w
}

func dayOf(iso string) (edtf.Day, bool) {
	d, err := edtf.Parse(iso)
	if err != nil {
		return 0, false
	}
	return d.Earliest()
}

// at is the state with another window. Everything is the default and is not
// written.
func (c *chronology) at(s link.State, w timeline.Window) link.State {
	s.From, s.Until = "", ""
	if w != c.set.Fit() {
		first, last := w.Days()
		s.From, s.Until = first.String(), last.String()
	}
	return s
}

// eventKinds are the kinds that occur, in the order of the closed list, and
// how often.
func (pg *page) eventKinds() (kinds []string, counts map[string]int) {
	counts = map[string]int{}
	for _, e := range pg.events() {
		counts[string(e.Kind)]++
	}
	for _, kind := range data.EventKind("").Values() {
		if counts[kind] > 0 {
			kinds = append(kinds, kind)
		}
	}
	return kinds, counts
}

// scale is the drawing's.
func (pg *page) timelineScale(w timeline.Window, width float64) timeline.Scale {
	return timeline.Scale{Window: w, Width: width, RTL: pg.p.Dir() == "rtl"}
}

// viewport is the drawing's, with a margin beyond either side of the window.
func (pg *page) timelineViewport(w timeline.Window, margin float64) timeline.Viewport {
	beyond := margin / chartWidth * w.Span()
	wide := timeline.Window{From: w.From - beyond, To: w.To + beyond}
	v := timeline.Viewport{Scale: pg.timelineScale(wide, chartWidth+2*margin), Rows: chartRows, Gap: pg.tickGap()}
	if pg.s.Group != lanesNone {
		v.Rows = laneRows
	}
	return v
}

// tickGap is the room that the widest label of the axis wants.
func (pg *page) tickGap() float64 {
	widest := 0.0
	for m := 1; m <= 12; m++ {
		widest = max(widest, timeline.TextWidth(pg.p.Month(m), noteSize))
	}
	return widest + noteSize
}
