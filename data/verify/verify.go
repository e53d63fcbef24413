// SPDX-License-Identifier: MIT

// Package verify holds a dossier against the text of a source (rule 4). It is
// apart from the checks of package data because it needs the text, which is not
// part of a dossier, and Unicode normalization, which is not in the standard
// library. It never looks for a passage elsewhere: an anchor holds at its place
// or it does not. Whether a short anchor touches a withheld word cannot be told
// here, since the list of such words is not part of a dossier either.
package verify

import (
	"fmt"
	"strings"

	"isnad/data"
	"isnad/data/anchor"
)

// Text returns what of a source's description and of the anchors into it does
// not hold in the text. A changed file is one problem; its anchors are looked
// at all the same, since that tells how much of it changed.
func Text(d *data.Dossier, source *data.Source, text *anchor.Text, at data.Locator) data.Problems {
	v := &verifier{source: source, text: text, at: at, path: sourcePath(d, source)}
	if v.at == nil {
		v.at = func(string) (string, int, int) { return "", 0, 0 }
	}
	v.file()
	v.sentences()
	for _, cited := range d.Evidence() {
		if cited.Source == source.ID && cited.Anchored() {
			v.anchor(cited)
		}
	}
	v.problems.Sort()
	return v.problems
}

type verifier struct {
	source   *data.Source
	text     *anchor.Text
	at       data.Locator
	path     string
	problems data.Problems
}

func sourcePath(d *data.Dossier, source *data.Source) string {
	for i, s := range d.Sources {
		if s == source {
			return fmt.Sprintf("sources/%d", i)
		}
	}
	return "sources"
}

func (v *verifier) fail(path, cause, remedy string) {
	file, line, column := v.at(path)
	v.problems = append(v.problems, data.Problem{File: file, Line: line, Column: column, Path: path,
		Rule: 4, Severity: data.Error, Cause: cause, Remedy: remedy})
}

func (v *verifier) file() {
	if v.source.SHA256 != v.text.SHA256 {
		v.fail(v.path+"/sha256", fmt.Sprintf("the file %s is not the one the anchors were made from", v.source.File),
			"bring back the file as it was, or run `isnad anchor` on the new one and read what changed")
	}
	if v.source.Paragraphs != v.text.Len() {
		v.fail(v.path+"/paragraphs", fmt.Sprintf("the file has %d paragraphs, not %d", v.text.Len(), v.source.Paragraphs), "let `isnad anchor` count them again")
	}
}

// sentences holds the committed offsets against the text: each lies in its
// paragraph and begins and ends at a letter, and no letter lies outside them
// all. Where a sentence ends is the editor's decision and not looked at.
func (v *verifier) sentences() {
	byParagraph := map[int][]int{}
	for i, s := range v.source.Sentences {
		byParagraph[s.Paragraph] = append(byParagraph[s.Paragraph], i)
		passage, err := v.text.Slice(s.Paragraph, s.Start, s.End)
		path := fmt.Sprintf("%s/sentences/%d", v.path, i)
		switch {
		case err != nil:
			v.fail(path, err.Error(), "let `isnad anchor` count the sentences again")
		case strings.TrimSpace(passage) != passage:
			v.fail(path, "the sentence begins or ends with white space", "let `isnad anchor` count the sentences again")
		}
	}
	for number := 1; number <= v.text.Len(); number++ {
		if at := v.outside(number, byParagraph[number]); at >= 0 {
			v.fail(v.path+"/sentences", fmt.Sprintf("character %d of paragraph %d lies in no sentence", at, number), "let `isnad anchor` count the sentences again")
		}
	}
}

// outside returns the first character of a paragraph that is not white space
// and lies in none of its sentences, or -1.
func (v *verifier) outside(number int, sentences []int) int {
	paragraph := []rune(v.text.Paragraph(number))
	for _, i := range sentences {
		s := v.source.Sentences[i]
		for at := max(s.Start, 0); at < min(s.End, len(paragraph)); at++ {
			paragraph[at] = ' '
		}
	}
	for at, r := range paragraph {
		if strings.TrimSpace(string(r)) != "" {
			return at
		}
	}
	return -1
}

func (v *verifier) anchor(cited data.Cited) {
	passage, err := v.text.Slice(cited.Paragraph, *cited.Start, *cited.End)
	switch {
	case err != nil:
		v.fail(cited.Path, err.Error(), "let `isnad anchor` make the anchor again")
	case cited.SHA256 != "" && anchor.Hash(passage) != cited.SHA256:
		v.fail(cited.Path+"/sha256", fmt.Sprintf("the text at %d to %d of paragraph %d is not the passage that was anchored", *cited.Start, *cited.End, cited.Paragraph),
			"read the passage, see that the record still says what it does, and let `isnad anchor` make the anchor again")
	}
}
