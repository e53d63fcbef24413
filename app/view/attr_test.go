// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Any string in any attribute comes back unchanged from the markup, but for
// what clean and go-app's trimming take away on both sides.
func TestCleanTextIsWhatHTMLShows(t *testing.T) {
	for _, tt := range []struct{ why, give, want string }{
		{"a line break shows as a space", "one\ntwo", "one two"},
		{"line ends of either kind", "one\r\ntwo\nthree", "one two three"},
		{"an indented line", "one\n  two", "one two"},
		{"white space at either end parts what stands around", "\n one\t\n", " one "},
		{"a control between spaces leaves one space", "one \x00 two", "one two"},
		{"a space that may not break is content", "page\u00a0\u00a05", "page\u00a0\u00a05"},
		{"nothing to do", "one two", "one two"},
	} {
		if got := clean(tt.give); got != tt.want {
			t.Errorf("%s: clean(%q) = %q, want %q", tt.why, tt.give, got, tt.want)
		}
	}
}

func FuzzAttribute(f *testing.F) {
	for _, s := range []string{`He said "hi"`, "true", "false", `back\slash`, "a & b", "&amp;", "&#116;rue", "<script>alert(1)</script>", "' onclick='x",
		"\u202eabc", "\u00a0", "naïve الغرباء 例", "\x00\x07\x80\xff", "line\nbreak\ttab", "javascript:alert(1)", " \t spaced ", "`", "{0}", "%s", "\u0085", "\ufffe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"title", "href", "data-copy", "aria-expanded", "class"} {
			root := parsed(t, div("", el("a", attrs{name: s}, text("x")), text("y")))
			got, _ := attribute(root.FirstChild, name)
			if want := strings.TrimSpace(printable(s)); got != want {
				t.Errorf("%s=%q comes back as %q, want %q", name, s, got, want)
			}
		}
	})
}

// Any text comes back unchanged, and nothing in it becomes markup.
func FuzzText(f *testing.F) {
	for _, s := range []string{"plain", "<b>bold</b>", "&lt;", "]]>", "<!--", "\u2028", "\r\n", "  indented", "\n\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		root := parsed(t, div("", text(s)))
		if got, want := textOf(root), clean(s); got != want {
			t.Errorf("%q comes back as %q, want %q", s, got, want)
		}
	})
}

func TestBareTrueKeepsItsValue(t *testing.T) {
	root := parsed(t, el("input", attrs{"aria-expanded": "true", "hidden": on}))
	if v, _ := attribute(root, "aria-expanded"); v != "true" {
		t.Errorf("aria-expanded is %q, want true", v)
	}
	if _, there := attribute(root, "hidden"); !there {
		t.Error("hidden is lost")
	}
	if markup := app.HTMLString(mounted(el("p", attrs{"hidden": ""}))); strings.Contains(markup, "hidden") {
		t.Errorf("an empty attribute is written: %s", markup)
	}
}
