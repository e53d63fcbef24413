// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// find types into the search box as a person would.
func (v *visit) find(words string) {
	v.Helper()
	v.do("typing "+words, chromedp.Focus(chromedp.CSS("#search")), chromedp.SendKeys(chromedp.CSS("#search"), words))
	v.until("results", `document.querySelector("#results [role=option]")`)
}

// press sends one key to whatever has the focus.
func (v *visit) press(key string) {
	v.Helper()
	v.do("pressing a key", chromedp.KeyEvent(key))
}

// click presses the first match.
func (v *visit) click(selector string) {
	v.Helper()
	v.do("clicking "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// at waits until the address ends so.
func (v *visit) at(path string) {
	v.Helper()
	v.until("the address "+path, fmt.Sprintf("location.href.startsWith(%q)", v.base+path))
}

func TestTypingGolaniFindsThePresident(t *testing.T) {
	v := scenario(t, "/")
	v.open("")
	v.find("golani")
	v.shows("#results [role=option]", "Sharaa")
	v.press(kb.Enter)
	v.at("actors/ahmad-al-sharaa/")
	v.shows("#title", "Sharaa")
	v.until("his other names", `["al-Jolani", "الجولاني", "Джолани"].every(n => document.querySelector("#main").textContent.includes(n))`)
	v.photograph("president")
}

func TestAClaimLeadsToItsParagraphAndBack(t *testing.T) {
	v := scenario(t, "/")
	v.open("claims/diaby-denies-abduction/")
	v.shows("#main", "Omar Diaby")
	v.shows("#main", "denies")
	v.click("#main .chip")
	v.shows("#proof", "¶9")
	v.until("the panel to prove the passage", `/[0-9a-f]{64}/.test(document.querySelector("#proof").innerText)`)
	v.photograph("evidence-panel")
	v.press(kb.Escape)
	v.until("the panel to close", `!document.querySelector("#proof")`)
	v.until("the chip to have the focus again", `document.activeElement.matches(".chip")`)
	v.click("#main .chip")
	v.click(`#proof a[href*="sources/"]`)
	v.at("sources/noon-post-harem/")
	v.until("the paragraph to lead back", `document.querySelector('#main a[href*="claims/diaby-denies-abduction/"]')`)
}

func TestBothNarrativesStandOnTheOverview(t *testing.T) {
	v := scenario(t, "/")
	v.open("")
	v.shows("#main", "Omar Diaby")
	v.shows("#main", "French intelligence")
	v.shows("#main", "alleged by")
	v.shows("#main", "denial by")
	v.photograph("overview-light")
}

func TestTheTimelineOpensAtOctober(t *testing.T) {
	v := scenario(t, "/")
	v.open("timeline/?from=2025-10-01&to=2025-10-31")
	v.shows("#main", "22 October")
	v.shows("#main", "year inferred")
	v.photograph("timeline-october")
}

func TestAllSixTermsCanBeRead(t *testing.T) {
	v := scenario(t, "/")
	v.open("agreements/")
	v.until("six terms", `document.querySelectorAll("[id^=term-]").length === 6`)
	v.shows("#main", "Ministry of Defense")
	v.photograph("agreement")
}

// In Arabic and on a phone, from the first page to the end of the agreement.
func TestInArabicOnAPhoneTheAgreementIsReadToItsSixthTerm(t *testing.T) {
	v := scenario(t, "/")
	v.size(390, 844)
	v.open("ar/")
	v.click(`.menu a[href*="agreements"]`)
	v.at("ar/agreements/")
	v.until("six terms from right to left", `document.documentElement.dir === "rtl" && document.querySelectorAll("[id^=term-]").length === 6`)
	for n := 1; n <= 6; n++ {
		term := fmt.Sprintf("#term-%d", n)
		v.value(fmt.Sprintf(`document.querySelector(%q).scrollIntoView()`, term))
		words := v.text(term)
		if !strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
			t.Errorf("term %d is not in Arabic: %s", n, words)
		}
		if cut := v.value(fmt.Sprintf(`[...document.querySelectorAll("%[1]s, %[1]s *")].filter(e => { const b = e.getBoundingClientRect(); return b.width && (b.left < -1 || b.right > innerWidth + 1); }).length`, term)); cut != "0" {
			t.Errorf("term %d: %s elements leave the screen", n, cut)
		}
	}
	v.until("the sixth to be on the screen", `(b => b.top < innerHeight && b.bottom > 0)(document.querySelector("#term-6").getBoundingClientRect())`)
	v.photograph("agreement-arabic-phone")
}

func TestAccusationsStandBesideTheirDenials(t *testing.T) {
	v := scenario(t, "/")
	v.open("actors/omar-diaby/")
	main := v.text("#main")
	for _, want := range []string{"alleged", "denies", "no response recorded"} {
		if !strings.Contains(strings.ToLower(main), want) {
			t.Errorf("the page of the accused does not say %q", want)
		}
	}
	v.photograph("actor")
}

// every kind of page, as a visitor meets it.
var pages = []string{
	"", "actors/", "actors/?as=table", "timeline/", "claims/", "agreements/", "network/", "places/", "sources/", "about/",
	"actors/omar-diaby/", "actors/girl-aged-11/", "events/clash-at-harem/", "claims/accusation-against-mother/",
	"topics/cause-of-the-clash/", "propositions/girl-was-abducted/", "places/harem-camp/", "sources/noon-post-harem/",
	"agreements/harem-agreement/",
}

// A page is drawn three times: at build time, as the program leaves it when it
// takes over, and as the program draws it when it is reached by a link.
func TestTheProgramDrawsWhatThePageShowed(t *testing.T) {
	v := scenario(t, "/")
	for _, path := range pages {
		if strings.Contains(path, "?") {
			continue // the page is made for the path: what a parameter changes comes with the program
		}
		v.do("opening without the program", send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
			navigate(v.base+path))
		made := v.drawn()
		v.do("and with it", send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false}))
		v.open(path)
		sameDrawing(t, path+" as the program takes over", made, v.drawn())
		elsewhere := "about/"
		if path == elsewhere {
			elsewhere = "places/"
		}
		v.open(elsewhere)
		v.goTo(path)
		sameDrawing(t, path+" reached by a link", made, v.drawn())
	}
}

