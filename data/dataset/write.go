// SPDX-License-Identifier: MIT

package dataset

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"isnad/data"
)

// Tables is what of an index is known when all of its records are. Everything
// that names a record does so by its place among them.
type Tables struct {
	Redirects []Redirect
	Orders    [5][]uint32 // by Order; nil for the order of the records (AR, FR: of English)
	Shards    int
	Tokens    []Token // in byte order
	Keys      []Key   // in order of the key, then of the token
	Spots     []Spot  // ascending by record
	Leads     []Lead  // ascending by record
}

// Row is a record in the index.
type Row struct {
	ID     string
	Type   data.Type
	Kind   string
	Status data.Status
	Bounds Bounds
	Degree int
	Shard  int
	Length int          // words in the shortest name or title
	Fields []FieldValue // titles first: English, Arabic, French
	Held   Held
}

// FieldValue is one text of a record.
type FieldValue struct {
	Kind  Field
	Title bool
	Lang  string
	Text  string
}

// Redirect leads from a former id to a record.
type Redirect struct {
	From string
	To   int
}

// Token is an entry of the vocabulary.
type Token struct {
	Text     string
	Postings []Posting // ascending by record
}

// Key ties a key of a token, as a number (fold.Pack), to the token.
type Key struct {
	Pack  uint32
	Token int
}

// Spot is where a record stands in the drawing of the network: parts of its
// width from the left and of its height from the top, in 65,535ths.
type Spot struct {
	Record int
	X, Y   uint16
}

// NewPosting packs a record and a class.
func NewPosting(record int, c Class) Posting { return Posting(uint32(record)<<2 | uint32(c)) }

// Writer writes an index record by record: of a large dossier nothing of them
// is held but what stands in the file.
type Writer struct {
	secs    [sectionCount][]byte
	ids     []string
	words   []string
	wordIDs map[string]byte
	first   [FacetCount]int
	isHeld  bool // some record is, under something
	err     error
}

// NewWriter begins an index. It is told the number of the first record of each
// facet's type.
func NewWriter(first [FacetCount]int) *Writer {
	return &Writer{wordIDs: map[string]byte{"": 0}, words: []string{""}, first: first}
}

// Add writes a record. They are in the order of data.Types().
func (w *Writer) Add(row *Row) {
	w.ids = append(w.ids, row.ID)
	w.string(secIDLengths, row.ID)
	w.put8(secType, byte(slices.Index(data.Types(), row.Type)))
	w.put8(secKind, w.word(row.Kind))
	w.put8(secStatus, w.word(string(row.Status)))
	w.put8(secOpen, flags(row.Bounds))
	w.put32(secFrom, uint32(int32(row.Bounds.From)))
	w.put32(secTo, uint32(int32(row.Bounds.To)))
	w.put32(secDegree, uint32(row.Degree))
	if row.Shard > math.MaxUint16 {
		w.fail("more than 65,536 shards")
	}
	w.secs[secShard] = binary.LittleEndian.AppendUint16(w.secs[secShard], uint16(row.Shard))
	w.put8(secLength, byte(min(row.Length, math.MaxUint8)))
	w.fields(row)
	w.putHeld(&row.Held)
}

// Finish writes the rest and returns the file. It fails on what the layout cannot
// hold. The writer is used up.
func (w *Writer) Finish(t *Tables) ([]byte, error) {
	fields := len(w.secs[secFieldKind])
	if fields == len(w.ids) {
		w.secs[secFirstField] = nil
	}
	if !w.isHeld {
		w.secs[secHeld] = nil
	}
	w.dropConstant(secFrom, secTo, secDegree, secShard)
	w.idOrder(w.ids)
	for o, order := range t.Orders {
		if !isIdentity(order) {
			w.secs[secOrderEN+o] = inPlanes(order)
		}
	}
	w.redirects(t)
	w.search(t)
	for _, s := range t.Spots {
		w.put32(secSpots, uint32(s.Record))
		w.put32(secSpots, uint32(s.X)<<16|uint32(s.Y))
	}
	w.putLeads(t.Leads)
	w.strings(secWordLengths, w.words)
	for _, c := range []int{len(w.ids), fields, len(t.Tokens), len(t.Redirects), len(w.words), t.Shards} {
		w.put32(secCounts, uint32(c))
	}
	if w.err != nil {
		return nil, w.err
	}
	return w.file()
}

func (w *Writer) put32(sec int, v uint32) {
	w.secs[sec] = binary.LittleEndian.AppendUint32(w.secs[sec], v)
}

func (w *Writer) put8(sec int, v byte) { w.secs[sec] = append(w.secs[sec], v) }

func (w *Writer) word(s string) byte {
	if id, ok := w.wordIDs[s]; ok {
		return id
	}
	if len(w.words) > math.MaxUint8 {
		w.fail("more than 255 different kinds, statuses and languages")
		return 0
	}
	id := byte(len(w.words))
	w.wordIDs[s] = id
	w.words = append(w.words, s)
	return id
}

func (w *Writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf("index: "+format, args...)
	}
}

