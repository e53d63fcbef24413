// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"slices"
)

// SentenceCoverage says what became of one sentence of a source: the records
// drawn from it, or why there are none.
type SentenceCoverage struct {
	Span
	Records []Citation
	Skipped bool
	Reason  Text // of skipping
}

// Covered reports that a record was drawn from the sentence.
func (s SentenceCoverage) Covered() bool { return len(s.Records) > 0 }

// Citation is a record's use of a passage.
type Citation struct {
	ID   string // of the record
	Type Type
	Path string // of the evidence, as in claims/3/evidence/0
}

// Coverage counts a source in the sentences that were committed with it. Only
// a range inside one sentence covers it: evidence that takes in a whole
// paragraph would cover everything and say nothing. The overview covers
// nothing, since it draws on the records.
func (d *Dossier) Coverage(source *Source) []SentenceCoverage {
	if len(source.Sentences) == 0 {
		return nil // most sources of a large dossier, each of which would walk all of it
	}
	var cited []Cited
	for _, e := range d.Evidence() {
		if e.Source == source.ID {
			cited = append(cited, e)
		}
	}
	return coverage(source, cited)
}

// evidenceBySource is the evidence drawn from sources of which the sentences are
// known.
func (c *checker) evidenceBySource() map[string][]Cited {
	m := map[string][]Cited{}
	for e := range c.cited(c.entries) {
		if s, ok := c.byID[e.Source].Record.(*Source); ok && len(s.Sentences) > 0 {
			m[e.Source] = append(m[e.Source], e)
		}
	}
	return m
}

func coverage(source *Source, cited []Cited) []SentenceCoverage {
	inParagraph := map[int][]Cited{}
	for _, e := range cited {
		if e.Anchored() && e.Record != nil {
			inParagraph[e.Paragraph] = append(inParagraph[e.Paragraph], e)
		}
	}
	counted := make([]SentenceCoverage, len(source.Sentences))
	for i, span := range source.Sentences {
		s := SentenceCoverage{Span: span}
		for _, e := range inParagraph[span.Paragraph] {
			if span.Start <= *e.Start && *e.End <= span.End {
				s.Records = append(s.Records, Citation{e.Record.Head().ID, e.Record.Type(), e.Path})
			}
		}
		if k := slices.IndexFunc(source.Skipped, func(skip Skipped) bool { return skip.covers(span) }); k >= 0 {
			s.Skipped, s.Reason = true, source.Skipped[k].Reason
		}
		counted[i] = s
	}
	return counted
}

// covers reports that the whole sentence is skipped.
func (s Skipped) covers(sentence Span) bool {
	if s.Paragraph != sentence.Paragraph {
		return false
	}
	return s.Start == nil || s.End == nil || *s.Start <= sentence.Start && sentence.End <= *s.End
}

// checkCoverage applies rule 4: every sentence is covered or skipped.
func (c *checker) checkCoverage(e entry, s *Source, cited []Cited) {
	for i, sentence := range coverage(s, cited) {
		if !sentence.Covered() && !sentence.Skipped {
			c.fail(ruleEvidence, fmt.Sprintf("%s/sentences/%d", e.path, i),
				fmt.Sprintf("no record is drawn from the sentence at %d to %d of paragraph %d in %q", sentence.Start, sentence.End, sentence.Paragraph, s.ID),
				"draw a record from it, with evidence inside this one sentence, or list it under skipped with the reason")
		}
	}
}
