// SPDX-License-Identifier: MIT

package site

import (
	"strings"
	"testing"

	"isnad/data/export"
)

// Each page of downloads offers every format with its size, or says that the
// dossier has nothing for it; in each language in words of its own.
func TestEveryFormatIsOffered(t *testing.T) {
	files := tree(t, made(t, nil))
	for lang, page := range map[string]string{"en": "download/index.html", "fr": "download/fr/index.html"} {
		words := downloadWords[lang]
		for _, f := range export.Formats() {
			_, there := files["download/"+f.File]
			if offered := strings.Contains(files[page], `download="`+f.File+`"`); offered != there {
				t.Errorf("%s: %s is there: %v, and offered: %v", page, f.File, there, offered)
			}
			if !there && !strings.Contains(files[page], words.none) {
				t.Errorf("%s: nothing says why %s is not there", page, f.File)
			}
		}
	}
}

func TestEveryFormatIsToldInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"fr", "ar"} {
		for _, f := range export.Formats() {
			told := downloadWords[lang].formats[f.Name]
			if told[0] == "" || (told[1] == "") != (f.Lost == "") {
				t.Errorf("%s: %s is told as %q", lang, f.Name, told)
			}
		}
	}
	for bytes, want := range map[int64]string{1: "0.1\u00a0kB", 4_982: "5\u00a0kB", 595_082: "595\u00a0kB", 1_500_000: "1.5\u00a0MB", 157_286_400: "157\u00a0MB"} {
		if got := downloadWords["en"].size("en", bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}
