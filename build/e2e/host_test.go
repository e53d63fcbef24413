// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSameSiteWorksInAFolder(t *testing.T) {
	v := scenario(t, "/a/b/")
	v.open("actors/omar-diaby/")
	v.find("golani")
	v.click("#results [role=option]")
	v.at("actors/ahmad-al-sharaa/")
	v.do("reloading there", reload())
	v.ready()
	v.shows("#title", "Sharaa")
}

func TestAnUnknownAddressOffersASearchOnTheFirstVisitAtAnyDepth(t *testing.T) {
	for _, c := range []struct{ name, reason, folder, path string }{
		{"at the host's root", "nothing above to look for", "/", "nothing-of-the-kind/"},
		{"in a folder", "a folder of ours tells where the site begins", "/a/", "actors/nobody-at-all/"},
		{"in deep folders, without any of ours", "its icon tells", "/deep/er/still/", "typo"},
		{"in a folder named as one of ours", "the first guess is wrong", "/actors/", "claims/nothing-of-the-kind/"},
		{"far below", "folders are tried from there upwards", "/a/", "x/y/z/?q=diaby"},
		{"in another language", "the program speaks it", "/a/", "ar/actors/nobody-at-all/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := scenario(t, c.folder)
			v.allow(saysStatus + "404 (Not Found) " + v.base + c.path)
			v.allow("/assets/icon-180.")
			v.do("opening", navigate(v.base+c.path))
			v.comesToShow("#title", "") // the page goes on by itself
			v.until("the address to be the one that was asked for: "+c.reason, fmt.Sprintf("location.href.startsWith(%q)", v.base+strings.TrimSuffix(c.path, "?q=diaby")))
			v.until("one heading", `document.querySelectorAll("h1").length === 1`)
			v.until("no page of ours to be called this one", `!document.querySelector("[aria-current=page]")`)
			v.find("diaby")
			v.shows("#results [role=option]", map[bool]string{false: "Diaby", true: "ديابي"}[strings.HasPrefix(c.path, "ar/")])
			v.photograph("lost")
		})
	}
}

func TestAnUnknownAddressOffersASearchWithoutANetworkToo(t *testing.T) {
	h := newHost(t, dist, "/a/")
	v := newVisit(t, chromium, h.url("/a/"))
	v.saved("")
	h.stop()
	v.allow(saysRefused)
	v.open("actors/nobody-at-all/")
	v.shows("#main", "nobody-at-all")
	v.answers()
}

// A host that has lost the site but for its 404.html is left with what that says.
func TestWhereTheSiteIsNotFoundTheReaderIsToldSo(t *testing.T) {
	v := visiting(t, instead("^/(assets|actors|lost)/", func(w http.ResponseWriter, _ *http.Request) {
		page, err := os.ReadFile(filepath.Join(dist, "404.html"))
		if err != nil {
			t.Error(err)
		}
		w.WriteHeader(http.StatusNotFound)
		w.Write(page)
	}))
	v.allow(saysStatus + "404 (Not Found)")
	v.do("opening", navigate(v.base+"actors/nobody/x/y/"))
	v.until("the words to be seen", `document.querySelector("h1")?.checkVisibility() && document.querySelector("a#home").href === location.origin + "/"`)
}
