// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isnad/data"
)

// # STIX 2.1 (OASIS Standard, 10 June 2021), and 2.0 where it reads alike
//
//	identity, threat-actor, intrusion-set, malware, tool,
//	attack-pattern, infrastructure, course-of-action,
//	vulnerability                                          actor
//	campaign, incident                                     event
//	location                                               place
//	report, grouping; each external reference              source
//	relationship                                           relation; where our relation cannot hold
//	                                                       its ends, a claim of its author
//	note, opinion                                          claim of its author
//	marking-definition                                     TLP on what refers to it
//
// created_by_ref is who says so. An object that a report lists has the report
// as evidence. first_seen and last_seen are times of sighting: that an actor
// existed on or before the one and on or after the other is all they say.
// Everything else of an object stays under extra.

// stixActors are the types that become actors, with what they are called.
var stixActors = map[string]string{
	"identity": "", "threat-actor": "threat actor", "intrusion-set": "intrusion set", "malware": "malware", "tool": "tool",
	"attack-pattern": "attack pattern", "infrastructure": "infrastructure", "course-of-action": "course of action", "vulnerability": "vulnerability",
}

// stixLeft says why an object of a type becomes no record.
var stixLeft = map[string]string{
	"indicator":            "patterns of machines are no records of a dossier",
	"observed-data":        "observations of machines are no records of a dossier",
	"malware-analysis":     "results of machines are no records of a dossier",
	"sighting":             "a sighting has no record of ours; what was sighted is taken",
	"language-content":     "translations are not taken",
	"extension-definition": "it describes the format",
}

// stixTLP are the marking definitions that the standard fixes, TLP 1 and 2.
var stixTLP = map[string]data.Marking{
	"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "TLP:CLEAR",
	"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "TLP:GREEN",
	"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "TLP:AMBER",
	"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "TLP:RED",
	"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "TLP:CLEAR",
	"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "TLP:GREEN",
	"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "TLP:AMBER",
	"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "TLP:AMBER+STRICT",
	"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "TLP:RED",
}

// stixObject is one object; what of it was read is struck off, and the rest
// becomes extra.
type stixObject struct {
	kind, id string
	fields   map[string]any
}

// stixReader is a bundle being read.
type stixReader struct {
	hold
	objects  []*stixObject
	byID     map[string]*stixObject
	types    map[string]data.Type // of what was taken, by STIX id
	markings map[string]data.Marking
	phrases  map[string]string   // statements of marking definitions
	reports  map[string][]string // ids of reports, by the id of what they list
	refs     map[string]bool     // sources made of external references
	events   map[string]*data.Event
	names    map[string]string // by our id, for sentences
}

func (im *importer) stix() error {
	s := &stixReader{hold: hold{importer: im}, byID: map[string]*stixObject{}, types: map[string]data.Type{},
		markings: maps.Clone(stixTLP), phrases: map[string]string{}, reports: map[string][]string{}, refs: map[string]bool{}, events: map[string]*data.Event{}, names: map[string]string{}}
	if err := s.read(); err != nil {
		return err
	}
	s.survey()
	s.titled(s.title())
	s.speakers = map[string]bool{}
	for _, o := range s.objects {
		if by := o.text("created_by_ref"); o.kind != "" && s.types[by] == data.TypeActor {
			s.speakers[stixID(by)] = true
		}
	}
	for i, o := range s.objects {
		if i%1000 == 0 && im.ctx.Err() != nil {
			return im.ctx.Err()
		}
		if s.types[o.id] != "" {
			s.record(o)
		}
	}
	for _, o := range s.objects {
		switch o.kind {
		case "relationship":
			s.relationship(o)
		case "note", "opinion":
			s.statement(o)
		}
	}
	return s.release()
}

