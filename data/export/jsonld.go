// SPDX-License-Identifier: MIT

package export

import (
	"io"
	"strconv"

	"isnad/data"
	"isnad/data/graph"
)

// # What becomes what
//
//	dossier                   schema:Dataset, of which everything is a part
//	source                    schema:CreativeWork
//	person, other actor       schema:Person, schema:GovernmentOrganization, schema:Organization
//	place                     schema:Place
//	event                     schema:Event where nobody doubts it
//	claim, proposition, and   schema:Claim, by those who hold it, in the sources
//	whatever is in doubt      it appears in; its name says whose it is
//	topic, relation,          isnad:Topic and so on, which are also schema:Thing
//	agreement, figure
//	evidence                  oa:Annotation: the record is its body, the passage its target
//
// The context stands in the file and names every term, so that nothing needs
// to be fetched to read it. Things are urn:uuid, the same in every export.
//
// A passage is a paragraph, which is a line of the source's text (RFC 5147), and
// in it a range of code points (TextPositionSelector); isnad:sha256 is that of
// the text selected.

const jsonldLost = "Offices with their times, terms of agreements and bounds of figures stand in texts. Dates that are not certain days stand as EDTF, in isnad:edtf."

// jsonldContext is written first, so that a reader can begin.
var jsonldContext = map[string]any{
	"@version": 1.1,
	"@vocab":   "https://schema.org/",
	"isnad":    "urn:isnad:term:",
	"oa":       "http://www.w3.org/ns/oa#",
	"dcterms":  "http://purl.org/dc/terms/",
	"id":       "@id",
	"type":     "@type",
	// Web Annotation's own names.
	"Annotation":           "oa:Annotation",
	"SpecificResource":     "oa:SpecificResource",
	"FragmentSelector":     "oa:FragmentSelector",
	"TextPositionSelector": "oa:TextPositionSelector",
	"body":                 map[string]any{"@id": "oa:hasBody", "@type": "@id"},
	"target":               map[string]any{"@id": "oa:hasTarget", "@type": "@id"},
	"source":               map[string]any{"@id": "oa:hasSource", "@type": "@id"},
	"selector":             map[string]any{"@id": "oa:hasSelector", "@type": "@id"},
	"refinedBy":            map[string]any{"@id": "oa:refinedBy", "@type": "@id"},
	"motivation":           map[string]any{"@id": "oa:motivatedBy", "@type": "@vocab"},
	"describing":           "oa:describing",
	"start":                "oa:start",
	"end":                  "oa:end",
	"value":                "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
	"conformsTo":           map[string]any{"@id": "dcterms:conformsTo", "@type": "@id"},
	// References between records.
	"author":          map[string]any{"@type": "@id"},
	"about":           map[string]any{"@type": "@id"},
	"appearance":      map[string]any{"@type": "@id"},
	"isPartOf":        map[string]any{"@type": "@id"},
	"isBasedOn":       map[string]any{"@type": "@id"},
	"location":        map[string]any{"@type": "@id"},
	"attendee":        map[string]any{"@type": "@id"},
	"publisher":       map[string]any{"@type": "@id"},
	"containedIn":     map[string]any{"@id": "https://schema.org/containedInPlace", "@type": "@id"},
	"isnad:respondTo": map[string]any{"@type": "@id"},
	"isnad:from":      map[string]any{"@type": "@id"},
	"isnad:to":        map[string]any{"@type": "@id"},
	"isnad:topic":     map[string]any{"@type": "@id"},
}

type linked = map[string]any

type linkedFile struct {
	*Input
	*stream
}

// JSONLD writes linked data (JSON-LD 1.1).
func JSONLD(w io.Writer, in *Input) error {
	f := &linkedFile{in, newStream(w)}
	f.text(`{"@context":`)
	f.value(jsonldContext)
	f.text(`,"@graph":[`)
	f.count = 0
	f.item(f.dataset())
	for r := range graph.Each[data.Record](in.Graph) {
		f.item(f.record(r))
		f.annotations(r)
	}
	f.text("]}\n")
	return f.finish()
}

