// SPDX-License-Identifier: MIT

package e2e

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/build/serve"
	"isnad/data"
	"isnad/data/hostile"
	"isnad/data/load"
)

// Bad data comes by five doors: a dossier's files, which the build reads; the
// site's own files, which are proven by their hashes (the network's faults);
// a file that a reader drops; addresses; and what the page around an embedded
// one says (fault_address_test.go).

const head = "dossier: {title: T, summary: S, version: v, updated: 2025-01-01, languages: [en], licence: MIT}\n"

var dataFaults = []fault{
	refused("a dossier's file is no YAML", "a.yaml", "topics: [", 1),
	refused("a dossier's file is 200 MB long", "a.yaml", strings.Repeat("# nothing\n", 20<<20), 8),
	refused("a dossier's file unpacks itself, by aliases", "a.yaml", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n", 8),
	refused("a dossier's file is packed, as a bomb would be", "a.yaml", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 7),
	refused("a dossier's file is nested 20,000 deep", "a.yaml", "a: "+strings.Repeat("[", 20_000)+strings.Repeat("]", 20_000), 8),
	refused("a dossier's file is UTF-16", "a.yaml", "\xff\xfea\x00:\x00 \x00b\x00\n\x00", 7),
	refused("an id is __proto__", "a.yaml", head+"topics: [{id: __proto__, name: N, question: Q}]\n", 2),
	refused("two records have one id", "a.yaml", head+"topics: [{id: a, name: N, question: Q}, {id: a, name: M, question: Q}]\n", 2),
	refused("a JSON object has a key twice", "dossier.json", `{"isnad":1,"dossier":{"title":{"en":"A"},"title":{"en":"B"}}}`, 2),
	refused("a number is none", "a.yaml", head+"figures: [{id: f, subject: a, label: L, value: .nan, unit: U, qualifier: about}]\n", 1),
	refused("a date is absurd", "a.yaml", head+"events: [{id: e, title: T, kind: meeting, date: 99999-99-99}]\n", 5),
	refused("a record refers to nobody", "a.yaml", head+"places: [{id: p, name: N, kind: town, part_of: nowhere}]\n", 3),
	refused("records stand within each other, in a circle", "a.yaml", head+"places: [{id: p, name: N, kind: town, part_of: q}, {id: q, name: M, kind: town, part_of: p}]\n", 3),
	refused("an address runs a script", "a.yaml", head+"sources: [{id: s, label: L, language: en, rights: withheld, url: 'javascript:boom()'}]\n", 1),
	refused("an address is a page of its own", "a.yaml", head+"sources: [{id: s, label: L, language: en, rights: withheld, url: 'data:text/html,<script>boom()</script>'}]\n", 1),
	refused("a text holds NUL", "dossier.json", `{"isnad":1,"dossier":{"title":{"en":"a\u0000b"}}}`, 7),
	refused("a text is no UTF-8", "a.yaml", "a: \xff\xfe\xfa\n", 7),
	refused("a text turns the direction of writing and never turns it back", "a.yaml", strings.Replace(head, "title: T", "title: \"a \\u202e b\"", 1), 7),
	{"a dossier's file begins with a byte order mark: it is read as if it did not", func(t *testing.T) {
		for _, p := range checked(t, "a.yaml", "\ufeff"+head) {
			if p.Severity == data.Error && p.Rule != 4 { // it has no sources
				t.Error(p)
			}
		}
	}},
	{"every text of a dossier holds markup, scripts and addresses that run: they stand there as text", func(t *testing.T) {
		saying(t, hostile.Text, func(v *visit) {
			v.until("no element of the text", `!document.querySelector("#isnad img, #isnad script, #isnad iframe")`)
			v.until("no link that runs", `[...document.links].every(a => /^(https?|mailto):$/.test(a.protocol))`)
			v.until("the text itself", `document.querySelector("#main").textContent.includes("<script>boom()")`)
		})
	}},
	{"texts turn the direction of writing and hide characters: they turn nothing but themselves", func(t *testing.T) {
		saying(t, "left \u200fright\u200f \u2067isolated\u2069 \u200bzero\u200bwidth\u200b left", func(v *visit) {
			v.until("the page to run as before", `getComputedStyle(document.querySelector("footer")).direction === "ltr"`)
			v.until("the menu to stand where it stood", `(() => {
				const a = [...document.querySelectorAll(".menu a")].map(e => e.getBoundingClientRect().left);
				return a.length > 3 && a.every((x, k) => k === 0 || x > a[k - 1]);
			})()`)
		})
	}},
	{"texts begin as formulas do: no cell of the tables for spreadsheets does", func(t *testing.T) {
		tables := tablesOf(t, siteOf(t, hostile.Dossier(`=HYPERLINK("http://evil.example";"x")`)))
		cells := 0
		for _, cell := range tables {
			if strings.Contains(cell, "HYPERLINK") {
				cells++
			}
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a cell is a formula: %s", cell)
			}
		}
		if cells == 0 {
			t.Error("the text is in no cell")
		}
	}},
	dropped200MB,
	handed("is a picture", "bundle.json", "\x89PNG\r\n\x1a\n", "a PNG picture"),
	handed("is cut off", "bundle.json", `{"type":"bundle","objects":[{"type":`, "not JSON"),
	handed("is cut off in its second line", "list.ndjson", ownStream[:200], "line 2:"),
	handed("is a gzip bomb", "bomb.json.gz", gzipBomb(), "unpacks to far more"),
	handed("is a zip bomb", "bomb.zip", zipBomb(), "unpacks to far more"),
	handed("is nested 20,000 deep", "deep.json", `{"type":"bundle","objects":[`+strings.Repeat("[", 20_000), "nested more than"),
	handed("is UTF-16", "wide.json", "\xff\xfe{\x00", "UTF-16"),
	handed("is no UTF-8", "latin.json", "{\"isnad\":1,\"dossier\":{\"title\":{\"en\":\"caf\xe9\"}}}", "UTF-8"),
	handed("holds NUL", "nul.json", ownDossier(`"topics":[{"id":"a","name":{"en":"a\u0000b"},"question":{"en":"Q"},"origin":"editor"}]`), "NUL"),
	handed("has a key twice", "twice.json", `{"isnad":1,"dossier":{"title":{"en":"A"},"title":{"en":"B"}}}`, "twice"),
	handed("has two records of one id", "ids.json", ownDossier(`"topics":[{"id":"a","name":{"en":"N"},"question":{"en":"Q"}},{"id":"a","name":{"en":"M"},"question":{"en":"Q"}}]`), "id"),
	handed("refers to nobody", "dangling.json", ownDossier(`"places":[{"id":"p","name":{"en":"N"},"kind":"town","origin":"editor","part_of":"nowhere"}]`), "nowhere"),
	handed("goes in a circle", "ring.json", ownDossier(`"places":[{"id":"p","name":{"en":"N"},"kind":"town","part_of":"q"},{"id":"q","name":{"en":"M"},"kind":"town","part_of":"p"}]`), "ring"),
	handed("has an absurd date", "date.json", ownDossier(`"events":[{"id":"e","title":{"en":"T"},"kind":"meeting","origin":"editor","date":"99999-99-99"}]`), "99999"),
	handed("has a number that is none", "nan.json", ownDossier(`"figures":[{"id":"f","subject":"a","label":{"en":"L"},"value":NaN,"unit":{"en":"U"},"qualifier":"about"}]`), "not JSON"),
	handed("has an address that runs", "runs.json", ownDossier(`"sources":[{"id":"s","label":{"en":"L"},"language":"en","rights":"withheld","url":"javascript:boom()"}]`), "javascript"),
	{"a dropped file holds markup, scripts, names of the language's own parts: they stay text, and nothing runs", hostileFieldsStayText},
}

