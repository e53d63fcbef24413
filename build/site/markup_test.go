// SPDX-License-Identifier: MIT

package site

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"isnad/app/view"
)

// nested is a component, because those stand between elements without a depth
// of their own.
type nested struct {
	app.Compo
	Body app.UI
}

func (n *nested) Render() app.UI { return n.Body }

func TestTidyGivesWhatTheBrowserWouldBuild(t *testing.T) {
	text := app.Text
	for _, c := range []struct {
		name, reason string
		drawn        app.UI
		want         string
	}{
		{"one text", "it is written without layout", app.P().Body(text("a b")), `<p>a b</p>`},
		{"one element", "it stands on a line of its own", app.P().Body(app.B().Body(text("a"))), `<p><b>a</b></p>`},
		{"text and elements", "a comma must not drift from its word",
			app.P().Body(text("see "), app.A().Href("x/").Body(text("x")), text(", then")), `<p>see <a href="x/">x</a>, then</p>`},
		{"texts alone", "neighbours become one", app.P().Body(text("a"), text(" b"), text("c")), `<p>a bc</p>`},
		{"spaces at edges", "a text's own spaces stay", app.P().Body(text("  a  "), app.I(), text("  ")), `<p>  a  <i></i>  </p>`},
		{"empty texts", "they leave an empty line", app.P().Body(text(""), app.I(), text(""), text("a"), text("")), `<p><i></i>a</p>`},
		{"line breaks", "prose may have them", app.P().Body(text("a\nb"), app.I(), text("c\n\nd")), "<p>a\nb<i></i>c\n\nd</p>"},
		{"component", "it has no depth", app.Div().Body(&nested{Body: app.P().Body(text("a"), app.B())}, text("z")), `<div><p>a<b></b></p>z</div>`},
		{"void", "it has no end", app.Div().Body(app.Br(), app.Input().ID("search"), text("a")), `<div><br/><input id="search"/>a</div>`},
		{"attributes", "go-app's order is random", app.Div().ID("i").Class("c").Aria("label", "l").DataSet("b", "d"),
			`<div aria-label="l" class="c" data-b="d" id="i"></div>`},
		{"svg", "names keep their capitals", app.Elem("svg").XMLNS("http://www.w3.org/2000/svg").Attr("viewBox", "0 0 1 1").Body(
			app.Elem("linearGradient").XMLNS("http://www.w3.org/2000/svg"), app.Elem("text").XMLNS("http://www.w3.org/2000/svg").Body(text("a"))),
			`<svg viewBox="0 0 1 1"><linearGradient></linearGradient><text>a</text></svg>`},
		{"deep", "the layout grows with depth", app.Div().Body(app.Ul().Body(app.Li().Body(text("a"), app.I()), app.Li().Body(app.I(), text("b")))),
			`<div><ul><li>a<i></i></li><li><i></i>b</li></ul></div>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := tidy(app.HTMLString(c.drawn))
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.reason, got, c.want)
			}
		})
	}
}

func TestWhatAParserWouldRepairIsRefused(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		drawn        app.UI
	}{
		{"block in paragraph", "the paragraph ends before it", app.P().Body(app.Div())},
		{"row in table", "a tbody is put between", app.Table().Body(app.Tr().Body(app.Td()))},
		{"link in link", "the first ends before the second", app.A().Href("x").Body(app.Span().Body(app.A().Href("y")))},
		{"unknown void", "it takes what follows for its content", app.Div().Body(app.ElemSelfClosing("thing"), app.P())},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := tidy(app.HTMLString(c.drawn)); err == nil {
				t.Errorf("%s, and nobody noticed: %s", c.reason, got)
			}
		})
	}
}

// drawnWith puts a string wherever a view can: attributes, a text alone, texts
// among elements.
func drawnWith(s string) app.UI {
	return app.Div().Attr("title", view.Attr(s)).Body(
		app.A().Attr("href", view.Attr(s)).Attr("aria-expanded", view.Attr(s)).Body(app.Text(s)),
		app.Text(s),
		app.I(),
		app.Section().Body(&nested{Body: app.P().Body(app.B(), app.Text(s), app.B())}),
		app.Textarea().Body(app.Text(s)),
		app.Elem("svg").XMLNS("http://www.w3.org/2000/svg").Body(app.Elem("title").XMLNS("http://www.w3.org/2000/svg").Body(app.Text(s))),
	)
}

// ambiguous is what rule and browser leave open: texts that look like layout
// (see markup.go), and what HTML itself cannot carry.
var ambiguous = regexp.MustCompile("^\n|\n$|\n |[\x00\r]")

func survives(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) || ambiguous.MatchString(s) {
		return
	}
	body, err := tidy(app.HTMLString(drawnWith(s)))
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	root := parsed(t, body)
	want := strings.TrimSpace(s) // as go-app does in the browser
	for _, n := range []struct {
		node *html.Node
		key  string
	}{{root, "title"}, {find(root, "a"), "href"}, {find(root, "a"), "aria-expanded"}} {
		if got := attr(n.node, n.key); got != want {
			t.Errorf("%q as %s of <%s> comes back as %q", s, n.key, n.node.Data, got)
		}
	}
	for _, tag := range []string{"a", "p", "textarea", "title"} {
		if got := textOf(find(root, tag)); got != s {
			t.Errorf("%q inside <%s> comes back as %q", s, tag, got)
		}
	}
	if between := find(root, "a").NextSibling; s != "" && (between.Type != html.TextNode || between.Data != s) {
		t.Errorf("%q between elements comes back as %q", s, between.Data)
	}
}

func parsed(t *testing.T, body string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<!doctype html><body>" + body))
	if err != nil {
		t.Fatal(err)
	}
	return find(doc, "body").FirstChild
}

func find(n *html.Node, tag string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			return d
		}
	}
	return nil
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// difficult are strings that have broken pages before.
var difficult = []string{
	"", "plain", "true", "false", `He said "hi"`, `a\b`, `\"`, "a & b &amp; c", "<script>alert(1)</script>", "</div>", "<!--", "'", "`",
	"  padded  ", "a\tb", "a\nb", "a\n\nb\nc", "\u00a0", "\u202e\u2066x\u2069", "عمر ديابي", "﷽", "😀\u200d", "&#34;", "%22", "{{.}}", "\\u003c", "]]>",
}

func TestAnyStringSurvivesAnyPlace(t *testing.T) {
	for _, s := range difficult {
		survives(t, s)
	}
}

func FuzzAnyStringSurvivesAnyPlace(f *testing.F) {
	for _, s := range difficult {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.IndexFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f }) >= 0 {
			return // check 7 keeps controls out of a dossier
		}
		survives(t, s)
	})
}
