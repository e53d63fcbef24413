// SPDX-License-Identifier: MIT

package load_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/load"
)

// words makes prose of so many words; the seed makes it the same each time.
func words(r *rand.Rand, n int) string {
	const list = "group tool access report network target system user remote command file data service campaign region actor phishing server domain account"
	all := strings.Fields(list)
	out := make([]string, n)
	for i := range out {
		out[i] = all[r.IntN(len(all))]
	}
	return strings.Join(out, " ")
}

// bundle is a STIX bundle of so many objects, of the proportions of ATT&CK:
// one object described at length to three relationships.
func bundle(objects int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	uuid := func(i int) string { return fmt.Sprintf("%08x-0000-4000-8000-%012x", i, i) }
	const author = "identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5"
	var all []any
	all = append(all, map[string]any{"type": "identity", "id": author, "name": "The Analysts", "identity_class": "organization"})
	var ids []string
	for i := range objects / 4 {
		kind := []string{"intrusion-set", "malware", "tool", "attack-pattern"}[i%4]
		id := kind + "--" + uuid(i)
		ids = append(ids, id)
		all = append(all, map[string]any{"type": kind, "id": id, "created_by_ref": author, "name": words(r, 3) + fmt.Sprint(" ", i), "description": words(r, 700),
			"aliases": []string{words(r, 2)}, "first_seen": "2016-04-06T20:03:48.000Z", "confidence": i % 100, "x_mitre_platforms": []string{"Linux"},
			"external_references": []map[string]string{{"source_name": "mitre-attack", "external_id": fmt.Sprint("G", i), "url": "https://example.org/g"},
				{"source_name": words(r, 2), "url": fmt.Sprint("https://example.org/", i%500), "description": words(r, 12)}}})
	}
	for i := range objects * 3 / 4 {
		all = append(all, map[string]any{"type": "relationship", "id": "relationship--" + uuid(i), "created_by_ref": author, "relationship_type": "uses",
			"source_ref": ids[r.IntN(len(ids))], "target_ref": ids[r.IntN(len(ids))], "description": words(r, 180), "start_time": "2018-01-01T00:00:00Z"})
	}
	b, err := json.Marshal(map[string]any{"type": "bundle", "id": "bundle--1", "objects": all})
	if err != nil {
		panic(err)
	}
	return b
}

// entities is a stream of so many FollowTheMoney entities, as sanctions lists
// give them: people, companies, what ties them, addresses.
func entities(n int) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	var out bytes.Buffer
	for i := range n {
		e := map[string]any{"id": fmt.Sprint("NK-", i), "datasets": []string{fmt.Sprint("list_", i%20)}}
		at := func(back int) string { return fmt.Sprint("NK-", max(i-back, 0)/5*5) }
		switch i % 5 {
		case 0, 1:
			e["schema"] = []string{"Person", "Company"}[i%5]
			e["properties"] = map[string][]string{"name": {words(r, 3)}, "alias": {words(r, 3), words(r, 2)}, "birthDate": {"1970-05-01"}, "nationality": {"sy"},
				"sourceUrl": {fmt.Sprint("https://example.org/", i)}, "notes": {words(r, 25)}, "topics": {"sanction"}}
		case 2:
			e["schema"] = "Ownership"
			e["properties"] = map[string][]string{"owner": {at(2)}, "asset": {at(r.IntN(1000))}, "startDate": {"2015"}, "role": {"shareholder"}}
		case 3:
			e["schema"] = "Sanction"
			e["properties"] = map[string][]string{"entity": {at(3)}, "program": {"EXAMPLE"}, "startDate": {"2016-02-01"}, "reason": {words(r, 30)}}
		case 4:
			e["schema"] = "Address"
			e["properties"] = map[string][]string{"full": {words(r, 6)}, "country": {"sy"}}
		}
		b, err := json.Marshal(e)
		if err != nil {
			panic(err)
		}
		out.Write(b)
		out.WriteByte('\n')
	}
	return out.Bytes()
}

