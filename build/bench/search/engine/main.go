// SPDX-License-Identifier: MIT

//go:build js

// Command engine is our search as a page sees it, with nothing around it:
// globalThis.engine has open(bytes), which returns the number of records, and
// search(text), which returns the hits as JSON. It draws nothing; it is there
// so that a measurement includes the way from JavaScript to Go and back. As the
// explorer does (app/view/ask.go), it remembers the last answers.
package main

import (
	"encoding/json"
	"syscall/js"

	"isnad/app/search"
	"isnad/data/dataset"
)

func main() {
	var engine *search.Engine
	known := map[string]string{}
	js.Global().Set("engine", map[string]any{
		"open": js.FuncOf(func(_ js.Value, args []js.Value) any {
			file := make([]byte, args[0].Length())
			js.CopyBytesToGo(file, args[0])
			index, err := dataset.Open(file)
			if err != nil {
				return err.Error()
			}
			engine = search.New(index)
			clear(known)
			return index.Len()
		}),
		"search": js.FuncOf(func(_ js.Value, args []js.Value) any {
			query := args[0].String()
			answer, ok := known[query]
			if !ok {
				if len(known) >= mostKnown {
					clear(known)
				}
				answer = hits(engine.Search(search.Query{Text: query}))
				known[query] = answer
			}
			return answer
		}),
	})
	select {}
}

// mostKnown is how many answers the explorer keeps.
const mostKnown = 64

// hit is all that a list shows of one.
type hit struct {
	Record int      `json:"record"`
	Text   string   `json:"text"`
	Marks  [][2]int `json:"marks"`
	Reason int      `json:"reason"`
	Strong bool     `json:"strong"`
}

// hits writes the hits as JSON: one string crosses over, where objects made from
// here would cross for each of their fields.
func hits(r search.Result) string {
	list := make([]hit, len(r.Hits))
	for i, h := range r.Hits {
		list[i] = hit{h.Index, h.Text, h.Marks, int(h.Reason.Kind), h.Strength == search.Strong}
	}
	text, err := json.Marshal(list)
	if err != nil {
		panic(err) // numbers and strings: it cannot be
	}
	return string(text)
}
