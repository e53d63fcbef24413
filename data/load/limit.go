// SPDX-License-Identifier: MIT

package load

// Limits (rule 8). They bound what a hostile or broken file can cost; an
// honest dossier is far below every one of them.
const (
	// MaxFile bounds one file. Ten thousand records written by hand are about
	// 10 MiB; a larger file is no longer one a person edits.
	MaxFile = 32 << 20
	// MaxDossier bounds all files of a folder together, and one JSON file: a
	// million records are half of it.
	MaxDossier = 1 << 30
	// MaxDepth bounds nesting. The records need 9 levels; extra may hold what
	// an importer found, which seldom passes 20. The YAML reader's work grows
	// with the square of the depth, so this is also what keeps it fast.
	MaxDepth = 64
	// MaxTokens bounds the words and signs of one YAML file, some three for each
	// value. The YAML reader takes up to 700 bytes for each (measured), so this
	// bounds its memory to 1.5 GB; a file written by hand has a hundredth. What
	// a program writes belongs into several files, or into JSON.
	MaxTokens = 2_000_000
	// MaxValues bounds the values (scalars, lists, mappings) of a dossier whose
	// places are kept, and of one record in a JSON file, of which the record's own
	// place is kept alone: each costs some 150 bytes.
	MaxValues = 8_000_000
	// MaxKeys bounds the keys of one mapping. A record has at most 30; the
	// YAML reader's work grows with the square of the keys of one mapping.
	MaxKeys = 1_000
	// heldJSON is up to how large a file's records stay in memory as they are
	// written: beyond, half a kilobyte for each is half a gigabyte of a million.
	heldJSON = 8 << 20
	// MaxReported bounds the problems of one kind that are listed for one
	// file: after so many the rest is the same mistake.
	MaxReported = 20
)
