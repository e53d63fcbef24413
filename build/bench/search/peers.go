// SPDX-License-Identifier: MIT

package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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

// install makes the peers' modules available in the user's cache folder and
// returns where. It asks npm only for what is not there yet, and runs none of
// the packages' scripts.
func install(ctx context.Context) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "isnad-bench")
	modules := filepath.Join(dir, "node_modules")
	args := []string{"install", "--prefix", dir, "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"}
	missing := false
	for _, p := range peers {
		args = append(args, p.npm+"@"+p.version)
		missing = missing || !installed(modules, p)
	}
	if !missing {
		return modules, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if out, err := exec.CommandContext(ctx, "npm", args...).CombinedOutput(); errors.Is(err, exec.ErrNotFound) {
		return "", fmt.Errorf("npm is missing; it fetches the engines to compare with: %w", err)
	} else if err != nil {
		return "", fmt.Errorf("npm install: %w\n%s", err, out)
	}
	return modules, nil
}

// installed reports that the very version of p is there.
func installed(modules string, p peer) bool {
	file, err := os.ReadFile(filepath.Join(modules, filepath.FromSlash(p.npm), "package.json"))
	var found struct{ Version string }
	return err == nil && json.Unmarshal(file, &found) == nil && found.Version == p.version
}
