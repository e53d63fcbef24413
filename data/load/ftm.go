// SPDX-License-Identifier: MIT

package load

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"isnad/data"
	"isnad/data/edtf"
)

// # FollowTheMoney: one entity a line, {"id", "schema", "properties"}
//
//	Person, Organization, Company, LegalEntity, PublicBody …   actor
//	Event; Sanction                                            event
//	Address                                                    place
//	Document and what is one                                   source
//	Ownership, Directorship, Membership, Family …              relation
//	Documentation                                              claim of the document
//
// A file may have millions of lines and is never held. It is read twice: once
// to learn what each id is, once to write the records. What is kept of the
// first reading is eight bytes an entity (seenTable).
//
// proof and sourceUrl are evidence; the data set says so, unless the entity
// names none, and then the file does.

// ftmActors are the schemata that become actors.
var ftmActors = map[string]struct {
	kind  data.ActorKind
	label string
}{
	"Person": {data.ActorPerson, ""}, "Organization": {data.Other, "organization"}, "Company": {data.Other, "company"},
	"LegalEntity": {data.Other, "legal entity"}, "PublicBody": {data.ActorStateBody, ""},
}

// ftmDocuments are the schemata that become sources.
var ftmDocuments = []string{"Document", "Article", "Audio", "Email", "Folder", "HyperText", "Image", "Message", "Package", "Pages", "PlainText", "Table", "Video", "Workbook"}

// ftmRelations are the schemata that tie two entities: the properties of their
// ends, and the kind.
var ftmRelations = map[string]struct {
	from, to, kind string
}{
	"Ownership": {"owner", "asset", "owns"}, "Directorship": {"director", "organization", "director of"},
	"Membership": {"member", "organization", "member-of"}, "Employment": {"employee", "employer", "works-for"},
	"Family": {"person", "relative", "family-of"}, "Associate": {"person", "associate", "affiliated-with"},
	"Representation": {"agent", "client", "represents"}, "UnknownLink": {"subject", "object", "linked to"},
	"Succession": {"successor", "predecessor", "successor-of"},
}

// ftmLeft says why entities of a schema become no record.
var ftmLeft = map[string]string{
	"Identification": "identity papers are not taken", "Passport": "identity papers are not taken",
	"Position": "a post is no record of ours; who held it is left with it", "Occupancy": "the post it is about is no record of ours",
	"Mention": "a name found by a machine is no record", "Page": "a page is part of its document",
	"Similar": "a guess of a machine is no record",
	"Vessel":  ftmThing, "Airplane": ftmThing, "Vehicle": ftmThing, "RealEstate": ftmThing, "Asset": ftmThing, "Security": ftmThing,
	"CryptoWallet": ftmThing, "BankAccount": ftmThing, "License": ftmThing, "UserAccount": ftmThing,
	"Payment": ftmDeal, "Debt": ftmDeal, "Contract": ftmDeal, "ContractAward": ftmDeal, "CallForTenders": ftmDeal,
	"EconomicActivity": ftmDeal, "TaxRoll": ftmDeal, "Project": ftmDeal, "ProjectParticipant": ftmDeal, "CourtCase": ftmDeal,
	"CourtCaseParty": ftmDeal, "Call": ftmDeal, "Trip": ftmDeal, "Note": ftmDeal, "Assessment": ftmDeal,
}

const (
	ftmThing = "a thing is no record of ours"
	ftmDeal  = "no record of ours holds it"
)

// ftmType is what entities of a schema become.
func ftmType(schema string) data.Type {
	switch {
	case isKey(ftmActors, schema):
		return data.TypeActor
	case isKey(ftmRelations, schema):
		return data.TypeRelation
	case schema == "Event", schema == "Sanction":
		return data.TypeEvent
	case schema == "Address":
		return data.TypePlace
	case schema == "Documentation":
		return data.TypeClaim
	case slices.Contains(ftmDocuments, schema):
		return data.TypeSource
	}
	return ""
}

