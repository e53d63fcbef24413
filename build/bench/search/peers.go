// SPDX-License-Identifier: MIT

package search

import (
	"context"

	"isnad/build/npm"
)

// ours is the name of our engine in tables.
const ours = "isnad"

// peer is another engine, as npm has it. Settings are the best of those its own
// documentation offers for names: tried on sanctions lists, by recall at one and
// five. bench.js uses them; here they are told.
type peer struct {
	name, npm, version, module, settings string
}

var peers = []peer{
	{"uFuzzy", "@leeoniya/ufuzzy", "1.0.19", "@leeoniya/ufuzzy/dist/uFuzzy.mjs", "intraMode 1 (single errors), words in any order"},
	{"MiniSearch", "minisearch", "7.2.0", "minisearch/dist/es/index.js", "prefix, fuzzy .25"},
	{"FlexSearch", "flexsearch", "0.8.212", "flexsearch/dist/flexsearch.bundle.module.min.mjs", "tokenize forward, encoder LatinExtra, suggest"},
	{"Fuse.js", "fuse.js", "7.5.0", "fuse.js/dist/fuse.min.mjs", "useTokenSearch, ignoreLocation, threshold .4"},
	{"fzf", "fzf", "0.5.2", "fzf/dist/fzf.es.js", "extendedMatch, fuzzy v2"},
}

// install makes the peers' modules available and returns where.
func install(ctx context.Context) (string, error) {
	wanted := map[string]string{}
	for _, p := range peers {
		wanted[p.npm] = p.version
	}
	return npm.Packages(ctx, "bench-search", wanted)
}
