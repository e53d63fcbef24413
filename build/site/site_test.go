// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/build/generate"
	"isnad/build/host"
	"isnad/data"
	"isnad/data/edtf"
)

// small is a dossier with every part that pages are made of, in three languages.
func small(t *testing.T) *data.Dossier {
	t.Helper()
	day, err := edtf.Parse("2025?-10-22")
	if err != nil {
		t.Fatal(err)
	}
	start, end, about := 0, 20, 70.0
	evidence := []data.Evidence{{Source: "daily", Paragraph: 1, Start: &start, End: &end, SHA256: strings.Repeat("ab", 32)}}
	meta := func(id string) data.Meta {
		return data.Meta{ID: id, Evidence: evidence, AccordingTo: []string{"daily"}, Status: data.StatusReported}
	}
	text := func(s string) data.Text { return data.Text{EN: s} }
	head := func(id string) data.Meta { return data.Meta{ID: id} }
	moved := meta("ann")
	moved.Formerly = []string{"ann-old"}
	return &data.Dossier{
		Isnad: 1,
		About: data.About{Title: text(`A "small" <b>dossier</b>`), Summary: text("It is small & has </script> in it."), Version: "1.0.0",
			Updated: "2025-11-01", Languages: []string{"en", "ar", "fr"}, Licence: "CC-BY-4.0"},
		Sources:      []*data.Source{{Meta: head("daily"), Label: text("The Daily"), Language: "en", Rights: data.RightsWithheld, Paragraphs: 2}},
		Actors:       []*data.Actor{{Meta: moved, Kind: data.ActorPerson, Name: text("Ann")}, {Meta: meta("band"), Kind: data.ActorGroup, Name: text("The Band")}},
		Places:       []*data.Place{{Meta: meta("town"), Name: text("Town"), Kind: "town"}},
		Events:       []*data.Event{{Meta: meta("meeting"), Date: &data.Date{Date: day}, Title: text("They meet"), Kind: "meeting", Place: "town", Participants: []data.Participant{{Actor: "ann", Role: text("host")}}}},
		Topics:       []*data.Topic{{Meta: head("why"), Name: text("Why"), Question: text("Why did they meet?")}},
		Propositions: []*data.Proposition{{Meta: head("to-sing"), Topic: "why", Text: text("They met to sing.")}},
		Claims: []*data.Claim{{Meta: meta("ann-says"), Speaker: "ann", Speech: "indirect", Attribution: "explicit",
			Stance: data.StanceAsserts, Proposition: "to-sing", Act: "states", Text: text("Ann says that they met to sing."), About: []string{"band"}}},
		Relations: []*data.Relation{{Meta: meta("ann-leads"), From: "ann", To: "band", Kind: "leads", Basis: data.BasisDeFacto}},
		Figures:   []*data.Figure{{Meta: meta("singers"), Subject: "band", Label: text("Singers"), Value: &about, Unit: text("people"), Qualifier: "about"}},
	}
}

// program is a file that passes for a program: nothing here runs it.
func program(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(file, append([]byte("\x00asm\x01\x00\x00\x00"), bytes.Repeat([]byte("program "), 500)...), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func made(t *testing.T, change func(*Options)) string {
	t.Helper()
	o := Options{Dossier: small(t), Out: filepath.Join(t.TempDir(), "dist"), Wasm: program(t), Cache: "-"}
	if change != nil {
		change(&o)
	}
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	return o.Out
}

// tree reads every file below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The records of a large dossier go through a file, and that must not be seen.
func TestFromAFileTheSameBytesAreMadeAsFromMemory(t *testing.T) {
	for name, d := range map[string]*data.Dossier{"every page, in three languages": small(t), "views of many records": generate.New(600, 1).Dossier()} {
		t.Run(name, func(t *testing.T) {
			of := func(held int) map[string]string {
				return tree(t, made(t, func(o *Options) {
					o.Dossier, o.Held, o.Single = d, held, true
					if len(d.Records()) > 100 {
						o.Prerender = PrerenderViews
					}
				}))
			}
			memory, file := of(data.MaxRecords), of(1)
			if len(memory) < 30 || len(memory) != len(file) {
				t.Fatalf("%d and %d files", len(memory), len(file))
			}
			for path := range memory {
				if memory[path] != file[path] {
					t.Errorf("%s differs", path)
				}
			}
		})
	}
}

func TestTwoBuildsGiveTheSameBytes(t *testing.T) {
	single := func(o *Options) { o.Single = true }
	a, b := tree(t, made(t, single)), tree(t, made(t, single))
	if len(a) < 30 || len(a) != len(b) {
		t.Fatalf("%d and %d files", len(a), len(b))
	}
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%s differs", name)
		}
	}
}

