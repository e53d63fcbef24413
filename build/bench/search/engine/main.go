// SPDX-License-Identifier: MIT

//go:build js

// Command engine is our search as a page sees it, with nothing around it:
// globalThis.engine has open(bytes), which returns the number of records, and
// search(text), which returns the hits as objects. It draws nothing; it is there
// so that a measurement includes the way from JavaScript to Go and back.
package main

import (
	"syscall/js"

	"isnad/app/search"
	"isnad/data/dataset"
)

func main() {
	var engine *search.Engine
	js.Global().Set("engine", map[string]any{
		"open": js.FuncOf(func(_ js.Value, args []js.Value) any {
			file := make([]byte, args[0].Length())
			js.CopyBytesToGo(file, args[0])
			index, err := dataset.Open(file)
			if err != nil {
				return err.Error()
			}
			engine = search.New(index)
			return index.Len()
		}),
		"search": js.FuncOf(func(_ js.Value, args []js.Value) any {
			return hits(engine.Search(search.Query{Text: args[0].String()}))
		}),
	})
	select {}
}

// hits carries over all that a list shows of a result.
func hits(r search.Result) []any {
	list := make([]any, len(r.Hits))
	for i, h := range r.Hits {
		marks := make([]any, 0, 2*len(h.Marks))
		for _, m := range h.Marks {
			marks = append(marks, m[0], m[1])
		}
		list[i] = map[string]any{
			"record": h.Index, "text": h.Text, "marks": marks,
			"reason": int(h.Reason.Kind), "strong": h.Strength == search.Strong,
		}
	}
	return list
}