func benchmark(b *testing.B, format load.Format, content []byte) {
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		taken := 0
		_, report, err := load.Import(b.Context(), bytes.NewReader(content), load.ImportOptions{Format: format, Name: "f", Updated: "2025-01-01"}, func(r data.Record) error {
			taken++
			return nil
		})
		if err != nil || taken == 0 || report.Taken() == 0 {
			b.Fatalf("%d taken: %v", taken, err)
		}
	}
}

func BenchmarkImportSTIX(b *testing.B) { benchmark(b, load.FormatSTIX, bundle(4_000)) }

func BenchmarkImportFTM(b *testing.B) { benchmark(b, load.FormatFTM, entities(20_000)) }

// The baseline: the same bytes, decoded by encoding/json into maps and dropped.
func BenchmarkDecodeSTIX(b *testing.B) {
	content := bundle(4_000)
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		var v map[string]any
		if err := json.Unmarshal(content, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeFTM(b *testing.B) {
	content := entities(20_000)
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		for line := range bytes.Lines(content) {
			var v map[string]any
			if err := json.Unmarshal(line, &v); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkImportFTMToFolder is the whole way, from a file to a folder.
func BenchmarkImportFTMToFolder(b *testing.B) {
	content := entities(20_000)
	file := b.TempDir() + "/e.ndjson"
	if err := os.WriteFile(file, content, 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	for i := 0; b.Loop(); i++ {
		in, err := os.Open(file)
		if err != nil {
			b.Fatal(err)
		}
		w, err := load.NewWriter(fmt.Sprintf("%s/out-%d", b.TempDir(), i))
		if err != nil {
			b.Fatal(err)
		}
		about, _, err := load.Import(b.Context(), sized{in, int64(len(content))}, load.ImportOptions{Format: load.FormatFTM, Name: "e", Updated: "2025-01-01"}, w.Record)
		if err == nil {
			err = w.Publish(about)
		}
		if err != nil {
			b.Fatal(err)
		}
		in.Close()
	}
}

type sized struct {
	*os.File
	size int64
}

func (s sized) Size() int64 { return s.size }

// BenchmarkImportFTMMemory tells the most that is held while a stream is read.
func BenchmarkImportFTMMemory(b *testing.B) {
	for _, n := range []int{20_000, 200_000} {
		b.Run(fmt.Sprint(n, " entities"), func(b *testing.B) {
			content := entities(n)
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				b.ReportMetric(float64(mostHeld(b, content, n))/1e6, "MB-held")
			}
		})
	}
}

// mostHeld is the most that is in use while a stream of n entities is read.
func mostHeld(t testing.TB, content []byte, n int) (most uint64) {
	seen := 0
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _, err := load.Import(t.Context(), bytes.NewReader(content), load.ImportOptions{Format: load.FormatFTM, Name: "e", Updated: "2025-01-01", Scratch: t.TempDir()}, func(data.Record) error {
		if seen++; seen%(n/8) == 0 {
			runtime.GC() // what is left is what is held
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
		}
		return nil
	})
	if err != nil || seen < n/2 {
		t.Fatalf("%d records: %v", seen, err)
	}
	runtime.KeepAlive(content)
	return most
}

// TestMemoryDoesNotGrowWithTheStream holds the heap while a stream of ten times
// the entities is read to little more than that of one.
func TestMemoryDoesNotGrowWithTheStream(t *testing.T) {
	small, large := mostHeld(t, entities(1_000), 1_000), mostHeld(t, entities(10_000), 10_000)
	// What may differ is the table of ids, 16 bytes an entity here.
	if allowed := small + 10_000*32 + 1<<20; large > allowed {
		t.Errorf("1,000 entities hold %d bytes, 10,000 hold %d; at most %d were expected", small, large, allowed)
	}
}
