// SPDX-License-Identifier: MIT

package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/data"
	"isnad/data/graph"
)

const calendarLost = "Everything but events that can be put on a day; the others are listed in the calendar's description. " +
	"A day that is in doubt is tentative, and its entry says so first."

// ICalendar writes events on their days (RFC 5545; name and description of the
// calendar as RFC 7986 has them). An event has its day, or its first and last
// day, even where a part of it is in doubt, as the year in 2025?-10-22: then
// its status is TENTATIVE and its summary begins with the date in words. An
// event without days is listed in the description of the calendar.
//
// We write the lines ourselves: the libraries we looked at fold between words
// and count characters where RFC 5545 (3.1) counts 75 octets.
func ICalendar(w io.Writer, in *Input) error {
	about := in.Dossier.About
	stamp := strings.ReplaceAll(in.updated(), "-", "") + "T000000Z"
	var dated, listed []*data.Event
	for e := range graph.Each[*data.Event](in.Graph) {
		if _, _, ok := dayPrecise(e.Date); ok {
			dated = append(dated, e)
		} else {
			listed = append(listed, e)
		}
	}
	if len(dated) == 0 {
		return ErrNothing
	}
	slices.SortStableFunc(dated, func(a, b *data.Event) int {
		x, _, _ := dayPrecise(a.Date)
		y, _, _ := dayPrecise(b.Date)
		return cmp.Compare(x, y)
	})
	c := &calendar{w: bufio.NewWriter(w)}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Isnad//Isnad 1//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.text("NAME", in.in(about.Title))
	c.text("X-WR-CALNAME", in.in(about.Title))
	c.text("DESCRIPTION", paragraphs(in.in(about.Summary), in.withoutDay(listed)))
	for _, e := range dated {
		in.entry(c, e, stamp)
	}
	c.line("END", "VCALENDAR")
	return c.w.Flush()
}

// withoutDay lists events that cannot be put on a day, each on a line of its
// own that says whose it is.
func (in *Input) withoutDay(events []*data.Event) string {
	lines := make([]string, len(events))
	for i, e := range events {
		told := append([]string{sentence(in.Words.Title(e)), sentence(in.Words.Said(e))}, in.answers(e)...)
		if e.Date != nil {
			told[0] = in.Words.Date(e.Date) + " – " + told[0]
		}
		lines[i] = "– " + strings.Join(told, " ")
	}
	return paragraphs(lines...)
}

func (in *Input) entry(c *calendar, e *data.Event, stamp string) {
	first, last, _ := dayPrecise(e.Date)
	compact := func(day fmt.Stringer) string { return strings.ReplaceAll(day.String(), "-", "") }
	c.line("BEGIN", "VEVENT")
	c.line("UID", "urn:uuid:"+in.uuidOf(e.ID))
	c.line("DTSTAMP", stamp)
	c.line("DTSTART;VALUE=DATE", compact(first))
	c.line("DTEND;VALUE=DATE", compact(last+1)) // exclusive
	summary := in.Words.Title(e)
	if e.Date.Qualified() {
		c.line("STATUS", "TENTATIVE")
		summary = in.Words.Date(e.Date) + " – " + summary
	}
	c.text("SUMMARY", summary)
	c.text("DESCRIPTION", paragraphs(in.account(e), in.in(e.Date.Note)))
	if in.Record(e.Place) != nil {
		c.text("LOCATION", in.Words.Name(e.Place))
	}
	c.text("CATEGORIES", in.Words.Word(e.Kind))
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

// calendar writes content lines. An error stays in the writer.
type calendar struct{ w *bufio.Writer }

var escaped = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// text writes a property of type TEXT (RFC 5545, 3.3.11), and nothing for an
// empty one.
func (c *calendar) text(name, value string) {
	visible := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(value, "\uFFFD"))
	if visible != "" {
		c.line(name, escaped.Replace(visible))
	}
}

// octets is the length of a line without its line break (RFC 5545, 3.1).
const octets = 75

// line folds where the next character would pass the limit; a line that goes
// on begins with a space, which counts.
func (c *calendar) line(name, value string) {
	line := name + ":" + value
	room := octets
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		c.w.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], octets-1
	}
	c.w.WriteString(line + "\r\n")
}
