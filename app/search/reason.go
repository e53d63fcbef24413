// SPDX-License-Identifier: MIT

package search

import (
	"isnad/data/dataset"
	"isnad/data/fold"
)

// hit makes a hit of a ranked record.
func (e *Engine) hit(p *parsed, s *scored) Hit {
	_, lang, original := e.index.Field(s.text.field)
	h := Hit{Index: s.record, Text: original, Lang: lang, Field: s.text.kind, Title: e.index.IsTitle(s.text.field)}
	if s.cover >= strongCover {
		h.Strength = Strong
	}
	h.Reason = reason(p, s, h)
	h.Marks = marks(p, s, original)
	return h
}

// reason names the weakest way in which a word of the query met the text: that
// is what a reader has to judge.
func reason(p *parsed, s *scored, h Hit) Reason {
	met, letters, worst := 0, 0, same
	initials := false
	for i, m := range s.matches {
		if m.token < 0 || m.score == 0 {
			if !p.terms[i].optional && !m.elsewhere {
				worst = nearKey
			}
			continue
		}
		met++
		letters += m.letters
		initials = initials || m.how == begins && p.terms[i].readings[0].word.runes == 1 && len(p.terms) > 1
		worst = max(worst, m.how)
	}
	r := Reason{Kind: kindOf(worst)}
	switch r.Kind {
	case Typo:
		r.Letters = max(1, letters)
	case Word, WordPart:
		r.Kind = wording(p, s, h, r.Kind, met)
		if worst == stem && r.Kind == Prefix {
			r.Kind = WordPart // they begin alike, and neither is the other's beginning
		}
	}
	if initials && (r.Kind == WordPart || r.Kind == Prefix) {
		r.Kind = Initials
	}
	return byField(r, h.Field)
}

func kindOf(worst how) ReasonKind {
	switch worst {
	case same:
		return Word
	case numeral:
		return Number
	case begins, stem:
		return WordPart
	case sounds, begunKey:
		return SoundsLike
	case slips:
		return Typo
	case form:
		return Form
	}
	return Near
}

// wording tells the whole name, or its beginning, from words of it.
func wording(p *parsed, s *scored, h Hit, kind ReasonKind, met int) ReasonKind {
	words := 0
	for _, t := range s.text.tokens {
		if t.Role == fold.Content {
			words++
		}
	}
	inOrder := true
	next := 0
	for _, m := range s.matches {
		if m.token < 0 {
			continue
		}
		for next < m.token && s.text.tokens[next].Role != fold.Content {
			next++
		}
		inOrder = inOrder && m.token == next
		next = m.token + 1
	}
	switch {
	case kind == Word && met == words && inOrder && h.Field == dataset.FieldAlias:
		return ExactAlias
	case kind == Word && met == words && inOrder:
		return ExactName
	case inOrder:
		return Prefix
	}
	return kind
}

// byField lets what a field is outrank how it was met, where that says more. A
// wrong letter or another form is said of any field: what was typed does not stand
// there.
func byField(r Reason, f dataset.Field) Reason {
	if r.Kind == Near || r.Kind == Typo || r.Kind == Form {
		return r
	}
	switch f {
	case dataset.FieldAcronym:
		return Reason{Kind: Acronym}
	case dataset.FieldNumber:
		return Reason{Kind: Number}
	case dataset.FieldDate:
		return Reason{Kind: Date}
	case dataset.FieldKind:
		return Reason{Kind: Kind}
	case dataset.FieldText:
		return Reason{Kind: InText}
	}
	return r
}