func (f *linkedFile) id(id string) string { return "urn:uuid:" + f.uuidOf(id) }

func (f *linkedFile) ids(some []string) []string {
	all := make([]string, len(some))
	for i, id := range some {
		all[i] = f.id(id)
	}
	return all
}

func (f *linkedFile) dataset() linked {
	about := f.Dossier.About
	return linked{"id": "urn:uuid:" + f.uuidOf(), "type": "Dataset", "name": tongues(about.Title), "description": tongues(about.Summary),
		"version": about.Version, "dateModified": f.updated(), "license": about.Licence, "inLanguage": about.Languages}
}

// tongues is a text in every language it has.
func tongues(t data.Text) []linked {
	var all []linked
	for _, one := range [][2]string{{"en", t.EN}, {"ar", t.AR}, {"fr", t.FR}} {
		if one[1] != "" {
			all = append(all, linked{"@value": one[1], "@language": one[0]})
		}
	}
	return all
}

func (f *linkedFile) record(r data.Record) linked {
	head := r.Head()
	n := linked{"id": f.id(head.ID), "identifier": head.ID, "isPartOf": "urn:uuid:" + f.uuidOf(),
		"name": f.answered(r), "description": f.account(r), "isnad:attribution": f.Words.Said(r), "isnad:status": head.Status,
		"isBasedOn": f.ids(f.sources(r)), "isnad:marking": head.Markings}
	if head.Confidence != nil {
		n["isnad:confidence"] = *head.Confidence
	}
	var same []string
	for _, x := range head.ExternalIDs {
		if x.URL != "" {
			same = append(same, x.URL)
		}
	}
	n["sameAs"] = same
	f.own(n, r)
	for key, v := range n {
		if empty(v) {
			delete(n, key)
		}
	}
	return n
}

func empty(v any) bool {
	switch v := v.(type) {
	case string:
		return v == ""
	case data.Status:
		return v == ""
	case []string:
		return len(v) == 0
	case []data.Marking:
		return len(v) == 0
	}
	return false
}

// own adds what a type has of its own.
func (f *linkedFile) own(n linked, r data.Record) {
	switch r := r.(type) {
	case *data.Source:
		n["type"], n["url"], n["inLanguage"] = "CreativeWork", r.URL, r.Language
		f.dated(n, "datePublished", r.Published)
		n["publisher"] = f.ids(f.present([]string{r.Publisher}))
	case *data.Actor:
		n["type"], n["alternateName"] = linkedType(r), spellings(r.Name, r.Aliases)
		var roles []string
		for _, role := range r.Roles {
			roles = append(roles, f.role(r, role))
		}
		n["isnad:role"] = roles
	case *data.Place:
		n["type"], n["alternateName"], n["containedIn"] = "Place", spellings(r.Name, r.Aliases), f.ids(f.present([]string{r.PartOf}))
		if r.Lat != nil && r.Lon != nil {
			n["latitude"], n["longitude"] = *r.Lat, *r.Lon
		}
	case *data.Event:
		f.event(n, r)
	case *data.Claim:
		f.claim(n, r, append(append([]string{}, r.About...), r.Proposition))
		f.dated(n, "dateCreated", r.SaidOn)
		var asked []string
		for _, c := range f.AnsweredBy(r) {
			asked = append(asked, c.ID)
		}
		n["isnad:stance"], n["isnad:respondTo"] = f.Words.Word(r.Stance), f.ids(asked)
	case *data.Proposition:
		f.claim(n, r, []string{r.Topic})
		delete(n, "author") // its description names who asserts and who denies it
	case *data.Topic:
		n["type"] = []string{"Thing", "isnad:Topic"}
	case *data.Relation:
		f.relation(n, r)
	case *data.Agreement:
		n["type"] = []string{"Thing", "isnad:Agreement"}
		f.dated(n, "isnad:date", r.Date)
		f.terms(n, r)
	case *data.Figure:
		n["type"], n["description"], n["about"] = []string{"Thing", "isnad:Figure"}, f.figure(r), f.ids(f.present([]string{r.Subject}))
		f.dated(n, "isnad:date", r.AsOf)
	}
	switch r.(type) {
	case *data.Agreement, *data.Figure:
		if doubtful(r) {
			f.claim(n, r, nil)
		}
	}
}

