// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// On paper there is nothing to press: what a page rests on must stand there.
func TestEveryViewPrintsWithDateAndPermalink(t *testing.T) {
	v := scenario(t, "/")
	for name, path := range map[string]string{
		"overview": "", "actors": "actors/", "actor": "actors/omar-diaby/", "timeline": "timeline/", "claims": "claims/", "claim": "claims/diaby-denies-abduction/",
		"agreement": "agreements/", "network": "network/", "places": "places/", "sources": "sources/", "source": "sources/noon-post-harem/", "about": "about/",
	} {
		v.open(path)
		pdf := v.printed()
		if !bytes.HasPrefix(pdf, []byte("%PDF")) || len(pdf) < 10_000 {
			t.Errorf("%s: %d bytes are no page", name, len(pdf))
		}
		if folder := os.Getenv("ISNAD_SHOTS"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, "print-"+name+".pdf"), pdf, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		v.paper(func() {
			words := v.value(`(window.dispatchEvent(new Event("beforeprint")), document.body.innerText)`)
			for _, want := range []string{v.base + path, "updated 23 November 2026", "The clash at the Harem camp"} {
				if !strings.Contains(words, want) {
					t.Errorf("%s: the paper does not say %q", name, want)
				}
			}
			if path == "claims/" && !strings.Contains(words, "¶") {
				t.Error("the claims are printed without their passages")
			}
			if closed := v.value(`[...document.querySelectorAll("main details:not([open])")].filter(d => d.checkVisibility() && ![...d.children].slice(1).some(c => c.checkVisibility())).length`); closed != "0" {
				t.Errorf("%s: %s folded parts stay folded on paper", name, closed)
			}
			if bare := v.value(`[...document.querySelectorAll("main .matrix td .tag")].filter(t => !getComputedStyle(t, "::after").content.includes("¶")).length`); bare != "0" {
				t.Errorf("%s: %s cells of a matrix lose their passages on paper", name, bare)
			}
			if empty := v.value(`[...document.querySelectorAll("main section > :is(h2, h3):first-child")].filter(h => h.checkVisibility() && ![...h.parentNode.children].slice(1).some(c => c.checkVisibility())).map(h => h.textContent).join(", ")`); empty != "" {
				t.Errorf("%s: nothing stands on paper below %s", name, empty)
			}
			if over := v.value(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over != "0" {
				t.Errorf("%s: %s px too wide for the paper", name, over)
			}
		})
	}
}

// printed is the page as a PDF.
func (v *visit) printed() []byte {
	v.Helper()
	var pdf []byte
	v.do("printing", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		result, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{})
		if err == nil {
			pdf = result.Data
		}
		return err
	}))
	return pdf
}

// paper does something with the page at hand as it is laid out for print.
func (v *visit) paper(do func()) {
	v.Helper()
	v.size(740, 1050)
	v.do("as on paper", send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
	do()
	v.do("as on a screen", send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""}))
}