func TestAFailedBuildLeavesTheOldSite(t *testing.T) {
	out := made(t, nil)
	before := tree(t, filepath.Dir(out))
	broken := filepath.Join(t.TempDir(), "broken.wasm")
	if err := os.WriteFile(broken, []byte("<html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, reason string
		change       func(o *Options, interrupt func())
	}{
		{"no program", "the compiler may fail", func(o *Options, _ func()) { o.Wasm = broken }},
		{"bad address", "refused before anything is written", func(o *Options, _ func()) { o.BaseURL = "example.org" }},
		{"interrupt at the start", "Ctrl-C", func(_ *Options, interrupt func()) { interrupt() }},
		{"interrupt among the pages", "Ctrl-C comes at any time", func(o *Options, interrupt func()) {
			o.Progress = func(stage string, done, _ int) {
				if stage == "pages" && done == 3 {
					interrupt()
				}
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, interrupt := context.WithCancel(t.Context())
			defer interrupt()
			o := Options{Dossier: small(t), Out: out, Wasm: program(t), Cache: "-"}
			c.change(&o, interrupt)
			if _, err := Build(ctx, o); err == nil {
				t.Fatalf("%s, yet the build succeeded", c.reason)
			}
			if after := tree(t, filepath.Dir(out)); !maps.Equal(before, after) {
				t.Errorf("%s: the folder changed from %d to %d files", c.reason, len(before), len(after))
			}
		})
	}
}

func TestABuildReplacesItsOwnFolderAndNoOther(t *testing.T) {
	out := made(t, nil)
	stray := filepath.Join(out, "actors", "gone", "index.html")
	if err := os.MkdirAll(filepath.Dir(stray), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(stray, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := Options{Dossier: small(t), Out: out, Wasm: program(t), Cache: "-"}
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stray); err == nil {
		t.Error("a page of the build before is still there")
	}
	if entries, _ := os.ReadDir(filepath.Dir(out)); len(entries) != 1 {
		t.Errorf("something is left beside the site: %v", entries)
	}
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "thesis.txt"), []byte("ten years"), 0o644); err != nil {
		t.Fatal(err)
	}
	o.Out = home
	if _, err := Build(t.Context(), o); err == nil || !strings.Contains(err.Error(), "no build wrote") {
		t.Errorf("a folder with somebody's files: %v", err)
	}
	if _, err := os.Stat(filepath.Join(home, "thesis.txt")); err != nil {
		t.Error(err)
	}
}

func TestTheInventoryIsTrue(t *testing.T) {
	files := tree(t, made(t, nil))
	var inventory struct {
		Files []struct{ Name, SHA256 string }
		Paths map[string]string
		Site  []stagedFile
	}
	if err := json.Unmarshal([]byte(files[inventoryName]), &inventory); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{inventoryName: true}
	for _, f := range inventory.Site {
		listed[f.Path] = true
		if content, ok := files[f.Path]; !ok || len(content) != f.Bytes || hexHash([]byte(content)) != f.SHA256 {
			t.Errorf("%s is not as listed", f.Path)
		}
	}
	for name := range files {
		plain := strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br")
		if !listed[plain] {
			t.Errorf("%s is not listed", name)
		}
	}
	for _, f := range inventory.Files {
		if content, ok := files[inventory.Paths[f.Name]]; !ok || hexHash([]byte(content)) != f.SHA256 {
			t.Errorf("dataset file %s is not at %q", f.Name, inventory.Paths[f.Name])
		}
	}
}

// injected reads the object that the build put into a script: the only one
// whose first key is in quotes.
func injected(t *testing.T, script string, into any) {
	t.Helper()
	at := strings.Index(script, `={"`)
	if at < 0 {
		t.Fatal("nothing was put into the script")
	}
	if err := json.NewDecoder(strings.NewReader(script[at+1:])).Decode(into); err != nil {
		t.Fatal(err)
	}
}

// unpacked undoes gzip.
func unpacked(t *testing.T, packed string) string {
	t.Helper()
	stream, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(stream)
	if err != nil {
		t.Fatal(err)
	}
	return string(whole)
}

// workerFile is a file in the form that sw.js reads.
type workerFile struct {
	path, hash, mediaType string
	bytes                 int
	gzip                  string
}

func (f *workerFile) UnmarshalJSON(b []byte) error {
	form := []any{&f.path, &f.hash, &f.mediaType, &f.bytes, &f.gzip}
	return json.Unmarshal(b, &form)
}

func TestTheWorkerKeepsWhatAVisitNeeds(t *testing.T) {
	files := tree(t, made(t, nil))
	var release struct {
		Version, Shell string
		List           workerFile
	}
	injected(t, files["sw.js"], &release)
	var list struct{ Files, More []workerFile }
	if err := json.Unmarshal([]byte(files[release.List.path]), &list); err != nil {
		t.Fatal(err)
	}
	kept, more := map[string]bool{}, map[string]bool{}
	for _, f := range append(slices.Concat(list.Files, list.More), release.List) {
		content, ok := files[f.path]
		if !ok || base64Hash([]byte(content)) != f.hash || len(content) != f.bytes {
			t.Errorf("%s is not in the site as the worker expects it", f.path)
		}
		if f.gzip != "" && unpacked(t, files[f.gzip]) != content {
			t.Errorf("%s is no gzip copy of %s", f.gzip, f.path)
		}
	}
	for _, f := range list.Files {
		kept[f.path] = true
	}
	for _, f := range list.More {
		more[f.path] = true
	}
	kept[release.List.path] = true
	if !kept["index.html"] || !kept[release.Shell] || !kept["manifest.webmanifest"] {
		t.Errorf("the worker keeps only %v", slices.Sorted(maps.Keys(kept)))
	}
	for name := range files {
		copied := strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz")
		program := strings.HasPrefix(name, "assets/isnad.") && strings.HasSuffix(name, ".bin")
		rare := strings.HasPrefix(name, "assets/open") // what opens readers' own files: larger than all else
		if strings.HasPrefix(name, "assets/") && !copied && !program && !rare && !kept[name] {
			t.Errorf("the worker does not keep %s", name)
		}
		if strings.HasPrefix(name, "download/") && !copied && !more[name] {
			t.Errorf("who asks for all does not get %s", name)
		}
	}
	for name := range kept {
		if strings.Contains(files[release.Shell], "./") && name == release.Shell {
			t.Error("the stand-in page has a relative address, which holds at one depth only")
		}
	}
}

func TestTheLoaderFindsWhatItAsksFor(t *testing.T) {
	files := tree(t, made(t, nil))
	var script string
	for name, content := range files {
		if strings.HasPrefix(name, "assets/boot.") && strings.HasSuffix(name, ".js") {
			script = content
		}
	}
	var site loaderSite
	injected(t, script, &site)
	if site.Late != nil {
		t.Error("a small dossier has files to be fetched late")
	}
	all := slices.Collect(maps.Values(site.Files))
	for _, f := range append(all, site.Program) {
		if f.Packed == nil || base64Hash([]byte(files[f.Packed.Path])) != f.Packed.SHA256 || unpacked(t, files[f.Packed.Path]) != files[f.Path] {
			t.Errorf("%q has no copy as the loader expects it", f.Path)
		}
		if content, ok := files[f.Path]; !ok || len(content) != f.Bytes || base64Hash([]byte(content)) != f.SHA256 {
			t.Errorf("%q is not in the site as the loader expects it", f.Path)
		}
	}
	if site.Words["again"] == "" {
		t.Error("the loader has no words")
	}
	if !strings.Contains(files["ar/index.html"], loaderWords["ar"]["again"]) {
		t.Error("an Arabic page has no Arabic words for the loader")
	}
}

func TestWhatIsPublishedOfPiecesIsTheHashOfTheirHashes(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		size         int
		ends         []int
	}{
		{"a small one", "is one piece", 100, []int{100}},
		{"just as long as a piece", "is not followed by an empty one", piece, []int{piece}},
		{"a byte more", "is a piece of its own", piece + 1, []int{piece, piece + 1}},
		{"two pieces and a half", "the last is the rest", piece * 5 / 2, []int{piece, 2 * piece, piece * 5 / 2}},
	} {
		file := bytes.Repeat([]byte("isnad"), c.size/5+1)[:c.size]
		var hashes []byte
		from := 0
		for _, to := range c.ends {
			h := sha256.Sum256(file[from:to])
			hashes, from = append(hashes, h[:]...), to
		}
		if got, want := inPieces(file), base64Hash(hashes); got != want {
			t.Errorf("%s: %s: got %s, want %s of pieces that end at %v", c.name, c.reason, got, want, c.ends)
		}
	}
}

