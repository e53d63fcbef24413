// SPDX-License-Identifier: MIT

package i18n

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/edtf"
)

// declared reads the keys from the source, so that none can be forgotten.
func declared(t *testing.T) []Key {
	t.Helper()
	var keys []Key
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if typ, ok := spec.Type.(*ast.Ident); !ok || typ.Name != "Key" || len(spec.Values) != 1 {
				return true
			}
			literal, ok := spec.Values[0].(*ast.BasicLit)
			if !ok {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, Key(text))
			return true
		})
	}
	if len(keys) < 200 {
		t.Fatalf("%d keys found; the source is read wrongly", len(keys))
	}
	return keys
}

func TestEveryMessageStandsInEveryLanguage(t *testing.T) {
	keys := declared(t)
	for lang := range languages {
		p := For(lang)
		for _, k := range keys {
			message, said := p.messages[k]
			counted, isCount := p.counts[k]
			switch {
			case said == isCount:
				t.Errorf("%s: %s is in the messages: %t, in the counts: %t; want one", lang, k, said, isCount)
			case said && strings.TrimSpace(message) == "" && k != ListSeparator:
				t.Errorf("%s: %s is empty", lang, k)
			case isCount && counted.other == "":
				t.Errorf("%s: %s has no general form", lang, k)
			}
		}
		for k := range p.messages {
			if !slices.Contains(keys, k) {
				t.Errorf("%s: message %s is no key", lang, k)
			}
		}
	}
}

// placeholders are the arguments of a message, in order of number.
func placeholders(message string) []int {
	var args []int
	for _, part := range parts(message) {
		if part.Arg >= 0 && !slices.Contains(args, part.Arg) {
			args = append(args, part.Arg)
		}
	}
	slices.Sort(args)
	return args
}

func TestTranslationsKeepTheArguments(t *testing.T) {
	for k, message := range For("en").messages {
		for _, lang := range []string{"ar", "fr"} {
			if got, want := placeholders(For(lang).messages[k]), placeholders(message); !slices.Equal(got, want) {
				t.Errorf("%s: %s has arguments %v, want %v", lang, k, got, want)
			}
		}
	}
}

func TestEveryWordStandsInEveryLanguage(t *testing.T) {
	lists := []data.Enum{data.Status(""), data.Origin(""), data.Rights(""), data.Reliability(""), data.ActorKind(""), data.AliasType(""),
		data.PlaceKind(""), data.EventKind(""), data.Basis(""), data.RelationKind(""), data.Speech(""), data.Attribution(""),
		data.Stance(""), data.Act(""), data.ResponseScope(""), data.ClauseKind(""), data.ObligedBasis(""), data.Qualifier("")}
	var names []string
	for _, l := range lists {
		prefix := listOf(l)
		if prefix == "." {
			t.Errorf("%T has no place in the catalogues", l)
		}
		for _, v := range l.Values() {
			names = append(names, prefix+v)
		}
	}
	for _, act := range data.Act("").Values() {
		names = append(names, "said."+act)
	}
	for _, typ := range data.Types() {
		names = append(names, "one."+string(typ), "many."+string(typ))
	}
	want := slices.Sorted(maps.Keys(englishWords()))
	for lang := range languages {
		p := For(lang)
		for _, name := range names {
			if p.words[name] == "" {
				t.Errorf("%s: no word for %s", lang, name)
			}
		}
		if got := slices.Sorted(maps.Keys(p.words)); !slices.Equal(got, want) {
			t.Errorf("%s: other words than English has", lang)
		}
	}
}

