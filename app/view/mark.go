// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/data"
)

// mark is how a status or act looks: a shape and a colour by its tone. The
// word always stands beside it, so that neither carries meaning alone.
type mark struct {
	tone string // a class of 40-marks.css
	path string // in a box of 12 by 12
	fill bool
}

// The shapes. Where two marks share a tone their shapes differ.
var (
	ring     = mark{"said", "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z", false}
	dot      = mark{"said", "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z", true}
	square   = mark{"said", "M1.75 1.75h8.5v8.5h-8.5z", true}
	triangle = mark{"alleged", "M6 1.4 11 10.4H1z", false}
	cross    = mark{"denied", "M2 2l8 8M10 2l-8 8", false}
	halves   = mark{"disputed", "M4.6 1.5a4.6 4.6 0 0 0 0 9zM7.4 1.5a4.6 4.6 0 0 1 0 9z", false}
	check    = mark{"agreed", "M1.5 6.4l3.2 3.4L10.6 2.4", false}
	plus     = mark{"agreed", "M6 1.6v8.8M1.6 6h8.8", false}
	minus    = mark{"denied", "M1.6 6h8.8", false}
	diamond  = mark{"guess", "M6 1 11 6 6 11 1 6z", false}
	flag     = mark{"alleged", "M2.5 11V1.5h7.5L7.6 4.4 10 7.2H2.5", false}
)

func markOfStatus(s data.Status) mark {
	switch s {
	case data.StatusOfficial:
		return square
	case data.StatusAlleged:
		return triangle
	case data.StatusDenied:
		return cross
	case data.StatusDisputed:
		return halves
	case data.StatusAgreed:
		return check
	}
	return ring
}

func markOfStance(s data.Stance) mark {
	switch s {
	case data.StanceDenies:
		return cross
	case data.StanceSupports:
		return plus
	case data.StanceOpposes:
		return minus
	case data.StanceConditions:
		return diamond
	}
	return dot
}

// markOfClaim is the mark of what the speaker does: a denial is a denial by
// whatever act it is made, an allegation is one by act or by status.
func markOfClaim(c *data.Claim) mark {
	switch {
	case c.Stance == data.StanceDenies:
		return cross
	case c.Act == data.ActAlleges || c.Act == data.ActAccuses || c.Status == data.StatusAlleged:
		return triangle
	}
	switch c.Act {
	case "estimates", "predicts":
		return diamond
	case "warns", "criticises", "demands":
		return flag
	case "commits", "approves", "praises":
		return check
	}
	return markOfStance(c.Stance)
}

// actOf is the act in words: a denial is called one.
func actOf(c *data.Claim) data.Act {
	switch {
	case c.Stance == data.StanceDenies && c.Act != data.ActAccuses && c.Act != data.ActAlleges:
		return "denies"
	case c.Status == data.StatusAlleged && c.Act == "states":
		return data.ActAlleges
	}
	return c.Act
}

// tag is a mark with its word.
func tag(m mark, word app.UI) app.UI {
	return span("tag tone-"+m.tone, m.draw(), word)
}

func (m mark) draw() app.UI {
	class := "mark"
	if m.fill {
		class = "mark filled"
	}
	return shape("svg", attrs{"class": class, "viewBox": "0 0 12 12", "aria-hidden": "true"},
		shape("path", attrs{"d": m.path}))
}

func (pg *page) status(s data.Status) app.UI {
	if s == "" {
		return nil
	}
	return tag(markOfStatus(s), span("", text(pg.p.Word(s))))
}
