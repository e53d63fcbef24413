// SPDX-License-Identifier: MIT

package search

import "isnad/data/dataset"

// A word with a match at least this good is left alone.
const content = 800

// leastJoined keeps chance meetings of joined words out.
const leastJoined = 700

// joins tries, for words that found little by themselves, words written
// together on one side and apart on the other, or parted elsewhere:
// Wijijoko = Wiji Joko, Ben Hammedi = Benhammedi, Myongc-Hin = Myong-Chin.
func (e *Engine) joins(p *parsed, s *scored, used []bool) {
	for i := range p.terms {
		if s.matches[i].score < content {
			e.oneForTwo(p, s, used, i)
		}
		if i+1 < len(p.terms) && (s.matches[i].score < content || s.matches[i+1].score < content) {
			e.twoForOne(p, s, used, i)
			twoForTwo(p, s, used, i)
		}
	}
}

// oneForTwo tries term i against two neighbouring words of the text.
func (e *Engine) oneForTwo(p *parsed, s *scored, used []bool, i int) {
	t := &p.terms[i]
	q := t.readings[0].word
	for j := 0; j+1 < len(s.text.words); j++ {
		a, b := s.text.words[j], s.text.words[j+1]
		n := len(a.text) + len(b.text)
		// Only words of about this length that begin alike can meet well enough,
		// and joining costs.
		if s.taken(j, i, i) || s.taken(j+1, i, i) || !s.adjacent(j) || !beginsAlike(q, a) || a.unvoiced == q.unvoiced && (n > len(q.text)+4 || n < len(q.text)-4) {
			continue
		}
		joined := newWord(a.text + b.text)
		m := meet(q, joined, t.typing)
		if s.text.kind.Class() != dataset.ClassName {
			m = meetInProse(q, joined, t.typing)
		}
		if m.score >= leastJoined && m.score > s.matches[i].score {
			s.place(used, i, placed{match: m, token: j, wide: true})
		}
	}
}

// twoForOne tries terms i and i+1 together against each word of the text.
func (e *Engine) twoForOne(p *parsed, s *scored, used []bool, i int) {
	both := p.terms[i].with
	if both == nil {
		return
	}
	for j, w := range s.text.words {
		if s.taken(j, i, i+1) {
			continue
		}
		m := both.meet(w).in(s.text.kind.Class())
		if m.score >= leastJoined && 2*m.score > s.matches[i].score+s.matches[i+1].score {
			s.place(used, i, placed{match: m, token: j})
			s.place(used, i+1, placed{match: m, token: j})
		}
	}
}

// parted is the score of two words that are the same but for where they part.
const parted = 950

func twoForTwo(p *parsed, s *scored, used []bool, i int) {
	if s.matches[i].score+s.matches[i+1].score >= 2*parted {
		return
	}
	a, b := p.terms[i].token.Text, p.terms[i+1].token.Text
	for j := 0; j+1 < len(s.text.words); j++ {
		c, d := s.text.words[j].text, s.text.words[j+1].text
		if len(a)+len(b) == len(c)+len(d) && s.adjacent(j) && a+b == c+d {
			m := match{parted, slips, 1}
			s.place(used, i, placed{match: m, token: j, wide: true})
			s.place(used, i+1, placed{match: m, token: j, wide: true})
		}
	}
}

// adjacent reports tokens j and j+1 that are two words next to each other.
func (s *scored) adjacent(j int) bool {
	gap := s.text.tokens[j+1].From - s.text.tokens[j].To
	return gap == 0 || gap == 1
}

// taken reports that token j answers another term than those from a to b: one
// word does not answer twice, or "Oman Rahman" is Ri Man Gon.
func (s *scored) taken(j, a, b int) bool {
	for i, m := range s.matches {
		if (i < a || i > b) && m.token >= 0 && (m.token == j || m.wide && m.token+1 == j) {
			return true
		}
	}
	return false
}

// place moves term i to another match. What it leaves is free for none: pairs
// have been dealt out.
func (s *scored) place(used []bool, i int, m placed) {
	s.matches[i] = m
	used[m.token] = true
	if m.wide {
		used[m.token+1] = true
	}
}

// beginsAlike reports words whose keys or letters begin with the same one.
func beginsAlike(a, b *word) bool {
	if a.text != "" && b.text != "" && a.text[0] == b.text[0] {
		return true
	}
	for _, k := range a.keys {
		for _, l := range b.keys {
			if k[0] == l[0] {
				return true
			}
		}
	}
	return false
}