func TestEveryLanguageHasEverySentence(t *testing.T) {
	for lang, sentences := range loaderWords {
		for key, english := range loaderWords["en"] {
			for _, name := range []string{"{url}", "{reason}", "{status}", "{got}", "{want}"} {
				if strings.Contains(english, name) != strings.Contains(sentences[key], name) {
					t.Errorf("%s %q: %s stands in one language only", lang, key, name)
				}
			}
			if sentences[key] == "" {
				t.Errorf("%s has no %q", lang, key)
			}
		}
		if len(sentences) != len(loaderWords["en"]) {
			t.Errorf("%s has sentences that English has not", lang)
		}
		if in := wordsInFile(lang); len(oneFileWords[lang]) != len(oneFileWords["en"]) || len(in) != len(wordsInFile("en")) {
			t.Errorf("%s has %d sentences for one file", lang, len(in))
		}
	}
}

// pages are the parsed documents of a site.
func pages(t *testing.T, files map[string]string) map[string]*html.Node {
	t.Helper()
	all := map[string]*html.Node{}
	for name, content := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		doc, err := html.Parse(strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = doc
	}
	return all
}

func TestFrenchKeepsTallPunctuationWithItsWord(t *testing.T) {
	said := fmt.Sprint(loaderWords["fr"], pageWords["fr"], openTexts["fr"], downloadWords["fr"])
	for _, sign := range []string{" ;", " :", " ?", " !", "« ", " »"} {
		if at := strings.Index(said, sign); at >= 0 {
			t.Errorf("a line may break at %q", said[max(at-40, 0):at+len(sign)])
		}
	}
}

