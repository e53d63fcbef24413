// SPDX-License-Identifier: MIT

package interchange

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/hostile"
)

// The JSON Schemas of OASIS are in no package registry that tests may ask, so
// these checks are written from the specification (STIX Version 2.1, OASIS
// Standard, 10 June 2021): the property tables of chapters 3, 4, 5 and 7, and
// the rules beside them that a schema cannot hold.

type stixAny = map[string]any

var (
	stixID   = regexp.MustCompile(`^[a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`) // 2.9
	stixTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`)                                             // 2.16, 3.2: milliseconds
	stixType = regexp.MustCompile(`^[a-z0-9-]{3,250}$`)                                                                    // 3.1: names of types
)

// stixRequired are the properties that a type must have beyond the common ones,
// and stixOptional those that it may have.
var (
	stixCommon   = []string{"type", "spec_version", "id", "created", "modified"}
	stixAnywhere = []string{"created_by_ref", "labels", "confidence", "lang", "external_references", "object_marking_refs", "extensions", "revoked", "granular_markings"}
	stixRequired = map[string][]string{
		"identity": {"name"}, "location": {}, "incident": {"name"}, "relationship": {"relationship_type", "source_ref", "target_ref"},
		"grouping": {"context", "object_refs"}, "note": {"content", "object_refs"}, "opinion": {"opinion", "object_refs"},
		"report": {"name", "published", "object_refs"}, "marking-definition": {},
	}
	stixOptional = map[string][]string{
		"identity": {"description", "roles", "identity_class", "sectors", "contact_information"},
		"location": {"name", "description", "latitude", "longitude", "precision", "region", "country", "administrative_area", "city"},
		"incident": {"description"}, "relationship": {"description", "start_time", "stop_time"}, "grouping": {"name", "description"},
		"note": {"abstract", "authors"}, "opinion": {"explanation", "authors"}, "report": {"description", "report_types"},
		"marking-definition": {"name", "definition_type", "definition"},
	}
	stixOpinions   = []string{"strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"} // 10.24
	stixIdentities = []string{"individual", "group", "system", "organization", "class", "unknown"}   // 10.7
)

func TestSTIXAsTheSpecificationHasIt(t *testing.T) {
	for name, d := range dossiers(t) {
		var bundle struct {
			Type, ID string
			Objects  []stixAny
		}
		file := written(t, d, "stix")
		decode(t, file, &bundle)
		if bundle.Type != "bundle" || !strings.HasPrefix(bundle.ID, "bundle--") || !stixID.MatchString(bundle.ID) {
			t.Errorf("%s: bundle %s %s", name, bundle.Type, bundle.ID)
		}
		types := map[string]int{}
		for _, o := range bundle.Objects {
			types[o["type"].(string)]++
			for _, problem := range stixProblems(o) {
				t.Errorf("%s: %s: %s", name, o["id"], problem)
			}
		}
		for typ := range stixRequired {
			if marked := typ == "marking-definition"; types[typ] == 0 && (!marked || name != "flagship") {
				t.Errorf("%s: there is no %s", name, typ)
			}
		}
		if types["threat-actor"] > 0 {
			t.Errorf("%s: somebody is called a threat actor", name)
		}
	}
}

func stixProblems(o stixAny) (problems []string) {
	say := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	typ, _ := o["type"].(string)
	required, known := stixRequired[typ]
	if !known || !stixType.MatchString(typ) {
		say("type %q", typ)
		return problems
	}
	common := stixCommon
	if typ == "marking-definition" {
		common = common[:4] // 7.2.1: it has no modified
	}
	for _, property := range slices.Concat(common, required) {
		if text, isText := o[property].(string); o[property] == nil || isText && text == "" {
			say("lacks %s", property)
		}
	}
	for property, v := range o {
		if !slices.Contains(slices.Concat(common, required, stixOptional[typ], stixAnywhere), property) {
			say("has %s, which its type has not", property)
		}
		if list, ok := v.([]any); ok && len(list) == 0 {
			say("%s is an empty list", property) // 2.10
		}
	}
	if o["spec_version"] != "2.1" {
		say("version %v", o["spec_version"])
	}
	if id, _ := o["id"].(string); !stixID.MatchString(id) || !strings.HasPrefix(id, typ+"--") {
		say("id %q", id)
	}
	for _, property := range []string{"created", "modified", "published", "start_time", "stop_time"} {
		if at, ok := o[property].(string); ok && !stixTime.MatchString(at) {
			say("%s is %s", property, at)
		}
	}
	return append(problems, stixOwn(typ, o)...)
}

// stixOwn are the rules of single types.
func stixOwn(typ string, o stixAny) (problems []string) {
	say := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	in := func(property string, values []string) {
		if v, _ := o[property].(string); !slices.Contains(values, v) {
			say("%s is %q", property, v)
		}
	}
	switch typ {
	case "identity":
		in("identity_class", stixIdentities)
	case "opinion":
		in("opinion", stixOpinions)
		if o["authors"] == nil { // it would be read as that of who made the bundle
			say("is of nobody named")
		}
	case "grouping":
		in("context", []string{"suspicious-activity", "malware-analysis", "unspecified"}) // 10.5
	case "location": // 4.11.1: one of region, country, latitude with longitude
		if o["region"] == nil && o["country"] == nil && (o["latitude"] == nil || o["longitude"] == nil) {
			say("says not where it is")
		}
	case "relationship": // 5.1.1
		if kind, _ := o["relationship_type"].(string); !regexp.MustCompile(`^[a-z0-9-]+$`).MatchString(kind) {
			say("relationship_type %q", kind)
		}
		start, from := o["start_time"].(string)
		stop, to := o["stop_time"].(string)
		if from && to && stop <= start {
			say("it stops at %s and starts at %s", stop, start)
		}
	case "marking-definition": // 7.2.1.4, and TLP 2.0's extension
		if o["extensions"] == nil && o["definition"] == nil {
			say("defines nothing")
		}
	}
	if refs, ok := o["external_references"].([]any); ok {
		for _, ref := range refs {
			r := ref.(stixAny)
			if r["source_name"] == "" || r["description"] == nil && r["url"] == nil && r["external_id"] == nil { // 2.5.2
				say("external reference %v", r)
			}
		}
	}
	if c, ok := o["confidence"].(float64); ok && (c < 0 || c > 100) {
		say("confidence %v", c)
	}
	return problems
}

// The checks above find what is wrong.
func TestBrokenSTIXIsSeen(t *testing.T) {
	good := stixAny{}
	decode(t, []byte(`{"type":"note","spec_version":"2.1","id":"note--7fce5fa6-7c1a-5362-9532-ea55c1e68022","created":"2026-11-23T00:00:00.000Z","modified":"2026-11-23T00:00:00.000Z","content":"x","object_refs":["identity--7fce5fa6-7c1a-5362-9532-ea55c1e68022"]}`), &good)
	if problems := stixProblems(good); len(problems) > 0 {
		t.Fatalf("a good note: %v", problems)
	}
	for reason, change := range map[string]func(stixAny){
		"no content":          func(o stixAny) { delete(o, "content") },
		"an id of other type": func(o stixAny) { o["id"] = "report--7fce5fa6-7c1a-5362-9532-ea55c1e68022" },
		"a day for a time":    func(o stixAny) { o["created"] = "2026-11-23" },
		"an empty list":       func(o stixAny) { o["object_refs"] = []any{} },
		"a name":              func(o stixAny) { o["name"] = "x" },
		"an unknown type":     func(o stixAny) { o["type"] = "claim" },
	} {
		var broken stixAny
		b, _ := json.Marshal(good)
		decode(t, b, &broken)
		change(broken)
		if len(stixProblems(broken)) == 0 {
			t.Errorf("%s passes", reason)
		}
	}
}

// TimelineJS documents its JSON and ships no reader that runs without a page
// (timeline.knightlab.com/docs/json-format.html): events is not empty, every
// start_date has a year, texts are HTML.
func TestTimelineJSAsItsDocumentationHasIt(t *testing.T) {
	for name, d := range map[string]*data.Dossier{"flagship": flagship(t), "accusing": accusing(t), "hostile": hostile.Dossier(hostile.Text)} {
		var f struct {
			Title struct {
				Text struct{ Headline, Text string }
			}
			Events []struct {
				UniqueID  string                         `json:"unique_id"`
				Display   string                         `json:"display_date"`
				StartDate struct{ Year, Month, Day int } `json:"start_date"`
				Text      struct{ Headline, Text string }
			}
		}
		file := written(t, d, "timeline")
		decode(t, file, &f)
		if len(f.Events) == 0 || f.Title.Text.Headline == "" {
			t.Errorf("%s: %d events", name, len(f.Events))
		}
		for _, e := range f.Events {
			if e.StartDate.Year == 0 || e.StartDate.Day > 0 && e.StartDate.Month == 0 || e.Text.Headline == "" {
				t.Errorf("%s: %+v", name, e)
			}
			if strings.ContainsAny(e.Text.Headline+strings.ReplaceAll(e.Text.Text, "<br>", ""), "<>") {
				t.Errorf("%s: markup of the dossier is in %+v", name, e.Text)
			}
		}
		for _, e := range d.Events {
			listed := strings.Contains(f.Title.Text.Text, markup(e.Title.EN)) || strings.Contains(string(file), `"unique_id": "`+e.ID+`"`)
			if !listed && name != "hostile" {
				t.Errorf("%s: %s is neither a slide nor listed", name, e.ID)
			}
		}
	}
}

func markup(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(s)
}