// A long page comes in pieces. Whoever wants all of it has it at once.
func TestALongRecordIsWholeForPaperAndForTheEndOfThePage(t *testing.T) {
	v := scenario(t, "/")
	const long = "actors/foreign-fighters/"
	elements := `String(document.querySelectorAll("main *").length)`
	v.open(long)
	whole := v.value(elements)
	for what, event := range map[string]string{
		"a print":  `new Event("beforeprint")`,
		"End":      `new KeyboardEvent("keydown", {key: "End", bubbles: true})`,
		"a search": `new KeyboardEvent("keydown", {key: "f", ctrlKey: true, bubbles: true})`,
	} {
		v.open("about/")
		v.value(fmt.Sprintf(`(async () => {
			const link = document.createElement("a");
			link.href = isnad.base + %q;
			document.querySelector("main").append(link);
			link.click();
			while (!document.querySelector("main[aria-busy] #title")) await new Promise(done => setTimeout(done));
			const some = %[2]s;
			const event = %[3]s;
			(event.type === "keydown" ? document : window).dispatchEvent(event);
			globalThis.counted = some + " " + %[2]s;
		})()`, long, elements, event))
		v.until("the page to be whole", "globalThis.counted")
		got := v.value("counted")
		some, all, _ := strings.Cut(got, " ")
		if all != whole || some == all {
			t.Errorf("%s: %s elements become %s, the page has %s", what, some, all, whole)
		}
	}
}

// What is opened on a page stays open where its address changes in place.
func TestWhatIsUnfoldedStaysUnfolded(t *testing.T) {
	v := scenario(t, "/")
	v.open("about/")
	v.goTo("sources/noon-post-harem/")
	v.value(`(document.querySelector("#p3 details").open = true)`)
	v.goTo("sources/noon-post-harem/?focus=p7")
	v.until("the paragraph to open", `document.querySelector("#p7 details").open`)
	if got := v.value(`document.querySelector("#p3 details").open`); got != "true" {
		t.Error("the paragraph that was open is shut")
	}
}

