// SPDX-License-Identifier: MIT

package view

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/app/boot"
	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/compile"
	"isnad/data/dataset"
)

// inParts is a dossier as a browser reads a large one: from files, by parts; read,
// which may be nil, comes between.
func inParts(t testing.TB, d *data.Dossier, shardSize int, read func(name string, b []byte) ([]byte, error)) *Site {
	t.Helper()
	made, err := compile.CompileInto(d, shardSize)
	if err != nil {
		t.Fatal(err)
	}
	site := Begin(openedFrom(t, made, read))
	if err := site.complete(); err != nil {
		t.Fatal(err)
	}
	if site.reading == nil {
		t.Fatal("the dossier was read whole")
	}
	return site
}

// openedFrom opens what was compiled.
func openedFrom(t testing.TB, made *compile.Output, read func(name string, b []byte) ([]byte, error)) *boot.Opened {
	t.Helper()
	files := map[string][]byte{dataset.IndexName: made.Index}
	for k, b := range made.Shards {
		files[dataset.ShardName(k)] = b
	}
	opened, err := boot.Open(func(name string) ([]byte, error) {
		if read != nil {
			return read(name, files[name])
		}
		return files[name], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// openedOf is a dossier of which nothing but the index has been read.
func openedOf(t testing.TB, d *data.Dossier) *boot.Opened {
	t.Helper()
	made, err := compile.Compile(d)
	if err != nil {
		t.Fatal(err)
	}
	return openedFrom(t, made, nil)
}

// drawnPage is a page as text, its attributes in order.
func drawnPage(t testing.TB, site *Site, s link.State) string {
	t.Helper()
	root := parsed(t, New(site, s))
	walk(root, func(n *html.Node) {
		slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
	})
	var out bytes.Buffer
	if err := html.Render(&out, root); err != nil {
		t.Fatal(err)
	}
	h := HeadOf(site, s)
	return out.String() + "\n" + h.Title + "\n" + h.Description
}

// same compares the pages of a state and shows where they part.
func same(t *testing.T, whole, part *Site, s link.State) {
	t.Helper()
	want, got := drawnPage(t, whole, s), drawnPage(t, part, s)
	if want == got {
		return
	}
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	around := func(s string) string { return s[max(0, at-80):min(len(s), at+200)] }
	t.Errorf("%s: by parts it is another page\nwhole: …%s…\nparts: …%s…", s, around(want), around(got))
}

func TestEveryPageByPartsIsThePageOfTheWhole(t *testing.T) {
	whole := flagship(t)
	part := inParts(t, whole.Graph.Dossier, 8<<10, nil)
	for k, s := range states(whole) {
		if s.Lang != link.Languages()[0] && s.View == link.Record && k%4 > 0 {
			continue // every record in one language, a quarter in the others
		}
		part.Graph.Forget() // so that each page reads what it needs
		s.Whole = link.Everything
		same(t, whole, part, s)
	}
}

// A denial whose file does not come takes the accusation with it.
func TestNoAccusationWithoutItsDenial(t *testing.T) {
	d := &data.Dossier{Isnad: 1}
	d.About.Title.EN = "Quarrels"
	filler := strings.Repeat("word ", 400)
	actor := func(id string) {
		d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: id, Status: data.StatusReported}, Kind: data.ActorPerson, Name: data.Text{EN: id}})
	}
	actor("accuser")
	actor("accused")
	claim := func(c data.Claim) { d.Claims = append(d.Claims, &c) }
	claim(data.Claim{Meta: data.Meta{ID: "accusation", Status: data.StatusAlleged}, Speaker: "accuser", Act: data.ActAccuses, Stance: data.StanceAsserts,
		Text: data.Text{EN: "He stole it " + filler}, About: []string{"accused"}})
	for k := range 20 { // so that the denial lies in another file
		claim(data.Claim{Meta: data.Meta{ID: "between-" + itoa(k), Status: data.StatusReported}, Speaker: "accuser", Act: "states", Stance: data.StanceAsserts,
			Text: data.Text{EN: filler}, About: []string{"accuser"}})
	}
	claim(data.Claim{Meta: data.Meta{ID: "denial", Status: data.StatusDenied}, Speaker: "accused", Act: "denies", Stance: data.StanceDenies,
		Text: data.Text{EN: "I never did"}, RespondsTo: []data.Response{{Claim: "accusation", Scope: data.ScopeNamed}}})
	gone := ""
	site := inParts(t, d, 2<<10, func(name string, b []byte) ([]byte, error) {
		if gone != "" && strings.Contains(string(b), gone) {
			return nil, errors.New("the host has lost it")
		}
		return b, nil
	})
	page := link.Parse("actors/accused/")
	if words := drawnPage(t, site, page); !strings.Contains(words, "He stole it") || !strings.Contains(words, "I never did") {
		t.Fatal("the page lacks the accusation or its denial while both are there")
	}
	site.Graph.Forget()
	site.reading.Close()
	gone = "I never did"
	words := textOf(parsed(t, (&content{Site: site, State: asBefore(new(*link.State), site.resolve(page))}).Render()))
	if strings.Contains(words, "He stole it") || !strings.Contains(words, i18n.For("en").T(i18n.PageIncomplete)) {
		t.Errorf("without the denial the page says %q", words)
	}
}
