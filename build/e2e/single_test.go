// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// The one file is opened as a reader opens it: by its place on the disk, in a
// folder where nothing else is.

// fileScenario opens an empty tab and copies isnad.html away from the site.
func fileScenario(t *testing.T) *visit {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dist, "isnad.html"))
	if err != nil {
		t.Fatalf("make the site with --single: %v", err)
	}
	return newVisit(t, chromium, asFile(t, content))
}

// asFile writes the file and returns its address, with the fragment begun. Its
// folder has a space in its name, as many have.
func asFile(t *testing.T, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "my downloads", "isnad.html")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: file}).String() + "#/"
}

func TestOneFileIsTheWholeExplorer(t *testing.T) {
	v := fileScenario(t)
	v.open("")
	v.shows("#main", "Omar Diaby")
	v.photograph("one-file")
	v.find("golani")
	v.shows("#results [role=option]", "Sharaa")
	v.click("#results [role=option]")
	v.at("actors/ahmad-al-sharaa/")
	v.shows("#title", "Sharaa")
	v.click("#main .chip")
	v.until("the panel to prove the passage", `/[0-9a-f]{64}/.test(document.querySelector("#proof")?.innerText)`)
	v.photograph("one-file-evidence")
	v.click(`.menu a[href="#/timeline/"]`)
	v.at("timeline/")
	v.until("the timeline to be drawn", `document.querySelectorAll("#main svg").length > 0`)
	v.shows("#main", "22 October")
	v.click(`[data-lang=ar]`)
	v.until("the page in Arabic", `document.documentElement.dir === "rtl"`)
	v.at("ar/timeline/")
	v.do("going back", back())
	v.at("timeline/")
	v.until("the page in English", `document.documentElement.dir === "ltr"`)
}

func TestOneFileOpensWhereALinkIntoItPoints(t *testing.T) {
	for name, address := range map[string]string{
		"a record":            "actors/omar-diaby/",
		"a record with proof": "claims/diaby-denies-abduction/?proof=diaby-denies-abduction.0",
		"another language":    "fr/actors/omar-diaby/",
	} {
		t.Run(name, func(t *testing.T) {
			v := fileScenario(t)
			v.open(address)
			v.shows("#main", "Diaby")
			v.at(address)
		})
	}
}

func TestOneFileSaysWhatIsNotInside(t *testing.T) {
	v := fileScenario(t)
	v.open("about/")
	v.shows("#main", "not inside this file")
	v.shows("footer", "This is one file")
	v.shows("footer", "Version")
	v.until("the version in the head", `document.querySelector("meta[name=version]").content.startsWith("1.0")`)
	for _, path := range pages {
		v.value(`location.hash = "#/` + path + `"`)
		v.at(path)
		v.until("links that lead somewhere from a file", `[...document.querySelectorAll("a[href]")].every(a =>
			/^#|^https?:|^mailto:/.test(a.getAttribute("href")))`)
	}
}

func TestOneFileCanBeReadBeforeItRuns(t *testing.T) {
	v := fileScenario(t)
	v.do("turning scripts off", send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}), navigate(v.base))
	v.shows("#main", "Omar Diaby")
	v.shows("noscript", "everything else in this file needs it")
}

// A mail gateway or a full disk cuts a file off; the end of what it holds is
// then missing or does not unpack.
func TestADamagedFileSaysSo(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(dist, "isnad.html"))
	if err != nil {
		t.Fatal(err)
	}
	for name, share := range map[string]float64{"cut in the program": 0.5, "cut in the data": 0.98} {
		t.Run(name, func(t *testing.T) {
			v := newVisit(t, chromium, asFile(t, content[:int(share*float64(len(content)))]))
			v.do("opening", navigate(v.base))
			v.until("the page to say that it failed", `document.documentElement.dataset.isnad === "failed"`)
			v.shows("#main", "Omar Diaby")
			v.shows("[role=alert]", "This file is damaged")
		})
	}
}

func TestADamagedFileSaysSoInTheReadersLanguage(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(dist, "isnad.html"))
	if err != nil {
		t.Fatal(err)
	}
	damaged := asFile(t, content[:len(content)/2])
	for _, c := range []struct{ name, reader, address, lang, want string }{
		{"the reader's browser speaks French", "fr-CA", "", "fr", "Ce fichier est endommagé"},
		{"a link leads to a page in Arabic", "fr-CA", "ar/actors/omar-diaby/", "ar", "هذا الملف تالف"},
		{"an address asks for Arabic", "en-GB", "?lang=ar", "ar", "هذا الملف تالف"},
		{"an address asks for a language that is not inside", "fr", "?lang=xx", "fr", "Ce fichier est endommagé"},
		{"the reader's browser speaks none of them", "de-CH", "", "", "This file is damaged"},
		{"an address asks for a name of the script's own", "de", "?lang=constructor", "", "This file is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := newVisit(t, chromium, damaged)
			v.before(fmt.Sprintf(`Object.defineProperty(navigator, "languages", {value: [%q]})`, c.reader))
			v.do("opening", navigate(v.base+c.address))
			v.shows("[role=alert]", c.want)
			if got := v.value(`document.querySelector("[role=alert]").lang`); got != c.lang {
				t.Errorf("the message is marked as %q, want %q", got, c.lang)
			}
			rtl := v.value(`getComputedStyle(document.querySelector("[role=alert]")).direction`) == "rtl"
			if rtl != (c.lang == "ar") {
				t.Errorf("from right to left: %v", rtl)
			}
			v.photograph("damaged-" + c.lang)
		})
	}
}

// The bytes that one file may cost: 1.4 of the program and the data, each with
// gzip, as the site has them.
func TestOneFileIsHardlyLargerThanWhatItHolds(t *testing.T) {
	held := 0
	for _, pattern := range []string{"isnad.*.bin", "index.*.bin.gz", "shard-*.json.gz"} {
		files, err := filepath.Glob(filepath.Join(dist, "assets", pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s in the site: %v", pattern, err)
		}
		for _, file := range files {
			held += size(t, file)
		}
	}
	if one := size(t, filepath.Join(dist, "isnad.html")); float64(one) > 1.4*float64(held) {
		t.Errorf("isnad.html is %d bytes, %.3f of the %d it holds", one, float64(one)/float64(held), held)
	}
}

func size(t *testing.T, file string) int {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Size())
}
