// SPDX-License-Identifier: MIT

// Package i18n puts the interface into words: messages, plurals, numbers,
// dates and closed-list values in English, Arabic and French. It holds no
// content of any dossier and knows no page.
//
// A message is a key and, for each language, a text in which {0}, {1} … stand
// for arguments. Where a count decides the form, the text is a set of forms by
// the plural categories of Unicode CLDR. A test holds every catalogue to the
// keys and placeholders of the English one, so a missing message never reaches
// a reader.
package i18n

import (
	"maps"
	"strconv"
	"strings"
	"sync"

	"isnad/data"
)

// Key names a message. The constants of this package are all there are.
type Key string

// Printer speaks one language. It is immutable.
type Printer struct {
	lang     string
	messages map[Key]string
	words    map[string]string
	counts   map[Key]forms
	plural   func(int) category
	numbers  numerals
}

// language is what a printer is made of. Its catalogues are maps of some
// hundred messages, made when the language is first spoken: made at the start,
// those of three languages delay the first answer for one of them.
type language struct {
	words   func() map[string]string
	parts   []part
	plural  func(int) category
	numbers numerals
	printer func() *Printer
}

// part is the messages of a part of the interface.
type part struct {
	messages func() map[Key]string
	counts   func() map[Key]forms // nil where the part counts nothing
}

var languages = map[string]*language{
	"en": {words: englishWords, parts: []part{{english, englishCounts}}, plural: pluralEnglish, numbers: numerals{group: ",", decimal: "."}},
	"fr": {words: frenchWords, parts: []part{{french, frenchCounts}}, plural: pluralFrench, numbers: numerals{group: "\u202f", decimal: ","}},
	"ar": {words: arabicWords, parts: []part{{arabic, arabicCounts}}, plural: pluralArabic, numbers: numerals{group: ",", decimal: "."}},
}

func init() {
	for lang, l := range languages {
		l.printer = sync.OnceValue(func() *Printer { return l.speak(lang) })
	}
}

// extend adds a part of the interface, whose messages stand in a file of their
// own, to a language. It is called while the program starts.
func extend(lang string, messages func() map[Key]string, counts func() map[Key]forms) {
	languages[lang].parts = append(languages[lang].parts, part{messages, counts})
}

// speak makes the printer from all parts.
func (l *language) speak(lang string) *Printer {
	p := &Printer{lang, map[Key]string{}, l.words(), map[Key]forms{}, l.plural, l.numbers}
	for _, part := range l.parts {
		maps.Copy(p.messages, part.messages())
		if part.counts != nil {
			maps.Copy(p.counts, part.counts())
		}
	}
	return p
}

// For returns the printer of a language, English where there is none.
func For(lang string) *Printer {
	if l, ok := languages[lang]; ok {
		return l.printer()
	}
	return languages["en"].printer()
}

// Dir is the direction in which the language is written: ltr or rtl.
func (p *Printer) Dir() string { return Dir(p.lang) }

// Dir is the direction in which a BCP 47 language is written, as far as the
// scripts of our sources go.
func Dir(lang string) string {
	primary, _, _ := strings.Cut(lang, "-")
	switch primary {
	case "ar", "fa", "he", "ur", "ps", "ckb", "ug", "syr":
		return "rtl"
	}
	return "ltr"
}

// Autonym is what a language calls itself.
func Autonym(lang string) string {
	switch lang {
	case "ar":
		return "العربية"
	case "fr":
		return "Français"
	}
	return "English"
}

// T is the message with its arguments in place. Integers are written in the
// language's numerals; everything else must be a string.
func (p *Printer) T(k Key, args ...any) string {
	var b strings.Builder
	for _, part := range parts(p.messages[k]) {
		if part.Arg < 0 {
			b.WriteString(part.Text)
		} else if part.Arg < len(args) {
			b.WriteString(p.argument(args[part.Arg]))
		}
	}
	return b.String()
}

func (p *Printer) argument(arg any) string {
	switch v := arg.(type) {
	case int:
		return p.Int(v)
	case string:
		return v
	}
	return ""
}

// N is the message of a count in the form that the language wants for n; {0}
// is n.
func (p *Printer) N(k Key, n int) string {
	return strings.ReplaceAll(p.counts[k].of(p.plural(n)), "{0}", p.Int(n))
}

// Part is a piece of a message: text, or the place of an argument.
type Part struct {
	Text string
	Arg  int // -1 for text
}

// Parts is the message in pieces, for pages that put links between the words.
func (p *Printer) Parts(k Key) []Part { return parts(p.messages[k]) }

func parts(message string) []Part {
	var all []Part
	for message != "" {
		before, rest, found := strings.Cut(message, "{")
		number, after, closed := strings.Cut(rest, "}")
		n, err := strconv.Atoi(number)
		if !found || !closed || err != nil {
			return append(all, Part{Text: message, Arg: -1})
		}
		if before != "" {
			all = append(all, Part{Text: before, Arg: -1})
		}
		all = append(all, Part{Arg: n})
		message = after
	}
	return all
}

// Word is what a closed-list value is called. Values that a later dossier may
// bring and this program does not know stand as they are.
func (p *Printer) Word(v data.Enum) string { return p.word(listOf(v) + valueOf(v)) }

// About explains a closed-list value in a sentence; "" where there is none.
func (p *Printer) About(v data.Enum) string { return p.words[listOf(v)+valueOf(v)+"?"] }

// Said is the participle or noun of a speech act, as in "alleged by …".
func (p *Printer) Said(act data.Act) string { return p.word("said." + string(act)) }

// Script is what an ISO 15924 code is called, Country an ISO 3166 one and
// Language the primary part of a BCP 47 one. A code that is not in the
// catalogues stands as it is.
func (p *Printer) Script(code string) string  { return p.named("script.", code) }
func (p *Printer) Country(code string) string { return p.named("country.", code) }
func (p *Printer) Language(code string) string {
	primary, _, _ := strings.Cut(code, "-")
	return p.named("language.", primary)
}

func (p *Printer) named(list, code string) string {
	if w, ok := p.words[list+code]; ok {
		return w
	}
	return code
}

// One is what a single record of a type is called, Many what several are.
func (p *Printer) One(t data.Type) string  { return p.word("one." + string(t)) }
func (p *Printer) Many(t data.Type) string { return p.word("many." + string(t)) }

// Counted is the word beside the number of a type's records: "1 Source", "57 Actors".
func (p *Printer) Counted(t data.Type, n int) string {
	if n == 1 {
		return p.One(t)
	}
	return p.Many(t)
}

func (p *Printer) word(name string) string {
	if w, ok := p.words[name]; ok {
		return w
	}
	_, value, _ := strings.Cut(name, ".")
	return strings.ReplaceAll(value, "-", " ")
}