// strings writes a string table into section sec and the next.
func (w *Writer) strings(sec int, all []string) {
	for _, s := range all {
		w.string(sec, s)
	}
}

// string adds one string to the table at section sec.
func (w *Writer) string(sec int, s string) {
	w.put32(sec, uint32(len(s)))
	w.secs[sec+1] = append(w.secs[sec+1], s...)
	if uint64(len(w.secs[sec+1])) > math.MaxUint32 {
		w.fail("more than 4 GiB of text")
	}
}

func flags(b Bounds) (f byte) {
	if b.HasFrom {
		f |= flagFrom
	}
	if b.HasTo {
		f |= flagTo
	}
	if b.Dated {
		f |= flagDated
	}
	return f
}

func (w *Writer) fields(row *Row) {
	if len(row.Fields) == 0 {
		w.fail("record %s has no title", row.ID)
	}
	w.put32(secFirstField, uint32(len(w.secs[secFieldKind])))
	for _, f := range row.Fields {
		kind := byte(f.Kind)
		if f.Title {
			kind |= titleBit
		}
		w.put8(secFieldKind, kind)
		w.put8(secFieldLang, w.word(f.Lang))
		w.string(secFieldLengths, f.Text)
	}
}

// dropConstant empties columns that are zero throughout.
func (w *Writer) dropConstant(secs ...int) {
	for _, sec := range secs {
		if !slices.ContainsFunc(w.secs[sec], func(b byte) bool { return b != 0 }) {
			w.secs[sec] = nil
		}
	}
	// Days are read as a pair.
	if (w.secs[secFrom] == nil) != (w.secs[secTo] == nil) {
		n := max(len(w.secs[secFrom]), len(w.secs[secTo]))
		for _, sec := range []int{secFrom, secTo} {
			if w.secs[sec] == nil {
				w.secs[sec] = make([]byte, n)
			}
		}
	}
}

func (w *Writer) idOrder(ids []string) {
	order := make([]uint32, len(ids))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return compare(ids[a], ids[b]) })
	for k := 1; k < len(order); k++ {
		if ids[order[k-1]] == ids[order[k]] {
			w.fail("two records have the id %s", ids[order[k]])
		}
	}
	if !isIdentity(order) {
		w.column(secIDOrder, order)
	}
}

func isIdentity(order []uint32) bool {
	for k, i := range order {
		if uint32(k) != i {
			return false
		}
	}
	return true
}

// inPlanes writes an order byte by byte of its numbers.
func inPlanes(order []uint32) []byte {
	var b []byte
	for shift := 0; shift == 0 || (len(order)-1)>>shift > 0; shift += 8 {
		for _, i := range order {
			b = append(b, byte(i>>shift))
		}
	}
	return b
}

func (w *Writer) column(sec int, values []uint32) {
	for _, v := range values {
		w.put32(sec, v)
	}
}

func (w *Writer) redirects(t *Tables) {
	sorted := slices.Clone(t.Redirects)
	slices.SortFunc(sorted, func(a, b Redirect) int { return compare(a.From, b.From) })
	for _, r := range sorted {
		w.string(secRedirectLengths, r.From)
		w.put32(secRedirectTarget, uint32(r.To))
	}
}

func (w *Writer) search(t *Tables) {
	for i := range t.Tokens {
		token := &t.Tokens[i]
		w.string(secTokenLengths, token.Text)
		w.put32(secFrequency, uint32(len(token.Postings)))
		w.string(secPostingLengths, string(encode(token.Postings)))
	}
	for _, k := range t.Keys {
		w.put32(secKeys, uint32(k.Token))
		w.put32(secKeyPacks, k.Pack)
	}
}

// encode writes postings as the layout has them.
func encode(postings []Posting) []byte {
	var b []byte
	last := uint32(0)
	for _, p := range postings {
		record := uint32(p.Record())
		b = binary.AppendUvarint(b, uint64((record-last)<<2|uint32(p.Class())))
		last = record
	}
	return b
}

// file lays the sections out behind their table, and lets go of each: all of them
// twice would be half of what a large build holds.
func (w *Writer) file() ([]byte, error) {
	size := uint64(headerSize + 8*sectionCount)
	for _, sec := range w.secs {
		size += padded(len(sec))
	}
	if size > math.MaxUint32 {
		return nil, fmt.Errorf("index: larger than 4 GiB")
	}
	out := append(make([]byte, 0, size), magic...)
	out = binary.LittleEndian.AppendUint32(out, Version)
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	out = binary.LittleEndian.AppendUint32(out, sectionCount)
	offset := uint64(headerSize + 8*sectionCount)
	for _, sec := range w.secs {
		out = binary.LittleEndian.AppendUint32(out, uint32(offset))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(sec)))
		offset += padded(len(sec))
	}
	for k, sec := range w.secs {
		out = append(out, sec...)
		out = append(out, make([]byte, padded(len(sec))-uint64(len(sec)))...)
		w.secs[k] = nil
	}
	return out, nil
}

func padded(n int) uint64 { return (uint64(n) + 3) &^ 3 }
