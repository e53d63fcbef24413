// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/build/serve"
)

// A page of somebody else's, on another origin, that embeds ours.

// embedding is a visit to the host page; inside looks into the frames.
type embedding struct {
	*visit
	site string // the embedded site's root

	mu       sync.Mutex
	contexts []string // their unique ids, the oldest first
}

// oneProcess is a browser that keeps frames of all origins, and of none, where
// one session reaches them. Origins are apart all the same.
var oneProcess = sync.OnceValues(func() (context.Context, error) {
	tab, _, err := launch(context.Background(),
		chromedp.Flag("disable-features", "site-per-process,Translate,IsolateSandboxedIframes"), chromedp.Flag("disable-site-isolation-trials", true))
	return tab, err
})

// embedded opens a host page that holds body. SITE in it, and in the policy, is
// the root of our site.
func embedded(t *testing.T, site http.Handler, policy, body string) *embedding {
	t.Helper()
	ours := &host{T: t, handler: site, address: "127.0.0.1:0"}
	ours.start()
	t.Cleanup(ours.stop)
	root := ours.url("/d/")
	theirs := hosted(t, hostPage(root, policy, body))
	tab, err := oneProcess()
	if err != nil {
		t.Fatal(err)
	}
	e := &embedding{visit: newVisit(t, tab, theirs.url("/")), site: root}
	e.also = []string{ours.address}
	if err := chromedp.Listen(e.ctx, e.note); err != nil {
		t.Fatal(err)
	}
	e.do("opening the host page", navigate(e.base))
	return e
}

// hostPage is a page of somebody else's, and its style.
func hostPage(root, policy, body string) http.Handler {
	put := func(s string) string { return strings.ReplaceAll(s, "SITE", root) }
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", put(policy))
			fmt.Fprint(w, put("<!doctype html><html lang=en><title>Host</title><link rel=stylesheet href=host.css><link rel=icon href=data:,><body>"+body))
		case "/host.css":
			w.Header().Set("Content-Type", "text/css")
			fmt.Fprint(w, hostileStyle)
		default:
			http.NotFound(w, r)
		}
	})
}

// strict is as narrow as a host's policy can be and still embed us.
const strict = "default-src 'none'; script-src SITE; frame-src SITE; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"

// hostileStyle says things of every element.
const hostileStyle = `* { display: inline !important; height: 7px !important; overflow: hidden !important; color: red !important; transition: all 1s }
head, head * { display: none !important }
iframe { display: none !important; visibility: hidden !important; opacity: 0 !important }`

const element = `<script src="SITEembed.js" async></script>`

func shipped() http.Handler { return serve.Handler(dist, "/d/") }

func (e *embedding) note(event any) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExecutionContextCreated:
		e.contexts = append(e.contexts, event.Context.UniqueID)
	case *runtime.EventExecutionContextDestroyed:
		e.contexts = slices.DeleteFunc(e.contexts, func(id string) bool { return id == event.ExecutionContextUniqueID })
	}
}

// inside evaluates in the first frame of our site that answers; "" before one
// does.
func (e *embedding) inside(expression string) string {
	e.mu.Lock()
	ids := slices.Clone(e.contexts)
	e.mu.Unlock()
	ctx, cancel := context.WithTimeout(e.ctx, patience)
	defer cancel()
	whole := true
	for _, id := range ids {
		answer, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{UniqueContextID: id, ReturnByValue: &whole, UserGesture: &whole,
			Expression: fmt.Sprintf(`location.href.startsWith(%q) && parent !== self ? String(%s) : ""`, e.site, expression)})
		if err != nil || answer.ExceptionDetails != nil {
			continue // the frame has gone on to another page
		}
		if got, _ := strconv.Unquote(string(answer.Result.Value)); got != "" {
			return got
		}
	}
	return ""
}

// within waits for a condition inside the frame.
func (e *embedding) within(what, condition string) {
	e.Helper()
	if !eventually(func() bool { return e.inside("!!("+condition+")") == "true" }) {
		e.Fatalf("waiting in the frame for %s (%s): %s%s", what, condition, e.inside(`location.href + " " + document.documentElement.dataset.isnad + " " + document.body.innerText.slice(0, 300)`), e.remarks())
	}
}

