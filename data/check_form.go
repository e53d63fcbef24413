// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"math"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Patterns of fields with a form of their own, by the struct and field that
// declare them. The schema shows the same ones. Go and ECMAScript read each of
// them alike.
var patterns = map[string]fieldPattern{
	"Meta.id":            {idPattern, "small letters, digits and single hyphens, as in al-jolani"},
	"Meta.formerly":      {idPattern, "small letters, digits and single hyphens, as in al-jolani"},
	"Evidence.sha256":    {`^[0-9a-f]{64}$`, "64 small hexadecimal digits; the command `isnad anchor` makes it"},
	"Source.sha256":      {`^[0-9a-f]{64}$`, "64 small hexadecimal digits; the command `isnad anchor` makes it"},
	"Evidence.timecode":  {`^[0-9]{1,2}:[0-5][0-9]:[0-5][0-9](-[0-9]{1,2}:[0-5][0-9]:[0-5][0-9])?$`, "hours, minutes, seconds, as in 0:14:05, or a range 0:14:05-0:15:30"},
	"Evidence.passage":   {`^none$`, "only none, where an import gives no passage"},
	"Actor.country":      {`^[A-Z]{2}$`, "two capital letters of ISO 3166, as in SY"},
	"Source.language":    {languagePattern, "a language code, as in en or zh-Hant"},
	"Source.file":        {`^[^/\\:]+$`, "the name of a file, without folders"},
	"Alias.lang":         {languagePattern, "a language code, as in en or zh-Hant"},
	"Alias.script":       {`^[A-Z][a-z]{3}$`, "a script code of ISO 15924, as in Latn or Arab"},
	"About.languages":    {`^(en|ar|fr)$`, "one of en, ar, fr"},
	"Text.unreviewed":    {`^(ar|fr)$`, "ar or fr"},
	"Event.duration":     {`^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$`, "an ISO 8601 duration, as in P1D or P17M"},
	"About.updated":      {dayPattern, "a day, as in 2025-10-22"},
	"Correction.date":    {dayPattern, "a day, as in 2025-10-22"},
	"Source.retrieved":   {dayPattern, "a day, as in 2025-10-22"},
	"About.contact":      {urlPattern, "an address that begins with https:, http: or mailto:"},
	"Source.url":         {urlPattern, "an address that begins with https:, http: or mailto:"},
	"Source.archive_url": {urlPattern, "an address that begins with https:, http: or mailto:"},
	"Evidence.url":       {urlPattern, "an address that begins with https:, http: or mailto:"},
	"ExternalID.url":     {urlPattern, "an address that begins with https:, http: or mailto:"},
}

const (
	idPattern       = `^[a-z0-9]+(-[a-z0-9]+)*$`
	languagePattern = `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`
	dayPattern      = `^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	urlPattern      = `^(https?://[^\s/?#]|mailto:[^\s])[^\s]*$`
)

type fieldPattern struct{ expression, wanted string }

var (
	compileOnce sync.Once
	compiled    map[string]*regexp.Regexp
)

// expression returns a field's pattern, compiled when first asked for: this
// package is part of the program in the browser, which checks nothing and must
// not pay for it.
func expression(name string) *regexp.Regexp {
	compileOnce.Do(func() {
		compiled = map[string]*regexp.Regexp{}
		for name, p := range patterns {
			compiled[name] = regexp.MustCompile(p.expression)
		}
	})
	return compiled[name]
}

// Pattern returns the regular expression of a string field, and in words what
// it asks for; "" if the field has none.
func (f Field) Pattern() (expression, wanted string) {
	p := patterns[f.Owner+"."+f.Name]
	return p.expression, p.wanted
}

// checkForm applies rule 1.
func (c *checker) checkForm() {
	walk(reflect.ValueOf(&c.About), "dossier", Field{}, c.formOf)
	for _, e := range c.entries {
		walk(reflect.ValueOf(e.Record), e.path, Field{}, c.formOf)
		c.formOfRecord(e)
	}
	if !slices.Contains(c.About.Languages, "en") && len(c.About.Languages) > 0 {
		c.fail(ruleForm, "dossier/languages", `"en" is not among the languages`, "add it: English is the language every text has")
	}
}

// formOf applies what the tags and tables say to one value.
func (c *checker) formOf(v reflect.Value, path string, f Field) {
	switch v.Kind() {
	case reflect.Struct:
		c.missingFields(v, path)
		if text, ok := v.Interface().(Text); ok {
			c.unreviewed(text, path)
		}
	case reflect.String:
		c.formOfString(v, path, f)
	case reflect.Int:
		c.formOfNumber(float64(v.Int()), path, f)
	case reflect.Float64:
		c.formOfNumber(v.Float(), path, f)
	}
}

// missingFields reports required fields that are empty. Evidence has a rule of
// its own, and an optional text that is wholly absent misses nothing.
func (c *checker) missingFields(v reflect.Value, path string) {
	if text, ok := v.Interface().(Text); ok && text.IsZero() {
		return
	}
	for _, f := range Fields(v.Type()) {
		if f.Required && f.Name != "evidence" && isEmpty(v.FieldByIndex(f.Index)) {
			c.fail(ruleForm, join(path, f.Name), MissingField(f.Name, v.Type().Name()), "add it")
		}
	}
}

// MissingField words rule 1 for a field that is not there, in the loader and
// here alike.
func MissingField(field, owner string) string {
	return fmt.Sprintf("the field %q of this %s is missing", field, strings.ToLower(owner))
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return strings.TrimSpace(v.String()) == ""
	case reflect.Slice:
		return v.Len() == 0
	case reflect.Struct:
		text, ok := v.Interface().(Text)
		return ok && text.IsZero()
	}
	return false
}

