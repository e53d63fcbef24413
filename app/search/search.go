// SPDX-License-Identifier: MIT

// Package search turns a query into ranked records: any spelling, any of the
// scripts Latin, Arabic and Cyrillic, any order of words. Every hit says why it
// is one and how much that is worth. It knows nothing of the page: reasons are
// values, the view puts them in words.
package search

import (
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/edtf"
)

// Query is what somebody typed, and within what they look.
type Query struct {
	Text  string
	Lang  string      // language of the page; prose in it or in English comes first. Empty: in any
	Limit int         // most hits wanted; 0 means 20
	Types []data.Type // empty means all
	// From and To keep records that may lie within these days; nil is open.
	// Records without a date are left out as soon as either is set.
	From, To *edtf.Day
	// Keep is asked last and may refuse a record for any other reason.
	Keep func(record int) bool
	// Tally is told of every record that matches closely, whatever the filters
	// say of it: who counts values of facets needs the records that another value
	// would let through.
	Tally func(record int)
	// Pause is called between pieces of work of less than a millisecond. It may
	// wait; false gives up, and then the result is empty and Halted (slice.go).
	Pause func() bool
}

// Result is the answer to a query.
type Result struct {
	Hits   []Hit // best first
	Total  int   // records that match as well as a hit that is not weak; if Weak, len(Hits)
	Weak   bool  // nothing matches closely: the hits are the nearest there is
	Halted bool  // Query.Pause said to give up
}

// Hit is a record that matches, and why.
type Hit struct {
	Index    int           // of the record
	Text     string        // the text that matched, as it stands in the record
	Lang     string        // its language, where known
	Field    dataset.Field // what that text is
	Title    bool          // the text is the record's title
	Marks    [][2]int      // byte ranges of Text to highlight, ascending, on rune boundaries
	Reason   Reason
	Strength Strength
}

// Strength tells a match from a guess.
type Strength uint8

const (
	Weak   Strength = iota // nearest there is; say so
	Strong                 // what was asked for, as far as spelling can tell
)

// ReasonKind is the way a query met a record.
type ReasonKind uint8

const (
	ExactName  ReasonKind = iota // the whole name or title, letter by letter
	ExactAlias                   // a whole alias, letter by letter
	Prefix                       // the beginning of a name, alias or title
	Word                         // whole words of it
	WordPart                     // beginnings of words of it
	Typo                         // words but for Letters wrong letters
	SoundsLike                   // the same consonants, in this or another script
	Acronym                      // the initials it goes by
	Initials                     // single letters that begin its words
	Number                       // a figure
	Date                         // a date
	Kind                         // a closed-list word: designation, military unit
	InText                       // words in a summary, claim or clause
	Form                         // words of one family: denies for denial
	Near                         // some of the words, or something like them
)

// Reason says why a record is a hit.
type Reason struct {
	Kind    ReasonKind
	Letters int // Typo: how many letters differ, 1 or more
}
