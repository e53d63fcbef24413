// SPDX-License-Identifier: MIT

package view

import (
	"testing"

	"isnad/app/link"
)

func TestATimelineWorkedOutAheadIsTheTimeline(t *testing.T) {
	whole := flagship(t)
	for _, lang := range link.Languages() {
		part := inParts(t, whole.Graph.Dossier, 8<<10, nil)
		pauses := 0
		home := link.Home()
		home.Lang = lang
		part.prepare(home, func() { pauses++ })
		if part.ahead == nil || pauses < 2 {
			t.Fatalf("%s: nothing is prepared after %d pauses", lang, pauses)
		}
		same(t, whole, part, home.To(link.Timeline))
		shown := home.To(link.Timeline)
		shown.From, shown.Until = "2025-01-01", "2025-12-31"
		same(t, whole, part, shown)
		narrowed := home.To(link.Timeline)
		narrowed.Find = "harem"
		same(t, whole, part, narrowed)
	}
}

// Another page may let go of all records between two steps: then a label could
// lack who alleges the event, and none is kept.
func TestNoTimelineIsWorkedOutOfWhatIsLetGo(t *testing.T) {
	whole := flagship(t)
	part := inParts(t, whole.Graph.Dossier, 8<<10, nil)
	part.prepare(link.Home(), part.Graph.Forget)
	if part.ahead != nil {
		t.Error("a timeline was kept although its events were let go")
	}
	same(t, whole, part, link.Home().To(link.Timeline))
}
