// SPDX-License-Identifier: MIT

package serve

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// made writes a small site.
func made(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"index.html":          "home",
		"actors/x/index.html": "x",
		"404.html":            "lost",
		"sw.js":               "worker",
		"_headers":            "# recipe\n/*\n  Content-Security-Policy: default-src 'none'\n/assets/*\n  Cache-Control: public, immutable\n",
		"assets/a.1.wasm":     "plain",
		"assets/a.1.wasm.br":  "brotli",
		"assets/a.1.wasm.gz":  "gzip",
		"assets/b.2.js":       "only plain",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAnswers(t *testing.T) {
	const policy = "default-src 'none'"
	for _, c := range []struct {
		name, reason     string
		prefix           string
		method, path     string
		accept           string
		status           int
		body             string
		header, contains string
	}{
		{"home", "a folder is its index", "/", "GET", "/", "", 200, "home", "Content-Type", "text/html"},
		{"record", "pages are folders", "/", "GET", "/actors/x/", "", 200, "x", "Cache-Control", "no-cache"},
		{"no slash", "relative links count on the slash", "/", "GET", "/actors/x?q=1", "", 301, "", "Location", "x/?q=1"},
		{"policy", "the recipe's headers hold here too", "/", "GET", "/", "", 200, "home", "Content-Security-Policy", policy},
		{"missing", "the site has its own page for it", "/", "GET", "/nowhere/", "", 404, "lost", "Content-Type", "text/html"},
		{"brotli", "the smallest form the browser takes", "/", "GET", "/assets/a.1.wasm", "gzip, br", 200, "brotli", "Content-Encoding", "br"},
		{"gzip", "a proxy may take gzip alone", "/", "GET", "/assets/a.1.wasm", "gzip", 200, "gzip", "Content-Encoding", "gzip"},
		{"refused", "q=0 means no", "/", "GET", "/assets/a.1.wasm", "br;q=0, gzip; q=0", 200, "plain", "Content-Type", "application/wasm"},
		{"any", "a star takes everything", "/", "GET", "/assets/a.1.wasm", "*", 200, "brotli", "Vary", "Accept-Encoding"},
		{"no copy", "small files have none", "/", "GET", "/assets/b.2.js", "br", 200, "only plain", "Content-Type", "text/javascript"},
		{"immutable", "hashed names never change", "/", "GET", "/assets/b.2.js", "", 200, "only plain", "Cache-Control", "immutable"},
		{"worker", "a stuck worker would stay for ever", "/", "GET", "/sw.js", "", 200, "worker", "Cache-Control", "no-cache"},
		{"head", "monitors ask so", "/", "HEAD", "/", "", 200, "", "Content-Length", "4"},
		{"post", "nothing here takes anything", "/", "POST", "/", "", 405, "only GET and HEAD\n", "Allow", "GET"},
		{"climbing", "nothing above the folder is served", "/", "GET", "/../../etc/passwd", "", 404, "lost", "Content-Type", "text/html"},
		{"encoded climbing", "decoded paths are checked too", "/", "GET", "/%2e%2e/%2e%2e/etc/passwd", "", 404, "lost", "Content-Type", "text/html"},
		{"prefix", "a site stands anywhere", "/a/b/", "GET", "/a/b/actors/x/", "", 200, "x", "Content-Security-Policy", policy},
		{"prefix, no slash", "as typed", "/a/b/", "GET", "/a/b", "", 301, "", "Location", "/a/b/"},
		{"beside the prefix", "not ours", "/a/b/", "GET", "/a/", "", 404, "404 page not found\n", "Content-Type", "text/plain"},
	} {
		t.Run(c.name, func(t *testing.T) {
			request := httptest.NewRequest(c.method, c.path, nil)
			if c.accept != "" {
				request.Header.Set("Accept-Encoding", c.accept)
			}
			response := httptest.NewRecorder()
			Handler(made(t), c.prefix).ServeHTTP(response, request)
			body := response.Body.String()
			if c.status == 301 {
				body = ""
			}
			if response.Code != c.status || body != c.body {
				t.Errorf("%s: got %d %q, want %d %q", c.reason, response.Code, body, c.status, c.body)
			}
			if got := response.Header().Get(c.header); !strings.Contains(got, c.contains) {
				t.Errorf("%s: %s is %q, want %q in it", c.reason, c.header, got, c.contains)
			}
		})
	}
}

func TestARebuiltPageIsNotTakenForTheOldOne(t *testing.T) {
	dir := made(t)
	get := func(tag string) *httptest.ResponseRecorder {
		request := httptest.NewRequest("GET", "/", nil)
		request.Header.Set("If-None-Match", tag)
		response := httptest.NewRecorder()
		Handler(dir, "/").ServeHTTP(response, request)
		return response
	}
	tag := get("").Header().Get("ETag")
	if code := get(tag).Code; code != http.StatusNotModified {
		t.Errorf("an unchanged page is answered with %d", code)
	}
	file := filepath.Join(dir, "index.html")
	if err := os.WriteFile(file, []byte("new!"), 0o644); err != nil {
		t.Fatal(err)
	}
	later := time.Now().Add(time.Millisecond)
	if err := os.Chtimes(file, later, later); err != nil {
		t.Fatal(err)
	}
	if again := get(tag); again.Code != 200 || again.Body.String() != "new!" {
		t.Errorf("a page of the same size, a millisecond younger, is answered with %d %q", again.Code, again.Body)
	}
}

func TestAcceptedNeverAsksForWhatWasNotOffered(t *testing.T) {
	for header, want := range map[string][]string{
		"":                     nil,
		"identity":             nil,
		"BR , gzip;q=0.5":      {"br", "gzip"},
		"*;q=0":                nil,
		"br;q=nonsense":        nil,
		"gzip;q=1.0, *;q=0":    {"gzip"},
		"br;q=0.1,gzip;q=0.9,": {"br", "gzip"},
	} {
		if got := accepted(header); !slices.Equal(got, want) {
			t.Errorf("%q takes %v, want %v", header, got, want)
		}
	}
}

// lines collects what Run announces.
type lines struct {
	mu sync.Mutex
	bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.Buffer.Write(b)
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.String()
}

func TestATakenPortMeansTheNextAndCtrlCEndsInPeace(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	ctx, stop := context.WithCancel(t.Context())
	var out lines
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Dir: made(t), Addr: taken.Addr().String(), Prefix: "a", Out: &out})
	}()
	announced := regexp.MustCompile(`http://127\.0\.0\.1:\d+/a/`)
	for announced.FindString(out.text()) == "" {
		select {
		case err := <-ended:
			t.Fatalf("it ended with %v", err)
		case <-time.After(5 * time.Millisecond):
		}
	}
	address := announced.FindString(out.text())
	if strings.Contains(address, taken.Addr().String()+"/") {
		t.Errorf("%s is taken and was announced", address)
	}
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || string(body) != "home" {
		t.Errorf("%s answers %q, %v", address, body, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("stopping is reported as %v", err)
	}
}

func TestAFolderThatIsNoSiteIsRefusedWithARemedy(t *testing.T) {
	err := Run(t.Context(), Options{Dir: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "isnad site") {
		t.Errorf("got %v", err)
	}
}
