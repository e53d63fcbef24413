// SPDX-License-Identifier: MIT

// Package draft serves a made-up dossier on this machine, to be measured in a
// browser: its pages are drawn when they are asked for. It is no way to publish
// one, and reloads nothing (build/live does).
package draft

import (
	"context"
	"net"
	"net/http"
	"os"
	"path"
	"strings"

	"isnad/build/serve"
	"isnad/build/site"
	"isnad/data"
)

// Serve makes a draft and serves it until stop is called. The address ends with
// a slash.
func Serve(ctx context.Context, d *data.Dossier) (address string, stop func(), err error) {
	dir, err := os.MkdirTemp("", "isnad-draft-")
	if err != nil {
		return "", nil, err
	}
	draft, err := site.NewDraft(ctx, site.Options{Dossier: d, Out: path.Join(dir, "site"), Cache: "-"})
	if err != nil {
		os.RemoveAll(dir)
		return "", nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		os.RemoveAll(dir)
		return "", nil, err
	}
	server := &http.Server{Handler: pages(draft, serve.Handler(path.Join(dir, "site"), "/"))}
	go server.Serve(listener)
	return "http://" + listener.Addr().String() + "/", func() { server.Close(); os.RemoveAll(dir) }, nil
}

func pages(draft *site.Draft, files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name != "" && !strings.HasSuffix(name, "/") {
			files.ServeHTTP(w, r)
			return
		}
		content, found, err := draft.Page(name)
		switch {
		case err != nil:
			http.Error(w, err.Error(), http.StatusInternalServerError)
		case !found:
			http.NotFound(w, r)
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(content)
		}
	})
}
