// SPDX-License-Identifier: MIT

package view

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/anchor"
	"isnad/data/graph"
)

// # Checking a reader's own copy of a source
//
// Whoever holds a source's text can give it to the page: every passage that a
// record stands on is cut out at its place and its hash compared. The copy is
// read in the browser, goes nowhere and is not kept.
//
// A copy that was pasted, so that lines have moved, is no other text: a passage
// that is not at its place is looked for by its length and hash in the rest.
//
// # What is not shown
//
// A source may name a child whom the dossier does not name, and the page does
// not show that name either, although the reader's file holds it. The name
// cannot be looked for: to know it the program would have to carry it, and a
// hash of a name can be guessed. What is known is where it must stand. Anchors
// that touch a withheld name reach to the sentence's ends, so that the child's
// records name the sentences. So:
//
//  1. Every sentence on which a record stands that refers to an actor whose
//     name is withheld is checked like any other, and not shown.
//  2. A word that begins with a capital in such a sentence, and that no text of
//     the dossier has, is hidden wherever else it stands. It may hide too much;
//     that is the side to err on. Scripts without capitals have rule 1 alone.
//  3. Where the file is another than the one the anchors were made from, these
//     sentences may stand elsewhere. Then only passages are shown that are at
//     their places, which is to say that their text is known.

// Why a file cannot be checked.
var (
	errTooLarge = errors.New("too large")
	errUTF16    = errors.New("UTF-16")
	errBinary   = errors.New("not a text")
)

// maxText bounds a reader's file, in bytes: a book is one or two million.
const maxText = 16 << 20

// checked is what became of a reader's copy of a source.
type checked struct {
	source     string // id
	name       string // of the file
	same       bool   // byte for byte the file that the anchors were made from
	paragraphs []checkedParagraph
	found      int // passages at their place
	moved      int // found elsewhere
	missing    int
	first      int  // number of the first paragraph with a passage that is not there; 0 for none
	whole      int  // paragraphs all of whose passages are at their place
	anchored   int  // paragraphs with passages
	quotes     int  // missing passages that other quotation marks alone tell from those
	ends       bool // other line ends alone tell it from the file
}

// checkedParagraph is one of the reader's.
type checkedParagraph struct {
	number   int
	pieces   []piece
	passages []passage // that should stand here
}

// passage is a range that records stand on.
type passage struct {
	data.Evidence
	records []string
	state   passageState
	at      int  // the paragraph where it was found, if it has moved
	quotes  bool // it is missing for its quotation marks alone
}

type passageState uint8

const (
	passageMissing passageState = iota
	passageMoved
	passageFound
)

// piece is a run of a paragraph's text that is shown in one way, in code points
// from start to end.
type piece struct {
	start, end int
	text       string // nothing where it is hidden
	marked     bool   // records stand on it
	hidden     bool   // not shown
}

// within are the pieces of a range, cut to it.
func within(pieces []piece, start, end int) []piece {
	var some []piece
	for _, p := range pieces {
		from, to := max(start, p.start), min(end, p.end)
		if from >= to {
			continue
		}
		if !p.hidden {
			p.text = string([]rune(p.text)[from-p.start : to-p.start])
		}
		p.start, p.end = from, to
		some = append(some, p)
	}
	return some
}

// readCopy reads a reader's file, or says why it is not a text.
func readCopy(file []byte) (*anchor.Text, error) {
	switch {
	case len(file) > maxText:
		return nil, errTooLarge
	case bytes.HasPrefix(file, []byte("\xff\xfe")), bytes.HasPrefix(file, []byte("\xfe\xff")):
		return nil, errUTF16
	case bytes.IndexByte(file, 0) >= 0:
		return nil, errBinary
	}
	text, err := anchor.Read(file)
	if err != nil {
		return nil, errBinary
	}
	return text, nil
}

