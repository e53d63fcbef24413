// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"strconv"
	"testing"
)

// The search as somebody meets it who is new to the subject, and as it meets what
// nobody should type.

func TestWhatSomebodyNewTypesStandsFirstWithItsReason(t *testing.T) {
	v := scenario(t, "/")
	for _, lang := range []string{"", "ar/", "fr/"} {
		v.open(lang)
		for _, c := range []struct{ query, first, reason string }{
			{"golani", "actors/ahmad-al-sharaa", "other name"},
			{"الجولاني", "actors/ahmad-al-sharaa", "other name"},
			{"Джолани", "actors/ahmad-al-sharaa", "other name"},
			{"charaa", "actors/ahmad-al-sharaa", "other name"},
			{"oumar diabi", "actors/omar-diaby", "other name"},
			{"Joulani", "actors/ahmad-al-sharaa", "other name"},
			{"omsen omar", "actors/omar-diaby", "word"},
			{"zaidan", "actors/ahmad-zaidan", "name"},
			{"hts", "actors/hts", "other name"},
			{"idleb", "places/idlib", "name"},
			{"turkstan", "actors/turkestani-fighters", "sounds like it"},
			{"fu kong", "actors/fu-cong", "sounds like it"},
			{"5000 fighters", "figures/foreign-fighters-today", "figure"},
			{"custody", "topics/custody", "starts with this"},
			{"mother", "actors/mother-of-the-girl", "starts with this"},
			{"abduction", "topics/alleged-violations", "word"},
			{"denial", "claims/hts-denies-systematic-policy", "related word"},
		} {
			v.types(c.query)
			v.until(c.query+" to bring "+c.first+" first on "+lang, fmt.Sprintf(`document.querySelector("#results [role=option]")?.href.includes("/%s/")`, c.first))
			v.until("something of it to be marked", `document.querySelector("#results [role=option] mark") !== null`)
			v.until("no guess", `!document.querySelector("#results [role=option]").classList.contains("weak")`)
			if lang == "" {
				v.until(c.query+" to say "+c.reason, fmt.Sprintf(`document.querySelector("#results [role=option] .reason")?.textContent.includes(%q)`, c.reason))
			}
		}
	}
	v.photograph("typed-denial-fr")
}

func TestAnAccusationIsFoundByItsNoun(t *testing.T) {
	v := scenario(t, "/")
	for _, c := range []struct{ page, query string }{{"", "kidnap"}, {"fr/", "enlèvement"}, {"ar/", "خطف"}} {
		v.open(c.page)
		v.types(c.query)
		for _, claim := range []string{"residents-allege-abduction", "diaby-denies-abduction"} {
			v.until(c.query+" to find "+claim, fmt.Sprintf(`document.querySelector('#results [role=option][href*="%s"] mark') !== null`, claim))
		}
		v.photograph("typed-" + c.query)
	}
}

func TestWhatNobodyShouldTypeIsAnswered(t *testing.T) {
	v := scenario(t, "/")
	v.open("")
	for _, c := range []struct{ reason, script string }{
		{"a megabyte of one letter", `"a".repeat(1 << 20)`},
		{"a megabyte of words", `"omar ".repeat(1 << 18)`},
		{"a megabyte of Arabic", `"الجولاني ".repeat(1 << 16)`},
		{"ten thousand words", `Array.from({length: 10000}, (_, i) => i.toString(36)).join(" ")`},
		{"NUL", `"gol\0ani"`},
		{"lone surrogates", `"\ud800omar\udfff"`},
		{"signs that turn the direction", `"\u202egolani\u2066\u200f"`},
		{"emoji", `"👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇸🇾"`},
		{"three scripts in a word", `"golجولاнин"`},
		{"marks upon marks", `"e" + "\u0301".repeat(50000)`},
		{"signs only", `"%%%///<<<>>>&&&"`},
	} {
		v.until(c.reason+" to be taken", fmt.Sprintf(`(() => {
			const box = document.querySelector("#search")
			box.focus(); box.value = ""; box.dispatchEvent(new Event("input", {bubbles: true}))
			box.value = %s; box.dispatchEvent(new Event("input", {bubbles: true}))
			return true })()`, c.script))
		v.until(c.reason+" to be answered", `document.querySelector("#search-count").textContent !== ""`)
		v.types("golani")
		v.until("the search to be well after "+c.reason, `document.querySelector("#results [role=option]")?.href.includes("ahmad-al-sharaa")`)
	}
}

// types writes words in place of what is in the box, in one piece.
func (v *visit) types(words string) {
	v.until("the box to take "+words, `(() => {
		const box = document.querySelector("#search")
		box.focus(); box.value = `+strconv.Quote(words)+`; box.dispatchEvent(new Event("input", {bubbles: true}))
		return true })()`)
}
