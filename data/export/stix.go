// SPDX-License-Identifier: MIT

package export

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"isnad/data"
	"isnad/data/graph"
)

// # What becomes what
//
//	dossier              identity, which made all objects, and a report of them all
//	source               external reference of what rests on it
//	actor                identity; never a threat-actor, which would be our verdict
//	place                location
//	event                incident
//	relation             relationship; "alleged-member-of" and the like where in
//	                     doubt, so that no reader takes the type for a fact
//	topic                grouping of its propositions
//	proposition          note, on its topic
//	claim                note by its speaker on what it is about, which says whose
//	                     it is and how it is answered; and, where it takes a stance
//	                     on a proposition, an opinion by the speaker on that note;
//	                     nobody named has none: it would read as ours
//	agreement, figure    note on the parties, on the subject
//	marking              TLP 2.0 marking definitions, as OASIS publishes them
//
// Times: STIX has instants only. created and modified are the dossier's day at
// midnight; start_time and stop_time are written for certain days alone.

const stixLost = "Claims become notes and opinions, which STIX has no way to tie to the claims they answer: the answers stand in the text. A claim of nobody named is a note alone. " +
	"Passages, offsets and hashes stand in external references. Translations, offices and dates in doubt stand in descriptions or are left out."

// stixObject is one object of a bundle. The order of fields is that of the
// specification's tables.
type stixObject struct {
	Type         string   `json:"type"`
	SpecVersion  string   `json:"spec_version"`
	ID           string   `json:"id"`
	CreatedByRef string   `json:"created_by_ref,omitempty"`
	Created      string   `json:"created"`
	Modified     string   `json:"modified,omitempty"`
	Labels       []string `json:"labels,omitempty"`
	Confidence   *int     `json:"confidence,omitempty"`
	Lang         string   `json:"lang,omitempty"`

	Name          string   `json:"name,omitempty"`
	Description   string   `json:"description,omitempty"`
	Roles         []string `json:"roles,omitempty"`
	IdentityClass string   `json:"identity_class,omitempty"`
	Latitude      *float64 `json:"latitude,omitempty"`
	Longitude     *float64 `json:"longitude,omitempty"`
	Region        string   `json:"region,omitempty"`
	Context       string   `json:"context,omitempty"`
	Published     string   `json:"published,omitempty"`
	ReportTypes   []string `json:"report_types,omitempty"`
	Relationship  string   `json:"relationship_type,omitempty"`
	SourceRef     string   `json:"source_ref,omitempty"`
	TargetRef     string   `json:"target_ref,omitempty"`
	StartTime     string   `json:"start_time,omitempty"`
	StopTime      string   `json:"stop_time,omitempty"`
	Abstract      string   `json:"abstract,omitempty"`
	Content       string   `json:"content,omitempty"`
	Explanation   string   `json:"explanation,omitempty"`
	Opinion       string   `json:"opinion,omitempty"`
	Authors       []string `json:"authors,omitempty"`
	ObjectRefs    []string `json:"object_refs,omitempty"`

	ExternalReferences []stixReference            `json:"external_references,omitempty"`
	ObjectMarkingRefs  []string                   `json:"object_marking_refs,omitempty"`
	Extensions         map[string]json.RawMessage `json:"extensions,omitempty"`
}

type stixReference struct {
	SourceName  string `json:"source_name"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url,omitempty"`
	ExternalID  string `json:"external_id,omitempty"`
}

type stixFile struct {
	*Input
	*stream
	author string
	stamp  string
	all    []string // ids of what was written, for the report
}

// STIX writes one bundle (STIX 2.1).
func STIX(w io.Writer, in *Input) error {
	f := &stixFile{Input: in, stream: newStream(w), stamp: in.updated() + "T00:00:00.000Z"}
	f.text(`{"type":"bundle","id":"bundle--` + in.uuidOf("bundle") + `","objects":[` + "\n")
	about := in.Dossier.About
	f.author = "identity--" + in.uuidOf("identity")
	f.put(stixObject{Type: "identity", ID: f.author, Name: in.in(about.Title), Description: in.in(about.Summary), IdentityClass: "system"})
	f.markingDefinitions()
	for r := range graph.Each[data.Record](in.Graph) {
		f.record(r)
	}
	f.put(stixObject{Type: "report", ID: "report--" + in.uuidOf("report"), CreatedByRef: f.author, Name: in.in(about.Title), Description: in.in(about.Summary),
		Published: f.stamp, ReportTypes: []string{"campaign"}, ObjectRefs: f.all})
	f.text("]}\n")
	return f.finish()
}

// put writes an object with what all have.
func (f *stixFile) put(o stixObject) {
	o.SpecVersion, o.Created, o.Modified, o.Lang = "2.1", f.stamp, f.stamp, f.Words.Lang()
	f.all = append(f.all, o.ID)
	f.item(o)
}

