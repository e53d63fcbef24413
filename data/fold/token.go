// SPDX-License-Identifier: MIT

package fold

import (
	"strings"
	"unicode/utf8"
)

// Token is a word of folded text, in the form that all its spellings share.
type Token struct {
	Text     string
	From, To int // in the folded text; an article belongs to the word it stands before in Arabic
	Role     Role
}

// Role says how much a token stands for.
type Role uint8

const (
	Content   Role = iota
	Alternate      // another reading of the token before it: madani for almadani
	Particle       // bin, of, Dr: nobody is called that
)

// Tokens cuts folded text into tokens and appends them to dst.
//
// # Rules
//
//  1. Articles go where another word follows: al, el, ul, аль, эль always; as-,
//     ar-, аш- … only before the sound they take on (as-sadiq, аш-Шараа, but not
//     "Kim An").
//     Arabic ال goes off the word it is written to: الشام = شام.
//  2. Compounds with abd, allah, din and rahman part, however they were joined:
//     Abdulaziz = Abd al-Aziz = Abdel Aziz = عبدالعزيز = abd + aziz;
//     Nasiruddin = Nasir al-Din = نصیرالدین = nasir + din; Ziaurrahman = zia + rahman;
//     Najibullah = نجيب الله = najib + allah; Allahdad = Allah Dad;
//     Abubakar = Abu Bakr.
//  3. A Latin word that begins with al or el may hold an article, so the rest is
//     an Alternate: Almadani is found by al-Madani. Four letters must remain, or
//     every Ali and Elmi would hold one. So is the rest of one that may end in
//     an article: Saiful Islam = Saif al-Islam.
//     So is a compound as it was written: Abdul and Saduddin are words that
//     people misspell as a whole.
//  4. Ordinals are their numbers: 82nd = 82e = 82; 5k = 5000; 09 = 9.
//  5. Particles are kept but marked: bin, ibn, of, the, Dr, Sheikh … People leave
//     them out as often as not.
func Tokens(folded string, dst []Token) []Token {
	c := cutter{dst}
	for at := 0; at < len(folded); {
		end := strings.IndexByte(folded[at:], ' ')
		if end < 0 {
			end = len(folded)
		} else {
			end += at
		}
		next := ""
		if end < len(folded) {
			next = folded[end+1:]
		}
		c.word(folded[at:end], next, at)
		at = end + 1
	}
	return c.tokens
}

// cutter holds the tokens that are cut off.
type cutter struct{ tokens []Token }

// put appends a token. It stands alone because what is inlined stands in a
// browser's way where it compiles as it goes, as often as it is called.
//
//go:noinline
func (c *cutter) put(text string, from, to int, role Role) {
	c.tokens = append(c.tokens, Token{text, from, to, role})
}

// whole appends a word as it stands.
//
//go:noinline
func (c *cutter) whole(w string, at int, role Role) { c.put(w, at, at+len(w), role) }

// word appends the tokens of one word; next is the text after it.
func (c *cutter) word(w, next string, at int) {
	if len(w) == 0 || (next != "" && isArticle(w, next)) {
		return
	}
	switch first := w[0]; {
	case isDigit(first):
		c.put(number(w), at, at+len(w), Content)
	case 'a' <= first && first <= 'z':
		before := len(c.tokens)
		c.latin(w, at)
		if c.tokens[before].Text != w {
			c.whole(w, at, Alternate)
		}
		if n := trailingArticle(w, next); n > 0 {
			c.put(w[:n], at, at+len(w), Alternate)
		}
	case first >= 0xD8 && first <= 0xDB:
		c.arabic(w, at)
	default:
		c.whole(w, at, Content)
	}
}

// isArticle is rule 1 for articles that stand alone.
//
//go:noinline
func isArticle(w, next string) bool {
	if articles.find(w) != "" {
		return true
	}
	if strings.HasPrefix(w, "а") || strings.HasPrefix(w, "э") {
		return len(w) == 4 && strings.HasPrefix(next, w[2:])
	}
	if len(w) < 2 || len(w) > 4 || strings.IndexByte("aeu", w[0]) < 0 || strings.IndexByte("dnrstz", w[1]) < 0 {
		return false
	}
	return strings.HasPrefix(next, w[1:])
}

var articles = newLexicon("article al el ul ال аль эль")

