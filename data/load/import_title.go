// SPDX-License-Identifier: MIT

package load

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/data"
)

// # What an imported dossier is called
//
// As whoever imports says; else as the file calls itself: a STIX bundle by its
// one report, grouping or collection, or by its one author, a FollowTheMoney
// stream by its one data set, a timeline by its title. Else as the file is
// called, without what programs read in its name.

// titled calls the dossier as the file does.
func (im *importer) titled(title string) {
	if t := im.name(title, "title"); im.Title == "" && !t.IsZero() {
		im.about.Title = t
	}
}

// endings are those of files, which say nothing about what is in them.
var endings = []string{".json", ".ndjson", ".jsonl", ".ijson", ".csv", ".tsv", ".ftm", ".stix", ".stix2", ".gz", ".zip", ".txt"}

// joint is what stands for a space in a file's name. A date keeps its hyphens.
var joint = regexp.MustCompile(`(\pL)[-_]+|[-_]+(\pL)`)

// fileTitle makes a title of a file's name.
func fileTitle(name string) string {
	name = filepath.Base(name)
	for slices.Contains(endings, strings.ToLower(filepath.Ext(name))) {
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	if !strings.Contains(name, " ") {
		name = joint.ReplaceAllString(name, "$1 $2")
	}
	name = cleanLine(name)
	first, size := utf8.DecodeRuneInString(name)
	if !strings.ContainsFunc(name, unicode.IsLetter) {
		return "Imported dossier"
	}
	return string(unicode.ToUpper(first)) + name[size:]
}

// title is how a bundle calls itself; "" where it does not.
func (s *stixReader) title() string {
	for _, kind := range []string{"report", "grouping", "x-mitre-collection"} {
		if name := s.only(func(o *stixObject) string {
			if o.kind != kind {
				return ""
			}
			return o.text("name")
		}); name != "" {
			return name
		}
	}
	author := s.only(func(o *stixObject) string {
		by := o.text("created_by_ref")
		if s.types[by] != data.TypeActor {
			return ""
		}
		return s.byID[by].text("name")
	})
	if author != "" {
		return "Reported by " + author
	}
	return ""
}

// only is what all objects say of which anything is said; "" where they differ.
func (s *stixReader) only(of func(*stixObject) string) (said string) {
	for _, o := range s.objects {
		switch name := of(o); {
		case name == "" || name == said:
		case said == "":
			said = name
		default:
			return ""
		}
	}
	return said
}
