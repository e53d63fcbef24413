// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/data"
)

// covering is what became of a source, paragraph by paragraph.
type covering struct {
	paragraphs []paragraph
	longest    int // of the paragraphs, in characters

	sentences, carrying, skipped int
}

// paragraph is one of a source's, with the records drawn from it.
type paragraph struct {
	number    int
	length    int // in characters, as far as its sentences tell
	sentences []sentence
	wide      []data.Record // that rest on more than one of its sentences
	skipped   []data.Text   // reasons for what no sentence accounts for
}

type sentence struct {
	data.Span
	records []data.Record
	skipped bool
	reason  data.Text
}

// records counts those drawn from the paragraph, each once.
func (p paragraph) records() int {
	all := slices.Clone(p.wide)
	for _, s := range p.sentences {
		for _, r := range s.records {
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
	}
	return len(all)
}

// maxParagraphs bounds the drawing of a source that claims to be endless.
const maxParagraphs = 5000

// coverage lists a source's paragraphs, their sentences as they were committed
// with it, and the records that have evidence there in the order of the
// published JSON.
func (site *Site) coverage(s *data.Source) covering {
	if s.Paragraphs < 1 && len(s.Sentences) == 0 {
		return covering{} // and nobody need be asked who stands on it
	}
	if c, known := site.covered[s]; known {
		return c
	}
	c := covering{paragraphs: make([]paragraph, max(0, min(s.Paragraphs, maxParagraphs)))}
	for i := range c.paragraphs {
		c.paragraphs[i].number = i + 1
	}
	standing := &data.Dossier{}
	standing.Add(s)
	for _, r := range site.Graph.Inbound(s.ID) {
		standing.Add(r)
	}
	for _, counted := range standing.Coverage(s) {
		c.count(counted, site)
	}
	for _, r := range site.Graph.Inbound(s.ID) {
		for _, pr := range proofsOf(r) {
			if p := c.paragraph(pr.Paragraph); p != nil && pr.Source == s.ID && !p.holds(pr.Evidence) && !slices.Contains(p.wide, r) {
				p.wide = append(p.wide, r)
			}
		}
	}
	for _, skip := range s.Skipped {
		if p := c.paragraph(skip.Paragraph); p != nil && !slices.ContainsFunc(p.sentences, func(s sentence) bool { return s.skipped }) {
			p.skipped = append(p.skipped, skip.Reason)
		}
	}
	if app.IsClient && site.reading == nil {
		if site.covered == nil {
			site.covered = map[*data.Source]covering{}
		}
		site.covered[s] = c
	}
	return c
}

// paragraph is the one with this number, nil where the source has none.
func (c *covering) paragraph(number int) *paragraph {
	if number < 1 || number > len(c.paragraphs) {
		return nil
	}
	return &c.paragraphs[number-1]
}

func (c *covering) count(counted data.SentenceCoverage, site *Site) {
	p := c.paragraph(counted.Paragraph)
	if p == nil {
		return
	}
	one := sentence{Span: counted.Span, skipped: counted.Skipped && !counted.Covered(), reason: counted.Reason}
	for _, cited := range counted.Records {
		if r := site.Graph.Record(cited.ID); r != nil && !slices.Contains(one.records, r) {
			one.records = append(one.records, r)
		}
	}
	c.sentences++
	switch {
	case one.skipped:
		c.skipped++
	case len(one.records) > 0:
		c.carrying++
	}
	p.sentences, p.length = append(p.sentences, one), max(p.length, one.End)
	c.longest = max(c.longest, p.length)
}

// holds reports evidence within one sentence of the paragraph.
func (p *paragraph) holds(e data.Evidence) bool {
	return e.Anchored() && slices.ContainsFunc(p.sentences, func(s sentence) bool { return s.Start <= *e.Start && *e.End <= s.End })
}
