// SPDX-License-Identifier: MIT

package timeline

import (
	"context"
	_ "embed"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"isnad/build/npm"
	"isnad/data"
)

// version is the peer's, exactly.
const version = "8.5.4"

//go:embed page.html
var pageHTML []byte

//go:embed peer.js
var peerJS []byte

// peers are the ways in which the peer's documentation would draw many items.
func peers(address string) []site {
	peer := func(name, how string) site {
		at := address + "?" + how
		return site{
			name: name, blank: at, ready: `document.querySelector("#draw:enabled")`, button: "#draw", drawn: `document.querySelector(".vis-item")`,
			shown:  func(from, until string) string { return at + "&from=" + from + "&until=" + until },
			plane:  ".vis-panel.vis-center",
			rounds: 1,
			rest:   500 * time.Millisecond,
		}
	}
	return []site{peer("vis-timeline", ""), peer("vis-timeline, clustered", "cluster")}
}

// host serves the peer's page from memory, to this machine only.
type host struct {
	address string
	close   func() error
}

func newHost(ctx context.Context, events []*data.Event) (*host, error) {
	modules, err := npm.Packages(ctx, "bench-timeline", map[string]string{"vis-timeline": version})
	if err != nil {
		return nil, err
	}
	standalone := filepath.Join(modules, "vis-timeline")
	script, err := os.ReadFile(filepath.Join(standalone, "standalone", "umd", "vis-timeline-graph2d.min.js"))
	if err != nil {
		return nil, err
	}
	style, err := os.ReadFile(filepath.Join(standalone, "styles", "vis-timeline-graph2d.min.css"))
	if err != nil {
		return nil, err
	}
	items, err := json.Marshal(itemsOf(events))
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	serve := func(path, mime string, body []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", mime)
			w.Write(body)
		})
	}
	serve("/{$}", "text/html; charset=utf-8", pageHTML)
	serve("/peer.js", "text/javascript", peerJS)
	serve("/vis.js", "text/javascript", script)
	serve("/vis.css", "text/css", style)
	serve("/items.json", "application/json", items)
	server := &http.Server{Handler: mux}
	go server.Serve(listener)
	return &host{"http://" + listener.Addr().String() + "/", server.Close}, nil
}

// item is an event as vis-timeline reads one.
type item struct {
	ID      string `json:"id"`
	Content string `json:"content"`
	Type    string `json:"type"`
	Start   string `json:"start"`
	End     string `json:"end,omitempty"`
}

// itemsOf are the dated events: the peer knows no other. A day is a point, what
// is longer a range from its first day through its last.
func itemsOf(events []*data.Event) []item {
	var items []item
	for _, e := range events {
		if e.Date == nil {
			continue
		}
		first, known := e.Date.Earliest()
		last, also := e.Date.Latest()
		if !known || !also {
			continue
		}
		it := item{ID: e.ID, Content: e.Title.EN, Type: "point", Start: first.String()}
		if last > first {
			it.Type, it.End = "range", (last + 1).String()
		}
		items = append(items, it)
	}
	return items
}