func (e *embedding) isReady() {
	e.Helper()
	e.within("the program to be ready", `document.documentElement.dataset.isnad === "ready"`)
}

// height is the element's, as the host page sees it.
func (e *embedding) height() int {
	e.Helper()
	n, err := strconv.Atoi(e.value(`Math.round(document.querySelector("isnad-embed").getBoundingClientRect().height)`))
	if err != nil {
		e.Fatal(err)
	}
	return n
}

func (e *embedding) asHighAsItsPage() {
	e.Helper()
	var got, want float64
	if !eventually(func() bool {
		want, _ = strconv.ParseFloat(e.inside(`document.body.getBoundingClientRect().height`), 64)
		got = float64(e.height())
		return want > 0 && got >= want && got < want+2
	}) {
		e.Fatalf("the element is %.0f px high, its page %.0f", got, want)
	}
}

// embedFaults are what goes wrong around a page of ours in a page of others.
var embedFaults = []fault{
	{"the host page's policy is strict and its style hostile: one snippet embeds a record, whole and as high as its page", strictAndHostileHost},
	{"the embedder asks for a theme, a colour and a language that are none: the page keeps its own", absurdParameters},
	{"messages are forged, and heights absurd: nothing changes but by our own frame's word, and within bounds", forgedMessages},
	{"a page is always a little higher than its frame: it stops growing", growingPage},
	{"the frame is sandboxed and has no origin: search, records and evidence work, by the fragment", frameWithoutOrigin},
	{"the frame is sandboxed, and the host does not let it fetch anything: the page can be read, and says why search is off", frameWithoutOriginOrLeave},
	{"framing is denied: a link stands where the frame would", framingForbidden},
	{"the host page refuses our script: the link inside the element is seen", scriptForbidden},
	{"the frame is 200 by 150 pixels: it can be read, and nothing in it is wider", tinyFrame},
	{"storage is partitioned by the page around: nothing is lost but what was remembered elsewhere", partitionedStorage},
	{"the program does not come into the frame: the page can be read, and its links stay embedded", programMissingInFrame},
}

func strictAndHostileHost(t *testing.T) {
	e := embedded(t, shipped(), strict, `<input id="theirs" autofocus>`+element+`<isnad-embed src="SITEactors/omar-diaby/" title="Omar Diaby"><a href="SITEactors/omar-diaby/">x</a></isnad-embed>`)
	e.isReady()
	e.asHighAsItsPage()
	e.within("title, evidence and the way to the whole page", fmt.Sprintf(`document.querySelector("#title").textContent.includes("Diaby") &&
		document.querySelector(".chip") && document.querySelector(".embed-top a").href === %q`, e.site+"actors/omar-diaby/"))
	e.within("the shell to be gone", `!document.querySelector(".menu, .foot, #search, .tools")`)
	if got := e.value(`document.activeElement.id`); got != "theirs" {
		t.Errorf("the focus is on %q instead of the host's own field", got)
	}
	before := e.height()
	e.inside(`document.querySelector("#main .chip").click()`)
	e.within("the evidence panel beside its chip", `(p => p && Math.abs(p.getBoundingClientRect().top - document.querySelector("#main .chip").getBoundingClientRect().bottom) < 40)(document.querySelector("#proof"))`)
	e.asHighAsItsPage()
	if e.height() < before {
		t.Errorf("the frame shrank from %d to %d with the panel open", before, e.height())
	}
	e.value(`scrollTo(0, document.documentElement.scrollHeight)`)
	e.until("the host to be far down", `document.querySelector("isnad-embed").getBoundingClientRect().top < -300`)
	e.inside(`document.querySelector("#main a[href*='claims/']").click()`)
	e.until("the host to be where the next page begins", `document.querySelector("isnad-embed").getBoundingClientRect().top > -2`)
	e.within("the next page to be embedded as well", `location.pathname.includes("/claims/") && location.search.includes("embed=1") && !document.querySelector(".menu")`)
	e.asHighAsItsPage()
	e.photograph("embed-strict")
}

