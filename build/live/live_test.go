// SPDX-License-Identifier: MIT

package live

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"isnad/build/serve"
	"isnad/build/starter"
	"isnad/data"
	"isnad/data/load"
)

// lines collects what is announced.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// shown is a dossier being shown, with its news.
type shown struct {
	*testing.T
	dir, root string
	news      *bufio.Scanner
}

// show writes the starter, lets break it, and shows it with a program that is
// none: pages are drawn without it.
func show(t *testing.T, before func(dir string)) *shown {
	t.Helper()
	s := &shown{T: t, dir: filepath.Join(t.TempDir(), "d")}
	if err := starter.Write(s.dir); err != nil {
		t.Fatal(err)
	}
	if before != nil {
		before(s.dir)
	}
	wasm := filepath.Join(t.TempDir(), "p.wasm")
	if err := os.WriteFile(wasm, []byte("\x00asm\x01\x00\x00\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var out lines
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Server: serve.Options{Dir: s.dir, Addr: "127.0.0.1:0", Prefix: "a/b", Out: &out},
			Load:   func() (*load.Loaded, error) { return load.Dir(s.dir) }, Problem: func(data.Problems) {}, Remarks: io.Discard, Wasm: wasm,
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("stopping is reported as %v", err)
		}
	})
	announced := regexp.MustCompile(`http://\S+`)
	for s.root == "" {
		select {
		case err := <-ended:
			ended <- nil
			t.Fatalf("it ended with %v", err)
		case <-time.After(5 * time.Millisecond):
			s.root = announced.FindString(out.text())
		}
	}
	response, err := http.Get(s.root + "-isnad/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	s.news = bufio.NewScanner(response.Body)
	s.news.Buffer(nil, 1<<20)
	return s
}

// hear waits for news that holds.
func (s *shown) hear(holds func(message) bool) message {
	s.Helper()
	for s.news.Scan() {
		var m message
		text, found := strings.CutPrefix(s.news.Text(), "data: ")
		if !found {
			continue
		}
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			s.Fatalf("%s: %v", text, err)
		}
		if holds(m) {
			return m
		}
	}
	s.Fatalf("the news ended: %v", s.news.Err())
	return message{}
}

func (s *shown) get(path string) (int, string) {
	s.Helper()
	response, err := http.Get(s.root + path)
	if err != nil {
		s.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// change replaces text in a file of the dossier, as an editor does: by another
// file that takes its place.
func change(t *testing.T, dir, file, from, to string) {
	t.Helper()
	path := filepath.Join(dir, file)
	content, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(content, []byte(from)) {
		t.Fatalf("%s does not hold %q: %v", path, from, err)
	}
	if err := os.WriteFile(path+"~", bytes.Replace(content, []byte(from), []byte(to), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		t.Fatal(err)
	}
}

func errorsOf(m message) (some []problem) {
	for _, p := range m.Problems {
		if p.Severity == data.Error {
			some = append(some, p)
		}
	}
	return some
}

func TestASavedFileIsShownAndAProblemLeavesTheSite(t *testing.T) {
	s := show(t, nil)
	first := s.hear(func(m message) bool { return m.Site != "none" })
	if _, page := s.get("actors/anna-lind/"); !strings.Contains(page, "Anna Lind") || !strings.Contains(page, "/a/b/-isnad/live.js?site="+first.Site) {
		t.Errorf("the page is\n%s", page)
	}
	change(t, s.dir, "actors.yaml", "name: Anna Lind", "name: Anna Lindgren")
	second := s.hear(func(m message) bool { return m.Site != first.Site })
	if _, page := s.get("actors/anna-lind/"); !strings.Contains(page, "Anna Lindgren") {
		t.Errorf("the change is not shown:\n%s", page)
	}
	change(t, s.dir, "events.yaml", "date: 2024-05-03", "date: 2024-13-03")
	broken := s.hear(func(m message) bool { return len(errorsOf(m)) > 0 })
	p := errorsOf(broken)[0]
	if broken.Site != second.Site || p.Rule != 5 || p.Line == 0 || p.Remedy == "" || !strings.Contains(p.Quote, "2024-13-03") {
		t.Errorf("got %+v", broken)
	}
	if status, page := s.get("actors/anna-lind/"); status != 200 || !strings.Contains(page, "Anna Lindgren") {
		t.Errorf("the last good site is gone: %d\n%s", status, page)
	}
	change(t, s.dir, "events.yaml", "date: 2024-13-03", "date: 2024-05-04")
	s.hear(func(m message) bool { return len(errorsOf(m)) == 0 && m.Site != second.Site })
}

func TestABrokenDossierIsShownAsSuchUntilItIsRight(t *testing.T) {
	s := show(t, func(dir string) { change(t, dir, "dossier.yaml", "title:", "titel:") })
	m := s.hear(func(m message) bool { return len(errorsOf(m)) > 0 })
	if m.Site != "none" {
		t.Errorf("there is a site: %+v", m)
	}
	if status, page := s.get("actors/"); status != 200 || !strings.Contains(page, "live.js?site=none") {
		t.Errorf("got %d\n%s", status, page)
	}
	change(t, s.dir, "dossier.yaml", "titel:", "title:")
	s.hear(func(m message) bool { return m.Site != "none" })
}

func TestWhatIsAskedForIsAnswered(t *testing.T) {
	s := show(t, func(dir string) {
		change(t, dir, "actors.yaml", "id: anna-lind", "id: anna-lind\n    formerly: [old-anna]")
	})
	s.hear(func(m message) bool { return m.Site != "none" })
	for _, c := range []struct {
		name, path string
		status     int
		contains   string
	}{
		{"a record that does not exist is told by the program", "actors/nobody/", 404, "/a/b/assets/boot."},
		{"an old id sends on", "actors/old-anna/", 200, "anna-lind/"},
		{"a folder without its slash", "actors/anna-lind", 200, "Anna Lind"},
		{"a file of the site", "download/dossier.json", 200, `"Anna Lind"`},
		{"the worker ends itself", "sw.js", 200, "registration.unregister"},
		{"nothing above the folder", "../../etc/passwd.txt", 404, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if status, body := s.get(c.path); status != c.status || !strings.Contains(body, c.contains) {
				t.Errorf("got %d, want %d with %q:\n%s", status, c.status, c.contains, body)
			}
		})
	}
}
