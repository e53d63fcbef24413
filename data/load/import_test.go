// SPDX-License-Identifier: MIT

package load_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
	"isnad/data/load"
)

// held imports into a dossier.
func held(ctx context.Context, name string, content []byte, format load.Format) (*data.Dossier, *load.Report, error) {
	d := &data.Dossier{Isnad: 1}
	about, report, err := load.Import(ctx, bytes.NewReader(content), load.ImportOptions{Format: format, Name: name, Updated: "2025-01-01"}, func(r data.Record) error {
		d.Add(r)
		return nil
	})
	d.About = about
	return d, report, err
}

func TestOurOwnFileComesBackByteForByte(t *testing.T) {
	flagship, err := load.Dir("../dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	published := func(d *data.Dossier) []byte {
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(d); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	want := published(flagship.Dossier)
	dir := filepath.Join(t.TempDir(), "copy")
	w, err := load.NewWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	about, report, err := load.Import(t.Context(), bytes.NewReader(want), load.ImportOptions{Format: load.FormatAuto, Name: "dossier.json", Updated: "2025-01-01"}, w.Record)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Publish(about); err != nil {
		t.Fatal(err)
	}
	if n := len(flagship.Dossier.Records()); report.Taken() != n || report.Left() != 0 {
		t.Errorf("%d records: %d taken, %d left", n, report.Taken(), report.Left())
	}
	copied, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if copied.Check().Errors() > 0 {
		t.Errorf("the copy has problems: %v", copied.Check())
	}
	if diff := cmp.Diff(string(want), string(published(copied.Dossier))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestManyRecordsAreWrittenAsTheyComeAndReadAgain(t *testing.T) {
	content := entities(4_000)
	dir := filepath.Join(t.TempDir(), "many")
	w, err := load.NewWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	about, _, err := load.Import(t.Context(), bytes.NewReader(content), load.ImportOptions{Format: load.FormatAuto, Name: "e.ndjson", Updated: "2025-01-01"}, func(r data.Record) error {
		want++
		return w.Record(r)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Publish(about); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "actors.ndjson")); err != nil {
		t.Errorf("many records are not one a line: %v", err)
	}
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(loaded.Dossier.Records()); n != want {
		t.Errorf("%d records were written and %d read", want, n)
	}
	for _, p := range loaded.Check() {
		if p.Severity == data.Error {
			t.Fatalf("what was written is refused: %s", p)
		}
	}
	if file, line, _ := loaded.At("actors/7/name"); filepath.Base(file) != "actors.ndjson" || line != 8 {
		t.Errorf("the eighth actor stands at %s:%d", file, line)
	}
}

func packed(t *testing.T, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zipped(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFilesThatAreNoneOfOurs(t *testing.T) {
	const person = `{"id":"a","schema":"Person","properties":{"name":["Anna"]}}` + "\n"
	zeros := bytes.Repeat([]byte(person), 1_200_000)
	utf16 := []byte("\xff\xfe{\x00\"\x00")
	for _, c := range []struct {
		name, why, file string
		content         []byte
		format          load.Format
		want            string // in the problem; "" means that it is taken
	}{
		{"a picture", "named .json by somebody", "a.json", []byte("\x89PNG\r\n\x1a\n"), load.FormatAuto, "a PNG picture"},
		{"a spreadsheet", "the old format of offices", "a.csv", []byte("\xd0\xcf\x11\xe0"), load.FormatCSV, "old office program"},
		{"empty", "a download that failed", "a.json", nil, load.FormatAuto, "the file is empty"},
		{"UTF-16", "spreadsheets save text so", "a.json", utf16, load.FormatAuto, "UTF-16"},
		{"UTF-16 stream", "and streams", "a.ndjson", utf16, load.FormatFTM, "UTF-16"},
		{"byte order mark", "which editors put", "a.ndjson", append([]byte("\xef\xbb\xbf"), person...), load.FormatAuto, ""},
		{"truncated bundle", "a download that broke off", "a.json", []byte(`{"type":"bundle","objects":[{"type":"tool","id":"tool--1"`), load.FormatSTIX, "unexpected end of JSON"},
		{"nested 20,000 deep", "it must not fill the stack", "a.json", []byte(`{"type":"bundle","objects":[` + strings.Repeat("[", 20_000)), load.FormatSTIX, "nested more than"},
		{"nested deep in a line", "and in streams", "a.ndjson", []byte(`{"id":"a","schema":"Person","properties":{"x":` + strings.Repeat("[", 20_000)), load.FormatFTM, "not JSON"},
		{"not UTF-8", "an old encoding", "a.csv", []byte("name\n\xe9\n"), load.FormatCSV, "not UTF-8"},
		{"gzip", "packed as it is shared", "a.ndjson.gz", packed(t, []byte(person)), load.FormatAuto, ""},
		{"gzip cut off", "a download that broke off", "a.gz", packed(t, zeros)[:2000], load.FormatAuto, "damaged"},
		{"gzip bomb", "seventy megabytes of nothing", "a.gz", packed(t, zeros), load.FormatAuto, "unpacks to far more"},
		{"zip of one", "packed as it is shared", "a.zip", zipped(t, map[string][]byte{"x/a.ndjson": []byte(person), "__MACOSX/a.json": nil, "read.me": nil}), load.FormatAuto, ""},
		{"zip of tables", "our own export is one", "a.zip", zipped(t, map[string][]byte{"actors.csv": []byte("id,name\na,Anna\nb,Bert\n"), "relations.csv": []byte("from,to,kind\na,b,opposes\n"), "datapackage.json": nil}), load.FormatAuto, ""},
		{"zip of several", "which is meant?", "a.zip", zipped(t, map[string][]byte{"a.json": nil, "b.json": nil}), load.FormatAuto, "2 files that could be meant"},
		{"zip bomb", "seventy megabytes of nothing", "a.zip", zipped(t, map[string][]byte{"a.json": zeros}), load.FormatAuto, "unpacks to far more"},
		{"zip cut off", "a download that broke off", "a.zip", zipped(t, map[string][]byte{"a.json": zeros})[:100], load.FormatAuto, "damaged"},
		{"gzip in gzip", "packed twice", "a.gz", packed(t, packed(t, []byte(person))), load.FormatAuto, "gzip twice"},
		{"own file with problems", "it is checked as any other", "d.json", []byte(`{"isnad": 1}`), load.FormatAuto, "\"dossier\" is missing"},
		{"a very long line", "one value, not one a line", "a.ndjson", []byte(`{"id":"` + strings.Repeat("x", 17<<20)), load.FormatFTM, "longer than 16 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _, err := held(t.Context(), c.file, c.content, c.format)
			if c.want == "" {
				if err != nil || len(d.Actors) == 0 || d.Check(nil).Errors() > 0 {
					t.Errorf("%s: %v, %d actors, %v", c.why, err, len(d.Actors), d.Check(nil))
				}
				return
			}
			wrong, ok := errors.AsType[*load.ImportError](err)
			if !ok || !strings.Contains(err.Error(), c.want) || wrong.Remedy == "" || wrong.File == "" {
				t.Errorf("%s: got %v, want a problem with %q", c.why, err, c.want)
			}
		})
	}
}

func TestAFileBeyondTheLimitIsRefusedBeforeItIsRead(t *testing.T) {
	in := huge{}
	_, _, err := load.Import(t.Context(), in, load.ImportOptions{Format: load.FormatSTIX, Name: "h.json", Updated: "2025-01-01"}, func(data.Record) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "larger than 256 MiB") {
		t.Errorf("got %v", err)
	}
}

// huge is a file of which only the beginning can be read.
type huge struct{}

func (huge) Size() int64 { return 1 << 40 }

func (huge) ReadAt(b []byte, at int64) (int, error) {
	if at > 0 {
		return 0, errors.New("it is read")
	}
	return copy(b, bytes.Repeat([]byte(" {"), len(b))), nil
}

func TestAnImportStopsWhenItIsTold(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for format, content := range map[load.Format][]byte{load.FormatFTM: entities(10_000), load.FormatSTIX: bundle(100), load.FormatCSV: []byte("name,kind\n" + strings.Repeat("a,b\n", 5000))} {
		if _, _, err := held(ctx, "actors.csv", content, format); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", format, err)
		}
	}
}

// Beyond what memory should hold, the table of ids is a file.
func TestALargeStreamUsesAFile(t *testing.T) {
	scratch := t.TempDir()
	var content bytes.Buffer
	content.WriteString(`{"id":"a","schema":"Person","properties":{"name":["A"]}}` + "\n")
	content.WriteString(`{"id":"b","schema":"Person","properties":{"name":["B"]}}` + "\n")
	content.WriteString(`{"id":"f","schema":"Family","properties":{"person":["a"],"relative":["b"]}}` + "\n")
	content.Write(bytes.Repeat([]byte("\n"), 3_000_000)) // lines are what the table is sized by
	relations := 0
	_, report, err := load.Import(t.Context(), bytes.NewReader(content.Bytes()), load.ImportOptions{Format: load.FormatFTM, Name: "e", Updated: "2025-01-01", Scratch: scratch}, func(r data.Record) error {
		if _, ok := r.(*data.Relation); ok {
			relations++
			if entries, _ := os.ReadDir(scratch); len(entries) != 1 {
				return fmt.Errorf("the table is not in a file: %v", entries)
			}
		}
		return nil
	})
	if err != nil || relations != 1 || report.Left() != 0 {
		t.Errorf("%d relations, %v, %+v", relations, err, report)
	}
	if entries, _ := os.ReadDir(scratch); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

// fuzzImport says what holds of every import: no panic, a problem with its
// remedy, or a sound dossier and a table that counts every record.
func fuzzImport(t *testing.T, name string, content []byte, format load.Format) {
	d, report, err := held(t.Context(), name, content, format)
	if err != nil {
		if wrong, ok := errors.AsType[*load.ImportError](err); !ok || wrong.Cause == "" || wrong.Remedy == "" {
			t.Fatalf("an error that helps nobody: %v", err)
		}
		return
	}
	for _, p := range d.Check(nil) {
		if p.Severity == data.Error {
			t.Fatalf("what was imported is refused: %+v", p)
		}
	}
	var out bytes.Buffer
	if _, err := report.WriteTo(&out); err != nil || out.Len() == 0 {
		t.Fatal(err)
	}
}

func FuzzImportSTIX(f *testing.F) {
	importSeeds(f, "stix")
	f.Fuzz(func(t *testing.T, content []byte) { fuzzImport(t, "b.json", content, load.FormatSTIX) })
}

func FuzzImportFTM(f *testing.F) {
	importSeeds(f, "ftm")
	f.Fuzz(func(t *testing.T, content []byte) { fuzzImport(t, "e.ndjson", content, load.FormatFTM) })
}

func FuzzImportCSV(f *testing.F) {
	importSeeds(f, "csv")
	f.Add([]byte("id,name,kind,lat,lon,part_of\na,A,town,1,2,b\nb,B,,x,y,a\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, name := range []string{"actors.csv", "events.csv", "relations.csv", "places.csv"} {
			fuzzImport(t, name, content, load.FormatCSV)
		}
	})
}

func FuzzImportTimelineJS(f *testing.F) {
	importSeeds(f, "timelinejs")
	f.Fuzz(func(t *testing.T, content []byte) { fuzzImport(t, "t.json", content, load.FormatTimelineJS) })
}

func FuzzImportAuto(f *testing.F) {
	for _, prefix := range []string{"stix", "ftm", "csv", "timelinejs"} {
		importSeeds(f, prefix)
	}
	f.Fuzz(func(t *testing.T, content []byte) { fuzzImport(t, "f", content, load.FormatAuto) })
}