// checkCopy holds a reader's copy against every passage of the source.
func (site *Site) checkCopy(s *data.Source, name string, text *anchor.Text) *checked {
	c := &checked{source: s.ID, name: name, same: text.SHA256 == s.SHA256}
	c.ends = !c.same && sameLines(text, s.SHA256)
	passages := site.passagesIn(s.ID)
	hide := site.hiding(s, text)
	for number := 1; number <= min(max(text.Len(), s.Paragraphs), maxParagraphs); number++ {
		p := checkedParagraph{number: number}
		for len(passages) > 0 && passages[0].Paragraph == number {
			p.passages, passages = append(p.passages, passages[0]), passages[1:]
		}
		c.verify(&p, text)
		p.pieces = hide.pieces(text.Paragraph(number), p, c.same)
		c.paragraphs = append(c.paragraphs, p)
	}
	return c
}

func (c *checked) verify(p *checkedParagraph, text *anchor.Text) {
	if len(p.passages) == 0 {
		return
	}
	c.anchored++
	whole := true
	for i := range p.passages {
		pa := &p.passages[i]
		pa.state, pa.at = locate(text, pa.Evidence)
		switch pa.state {
		case passageFound:
			c.found++
			continue
		case passageMoved:
			c.moved++
		default:
			c.missing++
			if otherQuotes(text, pa.Evidence) {
				c.quotes++
				pa.quotes = true
			}
		}
		whole = false
	}
	if whole {
		c.whole++
	} else if c.first == 0 {
		c.first = p.number
	}
}

// locate looks for a passage at its place, then in every paragraph wherever a
// word begins. It never matches in part.
func locate(text *anchor.Text, e data.Evidence) (passageState, int) {
	if words, err := text.Slice(e.Paragraph, *e.Start, *e.End); err == nil && anchor.Hash(words) == e.SHA256 {
		return passageFound, e.Paragraph
	}
	length := *e.End - *e.Start
	for number := 1; number <= text.Len() && number <= maxParagraphs; number++ {
		paragraph := []rune(text.Paragraph(number))
		for at := 0; at+length <= len(paragraph); at++ {
			begins := at == 0 || unicode.IsSpace(paragraph[at-1])
			if begins && anchor.Hash(string(paragraph[at:at+length])) == e.SHA256 {
				return passageMoved, number
			}
		}
	}
	return passageMissing, 0
}

// What a copy differs in is told where a hash proves it. Two differences are no
// difference of words, and most copies have one of them: a system ends lines in
// its own way, and an editor puts straight quotation marks in the place of
// curly ones.

// mostBlank is how many blank lines a file may end with.
const mostBlank = 4

// sameLines reports that the lines are those of the file with this hash, whose
// lines end with a line feed and nothing else.
func sameLines(text *anchor.Text, sha256 string) bool {
	var lines strings.Builder
	for number := 1; number <= text.Len(); number++ {
		if number > 1 {
			lines.WriteByte('\n')
		}
		lines.WriteString(text.Paragraph(number))
	}
	for range mostBlank {
		file, err := anchor.Read([]byte(lines.String()))
		if err == nil && file.SHA256 == sha256 {
			return true
		}
		lines.WriteByte('\n')
	}
	return false
}

// otherQuotes reports that a passage would be at its place with the other kind
// of quotation marks.
func otherQuotes(text *anchor.Text, e data.Evidence) bool {
	words, err := text.Slice(e.Paragraph, 0, *e.End)
	if err != nil {
		return false
	}
	for _, other := range []string{straight.Replace(words), curly(words)} {
		if anchor.Hash(string([]rune(other)[*e.Start:])) == e.SHA256 {
			return true
		}
	}
	return false
}

var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

// curly turns straight quotation marks as an editor would: one that follows a
// space, a bracket or a dash opens.
func curly(s string) string {
	runes := []rune(s)
	for i, c := range runes {
		opens := i == 0 || unicode.IsSpace(runes[i-1]) || strings.ContainsRune("([{—–“‘", runes[i-1])
		switch {
		case c == '"' && opens:
			runes[i] = '“'
		case c == '"':
			runes[i] = '”'
		case c == '\'' && opens:
			runes[i] = '‘'
		case c == '\'':
			runes[i] = '’'
		}
	}
	return string(runes)
}