func TestPagesObeyTheirPolicy(t *testing.T) {
	for name, doc := range pages(t, tree(t, made(t, nil))) {
		for n := range doc.Descendants() {
			switch {
			case n.Type != html.ElementNode:
			case n.Data == "style" || attr(n, "style") != "":
				t.Errorf("%s has an inline style on <%s>", name, n.Data)
			case n.Data == "script" && attr(n, "src") == "" && !strings.HasSuffix(attr(n, "type"), "json") && name != "404.html":
				t.Errorf("%s has an inline script", name)
			case n.Data == "base":
				t.Errorf("%s has a <base>, which the policy forbids", name)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s has a handler in its markup: %s", name, a.Key)
				}
			}
		}
		if find(doc, "html") == nil || attr(find(doc, "html"), "data-isnad") != "" {
			t.Errorf("%s claims a state before any script ran", name)
		}
	}
}

func TestTheScriptOf404IsAllowedByItsHash(t *testing.T) {
	doc := pages(t, tree(t, made(t, nil)))["404.html"]
	script := textOf(find(doc, "script"))
	for n := range doc.Descendants() {
		if attr(n, "http-equiv") == "Content-Security-Policy" && strings.Contains(attr(n, "content"), "'sha256-"+base64Hash([]byte(script))+"'") {
			return
		}
	}
	t.Error("the policy of 404.html does not name its script")
}

