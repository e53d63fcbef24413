// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
)

// Cited is a piece of evidence with where it stands and whose it is.
type Cited struct {
	*Evidence
	Path   string // as in actors/3/roles/0/evidence/0
	Record Record // nil for the overview
	owner  string // path of the record
}

// Evidence returns all evidence of the dossier, in order.
func (d *Dossier) Evidence() []Cited {
	return slices.Collect(d.cited(d.entries()))
}

// cited goes through all evidence, in order. A checker does so for each rule: all of
// it at once, each piece with its path, is a third of a large dossier.
func (d *Dossier) cited(entries []entry) iter.Seq[Cited] {
	return func(yield func(Cited) bool) {
		for e := range citedIn(&d.About, entry{path: "dossier"}) {
			if !yield(e) {
				return
			}
		}
		for _, of := range entries {
			for e := range citedIn(of.Record, of) {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// citedIn goes through the evidence of one record, or of the dossier itself.
func citedIn(v any, of entry) iter.Seq[Cited] {
	return func(yield func(Cited) bool) {
		more := true
		walk(reflect.ValueOf(v), of.path, Field{}, func(v reflect.Value, path string, _ Field) {
			if more && v.Type() == reflect.TypeFor[Evidence]() {
				more = yield(Cited{v.Addr().Interface().(*Evidence), path, of.Record, of.path})
			}
		})
	}
}

// needsEvidence lists the types that say something about the world. A source
// is evidence itself; topics and propositions are questions, not answers.
var needsEvidence = []Type{TypeActor, TypePlace, TypeEvent, TypeClaim, TypeRelation, TypeAgreement, TypeFigure}

// checkEvidence applies rule 4 to records and to each piece of evidence.
func (c *checker) checkEvidence() {
	const remedy = "add the passage it was drawn from; write origin: editor for what no source says"
	for i, s := range c.About.Overview {
		if len(s.Evidence) == 0 {
			c.fail(ruleEvidence, fmt.Sprintf("dossier/overview/%d/evidence", i), "this sentence of the overview has no evidence", "add the passage it was drawn from")
		}
	}
	for _, e := range c.entries {
		if e.Head().Origin == OriginEditor {
			continue
		}
		if len(e.Head().Evidence) == 0 && slices.Contains(needsEvidence, e.Type()) {
			c.fail(ruleEvidence, e.child("evidence"), e.called()+" has no evidence", remedy)
		}
		if a, ok := e.Record.(*Agreement); ok {
			for i, term := range a.Terms {
				if len(term.Evidence) == 0 {
					c.fail(ruleEvidence, fmt.Sprintf("%s/terms/%d/evidence", e.path, i), fmt.Sprintf("term %d has no evidence", term.Number), "add the passage it was drawn from")
				}
			}
		}
	}
	for e := range c.cited(c.entries) {
		c.checkLocator(e)
	}
}

// checkLocator asks evidence for one place in its source, wholly given.
func (c *checker) checkLocator(e Cited) {
	ranged := e.Paragraph != 0 || e.Start != nil || e.End != nil || e.SHA256 != ""
	other := e.Page != "" || e.Timecode != ""
	switch {
	case !ranged && !other && e.Passage == "":
		c.fail(ruleEvidence, e.Path, "the evidence names no passage", "let `isnad anchor` find it; give a page or timecode; or write passage: none where an import has none")
	case e.Passage != "" && (ranged || other):
		c.fail(ruleEvidence, e.Path+"/passage", "the evidence names a passage and says that there is none", "remove passage: none")
	case ranged && !e.Anchored():
		c.fail(ruleEvidence, e.Path, "the anchor is incomplete: it takes paragraph, start and end", "let `isnad anchor` make it")
	case ranged && e.SHA256 == "":
		c.fail(ruleEvidence, e.Path+"/sha256", "the anchor has no hash, so nothing proves its passage", "let `isnad anchor` make it")
	case ranged:
		c.checkRange(e)
	}
}

// checkRange holds an anchor to the extent of its paragraph, which the
// committed sentences give even where the text is not at hand.
func (c *checker) checkRange(e Cited) {
	source, ok := c.byID[e.Source].Record.(*Source)
	if !ok {
		return // rule 3 says so
	}
	extent, found := c.extents(source)[e.Paragraph]
	switch {
	case source.File == "":
		c.fail(ruleEvidence, e.Path+"/paragraph", fmt.Sprintf("source %q has no file, so it has no paragraphs to anchor in", e.Source), "give the source its file with `isnad anchor`, or use a page, a timecode or passage: none")
	case *e.Start >= *e.End:
		c.fail(ruleEvidence, e.Path+"/end", fmt.Sprintf("the anchor ends (%d) where or before it starts (%d)", *e.End, *e.Start), "let `isnad anchor` make it")
	case e.Paragraph > source.Paragraphs:
		c.fail(ruleEvidence, e.Path+"/paragraph", fmt.Sprintf("paragraph %d is not among the source's %d", e.Paragraph, source.Paragraphs), "let `isnad anchor` make it")
	case !found:
		c.fail(ruleEvidence, e.Path+"/paragraph", fmt.Sprintf("paragraph %d has no sentences", e.Paragraph), "let `isnad anchor` make it")
	case *e.Start < extent[0] || *e.End > extent[1]:
		c.fail(ruleEvidence, e.Path+"/start", fmt.Sprintf("the anchor %d to %d leaves paragraph %d, whose text is %d to %d", *e.Start, *e.End, e.Paragraph, extent[0], extent[1]), "let `isnad anchor` make it")
	}
}

// extents returns, by paragraph, where a source's first sentence starts and its
// last ends. It is kept: every anchor asks.
func (c *checker) extents(source *Source) map[int][2]int {
	if known, ok := c.extent[source]; ok {
		return known
	}
	m := map[int][2]int{}
	for _, s := range source.Sentences {
		if known, ok := m[s.Paragraph]; ok {
			m[s.Paragraph] = [2]int{min(known[0], s.Start), max(known[1], s.End)}
		} else {
			m[s.Paragraph] = [2]int{s.Start, s.End}
		}
	}
	c.extent[source] = m
	return m
}

// checkSources applies rule 4 to sources: their text's description is whole,
// and every sentence is covered or skipped.
func (c *checker) checkSources() {
	bySource := c.evidenceBySource()
	for _, e := range c.entries {
		s, ok := e.Record.(*Source)
		if !ok {
			continue
		}
		if !c.checkDescription(e, s) || s.File == "" {
			continue
		}
		if c.checkSentences(e, s) && c.checkSkipped(e, s) {
			c.checkCoverage(e, s, bySource[s.ID])
		}
	}
}

// checkDescription asks for all of file, sha256, paragraphs and sentences, or
// for none.
func (c *checker) checkDescription(e entry, s *Source) bool {
	have := map[string]bool{"file": s.File != "", "sha256": s.SHA256 != "", "paragraphs": s.Paragraphs != 0, "sentences": len(s.Sentences) > 0}
	any, whole := len(s.Skipped) > 0, true
	for _, present := range have {
		any = any || present
	}
	for _, name := range []string{"file", "sha256", "paragraphs", "sentences"} {
		if any && !have[name] {
			whole = false
			c.fail(ruleEvidence, e.child(name), fmt.Sprintf("%s is anchored and has no %s", e.called(), name), "let `isnad anchor` describe the file; a source without a text has none of file, sha256, paragraphs, sentences, skipped")
		}
	}
	return whole
}

// checkSentences wants sentences in order, each within the file, none over
// another.
func (c *checker) checkSentences(e entry, s *Source) bool {
	good := true
	var before Span
	for i, span := range s.Sentences {
		path := fmt.Sprintf("%s/sentences/%d", e.path, i)
		cause := ""
		switch {
		case span.Start >= span.End:
			cause = fmt.Sprintf("the sentence ends (%d) where or before it starts (%d)", span.End, span.Start)
		case span.Paragraph > s.Paragraphs:
			cause = fmt.Sprintf("paragraph %d is not among the source's %d", span.Paragraph, s.Paragraphs)
		case span.Paragraph < before.Paragraph, span.Paragraph == before.Paragraph && span.Start < before.End:
			cause = "the sentence begins before the one above it ends"
		}
		if before = span; cause != "" {
			c.fail(ruleEvidence, path, cause, "let `isnad anchor` count the sentences again")
			good = false
		}
	}
	return good
}

func (c *checker) checkSkipped(e entry, s *Source) bool {
	good := true
	for i, skip := range s.Skipped {
		cause := ""
		switch {
		case (skip.Start == nil) != (skip.End == nil):
			cause = "one of start and end is missing"
		case skip.Start != nil && *skip.Start >= *skip.End:
			cause = fmt.Sprintf("what is skipped ends (%d) where or before it starts (%d)", *skip.End, *skip.Start)
		case skip.Paragraph > s.Paragraphs:
			cause = fmt.Sprintf("paragraph %d is not among the source's %d", skip.Paragraph, s.Paragraphs)
		case !slices.ContainsFunc(s.Sentences, skip.covers):
			cause = "no whole sentence lies in what is skipped"
		}
		if cause != "" {
			c.fail(ruleEvidence, fmt.Sprintf("%s/skipped/%d", e.path, i), cause, "give the paragraph alone, or with the start and end of a sentence in it")
			good = false
		}
	}
	return good
}