// read takes the bundle apart. Of several versions of an object the latest
// stays, which is the standard's own rule (3.6).
func (s *stixReader) read() error {
	b, err := s.all()
	if err != nil {
		return err
	}
	var bundle struct {
		Type    string            `json:"type"`
		Objects []json.RawMessage `json:"objects"`
	}
	if err := json.Unmarshal(b, &bundle); err != nil {
		return s.syntax(b, err)
	}
	if bundle.Type != "bundle" {
		return s.bad(1, 1, 1, fmt.Sprintf("the file is no STIX bundle: its type is %q", short(bundle.Type)), `give a file that begins {"type": "bundle", …}`)
	}
	for i, raw := range bundle.Objects {
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.UseNumber()
		o := &stixObject{}
		if decoder.Decode(&o.fields) != nil || o.fields == nil {
			s.report.leave("(no object)", "it is not a group of fields", fmt.Sprintf("objects[%d]", i))
			continue
		}
		o.kind, o.id = o.take("type"), o.take("id")
		s.keep(o, i)
	}
	return nil
}

// keep files an object under its id.
func (s *stixReader) keep(o *stixObject, i int) {
	prefix, _, two := strings.Cut(o.id, "--")
	switch {
	case o.id == "":
		s.report.leave(o.kind, "it has no id", fmt.Sprintf("objects[%d]", i))
		return
	case !two || prefix != o.kind:
		s.report.leave(o.kind, "its id is not of its type", o.id)
		return
	}
	before := s.byID[o.id]
	if before == nil {
		s.byID[o.id] = o
		s.objects = append(s.objects, o)
		return
	}
	s.report.leave(o.kind, "another version of an object that stands here too; the latest is taken", o.id)
	if fmt.Sprint(o.fields["modified"]) > fmt.Sprint(before.fields["modified"]) {
		*before = *o
	}
}

// survey decides what each object becomes, before any is made: references go
// both ways.
func (s *stixReader) survey() {
	for _, o := range s.objects {
		switch {
		case o.kind == "marking-definition":
			s.marking(o)
		case o.flag("revoked"):
			s.report.leave(o.kind, "its author revoked it", o.id)
			o.kind = "" // nothing more to do
		case o.flag("x_mitre_deprecated"):
			s.report.leave(o.kind, "its author deprecated it", o.id)
			o.kind = ""
		case isKey(stixActors, o.kind):
			s.types[o.id] = data.TypeActor
		case o.kind == "campaign", o.kind == "incident":
			s.types[o.id] = data.TypeEvent
		case o.kind == "location":
			s.types[o.id] = data.TypePlace
		case o.kind == "report", o.kind == "grouping":
			s.types[o.id] = data.TypeSource
			for _, id := range o.list("object_refs") {
				s.reports[id] = append(s.reports[id], o.id)
			}
		case o.kind == "relationship", o.kind == "note", o.kind == "opinion":
		default:
			reason := cmp.Or(stixLeft[o.kind], "an unknown type of object")
			if strings.HasPrefix(o.kind, "x-") {
				reason = "a type of its author's own"
			}
			s.report.leave(o.kind, reason, o.id)
		}
	}
}

func isKey[V any](m map[string]V, key string) bool { _, ok := m[key]; return ok }

// marking reads a marking definition: TLP, or a statement.
func (s *stixReader) marking(o *stixObject) {
	definition, _ := o.fields["definition"].(map[string]any)
	label, _ := definition["tlp"].(string)
	m, ok := tlp(cmp.Or(label, o.text("name")))
	if fixed, known := stixTLP[o.id]; known {
		m, ok = fixed, true
	}
	statement, _ := definition["statement"].(string)
	switch {
	case ok:
		s.markings[o.id] = m
		s.report.leave(o.kind, "it stands on the records that refer to it", o.id)
	case statement != "":
		s.phrases[o.id] = cleanText(statement)
		s.report.leave(o.kind, "its statement stands under extra of the records that refer to it", o.id)
	default:
		s.report.leave(o.kind, "neither TLP nor a statement", o.id)
	}
}

