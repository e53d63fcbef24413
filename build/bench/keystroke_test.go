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
			beyond := zipped(file) - zipped([]byte(strings.Join(names, "\n")))
			b.ReportMetric(float64(beyond)/float64(n), "gz-bytes-beyond/name")
		})
	}
}

func zipped(b []byte) int {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	w.Write(b)
	w.Close()
	return out.Len()
}
