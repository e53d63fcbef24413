// SPDX-License-Identifier: MIT

package open

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/data"
)

// Importers and checks speak English, to whoever keeps a dossier. A reader who
// opens a file on an Arabic or French page is told in that language why it cannot
// be opened, as far as it is a matter of the file. What is wrong with a dossier is
// for who wrote it: it is framed by a sentence and quoted as it is.
//
// The catalogue stands here and not in app/i18n, because the first program never
// says any of it. A test reads the importers' sources and finds each of their
// messages in it.

// phrase is a message as the importers write it, in English with the verbs of
// fmt, and in the others with {0} for the first value.
type phrase struct{ en, fr, ar string }

// In says a problem in a language of the site: the cause as it goes on after the
// file's name, the remedy as a sentence.
func In(lang string, p data.Problem) (cause, remedy string) {
	cause, known := translated(lang, p.Cause)
	remedy, alsoKnown := translated(lang, p.Remedy)
	if !known || !alsoKnown {
		cause = filled(one(lang, breaksRule), []string{fmt.Sprint(p.Rule), p.Cause})
		remedy = filled(one(lang, mendIt), []string{p.Remedy})
	}
	first, size := utf8.DecodeRuneInString(remedy)
	return cause, string(unicode.ToUpper(first)) + remedy[size:] + "."
}

// Why says in a language of the site why an object was left; as it is where it is
// not one of the importers' own reasons.
func Why(lang, reason string) string {
	said, _ := translated(lang, reason)
	return said
}

// The frame of what is wrong with a dossier.
var (
	breaksRule = phrase{fr: "le fichier enfreint la règle {0} des dossiers : « {1} »", ar: "الملف لا يلتزم بالقاعدة {0} من قواعد ملفات Isnad: «{1}»"}
	mendIt     = phrase{fr: "à corriger par l’auteur du fichier : « {0} »", ar: "يصحّحه من أعدّ الملف: «{0}»"}
)

func one(lang string, p phrase) string {
	if lang == "fr" {
		return p.fr
	}
	return p.ar
}

// translated finds the message of which this one is made, and reports whether
// there is one. Values that are messages themselves are said in the language too.
func translated(lang, message string) (string, bool) {
	if lang != "fr" && lang != "ar" {
		return message, true
	}
	for _, p := range phrases {
		values, made := madeOf(p.en, message)
		if !made {
			continue
		}
		for i, v := range values {
			if said, known := translated(lang, v); known {
				values[i] = said
			}
		}
		return filled(one(lang, p), values), true
	}
	return message, false
}

// madeOf reports whether a message is made by a format, and of which values. Of
// several ways to divide it the one with the shortest first values is taken. A
// format that is nothing but a value makes no message.
func madeOf(format, message string) (values []string, made bool) {
	texts := between(format)
	rest, begins := strings.CutPrefix(message, texts[0])
	if !begins {
		return nil, false
	}
	for i, text := range texts[1:] {
		at := strings.Index(rest, text)
		if last := i == len(texts)-2; last {
			at = len(rest) - len(text)
			if !strings.HasSuffix(rest, text) {
				return nil, false
			}
		}
		if at < 0 {
			return nil, false
		}
		values = append(values, rest[:at])
		rest = rest[at+len(text):]
	}
	return values, rest == ""
}

// between are the texts around the verbs of a format: one more than there are
// verbs.
func between(format string) []string {
	var texts []string
	text := ""
	for len(format) > 0 {
		at := strings.IndexByte(format, '%')
		if at < 0 {
			break
		}
		text += format[:at]
		end := at + 1 + strings.IndexFunc(format[at+1:], func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
		texts, text = append(texts, text), ""
		format = format[end+1:]
	}
	return append(texts, text+format)
}

// filled puts values in the place of {0}, {1} …
func filled(words string, values []string) string {
	for i, v := range values {
		words = strings.ReplaceAll(words, fmt.Sprintf("{%d}", i), v)
	}
	return words
}
