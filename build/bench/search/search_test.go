// SPDX-License-Identifier: MIT

package search

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"isnad/build/bench"
	"isnad/build/browser"
)

func TestSizes(t *testing.T) {
	got, err := Sizes([]string{"500", "10k", "1M"})
	if d := cmp.Diff([]int{500, 10_000, 1_000_000}, got); err != nil || d != "" {
		t.Errorf("%v\n%s", err, d)
	}
	for reason, word := range map[string]string{
		"nothing":            "",
		"a unit of nothing":  "k",
		"no names":           "0",
		"less than none":     "-5",
		"more than a page":   "3M",
		"more than a number": "99999999999999999999M",
		"another unit":       "1G",
	} {
		if sizes, err := Sizes([]string{word}); err == nil {
			t.Errorf("%s: %q is read as %v", reason, word, sizes)
		}
	}
}

func TestSpeedSumsUpVisits(t *testing.T) {
	visits := []visit{
		{Open: 3, Heap: 10, Keys: []float64{5, 1, 2}},
		{Open: 9, Heap: 30, Keys: []float64{7, 1, 4}, Bytes: 80},
		{Open: 6, Heap: 20, Keys: []float64{6, 1, 3}},
	}
	got := speed("any", visits, []string{"a", "ab", "a", "a", "ab", "a", "a", "ab", "a"})
	want := Speed{Engine: "any", Keys: 9, P50: 3, P95: 7, P95Typed: 7, Max: 7, First: 6, Open: 6, Index: 80, Heap: 20}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// sample has what a table and a picture must not stumble over: nothing measured
// as index, times below and above the scale.
var sample = Result{
	Corpora: []Corpus{
		{Names: 1000, Engines: []Speed{{Engine: ours, P95: 1, Ratio: 1}, {Engine: "fzf", P95: 2, Ratio: 2}}},
		{Names: 100_000, Engines: []Speed{
			{Engine: ours, Keys: 3000, P50: .01, P95: 4, Ratio: 1, Index: 6_700_000, Fetched: 2_300_000, Heap: 39_000_000},
			{Engine: "fzf", Keys: 100, P50: 90, P95: 90_000, Ratio: 22_500, Fetched: 822_000},
		}},
		{Names: 1_000_000, Engines: []Speed{{Engine: ours, P95: 9, Ratio: 1}}},
	},
	Recall: map[string]*bench.Report{},
}

func init() {
	for _, name := range engines() {
		sample.Recall[name] = &bench.Report{Slices: map[string]bench.Recall{"alias": {N: 4, At1: .5, At5: 1}}, Negatives: bench.Negatives{N: 3, Answered: 2}}
	}
}

func TestTheTableSaysHowPeersAreSet(t *testing.T) {
	var out bytes.Buffer
	sample.print(&out)
	wanted := []string{"100,000 names", "| .500 / 1.000 |", "2 of 3", "already folded", "6.7 MB", "822 kB"}
	for _, p := range peers {
		wanted = append(wanted, p.version, p.settings)
	}
	for _, want := range wanted {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestThePictureStaysInItsFrame(t *testing.T) {
	picture := sample.picture()
	if !bytes.Contains(picture, []byte("100,000 names")) {
		t.Error("the picture is not of the largest corpus that all engines took")
	}
	decoder := xml.NewDecoder(bytes.NewReader(picture))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, picture)
		}
		start, _ := token.(xml.StartElement)
		for _, a := range start.Attr {
			var at float64
			if !strings.Contains("x x1 x2 y y1 y2", a.Name.Local) {
				continue
			}
			if err := json.Unmarshal([]byte(a.Value), &at); err != nil || at < 0 || at > pictureWidth {
				t.Errorf("%s %s=%q is outside", start.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
	if across(.001) != labelWidth || math.IsNaN(across(0)) || across(1e9) > pictureWidth-rightMargin+1 {
		t.Error("times beyond the scale do not stop at its ends")
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	o := Options{JSON: filepath.Join(dir, "a.json"), Picture: filepath.Join(dir, "a.svg")}
	if err := bench.Keep(sample, o.JSON, sample.picture, o.Picture); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(o.JSON)
	if err != nil {
		t.Fatal(err)
	}
	var back Result
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(sample, back); d != "" {
		t.Errorf("what is written cannot be read back:\n%s", d)
	}
}

// The page answers as the engine in Go does, through the browser: what is
// measured is the search and not a page that fails fast.
func TestThePageSearches(t *testing.T) {
	h := &host{files: map[string]file{"/": {"text/html; charset=utf-8", pageHTML}, "/bench.js": {"text/javascript", benchJS}}}
	if err := h.addEngine(t.Context()); err != nil {
		t.Fatal(err)
	}
	names := []string{"Omar Diaby", "Ahmad Zaidan", "Fu Cong"}
	index, err := bench.Compile(names)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.put(names, []string{"oumar", "زيدان", "vercingetorix"}, index); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(h.ServeHTTP))
	defer server.Close()
	page, stop, err := browser.Launch(t.Context(), chromedp.Flag("js-flags", "--expose-gc"), chromedp.Flag("enable-precise-memory-info", true))
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	m := &measuring{host: h, page: page}
	h.address = server.URL + "/"
	if err := m.reload(); err != nil {
		t.Fatal(err)
	}
	got, err := call[[]bench.Answer](page, "asked", ours, "corpus")
	if err != nil {
		t.Fatal(err)
	}
	want := []bench.Answer{{Records: []int{0}, Sure: true}, {Records: []int{1}, Sure: true}, {Records: []int{}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the page answers otherwise (-want +got):\n%s", d)
	}
	v, err := call[visit](page, "typed", ours, "corpus", budget, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Keys) != 3 || v.Heap <= 0 {
		t.Errorf("three keys were pressed, and something is held in memory; told is %+v", v)
	}
}
