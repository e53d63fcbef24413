// SPDX-License-Identifier: MIT

package dataset

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sort"
	"unsafe"

	"isnad/data"
	"isnad/data/edtf"
)

// Index is an open index. It keeps the bytes it was opened on; they must not
// change afterwards. All methods may be called at the same time; an index out
// of range gives the zero value.
type Index struct {
	n, fields, tokens, shards int

	words, ids, redirects, texts, vocabulary table
	postings                                 table

	idOrder, firstField, target, degree []uint32
	frequency, keys, keyPacks           []uint32
	spots, leads, voices                []uint32
	orders                              [orderCount]planes
	from, to                            []uint32
	types, kind, status, open           []byte
	shard                               []byte
	fieldKind, fieldLang, length        []byte
	held                                []byte

	typeNames []data.Type
	ranges    map[data.Type][2]int
}

// ErrFormat is wrapped by every error of Open.
var ErrFormat = errors.New("not a usable index")

func bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrFormat, fmt.Sprintf(format, args...))
}

// Open checks the file and returns an index on it. It allocates a quarter of a
// byte for each string of the file and nothing else in proportion to it, as long
// as b starts on a multiple of four (fresh slices do).
func Open(b []byte) (*Index, error) {
	secs, err := sections(b)
	if err != nil {
		return nil, err
	}
	r := reader{secs: secs}
	var counts []uint32
	r.u32(&counts, secCounts, 6)
	if r.err != nil {
		return nil, r.err
	}
	x := &Index{n: int(counts[0]), fields: int(counts[1]), tokens: int(counts[2]), shards: int(counts[5]), typeNames: data.Types()}
	x.readRecords(&r, int(counts[3]), int(counts[4]))
	x.readSearch(&r)
	x.readLeads(&r)
	x.held = r.secs[secHeld]
	if r.err != nil {
		return nil, r.err
	}
	if err := x.check(); err != nil {
		return nil, err
	}
	x.findRanges()
	return x, nil
}

func (x *Index) readRecords(r *reader, redirects, words int) {
	r.table(&x.words, secWordLengths, words)
	r.table(&x.ids, secIDLengths, x.n)
	r.optional(&x.idOrder, secIDOrder, x.n)
	r.bytes(&x.types, secType, x.n)
	r.bytes(&x.kind, secKind, x.n)
	r.bytes(&x.status, secStatus, x.n)
	r.bytes(&x.open, secOpen, x.n)
	r.optional(&x.from, secFrom, x.n)
	r.optional(&x.to, secTo, x.n)
	r.optional(&x.degree, secDegree, x.n)
	if len(r.secs[secShard]) > 0 {
		r.bytes(&x.shard, secShard, 2*x.n)
	}
	r.table(&x.redirects, secRedirectLengths, redirects)
	r.u32(&x.target, secRedirectTarget, redirects)
	for o := range x.orders {
		r.planes(&x.orders[o], secOrderEN+o, x.n)
	}
}

func (x *Index) readSearch(r *reader) {
	r.optional(&x.firstField, secFirstField, x.n)
	r.bytes(&x.fieldKind, secFieldKind, x.fields)
	r.bytes(&x.fieldLang, secFieldLang, x.fields)
	r.table(&x.texts, secFieldLengths, x.fields)
	r.bytes(&x.length, secLength, x.n)
	r.table(&x.vocabulary, secTokenLengths, x.tokens)
	r.u32(&x.frequency, secFrequency, x.tokens)
	r.table(&x.postings, secPostingLengths, x.tokens)
	r.u32(&x.keys, secKeys, len(r.secs[secKeys])/4)
	r.u32(&x.keyPacks, secKeyPacks, len(x.keys))
	r.u32(&x.spots, secSpots, len(r.secs[secSpots])/8*2)
}

// check refuses what would lead out of bounds later: every number that is used
// as an index. Ranges of strings were checked as the tables were read.
//
// What loops over a column is a function of its own, here and below: a browser
// compiles a loop anew, at a price, when the code it jumped over in all its turns
// is long enough, and that is the length of the whole function for each turn.
func (x *Index) check() error {
	if x.firstField == nil && x.fields != x.n {
		return bad("%d fields for %d records and no field table", x.fields, x.n)
	}
	if !ascendingBelow(x.firstField, x.fields) {
		return bad("field table is not ascending")
	}
	if !below(x.idOrder, uint32(x.n)) || !below(x.target, uint32(x.n)) {
		return bad("ids point outside the records")
	}
	for o, order := range x.orders {
		if !order.below(x.n) {
			return bad("order %d points outside the records", o)
		}
	}
	if !below(x.keys, uint32(x.tokens)) {
		return bad("keys point outside the vocabulary")
	}
	for _, t := range x.types {
		if int(t) >= len(x.typeNames) {
			return bad("unknown record type %d", t)
		}
	}
	if !slices.IsSorted(x.types) {
		return bad("records are not grouped by type")
	}
	return x.checkLeads()
}