const (
	// longestLine bounds one entity. Documents may carry their text.
	longestLine = 16 << 20
	// mostDatasets bounds the sources that stand for data sets: they are held.
	mostDatasets = 10_000
)

// ftmEntity is one line.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
	Datasets   []string            `json:"datasets"`
	Caption    string              `json:"caption"`
	where      string              // in the file; the report names no id, which may be a name
}

// decode reads a line. Most have nothing but lists of texts; those that do not
// are read again, with patience.
func (e *ftmEntity) decode(line []byte) error {
	err := json.Unmarshal(line, e)
	var kind *json.UnmarshalTypeError
	if !errors.As(err, &kind) {
		return err
	}
	var loose struct {
		ID, Schema, Caption any
		Properties          map[string]any
		Datasets            any
	}
	if err := json.Unmarshal(line, &loose); err != nil {
		return err
	}
	*e = ftmEntity{ID: first(texts(loose.ID)), Schema: first(texts(loose.Schema)), Caption: first(texts(loose.Caption)),
		Datasets: texts(loose.Datasets), Properties: map[string][]string{}}
	for key, value := range loose.Properties {
		e.Properties[key] = texts(value)
	}
	return nil
}

// texts are the values of a property. Of a nested entity it is the id.
func texts(v any) []string {
	items, list := v.([]any)
	if !list {
		items = []any{v}
	}
	var some []string
	for _, item := range items {
		switch item := item.(type) {
		case nil:
		case string:
			some = append(some, item)
		case map[string]any:
			if id, ok := item["id"].(string); ok {
				some = append(some, id)
			}
		default:
			some = append(some, fmt.Sprint(item))
		}
	}
	return some
}

// ftmReader is a stream being read.
type ftmReader struct {
	*importer
	seen     *seenTable
	datasets map[string]string // source id by name
	line     int
}

func (im *importer) ftm() error {
	f := &ftmReader{importer: im, datasets: map[string]string{}}
	lines, err := f.count()
	if err != nil {
		return err
	}
	if f.seen, err = newSeenTable(lines, im.Scratch); err != nil {
		return err
	}
	defer f.seen.close()
	if err := f.lines(0, f.learn); err != nil {
		return err
	}
	if err := f.lines(1, f.entity); err != nil {
		return err
	}
	return f.finish()
}

