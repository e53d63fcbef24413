// SPDX-License-Identifier: MIT

// Package data holds the records of a dossier, the references between them and
// the checks they must pass. It reads no files and draws nothing: loading is
// data/load, the compiled form is data/dataset.
//
// Terms follow the field: FollowTheMoney (entities, aliases, intervals),
// STIX 2.1 (relationships, confidence, markings), W3C Web Annotation
// (selectors), EDTF / ISO 8601-2 (uncertain dates).
//
// # How to read the structs
//
// The json tags are the published field names and the YAML field names alike.
// A field without omitempty or omitzero is required. A ref tag names what an id
// may point at: record types joined by "|", "any" for every type, and
// "unattributed" where a text may name nobody. Loader, schema, checks and
// graph all read these tags, so a new field is declared once.
package data

// Unattributed stands where the source reports an assertion and names nobody.
const Unattributed = "unattributed"

// Type is the type of a record; its value is the record's folder in a URL and
// its list in the published JSON.
type Type string

const (
	TypeSource      Type = "sources"
	TypeActor       Type = "actors"
	TypePlace       Type = "places"
	TypeEvent       Type = "events"
	TypeTopic       Type = "topics"
	TypeProposition Type = "propositions"
	TypeClaim       Type = "claims"
	TypeRelation    Type = "relations"
	TypeAgreement   Type = "agreements"
	TypeFigure      Type = "figures"
)

// Types lists every record type in the order of the published JSON.
func Types() []Type {
	return []Type{TypeSource, TypeActor, TypePlace, TypeEvent, TypeTopic, TypeProposition,
		TypeClaim, TypeRelation, TypeAgreement, TypeFigure}
}

// Dossier is a whole body of records, in the shape of download/dossier.json.
type Dossier struct {
	Isnad        int            `json:"isnad"` // format version, always 1
	About        About          `json:"dossier"`
	Sources      []*Source      `json:"sources"`
	Actors       []*Actor       `json:"actors"`
	Places       []*Place       `json:"places"`
	Events       []*Event       `json:"events"`
	Topics       []*Topic       `json:"topics"`
	Propositions []*Proposition `json:"propositions"`
	Claims       []*Claim       `json:"claims"`
	Relations    []*Relation    `json:"relations"`
	Agreements   []*Agreement   `json:"agreements"`
	Figures      []*Figure      `json:"figures"`
}

// Record is what every type of record has.
type Record interface {
	Type() Type
	Head() *Meta
}

// Records returns every record in the order of the published JSON.
func (d *Dossier) Records() []Record {
	var all []Record
	all = appendRecords(all, d.Sources)
	all = appendRecords(all, d.Actors)
	all = appendRecords(all, d.Places)
	all = appendRecords(all, d.Events)
	all = appendRecords(all, d.Topics)
	all = appendRecords(all, d.Propositions)
	all = appendRecords(all, d.Claims)
	all = appendRecords(all, d.Relations)
	all = appendRecords(all, d.Agreements)
	return appendRecords(all, d.Figures)
}

func appendRecords[R Record](all []Record, some []R) []Record {
	for _, r := range some {
		all = append(all, r)
	}
	return all
}

// NewRecord is an empty record of a type; nil where there is no such type.
func NewRecord(t Type) Record {
	switch t {
	case TypeSource:
		return &Source{}
	case TypeActor:
		return &Actor{}
	case TypePlace:
		return &Place{}
	case TypeEvent:
		return &Event{}
	case TypeTopic:
		return &Topic{}
	case TypeProposition:
		return &Proposition{}
	case TypeClaim:
		return &Claim{}
	case TypeRelation:
		return &Relation{}
	case TypeAgreement:
		return &Agreement{}
	case TypeFigure:
		return &Figure{}
	}
	return nil
}

// Add appends a record to the list of its type.
func (d *Dossier) Add(r Record) {
	switch r := r.(type) {
	case *Source:
		d.Sources = append(d.Sources, r)
	case *Actor:
		d.Actors = append(d.Actors, r)
	case *Place:
		d.Places = append(d.Places, r)
	case *Event:
		d.Events = append(d.Events, r)
	case *Topic:
		d.Topics = append(d.Topics, r)
	case *Proposition:
		d.Propositions = append(d.Propositions, r)
	case *Claim:
		d.Claims = append(d.Claims, r)
	case *Relation:
		d.Relations = append(d.Relations, r)
	case *Agreement:
		d.Agreements = append(d.Agreements, r)
	case *Figure:
		d.Figures = append(d.Figures, r)
	}
}

