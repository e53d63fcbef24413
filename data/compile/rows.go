// SPDX-License-Identifier: MIT

package compile

import (
	"slices"
	"strconv"
	"strings"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/fold"
)

// row of a record in the index.
func (c *compiler) row(i int, r data.Record) dataset.Row {
	head := r.Head()
	return dataset.Row{ID: head.ID, Type: r.Type(), Kind: kind(r), Status: head.Status,
		Bounds: bounds(r), Degree: c.graph.Degree(head.ID), Shard: int(c.shard[i]), Fields: c.fields(r), Held: c.held(r)}
}

func kind(r data.Record) string {
	switch r := r.(type) {
	case *data.Actor:
		return string(r.Kind)
	case *data.Place:
		return string(r.Kind)
	case *data.Event:
		return string(r.Kind)
	case *data.Claim:
		return string(r.Act)
	case *data.Relation:
		return string(r.Kind)
	case *data.Figure:
		return string(r.Qualifier)
	}
	return ""
}

// dates returns the date a record lies on, or the ends of its period.
func dates(r data.Record) (from, to *data.Date) {
	switch r := r.(type) {
	case *data.Source:
		return r.Published, r.Published
	case *data.Actor:
		if r.Existed != nil {
			return r.Existed.From, r.Existed.To
		}
	case *data.Event:
		return r.Date, r.Date
	case *data.Claim:
		return r.SaidOn, r.SaidOn
	case *data.Relation:
		return r.Start, r.End
	case *data.Agreement:
		return r.Date, r.Date
	case *data.Figure:
		return r.AsOf, r.AsOf
	}
	return nil, nil
}

func bounds(r data.Record) dataset.Bounds {
	var b dataset.Bounds
	from, to := dates(r)
	if from != nil {
		b.From, b.HasFrom = from.Earliest()
		b.Dated = true
	}
	if to != nil {
		b.To, b.HasTo = to.Latest()
		b.Dated = true
	}
	return b
}

// title of a record. Records without one get what names them best: a claim its
// text, a relation its two ends.
func (c *compiler) title(r data.Record) (data.Text, dataset.Field) {
	switch r := r.(type) {
	case *data.Source:
		return r.Label, dataset.FieldTitle
	case *data.Actor:
		if r.Name.IsZero() {
			return r.Label, dataset.FieldName
		}
		return r.Name, dataset.FieldName
	case *data.Place:
		return r.Name, dataset.FieldName
	case *data.Event:
		return r.Title, dataset.FieldTitle
	case *data.Topic:
		return r.Name, dataset.FieldTitle
	case *data.Proposition:
		return r.Text, dataset.FieldText
	case *data.Claim:
		return r.Text, dataset.FieldText
	case *data.Relation:
		return c.ends(r), dataset.FieldText
	case *data.Agreement:
		return r.Title, dataset.FieldTitle
	case *data.Figure:
		return r.Label, dataset.FieldTitle
	}
	panic(unknown(r))
}

// ends names both actors of a relation; what ties them is the record's kind,
// which the view puts in words.
func (c *compiler) ends(r *data.Relation) data.Text {
	in := func(lang string) string {
		from := c.name(r.From, lang)
		if r.To == "" {
			return from
		}
		return from + " – " + c.name(r.To, lang)
	}
	t := data.Text{EN: in("en"), AR: in("ar"), FR: in("fr")}
	if t.AR == t.EN {
		t.AR = ""
	}
	if t.FR == t.EN {
		t.FR = ""
	}
	return t
}

func (c *compiler) name(id, lang string) string {
	r := c.graph.Record(id)
	if r == nil {
		return id
	}
	t, _ := c.title(r)
	text, _ := t.In(lang)
	return text
}

// fieldList gathers the texts of one record.
type fieldList []dataset.FieldValue

func (l *fieldList) add(kind dataset.Field, lang, text string) {
	if text != "" {
		*l = append(*l, dataset.FieldValue{Kind: kind, Lang: lang, Text: text})
	}
}

func (l *fieldList) text(kind dataset.Field, t data.Text) {
	l.add(kind, "en", t.EN)
	l.add(kind, "ar", t.AR)
	l.add(kind, "fr", t.FR)
}

