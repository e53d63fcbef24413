// SPDX-License-Identifier: MIT

//go:build js && wasm

// Command program is the second program of a site, which browsers fetch when a
// reader opens a file of their own. It runs in a worker: open-worker.js waits
// for isnadOpen, gives it a name, the bytes, the day, a function and a language,
// and is told by that function how far it is and, in the language, what came of it.
package main

import (
	"context"
	"errors"
	"io"
	"syscall/js"

	"isnad/app/open"
	"isnad/data/load"
)

func main() {
	js.Global().Set("isnadOpen", js.FuncOf(func(_ js.Value, args []js.Value) any {
		j := &job{name: args[0].String(), bytes: args[1], day: args[2].String(), tell: args[3], lang: args[4].String()}
		go j.run()
		return nil
	}))
	js.Global().Call("isnadReady")
	select {}
}

// job is one file being opened.
type job struct {
	name  string
	bytes js.Value // Uint8Array
	day   string
	tell  js.Value // function of (kind, value)
	lang  string   // of the page
}

// Size and ReadAt make the reader's bytes an input without a copy of the whole.
func (j *job) Size() int64 { return int64(j.bytes.Get("length").Int()) }

func (j *job) ReadAt(b []byte, at int64) (int, error) {
	if at >= j.Size() {
		return 0, io.EOF
	}
	n := js.CopyBytesToGo(b, j.bytes.Call("subarray", at, min(at+int64(len(b)), j.Size())))
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// run opens the file and tells what came of it, once.
func (j *job) run() {
	last := int64(-1)
	made, err := open.File(context.Background(), j, j.name, j.day, func(done, total int64) {
		if share := done * 100 / max(total, 1); share != last {
			last = share
			j.tell.Invoke("progress", share)
		}
	})
	if err != nil {
		j.fail(err)
		return
	}
	files := js.Global().Get("Object").New()
	for name, content := range made.Files {
		array := js.Global().Get("Uint8Array").New(len(content))
		js.CopyBytesToJS(array, content)
		files.Set(name, array)
	}
	j.tell.Invoke("done", map[string]any{"files": files, "taken": made.Report.Taken(), "left": made.Report.Left(), "table": j.table(made.Report)})
}

// fail tells what is wrong with the file: place, cause and remedy where they
// are known.
func (j *job) fail(err error) {
	told := map[string]any{"cause": err.Error(), "remedy": "", "line": 0}
	if wrong, ok := errors.AsType[*load.ImportError](err); ok {
		cause, remedy := open.In(j.lang, wrong.Problem)
		told = map[string]any{"cause": cause, "remedy": remedy, "line": wrong.Line}
	}
	j.tell.Invoke("failed", told)
}

// table is the closing table as rows of type, taken, left and the reasons.
func (j *job) table(r *load.Report) []any {
	rows := []any{}
	for _, t := range r.Types {
		why, left := []any{}, 0
		for _, l := range t.Left {
			left += l.Count
			why = append(why, open.Why(j.lang, l.Reason))
		}
		rows = append(rows, map[string]any{"type": t.Type, "taken": t.Taken, "left": left, "why": why})
	}
	return rows
}
