// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"isnad/web"
)

// gallery draws every component into a folder.
func gallery(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "gallery")
	if out, err := exec.CommandContext(t.Context(), "go", "run", "-tags", "gallery", "isnad/build/gallery", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// elsewhere are the classes that the gallery does not show, by their beginning.
var elsewhere = map[string]string{
	"open-": "the page for a file of one's own, which is no view: its scenarios are in open_test.go",
	"file":  "the page of downloads, which is no view: site_test.go reads it",
	"rows-": "how many claims stand level: the gallery has one number of them",
}

// What is styled is shown, so that nothing can be changed unseen, and no style
// stays for what is gone.
func TestTheGalleryShowsEveryClassOfTheStyleSheets(t *testing.T) {
	dir := gallery(t)
	shown := map[string]bool{}
	attribute := regexp.MustCompile(`class="([^"]*)"`)
	pages, err := filepath.Glob(filepath.Join(dir, "*", "*.html"))
	if err != nil || len(pages) != 6 {
		t.Fatalf("the gallery has pages %v: %v", pages, err)
	}
	for _, name := range pages {
		markup, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range attribute.FindAllSubmatch(markup, -1) {
			for class := range strings.FieldsSeq(string(found[1])) {
				shown[class] = true
			}
		}
	}
	used := map[string]bool{}
	styled := classes(t)
	for _, class := range slices.Sorted(maps.Keys(styled)) {
		if shown[class] {
			continue
		}
		excused := false
		for begin := range elsewhere {
			if strings.HasPrefix(class, begin) {
				excused, used[begin] = true, true
			}
		}
		if !excused {
			t.Errorf(".%s of %s is nowhere in the gallery", class, styled[class])
		}
	}
	if len(styled) < 300 {
		t.Errorf("only %d classes were found in the style sheets", len(styled))
	}
	for begin, why := range elsewhere {
		if !used[begin] {
			t.Errorf("no class that begins with %q is missing any more (%s)", begin, why)
		}
	}
}

// classes are those that the style sheets name, each with one that does.
func classes(t *testing.T) map[string]string {
	t.Helper()
	sheets, err := fs.Glob(web.Files, "*.css")
	if err != nil {
		t.Fatal(err)
	}
	remark, body, class := regexp.MustCompile(`(?s)/\*.*?\*/`), regexp.MustCompile(`\{[^{}]*\}`), regexp.MustCompile(`\.([a-zA-Z_][\w-]*)`)
	all := map[string]string{}
	for _, name := range sheets {
		sheet, err := fs.ReadFile(web.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		selectors := body.ReplaceAll(remark.ReplaceAll(sheet, nil), []byte(" "))
		for _, found := range class.FindAllSubmatch(selectors, -1) {
			all[string(found[1])] = name
		}
	}
	return all
}

// looks are how a reader may have set the browser: a media feature and its value.
var looks = []struct{ name, value, rules string }{
	{"prefers-color-scheme", "light", guidelines},
	{"prefers-color-scheme", "dark", guidelines},
	{"forced-colors", "active", `{type: "rule", values: ["color-contrast"]}`},
}

// tooWide are the specimens that are wider than their place.
const tooWide = `[...document.querySelectorAll(".specimen")].filter(s => s.scrollWidth > s.clientWidth).map(s => s.dataset.specimen + " by " + (s.scrollWidth - s.clientWidth) + " px").join("; ")`

// The components are audited in every look. The pages, which show them together,
// are the flagship's in TestAxeFindsNothing: here they are audited once, one by
// one, for what the flagship has not.
func TestEveryComponentHoldsInEveryLook(t *testing.T) {
	script := axeScript(t)
	h := newHost(t, gallery(t), "/")
	for _, name := range []string{"en/index.html", "ar/index.html", "en/pages.html", "ar/pages.html"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := newVisit(t, chromium, h.url("/"))
			v.do("opening", navigate(v.base+name))
			run(v, "loading axe", chromedp.Evaluate[string](script+`; typeof axe.run`))
			for _, look := range looks {
				v.media(look.name, look.value, "prefers-reduced-motion", "reduce")
				for _, width := range []int64{1440, 390} {
					v.size(width, 900)
					what := fmt.Sprintf("gallery-%s-%s-%d", strings.NewReplacer("/", "-", ".html", "").Replace(name), look.value, width)
					v.fits(what)
					if strings.HasSuffix(name, "index.html") {
						v.audit(what, look.rules)
					}
					v.photographPieces(what)
				}
			}
			if name == "en/pages.html" {
				v.media("prefers-color-scheme", "light", "prefers-reduced-motion", "reduce")
				v.size(1440, 900)
				v.auditEach()
			}
		})
	}
}

// fits holds the page and every specimen to their width.
func (v *visit) fits(what string) {
	v.Helper()
	if over := v.value(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over != "0" {
		v.Errorf("%s: the page is %s px too wide: %s", what, over, v.value(widest))
	}
	if wide := v.value(tooWide); wide != "" {
		v.Errorf("%s: %s", what, wide)
	}
}

// auditEach holds the specimens to the rules one by one: all at once would take
// longer than anybody waits for an answer. Contrast, which takes most of that, is
// the components'.
func (v *visit) auditEach() {
	v.Helper()
	var n int
	fmt.Sscan(v.value(`document.querySelectorAll(".specimen").length`), &n)
	if n == 0 {
		v.Error("there is nothing to audit")
	}
	for k := range n {
		of := fmt.Sprintf(`document.querySelectorAll(".specimen")[%d]`, k)
		v.auditIn(v.value(of+".dataset.specimen"), of, guidelines+`, rules: {"color-contrast": {enabled: false}}`)
	}
}

// photographPieces keeps pictures of a page that is too long for one.
func (v *visit) photographPieces(name string) {
	v.Helper()
	folder := os.Getenv("ISNAD_SHOTS")
	if folder == "" {
		return
	}
	const most = 2000.0 // pixels: what can be read as one picture
	var width, height float64
	fmt.Sscan(v.value(`document.documentElement.clientWidth + " " + document.documentElement.scrollHeight`), &width, &height)
	for k := 0; float64(k)*most < height; k++ {
		y := float64(k) * most
		var png []byte
		v.do("photographing "+name, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			result, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{
				Clip: &page.Viewport{Y: y, Width: width, Height: min(most, height-y), Scale: 1}, CaptureBeyondViewport: new(true)})
			if err == nil {
				png = result.Data
			}
			return err
		}))
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%02d.png", name, k)), png, 0o644); err != nil {
			v.Fatal(err)
		}
	}
}
