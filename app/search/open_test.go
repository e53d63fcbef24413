// SPDX-License-Identifier: MIT

package search

import (
	"testing"

	"isnad/data"
	"isnad/data/compile"
	"isnad/data/dataset"
	"isnad/data/load"
)

// Opened is the index of a dossier. It is exported for the tests that see the
// package from outside.
func Opened(t testing.TB, d *data.Dossier) *dataset.Index {
	t.Helper()
	out, err := compile.Compile(d)
	if err != nil {
		t.Fatal(err)
	}
	index, err := dataset.Open(out.Index)
	if err != nil {
		t.Fatal(err)
	}
	return index
}

// Flagship is the index of the dossier that is published. It has what made-up
// records have not: long texts, many fields, dates, figures.
func Flagship(t testing.TB) *dataset.Index {
	t.Helper()
	loaded, err := load.Dir("../../data/dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	return Opened(t, loaded.Dossier)
}
