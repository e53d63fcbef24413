// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkCharacters applies rule 7 to every string, whoever made it: an escape
// in YAML or JSON, or an importer, can bring in what no file shows.
func (c *checker) checkCharacters() {
	c.eachString(func(s, path string, named bool) {
		if cause, remedy := badText(s); cause != "" {
			c.fail(ruleCharacter, path, cause, remedy)
			return
		}
		if word := mixedScripts(s); named && word != "" {
			c.warn(ruleCharacter, path, fmt.Sprintf("%q mixes letters of two scripts that look alike", word), "retype the name; if it is written so, leave it")
		}
	})
}

// eachString visits every string of the dossier; named says that it is a name,
// an alias or a label.
func (c *checker) eachString(visit func(s, path string, named bool)) {
	ofOne := func(v any, path string) {
		walk(reflect.ValueOf(v), path, Field{}, func(v reflect.Value, path string, f Field) {
			switch v.Kind() {
			case reflect.String:
				visit(v.String(), path, isName(path, f))
			case reflect.Map:
				freeStrings(v.Interface(), path, 0, visit)
			}
		})
	}
	ofOne(&c.About, "dossier")
	for _, e := range c.entries {
		ofOne(e.Record, e.path)
	}
}

func isName(path string, f Field) bool {
	parts := strings.Split(path, "/")
	parent := ""
	if len(parts) > 1 {
		parent = parts[len(parts)-2]
	}
	return f.Owner == "Alias" && f.Name == "text" || f.Owner == "Text" && (parent == "name" || parent == "label")
}

// freeStrings visits the strings and keys of extra, to a depth beyond which
// rule 8 refuses it.
func freeStrings(v any, path string, depth int, visit func(s, path string, named bool)) {
	if depth > maxExtraDepth {
		return
	}
	switch v := v.(type) {
	case string:
		visit(v, path, false)
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			visit(key, path, false)
			freeStrings(v[key], join(path, key), depth+1, visit)
		}
	case []any:
		for i, item := range v {
			freeStrings(item, join(path, strconv.Itoa(i)), depth+1, visit)
		}
	}
}

// badText says what is wrong with the characters of a text.
func badText(s string) (cause, remedy string) {
	const retype = "delete it; it is invisible, so retype the text"
	at := 0
	for i, r := range s {
		at++
		switch {
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return fmt.Sprintf("character %d is not UTF-8", at), "write the letter again"
			}
			return fmt.Sprintf("character %d is U+FFFD, which stands where a letter was lost", at), "write the letter again"
		case r == 0:
			return fmt.Sprintf("character %d is NUL", at), retype
		case unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r':
			return fmt.Sprintf("character %d is the control character %U", at, r), retype
		}
	}
	if at, r := UnpairedBidi(s); at >= 0 {
		return fmt.Sprintf("character %d is %U, a direction control without its partner", at+1, r), retype
	}
	return "", ""
}

// Direction controls of the Unicode Bidirectional Algorithm (UAX #9) that open
// and close a stretch. Marks (U+200E, U+200F, U+061C) need no partner.
const (
	bidiOpenEmbedding = "\u202A\u202B\u202D\u202E"
	bidiPop           = '\u202C'
	bidiOpenIsolate   = "\u2066\u2067\u2068"
	bidiPopIsolate    = '\u2069'
)

// UnpairedBidi returns the place in code points, from 0, of the first direction
// control without its partner, or -1. A stretch ends with its line at the
// latest, as in UAX #9, so what is open there was never closed.
func UnpairedBidi(s string) (at int, control rune) {
	type open struct {
		at      int
		control rune
	}
	var stack []open
	at = -1
	for _, r := range s {
		at++
		isolated := len(stack) > 0 && strings.ContainsRune(bidiOpenIsolate, stack[len(stack)-1].control)
		switch {
		case strings.ContainsRune(bidiOpenEmbedding+bidiOpenIsolate, r):
			stack = append(stack, open{at, r})
		case r == bidiPop && (len(stack) == 0 || isolated), r == bidiPopIsolate && !isolated:
			return at, r
		case r == bidiPop, r == bidiPopIsolate:
			stack = stack[:len(stack)-1]
		case r == '\n' && len(stack) > 0:
			return stack[0].at, stack[0].control
		}
	}
	if len(stack) > 0 {
		return stack[0].at, stack[0].control
	}
	return -1, 0
}

// mixedScripts returns the first word with letters of more than one of the
// scripts whose letters look alike.
func mixedScripts(s string) string {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		scripts := 0
		for _, table := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek} {
			if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(table, r) }) {
				scripts++
			}
		}
		if scripts > 1 {
			return word
		}
	}
	return ""
}
