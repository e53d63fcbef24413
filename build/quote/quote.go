// SPDX-License-Identifier: MIT

// Package quote shows the line that a problem is about, with a mark under the
// place. It words nothing: causes and remedies are the problem's own.
package quote

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"isnad/data"
)

const (
	// mostShown is how much of a long line is shown around the place, in code
	// points: what fits a terminal beside the line's number.
	mostShown = 76
	// mostRead bounds how far into a file a line is looked for. A file beyond
	// it is one long line that some program wrote, which nobody corrects by eye.
	mostRead = 32 << 20
)

// Lines returns the quoted lines of problems, by file and line. Each file is
// read once, and only as far as its last problem. What cannot be read is left
// out: the problem stands without its line.
func Lines(problems data.Problems) Quoted {
	wanted := map[string]map[int]bool{}
	for _, p := range problems {
		if p.Line > 0 {
			if wanted[p.File] == nil {
				wanted[p.File] = map[int]bool{}
			}
			wanted[p.File][p.Line] = true
		}
	}
	q := Quoted{}
	for file, lines := range wanted {
		q.gather(file, lines)
	}
	return q
}

// Quoted holds lines of files.
type Quoted map[place]string

type place struct {
	file string
	line int
}

func (q Quoted) gather(file string, wanted map[int]bool) {
	f, err := os.Open(file)
	if err != nil {
		return
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return
	}
	r := bufio.NewReader(io.LimitReader(f, mostRead))
	for line := 1; len(wanted) > 0; line++ {
		text, err := r.ReadString('\n')
		if wanted[line] && (err == nil || errors.Is(err, io.EOF) && text != "") {
			q[place{file, line}] = strings.TrimRight(strings.TrimPrefix(text, "\ufeff"), "\r\n")
			delete(wanted, line)
		}
		if err != nil {
			return
		}
	}
}

// Of returns a problem's line and the mark that stands under its place, in two
// lines of the same width of lead; "" where there is nothing to show.
//
//	12 |     date: 2025-13-01
//	   |           ^
func (q Quoted) Of(p data.Problem) string {
	text, ok := q[place{p.File, p.Line}]
	if !ok || strings.TrimSpace(text) == "" {
		return ""
	}
	shown, lead := cut([]rune(strings.ToValidUTF8(text, "\uFFFD")), p.Column-1)
	number := fmt.Sprintf("%5d", p.Line)
	return fmt.Sprintf("%s | %s\n%s | %s^", number, shown, strings.Repeat(" ", len(number)), lead)
}

// cut takes the part of a line around a place, and what stands before the mark
// below it: tabs stay tabs, and what takes no room takes none there either.
func cut(line []rune, at int) (shown, lead string) {
	at = max(min(at, len(line)), 0)
	from := 0
	if at > mostShown*3/4 {
		from = at - mostShown/2
	}
	to := min(from+mostShown, len(line))
	part := make([]rune, 0, mostShown+2)
	var before strings.Builder
	if from > 0 {
		part = append(part, '…')
		before.WriteByte(' ')
	}
	for i := from; i < to; i++ {
		c := line[i]
		if unicode.IsControl(c) && c != '\t' || unicode.Is(unicode.Cf, c) {
			c = '\uFFFD' // a terminal must not act on what a file holds
		}
		part = append(part, c)
		switch {
		case i >= at || unicode.Is(unicode.Mn, c):
		case c == '\t':
			before.WriteByte('\t')
		default:
			before.WriteByte(' ')
		}
	}
	if to < len(line) {
		part = append(part, '…')
	}
	return string(part), before.String()
}
