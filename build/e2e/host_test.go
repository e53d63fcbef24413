// SPDX-License-Identifier: MIT

package e2e

import "testing"

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

func TestAnUnknownAddressOffersASearch(t *testing.T) {
	v := scenario(t, "/a/")
	v.allow("404")
	v.do("opening", navigate(v.base+"actors/nobody-at-all/"))
	v.until("a way to the site", `document.querySelector("a#home")?.href.endsWith("/a/")`)
	v.open("")
	v.worker()
	v.open("actors/nobody-at-all/")
	v.shows("#main", "nobody-at-all")
	v.find("diaby")
	v.shows("#results [role=option]", "Diaby")
}