func (l *fieldList) date(d *data.Date) {
	if d != nil && !d.IsZero() {
		l.add(dataset.FieldDate, "", d.String())
	}
}

func (l *fieldList) aliases(all []data.Alias) {
	for _, a := range all {
		kind := dataset.FieldAlias
		if a.Type == "acronym" {
			kind = dataset.FieldAcronym
		}
		l.add(kind, a.Lang, a.Text)
	}
}

// acronym adds the initials of an organisation's name, unless they are listed.
// People are not called by their initials, and most names would give some.
func (l *fieldList) acronym(name data.Text) {
	short := strings.ToUpper(fold.Acronym(fold.String(name.EN)))
	listed := slices.ContainsFunc(*l, func(f dataset.FieldValue) bool { return strings.EqualFold(f.Text, short) })
	if !listed {
		l.add(dataset.FieldAcronym, "en", short)
	}
}

// fields returns everything of a record that can be found, titles first.
func (c *compiler) fields(r data.Record) []dataset.FieldValue {
	var l fieldList
	title, kind := c.title(r)
	if title.EN == "" {
		title.EN = r.Head().ID // an import may lack a title; the row needs one
	}
	l.text(kind, title)
	for i := range l {
		l[i].Title = true
	}
	c.body(&l, r)
	from, to := dates(r)
	l.date(from)
	if to != from {
		l.date(to)
	}
	return l
}

// body adds what a record says besides its title.
func (c *compiler) body(l *fieldList, r data.Record) {
	switch r := r.(type) {
	case *data.Source:
		l.text(dataset.FieldTitle, r.Title)
		l.add(dataset.FieldText, r.Language, r.Author)
		l.text(dataset.FieldText, r.Note)
	case *data.Actor:
		l.aliases(r.Aliases)
		if r.Kind != data.ActorPerson {
			l.acronym(r.Name)
		}
		for _, role := range r.Roles {
			l.text(dataset.FieldText, role.Title)
		}
		l.text(dataset.FieldText, r.Summary)
		l.kind(string(r.Kind), r.KindLabel)
	case *data.Place:
		l.aliases(r.Aliases)
		l.text(dataset.FieldText, r.Summary)
		l.kind(string(r.Kind), r.KindLabel)
	case *data.Event:
		l.text(dataset.FieldText, r.Summary)
		l.kind(string(r.Kind), r.KindLabel)
	case *data.Topic:
		l.text(dataset.FieldText, r.Question)
	case *data.Claim:
		l.text(dataset.FieldText, r.Condition)
		l.text(dataset.FieldText, r.Offer)
	case *data.Relation:
		l.text(dataset.FieldText, r.Note)
		l.kind(string(r.Kind), r.KindLabel)
	case *data.Agreement:
		l.text(dataset.FieldText, r.Summary)
		for _, term := range r.Terms {
			for _, clause := range term.Clauses {
				l.text(dataset.FieldText, clause.Text)
			}
		}
	case *data.Figure:
		l.figure(r)
	}
}

// kind adds the closed-list word of a record, or the label that stands for it.
// Not "person": half the actors are, and nobody looks for one by that.
func (l *fieldList) kind(word string, label data.Text) {
	if word == data.Other {
		l.text(dataset.FieldKind, label)
		return
	}
	if word == string(data.ActorPerson) {
		return
	}
	l.add(dataset.FieldKind, "en", strings.ReplaceAll(word, "-", " "))
}

// figure adds each value with its unit: "5000 fighters".
func (l *fieldList) figure(f *data.Figure) {
	for _, lang := range []string{"en", "ar", "fr"} {
		unit, actual := f.Unit.In(lang)
		if actual != lang {
			continue
		}
		var numbers []string
		for _, v := range []*float64{f.Value, f.Min, f.Max, f.Of} {
			if v != nil {
				numbers = append(numbers, strconv.FormatFloat(*v, 'f', -1, 64))
			}
		}
		l.add(dataset.FieldNumber, lang, strings.TrimSpace(strings.Join(numbers, " – ")+" "+unit))
	}
}
