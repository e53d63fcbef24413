// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"isnad/data"
)

// paragraph is what stands on a paragraph of a source.
type paragraph struct {
	number  int
	records []data.Record
	skipped []data.Text // reasons
}

// maxParagraphs bounds the drawing of a source that claims to be endless.
const maxParagraphs = 5000

// coverage lists a source's paragraphs with the records that have evidence
// there, in the order of the published JSON.
func (site *Site) coverage(s *data.Source) []paragraph {
	cover := make([]paragraph, max(0, min(s.Paragraphs, maxParagraphs)))
	for i := range cover {
		cover[i].number = i + 1
	}
	for _, r := range site.Graph.Inbound(s.ID) {
		for _, pr := range proofsOf(r) {
			at := pr.Paragraph - 1
			if pr.Source == s.ID && at >= 0 && at < len(cover) && !slices.Contains(cover[at].records, r) {
				cover[at].records = append(cover[at].records, r)
			}
		}
	}
	for _, skipped := range s.Skipped {
		if at := skipped.Paragraph - 1; at >= 0 && at < len(cover) {
			cover[at].skipped = append(cover[at].skipped, skipped.Reason)
		}
	}
	return cover
}
