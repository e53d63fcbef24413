// SPDX-License-Identifier: MIT

// Package link turns an address into a view state and back. The address is the
// only state that views share: whoever has the link sees the same thing. It
// draws nothing and knows no record: whether an id exists is for the dossier
// to say.
//
// # The form of an address
//
//	[LANG/]VIEW/[?q=…&…]           a view: actors/, timeline/, claims/ …; none is the overview
//	[LANG/]TYPE/ID/[?…]            a record: actors/omar-diaby/
//
// LANG is a language other than English. Where the site is hosted this is the
// path below the site's root; where there are no paths (a single file, an
// opaque origin) the fragment carries the same text after "#/".
//
// Every parameter has one place in the order, a default is never written, and
// unknown parameters are dropped: equal states have equal addresses.
package link

import (
	"net/url"
	"slices"
	"strings"

	"isnad/data"
	"isnad/data/edtf"
)

// View is a page that is not one record's.
type View string

const (
	Overview   View = ""
	Actors     View = "actors"
	Timeline   View = "timeline"
	Claims     View = "claims"
	Agreements View = "agreements"
	Network    View = "network"
	Places     View = "places"
	Sources    View = "sources"
	About      View = "about"
	// Record shows the record Type/ID.
	Record View = "record"
	// NotFound stands for an address that means nothing.
	NotFound View = "not-found"
)

// Views lists the views that stand in the menu, in its order.
func Views() []View {
	return []View{Overview, Actors, Timeline, Claims, Agreements, Network, Places, Sources, About}
}

// ListOf is the view in which records of a type are listed.
func ListOf(t data.Type) View {
	switch t {
	case data.TypeEvent:
		return Timeline
	case data.TypeClaim, data.TypeTopic, data.TypeProposition:
		return Claims
	case data.TypeRelation:
		return Network
	case data.TypeFigure:
		return Overview
	}
	return View(t) // the others have a view of their name
}

// Languages lists the languages an address may carry; the first is the default.
func Languages() []string { return []string{"en", "ar", "fr"} }

// State is what an address says.
type State struct {
	Lang string // one of Languages
	View View
	Type data.Type // with Record
	ID   string    // with Record

	Query  string   // the search text
	Within Within   // what the search is narrowed to
	Kinds  []string // facet: record types in a search, kinds in a list
	Bases  []string // facet: on what footing relations stand
	Sort   string   // list order; empty is the view's own
	Table  bool     // a list as a table
	Group  string   // what the timeline's lanes are
	From   string   // first day shown, ISO 8601
	Until  string   // last day shown
	Topic  string   // facet: topic id
	Find   string   // words that the events of the timeline must hold
	Focus  string   // selected record, or actor in focus
	Proof  string   // open evidence panel, as record.number from 0
	Embed  bool     // without the shell
	Search bool     // an embedded page keeps the search box
	Theme  string   // light, dark or empty for the reader's own
	Accent string   // six hexadecimal digits

	Country string // facet: ISO 3166-1 alpha-2, in small letters
	Role    string // facet: what an actor does in the dossier
	Whole   string // section of a record's page that lists all it has, or Everything

	// Fragment says that addresses are carried after "#/".
	Fragment bool
	// Address is the text that meant nothing, with NotFound.
	Address string
}

// Everything is every section of a page.
const Everything = "everything"

// Within narrows a search to one value of each facet, or of types to some;
// empty is all.
type Within struct {
	Types  []string // record types, in order
	Years  string   // a year or a decade, as EDTF writes them: 2025, 202X
	Place  string   // id; what lies in it counts too
	Topic  string   // id
	Source string   // id
}

// Empty reports that nothing is narrowed.
func (w Within) Empty() bool {
	return len(w.Types) == 0 && w.Years == "" && w.Place == "" && w.Topic == "" && w.Source == ""
}

// Equal reports that both narrow a search to the same.
func (w Within) Equal(o Within) bool {
	return slices.Equal(w.Types, o.Types) && w.Years == o.Years && w.Place == o.Place && w.Topic == o.Topic && w.Source == o.Source
}

// Equal reports that both say the same, no list being an empty list. It is
// spelt out because reflection takes a browser longer to compile than all that
// stands in this package.
func (s State) Equal(o State) bool {
	return s.Lang == o.Lang && s.View == o.View && s.Type == o.Type && s.ID == o.ID &&
		s.Query == o.Query && s.Within.Equal(o.Within) && slices.Equal(s.Kinds, o.Kinds) && slices.Equal(s.Bases, o.Bases) &&
		s.Sort == o.Sort && s.Table == o.Table && s.Group == o.Group && s.From == o.From && s.Until == o.Until &&
		s.Topic == o.Topic && s.Find == o.Find && s.Focus == o.Focus && s.Proof == o.Proof &&
		s.Embed == o.Embed && s.Search == o.Search && s.Theme == o.Theme && s.Accent == o.Accent &&
		s.Country == o.Country && s.Role == o.Role && s.Whole == o.Whole && s.Fragment == o.Fragment && s.Address == o.Address
}