func (f *linkedFile) event(n linked, r *data.Event) {
	var there []string
	for _, p := range r.Participants {
		there = append(there, p.Actor)
	}
	if doubtful(r) {
		f.claim(n, r, there)
		f.dated(n, "isnad:date", r.Date)
		return
	}
	n["type"], n["attendee"], n["location"] = "Event", f.ids(f.present(there)), f.ids(f.present([]string{r.Place}))
	f.dated(n, "startDate", r.Date)
}

func (f *linkedFile) relation(n linked, r *data.Relation) {
	n["type"] = []string{"Thing", "isnad:Relation"}
	if doubtful(r) {
		f.claim(n, r, []string{r.From, r.To})
	} else {
		n["isnad:from"], n["isnad:to"], n["isnad:kind"] = f.id(r.From), f.ids(f.present([]string{r.To})), tieKind(r)
	}
	n["isnad:date"] = f.period(r.Start, r.End)
}

func (f *linkedFile) terms(n linked, r *data.Agreement) {
	var clauses, parties []string
	for _, p := range r.Parties {
		parties = append(parties, p.Actor)
	}
	for _, t := range r.Terms {
		for _, c := range t.Clauses {
			clauses = append(clauses, strconv.Itoa(t.Number)+". "+f.in(c.Text))
		}
	}
	n["isnad:clause"], n["about"] = clauses, f.ids(f.present(parties))
}

// claim makes a record what others hold (schema.org Claim): by whom, about
// what, in which works.
func (f *linkedFile) claim(n linked, r data.Record, about []string) {
	n["type"], n["author"] = "Claim", f.ids(f.speakers(r))
	n["about"], n["appearance"] = f.ids(f.present(about)), f.ids(f.sources(r))
}

// dated writes a certain day under its name, and any other date as EDTF.
func (f *linkedFile) dated(n linked, name string, d *data.Date) {
	if day, ok := certainDay(d); ok {
		n[name] = day.String()
	} else if d != nil {
		n["isnad:edtf"], n["isnad:date"] = d.String(), f.Words.Date(d)
	}
}

func linkedType(a *data.Actor) string {
	switch a.Kind {
	case data.ActorPerson:
		return "Person"
	case data.ActorGovernment, data.ActorStateBody, data.ActorState, data.ActorMilitaryUnit:
		return "GovernmentOrganization"
	}
	return "Organization"
}

// annotations are the passages of a record (W3C Web Annotation).
func (f *linkedFile) annotations(r data.Record) {
	for i, e := range r.Head().Evidence {
		if f.Record(e.Source) == nil {
			continue
		}
		target := linked{"type": "SpecificResource", "source": f.id(e.Source)}
		if e.Paragraph > 0 {
			target["selector"] = selector(e)
		}
		if at := passage(e); !e.Anchored() && at != "" {
			target["isnad:locator"] = at
		}
		f.item(linked{"id": "urn:uuid:" + f.uuidOf(r.Head().ID, "evidence", strconv.Itoa(i)), "type": "Annotation",
			"motivation": "describing", "body": f.id(r.Head().ID), "target": target})
	}
}

func selector(e data.Evidence) linked {
	line := linked{"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
		"value": "line=" + strconv.Itoa(e.Paragraph-1) + "," + strconv.Itoa(e.Paragraph)}
	if e.Anchored() {
		line["refinedBy"] = linked{"type": "TextPositionSelector", "start": *e.Start, "end": *e.End, "isnad:sha256": e.SHA256}
	}
	return line
}
