// SPDX-License-Identifier: MIT

package serve

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"

	"isnad/build/host"
)

// Handler serves the site in dir under prefix, which begins and ends with a
// slash. The folder is opened anew for each request: a build replaces it whole
// while the server runs.
func Handler(dir, prefix string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
			return
		}
		name, ok := strings.CutPrefix(r.URL.Path, prefix)
		if !ok {
			outside(w, r, prefix)
			return
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			http.Error(w, "the site is being replaced; try again", http.StatusServiceUnavailable)
			return
		}
		defer root.Close()
		a := answer{w, r, root}
		a.headers("/" + name)
		a.file(name)
	})
}

// outside is a request beside the prefix: the prefix without its slash is sent
// on, everything else is nothing of ours.
func outside(w http.ResponseWriter, r *http.Request, prefix string) {
	if r.URL.Path+"/" == prefix {
		http.Redirect(w, r, prefix, http.StatusMovedPermanently)
		return
	}
	http.NotFound(w, r)
}

// answer is one request being answered.
type answer struct {
	w    http.ResponseWriter
	r    *http.Request
	root *os.Root
}

// file serves a path below the root, a folder's index, or 404.html.
func (a answer) file(name string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	info, err := a.root.Stat(name)
	switch {
	case err == nil && info.IsDir():
		// A folder without its slash: relative links count on it.
		to := path.Base(name) + "/"
		if a.r.URL.RawQuery != "" {
			to += "?" + a.r.URL.RawQuery
		}
		a.w.Header().Set("Location", to)
		a.w.WriteHeader(http.StatusMovedPermanently)
	case err == nil:
		a.send(name)
	default:
		a.missing()
	}
}

// send serves a file in the best form that the browser takes and the site has.
func (a answer) send(name string) {
	h := a.w.Header()
	h.Set("Content-Type", host.MediaType(name))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	h.Add("Vary", "Accept-Encoding")
	for _, encoding := range accepted(a.r.Header.Get("Accept-Encoding")) {
		if f, err := a.root.Open(name + suffix[encoding]); err == nil {
			defer f.Close()
			h.Set("Content-Encoding", encoding)
			a.content(f)
			return
		}
	}
	f, err := a.root.Open(name)
	if err != nil {
		a.missing()
		return
	}
	defer f.Close()
	a.content(f)
}

// content sends with a validator finer than a second: a rebuilt page must not
// be taken for the one before.
func (a answer) content(f fs.File) {
	info, err := f.Stat()
	if err != nil {
		http.Error(a.w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	a.w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
	http.ServeContent(a.w, a.r, "", info.ModTime(), f.(io.ReadSeeker))
}

func (a answer) missing() {
	a.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	a.w.Header().Set("Cache-Control", "no-cache")
	page, err := a.root.ReadFile("404.html")
	if errors.Is(err, fs.ErrNotExist) {
		page = []byte("<!doctype html><title>Not found</title><p>Not found")
	}
	a.w.WriteHeader(http.StatusNotFound)
	if a.r.Method != http.MethodHead {
		a.w.Write(page)
	}
}

var suffix = map[string]string{"br": ".br", "gzip": ".gz"}

// accepted lists the encodings we may have that the browser takes, best first
// (RFC 9110, 12.5.3).
func accepted(header string) []string {
	takes := map[string]bool{}
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(part, ";")
		takes[strings.ToLower(strings.TrimSpace(name))] = quality(parameters) > 0
	}
	var some []string
	for _, encoding := range []string{"br", "gzip"} {
		taken, named := takes[encoding]
		if taken || !named && takes["*"] {
			some = append(some, encoding)
		}
	}
	return some
}

func quality(parameters string) float64 {
	value, ok := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q=")
	if !ok {
		return 1
	}
	q, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return 0
	}
	return q
}

// headers sets what the site's recipe, _headers, says for a path: lines
// without indentation are patterns, indented ones the headers of the pattern
// above. A star at the end stands for anything.
func (a answer) headers(name string) {
	recipe, err := a.root.ReadFile("_headers")
	if err != nil {
		return // a site without a recipe asks for no headers
	}
	applies := false
	for line := range strings.Lines(string(recipe)) {
		text := strings.TrimSpace(line)
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case line[0] != ' ':
			prefix, open := strings.CutSuffix(text, "*")
			applies = name == text || open && strings.HasPrefix(name, prefix)
		case applies:
			key, value, _ := strings.Cut(text, ":")
			a.w.Header().Set(key, strings.TrimSpace(value))
		}
	}
}