// stixID is the id of the object that a record becomes; "" for a source, and
// for a record that is not there.
func (f *stixFile) stixID(id string) string {
	kind := ""
	switch r := f.Record(id).(type) {
	case *data.Actor:
		kind = "identity"
	case *data.Place:
		kind = "location"
	case *data.Event:
		kind = "incident"
	case *data.Relation:
		kind = "relationship"
		if f.Record(r.From) == nil || f.Record(r.To) == nil {
			kind = "note"
		}
	case *data.Topic:
		kind = "grouping"
		if len(f.Propositions(id)) == 0 {
			kind = "note"
		}
	case *data.Proposition, *data.Claim, *data.Agreement, *data.Figure:
		kind = "note"
	default:
		return ""
	}
	return kind + "--" + f.uuidOf(id)
}

func (f *stixFile) refs(ids ...string) []string {
	var all []string
	for _, id := range ids {
		if ref := f.stixID(id); ref != "" && !slices.Contains(all, ref) {
			all = append(all, ref)
		}
	}
	return all
}

func (f *stixFile) record(r data.Record) {
	o := stixObject{ID: f.stixID(r.Head().ID), CreatedByRef: f.author, Confidence: r.Head().Confidence,
		ExternalReferences: f.references(r), ObjectMarkingRefs: markingRefs(r.Head())}
	o.Type, _, _ = strings.Cut(o.ID, "--")
	switch r := r.(type) {
	case *data.Source:
		return
	case *data.Actor:
		f.identity(&o, r)
	case *data.Place:
		f.location(&o, r)
	case *data.Event:
		o.Name, o.Description = f.answered(r), paragraphs(f.account(r), f.when(r.Date))
		o.Labels = []string{string(r.Kind)}
	case *data.Relation:
		f.relation(&o, r)
	case *data.Topic:
		f.topic(&o, r)
	default:
		f.note(&o, r)
	}
	f.put(o)
	if c, ok := r.(*data.Claim); ok {
		f.opinion(o, c)
	}
}

// when is a date as it stands; "" for none.
func (f *stixFile) when(d *data.Date) string {
	if d == nil {
		return ""
	}
	return sentence(f.Words.Date(d) + " (EDTF " + d.String() + ")")
}

func (f *stixFile) identity(o *stixObject, a *data.Actor) {
	o.Name, o.Description, o.IdentityClass = f.Words.Title(a), f.account(a), "organization"
	switch a.Kind {
	case data.ActorPerson:
		o.IdentityClass = "individual"
	case data.ActorGroup, data.ActorArmedGroup, data.ActorCommunity:
		o.IdentityClass = "group"
	}
	for _, r := range a.Roles {
		o.Roles = append(o.Roles, f.role(a, r))
	}
	if also := spellings(a.Name, a.Aliases); len(also) > 1 {
		o.Description = paragraphs(o.Description, strings.Join(also, "; "))
	}
}

// location has coordinates, or else its name as a region: the specification
// wants one of region, country and coordinates, and a name is what we know.
func (f *stixFile) location(o *stixObject, p *data.Place) {
	o.Name, o.Description = f.Words.Title(p), f.account(p)
	if p.Lat != nil && p.Lon != nil {
		o.Latitude, o.Longitude = p.Lat, p.Lon
	} else {
		o.Region = o.Name
	}
}

// notWord is what the name of a relationship may not hold (5.1 of the
// specification: a to z, 0 to 9 and hyphens).
var notWord = regexp.MustCompile(`[^a-z0-9]+`)

func (f *stixFile) relation(o *stixObject, r *data.Relation) {
	if o.Type == "note" {
		f.note(o, r)
		return
	}
	o.Relationship = cmp.Or(strings.Trim(notWord.ReplaceAllString(strings.ToLower(tieKind(r)), "-"), "-"), "related-to")
	o.Description = paragraphs(sentence(f.answered(r)), f.account(r), f.period(r.Start, r.End))
	o.SourceRef, o.TargetRef = f.stixID(r.From), f.stixID(r.To)
	start, known := certainDay(r.Start)
	stop, closed := certainDay(r.End)
	if known {
		o.StartTime = start.String() + "T00:00:00.000Z"
	}
	if closed && (!known || stop > start) { // stop must be later than start
		o.StopTime = stop.String() + "T00:00:00.000Z"
	}
}

func (f *stixFile) topic(o *stixObject, t *data.Topic) {
	if o.Type == "note" {
		f.note(o, t)
		return
	}
	o.Name, o.Description, o.Context = f.Words.Title(t), f.account(t), "unspecified"
	for _, p := range f.Propositions(t.ID) {
		o.ObjectRefs = append(o.ObjectRefs, f.stixID(p.ID))
	}
}