// trailingArticle is where the article begins that a word may end in before the
// next one, or 0: Saiful Islam, Fazlur Rehman.
//
//go:noinline
func trailingArticle(w, next string) int {
	n := len(w) - 2
	if n < 4 || next == "" || w[n] != 'u' {
		return 0
	}
	if c := w[n+1]; c == 'l' || c == next[0] && strings.IndexByte("dnrstz", c) >= 0 {
		return n
	}
	return 0
}

// number is rule 4.
func number(w string) string {
	digits := 0
	for digits < len(w) && isDigit(w[digits]) {
		digits++
	}
	if digits == 2 && w[0] == '0' {
		return number(w[1:])
	}
	switch suffix := w[digits:]; suffix {
	case "st", "nd", "rd", "th", "e", "er", "eme", "ere", "re":
		return w[:digits]
	case "k":
		return w[:digits] + "000"
	}
	return w
}

// latin is rules 2, 3 and 5 for Latin letters.
func (c *cutter) latin(w string, at int) {
	if role := particle(w); role != Content {
		c.whole(w, at, role)
		return
	}
	if head, tail := abd(w); head > 0 {
		c.put("abd", at, at+head, Content)
		if tail < len(w) {
			c.latinTail(w[tail:], at+tail)
		}
		return
	}
	n, head := abu(w), "abu"
	if n == 0 {
		n, head = allahHead(w), "allah"
	}
	if n > 0 {
		c.put(head, at, at+n, Content)
	}
	c.latinTail(w[n:], at+n)
}

// latinTail handles the end of a word: -ullah, -uddin, and the word itself.
func (c *cutter) latinTail(w string, at int) {
	end := at + len(w)
	if canonical := wholeTail(w); canonical != "" {
		c.put(canonical, at, end, Content)
		return
	}
	n, tail := allahTail(w), "allah"
	if n == 0 {
		if n = rahmanTail(w); n > 0 {
			tail = w[len(w)-6:]
		} else {
			n, tail = dinTail(w), "din"
		}
	}
	if n > 0 {
		c.whole(w[:n], at, Content)
		c.put(tail, at+n, end, Content)
		return
	}
	c.whole(w, at, Content)
	if len(w) >= 6 && (strings.HasPrefix(w, "al") || strings.HasPrefix(w, "el")) {
		c.put(w[2:], at, end, Alternate)
	}
}

// abd finds "abd" and its inflections at the start of w: where the inflection
// ends and where the rest begins. Zero: w has none.
func abd(w string) (head, tail int) {
	if !strings.HasPrefix(w, "abd") || len(w) > 3 && strings.IndexByte("aeiou", w[3]) < 0 {
		return 0, 0
	}
	if servants.find(w) != "" {
		return len(w), len(w)
	}
	i := 3
	for i < len(w) && i < 5 && strings.IndexByte("aeiou", w[i]) >= 0 {
		i++
	}
	rest := w[i:]
	switch {
	case wholeTail(w[3:]) == "allah" || rest == "l" || rest == "la" || rest == "ll":
		return 3, 3 // abd + ullah
	case i > 3 && len(rest) >= 4 && rest[0] == 'l':
		return i + 1, i + 1 // abdul + aziz
	case i > 3 && len(rest) >= 4 && rest[0] == rest[1]:
		return i + 1, i + 1 // abdur + rahman
	case i > 3 && len(rest) >= 4 && (strings.HasPrefix(rest, "rahm") || strings.HasPrefix(rest, "rehm")):
		return i, i // abdi + rahman, as in Somali
	}
	return 0, 0
}

var servants = newLexicon("abd abd abdul abdel abdal abdol abdoul abdil abdur abdus abdun abduz abder abdou abdu")

//go:noinline
func abu(w string) int {
	for _, head := range []string{"abou", "abu"} {
		if rest, ok := strings.CutPrefix(w, head); ok {
			switch {
			case rest == "" || rest == "l":
				return 0 // latinTail makes both abu
			case len(rest) >= 4 && strings.HasPrefix(rest, "ba"):
				return len(head) // abubakar; Abuja and Aboud stay whole
			}
		}
	}
	return 0
}

// wholeTail is the canonical form of words that are nothing but an ending.
func wholeTail(w string) string { return endings.find(w) }

var endings = newLexicon(`allah allah ullah ollah ellah illah oullah alla ulla olla lah llah;
	din din deen dine dene dyn uddin eddin eddine addin aldin udin edine;
	abu abou abu abul aboul`)

