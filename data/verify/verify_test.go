// SPDX-License-Identifier: MIT

package verify_test

import (
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/anchor"
	"isnad/data/verify"
)

const text = "The first sentence. The second one.\n\nA third, with café in it.\n"

// dossier is one whose anchors hold in text.
func dossier(t *testing.T) (*data.Dossier, *anchor.Text) {
	t.Helper()
	read, err := anchor.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	source := &data.Source{Meta: data.Meta{ID: "text"}, File: "text.txt", SHA256: read.SHA256, Paragraphs: read.Len()}
	for number := 1; number <= read.Len(); number++ {
		for _, s := range anchor.Sentences(read.Paragraph(number)) {
			source.Sentences = append(source.Sentences, data.Span{Paragraph: number, Start: s[0], End: s[1]})
		}
	}
	start, end := 8, 25
	passage, err := read.Slice(3, start, end)
	if err != nil {
		t.Fatal(err)
	}
	evidence := data.Evidence{Source: "text", Paragraph: 3, Start: &start, End: &end, SHA256: anchor.Hash(passage)}
	place := &data.Place{Meta: data.Meta{ID: "town", Evidence: []data.Evidence{evidence, {Source: "other", Page: "1"}}}}
	return &data.Dossier{Sources: []*data.Source{source}, Places: []*data.Place{place}}, read
}

func TestText(t *testing.T) {
	five, sixty := 5, 60
	tests := []struct {
		name, why string
		change    func(s *data.Source, e *data.Evidence)
		want      string // path and a part of the cause; empty for no problem
	}{
		{"as it was", "nothing is wrong", func(*data.Source, *data.Evidence) {}, ""},
		{"another file", "the anchors were made from other bytes", func(s *data.Source, _ *data.Evidence) { s.SHA256 = strings.Repeat("0", 64) }, "sources/0/sha256 is not the one"},
		{"another number of paragraphs", "a line was lost", func(s *data.Source, _ *data.Evidence) { s.Paragraphs = 2 }, "sources/0/paragraphs has 3 paragraphs, not 2"},
		{"a passage elsewhere", "the same hash five characters on is no match", func(_ *data.Source, e *data.Evidence) { e.Start = &five }, "places/0/evidence/0/sha256 is not the passage"},
		{"a range past the end", "the paragraph is shorter", func(_ *data.Source, e *data.Evidence) { e.End = &sixty }, "places/0/evidence/0 not inside paragraph 3"},
		{"a paragraph that is none", "the text is shorter", func(_ *data.Source, e *data.Evidence) { e.Paragraph = 9 }, "places/0/evidence/0 not among"},
		{"a sentence past the end", "offsets of another text", func(s *data.Source, _ *data.Evidence) { s.Sentences[2].End = 99 }, "sources/0/sentences/2 not inside paragraph 3"},
		{"a sentence that begins with a space", "an offset is off by one", func(s *data.Source, _ *data.Evidence) { s.Sentences[1].Start-- }, "sources/0/sentences/1 white space"},
		{"a sentence too short", "its last letters belong to nothing", func(s *data.Source, _ *data.Evidence) { s.Sentences[0].End -= 2 }, "sources/0/sentences lies in no sentence"},
		{"a paragraph without sentences", "nobody would notice what it says", func(s *data.Source, _ *data.Evidence) { s.Sentences = s.Sentences[:2] }, "sources/0/sentences character 0 of paragraph 3"},
		{"two sentences made one", "where a sentence ends is the editor's decision", func(s *data.Source, _ *data.Evidence) {
			s.Sentences[0].End = s.Sentences[1].End
			s.Sentences = append(s.Sentences[:1], s.Sentences[2])
		}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, read := dossier(t)
			test.change(d.Sources[0], &d.Places[0].Evidence[0])
			problems := verify.Text(d, d.Sources[0], read, func(path string) (string, int, int) { return path, 1, 1 })
			path, cause, _ := strings.Cut(test.want, " ")
			switch {
			case test.want == "" && len(problems) == 0:
			case len(problems) != 1 || test.want == "":
				t.Errorf("got %v, want %q (%s)", problems, test.want, test.why)
			case problems[0].Path != path || problems[0].File != path || !strings.Contains(problems[0].Cause, cause) || problems[0].Rule != 4:
				t.Errorf("got %v, want %q (%s)", problems, test.want, test.why)
			}
		})
	}
}

func TestNoLocator(t *testing.T) {
	d, read := dossier(t)
	d.Sources[0].Paragraphs = 1
	if problems := verify.Text(d, d.Sources[0], read, nil); len(problems) != 1 || problems[0].Path != "sources/0/paragraphs" {
		t.Errorf("got %v, want one problem with its path", problems)
	}
}
