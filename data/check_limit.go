// SPDX-License-Identifier: MIT

package data

import "fmt"

// Limits of records (rule 8); those of files are the loader's.
const (
	// MaxRecords is what ids of the compiled form can count with room to spare,
	// and ten times what the browser has been tried with.
	MaxRecords = 1_000_000
	// MaxText bounds one text, in bytes. A record is a paraphrase of a passage;
	// a text of this size is the source itself.
	MaxText = 100_000
	// maxExtraDepth is how deep extra may nest: the loader's depth.
	maxExtraDepth = 64
)

// checkLimits applies rule 8.
func (c *checker) checkLimits() {
	if n := len(c.entries); n > MaxRecords {
		c.fail(ruleLimit, "", fmt.Sprintf("the dossier has %d records; %d are allowed", n, MaxRecords), "divide it into several dossiers")
	}
	c.eachString(func(s, path string, _ bool) {
		if len(s) > MaxText {
			c.fail(ruleLimit, path, fmt.Sprintf("the text has %d bytes; %d are allowed", len(s), MaxText), "say it in your own words, and shorter")
		}
	})
	for _, e := range c.entries {
		if e.Head().Extra != nil && deeper(e.Head().Extra, maxExtraDepth) {
			c.fail(ruleLimit, e.child("extra"), fmt.Sprintf("extra is nested more than %d levels deep", maxExtraDepth), "keep only what is worth keeping")
		}
	}
}

// deeper reports a value nested more than so many levels deep.
func deeper(v any, levels int) bool {
	if levels < 0 {
		return true
	}
	switch v := v.(type) {
	case map[string]any:
		for _, item := range v {
			if deeper(item, levels-1) {
				return true
			}
		}
	case []any:
		for _, item := range v {
			if deeper(item, levels-1) {
				return true
			}
		}
	}
	return false
}