// record makes the record of an object other than a relationship.
func (s *stixReader) record(o *stixObject) {
	name := s.name(cmp.Or(o.take("name"), o.text("value"), strings.ReplaceAll(o.kind, "-", " ")+" without a name"), o.id)
	summary := s.text(o.take("description"), o.id)
	meta := s.meta(o)
	s.names[meta.ID] = name.EN
	switch s.types[o.id] {
	case data.TypeActor:
		a := &data.Actor{Meta: meta, Name: name, Summary: summary}
		a.Kind, a.KindLabel = stixKind(o)
		a.Aliases = s.aliases(name.EN, o.id, append(o.takeList("aliases"), o.takeList("x_mitre_aliases")...), data.Other)
		a.Existed = sighted(o)
		a.Extra = s.extra(o)
		s.put(o.kind, o.id, a)
	case data.TypeEvent:
		e := &data.Event{Meta: meta, Title: name, Summary: summary, Kind: data.Other, KindLabel: data.Text{EN: o.kind}}
		if o.kind == "campaign" {
			e.Kind, e.KindLabel = "campaign", data.Text{}
		}
		e.Date = span(o.text("first_seen"), o.text("last_seen"))
		e.Extra = s.extra(o)
		s.events[o.id] = e
		s.put(o.kind, o.id, e)
	case data.TypePlace:
		p := &data.Place{Meta: meta, Name: name, Summary: summary}
		p.Kind, p.KindLabel = stixPlace(o)
		p.Lat, p.Lon = o.coordinates()
		p.Extra = s.extra(o)
		s.put(o.kind, o.id, p)
	case data.TypeSource:
		meta.Evidence, meta.AccordingTo = nil, nil
		src := &data.Source{Meta: meta, Label: name, Note: summary, Language: "und", Rights: data.RightsWithheld, Published: day(o.take("published"))}
		if by := o.text("created_by_ref"); s.types[by] == data.TypeActor {
			src.Publisher = stixID(by)
		}
		for _, ref := range o.references() {
			if link := address(ref.url); link != "" && src.URL == "" {
				src.URL = link
			}
		}
		o.strike("object_refs", "external_references", "created_by_ref")
		src.Extra = s.extra(o)
		s.put(o.kind, o.id, src)
	}
}

// stixID is our id for one of STIX: type and UUID, with a single hyphen.
func stixID(id string) string { return madeID(strings.Replace(id, "--", "-", 1)) }

// meta is what every record has. Author, references and markings are struck
// off the object.
func (s *stixReader) meta(o *stixObject) data.Meta {
	m := data.Meta{ID: stixID(o.id), Status: data.StatusReported, AccordingTo: []string{s.author(o)},
		ExternalIDs: []data.ExternalID{{Scheme: "stix", Value: cleanLine(o.id)}}}
	if n, ok := o.fields["confidence"].(json.Number); ok {
		if c, err := n.Int64(); err == nil && c >= 0 && c <= 100 {
			confidence := int(c)
			m.Confidence = &confidence
			o.strike("confidence")
		}
	}
	s.mark(o, &m)
	for _, id := range s.reports[o.id] {
		m.Evidence = append(m.Evidence, data.Evidence{Source: stixID(id), Passage: "none"})
	}
	if s.types[o.id] != data.TypeSource {
		s.cite(o, &m)
	}
	if len(m.Evidence) == 0 {
		m.Evidence = []data.Evidence{s.bare()}
	}
	o.strike("spec_version")
	return m
}

// author is who says so: the actor that created the object, or the bundle.
func (s *stixReader) author(o *stixObject) string {
	if by := o.text("created_by_ref"); s.types[by] == data.TypeActor {
		if s.types[o.id] != data.TypeSource {
			o.strike("created_by_ref")
		}
		return stixID(by)
	}
	return s.origin
}

