// SPDX-License-Identifier: MIT

package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// account is what a record says beyond its title, who says it and how, and what
// is answered: one paragraph each.
func (in *Input) account(r data.Record) string {
	all := []string{in.prose(r), sentence(in.Words.Said(r))}
	if c, ok := r.(*data.Claim); ok {
		for _, said := range in.Words.Circumstances(c) {
			all = append(all, sentence(said))
		}
	}
	return paragraphs(append(all, in.answers(r)...)...)
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
	case *data.Relation:
		return in.in(r.Note)
	case *data.Agreement:
		return in.in(r.Summary)
	}
	return ""
}

// answering are the claims that answer a record, each once: the responses to a
// claim; for anything else in doubt, the denials of it and the responses to
// what is claimed of it.
func (in *Input) answering(r data.Record) []*data.Claim {
	id := r.Head().ID
	if _, ok := r.(*data.Claim); ok {
		return in.Responses(id)
	}
	if !doubtful(r) {
		return nil
	}
	var all []*data.Claim
	add := func(claims ...*data.Claim) {
		for _, c := range claims {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	for _, c := range in.SaidAbout(id) {
		if c.Stance == data.StanceDenies {
			add(c)
		}
		if c.Act == data.ActAccuses || c.Act == data.ActAlleges {
			add(in.Responses(c.ID)...)
		}
	}
	return all
}

// answers are the titles of the claims that answer a record.
func (in *Input) answers(r data.Record) []string {
	var said []string
	for _, c := range in.answering(r) {
		if title := sentence(in.Words.Title(c)); !slices.Contains(said, title) {
			said = append(said, title)
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

// sentence ends with a point where it does not end already, within its closing
// quotation marks or without, and begins with a capital.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	s = string(unicode.ToUpper(first)) + s[size:]
	switch last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”»\"\u00a0\u202f")); last {
	case '.', '!', '?', '؟', '…':
		return s
	}
	return s + "."
}
