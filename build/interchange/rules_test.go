// SPDX-License-Identifier: MIT

package interchange

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"isnad/data"
	"isnad/data/export"
)

// units cuts a file into the parts that are shown by themselves: an object, a
// row, an element, an entry. What stands in one must make sense alone.
func units(t *testing.T, format string, file []byte) []string {
	t.Helper()
	switch format {
	case "csv":
		var rows []string
		for name, content := range unzipped(t, file) {
			if strings.HasSuffix(name, ".csv") {
				rows = append(rows, csvRows(t, name, content)...)
			}
		}
		return rows
	case "gexf", "graphml":
		return regexp.MustCompile(`(?s)<(?:node|edge) .*?</(?:node|edge)>`).FindAllString(string(file), -1)
	case "ics":
		lines := strings.ReplaceAll(string(file), "\r\n ", "")
		head, entries, _ := strings.Cut(lines, "BEGIN:VEVENT")
		return append(strings.Split(entries, "BEGIN:VEVENT"), strings.Split(head, `\n`)...)
	case "csl", "bibtex", "ris":
		return strings.Split(string(file), "\n\n")
	case "ftm":
		return strings.Split(string(file), "\n")
	case "timeline":
		var f struct {
			Title  struct{ Text struct{ Text string } }
			Events []json.RawMessage
		}
		decode(t, file, &f)
		return append(raw(f.Events), strings.Split(f.Title.Text.Text, "<br>")...)
	case "stix", "jsonld":
		var f struct {
			Objects []json.RawMessage
			Graph   []json.RawMessage `json:"@graph"`
		}
		decode(t, file, &f)
		return append(raw(f.Objects), raw(f.Graph)...)
	case "json":
		var lists map[string]json.RawMessage
		decode(t, file, &lists)
		var all []string
		for _, typ := range data.Types() {
			var records []json.RawMessage
			decode(t, lists[string(typ)], &records)
			all = append(all, raw(records)...)
		}
		return all
	}
	t.Fatalf("nobody says what stands alone in %s", format)
	return nil
}

func decode(t *testing.T, b []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}

func raw(all []json.RawMessage) []string {
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = string(r)
	}
	return texts
}

func unzipped(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func csvRows(t *testing.T, name string, content []byte) []string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var all []string
	for _, row := range rows {
		all = append(all, name+" "+strings.Join(row, " | "))
	}
	return all
}

// citations are of the dossier and its sources, and tell of nothing else.
var citations = []string{"csl", "bibtex", "ris"}

// complete formats hold who says and who answers in fields; the others say it
// in words.
var complete = []string{"json", "csv"}

func TestNoAllegationWithoutItsAttribution(t *testing.T) {
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			seen := 0
			for _, unit := range units(t, f.Name, written(t, accusing(t), f.Name)) {
				if !strings.Contains(unit, alleged) {
					continue
				}
				seen++
				if !strings.Contains(strings.ToLower(unit), strings.ToLower(accuser)) && !byReference(f.Name, unit) {
					t.Errorf("does not say whose it is: %s", unit)
				}
			}
			if seen == 0 && !slices.Contains(citations, f.Name) {
				t.Error("nothing that is alleged is in the file: the test looks at the wrong place")
			}
		})
	}
}

// byReference reports a unit of a complete format that is a part of a record
// in which its speaker stands, or an assertion that others are on record for.
func byReference(format, unit string) bool {
	return slices.Contains(complete, format) && (strings.Contains(unit, "proposition") || strings.Contains(unit, "according_to"))
}

func TestNoAllegationWithoutItsDenial(t *testing.T) {
	for _, f := range export.Formats() {
		if slices.Contains(complete, f.Name) {
			continue // the claims and whom they answer are all there: round trips prove it
		}
		t.Run(f.Name, func(t *testing.T) {
			for _, unit := range units(t, f.Name, written(t, accusing(t), f.Name)) {
				holds := strings.Contains(unit, alleged) && !strings.Contains(unit, alleged+" chief")
				denied := strings.Contains(unit, denial) || strings.Contains(unit, "enied by") // who denies a proposition
				if holds && !denied {
					t.Errorf("does not say that it is denied: %s", unit)
				}
			}
		})
	}
}

