// SPDX-License-Identifier: MIT

package live

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"isnad/build/serve"
)

var (
	//go:embed live.js
	script []byte
	//go:embed live.css
	style []byte
	//go:embed sw.js
	worker []byte
	//go:embed empty.html
	empty []byte
)

// own is the folder of our own files below the site's root. No record or view
// has such a name.
const own = "-isnad/"

// handler serves the draft below prefix: pages are drawn, files are those that
// the draft wrote.
func (p *preview) handler(prefix string) http.Handler {
	files := serve.Handler(p.out, prefix)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, below := strings.CutPrefix(r.URL.Path, prefix)
		if !below || r.Method != http.MethodGet && r.Method != http.MethodHead {
			files.ServeHTTP(w, r)
			return
		}
		switch {
		case name == own+"events":
			p.events(w, r)
		case name == own+"live.js":
			send(w, r, "text/javascript; charset=utf-8", script)
		case name == own+"live.css":
			send(w, r, "text/css; charset=utf-8", style)
		case name == "sw.js":
			send(w, r, "text/javascript; charset=utf-8", worker)
		case path.Ext(name) != "" && !strings.HasSuffix(name, "/"):
			files.ServeHTTP(w, r)
		default:
			p.page(w, r, files, prefix, name)
		}
	})
}

func send(w http.ResponseWriter, r *http.Request, mediaType string, content []byte) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // who has left needs no answer
	}
}

// page answers with a drawn page, the stand-in where there is none, or an empty
// page while there is no draft; each with our script.
func (p *preview) page(w http.ResponseWriter, r *http.Request, files http.Handler, prefix, name string) {
	if name != "" && !strings.HasSuffix(name, "/") {
		to := url.URL{Path: path.Base(name) + "/", RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	draft, site := p.standing()
	content, status := empty, http.StatusOK
	if draft != nil {
		drawn, found, err := draft.Page(name)
		switch {
		case err != nil:
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		case found:
			content = drawn
		default:
			if _, err := os.Stat(filepath.Join(p.out, filepath.FromSlash(path.Clean("/"+name)), "index.html")); err == nil {
				files.ServeHTTP(w, r) // a page that sends on
				return
			}
			content, status = draft.StandIn((&url.URL{Path: prefix}).EscapedPath()), http.StatusNotFound
		}
	}
	address := url.URL{Path: prefix + own + "live.js", RawQuery: "site=" + site}
	content = bytes.Replace(content, []byte("</head>"), fmt.Appendf(nil, "<script src=\"%s\"></script>\n</head>", html.EscapeString(address.String())), 1)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // who has left needs no answer
	}
}

// events gives the news, now and whenever there are some (server-sent events,
// HTML 9.2).
func (p *preview) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		news, next := p.latest()
		if _, err := fmt.Fprintf(w, "data: %s\n\n", news); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}
