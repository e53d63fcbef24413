// SPDX-License-Identifier: MIT

// Package generate makes up dossiers of any size, to measure with: names in
// Latin, Arabic and Cyrillic script, claims and their denials, uncertain dates,
// and a few actors to whom most records refer. Nothing in them is about anyone.
// The same size and seed give the same bytes on every machine.
//
// # How they are made
//
// A record is made from its number alone, so that a dossier of any size is
// written without being held. What it refers to is drawn by a power law: of a
// hundred thousand records the best known actor has some thousands that refer
// to it, half of the actors one or none, as in networks of real dossiers. Words
// follow Zipf's law. The shares of types, the lengths of texts and how dates
// are uncertain are those of the flagship, rounded, but that it has many more
// sources: it rests on one, and nothing of that size does.
package generate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"

	"isnad/data"
	"isnad/data/edtf"
)

// shares are the records of each type in a thousand.
var shares = map[data.Type]int{
	data.TypeSource: 20, data.TypeActor: 280, data.TypePlace: 40, data.TypeEvent: 180, data.TypeTopic: 5, data.TypeProposition: 45,
	data.TypeClaim: 270, data.TypeRelation: 140, data.TypeAgreement: 2, data.TypeFigure: 18,
}

// Generator makes the records of one dossier.
type Generator struct {
	seed   uint64
	counts map[data.Type]int
	words  []string // the common ones first
	names  []string // parts of names, the common ones first
}

// New makes a generator for about so many records, at least one of each type.
func New(records int, seed uint64) *Generator {
	counts := map[data.Type]int{}
	for _, t := range data.Types() {
		counts[t] = max(1, records*shares[t]/1000)
	}
	return newGenerator(counts, records/4, seed)
}

// Chronicle makes a generator for a dossier of events, and a tenth as many
// actors, places and sources for them.
func Chronicle(events int, seed uint64) *Generator {
	counts := map[data.Type]int{}
	for _, t := range data.Types() {
		counts[t] = max(1, events/1000)
	}
	counts[data.TypeEvent], counts[data.TypeActor], counts[data.TypePlace], counts[data.TypeSource] = events, events/20, events/40, events/40
	return newGenerator(counts, events/20, seed)
}

func newGenerator(counts map[data.Type]int, names int, seed uint64) *Generator {
	g := &Generator{seed: seed, counts: counts}
	g.counts[data.TypeActor] = max(2, g.counts[data.TypeActor])
	r := rand.New(rand.NewPCG(seed, 0))
	g.words = lexicon(r, 12_000)
	g.names = lexicon(r, max(300, names))
	return g
}

// Len is the number of records.
func (g *Generator) Len() (n int) {
	for _, c := range g.counts {
		n += c
	}
	return n
}

// Write writes the dossier in its published form, one record after another.
func (g *Generator) Write(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	about, err := json.Marshal(g.about())
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "{\"isnad\": 1, \"dossier\": %s", about)
	for _, t := range data.Types() {
		fmt.Fprintf(out, ",\n%q: [", t)
		for i := range g.counts[t] {
			b, err := json.Marshal(g.Record(t, i))
			if err != nil {
				return err
			}
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('\n')
			out.Write(b) // an error stays, and Flush tells it
		}
		out.WriteByte(']')
	}
	out.WriteString("}\n")
	return out.Flush()
}

// Dossier makes all records at once.
func (g *Generator) Dossier() *data.Dossier {
	d := &data.Dossier{Isnad: 1, About: g.about()}
	for _, t := range data.Types() {
		for i := range g.counts[t] {
			d.Add(g.Record(t, i))
		}
	}
	return d
}

func (g *Generator) about() data.About {
	return data.About{
		Title:   en(fmt.Sprintf("A made-up dossier of %d records", g.Len())),
		Summary: en("Everything here is made up, to measure with."), Version: fmt.Sprint(g.seed), Updated: "2026-01-01", Languages: []string{"en"}, Licence: "CC0-1.0",
	}
}

func en(s string) data.Text { return data.Text{EN: s} }

// Record makes record i of a type, by its own random numbers.
func (g *Generator) Record(t data.Type, i int) data.Record {
	m := &maker{Generator: g, Rand: rand.New(rand.NewPCG(g.seed, uint64(len(t))<<56|uint64(t[0])<<48|uint64(t[1])<<40|uint64(i)))}
	switch t {
	case data.TypeSource:
		return m.source(i)
	case data.TypeActor:
		return m.actor(i)
	case data.TypePlace:
		return m.place(i)
	case data.TypeEvent:
		return m.event(i)
	case data.TypeTopic:
		return &data.Topic{Meta: m.meta(t, i), Name: en(m.text(3)), Question: en(m.text(8) + "?")}
	case data.TypeProposition:
		return &data.Proposition{Meta: m.meta(t, i), Topic: id(data.TypeTopic, i%g.counts[data.TypeTopic]), Text: en(m.text(12))}
	case data.TypeClaim:
		return m.claim(i)
	case data.TypeRelation:
		return m.relation(i)
	case data.TypeAgreement:
		return m.agreement(i)
	}
	return m.figure(i)
}