// mark puts TLP on the record. A marking of one property marks the whole: it
// is the stricter reading.
func (s *stixReader) mark(o *stixObject, m *data.Meta) {
	ids := o.list("object_marking_refs")
	granular, _ := o.fields["granular_markings"].([]any)
	for _, g := range granular {
		if g, ok := g.(map[string]any); ok {
			if id, ok := g["marking_ref"].(string); ok {
				ids = append(ids, id)
			}
		}
	}
	for _, id := range ids {
		switch label, known := s.markings[id]; {
		case known && !slices.Contains(m.Markings, label):
			m.Markings = append(m.Markings, label)
		case known:
		case s.phrases[id] != "":
			o.fields["marking_statement"] = s.phrases[id]
		default:
			s.report.note("a marking that is not in the bundle; it stands under extra", o.id)
			return
		}
	}
	if granular == nil {
		o.strike("object_marking_refs")
	}
}

// stixReference is an external reference (2.5).
type stixReference struct{ source, description, url, id string }

func (o *stixObject) references() []stixReference {
	list, _ := o.fields["external_references"].([]any)
	var refs []stixReference
	for _, item := range list {
		if m, ok := item.(map[string]any); ok {
			get := func(key string) string { v, _ := m[key].(string); return v }
			refs = append(refs, stixReference{get("source_name"), get("description"), get("url"), get("external_id")})
		}
	}
	return refs
}

// cite turns references into ids of other catalogues and into sources. Each is
// read wholly, or the list stays under extra. Isnad's own export has a reference
// for each passage; they are passages of one source, not as many sources.
func (s *stixReader) cite(o *stixObject, m *data.Meta) {
	whole := true
	refs := o.references()
	ours := slices.ContainsFunc(refs, func(ref stixReference) bool { return ref.source == "isnad" && ref.id != "" })
	if ours {
		s.report.note("an object that Isnad exported: its passages stand in notes; importing the dossier.json beside the bundle keeps them, and everything", o.id)
	}
	for _, ref := range refs {
		name := cleanLine(ref.source)
		switch {
		case name == "":
			whole = false
		case ref.id != "":
			m.ExternalIDs = append(m.ExternalIDs, data.ExternalID{Scheme: name, Value: cmp.Or(cleanLine(ref.id), "(none)"), URL: address(ref.url)})
			whole = whole && ref.description == ""
		case ours:
			m.Evidence = append(m.Evidence, data.Evidence{Source: s.exported(name, ref), Passage: "none", URL: address(ref.url), Note: s.text(ref.description, o.id)})
		default:
			m.Evidence = append(m.Evidence, data.Evidence{Source: s.source(name, ref), Passage: "none", URL: address(ref.url)})
		}
	}
	if whole {
		o.strike("external_references")
	}
}

// exported makes the source of a passage that Isnad exported, once for all of its
// passages. Its label stands before the passage in the description, as in
// "Daily ¶3 0–12 sha256:…".
func (s *stixReader) exported(name string, ref stixReference) string {
	label, _, found := strings.Cut(ref.description, " ¶")
	if !found {
		label = name
	}
	return s.sourceOf(name, label, stixReference{})
}

// source makes the source of a reference, once.
func (s *stixReader) source(name string, ref stixReference) string {
	return s.sourceOf(name+"\x00"+ref.url+"\x00"+ref.description, name, ref)
}

// sourceOf makes a source, once for what tells it from others.
func (s *stixReader) sourceOf(key, name string, ref stixReference) string {
	sum := sha256.Sum256([]byte(key))
	id := "ref-" + hex.EncodeToString(sum[:8])
	if s.refs[id] {
		return id
	}
	s.refs[id] = true
	src := &data.Source{Meta: data.Meta{ID: id}, Label: s.name(name, id), Language: "und", Rights: data.RightsWithheld, URL: address(ref.url)}
	src.Note = s.text(ref.description, id)
	s.put("external reference", name, src)
	return id
}

// stixKind is the kind of an actor.
func stixKind(o *stixObject) (data.ActorKind, data.Text) {
	label := stixActors[o.kind]
	if o.kind == "identity" {
		switch class := o.take("identity_class"); class {
		case "individual":
			return data.ActorPerson, data.Text{}
		case "group":
			return data.ActorGroup, data.Text{}
		default:
			label = cmp.Or(class, "identity")
		}
	}
	kind, text := other(label)
	return data.ActorKind(kind), text
}

