// SPDX-License-Identifier: MIT

package view

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/anchor"
	"isnad/data/graph"
)

const madeUpText = `The well in the courtyard ran dry in May.
A boy called Zubaid drew the last bucket. The mayor was told of it.
The mayor denies that anybody told him. Later Zubaid left the town.
`

// madeUp is a dossier about madeUpText, which names a child that the dossier
// does not.
func madeUp(t *testing.T) (*Site, *data.Source) {
	t.Helper()
	text, err := anchor.Read([]byte(madeUpText))
	if err != nil {
		t.Fatal(err)
	}
	s := &data.Source{Meta: data.Meta{ID: "paper"}, Label: data.Text{EN: "The Paper"}, SHA256: text.SHA256, Paragraphs: text.Len()}
	for number := 1; number <= text.Len(); number++ {
		for _, span := range anchor.Sentences(text.Paragraph(number)) {
			s.Sentences = append(s.Sentences, data.Span{Paragraph: number, Start: span[0], End: span[1]})
		}
	}
	proof := func(sentence int) []data.Evidence {
		span := s.Sentences[sentence]
		words, err := text.Slice(span.Paragraph, span.Start, span.End)
		if err != nil {
			t.Fatal(err)
		}
		return []data.Evidence{{Source: "paper", Paragraph: span.Paragraph, Start: &span.Start, End: &span.End, SHA256: anchor.Hash(words)}}
	}
	d := &data.Dossier{Sources: []*data.Source{s}, Actors: []*data.Actor{
		{Meta: data.Meta{ID: "boy", Evidence: proof(1)}, Label: data.Text{EN: "a boy"}, Minor: true, WithheldName: true},
		{Meta: data.Meta{ID: "mayor", Evidence: proof(3)}, Name: data.Text{EN: "The mayor"}},
	}, Events: []*data.Event{{Meta: data.Meta{ID: "dry", Evidence: proof(0)}, Title: data.Text{EN: "The well runs dry"}}}}
	return NewSite(graph.New(d), nil), s
}

