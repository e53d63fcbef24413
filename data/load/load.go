// SPDX-License-Identifier: MIT

// Package load reads a dossier from files: a folder of YAML, or one JSON file
// in the published form. It gives the records and, for every value, the place
// where it stands, so that whatever is found wrong later can be pointed at. It
// judges nothing but form: what records mean is checked by package data.
//
// A folder's files are read in the order of their names. Each is a group of
// fields with any of the keys isnad, dossier, sources, actors, places, events,
// topics, propositions, claims, relations, agreements and figures; lists of the
// same key are joined. How a desk divides its records into files is its own
// affair. Beside them may stand files of records that a program wrote, one JSON
// value a line: actors.ndjson, or actors-2.ndjson, holds actors.
package load

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"isnad/data"
)

// Loaded is a dossier with the places of its values.
type Loaded struct {
	Dossier  *data.Dossier
	Problems data.Problems // what is wrong with the form, sorted

	root   *node
	name   string // the folder or file, for what stands nowhere
	unread bool
}

// Dir reads a folder. Files in folders below it, hidden files and other kinds
// of files are not read. Problems name a file by dir and its name. The error is
// about reading files; what is wrong with their content is in Problems.
func Dir(dir string) (*Loaded, error) {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil, err
	}
	j := newJoin(dir)
	for _, e := range entries {
		if e.IsDir() || !isYAML(e.Name()) && linesOf(e.Name()) == "" {
			continue
		}
		if err := j.addFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	if j.files == 0 {
		j.unread = true
		j.report(0, 0, "", 1, "the folder holds no .yaml file", "add one, or begin with: isnad new another-folder")
	}
	return j.decode(dir), nil
}

func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(name, ".")
}

const ndjson = ".ndjson"

// linesOf is the list that the lines of a file belong to; "" for other files.
func linesOf(name string) data.Type {
	base, found := strings.CutSuffix(name, ndjson)
	list, _, _ := strings.Cut(base, "-")
	if found && slices.Contains(data.Types(), data.Type(list)) {
		return data.Type(list)
	}
	return ""
}

// JSON reads a dossier in its published form. The name stands in problems.
func JSON(name string, b []byte) (*Loaded, error) {
	j := newJoin(name)
	if j.admit(int64(len(b)), MaxDossier) {
		if b, ok := j.prepare(b); ok {
			j.add(j.json(b))
		} else {
			j.unread = true
		}
	}
	return j.decode(name), nil
}

// JSONFile is JSON for a file. The records of a large one are read from it again
// as they are decoded, and when a place in one is asked for: it must stay as it is.
func JSONFile(name string) (*Loaded, error) {
	j := newJoin(name)
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if j.admit(int64(len(b)), MaxDossier) {
		size := len(b)
		if b, ok := j.prepare(b); ok {
			j.again = size > heldJSON && len(b) == size
			j.add(j.json(b))
		} else {
			j.unread = true
		}
	}
	return j.decode(name), nil
}

// At returns where the value at a path such as actors/3/aliases/0/text stands:
// file, line and column from 1, in code points. For a value that is not there
// it is the place of the nearest that holds it; line 0 where that is the
// dossier as a whole.
func (l *Loaded) At(path string) (file string, line, column int) {
	n := l.root.find(path)
	if n.file == nil {
		return l.name, 0, 0
	}
	return *n.file, n.line, n.column
}

// Check returns everything that is wrong with the dossier, its form and its
// meaning, in order. Where a file could not be read at all, only that is
// reported: every reference into it would look dangling.
func (l *Loaded) Check() data.Problems {
	all := slices.Clone(l.Problems)
	if l.unread {
		return all
	}
	known := map[string]bool{}
	for _, p := range l.Problems {
		known[p.Path] = true
	}
	for _, p := range l.Dossier.Check(l.At) {
		if !coveredBy(known, p.Path) {
			all = append(all, p)
		}
	}
	all.Sort()
	return all
}