// maker makes one record.
type maker struct {
	*Generator
	*rand.Rand
}

func id(t data.Type, i int) string {
	return fmt.Sprintf("%s-%d", strings.TrimSuffix(string(t), "s"), i)
}

// popular draws one of n by a power law with exponent about -1: the first is
// drawn often, the last hardly ever.
func (m *maker) popular(n int) int {
	return min(int(math.Exp(m.Float64()*math.Log(float64(n)+1)))-1, n-1)
}

func (m *maker) ref(t data.Type) string { return id(t, m.popular(m.counts[t])) }

// anyone is an actor; half the time a well-known one.
func (m *maker) anyone() string {
	if m.IntN(2) == 0 {
		return m.ref(data.TypeActor)
	}
	return id(data.TypeActor, m.IntN(m.counts[data.TypeActor]))
}

func (m *maker) meta(t data.Type, i int) data.Meta {
	source := m.ref(data.TypeSource)
	meta := data.Meta{ID: id(t, i), Status: data.StatusReported, AccordingTo: []string{source},
		Evidence: []data.Evidence{{Source: source, Page: fmt.Sprint(1 + m.IntN(400))}}}
	if t == data.TypeSource {
		meta.Evidence, meta.AccordingTo, meta.Status = nil, nil, ""
	}
	if m.IntN(4) == 0 && t != data.TypeSource {
		meta.Evidence = append(meta.Evidence, data.Evidence{Source: m.ref(data.TypeSource), Page: fmt.Sprint(1 + m.IntN(400))})
	}
	return meta
}

