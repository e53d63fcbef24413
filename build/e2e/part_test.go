// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"testing"

	"isnad/build/generate"
	"isnad/data/load"
)

// Of a large dossier the browser fetches what the page at hand needs.
func TestALargeDossierIsReadAsItIsNeeded(t *testing.T) {
	var made bytes.Buffer
	if err := generate.New(12_000, 1).Write(&made); err != nil {
		t.Fatal(err)
	}
	loaded, err := load.JSON("dossier.json", made.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	v, h := viewsAlone(t, loaded.Dossier)
	shards := `performance.getEntriesByType("resource").filter(e => e.name.includes("/shard-")).length`
	v.open("")
	v.until("one shard is fetched with the page", shards+` === 1`)
	accusation := loaded.Dossier.Claims[1600] // every eighth is one, and the next denies it
	v.find(accusation.Text.EN[:40])
	v.click("#results [role=option]")
	v.at("claims/" + accusation.ID + "/")
	v.shows("#title", accusation.Text.EN[:20])
	v.shows(".answers", loaded.Dossier.Claims[1601].Text.EN[:20])
	v.until("most shards are left where they are", shards+` < 60`)
	v.worker()                // no host has the page of an actor: until then it answers 404
	v.open("actors/actor-0/") // whom most refer to
	more := `document.querySelector("[aria-labelledby=said-about] .more a")`
	v.until("the first of what is said about the best known, and the way to the rest", more+`?.href.endsWith("?whole=said-about") && document.querySelectorAll("[aria-labelledby=said-about] .claim").length < 60`)
	v.click("[aria-labelledby=said-about] .more a")
	v.until("all of it", `!`+more+` && document.querySelectorAll("[aria-labelledby=said-about] .claim").length > 100`)
	v.open("actors/")
	v.until("the list has its entries", `document.querySelectorAll("#long-list [data-entry]").length > 10`)
	v.open("timeline/")
	v.until("the timeline has its events", `document.querySelectorAll(".tl-list li").length > 20`)
	saysWhatIsMissing(t, h, loaded.Dossier.Claims[800].Text.EN[:40])
}

// saysWhatIsMissing visits with nothing saved but what every visit saves, and
// loses the network: a record that is not there says so, and nothing else stops.
func saysWhatIsMissing(t *testing.T, h *host, words string) {
	v := newVisit(t, chromium, h.url("/a/"))
	v.saved("")
	h.stop()
	v.allow(saysRefused)
	v.allow("Failed to fetch") // the worker passes on that the file could not be had
	v.allow("net::ERR_FAILED")
	v.find(words)
	v.click("#results [role=option]")
	v.comesToShow("#main", "not on this device")
	v.shows("#main [data-act=again]", "Try again")
	v.until("the program is not called failed", `document.documentElement.dataset.isnad === "ready"`)
	v.open("")
	v.find(words) // the search goes on
}

// What a page shows can be taken away as a file: made here, sent nowhere.
func TestWhatIsShownIsTakenAway(t *testing.T) {
	v := scenario(t, "/a/")
	v.open("actors/ahmad-al-sharaa/")
	v.settled(`(URL.createObjectURL = (create => blob => { window.saved = blob.text(); return create(blob); })(URL.createObjectURL), true)`)
	v.share()
	for format, says := range map[string]string{
		"json": `(d => d.actors.some(a => a.id === "ahmad-al-sharaa") && d.dossier.title.en.startsWith("Extract from") && d.sources.length === 1)(JSON.parse(text))`,
		"csv":  `text.startsWith("id,type,title,said") && text.includes("ahmad-al-sharaa,actors,")`,
	} {
		v.settled("delete window.saved")
		v.click("[data-act=extract][data-choice=" + format + "]")
		v.until("the file is made", `"saved" in window`)
		if got := v.settled("window.saved.then(text => " + says + ")"); got != "true" {
			t.Errorf("the %s does not hold what the page shows", format)
		}
	}
}