// allahTail is where -ullah begins in w, or 0. Three letters must stand before
// it: Mullah is not a compound.
//
//go:noinline
func allahTail(w string) int {
	n := 0
	switch {
	case strings.HasSuffix(w, "llah"):
		n = len(w) - 4
	case strings.HasSuffix(w, "ulla"):
		n = len(w) - 3
	default:
		return 0
	}
	for n > 0 && strings.IndexByte("aeiou", w[n-1]) >= 0 {
		n--
	}
	if n < 3 {
		return 0
	}
	return n
}

// allahHead is where the rest begins of a word that begins with allah, or 0:
// Allahdad, Allahyar.
func allahHead(w string) int {
	rest, ok := strings.CutPrefix(w, "allah")
	if !ok || len(rest) < 3 || isVowel(rest[0]) && rest[0] != 'y' {
		return 0
	}
	return len("allah")
}

// rahmanTail is where -urrahman begins in w (Ziaurrahman), or 0.
//
//go:noinline
func rahmanTail(w string) int {
	for _, end := range []string{"rrahman", "rrehman"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) >= 4 && strings.IndexByte("aeiou", stem[len(stem)-1]) >= 0 {
			return len(stem) - 1
		}
	}
	return 0
}

// dinTail is where -uddin begins in w, or 0.
//
//go:noinline
func dinTail(w string) int {
	for _, end := range []string{"din", "deen", "dine", "dene"} {
		stem, ok := strings.CutSuffix(w, end)
		if !ok {
			continue
		}
		n := len(stem)
		if n > 0 && stem[n-1] == 'd' {
			n--
		}
		vowels := 0
		for n > 0 && vowels < 2 && strings.IndexByte("aeiou", stem[n-1]) >= 0 {
			n, vowels = n-1, vowels+1
		}
		if vowels > 0 && n >= 3 {
			return n
		}
	}
	return 0
}

// arabic is rules 1, 2 and 5 for Arabic letters.
func (c *cutter) arabic(w string, at int) {
	if role := particle(w); role != Content {
		c.whole(w, at, role)
		return
	}
	if w == "الله" || w == "لله" {
		c.put("الله", at, at+len(w), Content)
		return
	}
	if n := arabicHead(w); n > 0 {
		c.whole(w[:n], at, Content)
		c.arabic(w[n:], at+n)
		return
	}
	for _, tail := range [...]string{"الله", "الدين"} {
		if stem, ok := strings.CutSuffix(w, tail); ok && utf8.RuneCountInString(stem) >= 2 {
			c.whole(stem, at, Content)
			c.arabic(tail, at+len(stem))
			return
		}
	}
	c.put(w[article(w):], at, at+len(w), Content)
}

// arabicHead is where the rest begins of a word that begins with عبد and an
// article, or with ابو; or 0.
func arabicHead(w string) int {
	if rest, ok := strings.CutPrefix(w, "عبدال"); ok && utf8.RuneCountInString(rest) >= 2 {
		return len("عبد")
	}
	if rest, ok := strings.CutPrefix(w, "ابو"); ok && utf8.RuneCountInString(rest) >= 3 {
		return len("ابو")
	}
	return 0
}

// article is the length of the article w begins with, prepositions included.
//
//go:noinline
func article(w string) int {
	for _, a := range [...]struct {
		text  string
		after int // letters that must remain
	}{{"ال", 2}, {"وال", 3}, {"بال", 3}, {"كال", 3}, {"فال", 3}} {
		if rest, ok := strings.CutPrefix(w, a.text); ok && utf8.RuneCountInString(rest) >= a.after {
			return len(a.text)
		}
	}
	return 0
}

// particle is rule 5: links of descent, articles of prose, forms of address.
// "sayyid" and "khan" are left out: they are names as often as titles.
func particle(w string) Role {
	if particles.find(w) != "" {
		return Particle
	}
	return Content
}

var particles = newLexicon(`particle
	bin ben ibn bint ould wuld bn
	of the and in for to by at on a an
	de du des la le les et en dans pour
	dr doctor mr mrs ms prof sheikh shaykh sheik cheikh shaikh sheykh
	mullah mulla maulavi maulawi mawlawi molvi mawlavi haji hajji hadji hajj qari
	general gen colonel col major captain lt
	بن ابن بنت ولد في من على الي عن و
	الشيخ شيخ الدكتور دكتور الحاج حاجي حاج ملا مولوي قاري
	др шеих бин ибн бен`)