func (x *Index) findRanges() {
	x.ranges = make(map[data.Type][2]int, len(x.typeNames))
	for k, t := range x.typeNames {
		from := sort.Search(x.n, func(i int) bool { return x.types[i] >= byte(k) })
		to := sort.Search(x.n, func(i int) bool { return x.types[i] > byte(k) })
		x.ranges[t] = [2]int{from, to}
	}
}

//go:noinline
func below(values []uint32, limit uint32) bool {
	for _, v := range values {
		if v >= limit {
			return false
		}
	}
	return true
}

//go:noinline
func ascendingBelow(values []uint32, limit int) bool {
	last := uint32(0)
	for _, v := range values {
		if v < last || int64(v) > int64(limit) {
			return false
		}
		last = v
	}
	return true
}

// Len is the number of records.
func (x *Index) Len() int { return x.n }

// Shards is the number of shards.
func (x *Index) Shards() int { return x.shards }

func (x *Index) has(i int) bool { return uint(i) < uint(x.n) }

// ID of record i.
func (x *Index) ID(i int) string {
	if !x.has(i) {
		return ""
	}
	return x.ids.at(i)
}

// Type of record i.
func (x *Index) Type(i int) data.Type {
	if !x.has(i) {
		return ""
	}
	return x.typeNames[x.types[i]]
}

// TypeIndex is the place of record i's type in data.Types().
func (x *Index) TypeIndex(i int) int {
	if !x.has(i) {
		return 0
	}
	return int(x.types[i])
}

// Range of the records of one type: from inclusive, to exclusive. Records are
// grouped by type in the order of data.Types().
func (x *Index) Range(t data.Type) (from, to int) {
	r := x.ranges[t]
	return r[0], r[1]
}

// Kind of record i as the dossier has it: actor, place, event and relation
// kind, a claim's act, a figure's qualifier; empty where the type has none.
func (x *Index) Kind(i int) string {
	if !x.has(i) {
		return ""
	}
	return x.word(x.kind[i])
}

// Status of record i.
func (x *Index) Status(i int) data.Status {
	if !x.has(i) {
		return ""
	}
	return data.Status(x.word(x.status[i]))
}

func (x *Index) word(w byte) string {
	if int(w) >= x.words.len() {
		return ""
	}
	return x.words.at(int(w))
}

// Bounds are the earliest and latest day a record may lie on.
type Bounds struct {
	From, To       edtf.Day
	HasFrom, HasTo bool // false: that end is open or unknown
	Dated          bool // false: the record has no date at all
}

// Bounds of record i.
func (x *Index) Bounds(i int) Bounds {
	if !x.has(i) || x.from == nil || x.to == nil {
		return Bounds{}
	}
	f := x.open[i]
	return Bounds{edtf.Day(int32(x.from[i])), edtf.Day(int32(x.to[i])), f&flagFrom != 0, f&flagTo != 0, f&flagDated != 0}
}

// Degree is how many other records refer to record i.
func (x *Index) Degree(i int) int {
	if !x.has(i) || x.degree == nil {
		return 0
	}
	return int(x.degree[i])
}

// Shard that holds record i.
func (x *Index) Shard(i int) int {
	if !x.has(i) || x.shard == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint16(x.shard[2*i:]))
}

// Spot is where record i stands in the drawing of the network; false where no
// relation ties it.
func (x *Index) Spot(i int) (Spot, bool) {
	k, found := sort.Find(len(x.spots)/2, func(k int) int { return cmp.Compare(int64(i), int64(x.spots[2*k])) })
	if !found {
		return Spot{}, false
	}
	place := x.spots[2*k+1]
	return Spot{i, uint16(place >> 16), uint16(place)}, true
}

// Find a record by its id or by one it had before.
func (x *Index) Find(id string) (i int, redirected, ok bool) {
	k, found := sort.Find(x.n, func(k int) int { return compare(id, x.ids.at(at(x.idOrder, k))) })
	if found {
		return at(x.idOrder, k), false, true
	}
	k, found = sort.Find(x.redirects.len(), func(k int) int { return compare(id, x.redirects.at(k)) })
	if found {
		return int(x.target[k]), true, true
	}
	return 0, false, false
}

// Order calls for the k-th record of an order.
func (x *Index) Order(o Order, k int) int {
	if o < 0 || o >= orderCount || !x.has(k) {
		return 0
	}
	if (o == ByTitleAR || o == ByTitleFR) && x.orders[o].n == 0 {
		o = ByTitleEN
	}
	return x.orders[o].at(k)
}

