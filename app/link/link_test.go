// SPDX-License-Identifier: MIT

package link

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
)

func TestAddressesAreReadAndWritten(t *testing.T) {
	cases := []struct{ name, address, canonical string }{
		{"the root is the overview", "", ""},
		{"a leading slash means nothing", "/actors/", "actors/"},
		{"a host may drop the closing slash", "actors/omar-diaby", "actors/omar-diaby/"},
		{"a file name of the folder is the folder", "actors/index.html", "actors/"},
		{"a record's address without its id is the list it stands in", "events/", "timeline/"},
		{"a language stands first", "ar/actors/omar-diaby/", "ar/actors/omar-diaby/"},
		{"English is never written", "actors/?lang=en", "actors/"},
		{"an embedder may give the language as a parameter", "actors/?lang=fr", "fr/actors/"},
		{"an unknown language is left out", "actors/?lang=xx", "actors/"},
		{"a search keeps its text", "?q=al-Jolani+%D8%A7%D9%84", "?q=al-Jolani+%D8%A7%D9%84"},
		{"kinds are sorted and each stands once", "actors/?kind=person,group,person", "actors/?kind=group%2Cperson"},
		{"footings are sorted too", "network/?basis=de-jure,alleged", "network/?basis=alleged%2Cde-jure"},
		{"a search is narrowed to types, years, a place, a topic and a source", "?source=noon&on=why&where=harem&when=202X&in=events,actors&q=a",
			"?q=a&in=actors%2Cevents&when=202X&where=harem&on=why&source=noon"},
		{"a century is no decade", "?q=a&when=20XX", "?q=a"},
		{"a list is narrowed to a country and a role", "actors/?role=speaks&country=sy", "actors/?country=sy&role=speaks"},
		{"a section may be asked for whole", "actors/omar-diaby/?whole=says", "actors/omar-diaby/?whole=says"},
		{"a search in the timeline is not the search in everything", "timeline/?find=camp&q=a", "timeline/?q=a&find=camp"},
		{"a window is two days", "timeline/?from=2025-10-01&to=2025-10-31", "timeline/?from=2025-10-01&to=2025-10-31"},
		{"a window that ends before it begins is dropped", "timeline/?from=2025-10-31&to=2025-10-01", "timeline/"},
		{"a day that does not exist is dropped", "timeline/?from=2025-02-30", "timeline/"},
		{"a month is no day", "timeline/?from=2025-02", "timeline/"},
		{"parameters have one order", "claims/?topic=why&q=a", "claims/?q=a&topic=why"},
		{"an unknown parameter is dropped", "claims/?utm_source=x", "claims/"},
		{"an accent is six hexadecimal digits", "?accent=%23A0B1C2", "?accent=a0b1c2"},
		{"anything else as an accent is dropped", "?accent=red%3Burl(x)", ""},
		{"a theme is light or dark", "?theme=dark", "?theme=dark"},
		{"another theme is dropped", "?theme=hotdog", ""},
		{"embedding is on or off", "actors/?embed=1", "actors/?embed=1"},
		{"an embedding may keep the search box", "actors/?search=1&embed=1", "actors/?embed=1&search=1"},
		{"elsewhere the search box is there anyway", "actors/?search=1", "actors/"},
		{"the reader's own theme is the default", "?embed=1&theme=auto", "?embed=1"},
		{"a switch is 1 and nothing else", "?embed=true&search=yes", ""},
		{"an evidence panel names record and number", "claims/?proof=claim-a.2", "claims/?proof=claim-a.2"},
		{"a panel without a number is dropped", "claims/?proof=claim-a", "claims/"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := Parse(c.address)
			if s.View == NotFound {
				t.Fatalf("%q was not understood", c.address)
			}
			if got := s.String(); got != c.canonical {
				t.Errorf("got %q, want %q", got, c.canonical)
			}
			if diff := cmp.Diff(s, Parse(s.String())); diff != "" {
				t.Errorf("reading it back differs:\n%s", diff)
			}
		})
	}
}

func TestHostileAddressesAreNotFound(t *testing.T) {
	for name, address := range map[string]string{
		"another host":          "//evil.example/",
		"an escaped climb":      "%2e%2e%5cactors/",
		"a climb":               "../actors/",
		"a record of no type":   "villains/x/",
		"a folder too deep":     "actors/a/b/",
		"script":                "actors/<script>/",
		"capital letters":       "Actors/",
		"a bad escape":          "actors/%zz/",
		"a language alone":      "xx/",
		"two megabytes of text": strings.Repeat("a", 2<<20),
		"a prototype's name":    "actors/__proto__/",
		"invalid UTF-8":         "actors/\xff/",
	} {
		t.Run(name, func(t *testing.T) {
			s := Parse(address)
			if s.View != NotFound {
				t.Fatalf("%.40q was understood as %+v", address, s)
			}
			if len(s.Address) > maxAddress {
				t.Errorf("%d bytes of it were kept", len(s.Address))
			}
		})
	}
}