// sighted is what first_seen and last_seen say of when an actor existed. The
// times themselves stay under extra.
func sighted(o *stixObject) *data.Period {
	first, last := day(o.text("first_seen")), day(o.text("last_seen"))
	p := &data.Period{}
	if first != nil && !first.IsInterval() {
		p.From = when("[.." + first.String() + "]")
	}
	if last != nil && !last.IsInterval() {
		p.To = when("[" + last.String() + "..]")
	}
	if p.From == nil && p.To == nil {
		return nil
	}
	return p
}

func stixPlace(o *stixObject) (data.PlaceKind, data.Text) {
	switch {
	case o.text("street_address") != "":
		return "address", data.Text{}
	case o.text("city") != "":
		return "city", data.Text{}
	case o.text("administrative_area") != "":
		return "region", data.Text{}
	case o.text("country") != "":
		return "country", data.Text{}
	case o.text("region") != "":
		return "region", data.Text{}
	}
	kind, label := other("location")
	return data.PlaceKind(kind), label
}

// coordinates are both, in range, or neither.
func (o *stixObject) coordinates() (lat, lon *float64) {
	get := func(key string, limit float64) *float64 {
		n, ok := o.fields[key].(json.Number)
		x, err := n.Float64()
		if !ok || err != nil || x < -limit || x > limit {
			return nil
		}
		return &x
	}
	lat, lon = get("latitude", 90), get("longitude", 180)
	if lat == nil || lon == nil {
		return nil, nil
	}
	o.strike("latitude", "longitude")
	return lat, lon
}

// relationship makes a relation, or where its ends are not those that a
// relation has, a claim of its author about both.
func (s *stixReader) relationship(o *stixObject) {
	from, to, word := o.take("source_ref"), o.take("target_ref"), o.take("relationship_type")
	for _, end := range []string{from, to} {
		if s.types[end] == "" {
			reason := "one of its ends was left"
			if s.byID[end] == nil {
				reason = "one of its ends is not in the bundle"
			}
			s.report.leave(o.kind, reason, o.id)
			return
		}
	}
	if from == to {
		s.report.leave(o.kind, "it ties an object to itself", o.id)
		return
	}
	meta, note := s.meta(o), s.text(o.take("description"), o.id)
	target := s.types[to]
	if s.types[from] != data.TypeActor || target != data.TypeActor && target != data.TypePlace {
		s.participate(o, from, to, word, meta)
		c := s.claim(o, meta)
		c.Text = s.text(fmt.Sprintf("%s %s %s. %s", s.called(from), strings.ReplaceAll(word, "-", " "), s.called(to), note.EN), o.id)
		c.About = []string{stixID(from), stixID(to)}
		c.Extra = s.extra(o)
		s.put(o.kind, o.id, c)
		return
	}
	r := &data.Relation{Meta: meta, From: stixID(from), To: stixID(to), Basis: data.BasisAlleged, Note: note}
	renamed := map[string]string{"located-at": "located-in", "duplicate-of": "same-as", "subtechnique-of": "part-of"}
	r.Kind, r.KindLabel = relationKind(cmp.Or(renamed[word], word))
	r.Start, r.End = day(o.text("start_time")), day(o.text("stop_time"))
	if ordered(r.Start, r.End) {
		o.strike("start_time", "stop_time")
	} else {
		r.Start, r.End = nil, nil
		s.report.note("a relation ended before it began; its times stand under extra", o.id)
	}
	r.Extra = s.extra(o)
	s.put(o.kind, o.id, r)
}

