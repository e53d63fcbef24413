// SPDX-License-Identifier: MIT

package load

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"unsafe"
)

// kind is what a value is, before anybody asks what it should be.
type kind uint8

const (
	null kind = iota
	text
	number
	boolean
	mapping
	sequence
	folded // a record of a JSON file: a mapping whose values are read when they are asked for
)

// noun is how a problem calls a value of this kind.
func (k kind) noun() string {
	return [...]string{"empty", "text", "a number", "true or false", "a group of fields", "a list", "a group of fields"}[k]
}

// node is a value with its place in a file. YAML and JSON are both read into
// it, so that there is one decoder.
type node struct {
	kind   kind
	file   *string
	line   int     // from 1
	column int     // from 1, in code points
	text   string  // of a folded record, its JSON where that is held
	from   int64   // of one that is not held, where that stands in the file
	size   int     // and its bytes
	keys   []key   // of a mapping
	items  []*node // of a sequence; of a mapping, beside keys
}

// key is a mapping's key with its place.
type key struct {
	name         string
	line, column int
}

// get returns the value of a mapping's key.
func (n *node) get(name string) *node {
	for i, k := range n.keys {
		if k.name == name {
			return n.items[i]
		}
	}
	return nil
}

// find walks a path such as actors/3/name as far as it exists.
func (n *node) find(path string) *node {
	for part := range strings.SplitSeq(path, "/") {
		next := n.child(part)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// fold lets go of a record's values. A record that a program wrote is read a
// second time if somebody asks where one of them stands, which is seldom: a place
// for every value of a million records would be gigabytes. Nor is its JSON held
// where it can be read from the file again, in which it stands at from.
func (n *node) fold(src []byte, from int64, again bool) *node {
	if n.kind != mapping {
		return n
	}
	made := &node{kind: folded, file: n.file, line: n.line, column: n.column}
	if again {
		made.from, made.size = from, len(src)
	} else {
		made.text = unsafe.String(unsafe.SliceData(src), len(src))
	}
	return made
}

// unfolded is a record with its values. What is wrong with its form was reported
// when it was read first.
func (n *node) unfolded() *node {
	if n.kind != folded {
		return n
	}
	src := []byte(n.text)
	if n.size > 0 {
		var err error
		if src, err = n.readAgain(); err != nil {
			return &node{kind: mapping, file: n.file, line: n.line, column: n.column} // it lacks everything, and is refused
		}
	}
	w := &jsonWalker{reader: &reader{file: n.file}, src: src, line: n.line, column: n.column}
	return w.value(1)
}

// readAgain reads the JSON of a record that is not held. What a file holds that
// was changed meanwhile is no record, or another: it must be JSON, for the walker
// trusts every bracket.
func (n *node) readAgain() ([]byte, error) {
	file, err := os.Open(*n.file)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	src := make([]byte, n.size)
	if _, err := file.ReadAt(src, n.from); err != nil {
		return nil, err
	}
	return src, json.Unmarshal(src, new(anything))
}

func (n *node) child(part string) *node {
	n = n.unfolded()
	if n.kind == mapping {
		return n.get(part)
	}
	i, err := strconv.Atoi(part)
	if n.kind != sequence || err != nil || i < 0 || i >= len(n.items) {
		return nil
	}
	return n.items[i]
}