func TestPlurals(t *testing.T) {
	for _, c := range []struct {
		why, lang string
		n         int
		want      string
	}{
		{"English: one alone is singular", "en", 1, "1 event"},
		{"English: none is plural", "en", 0, "0 events"},
		{"French: none is singular", "fr", 0, "0 événement"},
		{"French: two is plural", "fr", 2, "2 événements"},
		{"Arabic has a form for none", "ar", 0, "لا أحداث"},
		{"Arabic has a form for one", "ar", 1, "حدث واحد"},
		{"Arabic has a dual", "ar", 2, "حدثان"},
		{"Arabic: 3 to 10 take the plural", "ar", 10, "10 أحداث"},
		{"Arabic: 11 to 99 take the accusative singular", "ar", 11, "11 حدثاً"},
		{"Arabic: 100 takes the genitive singular", "ar", 100, "100 حدث"},
		{"Arabic: 103 counts as 3", "ar", 103, "103 أحداث"},
	} {
		if got := For(c.lang).N(CountEvents, c.n); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		why, lang string
		n         float64
		want      string
	}{
		{"English groups by commas", "en", 5000, "5,000"},
		{"French groups by narrow spaces", "fr", 5000, "5\u202f000"},
		{"Arabic writes the digits of its dossiers' texts", "ar", 5000.5, "5,000.5"},
		{"nothing to group", "en", 70, "70"},
		{"a minus is a minus, not a hyphen", "en", -1234567, "−1,234,567"},
	} {
		if got := For(c.lang).Number(c.n); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestDatesInWords(t *testing.T) {
	for _, c := range []struct{ why, edtf, en string }{
		{"a certain day", "2025-10-22", "22 October 2025"},
		{"a day whose year is inferred", "2025?-10-22", "22 October, year inferred: 2025"},
		{"a month whose year is inferred", "2025?-03", "March 2025, year inferred"},
		{"a year alone", "2013", "some time in 2013"},
		{"a year with unknown months", "2013-XX", "some time in 2013"},
		{"a span known by its years", "2020/2022", "between 2020 and 2022"},
		{"a span known by its days", "2025-10-22/2025-10-23", "from 22 October 2025 to 23 October 2025"},
		{"an open end", "2013/..", "since 2013"},
		{"an unknown end", "2013/", "from 2013, end unknown"},
		{"an open start", "../2013", "until 2013"},
		{"about a year", "2013~", "about 2013"},
		{"an inferred year alone", "2013?", "2013, year inferred"},
		{"all of it uncertain", "2025-10-22?", "22 October 2025, uncertain"},
		{"uncertain and approximate", "2025-10%", "about October 2025, uncertain"},
		{"a decade", "201X", "some time between 2010 and 2019"},
		{"a season", "2025-21", "spring 2025"},
		{"one date before another", "[..2013]", "2013 or before"},
		{"before our era", "-0043", "some time in 44 BCE"},
	} {
		d, err := edtf.Parse(c.edtf)
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		if got := For("en").Date(d); got != c.en {
			t.Errorf("%s: %s is %q, want %q", c.why, c.edtf, got, c.en)
		}
		for _, lang := range []string{"ar", "fr"} {
			if got := For(lang).Date(d); got == "" || strings.Contains(got, "{") {
				t.Errorf("%s, %s: %q", c.why, lang, got)
			}
		}
	}
	if got := For("en").Date(edtf.Date{}); got != "undated" {
		t.Errorf("no date is %q", got)
	}
	d, _ := edtf.Parse("2025?-10-22")
	if got, want := For("ar").Date(d), "22 أكتوبر، والسنة مستنتجة: 2025"; got != want {
		t.Errorf("Arabic: %q, want %q", got, want)
	}
	if got, want := For("fr").Date(d), "22 octobre, année déduite\u00a0: 2025"; got != want {
		t.Errorf("French: %q, want %q", got, want)
	}
}

func TestDatesInSentences(t *testing.T) {
	for _, c := range []struct{ why, lang, edtf, when, since string }{
		{"a day", "en", "2025-10-22", "on 22 October 2025", "since 22 October 2025"},
		{"a day whose year is inferred", "en", "2025?-10-22", "on 22 October, year inferred: 2025", "since 22 October, year inferred: 2025"},
		{"a year", "en", "2016", "in 2016", "since 2016 (some time in the year)"},
		{"a span has its own words", "en", "2020/2022", "between 2020 and 2022", "between 2020 and 2022"},
		{"an open span does not say since twice", "en", "2013/..", "since 2013", "since 2013"},
		{"French does not say depuis au cours de", "fr", "2013", "en 2013", "depuis 2013 (au cours de l’année)"},
		{"French counts the first of a month differently", "fr", "2021-10-01", "le 1er octobre 2021", "début\u00a0: 1er octobre 2021"},
		{"Arabic", "ar", "2013", "في 2013", "منذ 2013 (خلال السنة)"},
	} {
		d, err := edtf.Parse(c.edtf)
		if err != nil {
			t.Fatal(err)
		}
		if got := For(c.lang).When(d); got != c.when {
			t.Errorf("%s: when is %q, want %q", c.why, got, c.when)
		}
		if got := For(c.lang).Since(d); got != c.since {
			t.Errorf("%s: since is %q, want %q", c.why, got, c.since)
		}
	}
}

func TestCodesInWords(t *testing.T) {
	p := For("fr")
	for _, c := range []struct{ why, got, want string }{
		{"a script", p.Script("Latn"), "écriture latine"},
		{"a country", p.Country("SY"), "Syrie"},
		{"a language with its region", p.Language("ar-SY"), "arabe"},
		{"a code nobody wrote down stands as it is", p.Country("ZZ"), "ZZ"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.why, c.got, c.want)
		}
	}
}

func TestTheWordBesideANumber(t *testing.T) {
	for _, c := range []struct {
		why, lang string
		n         int
		want      string
	}{
		{"one of a kind is not several", "en", 1, "Source"},
		{"nor in Arabic, where several have an article", "ar", 1, "مصدر"},
		{"none are several", "fr", 0, "Sources"},
		{"several", "en", 57, "Sources"},
	} {
		if got := For(c.lang).Counted(data.TypeSource, c.n); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestDurations(t *testing.T) {
	for iso, want := range map[string]string{"P17M": "17 months", "P1D": "1 day", "P1Y6M": "1 year, 6 months", "PT5M": "5 minutes",
		"P": "P", "": "", "17 months": "17 months", "P1": "P1", "P9999999D": "P9999999D"} {
		if got := For("en").Duration(iso); got != want {
			t.Errorf("%q is %q, want %q", iso, got, want)
		}
	}
}

// A hostile message or argument must not lead out of bounds.
func FuzzMessage(f *testing.F) {
	f.Add("{0} by {1}")
	f.Add("{99999999999999999999} {} {-1} {{0}}")
	f.Fuzz(func(t *testing.T, message string) {
		p := &Printer{messages: map[Key]string{"k": message}}
		p.T("k", "a", 1)
		if !strings.Contains(message, "{") && p.T("k") != message {
			t.Errorf("%q is not kept", message)
		}
	})
}

func TestFormsHaveTheSamePlacesInEveryLanguage(t *testing.T) {
	named := regexp.MustCompile(`\{[a-z]+\}`)
	places := func(message string) []string {
		all := named.FindAllString(message, -1)
		slices.Sort(all)
		return all
	}
	for k, message := range For("en").messages {
		for _, lang := range []string{"ar", "fr"} {
			if got, want := places(For(lang).messages[k]), places(message); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the places %v, want %v", lang, k, got, want)
			}
		}
	}
}