// count is the number of lines, and a first look at what the file is.
func (f *ftmReader) count() (int, error) {
	n := 0
	buffer := make([]byte, 1<<20)
	for at := int64(0); ; {
		if err := f.ctx.Err(); err != nil {
			return 0, err
		}
		k, err := f.in.ReadAt(buffer, at)
		n += bytes.Count(buffer[:k], []byte("\n"))
		at += int64(k)
		if errors.Is(err, io.EOF) {
			return n + 1, nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// lines gives every line of the file to visit; pass is 0 or 1, for progress.
func (f *ftmReader) lines(pass int64, visit func(line []byte) error) error {
	r := bufio.NewReaderSize(io.NewSectionReader(f.in, 0, f.in.Size()), 1<<20)
	var done int64
	var long []byte
	for f.line = 1; ; f.line++ {
		if f.line%4096 == 1 {
			if err := f.ctx.Err(); err != nil {
				return err
			}
			f.progress((pass*f.in.Size() + done) / 2)
		}
		line, err := r.ReadSlice('\n')
		for long = long[:0]; errors.Is(err, bufio.ErrBufferFull); line, err = r.ReadSlice('\n') {
			if long = append(long, line...); len(long) > longestLine {
				return f.bad(8, f.line, 1, fmt.Sprintf("the line is longer than %d MiB", longestLine>>20), "an entity stands on a line of its own: see that the file is FollowTheMoney, one entity a line")
			}
		}
		if len(long) > 0 {
			long = append(long, line...)
			line = long
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		done += int64(len(line))
		if f.line == 1 {
			if name := utf16(line); name != "" {
				return f.bad(7, 1, 1, "the file is saved as "+name, "save it as UTF-8")
			}
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			if err := visit(text); err != nil {
				return err
			}
		}
		if err != nil {
			f.progress((pass + 1) * f.in.Size() / 2)
			return nil
		}
	}
}

// learn notes what an entity will be. Where strict mode leaves it, it is
// nothing.
func (f *ftmReader) learn(line []byte) error {
	id, schema, plain := headOf(line)
	if !plain {
		var head struct{ ID, Schema any }
		if err := json.Unmarshal(line, &head); err != nil {
			return f.broken(line, err)
		}
		id, schema = first(texts(head.ID)), first(texts(head.Schema))
	}
	t := ftmType(schema)
	if f.Strict && !citing(line) && t != data.TypeSource {
		t = ""
	}
	if id == "" {
		return nil
	}
	if schema == "Person" && bytes.Contains(line, []byte(`"birthDate"`)) {
		var e ftmEntity
		if err := e.decode(line); err != nil {
			return f.broken(line, err)
		}
		if t != "" && f.underAge(&e) {
			return f.seen.add(id, seenMinor)
		}
	}
	return f.seen.add(id, seenAs[t])
}

// citing reports a line that may name evidence of its own. It errs on the side
// of taking: a name that holds the word is no great harm.
func citing(line []byte) bool {
	return bytes.Contains(line, []byte(`"proof"`)) || bytes.Contains(line, []byte(`"sourceUrl"`))
}

func (f *ftmReader) broken(line []byte, err error) error {
	var wrong *json.SyntaxError
	if errors.As(err, &wrong) {
		column := len([]rune(string(line[:min(max(int(wrong.Offset)-1, 0), len(line))]))) + 1
		if strings.Contains(err.Error(), "unexpected end") {
			return f.bad(1, f.line, column, "the line ends in the middle of an entity", "fetch the file again: it was cut off; or see that each entity stands on one line")
		}
		return f.bad(1, f.line, column, "this line is not JSON: "+err.Error(), "see that the file is FollowTheMoney, one entity a line")
	}
	return f.bad(1, f.line, 1, "this line is no entity: "+err.Error(), `write it as {"id": …, "schema": …, "properties": {…}}`)
}

// entity makes the record of a line.
func (f *ftmReader) entity(line []byte) error {
	var e ftmEntity
	if err := e.decode(line); err != nil {
		return f.broken(line, err)
	}
	t := ftmType(e.Schema)
	e.where = fmt.Sprintf("line %d", f.line)
	switch {
	case e.ID == "":
		f.report.leave(e.Schema, "it has no id", e.where)
	case t == "":
		f.report.leave(e.Schema, cmp.Or(ftmLeft[e.Schema], "an unknown schema"), e.where)
	case !f.seen.first(e.ID):
		f.report.leave(e.Schema, "an entity with this id stands above; merge fragments first (ftm aggregate)", e.where)
	case f.Strict && !citing(line) && t != data.TypeSource:
		f.report.leave(e.Schema, withoutEvidence, e.where)
	default:
		return f.record(t, &e)
	}
	return nil
}

// record emits what an entity becomes. Nothing is checked here, because the
// checks look at a whole dossier: what is made is sound by the way it is made,
// and the tests hold it against the checks.
func (f *ftmReader) record(t data.Type, e *ftmEntity) error {
	switch t {
	case data.TypeActor:
		return f.keep(e, f.actor(e))
	case data.TypePlace:
		return f.keep(e, f.place(e))
	case data.TypeSource:
		return f.keep(e, f.document(e))
	case data.TypeEvent:
		return f.keep(e, f.event(e))
	case data.TypeRelation:
		return f.relation(e)
	}
	return f.documentation(e)
}

func (f *ftmReader) keep(e *ftmEntity, r data.Record) error {
	f.report.take(e.Schema, r.Type())
	return f.emit(r)
}

// finish emits what was held to the end: the sources that stand for data sets.
func (f *ftmReader) finish() error {
	if len(f.datasets) == 1 {
		for name := range f.datasets {
			f.titled(name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.datasets)) {
		src := &data.Source{Meta: data.Meta{ID: f.datasets[name]}, Label: f.name(name, name), Language: "und", Rights: data.RightsWithheld,
			Note: data.Text{EN: "A data set. It gives no passage for the records that cite it."}}
		f.report.take("data set", data.TypeSource)
		if err := f.emit(src); err != nil {
			return err
		}
	}
	return f.emit(f.fileSource())
}

// meta is what every record has.
func (f *ftmReader) meta(e *ftmEntity) data.Meta {
	m := data.Meta{ID: madeID(e.ID), Status: data.StatusReported, ExternalIDs: []data.ExternalID{{Scheme: "ftm", Value: cmp.Or(cleanLine(e.ID), "(unreadable)")}}}
	for _, name := range e.Datasets {
		if id := f.dataset(name); id != "" && !slices.Contains(m.AccordingTo, id) {
			m.AccordingTo = append(m.AccordingTo, id)
		}
	}
	if len(m.AccordingTo) == 0 {
		m.AccordingTo = []string{f.origin}
	}
	if key := cleanLine(first(e.take("wikidataId"))); key != "" {
		m.ExternalIDs = append(m.ExternalIDs, data.ExternalID{Scheme: "wikidata", Value: key})
	}
	for _, id := range e.take("proof") {
		if f.is(id, data.TypeSource) && id != e.ID {
			m.Evidence = append(m.Evidence, data.Evidence{Source: madeID(id), Passage: "none"})
		} else {
			f.report.note("a proof is not in the file, or is no document", e.where)
		}
	}
	for _, link := range e.take("sourceUrl") {
		if link := address(link); link != "" {
			m.Evidence = append(m.Evidence, data.Evidence{Source: m.AccordingTo[0], Passage: "none", URL: link})
		}
	}
	if len(m.Evidence) == 0 {
		m.Evidence = []data.Evidence{{Source: m.AccordingTo[0], Passage: "none"}}
	}
	return m
}

// dataset is the source that stands for a data set, "" for one without a name
// or beyond the limit.
func (f *ftmReader) dataset(name string) string {
	if id := f.datasets[name]; id != "" {
		return id
	}
	if cleanLine(name) == "" || len(f.datasets) >= mostDatasets {
		return ""
	}
	id := "dataset-" + madeID(name)
	f.datasets[name] = id
	return id
}

func (f *ftmReader) actor(e *ftmEntity) data.Record {
	form := ftmActors[e.Schema]
	a := &data.Actor{Kind: form.kind}
	if form.label != "" {
		a.KindLabel = data.Text{EN: form.label}
	}
	if e.Schema == "Person" && f.underAge(e) {
		return f.minor(e, a)
	}
	a.Meta = f.meta(e)
	a.Name = f.called(e)
	for _, names := range []struct {
		property string
		kind     data.AliasType
	}{{"name", data.Other}, {"alias", data.Other}, {"weakAlias", data.Other}, {"previousName", "former"}, {"abbreviation", "acronym"}} {
		a.Aliases = append(a.Aliases, f.aliases(a.Name.EN, e.where, e.take(names.property), names.kind)...)
	}
	a.Summary = f.prose(e, "summary", "description", "notes")
	for _, property := range []string{"nationality", "country", "jurisdiction", "citizenship"} {
		if values := e.Properties[property]; a.Country == "" && len(values) == 1 && country(values[0]) != "" {
			a.Country = country(values[0])
			e.take(property)
		}
	}
	a.Extra = f.extra(e)
	return a
}

// majority is the age from which people are named (rule 6).
const majority = 18

// underAge reports a person who may have been a minor on the dossier's day.
func (f *ftmReader) underAge(e *ftmEntity) bool {
	for _, born := range e.Properties["birthDate"] {
		date, today := day(born), day(f.Updated)
		if date == nil || today == nil {
			continue
		}
		latest, known := date.Latest()
		now, _ := today.Earliest()
		year, month, d := now.Date()
		if known && latest > edtf.DayOf(year-majority, month, d) {
			return true
		}
	}
	return false
}

// minor is a person of whom nothing is kept that leads to the name.
func (f *ftmReader) minor(e *ftmEntity, a *data.Actor) data.Record {
	f.report.note("a person under 18 is not named", e.where)
	m := f.meta(e)
	a.Meta = data.Meta{ID: hashedID(e.ID), AccordingTo: m.AccordingTo, Status: m.Status, Evidence: []data.Evidence{{Source: m.AccordingTo[0], Passage: "none"}}}
	a.Minor, a.Label = true, data.Text{EN: "a person under 18"}
	return a
}

// called is the name an entity goes by.
func (f *ftmReader) called(e *ftmEntity) data.Text {
	for _, name := range append([]string{first(e.Properties["name"]), e.Caption}, e.Properties["alias"]...) {
		if t := f.name(name, e.where); !t.IsZero() {
			return t
		}
	}
	return data.Text{EN: "(without a name)"}
}

// prose joins the values of properties, and strikes them off.
func (f *ftmReader) prose(e *ftmEntity, properties ...string) data.Text {
	var parts []string
	for _, p := range properties {
		for _, s := range e.take(p) {
			if s = strings.TrimSpace(s); s != "" {
				parts = append(parts, s)
			}
		}
	}
	return f.text(strings.Join(parts, "\n\n"), e.where)
}

func (f *ftmReader) place(e *ftmEntity) data.Record {
	p := &data.Place{Meta: f.meta(e), Kind: "address"}
	p.Name = f.name(cmp.Or(first(e.take("full")), first(e.take("name")), e.Caption, "(without a name)"), e.where)
	p.Extra = f.extra(e)
	return p
}

func (f *ftmReader) document(e *ftmEntity) data.Record {
	m := f.meta(e)
	m.Evidence, m.AccordingTo = nil, nil
	s := &data.Source{Meta: m, Language: "und", Rights: data.RightsWithheld}
	s.Label = f.name(cmp.Or(cleanLine(first(e.take("title"))), cleanLine(first(e.take("name"))), cleanLine(first(e.take("fileName"))), cleanLine(e.Caption), "(without a title)"), e.where)
	s.Author = f.name(first(e.take("author")), e.where).EN
	s.Published = day(cmp.Or(first(e.Properties["publishedAt"]), first(e.Properties["date"])))
	for _, property := range []string{"url", "source"} {
		if link := address(first(e.Properties[property])); link != "" && s.URL == "" {
			s.URL = link
			e.take(property)
		}
	}
	delete(e.Properties, "bodyText") // the text of a source is not shipped
	delete(e.Properties, "bodyHtml")
	s.Note = f.prose(e, "summary", "description")
	s.Extra = f.extra(e)
	return s
}

func (f *ftmReader) event(e *ftmEntity) data.Record {
	v := &data.Event{Meta: f.meta(e), Kind: data.Other}
	v.Date = span(cmp.Or(first(e.Properties["startDate"]), first(e.Properties["date"])), first(e.Properties["endDate"]))
	involved := map[string]string{"involved": "involved", "organizer": "organizer"}
	if e.Schema == "Sanction" {
		v.Kind = "designation"
		v.Title = f.name(cmp.Or(cleanLine("Designation: "+first(e.Properties["program"])), "Designation"), e.where)
		v.Summary = f.prose(e, "reason", "summary", "description")
		involved = map[string]string{"entity": "designated"}
	} else {
		v.KindLabel = data.Text{EN: "event"}
		v.Title, v.Summary = f.called(e), f.prose(e, "summary", "description")
	}
	for _, property := range slices.Sorted(maps.Keys(involved)) {
		for _, id := range e.take(property) {
			if f.is(id, data.TypeActor) {
				v.Participants = append(v.Participants, data.Participant{Actor: f.actorID(id), Role: data.Text{EN: involved[property]}})
			} else {
				f.report.note("one whom an event names is not in the file, or was left", e.where)
			}
		}
	}
	v.Extra = f.extra(e)
	return v
}

// relation makes a relation for each pair of ends.
func (f *ftmReader) relation(e *ftmEntity) error {
	form := ftmRelations[e.Schema]
	from, to := e.take(form.from), e.take(form.to)
	var pairs [][2]string
	for _, a := range from {
		for _, b := range to {
			if a != b && f.is(a, data.TypeActor) && (f.is(b, data.TypeActor) || f.is(b, data.TypePlace)) && len(pairs) < mostPairs {
				pairs = append(pairs, [2]string{a, b})
			}
		}
	}
	if len(pairs) == 0 {
		f.report.leave(e.Schema, "one of its ends is not in the file, was left, or is no actor", e.where)
		return nil
	}
	meta := f.meta(e)
	r := data.Relation{Meta: meta, Basis: data.BasisAlleged, Note: f.prose(e, "role", "relationship", "status", "summary", "description")}
	r.Kind, r.KindLabel = relationKind(form.kind)
	r.Start, r.End = day(first(e.Properties["startDate"])), day(first(e.Properties["endDate"]))
	if !ordered(r.Start, r.End) {
		r.Start, r.End = nil, nil
		f.report.note("a relation ended before it began; its dates stand under extra", e.where)
	}
	r.Extra = f.extra(e)
	for i, pair := range pairs {
		one := r
		one.From, one.To = f.actorID(pair[0]), f.actorID(pair[1])
		if i == 0 {
			f.report.take(e.Schema, data.TypeRelation)
		} else {
			one.ID = fmt.Sprintf("%s-pair-%d", meta.ID, i+1)
			f.report.note("one object ties several, and became a relation for each pair", e.where)
		}
		if err := f.emit(&one); err != nil {
			return err
		}
	}
	return nil
}

// mostPairs bounds what one line can become.
const mostPairs = 1000

// documentation makes the claim of a document that it is about somebody.
func (f *ftmReader) documentation(e *ftmEntity) error {
	document, entity := first(e.take("document")), first(e.take("entity"))
	if !f.is(document, data.TypeSource) || f.seen.get(entity) == 0 || f.is(entity, data.TypeRelation) {
		f.report.leave(e.Schema, "one of its ends is not in the file, was left, or is a tie itself", e.where)
		return nil
	}
	c := &data.Claim{Meta: f.meta(e), Speaker: madeID(document), Speech: "narrated", Attribution: "explicit", Stance: data.StanceAsserts, Act: "publishes"}
	c.Evidence = []data.Evidence{{Source: madeID(document), Passage: "none"}}
	c.About = []string{f.actorID(entity)}
	role := f.prose(e, "role", "summary")
	c.Text = data.Text{EN: strings.TrimSpace("The document is about this. " + role.EN)}
	c.SaidOn = day(first(e.Properties["date"]))
	c.Extra = f.extra(e)
	return f.keep(e, c)
}

// is tells what an id of the file became.
func (f *ftmReader) is(id string, t data.Type) bool {
	as := f.seen.get(id)
	return as == seenAs[t] || as == seenMinor && t == data.TypeActor
}

// actorID is the id of what another record names: a minor's is not
// made of the file's.
func (f *ftmReader) actorID(id string) string {
	if f.seen.get(id) == seenMinor {
		return hashedID(id)
	}
	return madeID(id)
}

// extra is what was not taken, with dates in their own words.
func (f *ftmReader) extra(e *ftmEntity) map[string]any {
	if len(e.Properties) == 0 {
		return nil
	}
	fields := make(map[string]any, len(e.Properties))
	for key, values := range e.Properties {
		list := make([]any, len(values))
		for i, v := range values {
			list[i] = v
		}
		fields[key] = list
	}
	return f.cleanExtra(fields, e.where)
}

// take returns the values of a property and strikes it off.
func (e *ftmEntity) take(property string) []string {
	values := e.Properties[property]
	delete(e.Properties, property)
	return values
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
