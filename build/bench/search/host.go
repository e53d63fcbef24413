// SPDX-License-Identifier: MIT

package search

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"isnad/data/fold"
)

//go:embed page.html
var pageHTML []byte

//go:embed bench.js
var benchJS []byte

// host serves the measured page and what it fetches, from memory, to this
// machine only.
type host struct {
	guard   sync.RWMutex // of files: a corpus is put while the server runs
	files   map[string]file
	address string
	close   func() error
}

type file struct {
	mime string
	body []byte
}

func newHost(ctx context.Context) (*host, error) {
	h := &host{files: map[string]file{
		"/":         {"text/html; charset=utf-8", pageHTML},
		"/bench.js": {"text/javascript", benchJS},
	}}
	if err := h.addEngine(ctx); err != nil {
		return nil, err
	}
	if err := h.addPeers(ctx); err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: h}
	go server.Serve(listener)
	h.address, h.close = "http://"+listener.Addr().String()+"/", server.Close
	return h, nil
}

// ServeHTTP answers with a file. The page is isolated from other origins because
// browsers then tell the time to 5 µs; elsewhere they round it to 100.
func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.guard.RLock()
	f, ok := h.files[r.URL.Path]
	h.guard.RUnlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	for header, value := range map[string]string{
		"Content-Type":                 f.mime,
		"Cache-Control":                "no-store",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Embedder-Policy": "require-corp",
	} {
		w.Header().Set(header, value)
	}
	w.Write(f.body)
}

// addEngine builds our search and adds it with the script Go ships for starting it.
func (h *host) addEngine(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "isnad-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	wasm := filepath.Join(dir, "engine.wasm")
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-buildvcs=false", "-o", wasm, "isnad/build/bench/search/engine")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building our engine: %w\n%s", err, out)
	}
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("asking Go where it lives: %w", err)
	}
	start := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js")
	return h.addFiles(map[string]string{"/engine.wasm": wasm, "/wasm_exec.js": start})
}

func (h *host) addPeers(ctx context.Context) error {
	modules, err := install(ctx)
	if err != nil {
		return err
	}
	paths := map[string]string{}
	for _, p := range peers {
		paths["/peers/"+strings.TrimSuffix(p.name, ".js")+".js"] = filepath.Join(modules, filepath.FromSlash(p.module))
	}
	return h.addFiles(paths)
}

func (h *host) addFiles(paths map[string]string) error {
	for name, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		mime := "text/javascript"
		if strings.HasSuffix(path, ".wasm") {
			mime = "application/wasm"
		}
		h.files[name] = file{mime, body}
	}
	return nil
}

// put serves a corpus: the index for us, folded names for the peers, and what
// is typed, both as it is and folded. It takes the place of the one before.
func (h *host) put(names, script []string, index []byte) error {
	folded := make([]string, len(names))
	for i, name := range names {
		folded[i] = fold.String(name)
	}
	keys := make([][2]string, len(script))
	for i, text := range script {
		keys[i] = [2]string{text, fold.String(text)}
	}
	typed, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	h.guard.Lock()
	defer h.guard.Unlock()
	h.files["/corpus/index"] = file{"application/octet-stream", index}
	h.files["/corpus/names"] = file{"text/plain; charset=utf-8", []byte(strings.Join(folded, "\n"))}
	h.files["/corpus/script"] = file{"application/json", typed}
	return nil
}