// ── The door of a dossier's files ───────────────────────────────────────────

// refused is a fault of a dossier's file that the build reports by a rule's
// number, with a way out; readers never meet it.
func refused(what, name, content string, rule int) fault {
	return fault{what + ": the build says where and why, and makes nothing", func(t *testing.T) {
		problems := checked(t, name, content)
		for _, p := range problems {
			if p.Severity == data.Error && p.Rule == rule && p.Remedy != "" {
				return
			}
		}
		t.Errorf("no problem of rule %d among %v", rule, problems)
	}}
}

func checked(t *testing.T, name, content string) data.Problems {
	t.Helper()
	if filepath.Ext(name) == ".json" {
		loaded, err := load.JSON(name, []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		return loaded.Check()
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	loaded, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Check()
}

// saying makes a dossier that says the words wherever it may, and looks at its
// pages, as they were made and as the program draws them.
func saying(t *testing.T, words string, look func(v *visit)) {
	t.Helper()
	v := visiting(t, serve.Handler(siteOf(t, hostile.Dossier(words)), "/"))
	for _, path := range []string{"", "actors/actors-1/", "events/events-1/", "sources/sources-1/", "claims/claims-1/", "actors/", "timeline/"} {
		v.open(path)
		look(v)
		v.unharmed()
		v.open(path + "?q=x")
		v.unharmed()
	}
}

// tablesOf are all cells of the tables that a site offers.
func tablesOf(t *testing.T, site string) []string {
	t.Helper()
	packed, err := zip.OpenReader(filepath.Join(site, "download", "dossier.csv.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	var cells []string
	for _, f := range packed.File {
		if filepath.Ext(f.Name) != ".csv" {
			continue
		}
		table, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(table).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			cells = append(cells, row...)
		}
	}
	return cells
}

// ── The door of readers' own files ──────────────────────────────────────────

// handed is a fault of a file that a reader drops: the page says why, and takes
// the next one.
func handed(what, name, content, want string) fault {
	return fault{"a dropped file " + what + ": the page says so, and opens the next", func(t *testing.T) {
		v := opening(t)
		v.hand(name, []byte(content), true)
		v.refuses(want)
		v.hand("list.ndjson", []byte(ownStream), true)
		v.opened()
	}}
}

// refuses waits until the file is refused for a reason.
func (v *visit) refuses(want string) {
	v.Helper()
	v.until("the file to be done with", `["failed", "opened"].includes(document.documentElement.dataset.open)`)
	if said := v.text("#open-said"); v.value("document.documentElement.dataset.open") != "failed" || !strings.Contains(said, want) {
		v.Fatalf("the file should be refused for %q; the page says: %s", want, said)
	}
	v.unharmed()
}

var dropped200MB = fault{"a dropped file is larger than 200 MB: the page says so before it reads it", func(t *testing.T) {
	v := opening(t)
	v.value(`(() => {
		const held = new DataTransfer();
		held.items.add(new File(new Array(201).fill(new Blob([new Uint8Array(1e6)])), "large.json"));
		document.getElementById("open-box").dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
	})()`)
	v.refuses("201 MB")
	v.hand("list.ndjson", []byte(ownStream), true)
	v.opened()
}}

// bombSize is what the bombs unpack to: more than is let through for their size.
const bombSize = 70 << 20

func gzipBomb() string {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	lay(w)
	w.Close()
	return packed.String()
}

func zipBomb() string {
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	f, err := w.Create("actors.csv")
	if err != nil {
		panic(err)
	}
	lay(f)
	w.Close()
	return packed.String()
}

func lay(w io.Writer) {
	for range bombSize >> 20 {
		w.Write(bytes.Repeat([]byte(" "), 1<<20))
	}
}

// ownDossier is a dossier.json with some records and a source.
func ownDossier(records string) string {
	return fmt.Sprintf(`{"isnad":1,"dossier":{"title":{"en":"T"},"summary":{"en":"S"},"version":"1","updated":"2025-01-01","languages":["en"],"licence":"MIT"},%s}`, records)
}
