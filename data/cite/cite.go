// SPDX-License-Identifier: MIT

// Package cite says how a dossier, one of its records or one of its sources is
// cited: as an Item, and an Item as plain text, CSL-JSON, BibTeX or RIS. It
// chooses no words: what a record is called and who says it are told by the
// caller, in a language, and so is the form of the plain text.
//
// # What a citation holds
//
//  1. A record is cited as a part of its dossier, with the dossier's version
//     and date: the record can change, that version cannot.
//  2. Who says it goes wherever the title goes. A format without a field for it
//     carries it in its note.
//  3. Nothing is made up: no author where none is named, no day where only a
//     month is known. A date that is not certain is marked as far as a format
//     can (CSL's circa), and stands as EDTF in the note.
package cite

import (
	"slices"
	"strings"
	"unicode"

	"isnad/data"
	"isnad/data/edtf"
)

// Item is a thing to cite. Every text is one line. Empty fields are unknown.
type Item struct {
	Key     string // unique in the dossier: ASCII letters, digits and hyphens
	Dataset bool   // the dossier itself; everything else is a page or document

	Title    string
	Author   string
	Said     string // who says what the title says, and through whom it came
	In       string // the dossier that a record is in, the publisher of a source
	Version  string
	Licence  string // SPDX expression
	Drawn    string // the passages that a record was drawn from
	Issued   edtf.Date
	Accessed edtf.Date
	Language string // BCP 47, of the title
	URL      string // permalink; only the caller knows where the site stands
	Archive  string // address of an archived copy
}

// Dossier cites the whole dossier.
func Dossier(about data.About, lang string) Item {
	title, actual := about.Title.In(lang)
	return Item{
		Key: dossierKey(about), Dataset: true,
		Title: line(title), Version: line(about.Version), Licence: line(about.Licence),
		Issued: day(about.Updated), Language: actual,
	}
}

// Record cites a record. The title must say by itself whose it is wherever it
// would otherwise read as a finding of the dossier ("Denial by …: …"); said
// tells who says it and through whom it came, drawn from which passages.
func Record(about data.About, r data.Record, lang, title, said, drawn string) Item {
	i := View(about, r.Head().ID, lang, title)
	i.Said, i.Drawn = line(said), line(drawn)
	return i
}

// View cites a part of a dossier that is not one record, such as its timeline.
func View(about data.About, key, lang, title string) Item {
	i := Dossier(about, lang)
	i.In, i.Title = i.Title, line(title)
	i.Key, i.Language, i.Dataset = key, lang, false
	return i
}

// Source cites a source as its publisher made it; publisher is its name.
func Source(s *data.Source, lang, publisher string) Item {
	title := s.Title
	if title.IsZero() {
		title = s.Label
	}
	words, actual := title.In(lang)
	if line(publisher) == line(words) {
		publisher = "" // it stands for the title already
	}
	item := Item{
		Key: s.ID, Title: line(words), Author: line(s.Author), In: line(publisher),
		Accessed: day(s.Retrieved), Language: actual, URL: line(s.URL), Archive: line(s.ArchiveURL),
	}
	if s.Published != nil {
		item.Issued = s.Published.Date
	}
	return item
}

// day is an ISO 8601 day; what is not one is unknown.
func day(iso string) edtf.Date {
	d, err := edtf.Parse(iso)
	if err != nil {
		return edtf.Date{}
	}
	return d
}

// maxKey bounds the part of a key that comes from a title.
const maxKey = 40

// dossierKey is made of the English title and the year: a dossier has no id of
// its own. No record's id ends in a point, so that the keys stay apart.
func dossierKey(about data.About) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(strings.ToLower(about.Title.EN), notKey) {
		if b.Len()+len(word) > maxKey {
			break
		}
		b.WriteString(word + "-")
	}
	year, _, _ := strings.Cut(about.Updated, "-")
	return "dossier-" + b.String() + strings.Map(digit, year)
}

func notKey(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }

func digit(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

// line is a text as one line: white space as single spaces, no controls.
func line(s string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(visible), " ")
}

// notes is what the formats have no field for.
func (i Item) notes() string {
	all := []string{i.beside(), i.Drawn, i.Licence, i.Archive, i.uncertainty()}
	return strings.Join(slices.DeleteFunc(all, func(note string) bool { return note == "" }), "; ")
}

// beside is who says it, where the title does not say so itself.
func (i Item) beside() string {
	if strings.Contains(strings.ToLower(i.Title), strings.ToLower(i.Said)) {
		return ""
	}
	return i.Said
}

// uncertainty is the date as EDTF where no format's own fields can say it.
func (i Item) uncertainty() string {
	if i.Issued.IsZero() || plainDate(i.Issued) {
		return ""
	}
	return "EDTF " + i.Issued.String()
}

// plainDate reports a year, month or day of which nothing is doubted.
func plainDate(d edtf.Date) bool {
	p := d.Start()
	return d.Kind() == edtf.Single && !p.Qualified() && p.Unspecified == 0 && p.Season == 0
}

// single is the one date that a format without intervals can hold: of an
// interval and of a set none, of a decade none.
func single(d edtf.Date) (edtf.Point, bool) {
	p := d.Start()
	return p, d.Kind() == edtf.Single && p.State == edtf.Known && p.YearDigits == 0
}