func checkMadeUp(t *testing.T, file string) (*checked, string) {
	t.Helper()
	site, s := madeUp(t)
	text, err := readCopy([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	c := site.checkCopy(s, "copy.txt", text)
	return c, shownOf(c)
}

// shownOf is the text that the page shows of a copy.
func shownOf(c *checked) string {
	var b strings.Builder
	for _, p := range c.paragraphs {
		for _, piece := range p.pieces {
			b.WriteString(piece.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestACopyIsHeldAgainstEveryPassage(t *testing.T) {
	for _, c := range []struct {
		name, file            string
		same                  bool
		found, moved, missing int
		first                 int
	}{
		{"the very file", madeUpText, true, 3, 0, 0, 0},
		{"other line ends, the same text", strings.ReplaceAll(madeUpText, "\n", "\r\n"), false, 3, 0, 0, 0},
		{"one letter changed in one passage", strings.Replace(madeUpText, "denies", "deniez", 1), false, 2, 0, 1, 3},
		{"a line put before all", "Title\n" + madeUpText, false, 0, 3, 0, 1},
		{"another text", "Nothing of it.\n", false, 0, 0, 3, 1},
		{"nothing", "", false, 0, 0, 3, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := checkMadeUp(t, c.file)
			if got.same != c.same || got.found != c.found || got.moved != c.moved || got.missing != c.missing || got.first != c.first {
				t.Errorf("%+v", got)
			}
		})
	}
}

// A copy that an editor or a system has touched says what was touched, and the
// passage counts as missing all the same.
func TestACopySaysWhatItDiffersIn(t *testing.T) {
	const curled = "He said: “The well’s dry.” Nobody came.\nThe end.\n"
	for _, c := range []struct {
		name, text, copy string
		ends             bool
		quotes, missing  int
	}{
		{"nothing", curled, curled, false, 0, 0},
		{"carriage returns", curled, strings.ReplaceAll(curled, "\n", "\r\n"), true, 0, 0},
		{"a mark of byte order", curled, "\ufeff" + curled, true, 0, 0},
		{"no end of the last line", curled, strings.TrimRight(curled, "\n"), true, 0, 0},
		{"the file has blank lines at its end", curled + "\n\n", curled, true, 0, 0},
		{"straight for curly", curled, straight.Replace(curled), false, 1, 1},
		{"curly for straight", straight.Replace(curled), curled, false, 1, 1},
		{"a word as well", curled, strings.Replace(straight.Replace(curled), "dry", "wet", 1), false, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := anchor.Read([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			start, end, err := text.Find(1, "The well", "came.")
			if err != nil {
				t.Fatal(err)
			}
			words, err := text.Slice(1, start, end)
			if err != nil {
				t.Fatal(err)
			}
			s := &data.Source{Meta: data.Meta{ID: "paper"}, SHA256: text.SHA256, Paragraphs: text.Len()}
			site := NewSite(graph.New(&data.Dossier{Sources: []*data.Source{s}, Events: []*data.Event{{Meta: data.Meta{ID: "dry",
				Evidence: []data.Evidence{{Source: "paper", Paragraph: 1, Start: &start, End: &end, SHA256: anchor.Hash(words)}}}}}}), nil)
			given, err := readCopy([]byte(c.copy))
			if err != nil {
				t.Fatal(err)
			}
			got := site.checkCopy(s, "copy.txt", given)
			if got.ends != c.ends || got.quotes != c.quotes || got.missing != c.missing {
				t.Errorf("ends %t, quotes %d, missing %d", got.ends, got.quotes, got.missing)
			}
			if says := checkVerdict(got) == i18n.CheckLineEnds; says != c.ends {
				t.Errorf("the headline says %s", checkVerdict(got))
			}
		})
	}
}

// The panel shows a passage word for word, and nothing of it that is withheld.
func TestThePassageIsCutOutOfTheCopy(t *testing.T) {
	site, s := madeUp(t)
	c, _ := checkMadeUp(t, madeUpText)
	for i, want := range []string{"The well in the courtyard ran dry in May.", "", "The mayor denies that anybody told him."} {
		passages := site.passagesIn(s.ID)
		_, words, known := c.verdict(passages[i].Evidence)
		shown := ""
		for _, p := range words {
			shown += p.text
		}
		if !known || strings.TrimSpace(shown) != want {
			t.Errorf("passage %d is shown as %q, want %q", i, shown, want)
		}
	}
}

func TestSpaceBetweenPassagesIsShown(t *testing.T) {
	marked := piece{marked: true}
	for _, c := range []struct {
		name, text string
		how        []piece
		at         int
		want       bool
	}{
		{"a space between two", "a b", []piece{marked, {}, marked}, 1, true},
		{"several", "a  b", []piece{marked, {}, {}, marked}, 2, true},
		{"a letter between two", "axb", []piece{marked, {}, marked}, 1, false},
		{"a space at the end", "a ", []piece{marked, {}}, 1, false},
		{"a space beside what is hidden", "a x", []piece{marked, {}, {}}, 1, false},
	} {
		if got := between([]rune(c.text), c.how, c.at); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAWithheldNameIsNotShownFromTheReadersOwnFile(t *testing.T) {
	for _, c := range []struct{ name, file, shows string }{
		{"in its sentence and wherever else it stands", madeUpText, "left the town"},
		{"in a copy whose lines have moved", "Title\n\n" + madeUpText, ""},
		{"in a copy that differs", strings.Replace(madeUpText, "bucket", "pail", 1), "The mayor denies"},
		{"in another text altogether", "Zubaid alone.\n", ""},
		{"where only a beginning is the same", strings.Replace(madeUpText, "Later", "Zubaid. Later", 1), "ran dry"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, shown := checkMadeUp(t, c.file)
			if strings.Contains(shown, "Zubaid") {
				t.Errorf("the name is shown:\n%s", shown)
			}
			if !strings.Contains(shown, c.shows) {
				t.Errorf("%q is not shown:\n%s", c.shows, shown)
			}
		})
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       error
	}{
		{"UTF-16, little end first", "\xff\xfeA\x00", errUTF16},
		{"UTF-16, big end first", "\xfe\xff\x00A", errUTF16},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", errBinary},
		{"broken UTF-8", "caf\xe9", errBinary},
		{"more than a text can be", strings.Repeat("a", maxText+1), errTooLarge},
		{"a mark of byte order is no text", "\xef\xbb\xbfA", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := readCopy([]byte(c.file)); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

// The flagship's own source, where it is at hand: every passage is there, and
// no word that a hidden sentence may name somebody by is shown.
func TestTheFlagshipsSourceIsFoundWordForWord(t *testing.T) {
	folder := os.Getenv("ISNAD_SOURCES")
	if folder == "" {
		t.Skip("ISNAD_SOURCES names no folder with the source's text, which is not part of the project")
	}
	site := flagship(t)
	for _, s := range site.Graph.Dossier.Sources {
		file, err := os.ReadFile(filepath.Join(folder, s.File))
		if err != nil {
			t.Fatal(err)
		}
		text, err := readCopy(file)
		if err != nil {
			t.Fatal(err)
		}
		c := site.checkCopy(s, s.File, text)
		if !c.same || c.moved+c.missing > 0 || c.found < 100 {
			t.Errorf("same %t, found %d, moved %d, missing %d", c.same, c.found, c.moved, c.missing)
		}
		hide := site.hiding(s, text)
		if len(hide.sentences) == 0 || len(hide.words) == 0 {
			t.Fatal("nothing is hidden of a text that names a child")
		}
		for word := range strings.FieldsFuncSeq(shownOf(c), notLetter) {
			if hide.words[strings.ToLower(word)] {
				t.Errorf("a word of %d letters that may be a withheld name is shown", len([]rune(word)))
			}
		}
		t.Logf("%d passages; %d sentences and %d words hidden", c.found, len(hide.sentences), len(hide.words))
	}
}