// told are the formats that tell of a claim in an object of its own.
var told = []string{"stix", "ftm", "jsonld"}

func TestAClaimLeavesWithHowItWasSaid(t *testing.T) {
	for _, format := range told {
		seen := 0
		for _, unit := range units(t, format, written(t, accusing(t), format)) {
			if !strings.Contains(unit, condition) {
				continue
			}
			seen++
			for reason, want := range map[string]string{
				"an office of then is not one of now":        "As " + office,
				"who speaks for others does not for himself": "On behalf of A club",
				"a condition alone reads as a fact":          "Condition: " + condition,
				"what was carried says through whom":         "reported through The Paper",
			} {
				if !strings.Contains(unit, want) {
					t.Errorf("%s: %s: %q is not in %s", format, reason, want, unit)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: no claim with its condition was seen", format)
		}
	}
}

func TestAnEventWithoutADaySaysWhoseItIs(t *testing.T) {
	whose := regexp.MustCompile(`(?i)according to|alleged|is named as saying so`)
	for _, format := range []string{"ics", "timeline"} {
		seen := 0
		for _, unit := range units(t, format, written(t, flagship(t), format)) {
			if !strings.HasPrefix(unit, "– ") {
				continue
			}
			if seen++; !whose.MatchString(unit) {
				t.Errorf("%s: %s", format, unit)
			}
		}
		if seen == 0 {
			t.Errorf("%s: lists no event without a day", format)
		}
	}
}

func TestARowNamesTheClaimsThatAnswerIt(t *testing.T) {
	tables := unzipped(t, written(t, accusing(t), "csv"))
	for id, table := range map[string]string{"accusation": "claims.csv", "deed": "events.csv", "tie": "relations.csv", "pact": "agreements.csv", "number": "figures.csv"} {
		rows := csvRows(t, "", tables[table])
		at := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, " "+id+" | ") })
		if at < 0 || !strings.Contains(rows[at], " | answer | ") {
			t.Errorf("%s does not name the answer to %s: %v", table, id, rows)
		}
	}
}

func TestWhatDidNotHappenSaysSo(t *testing.T) {
	for _, f := range export.Formats() {
		for _, unit := range units(t, f.Name, written(t, accusing(t), f.Name)) {
			says := strings.Contains(strings.ToLower(unit), "not to have happened") || strings.Contains(unit, `"negated": true`)
			if f.Name == "csv" {
				says = strings.HasSuffix(unit, "true") // the column negated, the last
			}
			if strings.Contains(unit, absent) && !says {
				t.Errorf("%s: reads as if it had happened: %s", f.Name, unit)
			}
		}
	}
}

// A tie in doubt is of no kind that a reader takes for a fact.
func TestADoubtfulTieIsNoTieOfItsKind(t *testing.T) {
	d := accusing(t)
	for format, wrong := range map[string]*regexp.Regexp{
		"ftm":     regexp.MustCompile(`"schema":"(Membership|Family)".*"(alleged|not)`),
		"stix":    regexp.MustCompile(`"relationship_type":"(member-of|family-of)".*(alleged|Alleged)`),
		"gexf":    regexp.MustCompile(`for="0" value="member-of"></attvalue>\s*<attvalue for="1" value="alleged"`),
		"graphml": regexp.MustCompile(`key="edge-kind">member-of</data>\s*<data key="edge-basis">alleged`),
	} {
		if found := wrong.Find(written(t, d, format)); found != nil {
			t.Errorf("%s: %s", format, found)
		}
	}
	stix := string(written(t, d, "stix"))
	for _, kind := range []string{`"alleged-member-of"`, `"not-family-of"`, `"member-of"`} {
		if !strings.Contains(stix, `"relationship_type":`+kind) {
			t.Errorf("stix has no %s", kind)
		}
	}
	if ftm := string(written(t, d, "ftm")); strings.Count(ftm, `"Membership"`) != 1 {
		t.Error("FollowTheMoney: the one membership that nobody doubts is not there alone")
	}
}