// A header's policy and a page's own both apply: what a page may run by the
// latter, the former must allow.
func TestTheHeadersAllowWhatThePagesContain(t *testing.T) {
	files := tree(t, made(t, func(o *Options) { o.Single = true }))
	for _, page := range []string{"404.html", singlePath} {
		found := 0
		for n := range pages(t, files)[page].Descendants() {
			if n.Type != html.ElementNode || n.Data != "style" && (n.Data != "script" || attr(n, "type") != "") {
				continue
			}
			found++
			for _, recipe := range []string{"_headers", ".htaccess", "nginx.conf.example"} {
				if !strings.Contains(files[recipe], "'sha256-"+base64Hash([]byte(textOf(n)))+"'") {
					t.Errorf("%s does not allow the %s of %s that begins %.40q", recipe, n.Data, page, textOf(n))
				}
			}
		}
		if found == 0 {
			t.Errorf("%s has nothing of its own", page)
		}
	}
}

// A host answers with what the table says. A file of a kind that is not in it
// would come as something to be saved, and from IIS not at all.
func TestEveryFileIsOfAKnownKind(t *testing.T) {
	forHosts := []string{"_headers", ".htaccess", ".nojekyll", "web.config", "nginx.conf.example", "s3-upload.sh"}
	for name := range tree(t, made(t, func(o *Options) { o.Single = true })) {
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br")
		if host.MediaType(name) == host.MediaType("x") && path.Ext(name) != ".bin" && !slices.Contains(forHosts, name) {
			t.Errorf("the table of build/host has no type for %s", name)
		}
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	files := tree(t, made(t, nil))
	checked := 0
	for name, doc := range pages(t, files) {
		if name == "404.html" || name == shellPath {
			continue // they stand at no fixed depth
		}
		home, err := url.Parse("https://example.org/deep/folder/" + strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				if n.Type != html.ElementNode || a.Key != "href" && a.Key != "src" {
					continue
				}
				to, err := home.Parse(a.Val)
				if err != nil {
					t.Errorf("%s: %q is no address", name, a.Val)
					continue
				}
				if to.Host != home.Host {
					continue
				}
				target, inside := strings.CutPrefix(to.Path, "/deep/folder/")
				if target == "" || strings.HasSuffix(target, "/") {
					target += "index.html"
				}
				_, there := files[target]
				if checked++; !inside || !there {
					t.Errorf("%s: %q leads nowhere", name, a.Val)
				}
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d links were seen", checked)
	}
}

func TestPagesSayWhatTheyAre(t *testing.T) {
	for _, base := range []string{"", "https://example.org/dossiers/small"} {
		out := made(t, func(o *Options) { o.BaseURL = base })
		files := tree(t, out)
		for name, doc := range pages(t, files) {
			if name == "404.html" || name == shellPath || name == lostPath || strings.Contains(string(files[name]), `http-equiv="refresh"`) {
				continue // these stand for other pages
			}
			if name == "demo/index.html" {
				continue // stands for a page of somebody else's
			}
			if textOf(find(doc, "title")) == "" {
				t.Errorf("%s has no title", name)
			}
			said := map[string]string{}
			for n := range doc.Descendants() {
				switch n.Data {
				case "meta":
					for _, kind := range []string{attr(n, "name"), attr(n, "property")} { // one may be both
						said[kind] = attr(n, "content")
					}
				case "link":
					said[attr(n, "rel")] = attr(n, "href")
					if attr(n, "hreflang") != "" {
						said["languages"] += attr(n, "hreflang") + " " + attr(n, "href") + "\n"
					}
				case "script":
					if attr(n, "type") == "application/ld+json" && !json.Valid([]byte(textOf(n))) {
						t.Errorf("%s: its JSON-LD is no JSON: %s", name, textOf(n))
					}
				}
			}
			for _, key := range []string{"description", "og:title", "og:description", "viewport"} {
				if said[key] == "" {
					t.Errorf("%s has no %s", name, key)
				}
			}
			here := strings.TrimSuffix(name, "index.html")
			want := map[string]string{"canonical": base + "/" + here, "og:url": base + "/" + here}
			for _, lang := range []string{"en", "ar", "fr"} {
				want["languages"] += lang + " " + base + "/" + inLanguage(here, lang) + "\n"
			}
			if strings.HasPrefix(here, downloadPath) || strings.HasSuffix(here, openFolder) {
				want["og:url"] = "" // lists and tools, which nobody previews
			}
			for _, key := range []string{"canonical", "og:url", "languages"} {
				if base == "" {
					want[key] = "" // a relative one is a mistake to search engines
				}
				if said[key] != want[key] {
					t.Errorf("%s: with base %q, %s is %q, want %q", name, base, key, said[key], want[key])
				}
			}
		}
		if _, ok := files["sitemap.xml"]; ok != (base != "") {
			t.Errorf("sitemap.xml with base %q: %v", base, ok)
		}
	}
}

// inLanguage is the folder of the same page in another language.
func inLanguage(folder, lang string) string {
	put := func(folder string) string {
		folder = strings.TrimPrefix(strings.TrimPrefix(folder, "ar/"), "fr/")
		if lang == "en" {
			return folder
		}
		return lang + "/" + folder
	}
	if rest, ok := strings.CutPrefix(folder, downloadPath); ok {
		return downloadPath + put(rest)
	}
	return put(folder)
}

func TestAFormerIDSendsOn(t *testing.T) {
	page := tree(t, made(t, nil))["fr/actors/ann-old/index.html"]
	if !strings.Contains(page, "url=../../../fr/actors/ann/") {
		t.Errorf("the page is %q", page)
	}
}

func TestThePublishedJSONReadsBack(t *testing.T) {
	files := tree(t, made(t, nil))
	var d data.Dossier
	if err := json.Unmarshal([]byte(files["download/dossier.json"]), &d); err != nil {
		t.Fatal(err)
	}
	again, err := indented(&d)
	if err != nil || string(again) != files["download/dossier.json"] {
		t.Errorf("read and written again it differs (%v)", err)
	}
}

func TestABrokenCacheCostsTimeOnly(t *testing.T) {
	c := newCompressor(t.TempDir())
	large := bytes.Repeat([]byte("isnad "), leastCached/4)
	gz, br, err := c.both(t.Context(), large, false)
	if err != nil {
		t.Fatal(err)
	}
	for pattern, packed := range map[string][]byte{"*.gz": gz, "*.br": br} {
		kept, _ := filepath.Glob(filepath.Join(c.dir, pattern))
		if len(kept) != 1 {
			t.Fatalf("%d copies are kept as %s", len(kept), pattern)
		}
		if err := os.WriteFile(kept[0], packed[:len(packed)/2], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	gzAgain, brAgain, err := c.both(t.Context(), large, false)
	if err != nil || !bytes.Equal(gz, gzAgain) || !bytes.Equal(br, brAgain) {
		t.Errorf("a cut-off copy reached the site (%v)", err)
	}
}

func TestTheCacheStaysSmall(t *testing.T) {
	c := newCompressor(t.TempDir())
	for i := range mostCached + 5 {
		large := bytes.Repeat([]byte{byte(i), 'x'}, leastCached)
		if _, err := c.brotli(t.Context(), large, 1); err != nil {
			t.Fatal(err)
		}
	}
	if kept, _ := filepath.Glob(filepath.Join(c.dir, "*")); len(kept) != mostCached {
		t.Errorf("%d files are kept, want %d", len(kept), mostCached)
	}
}
