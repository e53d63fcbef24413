// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// share opens the panel by its button in the page's head.
func (v *visit) share() {
	v.Helper()
	v.click(".tools [data-act=share]")
	v.until("the panel to open", `document.querySelector("#share")?.open`)
}

// field is what a field of the panel holds.
func (v *visit) field(name string) string {
	v.Helper()
	return v.value(fmt.Sprintf(`document.querySelector("#field-%s").value`, name))
}

func TestTheSharedLinkLeadsToExactlyThisView(t *testing.T) {
	v := scenario(t, "/deep/er/")
	for _, path := range []string{"", "timeline/?from=2025-10-01&to=2025-10-31", "fr/actors/?as=table", "claims/diaby-denies-abduction/?proof=diaby-denies-abduction.0"} {
		v.open(path)
		v.share()
		if got, want := v.field("link"), v.base+path; got != want {
			t.Errorf("the link is %s, want %s", got, want)
		}
	}
}

func TestASharedLinkLeavesTheReadersOwnLooksOut(t *testing.T) {
	v := scenario(t, "/")
	v.open("places/?theme=dark&accent=aa0000")
	v.share()
	if got, want := v.field("link"), v.base+"places/"; got != want {
		t.Errorf("the link is %s, want %s", got, want)
	}
}

func TestACitationSaysWhoAlleges(t *testing.T) {
	v := scenario(t, "/")
	v.open("claims/accusation-against-mother/")
	v.share()
	accuser := v.text("#title .kicker")
	if accuser == "" {
		t.Fatal("the page does not say who accuses")
	}
	for _, c := range []struct{ format, sign string }{{"text", "In: "}, {"BibTeX", "@misc{accusation-against-mother,"}, {"CSL-JSON", `"type": "webpage"`}, {"RIS", "TY  - ELEC"}} {
		v.click(fmt.Sprintf(`#share [data-choice="%s"]`, c.format))
		v.until("the citation as "+c.format, fmt.Sprintf(`document.querySelector("#field-citation").value.includes(%q)`, c.sign))
		citation := v.field("citation")
		for _, want := range []string{"lleged", v.base + "claims/accusation-against-mother/"} {
			if !strings.Contains(citation, want) {
				t.Errorf("%s does not hold %q:\n%s", c.format, want, citation)
			}
		}
		file := v.value(`decodeURIComponent(document.querySelector("#share a[download^=citation]").href.replace(/^[^,]*,/, ""))`)
		if strings.ReplaceAll(file, "\r\n", "\n") != citation {
			t.Errorf("the file to save as %s is not what is shown:\n%s", c.format, file)
		}
	}
	v.photograph("share-claim")
}

func TestTheSnippetNamesTheViewAndLeavesALink(t *testing.T) {
	v := scenario(t, "/a/")
	v.open("claims/accusation-against-mother/")
	v.share()
	for _, want := range []string{`<isnad-embed src="` + v.base + `claims/accusation-against-mother/"`, v.base + "embed.js", "lleged", "<a href="} {
		if !strings.Contains(v.field("snippet"), want) {
			t.Errorf("the snippet does not hold %q:\n%s", want, v.field("snippet"))
		}
	}
	v.click(`#share [data-choice=frame]`)
	v.until("a plain frame", `document.querySelector("#field-snippet").value.startsWith("<iframe ")`)
	if got := v.field("snippet"); !strings.Contains(got, "?embed=1") || !strings.Contains(got, "lleged") {
		t.Errorf("the frame is %s", got)
	}
}

func TestSharingByKeyboardAlone(t *testing.T) {
	v := scenario(t, "/")
	v.open("actors/omar-diaby/")
	v.value(`document.querySelector(".tools [data-act=share]").focus()`)
	v.press(kb.Enter)
	v.until("the panel to open with the focus in it", `document.querySelector("#share")?.open && document.querySelector("#share").contains(document.activeElement)`)
	for range 30 {
		v.press(kb.Tab)
	}
	// The browser's own controls come after the last of the dialog's.
	v.until("the focus to stay off the page behind", `document.activeElement === document.body || document.querySelector("#share").contains(document.activeElement)`)
	v.press(kb.Escape)
	v.until("the panel to close", `!document.querySelector("#share")`)
	v.until("the button to have the focus again", `document.activeElement.matches(".tools [data-act=share]")`)
	v.press(kb.Enter)
	v.until("it to open again", `document.querySelector("#share")?.open`)
	v.click("[data-act=close-share]")
	v.until("it to close by its button", `!document.querySelector("#share")`)
}

func TestTheCitationReachesTheClipboard(t *testing.T) {
	v := scenario(t, "/")
	v.do("noting what the browser took", send(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		const write = navigator.clipboard.writeText.bind(navigator.clipboard);
		navigator.clipboard.writeText = (text) => write(text).then(() => { window.__copied = text; });`}))
	v.open("claims/diaby-denies-abduction/")
	v.click(`#main [data-act=copy]`)
	v.until("the page to say so", `document.querySelector("#announce").textContent !== ""`)
	v.until("the citation to be there", fmt.Sprintf(`window.__copied?.includes("Omar Diaby") && window.__copied.includes(%q)`, v.base+"claims/diaby-denies-abduction/"))
	v.click("#main .chip")
	v.click(`#proof [data-copy^=permalink]`)
	v.until("the permalink to open the panel", fmt.Sprintf(`window.__copied === %q`,
		v.base+"claims/diaby-denies-abduction/?proof=diaby-denies-abduction.0"))
}

// In a frame without permission the Clipboard API rejects; where the older
// command is refused as well the text stays selected, and nothing is lost.
func TestWhereTheBrowserRefusesTheTextIsSelected(t *testing.T) {
	v := scenario(t, "/")
	v.do("taking the clipboard away", send(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) } });
		document.execCommand = () => false;`}))
	v.open("claims/diaby-denies-abduction/")
	v.share()
	v.click(`#share [data-copy="field:link"]`)
	v.until("the field to be selected", `document.activeElement.id === "field-link" && getSelection().toString() === document.activeElement.value`)
	v.shows("#share-said", "Ctrl+C")
	v.press(kb.Escape)
	v.until("the panel to close", `!document.querySelector("#share")`)
	v.click(`#main [data-act=copy]`)
	v.until("a field beside the button", `document.activeElement.matches("#main textarea.copy-field") && document.activeElement.value.includes("Omar Diaby")`)
}

func TestThePanelFitsAPhoneInEveryLanguage(t *testing.T) {
	v := scenario(t, "/")
	for _, c := range []struct {
		lang  string
		width int64
	}{{"", 1440}, {"", 320}, {"ar/", 390}, {"fr/", 390}} {
		v.size(c.width, 800)
		v.open(c.lang + "claims/accusation-against-mother/")
		v.share()
		v.until("nothing to be wider than the panel", `(b => b.scrollWidth <= b.clientWidth)(document.querySelector("#share"))`)
		v.until("nothing to be wider than the page", `document.documentElement.scrollWidth <= document.documentElement.clientWidth`)
		v.photograph(fmt.Sprintf("share-%s%d", strings.Trim(c.lang, "/"), c.width))
	}
	v.do("dark", chromedp.Evaluate[chromedp.Void](`document.documentElement.dataset.theme = "dark"; undefined`))
	v.photograph("share-dark")
}
