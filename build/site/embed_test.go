// SPDX-License-Identifier: MIT

package site

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/link"
	"isnad/app/view"
)

func TestWhatOtherSitesTake(t *testing.T) {
	files := tree(t, made(t, func(o *Options) { o.BaseURL = "https://example.org/d" }))
	t.Run("every listed page answers oEmbed", func(t *testing.T) { oEmbedAnswers(t, files) })
	t.Run("the element is small", func(t *testing.T) { smallElement(t, files[embedName]) })
	t.Run("the demonstration is a page of its own", func(t *testing.T) { demonstrationPage(t, files["demo/index.html"]) })
}

func TestWithoutABaseURLNoPageAnswersOEmbed(t *testing.T) {
	if got := new(builder).oEmbedAddress(link.Home(), view.Head{}); got != "" {
		t.Errorf("%s cannot name whole addresses", got)
	}
}

func oEmbedAnswers(t *testing.T, files map[string]string) {
	const site = "https://example.org/d/"
	answered := 0
	for name, page := range files {
		_, rest, found := strings.Cut(page, `<link rel="alternate" type="application/json+oembed" href="`)
		if !strings.HasSuffix(name, ".html") || !found {
			continue
		}
		answered++
		href, _, _ := strings.Cut(rest, `"`)
		var answer struct {
			Version, Type, Title, HTML string
			Width, Height              int
		}
		if err := json.Unmarshal([]byte(files[strings.TrimPrefix(href, site)]), &answer); err != nil {
			t.Errorf("%s: %s: %v", name, href, err)
			continue
		}
		if answer.Version != "1.0" || answer.Type != "rich" || answer.Width < 1 || answer.Height < 1 {
			t.Errorf("%s lacks what the rich type must have: %+v", href, answer)
		}
		frame, err := html.Parse(strings.NewReader(answer.HTML))
		if err != nil {
			t.Fatal(err)
		}
		frame = frame.FirstChild.LastChild.FirstChild // html, body, iframe
		got := map[string]string{}
		for _, a := range frame.Attr {
			got[a.Key] = a.Val
		}
		if want := site + strings.TrimSuffix(name, "index.html") + "?embed=1"; frame.Data != "iframe" || got["src"] != want || got["title"] != answer.Title {
			t.Errorf("%s embeds %v, want %s", href, got, want)
		}
	}
	if answered < 20 {
		t.Errorf("only %d pages have an oEmbed answer", answered)
	}
}

// The three scripts together are measured on the flagship, in build/e2e.
func smallElement(t *testing.T, script string) {
	packed, err := packGzip([]byte(script))
	if err != nil || len(packed) == 0 || len(packed) > 2_000 {
		t.Errorf("the element is %d bytes with gzip, more than 2,000 (%v)", len(packed), err)
	}
}

func demonstrationPage(t *testing.T, demo string) {
	for _, want := range []string{`src="../embed.js"`, `<isnad-embed src="../actors/`, "frame-src 'self'", `name="robots" content="noindex"`} {
		if !strings.Contains(demo, want) {
			t.Errorf("the page does not hold %s:\n%s", want, demo)
		}
	}
	if strings.Contains(demo, "<style") || strings.Contains(demo, " style=") || strings.Contains(demo, "onclick") {
		t.Error("the page has inline code, which its policy refuses")
	}
}
