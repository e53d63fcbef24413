// SPDX-License-Identifier: MIT

package cite

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
	"isnad/data/edtf"
)

func date(t testing.TB, text string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var about = data.About{
	Title:   data.Text{EN: "Who Shot at the Camp? A Dossier, with an Exceedingly Long Subtitle", FR: "Qui a tiré ?"},
	Version: "1.2.0", Updated: "2025-11-23", Licence: "CC-BY-4.0",
}

func TestADossierIsCitedWithItsVersionAndDay(t *testing.T) {
	got := Dossier(about, "fr")
	want := Item{
		Key: "dossier-who-shot-at-the-camp-a-dossier-with-an-2025", Dataset: true, Title: "Qui a tiré ?",
		Version: "1.2.0", Licence: "CC-BY-4.0", Issued: date(t, "2025-11-23"), Language: "fr",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestARecordIsCitedWithWhoSaysIt(t *testing.T) {
	claim := &data.Claim{Meta: data.Meta{ID: "mayor-denies"}}
	for _, c := range []struct{ name, title, said, wantNote string }{
		{"the title says it: the note need not", "Denial by the mayor: no shot was fired", "denial by the mayor", "The Daily, ¶4; CC-BY-4.0"},
		{"the title does not: the note does", "A shot was fired", "alleged by nobody named", "alleged by nobody named; The Daily, ¶4; CC-BY-4.0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			i := Record(about, claim, "en", c.title, c.said, "The Daily, ¶4")
			if i.notes() != c.wantNote {
				t.Errorf("note %q, want %q", i.notes(), c.wantNote)
			}
			for format, file := range map[string][]byte{"CSL-JSON": CSL(i), "BibTeX": BibTeX(i), "RIS": RIS(i)} {
				if !strings.Contains(strings.ToLower(string(file)), c.said) {
					t.Errorf("%s does not say who says it:\n%s", format, file)
				}
			}
		})
	}
}

// article is a source with all that a citation can hold.
func article(t testing.TB) Item {
	s := &data.Source{
		Meta: data.Meta{ID: "daily-camp"}, Label: data.Text{EN: "The Daily"}, Title: data.Text{EN: "50% & more: {what} a #day_in~the^camp\\"},
		Author: "O'Neil, *A*", Published: &data.Date{Date: date(t, "2025-10-23")}, Retrieved: "2025-11-01",
		URL: "https://daily.example/a_b?x={1}&y=50%25#top", ArchiveURL: "https://archive.example/1",
	}
	return Source(s, "en", "The * Daily")
}

func TestASourceInEveryFormat(t *testing.T) {
	i := article(t)
	for _, c := range []struct {
		format string
		got    []byte
		want   string
	}{
		{"BibTeX", BibTeX(i), `@misc{daily-camp,
  title = {{50\% \& more: \textbraceleft{}what\textbraceright{} a \#day\_in\textasciitilde{}the\textasciicircum{}camp\textbackslash{}}},
  author = {{O'Neil, *A*}},
  howpublished = {The * Daily},
  year = {2025},
  month = oct,
  day = {23},
  url = {https://daily.example/a_b?x=%7B1%7D&y=50%25#top},
  urldate = {2025-11-01},
  language = {en},
  note = {https://archive.example/1}
}
`},
		{"RIS", RIS(i), strings.ReplaceAll(`TY  - ELEC
ID  - daily-camp
TI  - 50% & more: {what} a #day_in~the^camp\
AU  - O'Neil, A
T2  - The Daily
PY  - 2025
DA  - 2025/10/23/
UR  - https://daily.example/a_b?x={1}&y=50%25#top
Y2  - 2025/11/01/
LA  - en
N1  - https://archive.example/1
ER  - 
`, "\n", "\r\n")},
		{"CSL-JSON", CSL(i), `[
  {
    "id": "daily-camp",
    "type": "webpage",
    "title": "50% & more: {what} a #day_in~the^camp\\",
    "author": [
      {
        "literal": "O'Neil, *A*"
      }
    ],
    "container-title": "The * Daily",
    "issued": {
      "date-parts": [
        [
          2025,
          10,
          23
        ]
      ]
    },
    "accessed": {
      "date-parts": [
        [
          2025,
          11,
          1
        ]
      ]
    },
    "URL": "https://daily.example/a_b?x={1}&y=50%25#top",
    "language": "en",
    "note": "https://archive.example/1"
  }
]
`},
	} {
		if diff := cmp.Diff(c.want, string(c.got)); diff != "" {
			t.Errorf("%s:\n%s", c.format, diff)
		}
	}
}

func TestDatesStayAsUncertainAsTheyAre(t *testing.T) {
	for _, c := range []struct{ edtf, csl, bibTeX, ris, note string }{
		{"2025-10-22", `{"date-parts":[[2025,10,22]]}`, "year = {2025}, month = oct, day = {22}", "PY  - 2025, DA  - 2025/10/22/", ""},
		{"2025-10", `{"date-parts":[[2025,10]]}`, "year = {2025}, month = oct", "PY  - 2025, DA  - 2025/10//", ""},
		{"2025", `{"date-parts":[[2025]]}`, "year = {2025}", "PY  - 2025", ""},
		{"2025?-10-22", `{"date-parts":[[2025,10,22]],"circa":true}`, "year = {2025}, month = oct, day = {22}", "PY  - 2025, DA  - 2025/10/22/", "EDTF 2025?-10-22"},
		{"2013/2024-05", `{"date-parts":[[2013],[2024,5]]}`, "", "", "EDTF 2013/2024-05"},
		{"201X", `{"date-parts":[[2010],[2019]]}`, "", "", "EDTF 201X"},
		{"2001-24", `{"date-parts":[[2001]],"season":4}`, "year = {2001}", "PY  - 2001", "EDTF 2001-24"},
		{"2019/..", `null`, "", "", "EDTF 2019/.."},
		{"[..2019]", `null`, "", "", "EDTF [..2019]"},
		{"", `null`, "", "", ""},
	} {
		t.Run(c.edtf, func(t *testing.T) {
			i := Item{Key: "k"}
			if c.edtf != "" {
				i.Issued = date(t, c.edtf)
			}
			csl, err := json.Marshal(cslDateOf(i.Issued))
			if err != nil || string(csl) != c.csl {
				t.Errorf("CSL %s %v, want %s", csl, err, c.csl)
			}
			if got := linesWith(string(BibTeX(i)), `  (year|month|day) = .*`); got != c.bibTeX {
				t.Errorf("BibTeX %q, want %q", got, c.bibTeX)
			}
			if got := linesWith(string(RIS(i)), `(PY|DA)  - .*`); got != c.ris {
				t.Errorf("RIS %q, want %q", got, c.ris)
			}
			if i.notes() != c.note {
				t.Errorf("note %q, want %q", i.notes(), c.note)
			}
		})
	}
}

// linesWith are the lines that match, trimmed, as one.
func linesWith(text, pattern string) string {
	whole := regexp.MustCompile(`^` + pattern + `$`)
	var some []string
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, "\r\n,")
		if whole.MatchString(l) {
			some = append(some, strings.TrimSpace(l))
		}
	}
	return strings.Join(some, ", ")
}