// Limits on an address: a longer one is nobody's link. The query's own is far
// above any name; lists hold the dozen kinds there are.
const (
	maxAddress = 8192
	maxValue   = 512
	maxKinds   = 32
)

// Home is the overview in the default language.
func Home() State { return State{Lang: Languages()[0]} }

// Parse reads the text below the site's root: path and query, no leading
// slash needed. What it cannot read becomes NotFound; it never fails.
func Parse(address string) State {
	if len(address) > maxAddress {
		return notFound(Home(), address[:maxAddress])
	}
	path, query, _ := strings.Cut(address, "?")
	s := Home()
	if query != "" { // what reads one need not be compiled for the first page
		if values, err := url.ParseQuery(query); err == nil {
			s.readValues(values)
		}
	}
	parts, ok := segments(path)
	if !ok {
		return notFound(s, address)
	}
	if len(parts) > 0 && slices.Contains(Languages()[1:], parts[0]) {
		s.Lang, parts = parts[0], parts[1:]
	}
	if !s.readPath(parts) {
		if n := len(parts) - 1; n > 0 && slices.Contains(Languages(), parts[n]) {
			s.Lang = parts[n] // the downloads' pages end in theirs
		}
		return notFound(s, address)
	}
	return s
}

// ParseFragment reads an address that is carried in the fragment, with or
// without its "#".
func ParseFragment(fragment string) State {
	s := Parse(strings.TrimPrefix(fragment, "#"))
	s.Fragment = true
	return s
}

func notFound(s State, address string) State {
	s.View, s.Address = NotFound, strings.ToValidUTF8(address, "�")
	return s
}

// segments splits a path and decodes each part. A part that decodes to
// anything but an id is refused: no dots, slashes, backslashes or spaces.
func segments(path string) ([]string, bool) {
	path = strings.TrimSuffix(strings.TrimPrefix(path, "/"), "index.html")
	path = strings.TrimSuffix(path, "/")
	if path == "" {
		return nil, true
	}
	parts := strings.Split(path, "/")
	for i, p := range parts {
		decoded, err := url.PathUnescape(p)
		if err != nil || !isID(decoded) {
			return nil, false
		}
		parts[i] = decoded
	}
	return parts, true
}

