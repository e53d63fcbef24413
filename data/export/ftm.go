// SPDX-License-Identifier: MIT

package export

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"isnad/data"
	"isnad/data/graph"
)

// # What becomes what
//
//	source                    Document, with file name, publisher, day and address
//	person                    Person
//	state, government, body   PublicBody
//	every other actor         Organization
//	place                     Address
//	event, agreement          Event, named by its title, led by who alleges it
//	member-of                 Membership   } where nobody doubts it and both
//	works-for                 Employment   } ends are of the schema; otherwise
//	family-of                 Family       } UnknownLink, whose role says what
//	any other relation        UnknownLink  } ties them and by whose word
//	claim, proposition,       Note on what it is about; the text is led by whose
//	topic, figure             it is, and followed by its answers
//	evidence                  Documentation: entity, document, passage
//
// A doubted membership would be an edge like any other in Aleph, which shows
// the schema and not the role: so it is no Membership. Ids are those of the
// STIX export's kind: name-based UUIDs, the same in every export.

const ftmLost = "Topics, propositions, claims and figures become notes: who answers whom stands in their text. " +
	"Offsets and hashes of passages stand in the text of a Documentation. Dates in doubt stand in texts. Markings are keywords."

type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// set adds values, each once and none empty.
func (e *ftmEntity) set(property string, values ...string) {
	for _, v := range values {
		if v != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

type ftmFile struct {
	*Input
	*stream
}

// FollowTheMoney writes entities of the FollowTheMoney model, one to a line,
// as Aleph and its tools take them.
func FollowTheMoney(w io.Writer, in *Input) error {
	f := &ftmFile{in, newStream(w)}
	for r := range graph.Each[data.Record](in.Graph) {
		f.record(r)
	}
	return f.finish()
}

func (f *ftmFile) id(id string) string { return f.uuidOf(id) }

func (f *ftmFile) ids(some []string) []string {
	all := make([]string, len(some))
	for i, id := range some {
		all[i] = f.id(id)
	}
	return all
}

func (f *ftmFile) entity(r data.Record, schema string) *ftmEntity {
	e := &ftmEntity{ID: f.id(r.Head().ID), Schema: schema, Properties: map[string][]string{}}
	return e
}

// thing is an entity of a schema below Thing, with what all of them have.
func (f *ftmFile) thing(r data.Record, schema string, names ...string) *ftmEntity {
	e := f.entity(r, schema)
	e.set("name", names...)
	e.set("summary", f.account(r))
	e.set("keywords", markings(r.Head()))
	for _, x := range r.Head().ExternalIDs {
		if x.Scheme == "wikidata" {
			e.set("wikidataId", x.Value)
		}
	}
	e.set("proof", f.ids(f.sources(r))...)
	return e
}

func (f *ftmFile) record(r data.Record) {
	var e *ftmEntity
	switch r := r.(type) {
	case *data.Source:
		e = f.document(r)
	case *data.Actor:
		e = f.actor(r)
	case *data.Place:
		e = f.thing(r, "Address", f.Words.Title(r))
		e.set("full", f.Words.Title(r))
		e.set("alias", spellings(r.Name, r.Aliases)...)
		e.set("latitude", number(r.Lat))
		e.set("longitude", number(r.Lon))
	case *data.Event:
		e = f.event(r)
	case *data.Agreement:
		e = f.agreement(r)
	case *data.Relation:
		e = f.relation(r)
	default:
		e = f.note(r)
	}
	f.value(e)
	f.documentations(r)
}

// languages of FollowTheMoney have three letters (ISO 639-3).
var languages = map[string]string{"en": "eng", "ar": "ara", "fr": "fra", "ru": "rus", "de": "deu", "es": "spa", "tr": "tur", "fa": "fas", "ku": "kur", "he": "heb", "uk": "ukr", "zh": "zho"}

func (f *ftmFile) document(s *data.Source) *ftmEntity {
	e := f.thing(s, "Document", f.Words.Title(s))
	e.set("title", f.Words.Title(s))
	e.set("fileName", cmp.Or(s.File, s.ID)) // the schema wants one
	e.set("author", s.Author)
	e.set("sourceUrl", s.URL)
	e.set("language", languages[s.Language])
	if day, ok := certainDay(s.Published); ok {
		e.set("date", day.String())
	}
	e.set("retrievedAt", s.Retrieved)
	if f.Record(s.Publisher) != nil {
		e.set("publisher", f.Words.Name(s.Publisher))
	}
	return e
}

func (f *ftmFile) actor(a *data.Actor) *ftmEntity {
	e := f.thing(a, ftmSchema(a), f.Words.Title(a))
	for _, s := range spellings(a.Name, nil) {
		e.set("name", s)
	}
	for _, alias := range a.Aliases {
		e.set("alias", alias.Text)
	}
	e.set("country", strings.ToLower(a.Country))
	for _, r := range a.Roles {
		if a.Kind == data.ActorPerson {
			e.set("position", f.role(a, r))
		} else {
			e.set("notes", f.role(a, r))
		}
	}
	return e
}

func ftmSchema(a *data.Actor) string {
	switch a.Kind {
	case data.ActorPerson:
		return "Person"
	case data.ActorState, data.ActorGovernment, data.ActorStateBody, data.ActorMilitaryUnit:
		return "PublicBody"
	}
	return "Organization"
}

func (f *ftmFile) event(r *data.Event) *ftmEntity {
	e := f.thing(r, "Event", f.answered(r))
	f.dates(e, r.Date, r.Date)
	e.set("keywords", f.Words.Word(r.Kind))
	if f.Record(r.Place) != nil {
		e.set("location", f.Words.Name(r.Place))
		e.set("addressEntity", f.id(r.Place))
	}
	if !doubtful(r) { // else the tie would read as a fact
		for _, p := range r.Participants {
			e.set("involved", f.ids(f.present([]string{p.Actor}))...)
		}
	}
	for _, p := range r.Participants {
		e.set("notes", f.Words.Name(p.Actor)+": "+f.in(p.Role))
	}
	return e
}

func (f *ftmFile) agreement(r *data.Agreement) *ftmEntity {
	e := f.thing(r, "Event", f.answered(r))
	f.dates(e, r.Date, r.Date)
	for _, p := range r.Parties {
		e.set("involved", f.ids(f.present([]string{p.Actor}))...)
	}
	for _, term := range r.Terms {
		for _, clause := range term.Clauses {
			e.set("notes", strconv.Itoa(term.Number)+". "+f.in(clause.Text))
		}
	}
	return e
}

// dates writes certain days as days, and everything as text.
func (f *ftmFile) dates(e *ftmEntity, from, to *data.Date) {
	start, known := certainDay(from)
	end, closed := certainDay(to)
	switch {
	case known && closed && start == end:
		e.set("date", start.String())
	default:
		if known {
			e.set("startDate", start.String())
		}
		if closed {
			e.set("endDate", end.String())
		}
		if from != nil && from == to {
			e.set("description", f.Words.Date(from))
		} else {
			e.set("description", f.period(from, to))
		}
	}
}

// edges are the schemata that relations become where nobody doubts them.
var edges = map[data.RelationKind]struct{ schema, from, to, role, fromSchema, toSchema string }{
	"member-of": {"Membership", "member", "organization", "role", "", "Organization"},
	"works-for": {"Employment", "employee", "employer", "role", "Person", "Organization"},
	"family-of": {"Family", "person", "relative", "relationship", "Person", "Person"},
}

func (f *ftmFile) relation(r *data.Relation) *ftmEntity {
	if f.Record(r.From) == nil || f.Record(r.To) == nil {
		return f.note(r)
	}
	e := f.entity(r, "UnknownLink")
	shape, ok := edges[r.Kind]
	if ok && !doubtful(r) && f.is(r.From, shape.fromSchema) && f.is(r.To, shape.toSchema) {
		e.Schema = shape.schema
		e.set(shape.from, f.id(r.From))
		e.set(shape.to, f.id(r.To))
		e.set(shape.role, f.Words.Word(r.Kind))
	} else {
		e.set("subject", f.id(r.From))
		e.set("object", f.id(r.To))
		e.set("role", f.answered(r))
	}
	e.set("summary", f.account(r))
	f.dates(e, r.Start, r.End)
	e.set("proof", f.ids(f.sources(r))...)
	return e
}

// is reports an actor of a schema; an empty schema is any actor. Public bodies
// are organizations.
func (f *ftmFile) is(id, schema string) bool {
	a, ok := f.Record(id).(*data.Actor)
	return ok && (schema == "" || ftmSchema(a) == schema || schema == "Organization" && ftmSchema(a) == "PublicBody")
}

// note holds what the model has no schema for.
func (f *ftmFile) note(r data.Record) *ftmEntity {
	e := f.thing(r, "Note", f.answered(r))
	e.set("description", paragraphs(f.answered(r), f.account(r)))
	var about []string
	for _, ref := range data.References(r) {
		about = append(about, ref.ID)
	}
	if c, ok := r.(*data.Claim); ok {
		about = append([]string{c.Speaker}, c.About...)
	}
	e.set("entity", f.ids(f.things(about))...)
	switch r := r.(type) {
	case *data.Figure:
		e.set("description", f.figure(r))
	case *data.Claim:
		if day, ok := certainDay(r.SaidOn); ok {
			e.set("createdAt", day.String())
		}
	}
	return e
}

// things are the ids that lead to a Thing: a relation with two ends is none.
func (f *ftmFile) things(ids []string) []string {
	return slices.DeleteFunc(f.present(ids), func(id string) bool {
		r, ok := f.Record(id).(*data.Relation)
		return ok && f.Record(r.From) != nil && f.Record(r.To) != nil
	})
}

// figure is a number in words: its bounds, its unit and, where it is not given
// plainly, how exact it is. That a plain number is exact is not in its source.
func (in *Input) figure(r *data.Figure) string {
	var numbers []string
	for _, v := range []*float64{r.Value, r.Min, r.Max} {
		if v != nil {
			numbers = append(numbers, number(v))
		}
	}
	said := in.Words.Title(r) + " – "
	if r.Qualifier != "exact" {
		said += in.Words.Word(r.Qualifier) + " "
	}
	said += strings.Join(numbers, " – ")
	if r.Of != nil {
		said += " / " + number(r.Of)
	}
	return paragraphs(sentence(said+" "+in.in(r.Unit)), sentence(in.Words.Said(r)))
}

// documentations tie a record to each passage it was drawn from.
func (f *ftmFile) documentations(r data.Record) {
	for i, x := range r.Head().Evidence {
		if f.Record(x.Source) == nil || r.Type() == data.TypeRelation {
			continue // a relation is an interval and has its proof
		}
		e := &ftmEntity{ID: f.uuidOf(r.Head().ID, "evidence", strconv.Itoa(i)), Schema: "Documentation", Properties: map[string][]string{}}
		e.set("entity", f.id(r.Head().ID))
		e.set("document", f.id(x.Source))
		e.set("summary", passage(x), f.in(x.Note))
		e.set("sourceUrl", x.URL)
		f.value(e)
	}
}

// passage is where evidence stands, in signs that need no language.
func passage(e data.Evidence) string {
	switch {
	case e.Anchored():
		return "¶" + strconv.Itoa(e.Paragraph) + " " + strconv.Itoa(*e.Start) + "–" + strconv.Itoa(*e.End) + " sha256:" + e.SHA256
	case e.Paragraph > 0:
		return "¶" + strconv.Itoa(e.Paragraph)
	case e.Page != "":
		return "p. " + e.Page
	}
	return e.Timecode
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}