// Meta is the part all records share.
type Meta struct {
	// ID is kebab-case, unique in the dossier and stable for ever: it is a URL.
	ID string `json:"id"`
	// Formerly holds ids this record had before; they redirect here.
	Formerly []string   `json:"formerly,omitempty"`
	Evidence []Evidence `json:"evidence,omitempty"`
	// AccordingTo says who asserts this record.
	AccordingTo []string     `json:"according_to,omitempty" ref:"actors|sources|unattributed"`
	Status      Status       `json:"status,omitempty"`
	Confidence  *int         `json:"confidence,omitempty"` // 0 to 100, as STIX 2.1
	Markings    []Marking    `json:"markings,omitempty"`
	ExternalIDs []ExternalID `json:"external_ids,omitempty"`
	// Origin is OriginEditor for what no source says and the editor knows.
	Origin Origin `json:"origin,omitempty"`
	// Extra keeps what an importer could not map.
	Extra map[string]any `json:"extra,omitempty"`
}

// Head returns the shared part; every record embeds Meta and so is a Record.
func (m *Meta) Head() *Meta { return m }

// ExternalID names the same thing in another catalogue.
type ExternalID struct {
	Scheme string `json:"scheme"` // wikidata, ofac, un, stix, ftm …
	Value  string `json:"value"`
	URL    string `json:"url,omitempty"`
}

// Text is prose in the dossier's languages. English is required.
// In YAML a plain scalar stands for {en: …}.
type Text struct {
	EN string `json:"en"`
	AR string `json:"ar,omitempty"`
	FR string `json:"fr,omitempty"`
	// Unreviewed lists the languages whose translation nobody has reviewed.
	Unreviewed []string `json:"unreviewed,omitempty"`
}

// IsZero reports an absent text; encoding/json's omitzero asks it.
func (t Text) IsZero() bool { return t.EN == "" && t.AR == "" && t.FR == "" }

// In returns the text in lang, or the English one, and the language it is in.
func (t Text) In(lang string) (text, actual string) {
	switch {
	case lang == "ar" && t.AR != "":
		return t.AR, "ar"
	case lang == "fr" && t.FR != "":
		return t.FR, "fr"
	}
	return t.EN, "en"
}

// Evidence points at the passage a record was drawn from.
//
// With a paragraph it is an anchor: Start and End count Unicode code points in
// that paragraph, SHA256 is of the selected text as anchor.Hash computes it.
// Page and Timecode locate in other media. Passage "none" says that an import
// gave no passage.
type Evidence struct {
	Source    string `json:"source" ref:"sources"`
	Paragraph int    `json:"paragraph,omitempty"` // 1-based line of the source file
	Start     *int   `json:"start,omitempty"`     // inclusive
	End       *int   `json:"end,omitempty"`       // exclusive
	SHA256    string `json:"sha256,omitempty"`    // lower-case hexadecimal
	Page      string `json:"page,omitempty"`
	Timecode  string `json:"timecode,omitempty"` // hh:mm:ss, optionally a range
	Passage   string `json:"passage,omitempty"`  // only "none"
	URL       string `json:"url,omitempty"`
	Note      Text   `json:"note,omitzero"`
}

// Anchored reports evidence that names a range of a paragraph.
func (e Evidence) Anchored() bool { return e.Paragraph > 0 && e.Start != nil && e.End != nil }

// Span is a range of a source's paragraph in code points.
type Span struct {
	Paragraph int `json:"paragraph"`
	Start     int `json:"start"`
	End       int `json:"end"`
}

// Skipped is a paragraph, or a range of one, that carries no record, and why.
type Skipped struct {
	Paragraph int  `json:"paragraph"`
	Start     *int `json:"start,omitempty"`
	End       *int `json:"end,omitempty"`
	Reason    Text `json:"reason"`
}

// About describes the dossier itself.
type About struct {
	Title    Text       `json:"title"`
	Summary  Text       `json:"summary"`
	Overview []Sentence `json:"overview,omitempty"`
	Version  string     `json:"version"`
	// Updated is an ISO 8601 day: the only clock anything may read.
	Updated     string       `json:"updated"`
	Languages   []string     `json:"languages"`
	Licence     string       `json:"licence"` // SPDX expression
	Contact     string       `json:"contact,omitempty"`
	Corrections []Correction `json:"corrections,omitempty"`
}

// Sentence is prose with its evidence.
type Sentence struct {
	Text        Text       `json:"text"`
	Evidence    []Evidence `json:"evidence"`
	AccordingTo []string   `json:"according_to,omitempty" ref:"actors|sources|unattributed"`
}

// Correction logs a change to what the dossier said. It never repeats text
// that had to go.
type Correction struct {
	Date   string `json:"date"` // ISO 8601 day
	Record string `json:"record" ref:"any"`
	What   Text   `json:"what"`
	Reason Text   `json:"reason"`
}

