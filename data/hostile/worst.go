// SPDX-License-Identifier: MIT

package hostile

import (
	"fmt"
	"reflect"
	"strings"

	"isnad/data"
	"isnad/data/edtf"
)

// Long is ten kilobytes of a name without a place to break it, in letters that
// run either way, turned around and not turned back.
var Long = strings.Repeat("Ghuraba\u202eغرباء\u2067", 10_000/len("Ghuraba\u202eغرباء\u2067"))

// absurdDates are on the edge of what a date can say. What the parser refuses
// the build refuses: it is left out.
var absurdDates = []string{
	"0000", "-0001-12-31", "-9999", "9999-12-31", "Y99999", "Y-99999", "Y170000002", "Y-170000002", "0000-02-29", "2024-02-29", "1900-02-28?", "2024-02-29%",
	"XXXX", "-XXXX", "20XX-XX-XX", "2024-21", "2024-XX-31", "-9999-01-01/9999-12-31", "2024-06-02?/2024-06-01?", "2024/2024-01", "../-9999", "Y99999/..", "/9999", "[..-9999]", "[Y99999..]",
}

// Worst is everything at once: the records of Dossier, the same with endless
// texts, records with nothing but what they must have, a name with 500 others,
// and an event on every absurd date. Ids are the type and a number, as there.
func Worst() *data.Dossier {
	d := Dossier(Text)
	d.Actors[0].Aliases = many(d.Actors[0].Aliases[0])
	for _, r := range Dossier(Long).Records() {
		r.Head().ID = string(r.Type()) + "-2"
		d.Add(r)
	}
	for _, t := range data.Types() {
		d.Add(least(t))
	}
	for i, s := range absurdDates {
		on, err := edtf.Parse(s)
		if err != nil {
			continue
		}
		e := least(data.TypeEvent).(*data.Event)
		e.ID, e.Date = fmt.Sprintf("events-%d", 4+i), &data.Date{Date: on}
		d.Add(e)
	}
	d.About.Languages = []string{"en", "ar", "fr"}
	return d
}

// many are 500 of a name, no two alike.
func many(name data.Alias) []data.Alias {
	all := make([]data.Alias, 500)
	for i := range all {
		all[i] = name
		all[i].Text = fmt.Sprintf("%s %d", name.Text, i)
	}
	return all
}

// least is a record with an id and what no record goes without: a text and a
// value from each closed list.
func least(t data.Type) data.Record {
	r := data.NewRecord(t)
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if _, tag, _ := strings.Cut(field.Tag.Get("json"), ","); field.Name == "Meta" || strings.HasPrefix(tag, "omit") {
			continue
		}
		switch field.Type.Kind() {
		case reflect.String:
			v.Field(i).SetString(stringFor(v.Field(i), field, "en"))
		case reflect.Struct:
			if field.Type == reflect.TypeFor[data.Text]() {
				v.Field(i).Set(reflect.ValueOf(data.Text{EN: "x"}))
			}
		}
	}
	if a, ok := r.(*data.Actor); ok {
		a.Name = data.Text{EN: "x"} // or a label: so neither is required of all
	}
	r.Head().ID = string(t) + "-3"
	return r
}
