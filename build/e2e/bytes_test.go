// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"compress/gzip"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"isnad/build/serve"
)

// The bytes that leave a host for one first visit, the copy for use without
// network included: headers, pages, files, everything that is written to a
// connection.

// mostOfAVisit is what a first visit to the flagship may cost with all that the
// worker keeps.
const mostOfAVisit = 3_500_000

// mostOnPoorHosts is what a host that does nothing for us may cost, in units of
// one that serves gzip.
const mostOnPoorHosts = 1.05

func TestAHostThatCompressesNothingCostsHardlyMore(t *testing.T) {
	site := serve.Handler(dist, "/")
	good := func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("Accept-Encoding", "gzip")
		site.ServeHTTP(w, r)
	}
	poor := func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Accept-Encoding")
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			w = &relabelled{w, "Content-Type", "application/octet-stream"}
		}
		site.ServeHTTP(&relabelled{w, "Cache-Control", ""}, r)
	}
	for _, first := range []struct{ name, path string }{
		{"the overview", ""},
		{"a record", "events/clash-at-harem/"}, // nine of ten pages are shorter; the overview is kept all the same
	} {
		t.Run("a first visit to "+first.name, func(t *testing.T) {
			few, many := sentBy(t, first.path, good), sentBy(t, first.path, poor)
			ratio := float64(many) / float64(few)
			t.Logf("%d bytes where gzip is served, %d where nothing is compressed: %.3f", few, many, ratio)
			if ratio > mostOnPoorHosts {
				t.Errorf("a poor host sends %.3f of what a good one does", ratio)
			}
			if many > mostOfAVisit {
				t.Errorf("the visit costs %d bytes, more than %d", many, mostOfAVisit)
			}
		})
	}
}

// sentBy is what a host sends for a first visit.
func sentBy(t *testing.T, path string, handler http.HandlerFunc) int64 {
	t.Helper()
	c := counting(t, handler)
	v := newVisit(t, chromium, c.base)
	v.open(path)
	v.until("the copy to be whole", `globalThis.isnad.saved`)
	return c.sent.Load()
}

// counted is a host that counts what it writes.
type counted struct {
	net.Listener
	base string
	sent atomic.Int64
}

func counting(t *testing.T, handler http.HandlerFunc) *counted {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &counted{Listener: listener, base: "http://" + listener.Addr().String() + "/"}
	server := &http.Server{Handler: handler}
	go server.Serve(c)
	t.Cleanup(func() { server.Close() })
	return c
}

// Accept wraps the connection.
func (c *counted) Accept() (net.Conn, error) {
	connection, err := c.Listener.Accept()
	return countedConn{connection, &c.sent}, err
}

type countedConn struct {
	net.Conn
	sent *atomic.Int64
}

// Write counts what was taken.
func (c countedConn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.sent.Add(int64(n))
	return n, err
}

// mostScripts is what the loader, the worker and the element for other sites
// may weigh together with gzip, as they are shipped.
const mostScripts = 12_000

func TestTheScriptsOfTheFlagshipAreSmallTogether(t *testing.T) {
	total := 0
	for _, pattern := range []string{"assets/boot.*.js", "sw.js", "embed.js"} {
		found, err := filepath.Glob(filepath.Join(dist, filepath.FromSlash(pattern)))
		if err != nil || len(found) != 1 {
			t.Fatalf("want one %s in the site, found %v", pattern, found)
		}
		size := len(gzipOf(t, found[0]))
		t.Logf("%s: %d bytes with gzip", pattern, size)
		total += size
	}
	t.Logf("together: %d", total)
	if total > mostScripts {
		t.Errorf("the scripts are %d bytes together, more than %d", total, mostScripts)
	}
}

func gzipOf(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}
