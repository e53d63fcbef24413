// SPDX-License-Identifier: MIT

package dataset

import (
	"encoding/binary"
	"errors"
	"slices"
	"testing"

	"isnad/data"
)

func sample(t testing.TB) []byte {
	t.Helper()
	field := func(k Field, title bool, lang, s string) FieldValue { return FieldValue{k, title, lang, s} }
	rows := []Row{
		{ID: "omsen", Type: data.TypeActor, Kind: "person", Status: "alleged", Degree: 3, Length: 2,
			Fields: []FieldValue{field(FieldName, true, "en", "Omar Omsen"), field(FieldName, true, "ar", "عمر"), field(FieldAlias, false, "", "Diaby")}},
		{ID: "harem", Type: data.TypePlace, Kind: "town", Length: 1, Fields: []FieldValue{field(FieldName, true, "en", "Harem")}, Held: Held{{1}}},
		{ID: "clash", Type: data.TypeEvent, Kind: "clash", Shard: 1, Length: 1,
			Bounds: Bounds{From: 20383, To: 20383, HasFrom: true, HasTo: true, Dated: true},
			Fields: []FieldValue{field(FieldTitle, true, "en", "Clash")}, Held: Held{{1}}},
	}
	tables := &Tables{
		Redirects: []Redirect{{"omar", 0}},
		Shards:    2,
		Tokens: []Token{
			{"clash", []Posting{NewPosting(2, ClassTitle)}},
			{"harem", []Posting{NewPosting(1, ClassName), NewPosting(2, ClassText)}},
		},
		Keys:  []Key{{7, 1}, {9, 0}},
		Spots: []Spot{{0, 12, 65535}, {2, 40000, 7}},
		Leads: []Lead{{Record: 0, Marks: Publishes, Voices: []int{0}}, {Record: 2, Marks: Negated | Unnamed, Voices: []int{0, 1}}},
	}
	tables.Orders[ByTitleEN] = []uint32{2, 1, 0}
	b, err := written(rows, tables)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// written is an index of these rows, of which the second is the first place.
func written(rows []Row, t *Tables) ([]byte, error) {
	w := NewWriter([FacetCount]int{ByPlace: 1})
	for i := range rows {
		w.Add(&rows[i])
	}
	return w.Finish(t)
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	x, err := Open(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	check("length", x.Len(), 3)
	check("shards", x.Shards(), 2)
	check("id", x.ID(1), "harem")
	check("type", x.Type(2), data.TypeEvent)
	check("kind", x.Kind(0), "person")
	check("status", x.Status(0), data.StatusAlleged)
	check("no status", x.Status(1), data.Status(""))
	check("degree", x.Degree(0), 3)
	spot, placed := x.Spot(2)
	check("spot", spot, Spot{2, 40000, 7})
	check("in the network", placed, true)
	_, placed = x.Spot(1)
	check("not in the network", placed, false)
	for _, want := range []Lead{{Record: 0, Marks: Publishes, Voices: []int{0}}, {Record: 1}, {Record: 2, Marks: Negated | Unnamed, Voices: []int{0, 1}}, {Record: 9}} {
		if got := x.Lead(want.Record); got.Marks != want.Marks || !slices.Equal(got.Voices, want.Voices) {
			t.Errorf("lead is %v, want %v", got, want)
		}
	}
	check("shard", x.Shard(2), 1)
	check("bounds", x.Bounds(2), Bounds{From: 20383, To: 20383, HasFrom: true, HasTo: true, Dated: true})
	check("no bounds", x.Bounds(0), Bounds{})
	check("order", x.Order(ByTitleEN, 0), 2)
	check("order of a language without titles", x.Order(ByTitleFR, 0), 2)
	check("order that was left out", x.Order(ByDate, 1), 1)
	from, to := x.Range(data.TypeEvent)
	check("range", [2]int{from, to}, [2]int{2, 3})
	title, lang := x.Title(0, "ar")
	check("Arabic title", title+" "+lang, "عمر ar")
	title, lang = x.Title(0, "fr")
	check("missing title", title+" "+lang, "Omar Omsen en")
	kind, _, text := x.Field(2)
	check("alias", text, "Diaby")
	check("alias kind", kind, FieldAlias)
	check("token", x.Token(1), "harem")
	if got := x.Postings(1, nil); !slices.Equal(got, []Posting{NewPosting(1, ClassName), NewPosting(2, ClassText)}) {
		t.Errorf("postings are %v", got)
	}
	start, end := x.KeyRange(8, 10)
	check("key range", [2]int{start, end}, [2]int{1, 2})
	check("key token", x.KeyToken(1), 0)
}

func TestWhatARecordIsHeldUnder(t *testing.T) {
	b := sample(t)
	x, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	var got [][]int
	if err := x.EachHeld(func(_ int, h *Held) bool { got = append(got, slices.Clone(h[ByPlace])); return true }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || len(got[0]) != 0 || !slices.Equal(got[1], []int{1}) || !slices.Equal(got[2], []int{1}) {
		t.Errorf("held under the places %v", got)
	}
	x.held[len(x.held)-3] = 200 // the event's place
	if err := x.EachHeld(func(int, *Held) bool { return true }); !errors.Is(err, ErrFormat) {
		t.Errorf("a place that is none gives %v", err)
	}
	calls := 0
	x.EachHeld(func(int, *Held) bool { calls++; return false })
	if calls != 1 {
		t.Errorf("told to stop, it went on for %d records", calls)
	}
}

func TestFind(t *testing.T) {
	x, err := Open(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason, id     string
		i              int
		redirected, ok bool
	}{
		{"a present id", "clash", 2, false, true},
		{"the first by name", "omsen", 0, false, true},
		{"a former id", "omar", 0, true, true},
		{"nobody's id", "nobody", 0, false, false},
		{"no id", "", 0, false, false},
	} {
		i, redirected, ok := x.Find(c.id)
		if i != c.i || redirected != c.redirected || ok != c.ok {
			t.Errorf("%s: Find(%q) = %d %v %v", c.reason, c.id, i, redirected, ok)
		}
	}
}

func TestOutOfRangeIsZero(t *testing.T) {
	x, err := Open(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	everything(x)
	for _, i := range []int{-1, 3, 1 << 40} {
		if x.ID(i) != "" || x.Type(i) != "" || x.Kind(i) != "" || x.Degree(i) != 0 || x.Shard(i) != 0 || x.Length(i) != 0 {
			t.Errorf("record %d is something", i)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	title := []FieldValue{{FieldName, true, "en", "x"}}
	for _, c := range []struct {
		reason string
		rows   []Row
	}{
		{"two records of one id", []Row{{ID: "a", Fields: title, Type: data.TypeActor}, {ID: "a", Fields: title, Type: data.TypeActor}}},
		{"a record without a title", []Row{{ID: "a", Type: data.TypeActor}}},
		{"too many shards", []Row{{ID: "a", Type: data.TypeActor, Fields: title, Shard: 1 << 16}}},
		{"a value of a facet that is before all of them", []Row{{ID: "a", Type: data.TypeActor, Fields: title, Held: Held{{0}}}}},
	} {
		if _, err := written(c.rows, &Tables{}); err == nil {
			t.Errorf("%s was written", c.reason)
		}
	}
}

func TestOpenRefusesEveryTruncation(t *testing.T) {
	b := sample(t)
	for n := range b {
		if _, err := Open(b[:n]); !errors.Is(err, ErrFormat) {
			t.Fatalf("the first %d of %d bytes open with %v", n, len(b), err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		reason string
		harm   func(b []byte)
	}{
		{"another file", func(b []byte) { b[0] = 'X' }},
		{"another version", func(b []byte) { b[8]++ }},
		{"a size that is not its own", func(b []byte) { b[12]++ }},
		{"another number of sections", func(b []byte) { b[16]++ }},
		{"a section beyond the end", func(b []byte) { binary.LittleEndian.PutUint32(b[headerSize+4:], 1<<31) }},
		{"a section that overflows", func(b []byte) { binary.LittleEndian.PutUint32(b[headerSize:], 1<<32-4) }},
		{"counts beyond the columns", func(b []byte) {
			binary.LittleEndian.PutUint32(b[binary.LittleEndian.Uint32(b[headerSize:]):], 1<<30)
		}},
	} {
		b := sample(t)
		c.harm(b)
		if _, err := Open(b); !errors.Is(err, ErrFormat) {
			t.Errorf("%s opens with %v", c.reason, err)
		}
	}
}

// everything reads all there is, and beyond both ends.
func everything(x *Index) {
	for i := -1; i <= x.Len(); i++ {
		x.Find(x.ID(i))
		x.Title(i, "ar")
		x.Kind(i)
		x.Status(i)
		x.Bounds(i)
		x.Degree(i)
		x.Shard(i)
		x.Length(i)
		for o := ByTitleEN; o <= orderCount; o++ {
			x.ID(x.Order(o, i))
		}
		from, to := x.Fields(i)
		for f := from; f < to; f++ {
			x.Field(f)
		}
	}
	for t := range x.Tokens() {
		x.Token(t)
		x.Frequency(t)
		for _, p := range x.Postings(t, nil) {
			x.ID(p.Record())
		}
	}
	start, end := x.KeyRange(0, 1<<32-1)
	for k := start; k < end; k++ {
		x.Token(x.KeyToken(k))
	}
}

func FuzzOpen(f *testing.F) {
	b := sample(f)
	f.Add(b)
	for _, at := range []int{9, 13, 24, 40, len(b) / 2, len(b) - 5} {
		harmed := slices.Clone(b)
		harmed[at] ^= 0x41
		f.Add(harmed)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) >= 16 { // the size is the first thing a liar gets right
			binary.LittleEndian.PutUint32(b[12:], uint32(len(b)))
		}
		x, err := Open(slices.Clone(b))
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Errorf("error %v is not ErrFormat", err)
			}
			return
		}
		everything(x)
	})
}
