// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"isnad/build/live"
	"isnad/build/serve"
	"isnad/build/starter"
	"isnad/data"
	"isnad/data/load"
)

// program is the built site's own, so that the scenario need not build one.
func program(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dist, "assets", "isnad.*.wasm"))
	if err != nil || len(found) != 1 {
		t.Fatalf("the site has %d programs: %v", len(found), err)
	}
	return found[0]
}

// freeAddress is a port that nobody uses just now.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func edit(t *testing.T, file, from, to string) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(content), from) {
		t.Fatalf("%s does not hold %q: %v", file, from, err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(content), from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// comesToShow is shows across a reload, during which the page answers nothing.
func (v *visit) comesToShow(selector, want string) {
	v.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	asked := fmt.Sprintf("(document.querySelector(%q)?.textContent ?? '').includes(%q) && document.documentElement.dataset.isnad === 'ready'", selector, want)
	for {
		shown, err := chromedp.Run(ctx, chromedp.Evaluate[bool](asked))
		if err == nil && shown {
			return
		}
		if ctx.Err() != nil {
			v.Fatalf("waiting for %s to show %q: %v%s", selector, want, err, v.remarks())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestSavingAFileShowsItAndAMistakeStandsInThePage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "my-dossier")
	if err := starter.Write(dir); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	address := freeAddress(t)
	ended := make(chan error, 1)
	go func() {
		ended <- live.Run(ctx, live.Options{
			Server: serve.Options{Dir: dir, Addr: address, Prefix: "desk"},
			Load:   func() (*load.Loaded, error) { return load.Dir(dir) }, Problem: func(data.Problems) {}, Remarks: io.Discard, Wasm: program(t),
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	for {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			break
		}
	}
	v := newVisit(t, chromium, "http://"+address+"/desk/")
	v.open("actors/anna-lind/")
	v.shows("h1", "Anna Lind")
	edit(t, filepath.Join(dir, "actors.yaml"), "name: Anna Lind", "name: Anna Lindgren")
	v.comesToShow("h1", "Anna Lindgren")
	edit(t, filepath.Join(dir, "events.yaml"), "date: 2024-05-03", "date: 2024-13-03")
	v.shows(".live-panel", "One problem")
	v.shows(".live-panel .live-place", "events.yaml:28:11")
	v.shows(".live-panel pre", "date: 2024-13-03")
	v.shows(".live-panel .live-remedy", "did you mean 2024-03-13?")
	v.shows("h1", "Anna Lindgren")
	v.photograph("live-problem")
	v.size(390, 800)
	v.photograph("live-problem-390")
	edit(t, filepath.Join(dir, "events.yaml"), "date: 2024-13-03", "date: 2024-05-04")
	v.comesToShow("body:not(:has(.live-panel)) h1", "Anna Lindgren")
	if kept := v.settled(`caches.keys()`); kept != "" {
		t.Errorf("a copy is kept: %s", kept)
	}
}
