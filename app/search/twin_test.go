// SPDX-License-Identifier: MIT

package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/fold"
)

// twin answers like Engine, by asking meet about every word of every field of
// every record: no vocabulary, no keys, no masks, no postings, nothing cut off.
// What both share is what is not an economy: parsing a query, what a match is,
// and ranking.
func twin(index *dataset.Index, q Query) Result {
	e := New(index)
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	p := e.parse(q.Text)
	for i := range p.terms {
		exhaust(e, &p.terms[i])
	}
	e.weighAll(p)
	if p.total == 0 {
		return Result{}
	}
	return e.answer(p, &q, recallAll(e, p, &q))
}

// exhaust answers a term's readings again, from the whole vocabulary.
func exhaust(e *Engine, t *term) {
	for k, r := range t.readings {
		fresh := &asked{question: r.question, word: r.word, met: map[*word]packed{}, best: r.best}
		for token := range e.index.Tokens() {
			m := r.compare(newWord(e.index.Token(token)))
			if f := (found{int32(token), int16(m.name.score), int16(m.prose.score)}); f.best() > 0 {
				fresh.found = append(fresh.found, f)
			}
		}
		if t.with == r {
			t.with = fresh
		}
		t.readings[k] = fresh
	}
}

func recallAll(e *Engine, p *parsed, q *Query) recalled {
	var r recalled
	for i := range e.index.Len() {
		c := candidate{record: i}
		for k := range p.terms {
			c.score += p.terms[k].weight * bestOf(e, &p.terms[k], i)
		}
		if q.Tally != nil && c.score > 0 && c.score >= p.total*strongCover {
			q.Tally(i)
		}
		if c.score == 0 || !q.passes(e.index, i) {
			continue
		}
		if c.score >= p.total*strongCover {
			r.strong++
		}
		r.best = append(r.best, c)
	}
	slices.SortFunc(r.best, e.before)
	r.best = r.best[:min(len(r.best), q.survivors())]
	return r
}

// bestOf is the best that a term finds in a record. A word counts once, in the
// weightiest class it stands in, as in the index.
func bestOf(e *Engine, t *term, record int) int {
	if t.optional {
		return 0
	}
	class := map[string]dataset.Class{}
	from, to := e.index.Fields(record)
	for f := from; f < to; f++ {
		kind, _, s := e.index.Field(f)
		tokens := fold.Tokens(folded(kind, s), nil)
		only := !slices.ContainsFunc(tokens, func(t fold.Token) bool { return t.Role != fold.Particle })
		for _, token := range tokens {
			if token.Role == fold.Particle && !only {
				continue
			}
			if c, ok := class[token.Text]; !ok || kind.Class() < c {
				class[token.Text] = kind.Class()
			}
		}
	}
	best := 0
	for text, c := range class {
		for _, r := range t.readings {
			best = max(best, worth(r.compare(newWord(text)).in(c).score)*classWeight[c]/full)
		}
	}
	return best
}

// twinNames is a neighbourhood in which everything the fast path skips occurs:
// shared keys, near keys, slips, prefixes, compounds, several scripts.
var twinNames = strings.Split(`Abu Muhammad al-Jolani;Ahmad al-Sharaa;أحمد الشرع;Ахмад Шараа;Omar Omsen;Omar Diaby;Oumar Diaby;عمر أومسن
Mohammed Suleiman;Muhammad Sulayman;Abdulrahman Al-Haj;Abd al-Rahman al-Hajj;عبد الرحمن الحاج;As'ad al-Shaibani;Asad Shibani;Fu Cong
Wiji Joko Santoso;Wijijoko Santoso;Ben Hammedi;Mohammed Benhammedi;Nasir al-Din;Nasiruddin;Najibullah Khan;نجيب الله خان;Salah Eddine
Kim Yong Chol;Kim Jong Il;Jo Yong Chol;Cho Yong Chol;U.S. State Department;Hay'at Tahrir al-Sham;هيئة تحرير الشام;Turkistan Islamic Party
82nd Division;Division 82;Six points;6 points;Designation of 2016;designates;Muammar Qadhafi;Mu'ammar al-Gaddafi;معمر القذافي;Каддафи
Saiful Islam;Saif al-Islam;Fazlur Rehman;Almadani Yusuf;Yusuf al-Madani;Idlib;Idleb;إدلب;Идлиб;Harem;Harim;حارم;General;The General;Abdullah;Abdul`, "\n")

func twinIndex(t testing.TB) *dataset.Index {
	t.Helper()
	d := &data.Dossier{Isnad: 1}
	for _, line := range twinNames {
		for _, name := range strings.Split(line, ";") {
			id := "a" + strings.Repeat("x", len(d.Actors))
			d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: id}, Kind: data.ActorGroup, Name: data.Text{EN: name}})
		}
	}
	for i, text := range []string{"Omar Diaby denies all of it", "The camp lies near Harem", "They number about 5,000 today"} {
		d.Claims = append(d.Claims, &data.Claim{Meta: data.Meta{ID: "c" + strings.Repeat("x", i)}, Text: data.Text{EN: text}, Act: "states"})
	}
	return Opened(t, d)
}