// # The passage one came to check
//
// The evidence panel leads to a source's page with one passage in mind, and the
// record that stands on it. The address says which, so that it can be kept and
// given to others: focus is check-PARAGRAPH-START-END-RECORD.

const askedPrefix = "check-"

func askedID(e data.Evidence, record string) string {
	place := askedPrefix + strings.Join([]string{strconv.Itoa(e.Paragraph), strconv.Itoa(*e.Start), strconv.Itoa(*e.End)}, "-")
	return strings.TrimSuffix(place+"-"+record, "-")
}

// isAsked says that the address asks for this passage, whose records then begin
// with the one that it names.
func (pg *page) isAsked(pa *passage) bool {
	record, ok := strings.CutPrefix(pg.s.Focus+"-", askedID(pa.Evidence, "")+"-")
	if k := slices.Index(pa.records, strings.TrimSuffix(record, "-")); k > 0 {
		pa.records = append([]string{pa.records[k]}, slices.Delete(slices.Clone(pa.records), k, k+1)...)
	}
	return ok
}

// asked is the passage of a source that the address asks to check.
func (pg *page) asked(source string) (passage, bool) {
	if strings.HasPrefix(pg.s.Focus, askedPrefix) {
		for _, pa := range pg.passagesIn(source) {
			if pg.isAsked(&pa) {
				return pa, true
			}
		}
	}
	return passage{}, false
}

// verdict is what became of a passage in the copy, with the words there.
func (c *checked) verdict(e data.Evidence) (pa passage, words []piece, known bool) {
	if c == nil || c.source != e.Source || !e.Anchored() || e.Paragraph < 1 || e.Paragraph > len(c.paragraphs) {
		return passage{}, nil, false
	}
	p := c.paragraphs[e.Paragraph-1]
	for _, pa := range p.passages {
		if passageKey(pa.Evidence) != passageKey(e) {
			continue
		}
		if pa.state == passageFound {
			words = within(p.pieces, *e.Start, *e.End)
		}
		return pa, words, true
	}
	return passage{}, nil, false
}