func (c *checker) unreviewed(t Text, path string) {
	for i, lang := range t.Unreviewed {
		if lang == "ar" && t.AR == "" || lang == "fr" && t.FR == "" {
			c.fail(ruleForm, fmt.Sprintf("%s/unreviewed/%d", path, i), fmt.Sprintf("the translation %q is called unreviewed and is not there", lang),
				"add the translation, or remove it from unreviewed")
		}
	}
}

func (c *checker) formOfString(v reflect.Value, path string, f Field) {
	value := v.String()
	if value == "" {
		return
	}
	if enum, ok := v.Interface().(Enum); ok && !slices.Contains(enum.Values(), value) {
		cause, remedy := UnknownValue(f.Name, value, enum.Values())
		c.fail(ruleForm, path, cause, remedy)
	}
	name := f.Owner + "." + f.Name
	pattern := expression(name)
	if pattern == nil || patterns[name].expression == idPattern || patterns[name].expression == dayPattern {
		return // ids have rule 2, days rule 5
	}
	wrong := !pattern.MatchString(value)
	if _, err := url.Parse(value); patterns[name].expression == urlPattern && err != nil {
		wrong = true
	}
	if wrong {
		c.fail(ruleForm, path, fmt.Sprintf("%q is not what %s may be", short(value), f.Name), "write "+patterns[name].wanted)
	}
}

// UnknownValue words rule 1 for an enum, in the loader and here alike.
func UnknownValue(field, value string, allowed []string) (cause, remedy string) {
	cause = fmt.Sprintf("%q is not a value of %s", short(value), field)
	if near := Nearest(value, allowed); near != "" {
		return cause, fmt.Sprintf("did you mean %q? The values are %s", near, strings.Join(allowed, ", "))
	}
	return cause, "use one of " + strings.Join(allowed, ", ")
}

// short cuts a value for a message.
func short(s string) string {
	const longest = 60
	if letters := []rune(s); len(letters) > longest {
		return string(letters[:longest-1]) + "…"
	}
	return s
}

func (c *checker) formOfNumber(x float64, path string, f Field) {
	low, high, bounded := f.Range()
	optional := !f.Required && x == 0 && f.Type.Kind() != reflect.Pointer // absent
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		c.fail(ruleForm, path, fmt.Sprintf("%s is not a number", f.Name), "write a number, or remove the field")
	case bounded && !optional && (x < low || x > high):
		c.fail(ruleForm, path, OutOfRange(f.Name, fmt.Sprint(x), low, high), "correct the number")
	}
}

