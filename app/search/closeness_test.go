// SPDX-License-Identifier: MIT

package search

import (
	"slices"
	"strings"
	"testing"

	"isnad/data"
)

// What tells names apart that mean the same to the ear.
func TestTheNearerNameComesFirst(t *testing.T) {
	for _, c := range []struct{ query, names, want, reason string }{
		{"Abdelrahman Haj", "Abd al-Rahman Haj; Abdelrahman Haj", "Abdelrahman Haj", "a compound parts however it is joined, and who joins it means the joined one"},
		{"Tarek el-Hamd", "Tariq al-Hamd; Tarek el-Hamd", "Tarek el-Hamd", "articles are not searched for, but seen"},
		{"Kamal Sultan", "Jamal Sultan; Kamal Sultani", "Kamal Sultani", "another first letter is another name, a last one may be an ending"},
		{"Salim Ogaro", "Ahmad Salim; Salim Kony", "Salim Kony", "the first word typed begins the name"},
		{"Ahmad Ould Amar", "Ahmad Amar Zayd; Ahmad Ould Amar Zayd", "Ahmad Ould Amar Zayd", "a particle that is there counts"},
		{"Ahmad Amar", "Ahmad Ould Amara; Ahmad Ould Amar", "Ahmad Ould Amar", "one that is not typed costs nothing"},
		{"Elshafee Sultan", "El Shafee Sultan Zayd; Elshafee Sultan", "Elshafee Sultan", "a word with its article in it is one word, and asked for"},
		{"El Shafee Elsheikh", "Elshafee El Sheikh; El Shafee Elsheikh", "El Shafee Elsheikh", "what is written the same comes first, though both have the same pairs of letters"},
		{"Mohamed Omar", "Mohammed Omar; Mohamed Omar Mohamed", "Mohamed Omar Mohamed", "a word said twice is not a word too many"},
		{"Hasan Hussein", "Hasan Hussein Karim; Hasan Hussein Husayn Karim", "Hasan Hussein Karim", "but two words of one key are two"},
		{"Noor Barzan Ibrahim Hasan", "Barzan Ibrahim Hassan; Mahmud Barzan Ibrahim Hasan", "Mahmud Barzan Ibrahim Hasan", "a word may stand in the place of another"},
		{"Abu Diriye", "Abu Zaid Dorda; Ahmed Diriye; Abu Karim; Abu Nasir; Abu Hamza; Abu Salim", "Ahmed Diriye", "two consonants alike are no beginning of a sound"},
		{"Tarek Sayed", "Tarak Sayed; Tariq Sayed", "Tariq Sayed", "e is nearer to i than to a"},
		{"Ahmad Sayed", "Ahmed Sayed; Ahmid Sayed", "Ahmed Sayed", "and nearer to a than i is"},
	} {
		names := strings.Split(c.names, "; ")
		for range 2 { // in either order of the dossier
			slices.Reverse(names)
			d := &data.Dossier{Isnad: 1}
			for i, name := range names {
				d.Actors = append(d.Actors, &data.Actor{Meta: data.Meta{ID: string(rune('a' + i))}, Kind: data.ActorPerson, Name: data.Text{EN: name}})
			}
			hits := New(Opened(t, d)).Search(Query{Text: c.query}).Hits
			if len(hits) == 0 || hits[0].Text != c.want {
				t.Errorf("%s: %q of %q finds %v first, want %s", c.reason, c.query, names, hits, c.want)
			}
		}
	}
}

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		reason, query, name string
		want                int
	}{
		{"the same", "omar diaby", "omar diaby", 100},
		{"nothing in common", "omar", "idlib", 0},
		{"half of the pairs", "abcde", "abcxy", 50},
		{"a pair counts as often as both have it", "aaa", "aaaaa", 66},
		{"nothing to compare", "a", "a", 0},
		{"nothing at all", "", "omar", 0},
	} {
		var p pairs
		p.count(c.query)
		for range 2 { // comparing leaves no trace
			if got := p.likeness(c.name); got != c.want {
				t.Errorf("%s: %q and %q are alike by %d, want %d", c.reason, c.query, c.name, got, c.want)
			}
		}
	}
}