func TestAWithheldNameIsNowhere(t *testing.T) {
	for _, f := range export.Formats() {
		file := written(t, accusing(t), f.Name)
		if f.Name == "csv" {
			for name, content := range unzipped(t, file) {
				if bytes.Contains(bytes.ToLower(content), []byte(strings.ToLower(secret))) {
					t.Errorf("csv: the name of a child is in %s", name)
				}
			}
		}
		if bytes.Contains(bytes.ToLower(file), []byte(strings.ToLower(secret))) {
			t.Errorf("%s: the name of a child is in the file", f.Name)
		}
	}
}

func TestWhatIsMarkedHigherStays(t *testing.T) {
	for _, f := range export.Formats() {
		var out bytes.Buffer
		if err := f.Write(&out, input(t, accusing(t), "TLP:GREEN", "en")); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		content := out.String()
		if f.Name == "csv" {
			for _, part := range unzipped(t, out.Bytes()) {
				content += string(part)
			}
		}
		if strings.Contains(content, redacted) {
			t.Errorf("%s: what is TLP:RED left", f.Name)
		}
		if carries := f.Name != "ics" && f.Name != "timeline" && !slices.Contains(citations, f.Name); carries && !strings.Contains(content, "TLP:GREEN") {
			t.Errorf("%s: the marking of what left is lost", f.Name)
		}
	}
}

func TestPrepare(t *testing.T) {
	d := accusing(t)
	for _, c := range []struct {
		reason string
		most   data.Marking
		stays  []string
	}{
		{"no limit", "", nil},
		{"what is marked as high as the limit leaves", "TLP:RED", nil},
		{"what refers to what stays does, too", "TLP:AMBER", []string{"red", "red-meeting"}},
		{"a tie of a group that stays does, too", "TLP:CLEAR", []string{"green", "green-tie", "red", "red-meeting"}},
	} {
		got, stays, err := export.Prepare(d, c.most)
		if slices.Sort(stays); err != nil || !slices.Equal(stays, c.stays) {
			t.Errorf("%s: %v stay, want %v (%v)", c.reason, stays, c.stays, err)
		}
		if hidden := len(got.About.Overview) == 0; hidden != (len(c.stays) > 0) {
			t.Errorf("%s: the overview has %d sentences", c.reason, len(got.About.Overview))
		}
	}
	if _, _, err := export.Prepare(d, "TLP:PURPLE"); err == nil {
		t.Error("a marking that is none is taken")
	}
	checked := flagship(t)
	if got, _, _ := export.Prepare(checked, ""); got != checked {
		t.Error("a dossier from which nothing is taken is not the same")
	}
	d.Claims[1].Markings = []data.Marking{"TLP:RED"}
	if _, stays, _ := export.Prepare(d, "TLP:GREEN"); !slices.Contains(stays, "accusation") {
		t.Error("an accusation leaves without its denial")
	}
}

var uuids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`)

func TestEveryReferenceLeadsSomewhere(t *testing.T) {
	for name, d := range dossiers(t) {
		for _, f := range export.Formats() {
			file := written(t, d, f.Name)
			var defined, used []string
			switch f.Name {
			case "json":
				var back data.Dossier
				decode(t, file, &back)
				for _, r := range back.Records() {
					defined = append(defined, r.Head().ID)
					for _, ref := range data.References(r) {
						used = append(used, ref.ID)
					}
				}
				defined = append(defined, data.Unattributed)
			case "csv":
				defined, used = csvReferences(t, file)
			case "gexf", "graphml":
				defined, used = xmlReferences(t, file)
			case "ftm", "stix", "jsonld":
				for _, m := range regexp.MustCompile(`"id":"([^"]+)"`).FindAllStringSubmatch(string(file), -1) {
					defined = append(defined, uuids.FindString(m[1]))
				}
				extensions := regexp.MustCompile(`"extension-definition--[^"]+"`) // these name a specification
				used = uuids.FindAllString(extensions.ReplaceAllString(string(file), ""), -1)
			default:
				continue // a calendar and a timeline hold no references
			}
			known := map[string]bool{}
			for _, id := range defined {
				if known[id] && f.Name != "csv" {
					t.Errorf("%s, %s: two things have the id %s", name, f.Name, id)
				}
				known[id] = true
			}
			for _, id := range used {
				if !known[id] {
					t.Errorf("%s, %s: %s leads nowhere", name, f.Name, id)
				}
			}
			if len(used) == 0 {
				t.Errorf("%s, %s: no reference was seen", name, f.Name)
			}
		}
	}
}

