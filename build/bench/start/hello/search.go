// SPDX-License-Identifier: MIT

//go:build search

package main

import (
	"isnad/app/search"
	"isnad/data/dataset"
)

// With the tag search the program can search as well: what it weighs more is the
// weight of search, folding and the index's codec (app/search/README.md).
func init() { answers = answer }

func answer(file []byte, text string) int {
	index, err := dataset.Open(file)
	if err != nil {
		return -1
	}
	newest := search.NewNewest(search.New(index), func() {})
	if q := (search.Query{Text: text}); newest.Ask(&q) {
		_, r := newest.Answer()
		return r.Total
	}
	return 0
}