// agree compares the engine, used as a user would (one engine, one letter after
// the other), with the twin.
func agree(t *testing.T, engine *Engine, index *dataset.Index, q Query) {
	t.Helper()
	got, want := engine.Search(q), twin(index, q)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%q: the fast path differs from the twin (-twin +fast):\n%s", q.Text, d)
	}
}

func TestFastPathAgreesWithTwin(t *testing.T) {
	index := twinIndex(t)
	engine := New(index)
	queries := []string{"golani", "الجولاني", "Джолани", "charaa", "abdel rahman haj", "suleyman", "wiji jokosantoso", "benhammedi", "ben hammedi",
		"cho yong", "qaddafi", "القذافي", "six points", "6", "82", "designation", "general", "the", "abdu", "omaromsen", "kim jong", "o omsen",
		"turkstan islmic", "hts", "5000", "statesman", "harim", "saif islam", "najib allah", "xqzw", "omar omar omar", "the camp near harem"}
	for _, q := range queries {
		for end := range q {
			if end > 0 {
				agree(t, engine, index, Query{Text: q[:end]})
			}
		}
		agree(t, engine, index, Query{Text: q})
		agree(t, engine, index, Query{Text: q + " "})
		agree(t, engine, index, Query{Text: q, Types: []data.Type{data.TypeClaim}})
	}
}

func FuzzFastPathAgreesWithTwin(f *testing.F) {
	for _, line := range twinNames {
		for _, name := range strings.Split(line, ";") {
			f.Add(strings.ToLower(name))
		}
	}
	index := twinIndex(f)
	engine := New(index)
	f.Fuzz(func(t *testing.T, q string) { agree(t, engine, index, Query{Text: q}) })
}

// crowd is more records than survive, many of one name, so that cutting off has
// to be right too.
func crowd(t testing.TB) *dataset.Index {
	given := strings.Fields("Muhammad Mohamed Ahmad Ahmed Omar Umar Ali Hasan Hassan Husayn Ibrahim Khalid Khaled Salim Tariq Tarek Yusuf Youssef Zayd Zaid Faisal Karim")
	middle := strings.Fields("Ali Salem Muhammad Nasir Badr Jamil Amin Rashid Haj Anwar")
	family := strings.Fields("Diaby Diabi Dyabi Dyaby Haqqani Hakkani Noorzai Suleiman al-Madani Omsen")
	d := &data.Dossier{Isnad: 1}
	for _, f := range family {
		for _, m := range middle {
			for _, g := range given {
				name := g + " " + m + " " + f
				if len(d.Actors)%3 > 0 {
					name += " Khan" // so common that the words before it settle the matter
				}
				d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: fmt.Sprintf("n%d", len(d.Actors))},
					Kind: data.ActorPerson, Name: data.Text{EN: name}})
			}
		}
	}
	return Opened(t, d)
}

func TestCuttingOffAgreesWithTwin(t *testing.T) {
	index := crowd(t)
	if index.Len() < 2*survivors {
		t.Fatalf("%d records do not fill %d places twice", index.Len(), survivors)
	}
	engine := New(index)
	for _, q := range []string{"m", "mo", "mohamed", "mohamed khan", "khan muhammad", "ali omar", "ahmed haj", "omar diaby", "diaby ali", "diabi ahmed haj", "diaby khan", "khan dyabi", "diabi khan al", "hakani zaid nasir", "a", "sulaiman hasan", "zaydan k"} {
		agree(t, engine, index, Query{Text: q})
		agree(t, engine, index, Query{Text: q, Limit: index.Len()}) // everything there is
		p := engine.parse(q)
		got, want := engine.recall(p, &Query{}), recallAll(engine, p, &Query{})
		slices.SortFunc(got.best, engine.before)
		if d := cmp.Diff(want.best, got.best, cmp.AllowUnexported(candidate{})); d != "" {
			t.Errorf("%q: other candidates survive (-twin +fast):\n%s", q, d)
		}
	}
}

func TestFilterIsAskedBeforeCuttingOff(t *testing.T) {
	index := crowd(t)
	other := func(i int) bool {
		name, _ := index.Title(i, "en")
		return !strings.Contains(name, "Di") && !strings.Contains(name, "Dy")
	}
	q := Query{Text: "diaby khan", Keep: other}
	if len(New(index).Search(q).Hits) == 0 {
		t.Error("the survivors were all refused, and what was kept had been cut off")
	}
	agree(t, New(index), index, q)
}

func TestFlagshipAgreesWithTwin(t *testing.T) {
	index := Flagship(t)
	engine := New(index)
	for _, q := range []string{"golani", "الجولاني", "hayat tahrir", "5000 fighters", "october 22", "2016 designation", "custody", "hts arrested omar", "law", "qqqqq", "mother", "خطف", "بالخطف", "al qaeda", "القاعدة", "raid", "isil", "6",
		"abduction", "kidnap", "denial", "detention", "arrestation", "démentir", "statement", "نفي", "نفت", "إبعاد", "متهم", "kidnapped gir"} {
		agree(t, engine, index, Query{Text: q})
	}
	for _, letter := range []string{"a", "o", "ا"} {
		agree(t, engine, index, Query{Text: letter, Lang: "fr"})
	}
}
