// SPDX-License-Identifier: MIT

package scale

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
)

// The picture has a line for each cost over the number of records; on both
// axes ten times as much is as far again, so that a cost which grows with the
// records rises as the diagonal does, and one that grows faster leaves it. It
// has no background and follows the reader's light or dark.
const (
	pictureWidth  = 760
	pictureHeight = 420
	left, right   = 60, 170
	top, bottom   = 56, 48
	leastX, mostX = 3.0, 6.0  // decades of records
	leastY, mostY = -2.0, 4.0 // decades of seconds or megabytes
)

const pictureStyle = `<style>
text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#57606a}
.h{font-size:15px;font-weight:600;fill:#1f2328}
.grid{stroke:#d0d7de}.line{fill:none;stroke-width:2.5}
.c0{stroke:#0b6e4f}.c1{stroke:#9a6700}.c2{stroke:#0550ae}.c3{stroke:#8250df}.c4{stroke:#bf3989}.c5{stroke:#cf222e}.c6{stroke:#6e7781}
.t0{fill:#0b6e4f}.t1{fill:#9a6700}.t2{fill:#0550ae}.t3{fill:#8250df}.t4{fill:#bf3989}.t5{fill:#cf222e}.t6{fill:#6e7781}
@media(prefers-color-scheme:dark){text{fill:#9198a1}.h{fill:#f0f6fc}.grid{stroke:#3d444d}
.c0{stroke:#3fb68b}.c1{stroke:#d29922}.c2{stroke:#58a6ff}.c3{stroke:#bc8cff}.c4{stroke:#db61a2}.c5{stroke:#f85149}.c6{stroke:#8b949e}
.t0{fill:#3fb68b}.t1{fill:#d29922}.t2{fill:#58a6ff}.t3{fill:#bc8cff}.t4{fill:#db61a2}.t5{fill:#f85149}.t6{fill:#8b949e}}
</style>
`

// costs are the lines, by what they are called.
var costs = []struct {
	name string
	of   func(Point) float64
}{
	{"build, processor s", func(p Point) float64 { return p.Processor }},
	{"build, memory MB", func(p Point) float64 { return mega(p.Memory) }},
	{"index MB", func(p Point) float64 { return mega(p.Index) }},
	{"index, brotli MB", func(p Point) float64 { return mega(p.IndexSent) }},
	{"browser, heap MB", func(p Point) float64 { return mega(p.Heap) }},
	{"start to search, s", func(p Point) float64 { return p.Start / 1000 }},
	{"opening a record, s", func(p Point) float64 { return p.Open.P50 / 1000 }},
}

func picture(points []Point) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="t">`, pictureWidth, pictureHeight, pictureWidth, pictureHeight)
	b.WriteString(`<title id="t">What a site costs as its dossier grows, from a thousand to a million records</title>` + pictureStyle)
	b.WriteString(`<text class="h" x="0" y="18">What a site costs as its dossier grows</text><text x="0" y="38">ten times as much is as far again, on both axes</text>`)
	for d := leastX; d <= mostX; d++ {
		fmt.Fprintf(&b, `<line class="grid" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/><text x="%.1f" y="%d" text-anchor="middle">%s</text>`,
			x(d), x(d), top, pictureHeight-bottom, x(d), pictureHeight-bottom+20, decade(d))
	}
	fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">records</text>`, x((leastX+mostX)/2), pictureHeight-8)
	for d := leastY; d <= mostY; d++ {
		fmt.Fprintf(&b, `<line class="grid" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/><text x="%d" y="%.1f" text-anchor="end">%s</text>`,
			left, pictureWidth-right, y(d), y(d), left-8, y(d)+4, decade(d))
	}
	ends := labels(points)
	for i, c := range costs {
		var path, end string
		for _, p := range points {
			if c.of(p) == 0 { // not measured: no browser opened it
				continue
			}
			px, py := x(math.Log10(float64(p.Records))), height(c.of(p))
			path += fmt.Sprintf("%s%.1f %.1f", map[bool]string{true: "M", false: "L"}[path == ""], px, py)
			end = fmt.Sprintf(`<text class="t%d" x="%.1f" y="%.1f">%s</text>`, i, px+8, ends[i]+4, c.name)
		}
		fmt.Fprintf(&b, `<path class="line c%d" d="%s"/>%s`, i, path, end)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// labels are the heights of the lines' names: where the lines end, or below the
// name above where that is too near.
func labels(points []Point) []float64 {
	const apart = 16
	order := make([]int, len(costs))
	at := make([]float64, len(costs))
	for i, c := range costs {
		order[i] = i
		for _, p := range points {
			if cost := c.of(p); cost > 0 {
				at[i] = height(cost)
			}
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
	for k := 1; k < len(order); k++ {
		at[order[k]] = max(at[order[k]], at[order[k-1]]+apart)
	}
	return at
}

// height is where a cost stands.
func height(cost float64) float64 {
	return y(min(max(math.Log10(math.Max(cost, 1e-9)), leastY), mostY))
}

func x(d float64) float64 {
	return left + (d-leastX)/(mostX-leastX)*(pictureWidth-left-right)
}

func y(d float64) float64 {
	return float64(pictureHeight-bottom) - (d-leastY)/(mostY-leastY)*(pictureHeight-top-bottom)
}

func decade(d float64) string {
	switch {
	case d >= 6:
		return fmt.Sprintf("%gM", math.Pow(10, d-6))
	case d >= 3:
		return fmt.Sprintf("%gk", math.Pow(10, d-3))
	}
	return fmt.Sprintf("%g", math.Pow(10, d))
}