func TestALinkLeadsFromAnyPageToAnyOther(t *testing.T) {
	record := Home().ToRecord(data.TypeActor, "omar-diaby")
	arabic := Parse("ar/actors/omar-diaby/")
	cases := []struct {
		name     string
		from, to State
		want     string
	}{
		{"from the root to a record", Home(), record, "./actors/omar-diaby/"},
		{"from a record to the root", record, Home(), "../../"},
		{"from a record to a view", record, record.To(Timeline), "../../timeline/"},
		{"from Arabic to English", arabic, Home(), "../../../"},
		{"within Arabic", arabic, arabic.To(Claims), "../../../ar/claims/"},
		{"from an unknown address", Parse("a/b/c?d"), Home(), "../../"},
		{"in the fragment", ParseFragment("#/actors/omar-diaby/"), Home(), "#/"},
		{"in the fragment, to a record", ParseFragment(""), record, "#/actors/omar-diaby/"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := c.from.Href(c.to); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAVisitKeepsWhatBelongsToTheReader(t *testing.T) {
	s := ParseFragment("#/ar/claims/?q=x&topic=y&embed=1&theme=dark&accent=a0b1c2")
	want := State{Lang: "ar", View: Actors, Embed: true, Theme: "dark", Accent: "a0b1c2", Fragment: true}
	if diff := cmp.Diff(want, s.To(Actors)); diff != "" {
		t.Error(diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "ar/actors/x/?q=a", "//evil", "%2e%2e%5c", "timeline/?from=2025-10-01", "?proof=a.1", "a?b?c#d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		s := Parse(address)
		if s.View == NotFound {
			return
		}
		if diff := cmp.Diff(s, Parse(s.String())); diff != "" {
			t.Errorf("%q is not stable:\n%s", address, diff)
		}
		if href := Home().Href(s); strings.Contains(href, "//") || strings.ContainsAny(href, "\\<>\"' \n") {
			t.Errorf("%q became the unsafe link %q", address, href)
		}
	})
}

// Equal must know every field that there is.
func TestStatesThatDifferInOneFieldAreNotEqual(t *testing.T) {
	if !Home().Equal(Home()) {
		t.Error("a state does not equal itself")
	}
	var vary func(v reflect.Value, path string, changed *State)
	vary = func(v reflect.Value, path string, changed *State) {
		for i := range v.NumField() {
			f, name := v.Field(i), path+v.Type().Field(i).Name
			before := reflect.ValueOf(f.Interface())
			switch f.Kind() {
			case reflect.String:
				f.SetString("other")
			case reflect.Bool:
				f.SetBool(true)
			case reflect.Slice:
				f.Set(reflect.ValueOf([]string{"other"}))
			case reflect.Struct:
				vary(f, name+".", changed)
				continue
			default:
				t.Fatalf("%s is of a kind this test cannot vary", name)
			}
			if changed.Equal(Home()) || Home().Equal(*changed) {
				t.Errorf("%s makes no difference", name)
			}
			f.Set(before)
		}
	}
	s := Home()
	vary(reflect.ValueOf(&s).Elem(), "", &s)
	if !s.Equal(Home()) {
		t.Error("the test has not put everything back")
	}
}

func TestWhatASiteHasBesideItsViews(t *testing.T) {
	cases := []struct {
		name, address, lang string
		beside              bool
	}{
		{"the downloads", "download/", "en", true},
		{"their page in another language", "download/ar/", "ar", true},
		{"one of them without the slash", "download/fr/index.html?utm_source=x", "fr", true},
		{"the page for a reader's own file", "open/", "en", true},
		{"the same in another language", "ar/open", "ar", true},
		{"the page that embeds", "demo/index.html", "en", true},
		{"everything as one file", "isnad.html", "en", true},
		{"the same after a loader that gave folders their slash", "isnad.html/", "en", true},
		{"a record that is not there is the program's to look for", "actors/nobody/", "en", false},
		{"a record that is called so", "actors/download/", "en", false},
		{"a view that is not there", "downloads/", "en", false},
		{"a view", "actors/", "en", false},
		{"a climb", "../download/", "en", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := Parse(c.address)
			if s.Beside() != c.beside || s.Lang != c.lang {
				t.Errorf("%q: beside %v in %q, want %v in %q", c.address, s.Beside(), s.Lang, c.beside, c.lang)
			}
		})
	}
}
