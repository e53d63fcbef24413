// SPDX-License-Identifier: MIT

package compile

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"isnad/data/dataset"
)

// sorting keeps of every record what the orders go by.
type sorting struct {
	titles  [len(sorted)][]string // of the languages that some title is in
	bounds  []dataset.Bounds
	degrees []int
}

// sorted are the languages that records are sorted by the title in. Collation
// needs tables of 0.75 MB, so it is done here and never in the browser.
var sorted = [...]struct {
	order dataset.Order
	lang  string
	tag   language.Tag
}{{dataset.ByTitleEN, "en", language.English}, {dataset.ByTitleAR, "ar", language.Arabic}, {dataset.ByTitleFR, "fr", language.French}}

func (s *sorting) add(row *dataset.Row) {
	for k, by := range sorted {
		if k > 0 && s.titles[k] == nil && !speaks(row, by.lang) {
			continue
		}
		if k > 0 && s.titles[k] == nil {
			s.titles[k] = slices.Clone(s.titles[0][:len(s.bounds)]) // until now the English ones
		}
		s.titles[k] = append(s.titles[k], sortTitle(row.Fields, by.lang))
	}
	s.bounds, s.degrees = append(s.bounds, row.Bounds), append(s.degrees, row.Degree)
}

// orders sorts the records every way a list may be asked for.
func (s *sorting) orders() (all [5][]uint32) {
	for k, by := range sorted {
		if s.titles[k] != nil {
			all[by.order] = byTitle(s.titles[k], by.tag)
		}
	}
	all[dataset.ByDate] = order(len(s.bounds), func(a, b uint32) int { return byDate(&s.bounds[a], &s.bounds[b]) })
	all[dataset.ByDegree] = order(len(s.degrees), func(a, b uint32) int { return cmp.Compare(s.degrees[b], s.degrees[a]) })
	return all
}

func speaks(row *dataset.Row, lang string) bool {
	return slices.ContainsFunc(row.Fields, func(f dataset.FieldValue) bool { return f.Title && f.Lang == lang })
}

// order sorts the records; equals keep the order of the dossier.
func order(n int, compare func(a, b uint32) int) []uint32 {
	order := make([]uint32, n)
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, compare)
	return order
}

func byTitle(titles []string, tag language.Tag) []uint32 {
	collator := collate.New(tag, collate.IgnoreCase)
	var buf collate.Buffer
	keys := make([][]byte, len(titles))
	for i, title := range titles {
		keys[i] = slices.Clone(collator.KeyFromString(&buf, title))
		buf.Reset()
	}
	return order(len(titles), func(a, b uint32) int { return slices.Compare(keys[a], keys[b]) })
}

// sortTitle is the title in lang, without the Arabic article: nobody looks for
// al-Jolani under A.
func sortTitle(fields []dataset.FieldValue, lang string) string {
	title := fields[0].Text
	for _, f := range fields {
		if f.Title && f.Lang == lang {
			title = f.Text
		}
	}
	if lower := strings.ToLower(title); strings.HasPrefix(lower, "al-") {
		return title[len("al-"):]
	}
	return strings.TrimPrefix(title, "ال")
}

// byDate puts the earliest first; what has no known beginning goes by its end,
// what has no date goes last.
func byDate(a, b *dataset.Bounds) int {
	rank := func(d *dataset.Bounds) int {
		if !d.Dated {
			return 1
		}
		return 0
	}
	day := func(d *dataset.Bounds) int64 {
		switch {
		case d.HasFrom:
			return int64(d.From)
		case d.HasTo:
			return int64(d.To)
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(day(a), day(b)), cmp.Compare(a.To, b.To))
}
