// SPDX-License-Identifier: MIT

package view

import (
	"fmt"
	"math"
	"strconv"
)

// An embedder may ask for an accent. Links and buttons are in that colour, so
// it is kept only as far as it can be read: it is darkened on light paper, and
// lightened on dark, until it has the contrast that WCAG 2.2 asks of text
// (1.4.3: 4.5 : 1) with every ground it stands on.

const leastContrast = 4.5

// The grounds of 10-tokens.css that text in the accent stands on, the hardest
// for each theme first: wash for light, wash for dark, then sunken and paper.
var (
	lightGrounds = []rgb{{0xe8, 0xf1, 0xf1}, {0xf4, 0xf1, 0xea}, {0xfb, 0xfa, 0xf7}}
	darkGrounds  = []rgb{{0x1b, 0x2a, 0x2d}, {0x1e, 0x20, 0x24}, {0x16, 0x17, 0x1a}}
)

// rgb is a colour of sRGB, each part 0 to 255.
type rgb struct{ r, g, b uint8 }

// readableAccent is a CSS colour for both themes, near the wanted one, which
// is six hexadecimal digits; "" for anything else.
func readableAccent(wanted string) string {
	n, err := strconv.ParseUint(wanted, 16, 32)
	if err != nil || len(wanted) != 6 {
		return ""
	}
	c := rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	return fmt.Sprintf("light-dark(%s, %s)", readable(c, rgb{}, lightGrounds), readable(c, rgb{255, 255, 255}, darkGrounds))
}

func (c rgb) String() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// readable moves a colour towards an end, black or white, in steps of a
// fiftieth until it can be read on all grounds; the end itself can.
func readable(c, end rgb, grounds []rgb) rgb {
	const steps = 50
	for k := range steps {
		if moved := c.towards(end, k, steps); moved.readableOn(grounds) {
			return moved
		}
	}
	return end
}

func (c rgb) readableOn(grounds []rgb) bool {
	for _, g := range grounds {
		if contrast(c, g) < leastContrast {
			return false
		}
	}
	return true
}

func (c rgb) towards(end rgb, k, of int) rgb {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(of-k) + int(b)*k) / of) }
	return rgb{mix(c.r, end.r), mix(c.g, end.g), mix(c.b, end.b)}
}

// contrast is WCAG 2.2's contrast ratio, 1 to 21.
func contrast(a, b rgb) float64 {
	l, m := a.luminance(), b.luminance()
	return (max(l, m) + .05) / (min(l, m) + .05)
}

// luminance is WCAG 2.2's relative luminance, 0 to 1.
func (c rgb) luminance() float64 {
	return .2126*linear(c.r) + .7152*linear(c.g) + .0722*linear(c.b)
}

func linear(part uint8) float64 {
	v := float64(part) / 255
	if v <= .04045 {
		return v / 12.92
	}
	return math.Pow((v+.055)/1.055, 2.4)
}