// text is so many words, with a capital at its beginning.
func (m *maker) text(words int) string {
	var b strings.Builder
	for i := range words {
		w := m.words[m.popular(len(m.words))]
		if i == 0 {
			w = capital(w)
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// name is two or three parts, as people have them; the same name in three
// scripts is the same sounds.
func (m *maker) name() []string {
	parts := []string{m.names[m.popular(len(m.names))], m.names[m.IntN(len(m.names))]}
	if m.IntN(3) == 0 {
		parts = append(parts, m.names[m.popular(len(m.names))])
	}
	return parts
}

func latin(parts []string) string {
	all := make([]string, len(parts))
	for i, p := range parts {
		all[i] = capital(p)
	}
	return strings.Join(all, " ")
}

func (m *maker) aliases(parts []string) []data.Alias {
	var all []data.Alias
	if m.IntN(10) < 6 {
		all = append(all, data.Alias{Text: written(parts, arabic), Lang: "ar", Script: "Arab", Type: "transliteration"})
	}
	if m.IntN(10) < 2 {
		all = append(all, data.Alias{Text: written(parts, cyrillic), Lang: "ru", Script: "Cyrl", Type: "transliteration"})
	}
	if m.IntN(3) == 0 {
		all = append(all, data.Alias{Text: latin(append([]string{"abu"}, m.names[m.popular(len(m.names))])), Lang: "en", Script: "Latn", Type: "nom-de-guerre"})
	}
	return all
}

func (m *maker) source(i int) *data.Source {
	return &data.Source{Meta: m.meta(data.TypeSource, i), Label: en(m.text(3)), Title: en(m.text(9)), Language: "en", Rights: data.RightsWithheld, Published: m.date()}
}

var kinds = []data.ActorKind{"person", "person", "person", "person", "group", "armed-group", "state-body", "media", "community", "military-unit"}

func (m *maker) actor(i int) *data.Actor {
	parts := m.name()
	a := &data.Actor{Meta: m.meta(data.TypeActor, i), Kind: kinds[m.IntN(len(kinds))], Name: en(latin(parts)), Aliases: m.aliases(parts), Summary: en(m.text(14) + ".")}
	if a.Kind != data.ActorPerson {
		a.Name = en(latin(parts[:1]) + " " + m.text(2))
	}
	if m.IntN(3) == 0 {
		a.Roles = []data.Role{{Title: en(m.text(3)), Basis: data.BasisDeFacto, AccordingTo: a.AccordingTo, Evidence: a.Evidence[:1]}}
	}
	return a
}

func (m *maker) place(i int) *data.Place {
	parts := m.name()[:1]
	p := &data.Place{Meta: m.meta(data.TypePlace, i), Name: en(latin(parts)), Aliases: m.aliases(parts), Kind: "town"}
	if i > 0 && m.IntN(3) > 0 {
		p.PartOf = id(data.TypePlace, m.popular(i))
	}
	return p
}

// dates as they are told: six in ten a day, the rest less or nothing.
var dates = []string{"%04d-%02d-%02d", "%04d-%02d-%02d", "%04d-%02d-%02d", "%04d-%02d-%02d", "%04d-%02d-%02d", "%04d-%02d-%02d", "%04d-%02d", "%04d", "%04d?-%02d-%02d", ""}

func (m *maker) date() *data.Date {
	form := dates[m.IntN(len(dates))]
	if form == "" {
		return nil
	}
	values := []any{2000 + m.IntN(25), 1 + m.IntN(12), 1 + m.IntN(28)}
	d, err := edtf.Parse(fmt.Sprintf(form, values[:strings.Count(form, "%")]...))
	if err != nil {
		panic(err) // the forms above are dates
	}
	return &data.Date{Date: d}
}

var eventKinds = []data.EventKind{"clash", "operation", "negotiation", "arrest", "meeting", "statement", "publication", "appointment", "dispute", "decision"}

func (m *maker) event(i int) *data.Event {
	e := &data.Event{Meta: m.meta(data.TypeEvent, i), Date: m.date(), Title: en(m.text(7)), Summary: en(m.text(22) + "."), Kind: eventKinds[m.IntN(len(eventKinds))], Place: m.ref(data.TypePlace)}
	for range 1 + m.IntN(3) {
		e.Participants = append(e.Participants, data.Participant{Actor: m.anyone(), Role: en(m.text(1))})
	}
	if m.IntN(6) == 0 {
		e.Status, e.AccordingTo = data.StatusAlleged, append([]string{m.anyone()}, e.AccordingTo...)
	}
	return e
}

// claim: every fourth is an accusation or its denial, one after the other.
func (m *maker) claim(i int) *data.Claim {
	c := &data.Claim{Meta: m.meta(data.TypeClaim, i), Speaker: m.anyone(), Speech: "indirect", Attribution: "explicit", Stance: data.StanceAsserts, Act: "states",
		Proposition: m.ref(data.TypeProposition), Text: en(m.text(18) + "."), SaidOn: m.date(), About: []string{m.anyone()}}
	c.Via = c.AccordingTo
	switch i % 8 {
	case 0:
		c.Act, c.Status = data.ActAccuses, data.StatusAlleged
		if i+1 >= m.counts[data.TypeClaim] {
			c.NoResponseRecorded = true
		}
	case 1:
		c.Act, c.Stance, c.Status = "denies", data.StanceDenies, data.StatusDenied
		c.RespondsTo = []data.Response{{Claim: id(data.TypeClaim, i-1), Scope: data.ScopeNamed}}
	}
	c.AccordingTo = append([]string{c.Speaker}, c.AccordingTo...)
	return c
}

var relationKinds = []data.RelationKind{"member-of", "leads", "affiliated-with", "opposes", "supports", "works-for", "fought"}

func (m *maker) relation(i int) *data.Relation {
	r := &data.Relation{Meta: m.meta(data.TypeRelation, i), From: id(data.TypeActor, m.IntN(m.counts[data.TypeActor])), To: m.ref(data.TypeActor),
		Kind: relationKinds[m.IntN(len(relationKinds))], Basis: data.BasisDeFacto, Start: m.date()}
	if r.From == r.To {
		r.To = id(data.TypeActor, (m.IntN(m.counts[data.TypeActor]-1)+1+number(r.From))%m.counts[data.TypeActor])
	}
	if m.IntN(8) == 0 {
		r.Basis, r.Status, r.AccordingTo = data.BasisAlleged, data.StatusAlleged, append([]string{m.anyone()}, r.AccordingTo...)
	}
	return r
}

// number is that of an id.
func number(id string) (n int) {
	fmt.Sscan(id[strings.LastIndexByte(id, '-')+1:], &n)
	return n
}

func (m *maker) agreement(i int) *data.Agreement {
	a := &data.Agreement{Meta: m.meta(data.TypeAgreement, i), Title: en(m.text(5)), Date: m.date(), Parties: []data.Party{{Actor: m.anyone()}, {Actor: m.anyone()}}}
	a.Status = data.StatusAgreed
	for n := range 2 + m.IntN(5) {
		a.Terms = append(a.Terms, data.Term{Number: n + 1, Clauses: []data.Clause{{Text: en(m.text(14) + "."), Kind: "cessation"}}, Evidence: a.Evidence[:1]})
	}
	return a
}

func (m *maker) figure(i int) *data.Figure {
	v := float64(1 + m.IntN(5000))
	return &data.Figure{Meta: m.meta(data.TypeFigure, i), Subject: m.ref(data.TypeEvent), Label: en(m.text(4)), Value: &v, Unit: en(m.text(1)), Qualifier: "about", AsOf: m.date()}
}
