// SPDX-License-Identifier: MIT

package interchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"isnad/data"
	"isnad/data/hostile"
	"isnad/data/load"
)

func TestThePublishedJSONReadsBack(t *testing.T) {
	first := written(t, flagship(t), "json")
	loaded, err := load.JSON("dossier.json", first)
	if err != nil {
		t.Fatal(err)
	}
	if n := loaded.Check().Errors(); n > 0 {
		t.Fatalf("read back it has %d errors", n)
	}
	if !bytes.Equal(written(t, loaded.Dossier, "json"), first) {
		t.Error("read and written again it differs")
	}
}

// A spreadsheet computes none of the cells, and the text can be had back.
func TestNoCellIsAFormula(t *testing.T) {
	texts := []string{"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''+1", "＝1", "plain", "it's", "'quoted'", "-"}
	for _, text := range texts {
		d := accusing(t)
		d.Events[0].Title = data.Text{EN: text}
		for _, row := range csvTable(t, d, "events.csv")[1:] {
			for _, cell := range row {
				if strings.IndexAny(cell, "=+-@\t\r\n") == 0 || strings.HasPrefix(cell, "＝") {
					t.Errorf("%q would be computed", cell)
				}
			}
		}
		cell := csvTable(t, d, "events.csv")[1][column(t, d, "events.csv", "title_en")]
		if rest := strings.TrimLeft(cell, "'"); rest != cell && strings.IndexAny(rest, "=+-@\t\r\n＝") == 0 {
			cell = cell[1:]
		}
		if want := strings.ReplaceAll(text, "\r", ""); strings.ReplaceAll(cell, "\r", "") != want {
			t.Errorf("%q reads back as %q", text, cell)
		}
	}
}

func TestNumbersAreNotText(t *testing.T) {
	d := accusing(t)
	south := -33.5
	d.Places[0].Lat = &south
	if cell := csvTable(t, d, "places.csv")[1][column(t, d, "places.csv", "lat")]; cell != "-33.5" {
		t.Errorf("the latitude is %q", cell)
	}
}

// Two columns of one name would be one to most readers.
func TestColumnsHaveTheirOwnNames(t *testing.T) {
	for name, content := range unzipped(t, written(t, hostile.Dossier("text"), "csv")) {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, c := range rows[0] {
			if seen[c] {
				t.Errorf("%s has two columns %s", name, c)
			}
			seen[c] = true
		}
	}
}

func csvTable(t *testing.T, d *data.Dossier, table string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(unzipped(t, written(t, d, "csv"))[table])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func column(t *testing.T, d *data.Dossier, table, name string) int {
	t.Helper()
	for i, c := range csvTable(t, d, table)[0] {
		if c == name {
			return i
		}
	}
	t.Fatalf("%s has no column %s", table, name)
	return 0
}