// isID accepts kebab-case, as data's check 2 does.
func isID(s string) bool {
	if s == "" || len(s) > 200 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for _, c := range []byte(s) {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}

func (s *State) readPath(parts []string) bool {
	switch len(parts) {
	case 0:
		s.View = Overview
		return true
	case 1:
		s.View = View(parts[0])
		if t := data.Type(parts[0]); slices.Contains(data.Types(), t) {
			s.View = ListOf(t) // the folder of its records, with an id cut off
		}
		return slices.Contains(Views(), s.View)
	case 2:
		s.View, s.Type, s.ID = Record, data.Type(parts[0]), parts[1]
		return slices.Contains(data.Types(), s.Type)
	}
	return false
}

func (s *State) readValues(v url.Values) {
	if lang := v.Get("lang"); slices.Contains(Languages(), lang) {
		s.Lang = lang
	}
	s.Query = text(v.Get("q"))
	s.Within = Within{Types: ids(v.Get("in")), Years: years(v.Get("when")), Place: id(v.Get("where")), Topic: id(v.Get("on")), Source: id(v.Get("source"))}
	s.Country, s.Role = id(v.Get("country")), id(v.Get("role"))
	s.Whole = id(v.Get("whole"))
	s.Kinds, s.Bases = ids(v.Get("kind")), ids(v.Get("basis"))
	s.Sort = id(v.Get("sort"))
	s.Table = v.Get("as") == "table"
	s.Group = id(v.Get("by"))
	s.From, s.Until = day(v.Get("from")), day(v.Get("to"))
	if s.From != "" && s.Until != "" && s.From > s.Until {
		s.From, s.Until = "", ""
	}
	s.Topic, s.Focus = id(v.Get("topic")), id(v.Get("focus"))
	s.Find = text(v.Get("find"))
	s.Proof = proof(v.Get("proof"))
	s.Embed = v.Get("embed") == "1"
	s.Search = s.Embed && v.Get("search") == "1"
	if theme := v.Get("theme"); theme == "light" || theme == "dark" {
		s.Theme = theme
	}
	s.Accent = accent(v.Get("accent"))
}

// text cuts a value to its limit, on a character's edge.
func text(s string) string {
	if len(s) > maxValue {
		s = s[:maxValue]
	}
	return strings.ToValidUTF8(s, "")
}

func id(s string) string {
	if isID(s) {
		return s
	}
	return ""
}

// ids reads a list of ids, each once and in order.
func ids(s string) []string {
	var list []string
	for word := range strings.SplitSeq(s, ",") {
		if isID(word) && len(list) < maxKinds && !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	slices.Sort(list)
	return list
}

// years keeps a year or a decade.
func years(s string) string {
	digits := strings.TrimSuffix(s, "X")
	if len(s) != 4 || len(digits) < 3 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return s
}

// day keeps a whole ISO 8601 day of a four-digit year.
func day(s string) string {
	if len(s) != len("2006-01-02") { // and nothing to put right, which is what Parse tries next
		return ""
	}
	d, err := edtf.Parse(s)
	if err != nil {
		return ""
	}
	if first, ok := d.Earliest(); !ok || first.String() != s {
		return ""
	}
	return s
}

// proof keeps RECORD.NUMBER.
func proof(s string) string {
	record, number, ok := strings.Cut(s, ".")
	if !ok || !isID(record) || number == "" || len(number) > 4 || strings.Trim(number, "0123456789") != "" {
		return ""
	}
	return s
}

func accent(s string) string {
	s = strings.ToLower(strings.TrimPrefix(s, "#"))
	if len(s) != 6 || strings.Trim(s, "0123456789abcdef") != "" {
		return ""
	}
	return s
}

// beside are the folders that a site has besides its views', and that no view
// draws.
var beside = []string{"demo", "download", "open"}

// Beside reports that what meant nothing here is the address of a page that a
// site may have besides its views': in one of those folders, or a file.
func (s State) Beside() bool {
	path, _, _ := strings.Cut(strings.TrimPrefix(s.Address, "/"), "?")
	if s.Lang != Languages()[0] {
		path = strings.TrimPrefix(path, s.Lang+"/")
	}
	first, _, _ := strings.Cut(path, "/")
	return s.View == NotFound && (slices.Contains(beside, first) || strings.HasSuffix(strings.TrimSuffix(path, "/"), ".html"))
}

// Path is the folder of the page, with a closing slash, below the site's root;
// "" is the root itself.
func (s State) Path() string {
	var path string
	if s.Lang != "" && s.Lang != Languages()[0] {
		path = s.Lang + "/"
	}
	switch s.View {
	case Overview, NotFound:
		return path
	case Record:
		return path + string(s.Type) + "/" + s.ID + "/"
	}
	return path + string(s.View) + "/"
}

// String is the address: Path and the parameters that are not defaults.
func (s State) String() string {
	var query strings.Builder
	add := func(key, value string) {
		if value == "" {
			return
		}
		if query.Len() > 0 {
			query.WriteByte('&')
		}
		query.WriteString(key + "=" + url.QueryEscape(value))
	}
	add("q", s.Query)
	add("in", strings.Join(s.Within.Types, ","))
	add("when", s.Within.Years)
	add("where", s.Within.Place)
	add("on", s.Within.Topic)
	add("source", s.Within.Source)
	add("kind", strings.Join(s.Kinds, ","))
	add("basis", strings.Join(s.Bases, ","))
	add("country", s.Country)
	add("role", s.Role)
	add("whole", s.Whole)
	add("sort", s.Sort)
	add("as", when(s.Table, "table"))
	add("by", s.Group)
	add("from", s.From)
	add("to", s.Until)
	add("topic", s.Topic)
	add("find", s.Find)
	add("focus", s.Focus)
	add("proof", s.Proof)
	add("embed", when(s.Embed, "1"))
	add("search", when(s.Search, "1"))
	add("theme", s.Theme)
	add("accent", s.Accent)
	if query.Len() == 0 {
		return s.Path()
	}
	return s.Path() + "?" + query.String()
}

func when(on bool, value string) string {
	if on {
		return value
	}
	return ""
}

// To returns the state of a plain visit to a view, keeping only what belongs
// to the reader: language, embedding and looks.
func (s State) To(v View) State {
	return State{Lang: s.Lang, View: v, Embed: s.Embed, Search: s.Search, Theme: s.Theme, Accent: s.Accent, Fragment: s.Fragment}
}

// ToRecord is To for a record.
func (s State) ToRecord(t data.Type, id string) State {
	to := s.To(Record)
	to.Type, to.ID = t, id
	return to
}

// Root is the relative address of the site's root from the page: "../" for
// each folder, "./" where they are the same.
func (s State) Root() string {
	path := s.Path()
	switch {
	case s.Fragment:
		return "./"
	case s.View == NotFound:
		path, _, _ = strings.Cut(strings.TrimPrefix(s.Address, "/"), "?")
	}
	if up := strings.Repeat("../", strings.Count(path, "/")); up != "" {
		return up
	}
	return "./"
}

// Href is the address of to as a link on the page that s is: relative, because
// pages are folders and so it holds wherever the site stands.
func (s State) Href(to State) string {
	if s.Fragment {
		return "#/" + to.String()
	}
	return s.Root() + to.String()
}
