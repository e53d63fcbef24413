// SPDX-License-Identifier: MIT

package export

import (
	"slices"
	"strings"

	"isnad/data"
)

// in is a text in the language of the words.
func (in *Input) in(t data.Text) string {
	s, _ := t.In(in.Words.Lang())
	return s
}

// doubtful reports what must never read as a fact: alleged, denied, disputed,
// or reported not to be so.
func doubtful(r data.Record) bool {
	switch r := r.(type) {
	case *data.Relation:
		if r.Basis == data.BasisAlleged || r.Negated {
			return true
		}
	case *data.Event:
		if r.Negated {
			return true
		}
	case *data.Claim, *data.Proposition:
		return true
	}
	s := r.Head().Status
	return s == data.StatusAlleged || s == data.StatusDenied || s == data.StatusDisputed
}

// account is what a record says beyond its title, who says it, and what is
// answered: one paragraph each.
func (in *Input) account(r data.Record) string {
	return paragraphs(append([]string{in.prose(r), sentence(in.Words.Said(r))}, in.answers(r)...)...)
}

// prose is a record's own text beyond its title.
func (in *Input) prose(r data.Record) string {
	switch r := r.(type) {
	case *data.Source:
		return in.in(r.Note)
	case *data.Actor:
		return in.in(r.Summary)
	case *data.Place:
		return in.in(r.Summary)
	case *data.Event:
		return in.in(r.Summary)
	case *data.Topic:
		return in.in(r.Question)
	case *data.Claim:
		return paragraphs(in.in(r.Condition), in.in(r.Offer))
	case *data.Relation:
		return in.in(r.Note)
	case *data.Agreement:
		return in.in(r.Summary)
	}
	return ""
}

// answers are the titles of the claims that answer a record: the responses to
// a claim; for anything else in doubt, the denials of it and the responses to
// what is claimed of it.
func (in *Input) answers(r data.Record) []string {
	id := r.Head().ID
	var said []string
	add := func(claims ...*data.Claim) {
		for _, c := range claims {
			if title := sentence(in.Words.Title(c)); !slices.Contains(said, title) {
				said = append(said, title)
			}
		}
	}
	if _, ok := r.(*data.Claim); ok {
		add(in.Responses(id)...)
		return said
	}
	if !doubtful(r) {
		return nil
	}
	for _, c := range in.SaidAbout(id) {
		if c.Stance == data.StanceDenies {
			add(c)
		}
		if c.Act == data.ActAccuses || c.Act == data.ActAlleges {
			add(in.Responses(c.ID)...)
		}
	}
	return said
}

// answered is a title with its answers, for formats that have one field.
func (in *Input) answered(r data.Record) string {
	title := in.Words.Title(r)
	if answers := in.answers(r); len(answers) > 0 {
		return sentence(title) + " " + strings.Join(answers, " ")
	}
	return title
}

// role is an office or position in words, with its time and who alleges it.
func (in *Input) role(a *data.Actor, r data.Role) string {
	said := in.in(r.Title)
	if r.Of != "" {
		said += ", " + in.Words.Name(r.Of)
	}
	if when := in.period(r.From, r.To); when != "" {
		said += " (" + when + ")"
	}
	by := r.AccordingTo
	if len(by) == 0 {
		by = a.AccordingTo
	}
	if alleged := r.Basis == data.BasisAlleged; alleged {
		return in.Words.Attributed(by, alleged) + ": " + said
	}
	return said
}

func (in *Input) period(from, to *data.Date) string {
	switch {
	case from != nil && to != nil:
		return in.Words.Date(from) + " – " + in.Words.Date(to)
	case from != nil:
		return in.Words.Date(from) + " –"
	case to != nil:
		return "– " + in.Words.Date(to)
	}
	return ""
}

// sources are the ids of the sources that a record rests on, each once.
func (in *Input) sources(r data.Record) []string {
	var ids []string
	for _, e := range r.Head().Evidence {
		if in.Record(e.Source) != nil && !slices.Contains(ids, e.Source) {
			ids = append(ids, e.Source)
		}
	}
	return ids
}

// speakers are the records that say r, so far as they are records.
func (in *Input) speakers(r data.Record) []string {
	ids := r.Head().AccordingTo
	if c, ok := r.(*data.Claim); ok {
		ids = []string{c.Speaker}
	}
	return in.present(ids)
}

// present are the ids that lead to a record, each once.
func (in *Input) present(ids []string) []string {
	var found []string
	for _, id := range ids {
		if in.Record(id) != nil && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	return found
}

// spellings are an actor's or place's name in every language and its aliases,
// without the name in the words' language, which is the title.
func spellings(name data.Text, aliases []data.Alias) []string {
	var all []string
	for _, s := range []string{name.EN, name.AR, name.FR} {
		if s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	for _, a := range aliases {
		if a.Text != "" && !slices.Contains(all, a.Text) {
			all = append(all, a.Text)
		}
	}
	return all
}

// paragraphs joins what is not empty.
func paragraphs(all ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return strings.TrimSpace(s) == "" }), "\n")
}

// sentence ends with a point where it does not end already, and begins with a
// capital.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "؟") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