// note holds what STIX has no object for. A note must be on something: where a
// record is about nothing in the bundle, on who made the bundle.
func (f *stixFile) note(o *stixObject, r data.Record) {
	o.Abstract, o.Content = f.answered(r), paragraphs(sentence(f.answered(r)), f.account(r))
	var on []string
	switch r := r.(type) {
	case *data.Claim:
		on = append(append(append([]string{}, r.About...), r.Speaker), r.Proposition)
		o.Authors = f.authors(r.Speaker)
		o.Content = paragraphs(o.Content, f.when(r.SaidOn))
	case *data.Proposition:
		on = []string{r.Topic}
	case *data.Figure:
		on = []string{r.Subject}
		o.Content = f.figure(r)
	case *data.Relation:
		on = []string{r.From}
	case *data.Agreement:
		for _, p := range r.Parties {
			on = append(on, p.Actor)
		}
		o.Content = paragraphs(o.Content, f.when(r.Date), f.clauses(r))
	}
	o.ObjectRefs = slices.DeleteFunc(f.refs(on...), func(ref string) bool { return ref == o.ID })
	if len(o.ObjectRefs) == 0 {
		o.ObjectRefs = []string{f.author}
	}
}

func (f *stixFile) clauses(r *data.Agreement) string {
	var lines []string
	for _, t := range r.Terms {
		for _, c := range t.Clauses {
			lines = append(lines, fmt.Sprintf("%d. %s", t.Number, f.in(c.Text)))
		}
	}
	return paragraphs(lines...)
}

// authors name the speaker; nobody is made up for a claim of nobody named.
func (f *stixFile) authors(id string) []string {
	if f.Record(id) == nil {
		return nil
	}
	return []string{f.Words.Name(id)}
}

// opinions are the values of STIX's scale that a stance says no more than.
var opinions = map[data.Stance]string{
	data.StanceAsserts: "agree", data.StanceSupports: "agree", data.StanceDenies: "disagree",
	data.StanceOpposes: "disagree", data.StanceConditions: "neutral",
}

func (f *stixFile) opinion(note stixObject, c *data.Claim) {
	stance, ok := opinions[c.Stance]
	if !ok || f.Record(c.Proposition) == nil || len(note.Authors) == 0 {
		return
	}
	f.put(stixObject{Type: "opinion", ID: "opinion--" + f.uuidOf(c.ID, "opinion"), CreatedByRef: f.author, Confidence: note.Confidence,
		Explanation: note.Abstract, Authors: note.Authors, Opinion: stance, ObjectRefs: []string{f.stixID(c.Proposition)},
		ExternalReferences: note.ExternalReferences, ObjectMarkingRefs: note.ObjectMarkingRefs})
}

// references are the sources with the passages, and ids in other catalogues.
func (f *stixFile) references(r data.Record) []stixReference {
	all := []stixReference{{SourceName: "isnad", ExternalID: r.Head().ID}}
	for _, e := range r.Head().Evidence {
		s, ok := f.Record(e.Source).(*data.Source)
		if !ok {
			continue
		}
		all = append(all, stixReference{SourceName: s.ID, Description: strings.Join(strings.Fields(f.Words.Name(s.ID)+" "+passage(e)), " "), URL: cmp.Or(e.URL, s.URL)})
	}
	for _, x := range r.Head().ExternalIDs {
		all = append(all, stixReference{SourceName: cmp.Or(x.Scheme, "unnamed"), ExternalID: x.Value, URL: x.URL})
	}
	return all
}

// tlp are the marking definitions of TLP 2.0 with their extension, by the ids
// under which OASIS publishes them (cti-stix-common-objects).
var tlp = map[data.Marking]string{
	"TLP:CLEAR":        "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
	"TLP:GREEN":        "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
	"TLP:AMBER":        "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
	"TLP:AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
	"TLP:RED":          "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}

const tlpCreated = "2022-10-01T00:00:00.000Z" // theirs, not ours

const tlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"

func markingRefs(m *data.Meta) []string {
	var refs []string
	for _, mark := range m.Markings {
		if ref := tlp[mark]; ref != "" && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs
}

// markingDefinitions writes those in use, in their order.
func (f *stixFile) markingDefinitions() {
	used := map[string]bool{}
	for r := range graph.Each[data.Record](f.Graph) {
		for _, ref := range markingRefs(r.Head()) {
			used[ref] = true
		}
	}
	for _, mark := range data.Marking("").Values() {
		id := tlp[data.Marking(mark)]
		if !used[id] {
			continue
		}
		name := strings.ToLower(strings.TrimPrefix(mark, "TLP:"))
		f.item(stixObject{Type: "marking-definition", SpecVersion: "2.1", ID: id, Created: tlpCreated, Name: mark,
			Extensions: map[string]json.RawMessage{tlpExtension: json.RawMessage(fmt.Sprintf(`{"extension_type":"property-extension","tlp_2_0":%q}`, name))}})
	}
}