func TestPlainFillsTheCallersForm(t *testing.T) {
	words := func(d edtf.Date) string { return "on " + d.String() }
	i := Item{Title: "a {url} [b]", Said: "A {url}", In: "The Daily", Issued: date(t, "2025"), URL: "https://x.example/"}
	for _, c := range []struct{ name, form, want string }{
		{"places and dates", "{title}. {in}, {issued}. {url}", "a {url} [b]. The Daily, on 2025. https://x.example/"},
		{"an empty place takes its part along", "{title}[ ({said})][, version {version}][. {url}]", "a {url} [b]. https://x.example/"},
		{"who says it is not said twice", "{title}[ ({said})]", "a {url} [b]"},
		{"an empty place outside leaves nothing", "{in}{author}!", "The Daily!"},
		{"what is no place stays", "{titel} {in} {", "{titel} The Daily {"},
		{"a part left open ends with the form", "{in}[ {url}", "The Daily https://x.example/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := i.Plain(c.form, words); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

var (
	risLine = regexp.MustCompile(`^[A-Z][A-Z0-9]  - [^\r\n]*$`)
	bibLine = regexp.MustCompile(`^(@misc\{[a-z0-9-]+,|  [a-z]+ = (\{.*\}|[a-z]{3}),?|\}|)$`)
)

// FuzzFormats: whatever a title holds, every line keeps its format's form, and
// the title can be read back from each.
func FuzzFormats(f *testing.F) {
	for _, s := range []string{"plain", "a{b", "}{", `\`, "\\textbackslash{}", "50%", "TY  - X\r\nER  - ", "@misc{x,", "<i>x</i>", "\u2028", "\x00\x85", "\xff", "نص", "$x_1^2$ ~ & #"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i := Source(&data.Source{Meta: data.Meta{ID: "k"}, Title: data.Text{EN: s}, Label: data.Text{EN: "x"}, Author: s, URL: s}, "en", s)
		want := line(s)
		if s == "" {
			want = "x"
		}
		if strings.Count(want, "\n") > 0 || !utf8.ValidString(want) {
			t.Fatalf("not a line: %q", want)
		}
		var csl []struct{ Title string }
		if err := json.Unmarshal(CSL(i), &csl); err != nil || csl[0].Title != want {
			t.Errorf("CSL-JSON %v: %q, want %q", err, csl[0].Title, want)
		}
		ris := strings.Split(string(RIS(i)), "\r\n")
		for _, l := range ris[:len(ris)-1] {
			if !risLine.MatchString(l) {
				t.Errorf("RIS line %q", l)
			}
		}
		if want != "" && ris[2] != "TI  - "+want {
			t.Errorf("RIS title %q, want %q", ris[2], want)
		}
		bib := string(BibTeX(i))
		for l := range strings.SplitSeq(bib, "\n") {
			if !bibLine.MatchString(l) || strings.Count(l, "{")-strings.Count(l, "}") != balance(l) {
				t.Errorf("BibTeX line %q", l)
			}
		}
		if want != "" && !strings.Contains(bib, "title = {{"+tex(want)+"}}") || untex(tex(want)) != want {
			t.Errorf("BibTeX title of %q: %s", want, bib)
		}
	})
}

// balance is how many braces a line leaves open: an entry's head one.
func balance(l string) int {
	switch {
	case strings.HasPrefix(l, "@"):
		return 1
	case l == "}":
		return -1
	}
	return 0
}

// untex is the slow twin of tex: it reads the commands back.
func untex(s string) string {
	return strings.NewReplacer(`\textbackslash{}`, `\`, `\textbraceleft{}`, `{`, `\textbraceright{}`, `}`, `\textasciicircum{}`, `^`,
		`\textasciitilde{}`, `~`, `\#`, `#`, `\$`, `$`, `\%`, `%`, `\&`, `&`, `\_`, `_`).Replace(s)
}