func TestThemeLanguageAndAccentArePassedOnAndStayReadable(t *testing.T) {
	e := embedded(t, shipped(), strict, element+`<isnad-embed src="SITEactors/omar-diaby/" title="x" theme="dark" lang="ar" accent="#000033"></isnad-embed>`)
	e.isReady()
	e.within("Arabic", `document.documentElement.lang === "ar" && document.documentElement.dir === "rtl" && document.querySelector("#title").textContent.includes("ديابي")`)
	e.within("dark", `document.documentElement.dataset.theme === "dark" && getComputedStyle(document.body).backgroundColor === "rgb(22, 23, 26)"`)
	e.within("an accent lighter than asked for", `(() => {
		const part = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
		const light = c => (([r, g, b]) => .2126 * part(r) + .7152 * part(g) + .0722 * part(b))(c.match(/\d+/g).map(Number));
		const link = document.querySelector(".embed-top a");
		const [a, b] = [getComputedStyle(link).color, getComputedStyle(document.body).backgroundColor].map(light).sort((x, y) => y - x);
		return (a + .05) / (b + .05) >= 4.5;
	})()`)
	e.value(`document.querySelector("isnad-embed").setAttribute("theme", "light")`)
	e.within("light, when the host changes its mind", `document.documentElement.dataset.theme === "light"`)
}

func absurdParameters(t *testing.T) {
	e := embedded(t, shipped(), strict, element+`<isnad-embed src="SITEactors/omar-diaby/?theme=hotdog&embed=yes" title="x" accent="red;} * {display:none" lang="xx"></isnad-embed>`)
	e.isReady()
	e.within("the defaults", `document.documentElement.lang === "en" && !document.documentElement.dataset.theme && !document.documentElement.style.getPropertyValue("--accent")`)
}

func forgedMessages(t *testing.T) {
	e := embedded(t, shipped(), strings.Replace(strict, "frame-src SITE", "frame-src SITE data:", 1), element+`<isnad-embed src="SITEactors/omar-diaby/" title="x"></isnad-embed><iframe id="other" src="data:text/html,x"></iframe>`)
	e.isReady()
	e.asHighAsItsPage()
	before := e.height()
	for _, forged := range []string{
		`postMessage({isnad: "frame", height: 9000}, "*")`,                                                   // from the host itself
		`dispatchEvent(new MessageEvent("message", {data: {isnad: "frame", height: 9000}, source: window}))`, // made up
		`dispatchEvent(new MessageEvent("message", {data: {isnad: "frame", height: 9000}, source: document.querySelector("#other").contentWindow}))`,
		`dispatchEvent(new MessageEvent("message", {data: null}))`,
	} {
		e.value(forged)
	}
	// From the frame itself only numbers within bounds count.
	for _, absurd := range []string{`NaN`, `-5`, `Infinity * 0`, `"9000"`, `{}`, `[9000]`, `null`} {
		e.inside(`parent.postMessage({isnad: "frame", height: ` + absurd + `}, "*")`)
	}
	// Messages come in the order in which they were sent.
	e.value(`addEventListener("message", ({data}) => { window.__told ||= data === "told"; })`)
	e.inside(`parent.postMessage("told", "*")`)
	e.until("all of them to have come", `window.__told`)
	if got := e.height(); got != before {
		t.Errorf("the element went from %d to %d px", before, got)
	}
	e.inside(`parent.postMessage({isnad: "frame", height: 1e12}, "*")`)
	e.until("the longest page to have an end", `document.querySelector("isnad-embed").getBoundingClientRect().height === 30000`)
	e.inside(`parent.postMessage({isnad: "frame", height: 1}, "*")`)
	e.until("the shortest to be seen", `document.querySelector("isnad-embed").getBoundingClientRect().height === 80`)
}