// OutOfRange words rule 1 for a number, in the loader and here alike.
func OutOfRange(field, value string, low, high float64) string {
	if low == high {
		return fmt.Sprintf("%s is %s; it must be %.0f", field, value, low)
	}
	return fmt.Sprintf("%s is %s; it may be %.0f to %.0f", field, value, low, high)
}

// formOfRecord applies what holds between the fields of one record.
func (c *checker) formOfRecord(e entry) {
	switch r := e.Record.(type) {
	case *Actor:
		c.otherLabel(string(r.Kind), r.KindLabel, e.path, "kind")
		c.formOfActor(e, r)
	case *Place:
		c.otherLabel(string(r.Kind), r.KindLabel, e.path, "kind")
		if (r.Lat == nil) != (r.Lon == nil) {
			c.fail(ruleForm, e.path, "one of lat and lon is missing", "give both, or neither")
		}
	case *Event:
		c.otherLabel(string(r.Kind), r.KindLabel, e.path, "kind")
	case *Relation:
		c.otherLabel(string(r.Kind), r.KindLabel, e.path, "kind")
	case *Claim:
		c.otherLabel(string(r.Act), r.ActLabel, e.path, "act")
	case *Agreement:
		c.formOfTerms(e, r)
	case *Figure:
		c.formOfFigure(e, r)
	}
}

// otherLabel ties "other" to its label: each needs the other.
func (c *checker) otherLabel(kind string, label Text, path, field string) {
	switch {
	case kind == Other && label.IsZero():
		c.fail(ruleForm, path+"/"+field, fmt.Sprintf("%s is other, and %s_label is missing", field, field), fmt.Sprintf("say in %s_label what it is", field))
	case kind != Other && kind != "" && !label.IsZero():
		c.fail(ruleForm, path+"/"+field+"_label", fmt.Sprintf("%s_label stands beside %s %q", field, field, kind), fmt.Sprintf("remove it, or make %s other", field))
	}
}

// formOfActor asks for one of name and label. A minor's are rule 6.
func (c *checker) formOfActor(e entry, a *Actor) {
	switch {
	case a.Minor:
	case a.Name.IsZero() && a.Label.IsZero():
		c.fail(ruleForm, e.child("name"), MissingField("name", "actor"), "add it; for somebody the dossier does not name, write a label")
	case !a.Name.IsZero() && !a.Label.IsZero():
		c.fail(ruleForm, e.child("label"), fmt.Sprintf("%s has a name and a label", e.called()), "keep the name; a label stands for one who is not named")
	}
}

func (c *checker) formOfTerms(e entry, a *Agreement) {
	seen := map[int]bool{}
	for i, term := range a.Terms {
		path := fmt.Sprintf("%s/terms/%d", e.path, i)
		if seen[term.Number] {
			c.fail(ruleIdentity, path+"/number", fmt.Sprintf("term %d stands in this agreement twice", term.Number), "give each term its own number")
		}
		seen[term.Number] = true
		for k, clause := range term.Clauses {
			at := fmt.Sprintf("%s/clauses/%d", path, k)
			c.otherLabel(string(clause.Kind), clause.KindLabel, at, "kind")
			switch {
			case len(clause.Obliged) > 0 && clause.ObligedBasis == "":
				c.fail(ruleForm, at+"/obliged_basis", MissingField("obliged_basis", "clause"), "say stated if the text names who is obliged, editor if that is our reading")
			case len(clause.Obliged) == 0 && clause.ObligedBasis != "":
				c.fail(ruleForm, at+"/obliged_basis", "obliged_basis stands without obliged", "say who is obliged, or remove it")
			}
		}
	}
}

func (c *checker) formOfFigure(e entry, f *Figure) {
	switch {
	case f.Value == nil && f.Min == nil && f.Max == nil:
		c.fail(ruleForm, e.child("value"), fmt.Sprintf("%s has no number", e.called()), "give a value, or min and max")
	case f.Value != nil && (f.Min != nil || f.Max != nil):
		c.fail(ruleForm, e.child("value"), fmt.Sprintf("%s has a value and a range", e.called()), "keep the value, or min and max")
	case f.Min != nil && f.Max != nil && *f.Min > *f.Max:
		c.fail(ruleForm, e.child("min"), fmt.Sprintf("min %v is more than max %v", *f.Min, *f.Max), "exchange the two")
	}
}
