// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hand gives the page a file, as one who chooses it in the dialog, or drops it.
func (v *visit) hand(name string, content []byte, dropped bool) {
	v.Helper()
	way := `const input = document.getElementById("open-file"); input.files = held.files; input.dispatchEvent(new Event("change"));`
	if dropped {
		way = `document.getElementById("open-box").dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));`
	}
	v.value(fmt.Sprintf(`(() => {
		const bytes = Uint8Array.from(atob(%q), (c) => c.charCodeAt(0));
		const held = new DataTransfer();
		held.items.add(new File([bytes], %q));
		%s
	})()`, base64.StdEncoding.EncodeToString(content), name, way))
}

// opening is a visit to the page where files are opened.
func opening(t *testing.T) *visit {
	v := scenario(t, "/a/b/")
	v.do("opening the page", navigate(v.base+"open/"))
	v.until("the page to wait for a file", `document.documentElement.dataset.open === "waiting"`)
	return v
}

// opened waits until the file is an explorer.
func (v *visit) opened() {
	v.Helper()
	v.until("the file to be opened", `document.documentElement.dataset.open === "opened" || document.documentElement.dataset.open === "failed"`)
	if v.value("document.documentElement.dataset.open") != "opened" {
		v.Fatalf("the file was refused: %s", v.text("#open-said"))
	}
	v.ready()
}

const ownStream = `{"id":"a1","schema":"Person","properties":{"name":["Anna Lind"],"alias":["آنا ليند"]},"datasets":["list"]}
{"id":"b2","schema":"Company","properties":{"name":["The well company"]},"datasets":["list"]}
{"id":"o3","schema":"Ownership","properties":{"owner":["a1"],"asset":["b2"]},"datasets":["list"]}
{"id":"v4","schema":"Vessel","properties":{"name":["Ship"]}}
`

const ownBundle = `{"type":"bundle","id":"bundle--1","objects":[
{"type":"identity","id":"identity--00000000-0000-4000-8000-000000000001","name":"The Analysts","identity_class":"organization"},
{"type":"intrusion-set","id":"intrusion-set--00000000-0000-4000-8000-000000000002","name":"Example Bear","created_by_ref":"identity--00000000-0000-4000-8000-000000000001"},
{"type":"malware","id":"malware--00000000-0000-4000-8000-000000000003","name":"Example RAT"},
{"type":"relationship","id":"relationship--00000000-0000-4000-8000-000000000004","relationship_type":"uses","created_by_ref":"identity--00000000-0000-4000-8000-000000000001",
 "source_ref":"intrusion-set--00000000-0000-4000-8000-000000000002","target_ref":"malware--00000000-0000-4000-8000-000000000003"}]}`

func TestAFileOfYourOwnIsSearchedAndLeavesWithTheTab(t *testing.T) {
	v := opening(t)
	v.photograph("open-waiting")
	v.hand("my-list.ndjson", []byte(ownStream), false)
	v.opened()
	v.shows(".open-strip", "my-list.ndjson")
	v.shows(".open-strip", "not part of this site")
	v.shows(".open-strip", "4 objects taken, 1 left") // the data set is one
	v.value(`(() => { const box = document.getElementById("search"); box.focus(); box.value = "آنا"; box.dispatchEvent(new InputEvent("input", {bubbles: true})); })()`)
	v.shows("[role=listbox]", "Anna Lind")
	v.photograph("open-searched")
	v.value(`location.hash = "#/actors/a1/"`)
	v.shows("h1", "Anna Lind")
	v.shows("main", "no passage given")
	v.shows("main", "alleged")
	v.photograph("open-actor")
	v.size(390, 800)
	v.photograph("open-actor-390")
	if workers := v.settled(`navigator.serviceWorker.getRegistrations().then(all => all.length)`); workers != "0" {
		t.Errorf("%s workers are registered", workers)
	}
	v.do("reloading", reload())
	v.until("the file to be gone", `document.documentElement.dataset.open === "waiting" && !document.querySelector(".open-strip")`)
}

// Who has opened a file once can open another without a network.
func TestAFileOfYourOwnOpensWithoutANetwork(t *testing.T) {
	h := newHost(t, dist, "/a/")
	v := newVisit(t, chromium, h.url("/a/"))
	v.saved("")
	waiting := `document.documentElement.dataset.open === "waiting"`
	v.do("opening the page", navigate(v.base+"open/"))
	v.until("the page to wait for a file", waiting)
	v.hand("my-list.ndjson", []byte(ownStream), false)
	v.opened()
	v.becomes("what opens files to be kept", `caches.keys().then(names => caches.open(names[0])).then(c => c.keys()).then(all => all.filter(r => /open/.test(r.url)).length)`, "6")
	h.stop()
	v.allow(saysRefused)
	v.do("opening the page without a network", navigate(v.base+"open/"))
	v.until("the page to wait for a file", waiting)
	v.hand("my-bundle.json", []byte(ownBundle), false)
	v.opened()
	v.shows(".open-strip", "my-bundle.json")
}