// A page that is always a little higher than its frame would grow for ever.
func growingPage(t *testing.T) {
	growing := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "embed.js") {
			shipped().ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><html style="height:100%"><script>new ResizeObserver(() => parent.postMessage({isnad: "frame", height: innerHeight + 100}, "*")).observe(document.documentElement)</script>`)
	})
	e := embedded(t, growing, strict, element)
	// The page speaks only when its frame has another height: once it is
	// refused one, the growing is over.
	e.value(`customElements.whenDefined("isnad-embed").then(() => {
		const made = document.createElement("isnad-embed");
		made.setAttribute("src", ` + strconv.Quote(e.site+"x/") + `);
		document.body.append(made);
		addEventListener("message", ({data}) => { window.__refused = data.height > made.getBoundingClientRect().height; });
	}), 0`)
	e.until("it to have grown, and then no more", `window.__refused && document.querySelector("isnad-embed").getBoundingClientRect().height > 900`)
	stopped := e.height()
	e.settled(`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))`)
	if got := e.height(); got != stopped {
		t.Errorf("it was refused a height at %d px and has %d", stopped, got)
	}
}

func frameWithoutOrigin(t *testing.T) {
	e := embedded(t, shipped(), strict, element+`<isnad-embed src="SITEactors/omar-diaby/" title="x" sandbox search></isnad-embed>`)
	e.isReady()
	e.asHighAsItsPage()
	if got := e.inside(`self.origin`); got != "null" {
		t.Fatalf("the frame's origin is %s", got)
	}
	e.within("the way to the whole page to be a path", fmt.Sprintf(`document.querySelector(".embed-top a").href === %q`, e.site+"actors/omar-diaby/"))
	e.inside(`document.querySelector("#search").focus()`)
	e.press("golani")
	e.within("search to answer", `document.querySelector("#results [role=option]")?.textContent.includes("Sharaa")`)
	e.asHighAsItsPage()
	e.press(kb.Enter)
	e.within("the record to open in the frame, by the fragment", `location.hash.startsWith("#/actors/ahmad-al-sharaa/") && document.querySelector("#title").textContent.includes("Sharaa") && !document.querySelector(".menu")`)
	e.inside(`document.querySelector("#main .chip").click()`)
	e.within("the evidence to open", `document.querySelector("#proof")`)
	e.inside(`document.querySelector("#proof [data-copy^=citation]").click()`)
	e.within("the citation to be copied, or selected for the reader", `document.querySelector("#announce").textContent || document.querySelector("#proof .copy-field")`)
}

func frameWithoutOriginOrLeave(t *testing.T) {
	closed := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		shipped().ServeHTTP(&relabelled{w, "Access-Control-Allow-Origin", ""}, r)
	})
	e := embedded(t, closed, strict, element+`<isnad-embed src="SITEactors/omar-diaby/" title="x" sandbox></isnad-embed>`)
	e.allow("blocked by CORS policy")
	e.allow(saysFailed)
	e.within("the message", `document.querySelector("[role=alert]")?.textContent.includes("sandboxed frame")`)
	e.within("the page", `["Omar Diaby", "alleged by", "denies"].every(words => document.querySelector("#main").textContent.includes(words))`)
	e.within("no search that would not answer", `!document.querySelector("#search")?.checkVisibility()`)
	e.asHighAsItsPage()
}

func framingForbidden(t *testing.T) {
	forbidding := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Frame-Options", "DENY")
		shipped().ServeHTTP(w, r)
	})
	for name, body := range map[string]string{
		"by our host, and the host page wrote a link": `<isnad-embed src="SITEactors/omar-diaby/" title="x"><a id="link" href="SITEactors/omar-diaby/">Omar Diaby</a></isnad-embed>`,
		"by our host, and the host page wrote none":   `<isnad-embed src="SITEactors/omar-diaby/" title="Omar Diaby"></isnad-embed>`,
	} {
		t.Run(name, func(t *testing.T) {
			e := embedded(t, forbidding, strict, element+body)
			e.allow("X-Frame-Options")
			e.allow("chrome-error://")
			e.until("the frame to be gone", `(b => b.height > 0 && b.height < 100)(document.querySelector("isnad-embed").getBoundingClientRect())`)
			if strings.Contains(body, "id=") {
				e.until("the link to be seen", `document.querySelector("#link").checkVisibility() && document.querySelector("#link").getClientRects().length > 0`)
			}
		})
	}
}

func scriptForbidden(t *testing.T) {
	e := embedded(t, shipped(), "default-src 'none'; style-src 'self'; img-src data:", element+`<isnad-embed src="SITEactors/omar-diaby/" title="x"><a id="link" href="SITEactors/omar-diaby/">Omar Diaby</a></isnad-embed>`)
	e.allow("Content Security Policy")
	e.until("the link to be seen", `document.querySelector("#link").checkVisibility() && document.querySelector("#link").getClientRects().length > 0`)
}

// wider names the elements that make a page wider than its window.
const wider = `(width => document.documentElement.scrollWidth <= width ? "nothing" : [...document.querySelectorAll("#isnad *")].filter(e => {
	const box = e.getBoundingClientRect();
	return (box.right > width + 1 || box.left < -1) && box.width > 0;
}).slice(0, 12).map(e => e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 30)).join(", "))(document.documentElement.clientWidth)`

func tinyFrame(t *testing.T) {
	for _, path := range []string{"actors/omar-diaby/?embed=1", "timeline/?embed=1", "claims/?embed=1&search=1", "claims/accusation-against-mother/?embed=1"} {
		e := embedded(t, shipped(), strings.ReplaceAll(strict, "style-src 'self'", "style-src 'none'"), `<iframe width="200" height="150" title="x" src="SITE`+path+`"></iframe>`)
		e.allow("style-src")
		e.isReady()
		if wide := e.inside(wider); wide != "nothing" {
			t.Errorf("%s: wider than the frame is %s", path, wide)
		}
		e.within("its heading to be there", `document.querySelector("#title, h1").getBoundingClientRect().width > 50`)
		e.photograph("embed-tiny")
	}
}

// Storage is partitioned by the site around the frame: nothing is lost but what
// was remembered elsewhere.
func partitionedStorage(t *testing.T) {
	e := embedded(t, shipped(), strict, element+`<isnad-embed src="SITEactors/omar-diaby/" title="x"></isnad-embed>`)
	e.isReady()
	e.do("opening the site itself", navigate(e.site))
	e.until("it to be ready", `document.documentElement.dataset.isnad === "ready"`)
	e.value(`localStorage.setItem("isnad-theme", "dark")`)
	elsewhere, err := url.Parse(e.base)
	if err != nil {
		t.Fatal(err)
	}
	other := "localhost:" + elsewhere.Port() // another site than 127.0.0.1
	e.also = append(e.also, other)
	e.do("opening the host page under another name", navigate("http://"+other+"/"))
	e.isReady()
	e.within("no theme", `!document.documentElement.dataset.theme`)
}

// Before the program is there, and where it cannot come, links stay embedded.
func programMissingInFrame(t *testing.T) {
	missing := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") || strings.HasSuffix(r.URL.Path, ".bin") {
			http.NotFound(w, r)
			return
		}
		shipped().ServeHTTP(w, r)
	})
	e := embedded(t, missing, strict, element+`<isnad-embed src="SITEactors/omar-diaby/" title="x" theme="dark"></isnad-embed>`)
	e.allow("404")
	e.within("the page to say that it failed", `document.documentElement.dataset.isnad === "failed"`)
	e.within("the shell to be hidden", `!document.querySelector(".menu").checkVisibility()`)
	e.value(`scrollTo(0, document.documentElement.scrollHeight)`)
	e.until("the host to be far down", `document.querySelector("isnad-embed").getBoundingClientRect().top < -300`)
	e.inside(`document.querySelector("#main a[href*='claims/']").click()`)
	e.until("the host to be where the next page begins", `document.querySelector("isnad-embed").getBoundingClientRect().top > -2`)
	e.within("the next page to be embedded", `location.pathname.includes("/claims/") && location.search === "?embed=1&theme=dark" && !document.querySelector(".menu").checkVisibility()`)
}

func TestTheDemonstrationWorksAsItIsShipped(t *testing.T) {
	ours := &host{T: t, handler: shipped(), address: "127.0.0.1:0"}
	ours.start()
	t.Cleanup(ours.stop)
	tab, err := oneProcess()
	if err != nil {
		t.Fatal(err)
	}
	v := newVisit(t, tab, ours.url("/d/"))
	v.do("opening the page", navigate(v.base+"demo/"))
	v.until("both pages to be in their elements", `[...document.querySelectorAll("isnad-embed")].every(e => (e.scrollIntoView(), e.getBoundingClientRect().height > 330))`)
	v.photograph("demo")
}