// csvReferences reads the keys as datapackage.json declares them, and the
// columns of ids that it describes.
func csvReferences(t *testing.T, file []byte) (defined, used []string) {
	t.Helper()
	files := unzipped(t, file)
	var described struct {
		Resources []struct {
			Name, Path string
			Schema     struct {
				Fields []struct{ Name, Description string }
			}
		}
	}
	decode(t, files["datapackage.json"], &described)
	for _, resource := range described.Resources {
		rows, err := csv.NewReader(bytes.NewReader(files[resource.Path])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			for i, field := range resource.Schema.Fields {
				switch {
				case field.Name == "id":
					defined = append(defined, row[i])
				case field.Name == "record", strings.HasPrefix(field.Description, "ids in "):
					used = append(used, strings.Fields(row[i])...)
				}
			}
		}
	}
	return defined, used
}

func xmlReferences(t *testing.T, file []byte) (defined, used []string) {
	t.Helper()
	in := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := in.Token()
		if err == io.EOF {
			return defined, used
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			switch {
			case start.Name.Local == "node" && a.Name.Local == "id":
				defined = append(defined, a.Value)
			case start.Name.Local == "edge" && (a.Name.Local == "source" || a.Name.Local == "target"):
				used = append(used, a.Value)
			}
		}
	}
}

func TestTheSameDossierGivesTheSameBytes(t *testing.T) {
	for name, d := range dossiers(t) {
		for _, f := range export.Formats() {
			if !bytes.Equal(written(t, d, f.Name), written(t, d, f.Name)) {
				t.Errorf("%s, %s: two files differ", name, f.Name)
			}
		}
	}
}

// Files are text that any reader takes: UTF-8, with none of the signs that
// break lines, terminals and parsers.
func TestFilesAreCleanText(t *testing.T) {
	for name, d := range dossiers(t) {
		for _, f := range export.Formats() {
			parts := map[string][]byte{"": written(t, d, f.Name)}
			if f.Name == "csv" {
				parts = unzipped(t, parts[""])
			}
			for _, part := range slices.Sorted(maps.Keys(parts)) {
				content := parts[part]
				if !utf8.Valid(content) {
					t.Errorf("%s, %s %s: not UTF-8", name, f.Name, part)
				}
				complete := f.Name == "json" || strings.HasSuffix(part, ".csv") // these keep a text as it is
				for _, r := range string(content) {
					if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && !complete {
						t.Errorf("%s, %s %s: control character %U", name, f.Name, part, r)
						break
					}
				}
			}
		}
	}
}

func TestEveryFormatSaysWhatItIs(t *testing.T) {
	names, files := map[string]bool{}, map[string]bool{}
	for _, f := range export.Formats() {
		if f.Name == "" || f.File == "" || f.Media == "" || f.Standard == "" || f.For == "" || f.Write == nil || names[f.Name] || files[f.File] {
			t.Errorf("%+v lacks something, or is there twice", f)
		}
		names[f.Name], files[f.File] = true, true
	}
	if _, err := export.Find("excel"); err == nil || !strings.Contains(err.Error(), "stix") {
		t.Errorf("an unknown format: %v", err)
	}
}

func TestADossierOfNothing(t *testing.T) {
	empty := &data.Dossier{Isnad: 1}
	for _, f := range export.Formats() {
		var out bytes.Buffer
		err := f.Write(&out, input(t, empty, "", "en"))
		if wants := f.Name == "ics" || f.Name == "timeline"; wants != (err == export.ErrNothing) || !wants && err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if err != nil && out.Len() > 0 {
			t.Errorf("%s: refused, and wrote %d bytes", f.Name, out.Len())
		}
	}
}
