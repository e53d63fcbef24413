// SPDX-License-Identifier: MIT

package site

import "testing"

func TestDenseLeavesOutWhatAParserKnows(t *testing.T) {
	for _, c := range []struct{ name, reason, tidied, want string }{
		{"a plain value", "it needs no quotes", `<a class="chip" href="../../actors/a/">a</a>`, `<a class=chip href=../../actors/a/>a</a>`},
		{"a value with a space", "it needs them", `<p class="a b">a</p><i></i>`, `<p class="a b">a</p><i></i>`},
		{"a value with a quote", "it would end there", `<i title="&#34;a&#34;"></i>`, `<i title="&#34;a&#34;"></i>`},
		{"a value that is a sum", "an equals sign is a mistake there", `<a href="?q=a"></a>`, `<a href="?q=a"></a>`},
		{"an ampersand", "it is escaped with and without quotes", `<a href="a&amp;lt"></a>`, `<a href=a&amp;lt></a>`},
		{"no value", "its name says it", `<button hidden="" type="button"></button>`, `<button hidden type=button></button>`},
		{"a drawn element", "it closes itself, and its value does not take the slash", `<svg viewBox="0 0 1 1"><path d="M1"></path><g></g></svg>`, `<svg viewBox="0 0 1 1"><path d=M1 /><g/></svg>`},
		{"a drawn element with words", "it has an end", `<svg><title>a</title></svg>`, `<svg><title>a</title></svg>`},
		{"list items", "the next begins where one ends", `<ul><li>a</li><li>b</li></ul>`, `<ul><li>a<li>b</ul>`},
		{"a list item before text", "the text would be in it", `<ul><li>a</li> </ul>`, `<ul><li>a</li> </ul>`},
		{"rows and cells", "so do they", `<table><tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></tbody></table>`, `<table><tbody><tr><th>a<td>b<tr><td>c</tbody></table>`},
		{"terms", "the last meaning ends with its list", `<dl><dt>a</dt><dd>b</dd></dl>`, `<dl><dt>a<dd>b</dl>`},
		{"paragraphs", "a block ends them, and so does their parent's end", `<div><p>a</p><p>b</p><ul><li><p>c</p></li></ul><p>d</p></div>`, `<div><p>a<p>b<ul><li><p>c</ul><p>d</div>`},
		{"a paragraph before a word", "the word would be in it", `<div><p>a</p>b</div>`, `<div><p>a</p>b</div>`},
		{"a paragraph in a link", "the link's end does not end it", `<a><p>a</p></a>`, `<a><p>a</p></a>`},
		{"a paragraph at the end of the page", "nothing is known of what follows", `<p>a</p>`, `<p>a</p>`},
		{"voids", "they have no end", `<p>a<br/>b</p>`, `<p>a<br>b</p>`},
		{"what could be markup", "it stays text", `<p>a &lt;b&gt; &amp;amp;</p>`, `<p>a &lt;b&gt; &amp;amp;</p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := dense(c.tidied)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.reason, got, c.want)
			}
		})
	}
}

// Whatever a page holds, it is read as it was.
func FuzzDenseIsTheSamePage(f *testing.F) {
	for _, seed := range []string{"<p>a<p>b", "<svg><a xlink:href=x>a</a></svg>", "<ul><li>a<li>b", "<table><tr><td>a", "<p title='\"'>&amp;lt;", "<a href=a/><i>", "<pre>\n\na</pre>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, page string) {
		tidied, err := tidy(page)
		if err != nil {
			t.Skip("no page of ours")
		}
		if _, err := dense(tidied); err != nil {
			t.Errorf("%v: %q", err, tidied)
		}
	})
}
