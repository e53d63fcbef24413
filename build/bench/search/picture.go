// SPDX-License-Identifier: MIT

package search

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"

	"isnad/build/bench"
)

// The picture is one row for each engine on the largest corpus that all took:
// a line from the median key to the 95th of a hundred, on a scale on which ten
// times as long is always as far, and behind it the frame of a 60 Hz screen; at
// the end of the row the share of questions answered rightly, where asked. It has
// no background and follows the reader's light or dark.
const (
	pictureWidth = 760
	labelWidth   = 120
	rightMargin  = 150 // for the last figure and the share of right answers
	headHeight   = 64
	rowHeight    = 34
	footHeight   = 46
	leastMS      = 0.01
	mostMS       = 3000.0
	frameMS      = 1000.0 / 60
)

const pictureStyle = `<style>
text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#57606a}
.h{font-size:15px;font-weight:600;fill:#1f2328}.n{fill:#1f2328}.us{font-weight:700}
.grid{stroke:#d0d7de}.frame{stroke:#9a6700;stroke-dasharray:4 4}.frame-text{fill:#9a6700}
.bar{stroke:#8c959f;stroke-width:6;stroke-linecap:round}.bar.us{stroke:#0b6e4f}
@media(prefers-color-scheme:dark){text{fill:#9198a1}.h,.n{fill:#f0f6fc}
.grid{stroke:#3d444d}.frame{stroke:#d29922}.frame-text{fill:#d29922}.bar{stroke:#7d8590}.bar.us{stroke:#3fb68b}}
</style>
`

func (r *Result) picture() []byte {
	c := r.pictured()
	rows := slices.Clone(c.Engines)
	slices.SortStableFunc(rows, func(a, b Speed) int { return cmp.Compare(a.P95, b.P95) })
	height := headHeight + rowHeight*len(rows) + footHeight
	d := drawing{top: headHeight - 8, bottom: headHeight + rowHeight*len(rows) + 4}
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="t">`, pictureWidth, height, pictureWidth, height)
	d.printf(`<title id="t">Time for a key among %s names, median to 95th percentile, by engine</title>`, count(c.Names))
	d.printf("%s", pictureStyle)
	d.text("h", 0, 18, "start", fmt.Sprintf("A key among %s names, in milliseconds", count(c.Names)))
	d.text("", 0, 38, "start", "from the median to the 95th percentile; typing and deleting")
	for decade := -1; decade <= 3; decade++ {
		at := math.Pow10(decade)
		d.rule("grid", across(at))
		d.text("", across(at), d.bottom+18, "middle", fmt.Sprint(at))
	}
	d.rule("frame", across(frameMS))
	d.text("frame-text", across(frameMS), d.bottom+36, "middle", "one frame")
	if len(r.Recall) > 0 {
		d.text("", pictureWidth, 38, "end", "right first")
	}
	for i, e := range rows {
		d.row(e, r.Recall[e.Engine], headHeight+rowHeight*i+rowHeight/2)
	}
	d.printf("</svg>")
	return d.Bytes()
}

// drawing is the picture while it is drawn; rules go from top to bottom.
type drawing struct {
	bytes.Buffer
	top, bottom int
}

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

func (d *drawing) text(class string, x float64, y int, anchor, s string) {
	d.printf(`<text class="%s" x="%.1f" y="%d" text-anchor="%s">%s</text>`, class, x, y, anchor, s)
}

func (d *drawing) rule(class string, x float64) {
	d.printf(`<line class="%s" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>`, class, x, d.top, x, d.bottom)
}

func (d *drawing) row(e Speed, recall *bench.Report, y int) {
	us := ""
	if e.Engine == ours {
		us = " us"
	}
	d.text("n"+us, 0, y+4, "start", e.Engine)
	d.printf(`<line class="bar%s" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>`, us, across(e.P50), y, across(e.P95), y)
	d.text("n"+us, across(e.P95)+10, y+4, "start", ms(e.P95))
	if recall != nil {
		d.text("n"+us, pictureWidth, y+4, "end", fmt.Sprintf("%.0f %%", 100*first(recall)))
	}
}

// first is the share of all questions whose first hit is right.
func first(r *bench.Report) float64 {
	right, n := 0.0, 0
	for _, s := range r.Slices {
		right += s.At1 * float64(s.N)
		n += s.N
	}
	return right / float64(max(1, n))
}

// pictured is the largest corpus of those with the most engines.
func (r *Result) pictured() Corpus {
	return slices.MaxFunc(r.Corpora, func(a, b Corpus) int {
		return cmp.Or(cmp.Compare(len(a.Engines), len(b.Engines)), cmp.Compare(a.Names, b.Names))
	})
}

// across is where a time stands, in pixels from the left.
func across(ms float64) float64 {
	at := math.Log(min(max(ms, leastMS), mostMS)/leastMS) / math.Log(mostMS/leastMS)
	return labelWidth + at*(pictureWidth-labelWidth-rightMargin)
}