// coveredBy reports that the form of the value at path, or of one that holds
// it, is already known to be wrong: what follows from that is no news.
func coveredBy(known map[string]bool, path string) bool {
	for path != "" {
		if known[path] {
			return true
		}
		path = path[:max(strings.LastIndexByte(path, '/'), 0)]
	}
	return false
}

// join puts the files of a dossier together under one root.
type join struct {
	reader
	root  *node
	files int
	size  int64
}

func newJoin(name string) *join {
	return &join{reader: reader{file: &name}, root: &node{kind: mapping}}
}

// addFile reads one YAML file.
func (j *join) addFile(path string) error {
	j.file = &path
	j.files++
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		j.unread = true // a pipe would keep us waiting for ever
		j.report(0, 0, "", 1, "this is not a file", "remove it, or put a file in its place")
		return nil
	}
	list := linesOf(filepath.Base(path))
	limit := int64(MaxFile)
	if list != "" {
		limit = MaxDossier // nobody edits it
	}
	if !j.admit(info.Size(), limit) {
		return nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	size := len(b)
	b, ok := j.prepare(b)
	switch {
	case !ok:
		j.unread = true
	case list != "":
		j.again = size > heldJSON && len(b) == size
		j.addLines(list, b)
	default:
		j.add(j.yaml(b))
	}
	return nil
}

// addLines joins records that stand one a line.
func (j *join) addLines(list data.Type, b []byte) {
	records := &node{kind: sequence, file: j.file, line: 1, column: 1}
	line, from := 0, int64(0)
	for text := range bytes.Lines(b) {
		at := from
		line, from = line+1, from+int64(len(text))
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		made := j.jsonLine(text, at, line)
		if made == nil || j.stopped {
			j.unread = true
			return
		}
		records.items = append(records.items, made)
	}
	j.addList(key{string(list), 1, 1}, records)
}

// admit applies the limits of size.
func (j *join) admit(size, limit int64) bool {
	j.size += size
	switch {
	case size > limit:
		j.report(1, 1, "", 8, fmt.Sprintf("the file is larger than %d MiB", limit>>20), "divide it into several files")
	case j.size > MaxDossier:
		j.report(1, 1, "", 8, fmt.Sprintf("the dossier is larger than %d MiB", MaxDossier>>20), "divide it into several dossiers")
	default:
		return true
	}
	j.unread = true
	return false
}

// add joins a file's top level to the root.
func (j *join) add(top *node) {
	switch {
	case top == nil || top.kind == null || j.stopped:
		return
	case top.kind != mapping:
		j.report(top.line, top.column, "", 1, fmt.Sprintf("the file holds %s where its records should be", top.kind.noun()),
			`begin it with a line such as "actors:" and put the list below`)
		j.unread = true
		return
	}
	for i, k := range top.keys {
		j.addList(k, top.items[i])
	}
}

func (j *join) addList(k key, n *node) {
	have := j.root.get(k.name)
	switch {
	case have == nil:
		j.root.keys, j.root.items = append(j.root.keys, k), append(j.root.items, n)
	case n.kind == null:
	case have.kind == null:
		*have = *n
	case have.kind == sequence && n.kind == sequence:
		have.items = append(have.items, n.items...)
	case k.name == "isnad" && have.text == n.text:
	default:
		j.report(k.line, k.column, k.name, 2, fmt.Sprintf("%q stands in %s already", short(k.name), *have.file), "keep one of the two")
	}
}

// decode turns the joined nodes into records.
func (j *join) decode(name string) *Loaded {
	j.file = &name
	l := &Loaded{Dossier: &data.Dossier{Isnad: 1}, root: j.root, name: name}
	(&decoder{reader: &j.reader}).dossier(l.Dossier, j.root)
	l.Problems, l.unread = j.problems, j.unread
	l.Problems.Sort()
	return l
}