func at(order []uint32, k int) int {
	if order == nil {
		return k
	}
	return int(order[k])
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Title of record i in lang, or in English, and the language it is in.
func (x *Index) Title(i int, lang string) (text, actual string) {
	from, to := x.Fields(i)
	for f := from; f < min(to, from+3); f++ {
		if x.fieldKind[f]&titleBit == 0 {
			break
		}
		if l := x.word(x.fieldLang[f]); f == from || l == lang {
			text, actual = x.texts.at(f), l
		}
	}
	return text, actual
}

// Fields of record i: from inclusive, to exclusive. Every record has at least
// one, its title.
func (x *Index) Fields(i int) (from, to int) {
	if !x.has(i) {
		return 0, 0
	}
	if x.firstField == nil {
		return i, i + 1
	}
	to = x.fields
	if i+1 < x.n {
		to = int(x.firstField[i+1])
	}
	return int(x.firstField[i]), to
}

// Field returns what field f is, its language and its text.
func (x *Index) Field(f int) (kind Field, lang, text string) {
	if uint(f) >= uint(x.fields) {
		return 0, "", ""
	}
	return Field(x.fieldKind[f] &^ titleBit), x.word(x.fieldLang[f]), x.texts.at(f)
}

// IsTitle reports that field f is a title of its record, in some language.
func (x *Index) IsTitle(f int) bool { return uint(f) < uint(x.fields) && x.fieldKind[f]&titleBit != 0 }

// Length is how many words record i's shortest name or title has, 255 at most.
func (x *Index) Length(i int) int {
	if !x.has(i) {
		return 0
	}
	return int(x.length[i])
}

// FieldCount is the number of fields of all records.
func (x *Index) FieldCount() int { return x.fields }

// Tokens is the size of the vocabulary.
func (x *Index) Tokens() int { return x.tokens }

// Token t of the vocabulary, which is in byte order.
func (x *Index) Token(t int) string { return x.vocabulary.at(t) }

// TokenSize is the length of token t in bytes.
func (x *Index) TokenSize(t int) int { return int(x.vocabulary.lengths[t]) }

// Frequency is the number of records that hold token t.
func (x *Index) Frequency(t int) int { return int(x.frequency[t]) }

// KeyRange is where the key table has keys whose numbers (fold.Pack) lie between
// from and to, both included.
func (x *Index) KeyRange(from, to uint32) (start, end int) {
	start = sort.Search(len(x.keyPacks), func(k int) bool { return x.keyPacks[k] >= from })
	end = start + sort.Search(len(x.keyPacks)-start, func(k int) bool { return x.keyPacks[start+k] > to })
	return start, end
}

// KeyToken is the token of entry k of the key table.
func (x *Index) KeyToken(k int) int { return int(x.keys[k]) }

// Posting is a record and the class of field that holds the token there.
type Posting uint32

// Record of the posting.
func (p Posting) Record() int { return int(p >> 2) }

// Class of the posting.
func (p Posting) Class() Class { return Class(p & 3) }

// Postings appends token t's postings to buf, ascending by record. A damaged
// list ends early.
func (x *Index) Postings(t int, buf []Posting) []Posting {
	heap := x.postings.bytes(t)
	record := uint32(0)
	limit := uint32(x.n)
	for len(heap) > 0 {
		v, size := uint32(heap[0]), 1
		if v >= 0x80 {
			wide, n := binary.Uvarint(heap)
			if n <= 0 || wide > 1<<32-1 {
				return buf
			}
			v, size = uint32(wide), n
		}
		heap = heap[size:]
		record += v >> 2
		if record >= limit {
			return buf
		}
		buf = append(buf, Posting(record<<2|v&3))
	}
	return buf
}

// planes is a column of numbers by bytes: all low bytes, then all next bytes.
// Without any it is the column 0, 1, 2 …
type planes struct {
	n     int
	bytes []byte
}

func (p planes) at(k int) int {
	if p.n == 0 {
		return k
	}
	v := 0
	for shift := uint(0); k < len(p.bytes); k, shift = k+p.n, shift+8 {
		v |= int(p.bytes[k]) << shift
	}
	return v
}

//go:noinline
func (p planes) below(limit int) bool {
	for k := range p.n {
		if p.at(k) >= limit {
			return false
		}
	}
	return true
}

// table is a string table in place.
type table struct {
	starts  []uint32 // of every sixteenth string, added up from lengths
	lengths []uint32
	heap    []byte
}

// block is how many strings share a start.
const block = 16

func (t table) len() int { return len(t.lengths) }

func (t table) bytes(k int) []byte {
	start := t.starts[k/block] + sum(t.lengths[k&^(block-1):k])
	return t.heap[start : start+t.lengths[k]]
}

//go:noinline
func sum(numbers []uint32) uint32 {
	all := uint32(0)
	for _, n := range numbers {
		all += n
	}
	return all
}

// at returns string k without copying it: the index's bytes never change.
func (t table) at(k int) string {
	b := t.bytes(k)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// newTable adds the lengths up. It reports false where they do not end with the
// heap: then a string would lead out of it.
//
//go:noinline
func newTable(lengths []uint32, heap []byte) (table, bool) {
	t := table{make([]uint32, 0, (len(lengths)+block-1)/block), lengths, heap}
	at := uint64(0)
	for k, n := range lengths {
		if k%block == 0 {
			t.starts = append(t.starts, uint32(at))
		}
		at += uint64(n)
	}
	return t, at == uint64(len(heap))
}
