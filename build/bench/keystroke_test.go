// SPDX-License-Identifier: MIT

package bench

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sahilm/fuzzy"

	"isnad/app/search"
	"isnad/data/dataset"
)

var sizes = []int{1_000, 10_000, 100_000, 1_000_000}

// BenchmarkKeystroke types and deletes queries over made-up names. Besides the
// mean it reports the median, the 95th percentile and the worst keystroke.
func BenchmarkKeystroke(b *testing.B) {
	for _, n := range sizes {
		if n > 100_000 && testing.Short() {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			names := Corpus(n, 1)
			engine, _, err := Open(names)
			if err != nil {
				b.Fatal(err)
			}
			script := Keystrokes(Queries(names, 60, 1))
			var took []time.Duration
			b.ResetTimer()
			for i := range b.N {
				start := time.Now()
				engine.Search(search.Query{Text: script[i%len(script)]})
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
}

// BenchmarkSahilm is sahilm/fuzzy over all names, for comparison.
func BenchmarkSahilm(b *testing.B) {
	for _, n := range sizes[:3] {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			names := Corpus(n, 1)
			script := Keystrokes(Queries(names, 60, 1))
			var took []time.Duration
			b.ResetTimer()
			for i := range b.N {
				start := time.Now()
				fuzzy.Find(script[i%len(script)], names)
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(p int) float64 { return float64(took[min(len(took)-1, len(took)*p/100)].Microseconds()) / 1000 }
	b.ReportMetric(at(50), "p50-ms")
	b.ReportMetric(at(95), "p95-ms")
	b.ReportMetric(at(100), "max-ms")
}

// BenchmarkOpen opens an index and reports what it weighs.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes[:3] {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			names := Corpus(n, 1)
			file, err := Compile(names)
			if err != nil {
				b.Fatal(err)
			}
			b.ResetTimer()
			for range b.N {
				index, err := dataset.Open(file)
				if err != nil {
					b.Fatal(err)
				}
				search.New(index)
			}
			b.StopTimer()
			b.ReportMetric(float64(len(file))/float64(n), "bytes/name")
			b.ReportMetric(beyondNames(file, names), "gz-bytes-beyond/name")
		})
	}
}

// beyondNames is what an index costs, in bytes a name, compressed, more than the
// names themselves.
func beyondNames(file []byte, names []string) float64 {
	return float64(zipped(file)-zipped([]byte(strings.Join(names, "\n")))) / float64(len(names))
}

// A list that is searched in the browser is fetched with its index, so what the
// index weighs is waited for. Below some thousand names every second word is
// new, and the vocabulary alone takes more.
func TestTheIndexIsLight(t *testing.T) {
	for _, n := range []int{10_000, 100_000} {
		names := Corpus(n, 1)
		file, err := Compile(names)
		if err != nil {
			t.Fatal(err)
		}
		if beyond := beyondNames(file, names); beyond > 15 {
			t.Errorf("the index of %d names takes %.2f bytes a name beyond them, compressed; 15 are allowed", n, beyond)
		}
	}
}

func zipped(b []byte) int {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	w.Write(b)
	w.Close()
	return out.Len()
}
