// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/data"
	"isnad/data/dataset"
)

// oneFileOf makes a site and reads its one file as a browser would.
func oneFileOf(t *testing.T, change func(*Options)) *html.Node {
	t.Helper()
	out := made(t, func(o *Options) {
		o.Single = true
		if change != nil {
			change(o)
		}
	})
	content, err := os.ReadFile(filepath.Join(out, singlePath))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

const hostileTitle = `</title></script><script>alert(1)</script><!-- "'`

func TestOneFileRunsNothingButWhatItsPolicyNames(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"the small dossier": nil,
		"a dossier that wants to break out": func(o *Options) {
			o.Dossier.About.Title = data.Text{EN: hostileTitle}
			o.Dossier.About.Version = hostileTitle
		},
	} {
		t.Run(name, func(t *testing.T) {
			doc := oneFileOf(t, change)
			policy := ""
			for n := range doc.Descendants() {
				if n.Data == "meta" && attr(n, "http-equiv") == "Content-Security-Policy" {
					policy = attr(n, "content")
				}
			}
			if !strings.Contains(policy, "connect-src 'none'") || strings.Contains(policy, "'self'") || strings.Contains(policy, "unsafe-inline") {
				t.Fatalf("the policy is %q", policy)
			}
			run := 0
			for n := range doc.Descendants() {
				runs := n.Data == "style" || n.Data == "script" && attr(n, "type") == ""
				if n.Type != html.ElementNode || !runs {
					continue
				}
				run++
				if hash := "'sha256-" + base64Hash([]byte(textOf(n))) + "'"; !strings.Contains(policy, hash) {
					t.Errorf("the policy does not name a %s that begins %.60q", n.Data, textOf(n))
				}
			}
			if run != 3 {
				t.Errorf("%d scripts and styles stand in it, want the two scripts and the style", run)
			}
		})
	}
}

func TestOneFileLeadsToNothingBesideIt(t *testing.T) {
	doc := oneFileOf(t, func(o *Options) { o.BaseURL = "https://example.org/harem" })
	public := 0
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if n.Type != html.ElementNode || a.Key != "href" && a.Key != "src" {
				continue
			}
			switch {
			case strings.HasPrefix(a.Val, "https://example.org/harem/"):
				public++
			case !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "data:image/svg+xml;base64,"):
				t.Errorf("<%s> leads to %q", n.Data, a.Val)
			}
		}
	}
	if public == 0 {
		t.Error("the site it is from is known, and nothing leads there")
	}
}

func TestOneFileHoldsTheWholeDataset(t *testing.T) {
	doc := oneFileOf(t, nil)
	held := map[string][]byte{}
	for n := range doc.Descendants() {
		if n.Data != "script" || attr(n, "type") != "application/octet-stream" {
			continue
		}
		packed, err := base64.StdEncoding.DecodeString(textOf(n))
		if err != nil {
			t.Fatal(err)
		}
		held[attr(n, "id")] = []byte(unpacked(t, string(packed)))
	}
	if _, err := dataset.Open(held[heldID(dataset.IndexName)]); err != nil {
		t.Errorf("the index: %v", err)
	}
	if _, err := dataset.OpenShard(held[heldID(dataset.ShardName(0))]); err != nil {
		t.Errorf("the records: %v", err)
	}
	if !bytes.HasPrefix(held[heldID(programName)], []byte("\x00asm")) {
		t.Error("the program is not in it")
	}
}

func TestWhatCouldEndAScriptIsRefused(t *testing.T) {
	for _, c := range []struct{ name, reason, content string }{
		{"its end", "the parser stops there, wherever it stands", `"</script>"`},
		{"its end in capitals", "tags know no case", `"</SCRIPT >"`},
		{"a style's end", "the same text may stand in a style", `a{content:"</style>"}`},
		{"a comment", "after it a script's end is not one", `"<!--"`},
		{"a script's beginning", "after a comment it nests", `"<script"`},
		{"a carriage return", "the parser makes it a line feed, and the hash fails", "a\r\nb"},
		{"NUL", "the parser replaces it", "a\x00b"},
	} {
		if _, err := new(inlined).add("script", "", []byte(c.content)); err == nil {
			t.Errorf("%s is not refused: %s", c.name, c.reason)
		}
	}
	if _, err := new(inlined).add("script", "", []byte(`if (a < b && "</p>") go();`)); err != nil {
		t.Errorf("a script without any of these is refused: %v", err)
	}
}