func sameDrawing(t *testing.T, name, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	from := max(0, at-120)
	t.Errorf("%s is drawn otherwise:\nmade  …%.300s\ndrawn …%.300s", name, want[from:], got[from:])
}

// drawn is what stands in the page: its elements, attributes and text.
func (v *visit) drawn() string {
	v.Helper()
	return v.value(`(() => {
		const walk = n => n.nodeType === Node.TEXT_NODE ? n.data :
			"<" + n.localName + [...n.attributes].map(a => " " + a.name + "=" + a.value).sort().join("") + ">" +
			[...n.childNodes].filter(c => c.nodeType === Node.TEXT_NODE || c.nodeType === Node.ELEMENT_NODE).map(walk).join("") + "</>";
		return [...document.querySelectorAll(".top, #main, .foot")].map(walk).join("");
	})()`)
}

func TestEveryPageIsReadableWithoutTheProgram(t *testing.T) {
	v := scenario(t, "/")
	v.do("turning scripts off", send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
		chromedp.Navigate(v.base+"actors/omar-diaby/"))
	v.shows("#main", "Omar Diaby")
	v.shows("#main", "Says")
	v.photograph("without-program")
}

func TestNothingIsWiderThanThePage(t *testing.T) {
	v := scenario(t, "/")
	for _, width := range []int64{320, 390, 1440} {
		v.size(width, 900)
		for _, path := range pages {
			for _, lang := range []string{"", "ar/"} {
				v.do("opening", navigate(v.base+lang+path))
				if over := v.value(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over != "0" {
					t.Errorf("%s at %d px is %s px too wide", lang+path, width, over)
				}
			}
		}
	}
}

func TestArabicRunsFromRightToLeft(t *testing.T) {
	v := scenario(t, "/")
	v.open("ar/actors/")
	if got := v.value(`document.documentElement.dir + " " + document.documentElement.lang`); got != "rtl ar" {
		t.Errorf("the page is %s", got)
	}
	v.photograph("actors-arabic")
}

func TestTheThemeIsRemembered(t *testing.T) {
	v := scenario(t, "/")
	v.open("")
	before := v.value(`getComputedStyle(document.body).backgroundColor`)
	v.click(`[data-act=theme]`)
	v.until("another background", fmt.Sprintf(`getComputedStyle(document.body).backgroundColor !== %q`, before))
	v.photograph("overview-dark")
	v.open("actors/")
	v.until("the same on the next page", fmt.Sprintf(`getComputedStyle(document.body).backgroundColor !== %q`, before))
}

// On a first visit storage is not asked for before the program is ready (boot.js).
func TestAThemeChosenAtTheFirstMomentIsRemembered(t *testing.T) {
	v := scenario(t, "/")
	v.before(`addEventListener("DOMContentLoaded", () => { if (location.pathname === "/") new MutationObserver((_, all) => {
		if (document.documentElement.dataset.isnad === "ready") { all.disconnect(); document.querySelector("[data-act=theme]").click(); }
	}).observe(document.documentElement, {attributes: true, attributeFilter: ["data-isnad"]}); })`)
	v.open("")
	v.until("it to be dark", `document.documentElement.dataset.theme === "dark"`)
	v.open("actors/")
	v.until("the next page to be dark", `document.documentElement.dataset.theme === "dark"`)
}

func TestTextTypedBeforeTheStartIsKept(t *testing.T) {
	v := scenario(t, "/")
	v.do("holding the program back", chromedp.Navigate(v.base))
	v.value(`document.querySelector("#search").focus()`)
	v.press("diaby") // into whatever has the focus, while the page changes hands
	v.ready()
	v.until("the text to be there", `document.querySelector("#search").value === "diaby"`)
	v.shows("#results [role=option]", "Diaby")
}

func TestSlashAndControlKReachTheSearch(t *testing.T) {
	v := scenario(t, "/")
	v.open("actors/")
	v.press("/")
	v.until("the search to have the focus", `document.activeElement.id === "search"`)
	v.press(kb.Escape)
	v.do("pressing Control-K", chromedp.KeyEvent("k", chromedp.KeyModifiers(2)))
	v.until("the search to have the focus again", `document.activeElement.id === "search"`)
}
