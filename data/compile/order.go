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

// orders sorts the records every way a list may be asked for. Collation needs
// tables of 0.75 MB, so it is done here and never in the browser.
func orders(rows []dataset.Row) (all [5][]uint32) {
	all[dataset.ByTitleEN] = byTitle(rows, "en", language.English)
	if speaks(rows, "ar") {
		all[dataset.ByTitleAR] = byTitle(rows, "ar", language.Arabic)
	}
	if speaks(rows, "fr") {
		all[dataset.ByTitleFR] = byTitle(rows, "fr", language.French)
	}
	all[dataset.ByDate] = sorted(rows, byDate)
	all[dataset.ByDegree] = sorted(rows, func(a, b *dataset.Row) int { return cmp.Compare(b.Degree, a.Degree) })
	return all
}

func speaks(rows []dataset.Row, lang string) bool {
	return slices.ContainsFunc(rows, func(r dataset.Row) bool {
		return slices.ContainsFunc(r.Fields, func(f dataset.FieldValue) bool { return f.Title && f.Lang == lang })
	})
}

// sorted orders the records; equals keep the order of the dossier.
func sorted(rows []dataset.Row, compare func(a, b *dataset.Row) int) []uint32 {
	order := make([]uint32, len(rows))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return compare(&rows[a], &rows[b]) })
	return order
}

func byTitle(rows []dataset.Row, lang string, tag language.Tag) []uint32 {
	collator := collate.New(tag, collate.IgnoreCase)
	var buf collate.Buffer
	keys := make(map[*dataset.Row][]byte, len(rows))
	for i := range rows {
		keys[&rows[i]] = slices.Clone(collator.KeyFromString(&buf, sortTitle(rows[i].Fields, lang)))
		buf.Reset()
	}
	return sorted(rows, func(a, b *dataset.Row) int { return slices.Compare(keys[a], keys[b]) })
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
func byDate(a, b *dataset.Row) int {
	rank := func(r *dataset.Row) int {
		if !r.Bounds.Dated {
			return 1
		}
		return 0
	}
	day := func(r *dataset.Row) int64 {
		switch {
		case r.Bounds.HasFrom:
			return int64(r.Bounds.From)
		case r.Bounds.HasTo:
			return int64(r.Bounds.To)
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(day(a), day(b)), cmp.Compare(a.Bounds.To, b.Bounds.To))
}
