// SPDX-License-Identifier: MIT

package data

import (
	"maps"
	"slices"
)

// TableEntries lists the fields that the tables of form name.
func TableEntries() []string {
	return slices.Concat(slices.Sorted(maps.Keys(fieldRanges)), slices.Sorted(maps.Keys(patterns)))
}