// participate adds the actor that an event is tied to, where the one who says
// so is also the one the event is according to; the role names him. Elsewhere
// the claim alone says it.
func (s *stixReader) participate(o *stixObject, from, to, word string, meta data.Meta) {
	event := s.events[from]
	if event == nil || s.types[to] != data.TypeActor || !slices.Equal(event.AccordingTo, meta.AccordingTo) {
		return
	}
	role := fmt.Sprintf("%s, alleged by %s", cmp.Or(strings.ReplaceAll(word, "-", " "), "tied to"), s.calledID(event.AccordingTo[0]))
	event.Participants = append(event.Participants, data.Participant{Actor: stixID(to), Role: s.name(role, o.id)})
}

// called is the name of an object in a sentence.
func (s *stixReader) called(id string) string { return s.calledID(stixID(id)) }

func (s *stixReader) calledID(id string) string { return cmp.Or(s.names[id], id) }

// statement makes the claim of a note or an opinion.
func (s *stixReader) statement(o *stixObject) {
	var about []string
	for _, id := range o.list("object_refs") {
		if s.types[id] != "" && !slices.Contains(about, stixID(id)) {
			about = append(about, stixID(id))
		}
	}
	if len(about) == 0 {
		s.report.leave(o.kind, "what it is about was left, or is not in the bundle", o.id)
		return
	}
	c := s.claim(o, s.meta(o))
	c.About = about
	if o.kind == "opinion" {
		opinion := o.take("opinion")
		c.Act, c.ActLabel = data.Other, data.Text{EN: "opinion: " + cmp.Or(cleanLine(strings.ReplaceAll(opinion, "-", " ")), "not said")}
		c.Stance = map[string]data.Stance{"strongly-disagree": data.StanceDenies, "disagree": data.StanceDenies}[opinion]
		c.Stance = cmp.Or(c.Stance, data.StanceAsserts)
		c.Text = s.text(cmp.Or(o.take("explanation"), c.ActLabel.EN), o.id)
	} else {
		c.Text = s.text(cmp.Or(cleanText(o.take("content")), o.take("abstract"), "A note without text."), o.id)
	}
	o.strike("object_refs")
	c.Extra = s.extra(o)
	s.put(o.kind, o.id, c)
}

// claim is what the author of an object says.
func (s *stixReader) claim(o *stixObject, meta data.Meta) *data.Claim {
	c := &data.Claim{Meta: meta, Speaker: meta.AccordingTo[0], Speech: "narrated", Attribution: "explicit", Stance: data.StanceAsserts, Act: "states"}
	if c.Speaker == s.origin {
		c.Speaker, c.Attribution = data.Unattributed, "inferred"
	}
	c.SaidOn = day(o.text("created"))
	return c
}

// text returns a field that is text, and leaves it where it is.
func (o *stixObject) text(key string) string {
	v, _ := o.fields[key].(string)
	return v
}

// take returns a field that is text and strikes it off.
func (o *stixObject) take(key string) string {
	v, ok := o.fields[key].(string)
	if ok {
		delete(o.fields, key)
	}
	return v
}

func (o *stixObject) list(key string) []string {
	items, _ := o.fields[key].([]any)
	var some []string
	for _, item := range items {
		if s, ok := item.(string); ok {
			some = append(some, s)
		}
	}
	return some
}

// takeList returns a list of texts and strikes it off, unless it held others.
func (o *stixObject) takeList(key string) []string {
	some := o.list(key)
	if items, _ := o.fields[key].([]any); len(items) == len(some) {
		delete(o.fields, key)
	}
	return some
}

func (o *stixObject) flag(key string) bool { v, _ := o.fields[key].(bool); return v }

func (o *stixObject) strike(keys ...string) {
	for _, key := range keys {
		delete(o.fields, key)
	}
}

// extra is what was not struck off.
func (s *stixReader) extra(o *stixObject) map[string]any {
	for _, key := range []string{"revoked", "x_mitre_deprecated"} {
		if v, ok := o.fields[key].(bool); ok && !v {
			delete(o.fields, key) // saying that it is not
		}
	}
	return s.cleanExtra(o.fields, o.id)
}
