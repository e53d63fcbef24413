// SPDX-License-Identifier: MIT

// Package dataset is the compiled form of a dossier: one binary index that is
// read without decoding, JSON shards with the full records, and a manifest. It
// is the only codec of that form, both ways. It does not know how a record
// becomes a row (data/compile does) nor how a query becomes hits (app/search
// does).
//
// # The index, byte by byte
//
// All numbers are little-endian. Sections start on multiples of four, in the
// order of their numbers, so that a column of uint32 can be used where it lies.
//
//	┌────────────────────────────────────────────────────────────────┐
//	│ 0   magic      "ISNADIDX"                              8 bytes │
//	│ 8   version    uint32 = 4                                      │
//	│ 12  size       uint32, of the whole file                       │
//	│ 16  sections   uint32 = S                                      │
//	│ 20  table      S × { offset uint32, length uint32 }            │
//	├────────────────────────────────────────────────────────────────┤
//	│ sections, each padded with zeros to four bytes                 │
//	└────────────────────────────────────────────────────────────────┘
//
// N records, F fields, T tokens, R redirects, W words. A string table is two
// sections: lengths uint32[n] and the heap. Lengths compress to a quarter of what
// ends would. Where every sixteenth string begins is added up while Open checks
// the lengths, so that finding a string adds at most fifteen more.
//
//	counts       uint32 × 6      N F T R W, and the number of shards
//	words        table of W      languages, kinds and statuses, by name
//	ids          table of N      record ids
//	idOrder      uint32[N]       records in order of id; empty: they already are
//	type         uint8[N]        index into data.Types()
//	kind         uint8[N]        index into words; 0 is the empty word
//	status       uint8[N]        index into words
//	open         uint8[N]        bit 0 earliest day known, bit 1 latest day known, bit 2 dated
//	from, to     int32[N] × 2    days since 1970-01-01; empty: nothing is dated
//	degree       uint32[N]       how many other records refer here; empty: none do
//	shard        uint16[N]       empty: all in shard 0
//	redirects    table of R, target uint32[R]   former ids in order, and the record
//	orders       planes × 5      records by English, Arabic, French title, by date,
//	                             by degree; empty: the order of the records
//	                             (Arabic, French: the English order). Planes are
//	                             N low bytes, then N next bytes and so on, as many
//	                             as the last record needs: half a byte a record
//	                             less than numbers once compressed
//	firstField   uint32[N]       first field of record i; empty: field i is record i's only one
//	fieldKind    uint8[F]        Field; bit 7 says that the field is a title
//	fieldLang    uint8[F]        index into words
//	fields       table of F      the texts, titles first (English, Arabic, French)
//	length       uint8[N]        words in the record's shortest name or title
//	tokens       table of T      the vocabulary, in byte order
//	frequency    uint32[T]       number of postings
//	postings     table of T      per token, ascending by record, varints of
//	                             (record − previous record) << 2 | class
//	keys         uint32[K]       tokens, in order of their keys (fold.Keys)
//	keyPacks     uint32[K]       those keys as numbers (fold.Pack), ascending
//	spots        uint32[2M]      where the network's drawing has its M records,
//	                             ascending: the record, then x << 16 | y
//	leads        uint32[2L]      what L records' titles must not stand without,
//	                             ascending: the record, then end << 6 | marks
//	                             (Lead); its voices begin where the last one's end
//	voices       uint32[V]       records: who speaks
//	held         uint8[…]        the places, topics and sources of every record
//	                             (held.go); empty: none has any
//
// What lies inside a section may still be hostile, so Open checks every table
// that can lead out of bounds, and postings are checked while they are read.
package dataset

// Version of the layout above. Open refuses every other.
const Version = 4

const magic = "ISNADIDX"

const headerSize = 20

// Sections by number. Their order is the order in the file.
const (
	secCounts = iota
	secWordLengths
	secWordHeap
	secIDLengths
	secIDHeap
	secIDOrder
	secType
	secKind
	secStatus
	secOpen
	secFrom
	secTo
	secDegree
	secShard
	secRedirectLengths
	secRedirectHeap
	secRedirectTarget
	secOrderEN
	secOrderAR
	secOrderFR
	secOrderDate
	secOrderDegree
	secFirstField
	secFieldKind
	secFieldLang
	secFieldLengths
	secFieldHeap
	secLength
	secTokenLengths
	secTokenHeap
	secFrequency
	secPostingLengths
	secPostingHeap
	secKeys
	secKeyPacks
	secSpots
	secLeads
	secVoices
	secHeld
	sectionCount
)

const (
	flagFrom = 1 << iota
	flagTo
	flagDated
)

const titleBit = 0x80

// Field says what a text of a record is; search weighs and words it by this.
type Field uint8

const (
	FieldName    Field = iota // what the record is called: actor, place, topic
	FieldAlias                // another spelling or name
	FieldAcronym              // initials, listed or made from the name
	FieldTitle                // heading of an event, agreement or source
	FieldText                 // prose: summary, claim, clause
	FieldNumber               // a figure's value and unit
	FieldDate                 // an EDTF date
	FieldKind                 // a closed-list word: designation, military-unit
	fieldCount
)

// Class groups fields that weigh the same; two bits of every posting.
type Class uint8

const (
	ClassName  Class = iota // names, aliases, acronyms
	ClassTitle              // titles
	ClassText               // prose
	ClassFact               // numbers, dates, kinds
)

// Class of the field.
func (f Field) Class() Class {
	switch f {
	case FieldName, FieldAlias, FieldAcronym:
		return ClassName
	case FieldTitle:
		return ClassTitle
	case FieldText:
		return ClassText
	}
	return ClassFact
}

// Order names a precomputed order of the records.
type Order int

const (
	ByTitleEN Order = iota
	ByTitleAR
	ByTitleFR
	ByDate   // earliest known day first, undated last
	ByDegree // most referred to first
	orderCount
)