func TestEachFormatOpens(t *testing.T) {
	own, err := os.ReadFile(filepath.Join(dist, "download", "dossier.json"))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(ownStream)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file string
		content    []byte
		address    string
		heading    string
	}{
		{"the dossier of a site", "dossier.json", own, "actors/omar-diaby/", "Omar Diaby"},
		{"a STIX bundle", "bundle.json", []byte(ownBundle), "actors/intrusion-set-00000000-0000-4000-8000-000000000002/", "Example Bear"},
		{"a stream packed with gzip", "list.ndjson.gz", packed.Bytes(), "actors/b2/", "The well company"},
		{"a table", "actors.csv", []byte("name,kind\nAnna Lind,person\n"), "actors/anna-lind/", "Anna Lind"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := opening(t)
			v.hand(c.file, c.content, true)
			v.opened()
			v.value(fmt.Sprintf("location.hash = %q", "#/"+c.address))
			v.shows("h1", c.heading)
			v.value(`document.querySelector(".open-strip a").click()`)
			v.comesToShow("html:not([data-open]) h1", "Harem")
		})
	}
}

func TestAFileThatCannotBeOpenedSaysWhyAndAnotherMay(t *testing.T) {
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	for range 70 {
		if _, err := w.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	v := opening(t)
	for _, c := range []struct {
		file    string
		content []byte
		want    string
	}{
		{"bundle.json", []byte("\x89PNG\r\n\x1a\n"), "a PNG picture"},
		{"bundle.json", []byte(`{"type":"bundle","objects":[{"type":`), "not JSON"},
		{"list.ndjson", []byte(ownStream[:200]), "line 2:"},
		{"bomb.json.gz", bomb.Bytes(), "unpacks to far more"},
		{"deep.json", []byte(`{"type":"bundle","objects":[` + strings.Repeat("[", 20_000)), "nested more than"},
		{"wide.json", []byte("\xff\xfe{\x00"), "UTF-16"},
	} {
		v.hand(c.file, c.content, false)
		v.until("the file to be refused", fmt.Sprintf(`document.documentElement.dataset.open === "failed" && document.getElementById("open-said").textContent.includes(%q)`, c.want))
	}
	v.photograph("open-refused")
	v.value(`(() => { const big = new File([], "big.json"); Object.defineProperty(big, "size", {value: 3e8}); const held = new DataTransfer();
		const event = new Event("drop", {bubbles: true, cancelable: true}); event.dataTransfer = {files: [big]}; document.getElementById("open-box").dispatchEvent(event); })()`)
	v.shows("#open-said", "300 MB")
	v.hand("list.ndjson", []byte(ownStream), false)
	v.opened()
}

func TestARefusalSpeaksThePagesLanguage(t *testing.T) {
	for path, want := range map[string][2]string{
		"fr/open/": {"le fichier est une image PNG", "Choisissez un lot STIX"},
		"ar/open/": {"الملف صورة PNG", "اختر حزمة STIX"},
	} {
		v := scenario(t, "/a/")
		v.do("opening the page", navigate(v.base+path))
		v.until("the page to wait for a file", `document.documentElement.dataset.open === "waiting"`)
		v.hand("bundle.json", []byte("\x89PNG\r\n\x1a\n"), false)
		for _, part := range want {
			v.until("the file to be refused", fmt.Sprintf(`document.documentElement.dataset.open === "failed" && document.getElementById("open-said").textContent.includes(%q)`, part))
		}
		v.photograph("open-refused-" + path[:2])
	}
}

func TestReadingAFileCanBeCancelled(t *testing.T) {
	v := opening(t)
	var large bytes.Buffer
	for i := range 60_000 {
		fmt.Fprintf(&large, `{"id":"p%d","schema":"Person","properties":{"name":["Person %d"]}}`+"\n", i, i)
	}
	v.hand("large.ndjson", large.Bytes(), false)
	v.until("reading to begin", `document.documentElement.dataset.open === "reading" && !document.getElementById("open-cancel").hidden`)
	v.value(`document.getElementById("open-cancel").click()`)
	v.shows("#open-said", "Cancelled")
	v.until("the worker to be gone", `document.documentElement.dataset.open === "waiting" && document.getElementById("open-bar").hidden`)
	v.hand("list.ndjson", []byte(ownStream), false)
	v.opened()
}

func hostileFieldsStayText(t *testing.T) {
	v := opening(t)
	const hostile = `{"id":"__proto__","schema":"Person","properties":{"name":["<img src=x onerror=alert(1)>"],"alias":["</script><script>alert(2)</script>"],"sourceUrl":["javascript:alert(3)"],"notes":["\u202eevil\u0000"]}}
{"id":"constructor","schema":"Person","properties":{"name":["Second"],"notes":["{{constructor}}"]}}
`
	v.hand(`<b>"x".ndjson`, []byte(hostile), false)
	v.opened()
	v.shows(".open-strip bdi", `<b>"x".ndjson`)
	v.value(`location.hash = "#/actors/"`)
	v.shows("main", "<img src=x onerror=alert(1)>")
	v.until("no element to come of it", `!document.querySelector("main img, main script, a[href^='javascript']")`)
}
