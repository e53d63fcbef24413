// SPDX-License-Identifier: MIT

// Command app is the program that runs in the browser. It waits for the data
// that boot.js fetched, and hands the page over to app/view. It decides
// nothing.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/boot"
	"isnad/app/view"
)

func main() {
	if app.IsServer {
		fmt.Fprintln(os.Stderr, "This program runs in a browser. To make the site around it: go run ./build site")
		os.Exit(2)
	}
	// Collecting garbage while starting costs more than the memory it saves: it
	// stops the only thread there is. The view begins to (ask.go).
	debug.SetGCPercent(-1)
	grown()
	opened, err := boot.Open(file)
	if err != nil {
		app.Window().Get("isnad").Call("failed", err.Error())
		select {} // the page stays as it is
	}
	view.Breathe() // a page is scrolled smoothly while it is taken over
	app.RouteWithRegexp("", view.Root(view.Begin(opened)))
	app.RunWhenOnBrowser()
}

// grown makes the stack of the goroutine that draws as large as drawing needs it,
// once and while it is nearly empty. It would grow by doubling, deep inside a
// page, and each time look every caller up that is to be moved: code which a
// browser, seeing it run so often, then compiles a second time.
//
//go:noinline
func grown() byte {
	var room [64 << 10]byte
	return room[len(os.Args)]
}

// file waits for a file that boot.js fetches and proves.
func file(name string) ([]byte, error) {
	var content []byte
	var failure error
	done := make(chan struct{})
	arrived := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if n := args[0].Get("length").Int(); n != len(content) {
			content = make([]byte, n)
		}
		app.CopyBytesToGo(content, args[0])
		close(done)
		return nil
	})
	defer arrived.Release()
	failed := app.FuncOf(func(_ app.Value, args []app.Value) any {
		failure = errors.New(args[0].Get("message").String())
		close(done)
		return nil
	})
	defer failed.Release()
	loader := app.Window().Get("isnad")
	loader.Call("file", name).Call("then", arrived, failed)
	content = room(loader.Call("size", name).Int())
	<-done
	return content, failure
}

// room is memory for a file that is still coming. A browser gives a page of it
// when it is first written to, which for the index of a large dossier takes as
// long as copying the file: here that happens while nothing else can.
func room(size int) []byte {
	const page = 4096
	content := make([]byte, size)
	for k := 0; k < size; k += page {
		content[k] = 1
	}
	return content
}