// passagesIn are the ranges of a source that records stand on, each once, in
// the order of the text.
func (site *Site) passagesIn(source string) []passage {
	var all []passage
	place := map[string]int{}
	for _, r := range site.Graph.Inbound(source) {
		for _, pr := range proofsOf(r) {
			if pr.Source != source || !pr.Anchored() || pr.SHA256 == "" {
				continue
			}
			key := passageKey(pr.Evidence)
			i, known := place[key]
			if !known {
				i = len(all)
				place[key] = i
				all = append(all, passage{Evidence: pr.Evidence})
			}
			if id := r.Head().ID; !slices.Contains(all[i].records, id) {
				all[i].records = append(all[i].records, id)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b passage) int {
		return cmp.Or(cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(*a.Start, *b.Start), cmp.Compare(*a.End, *b.End))
	})
	return all
}

func passageKey(e data.Evidence) string {
	return strings.Join([]string{strconv.Itoa(e.Paragraph), strconv.Itoa(*e.Start), strconv.Itoa(*e.End), e.SHA256}, " ")
}

// hiding is what of a copy is not shown.
type hiding struct {
	sentences []data.Span
	words     map[string]bool
}

// hiding finds the sentences of rule 1 and the words of rule 2.
func (site *Site) hiding(s *data.Source, text *anchor.Text) hiding {
	h := hiding{words: map[string]bool{}}
	for _, pa := range site.passagesIn(s.ID) {
		if !slices.ContainsFunc(pa.records, site.withholds) {
			continue
		}
		for _, sentence := range s.Sentences {
			if sentence.Paragraph == pa.Paragraph && sentence.Start < *pa.End && *pa.Start < sentence.End {
				h.sentences = append(h.sentences, sentence)
			}
		}
		h.sentences = append(h.sentences, data.Span{Paragraph: pa.Paragraph, Start: *pa.Start, End: *pa.End})
	}
	if len(h.sentences) == 0 {
		return h
	}
	known := site.vocabulary()
	for _, span := range h.sentences {
		words, err := text.Slice(span.Paragraph, span.Start, span.End)
		if err != nil {
			words = text.Paragraph(span.Paragraph) // another text: all of it is suspect
		}
		for _, word := range strings.FieldsFunc(words, notLetter) {
			if first := []rune(word)[0]; unicode.IsUpper(first) && !known[strings.ToLower(word)] {
				h.words[strings.ToLower(word)] = true
			}
		}
	}
	return h
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// withholds reports a record of, or about, an actor whose name is withheld.
func (site *Site) withholds(id string) bool {
	r := site.Graph.Record(id)
	if a, ok := r.(*data.Actor); ok && a.WithheldName {
		return true
	}
	return slices.ContainsFunc(data.References(r), func(ref data.Reference) bool {
		a, ok := site.Graph.Record(ref.ID).(*data.Actor)
		return ok && a.WithheldName
	})
}

// vocabulary is every word of the dossier's English texts and names, in small
// letters: what stands there is withheld nowhere.
func (site *Site) vocabulary() map[string]bool {
	known := map[string]bool{}
	add := func(s string) {
		for _, word := range strings.FieldsFunc(s, notLetter) {
			known[strings.ToLower(word)] = true
		}
	}
	pg := newPage(site, link.Home())
	for _, r := range graph.All[data.Record](site.Graph) {
		title, _ := pg.title(r)
		add(title)
		switch r := r.(type) {
		case *data.Actor:
			add(r.Summary.EN)
			for _, a := range r.Aliases {
				add(a.Text)
			}
		case *data.Place:
			for _, a := range r.Aliases {
				add(a.Text)
			}
		case *data.Event:
			add(r.Summary.EN)
		}
	}
	return known
}

// pieces cuts a paragraph where what is marked or hidden begins or ends.
func (h hiding) pieces(text string, p checkedParagraph, same bool) []piece {
	runes := []rune(text)
	how := make([]piece, len(runes)) // of each character; its text is empty
	for _, pa := range p.passages {
		if pa.state != passageFound {
			continue
		}
		for i := *pa.Start; i < *pa.End && i < len(how); i++ {
			how[i].marked = true
		}
	}
	for i := range how {
		how[i].hidden = !same && !how[i].marked && !between(runes, how, i) // 3
	}
	for _, span := range h.sentences { // 1
		for i := max(0, span.Start); span.Paragraph == p.number && i < span.End && i < len(how); i++ {
			how[i].hidden = true
		}
	}
	for start := 0; start < len(runes); { // 2
		end := start
		for end < len(runes) && !notLetter(runes[end]) {
			end++
		}
		if h.words[strings.ToLower(string(runes[start:end]))] {
			for i := start; i < end; i++ {
				how[i].hidden = true
			}
		}
		start = max(end, start+1)
	}
	return cut(runes, how)
}

// between says that a character is white space from one marked passage to the
// next: it hides nothing, and a note in its place would say that it did.
func between(runes []rune, how []piece, i int) bool {
	from, to := i, i
	for from >= 0 && !how[from].marked && unicode.IsSpace(runes[from]) {
		from--
	}
	for to < len(runes) && !how[to].marked && unicode.IsSpace(runes[to]) {
		to++
	}
	return from >= 0 && to < len(runes) && how[from].marked && how[to].marked
}

// cut makes a piece of every run of characters that are shown alike.
func cut(runes []rune, how []piece) []piece {
	var all []piece
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes) && how[j] == how[i] {
			j++
		}
		run := how[i]
		run.start, run.end = i, j
		if !run.hidden {
			run.text = string(runes[i:j])
		}
		all = append(all, run)
		i = j
	}
	return all
}
