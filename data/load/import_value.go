// SPDX-License-Identifier: MIT

package load

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/data"
	"isnad/data/edtf"
)

// Values of other formats, made fit for ours.

// plainID is what an id of ours looks like; takenID what only ids that we made
// look like, so that a file's own cannot be one of them.
var (
	plainID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	takenID = regexp.MustCompile(`^(unattributed|imported-file|ref-.*|dataset-.*|.*-pair-.*|(.*-)?x[0-9a-f]{12})$`)
)

// longestPlainID leaves room below the limit of ids for what is put around.
const longestPlainID = 90

// madeID makes an id from one of another format: the same one where it is fit,
// else its letters with a hash that tells it from what reads alike.
func madeID(original string) string {
	if len(original) <= longestPlainID && plainID.MatchString(original) && !takenID.MatchString(original) {
		return original
	}
	const readable = 48
	slug := strings.Trim(slugged(original, readable), "-")
	if slug == "" {
		return hashOf(original)
	}
	return slug + "-" + hashOf(original)
}

// hashedID is an id that shows nothing of the original.
func hashedID(original string) string { return "withheld-" + hashOf(original) }

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "x" + hex.EncodeToString(sum[:6])
}

// slugged keeps letters a to z and digits, everything else one hyphen.
func slugged(s string, most int) string {
	var out []byte
	for i := 0; i < len(s) && len(out) < most; i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			out = append(out, c)
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return string(out)
}

// cleanText makes a text that rule 7 lets pass: no controls, no letters that
// were lost, no direction controls without their partner.
func cleanText(s string) string {
	if plainText(s) {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if at, _ := data.UnpairedBidi(s); at >= 0 {
		s = strings.Map(func(r rune) rune {
			if r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' {
				return -1
			}
			return r
		}, s)
	}
	return strings.TrimSpace(s)
}

// plainText reports text that needs no cleaning, at the speed of a glance.
func plainText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= 0x7f {
			return false
		}
	}
	return true
}

// cleanLine is cleanText on one line.
func cleanLine(s string) string { return strings.Join(strings.Fields(cleanText(s)), " ") }

// text is prose of another format, cut where it is longer than ours may be.
func (im *importer) text(s, which string) data.Text {
	clean := cleanText(s)
	if clean != strings.TrimSpace(s) {
		im.report.note("a text held characters that no text may, which were taken out", which)
	}
	if len(clean) > data.MaxText {
		im.report.note("a text was longer than a record's may be, and was cut", which)
		clean = strings.ToValidUTF8(clean[:data.MaxText-4], "") + "…"
		if at, _ := data.UnpairedBidi(clean); at >= 0 {
			clean = cleanText(clean)
		}
	}
	return data.Text{EN: clean}
}

// name is text on one line.
func (im *importer) name(s, which string) data.Text {
	return im.text(strings.Join(strings.Fields(s), " "), which)
}

var webAddress = regexp.MustCompile(`^(https?://[^\s/?#]|mailto:[^\s])[^\s]*$`)

// address is a link as ours may be, or "".
func address(s string) string {
	s = strings.TrimSpace(s)
	if !webAddress.MatchString(s) || cleanText(s) != s || len(s) > 4000 {
		return ""
	}
	if _, err := url.Parse(s); err != nil {
		return ""
	}
	return s
}

// day is the day of a timestamp or date, or nil.
func day(s string) *data.Date {
	s = strings.TrimSpace(s)
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		s = s[:10]
	}
	return when(s)
}

// when reads an EDTF text, or nil.
func when(s string) *data.Date {
	if s == "" || len(s) > 60 {
		return nil
	}
	parsed, err := edtf.Parse(s)
	if err != nil || parsed.IsZero() {
		return nil
	}
	return &data.Date{Date: parsed}
}

// span is from one day to another; one of them alone is an open interval.
func span(from, to string) *data.Date {
	a, b := day(from), day(to)
	switch {
	case a != nil && b != nil && a.String() == b.String():
		return a
	case a != nil && b != nil:
		if both := when(a.String() + "/" + b.String()); both != nil {
			return both
		}
		return a
	case a != nil:
		return a
	case b != nil:
		return when("../" + b.String())
	}
	return nil
}

