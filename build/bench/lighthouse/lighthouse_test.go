// SPDX-License-Identifier: MIT

package lighthouse

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScoresAreReadByPromise(t *testing.T) {
	got, err := scores([]byte(`{
		"categories": {
			"performance": {"score": 0.93, "auditRefs": [{"id": "slow", "weight": 10}, {"id": "told", "weight": 0}]},
			"accessibility": {"score": 1, "auditRefs": []},
			"best-practices": {"score": 1, "auditRefs": [{"id": "none", "weight": 1}]},
			"seo": {"score": 0.83, "auditRefs": [{"id": "canonical", "weight": 1}]}
		},
		"audits": {"slow": {"score": 0.4}, "told": {"score": 0}, "none": {"score": null}, "canonical": {"score": 0}}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Score{{"accessibility", 100, 100, nil}, {"best-practices", 100, 100, nil}, {"seo", 83, 100, []string{"canonical"}}, {"performance", 93, 90, []string{"slow"}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("what weighs nothing or does not apply is not told (-want +got)\n%s", d)
	}
	if got[2].Holds() || !got[3].Holds() {
		t.Error("a promise is kept from its bound on")
	}
	if _, err := scores([]byte(`{"categories": {"seo": {"score": null}}}`)); err == nil {
		t.Error("a category without a score is told as one")
	}
}
