// SPDX-License-Identifier: MIT

package site

import (
	"strings"
	"testing"
)

func TestPagesAreDrawnByPolicy(t *testing.T) {
	for _, c := range []struct {
		reason  string
		policy  Prerender
		records bool
	}{
		{"a small dossier is drawn whole", PrerenderAuto, true},
		{"all is all", PrerenderAll, true},
		{"views leave records to the program", PrerenderViews, false},
	} {
		files := tree(t, made(t, func(o *Options) { o.Prerender, o.BaseURL = c.policy, "https://example.org/" }))
		if _, ok := files["actors/ann/index.html"]; ok != c.records {
			t.Errorf("%s: a record's page is there: %v", c.reason, ok)
		}
		if _, ok := files["fr/claims/index.html"]; !ok {
			t.Errorf("%s: a view is missing", c.reason)
		}
		if listed := strings.Contains(files["sitemap.xml"], "/actors/ann/"); listed != c.records {
			t.Errorf("%s: the sitemap lists a record: %v", c.reason, listed)
		}
		if says := strings.Contains(files[lostPath], pageWords["en"].Lost); says != c.records {
			t.Errorf("%s: before the program is there, a missing page is said not to exist: %v", c.reason, says)
		}
	}
	if _, err := Build(t.Context(), Options{Dossier: small(t), Out: t.TempDir(), Prerender: "some"}); err == nil {
		t.Error("a policy there is not is taken")
	}
}