// ordered reports that an end is not before its start.
func ordered(start, end *data.Date) bool {
	if start == nil || end == nil {
		return true
	}
	first, a := start.Earliest()
	last, b := end.Latest()
	return !a || !b || first <= last
}

var countryCode = regexp.MustCompile(`^[A-Za-z]{2}$`)

// country is an ISO 3166 code in capitals, or "".
func country(s string) string {
	s = strings.TrimSpace(s)
	if !countryCode.MatchString(s) {
		return ""
	}
	return strings.ToUpper(s)
}

// alias makes other names: each once, and none that is the name itself.
func (im *importer) aliases(name string, which string, texts []string, kind data.AliasType) []data.Alias {
	var all []data.Alias
	seen := map[string]bool{name: true}
	for _, text := range texts {
		clean := im.name(text, which).EN
		if clean != "" && !seen[clean] {
			seen[clean] = true
			all = append(all, data.Alias{Text: clean, Type: kind})
		}
	}
	return all
}

// other is the kind that our list lacks, with what the file calls it.
func other(label string) (kind string, text data.Text) {
	label = cleanLine(strings.NewReplacer("-", " ", "_", " ").Replace(label))
	if label == "" {
		label = "not said"
	}
	return data.Other, data.Text{EN: short(label)}
}

// relationKind is the kind of our list that a word names, or other.
func relationKind(word string) (data.RelationKind, data.Text) {
	word = strings.ToLower(strings.TrimSpace(word))
	if word != data.Other && slices.Contains(data.RelationKind("").Values(), word) {
		return data.RelationKind(word), data.Text{}
	}
	kind, label := other(word)
	return data.RelationKind(kind), label
}

// tlp reads a label of the Traffic Light Protocol, 1 or 2.
func tlp(s string) (data.Marking, bool) {
	word := strings.ToUpper(strings.NewReplacer(" ", "", "_", "+").Replace(s))
	word = strings.TrimPrefix(strings.TrimPrefix(word, "TLP:"), "TLP-")
	if word == "WHITE" {
		word = "CLEAR" // as version 2 renamed it
	}
	m := data.Marking("TLP:" + word)
	return m, slices.Contains(m.Values(), string(m))
}

// Limits of what extra keeps of an object, below those of the loader.
const (
	deepestExtra = 40
	mostExtra    = 900 // keys of one group, entries of one list
)

// cleanExtra makes fields that were not mapped fit to be kept.
func (im *importer) cleanExtra(fields map[string]any, which string) map[string]any {
	if len(fields) == 0 {
		return nil
	}
	kept, _ := im.cleanFree(fields, which, deepestExtra).(map[string]any)
	return kept
}

func (im *importer) cleanFree(v any, which string, depth int) any {
	switch v := v.(type) {
	case string:
		return im.text(v, which).EN
	case map[string]any:
		if depth == 0 {
			im.report.note("a field was nested too deep to be kept", which)
			return "(nested too deep)"
		}
		kept := make(map[string]any, len(v))
		for _, key := range slices.Sorted(maps.Keys(v)) {
			clean := short(cleanLine(key))
			if clean == "" || len(kept) >= mostExtra {
				im.report.note("a field without a name, or one too many, was not kept", which)
				continue
			}
			kept[clean] = im.cleanFree(v[key], which, depth-1)
		}
		return kept
	case []any:
		if depth == 0 {
			im.report.note("a field was nested too deep to be kept", which)
			return "(nested too deep)"
		}
		if len(v) > mostExtra {
			im.report.note("a list was longer than can be kept, and was cut", which)
			v = v[:mostExtra]
		}
		kept := make([]any, len(v))
		for i, item := range v {
			kept[i] = im.cleanFree(item, which, depth-1)
		}
		return kept
	case json.Number:
		return freeNumber(v.String())
	}
	return v
}