// Source is a document the dossier was drawn from.
type Source struct {
	Meta
	Label       Text        `json:"label"`
	Publisher   string      `json:"publisher,omitempty" ref:"actors"`
	Title       Text        `json:"title,omitzero"`
	Author      string      `json:"author,omitempty"`
	Language    string      `json:"language"`
	Published   *Date       `json:"published,omitempty"`
	URL         string      `json:"url,omitempty"`
	ArchiveURL  string      `json:"archive_url,omitempty"`
	Retrieved   string      `json:"retrieved,omitempty"` // ISO 8601 day
	Rights      Rights      `json:"rights"`
	Reliability Reliability `json:"reliability,omitempty"`
	Note        Text        `json:"note,omitzero"`
	File        string      `json:"file,omitempty"`
	SHA256      string      `json:"sha256,omitempty"`
	Paragraphs  int         `json:"paragraphs,omitempty"`
	Sentences   []Span      `json:"sentences,omitempty"`
	Skipped     []Skipped   `json:"skipped,omitempty"`
}

func (*Source) Type() Type { return TypeSource }

// Actor is a person, group, body or state that acts or speaks.
type Actor struct {
	Meta
	Kind      ActorKind `json:"kind"`
	KindLabel Text      `json:"kind_label,omitzero"` // with kind other
	Name      Text      `json:"name,omitzero"`
	Label     Text      `json:"label,omitzero"` // stands for the name of a minor
	Aliases   []Alias   `json:"aliases,omitempty"`
	Roles     []Role    `json:"roles,omitempty"`
	Summary   Text      `json:"summary,omitzero"`
	Country   string    `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Existed   *Period   `json:"existed,omitempty"`
	Minor     bool      `json:"minor,omitempty"`
	// WithheldName says that a source names this actor and the dossier does not.
	WithheldName bool `json:"withheld_name,omitempty"`
}

func (*Actor) Type() Type { return TypeActor }

// Alias is another spelling or name.
type Alias struct {
	Text   string    `json:"text"`
	Lang   string    `json:"lang,omitempty"`   // BCP 47
	Script string    `json:"script,omitempty"` // ISO 15924: Latn, Arab, Cyrl
	Type   AliasType `json:"type"`
	Origin Origin    `json:"origin,omitempty"`
	// Source names who spells it so, with type spelling-in-source.
	Source string `json:"source,omitempty" ref:"sources"`
}

// Role is an office or position, with when and on what footing it was held.
type Role struct {
	Title       Text       `json:"title"`
	Of          string     `json:"of,omitempty" ref:"actors"`
	From        *Date      `json:"from,omitempty"`
	To          *Date      `json:"to,omitempty"`
	Basis       Basis      `json:"basis,omitempty"`
	Evidence    []Evidence `json:"evidence,omitempty"`
	AccordingTo []string   `json:"according_to,omitempty" ref:"actors|sources|unattributed"`
	Origin      Origin     `json:"origin,omitempty"`
}

// Period is an interval of dates; an absent end is unknown.
type Period struct {
	From *Date `json:"from,omitempty"`
	To   *Date `json:"to,omitempty"`
}

// Place is somewhere.
type Place struct {
	Meta
	Name      Text      `json:"name"`
	Aliases   []Alias   `json:"aliases,omitempty"`
	Kind      PlaceKind `json:"kind"`
	KindLabel Text      `json:"kind_label,omitzero"`
	PartOf    string    `json:"part_of,omitempty" ref:"places"`
	Lat       *float64  `json:"lat,omitempty"` // WGS 84 degrees
	Lon       *float64  `json:"lon,omitempty"`
	Summary   Text      `json:"summary,omitzero"`
}

func (*Place) Type() Type { return TypePlace }

// Event is something reported to have happened, or not to have (Negated).
type Event struct {
	Meta
	Date         *Date         `json:"date,omitempty"`
	After        []string      `json:"after,omitempty" ref:"events"`
	Before       []string      `json:"before,omitempty" ref:"events"`
	Duration     string        `json:"duration,omitempty"` // ISO 8601: P1D, P17M
	Title        Text          `json:"title"`
	Summary      Text          `json:"summary,omitzero"`
	Kind         EventKind     `json:"kind"`
	KindLabel    Text          `json:"kind_label,omitzero"`
	Participants []Participant `json:"participants,omitempty"`
	Place        string        `json:"place,omitempty" ref:"places"`
	PartOf       string        `json:"part_of,omitempty" ref:"events"`
	Negated      bool          `json:"negated,omitempty"`
}

func (*Event) Type() Type { return TypeEvent }

// Participant is an actor's part in an event.
type Participant struct {
	Actor string `json:"actor" ref:"actors"`
	Role  Text   `json:"role"`
}

// Topic is a question the sources answer in more than one voice.
type Topic struct {
	Meta
	Name     Text   `json:"name"`
	Question Text   `json:"question"`
	Camps    []Camp `json:"camps,omitempty"`
}

func (*Topic) Type() Type { return TypeTopic }

// Camp groups speakers on a topic; grouping is always the editor's.
type Camp struct {
	Label   Text     `json:"label"`
	Members []string `json:"members" ref:"actors|sources|unattributed"`
	Origin  Origin   `json:"origin"`
}

// Proposition is one sentence that can be asserted or denied.
type Proposition struct {
	Meta
	Topic string `json:"topic" ref:"topics"`
	Text  Text   `json:"text"`
}

func (*Proposition) Type() Type { return TypeProposition }

// Claim is one speaker's speech act.
type Claim struct {
	Meta
	Speaker string `json:"speaker" ref:"actors|sources|unattributed"`
	// Capacity is the office held when speaking, which may not be today's.
	Capacity   Text   `json:"capacity,omitzero"`
	OnBehalfOf string `json:"on_behalf_of,omitempty" ref:"actors"`
	// Via lists who carried it, from the speaker towards the source.
	Via         []string    `json:"via,omitempty" ref:"actors|sources"`
	Speech      Speech      `json:"speech"`
	Attribution Attribution `json:"attribution"`
	Stance      Stance      `json:"stance"`
	Proposition string      `json:"proposition,omitempty" ref:"propositions"`
	Act         Act         `json:"act"`
	ActLabel    Text        `json:"act_label,omitzero"` // with act other
	Text        Text        `json:"text"`
	Condition   Text        `json:"condition,omitzero"`
	Offer       Text        `json:"offer,omitzero"`
	SaidOn      *Date       `json:"said_on,omitempty"`
	Repeated    bool        `json:"repeated,omitempty"`
	About       []string    `json:"about,omitempty" ref:"any"`
	RespondsTo  []Response  `json:"responds_to,omitempty"`
	// NoResponseRecorded says that the sources hold no answer of the accused.
	NoResponseRecorded bool `json:"no_response_recorded,omitempty"`
}

func (*Claim) Type() Type { return TypeClaim }

// Response ties an answer to what it answers.
type Response struct {
	Claim string        `json:"claim" ref:"claims"`
	Scope ResponseScope `json:"scope"`
}

// Relation ties two actors, or says something lasting about one.
type Relation struct {
	Meta
	From      string       `json:"from" ref:"actors"`
	To        string       `json:"to,omitempty" ref:"actors|places"`
	Kind      RelationKind `json:"kind"`
	KindLabel Text         `json:"kind_label,omitzero"`
	Basis     Basis        `json:"basis"`
	Negated   bool         `json:"negated,omitempty"`
	Start     *Date        `json:"start,omitempty"`
	End       *Date        `json:"end,omitempty"`
	Note      Text         `json:"note,omitzero"`
}

func (*Relation) Type() Type { return TypeRelation }

// Agreement is a text that parties agreed to, term by term.
type Agreement struct {
	Meta
	Title     Text     `json:"title"`
	Summary   Text     `json:"summary,omitzero"`
	Date      *Date    `json:"date,omitempty"`
	Parties   []Party  `json:"parties"`
	Witnesses []string `json:"witnesses,omitempty" ref:"actors"`
	Event     string   `json:"event,omitempty" ref:"events"`
	Terms     []Term   `json:"terms"`
}

func (*Agreement) Type() Type { return TypeAgreement }

// Party is one side of an agreement and who stood for it.
type Party struct {
	Actor         string `json:"actor" ref:"actors"`
	RepresentedBy Text   `json:"represented_by,omitzero"`
}

// Term is a numbered point of an agreement.
type Term struct {
	Number   int        `json:"number"`
	Clauses  []Clause   `json:"clauses"`
	Evidence []Evidence `json:"evidence"`
}

// Clause is one obligation inside a term.
type Clause struct {
	Text         Text         `json:"text"`
	Kind         ClauseKind   `json:"kind"`
	KindLabel    Text         `json:"kind_label,omitzero"`
	Obliged      []string     `json:"obliged,omitempty" ref:"actors"`
	ObligedBasis ObligedBasis `json:"obliged_basis,omitempty"` // with obliged
	About        []string     `json:"about,omitempty" ref:"any"`
}

// Figure is a number that somebody gave.
type Figure struct {
	Meta
	Subject   string    `json:"subject" ref:"any"`
	Label     Text      `json:"label"`
	Value     *float64  `json:"value,omitempty"` // value, or min and/or max
	Min       *float64  `json:"min,omitempty"`
	Max       *float64  `json:"max,omitempty"`
	Of        *float64  `json:"of,omitempty"` // six of fifty
	Unit      Text      `json:"unit"`
	Qualifier Qualifier `json:"qualifier"`
	AsOf      *Date     `json:"as_of,omitempty"`
}

func (*Figure) Type() Type { return TypeFigure }
