// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

var addressFaults = []fault{
	{"a deep link is made to break out of its place: it leads to the page that says so, with a search", func(t *testing.T) {
		v := scenario(t, "/a/")
		v.saved("")
		for _, path := range []string{"actors/__proto__/", "actors/%3Cscript%3Eboom()%3C%2Fscript%3E/", "actors/omar-diaby%00/", "actors/%ff%fe/", "actors/omar-diaby/x/y/z/", "constructor/prototype/", strings.Repeat("a/", 500)} {
			v.open(path)
			v.lost()
		}
	}},
	{"an address that was never written is opened first of all: it leads to the page that says so, with a search", func(t *testing.T) {
		v := scenario(t, "/a/")
		v.allow(saysStatus + "404 (Not Found)")
		v.do("opening", navigate(v.base+"actors/%3Cscript%3Eboom()%3C%2Fscript%3E/"))
		v.comesToShow("h1", "Nothing")
		v.lost()
	}},
	{"the address begins with two slashes, as if it named a host: it stays here", func(t *testing.T) {
		v := scenario(t, "/")
		v.saved("")
		for _, path := range []string{"/evil.example/", "/evil.example/actors/omar-diaby", "//evil.example/%2e%2e%5c"} {
			v.open(path)
			v.lost()
			v.here()
		}
	}},
	{"the address begins with two slashes on a first visit: it stays here", func(t *testing.T) {
		v := scenario(t, "/")
		v.allow(saysStatus + "404 (Not Found)")
		v.do("opening", navigate(v.base+"/evil.example/actors/nobody/"))
		v.comesToShow("h1", "Nothing")
		v.lost()
		v.here()
	}},
	{"what 404.html leads to is made up: it leads nowhere else", func(t *testing.T) {
		v := scenario(t, "/a/")
		for _, to := range []string{"//evil.example/", "https://evil.example/", "../../b/", "http://[", "javascript:boom()", "data:text/html,x", "\\\\evil.example\\", v.base + "/evil.example/", "actors/nobody/#" + strings.Repeat("x", 10_000)} {
			v.open("lost/?to=" + url.QueryEscape(to))
			v.lost()
			v.here()
		}
	}},
	{"the address climbs with dots and backslashes in disguise: it stays below the site's root", func(t *testing.T) {
		v := scenario(t, "/a/")
		v.saved("")
		for _, path := range []string{"%2e%2e%5c%2e%2e%5cwindows/", "actors/%2e%2e%5c%2e%2e%5c/", "actors/..%5c..%5cevil/", "%5c%5cevil.example/"} {
			v.open(path)
			v.lost()
			v.until("the root to be the same", `isnad.base.endsWith("/a/")`)
			v.here()
		}
	}},
	{"the fragment is 2 MB long: the page opens", func(t *testing.T) {
		v := scenario(t, "/")
		v.do("opening", navigate(v.base+accused+"#"+strings.Repeat("x", 2_000_000)))
		v.ready()
		v.readable()
		v.answers()
	}},
	{"the query is 60 kB long: the page opens", func(t *testing.T) {
		v := scenario(t, "/")
		v.works("?q=" + strings.Repeat("a%20", 15_000))
	}},
	{"an address brings markup, scripts, format letters and names of the language's own parts into every parameter: nothing runs", func(t *testing.T) {
		v := scenario(t, "/")
		for _, value := range []string{`"><script>boom()</script>`, `<img src=x onerror=boom()>`, "javascript:boom()", "__proto__", "constructor", "{0}%s%n", "\u202eevil\u2066", "' or 1=1 --", strings.Repeat("[", 4_000)} {
			query := url.Values{}
			for _, key := range []string{"q", "kind", "sort", "as", "by", "from", "to", "topic", "focus", "proof", "theme", "accent", "lang", "__proto__"} {
				query.Set(key, value)
			}
			for _, page := range []string{"", "timeline/", "claims/"} {
				v.open(page + "?" + query.Encode())
				v.unharmed()
			}
		}
	}},
	{"an address asks in letters that only look alike: there is an answer, or the word that there is none", func(t *testing.T) {
		v := scenario(t, "/")
		v.open("?q=" + url.QueryEscape("gоlаni")) // with a Cyrillic o and a
		v.until("an answer", `document.querySelector("#results [role=option]") || document.querySelector("#results-box")?.textContent.trim()`)
		v.unharmed()
	}},
	{"an address asks for days that do not exist: the timeline is there", func(t *testing.T) {
		v := scenario(t, "/")
		for _, days := range []string{"from=NaN&to=NaN", "from=99999-99-99&to=-1", "from=2025-13-45", "from=0000-00-00&to=9999-12-31", "from=2025-10-31&to=2025-10-01"} {
			v.open("timeline/?" + days)
			v.shows("#main", "October")
			v.unharmed()
		}
	}},
	{"an embedded page's parameters are markup, styles and other languages: it keeps its own looks", func(t *testing.T) {
		v := scenario(t, "/")
		before := ""
		for _, bad := range []string{"", "&theme=url(x)&accent=red;}*{display:none", "&accent=%23ff00zz&lang=../../evil", "&theme=%3Cscript%3E&accent=javascript:1", "&lang=%00&accent=" + strings.Repeat("f", 5_000)} {
			v.open(accused + "?embed=1" + bad)
			v.readable()
			v.unharmed()
			accent := v.value(`getComputedStyle(document.documentElement).getPropertyValue("--accent")`)
			if before == "" {
				before = accent
			}
			if accent != before {
				t.Errorf("%s: the accent is %s instead of %s", bad, accent, before)
			}
		}
	}},
	{"messages come that nobody sent: nothing listens that could be fooled", func(t *testing.T) {
		v := scenario(t, "/")
		v.works(accused)
		v.settled(`new Promise(done => {
			const all = [null, undefined, NaN, "{", "__proto__", {}, {type: "isnad:activate"}, {type: "isnad:update"}, {type: "isnad:remove"}, {isnad: "frame", height: 1e308},
				{type: "isnad:unsaved", why: "<b>full</b>"}, {type: "isnad:navigate", url: "javascript:boom()"}, JSON.parse('{"__proto__": {"polluted": 1}}'), new Array(1e5).fill("x"), new ArrayBuffer(1e6)];
			let deep = {};
			for (let k = 0; k < 2000; k++) deep = {deep};
			addEventListener("message", ({data}) => { if (data === "last") done(); });
			for (const m of [...all, deep, "last"]) window.postMessage(m, "*");
		})`)
		v.answers()
		v.readable()
		v.unharmed()
	}},
}

// lost waits for the page that says that nothing is at the address, and uses
// its search.
func (v *visit) lost() {
	v.Helper()
	v.shows("h1", "Nothing")
	v.unharmed()
	v.answers()
}

// here finds that the page, and all that it leads to, is of this site, but for
// sources elsewhere.
func (v *visit) here() {
	v.Helper()
	v.until("the host to be ours", fmt.Sprintf("location.href.startsWith(%q)", v.base))
	v.until("the links to be ours", fmt.Sprintf(`[...document.querySelectorAll("header a[href], main a[href], footer a[href]")].every(a => a.href.startsWith(%q))`, v.base))
}

// unharmed finds that nothing of what was brought in has run or stayed.
func (v *visit) unharmed() {
	v.Helper()
	v.until("nothing to have run", `!("boom" in window) && !("polluted" in {}) && !document.querySelector("#isnad img, #isnad iframe, #isnad script")`)
}
