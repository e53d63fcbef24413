// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// The rules. A problem carries the number of its rule; the same numbers stand
// at the functions that apply them.
//
//  1. Form: a field is unknown, missing or empty, of the wrong type, not a
//     value of its enum, out of range; an address that is no http, https or
//     mailto URL; "other" without its label.
//  2. Identity: an id, old or new, or a key stands twice; an id is not
//     kebab-case.
//  3. References: to nothing, to the wrong type of record, to itself; a cycle
//     in part_of, responds_to, or after and before.
//  4. Evidence: none; an anchor out of range or without its hash; a sentence
//     neither covered nor skipped. Against the text itself: package verify.
//  5. Dates: not a date; end before start; an event before a participant
//     existed; a role outside that; order against dates.
//  6. Attribution: an allegation that nobody makes; an accusation against a
//     named person without the answer, or the statement that none is recorded;
//     a camp passed off as a source's; a minor who could be identified.
//  7. Characters: NUL and other controls, invalid UTF-8, direction controls
//     without a partner; a word that mixes scripts (warning).
//  8. Limits: size, depth, counts; YAML anchors, aliases, merges.
//  9. What a reader would miss (warnings only): an actor nobody refers to, a
//     topic with one voice, a proposition nobody speaks to, a claim without a
//     date, a record from a single source.
const (
	ruleForm        = 1
	ruleIdentity    = 2
	ruleReference   = 3
	ruleEvidence    = 4
	ruleDate        = 5
	ruleAttribution = 6
	ruleCharacter   = 7
	ruleLimit       = 8
	ruleReader      = 9
)

// Locator says where the value at a path such as actors/3/name stands; for a
// value that is not there, where the nearest that holds it does.
type Locator func(path string) (file string, line, column int)

// Check applies every rule and returns all problems in order. A nil locator
// gives problems a path and no place, for a dossier that came from no file.
// Rules 1, 2 and 8 on the form of files are the loader's; here they are applied
// to records, wherever these came from.
func (d *Dossier) Check(at Locator) Problems {
	c := newChecker(d, at)
	c.checkForm()        // 1
	c.checkIDs()         // 2
	c.checkReferences()  // 3
	c.checkCycles()      // 3
	c.checkEvidence()    // 4
	c.checkSources()     // 4
	c.checkDates()       // 5
	c.checkAttribution() // 6
	c.checkMinors()      // 6
	c.checkCharacters()  // 7
	c.checkLimits()      // 8
	c.checkReader()      // 9
	c.tellUnlisted()
	c.problems.Sort()
	return c.problems
}

// checker holds what the rules look up.
type checker struct {
	*Dossier
	at       Locator
	problems Problems
	entries  []entry
	byID     map[string]entry  // the first record with an id
	renamed  map[string]string // old id to new
	extent   map[*Source]map[int][2]int
	warned   map[int]int // warnings by rule
}

// entry is a record with its path, as in actors/3.
type entry struct {
	path string
	Record
}

// child is the path of a field of the record.
func (e entry) child(names ...string) string { return e.path + "/" + strings.Join(names, "/") }

// called names the record in a sentence.
func (e entry) called() string {
	one := strings.TrimSuffix(string(e.Type()), "s")
	if id := e.Head().ID; id != "" {
		return fmt.Sprintf("%s %q", one, id)
	}
	return "this " + one
}

func newChecker(d *Dossier, at Locator) *checker {
	if at == nil {
		at = func(string) (string, int, int) { return "", 0, 0 }
	}
	c := &checker{Dossier: d, at: at, byID: map[string]entry{}, renamed: map[string]string{}, extent: map[*Source]map[int][2]int{}, warned: map[int]int{}}
	c.entries = d.entries()
	for _, e := range c.entries {
		head := e.Head()
		if _, taken := c.byID[head.ID]; !taken && head.ID != "" {
			c.byID[head.ID] = e
		}
		for _, old := range head.Formerly {
			c.renamed[old] = head.ID
		}
	}
	return c
}

func (d *Dossier) entries() []entry {
	var entries []entry
	next := map[Type]int{}
	for _, r := range d.Records() {
		t := r.Type()
		entries = append(entries, entry{string(t) + "/" + strconv.Itoa(next[t]), r})
		next[t]++
	}
	return entries
}

func (c *checker) report(severity Severity, rule int, path, cause, remedy string) {
	file, line, column := c.at(path)
	c.problems = append(c.problems, Problem{File: file, Line: line, Column: column, Path: path,
		Rule: rule, Severity: severity, Cause: cause, Remedy: remedy})
}

func (c *checker) fail(rule int, path, cause, remedy string) {
	c.report(Error, rule, path, cause, remedy)
}

// MaxWarned is how many warnings of one rule are listed: nobody reads more, and of
// a large dossier they would weigh more than the dossier.
const MaxWarned = 1_000

func (c *checker) warn(rule int, path, cause, remedy string) {
	if c.warned[rule]++; c.warned[rule] <= MaxWarned {
		c.report(Warning, rule, path, cause, remedy)
	}
}

// tellUnlisted says how many warnings are not listed.
func (c *checker) tellUnlisted() {
	for rule := ruleForm; rule <= ruleReader; rule++ {
		if more := c.warned[rule] - MaxWarned; more > 0 {
			c.report(Warning, rule, "", fmt.Sprintf("%d more warnings of this rule are not listed", more), "mend those that are listed first")
		}
	}
}

// actor returns the actor with an id, or nil.
func (c *checker) actor(id string) *Actor {
	a, _ := c.byID[id].Record.(*Actor)
	return a
}

// walk visits v and every value below it that a field declares, outermost
// first. The field is that of the value or of the list it is in; its Name is
// empty for the value the walk began with. Extra is not entered: its shape is
// an importer's.
func walk(v reflect.Value, path string, f Field, visit func(v reflect.Value, path string, f Field)) {
	if v.Kind() == reflect.Pointer {
		if !v.IsNil() {
			walk(v.Elem(), path, f, visit)
		}
		return
	}
	visit(v, path, f)
	switch {
	case v.Type() == reflect.TypeFor[Date]():
		note := v.FieldByName("Note")
		if !note.IsZero() {
			walk(note, path+"/note", Field{Name: "note", Type: note.Type()}, visit)
		}
	case v.Kind() == reflect.Struct:
		for _, inner := range Fields(v.Type()) {
			walk(v.FieldByIndex(inner.Index), join(path, inner.Name), inner, visit)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), join(path, strconv.Itoa(i)), f, visit)
		}
	}
}
