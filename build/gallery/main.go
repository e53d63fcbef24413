// SPDX-License-Identifier: MIT

//go:build gallery

// Command gallery draws every component in each of its states, with the same
// code as the site, for people who change how the explorer looks:
//
//	go run -tags gallery ./build/gallery /tmp/gallery
//
// and open /tmp/gallery/en/index.html. The browser tests photograph it and hold it
// to the style sheet. It is no part of any site.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"

	"isnad/app/link"
	"isnad/build/site"
	"isnad/build/starter"
	"isnad/data"
	"isnad/data/edtf"
	"isnad/data/load"
)

//go:embed more.yaml
var more []byte

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run -tags gallery ./build/gallery FOLDER")
		os.Exit(2)
	}
	if err := draw(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func draw(out string) error {
	scratch, err := os.MkdirTemp("", "isnad-gallery-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	dir := filepath.Join(scratch, "dossier")
	d, err := dossier(dir)
	if err != nil {
		return err
	}
	copied, err := os.ReadFile(filepath.Join(dir, "texts", "courier-well.txt"))
	if err != nil {
		return err
	}
	return site.Gallery(d, copied, out)
}

// dossier is the starter's with more in it.
func dossier(dir string) (*data.Dossier, error) {
	if err := starter.Write(dir); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "more.yaml"), more, 0o600); err != nil {
		return nil, err
	}
	loaded, err := load.Dir(dir)
	if err != nil {
		return nil, err
	}
	if problems := loaded.Check(); problems.Errors() > 0 {
		return nil, fmt.Errorf("the gallery's dossier: %v", problems)
	}
	d := loaded.Dossier
	d.About.Languages = link.Languages()
	for i := range crowd {
		id := fmt.Sprintf("of-many-%d", i+1)
		d.Add(&data.Event{Meta: data.Meta{ID: id, Status: data.StatusReported, AccordingTo: []string{"ferry-log"}, Evidence: []data.Evidence{{Source: "ferry-log", Page: "14"}}},
			Title: data.Text{EN: fmt.Sprintf("Crossing %d of a busy day", i+1)}, Kind: "arrival", Date: date("2019-05-01")})
	}
	d.About.Contact = "mailto:desk@example.org"
	d.About.Corrections = []data.Correction{{Date: "2024-06-02", Record: "well-closed", What: data.Text{EN: "The day was wrong."}, Reason: data.Text{EN: "The first edition misprinted it."}}}
	return d, nil
}

// crowd is more than a lane of the timeline has rows for.
const crowd = 40

func date(s string) *data.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err) // it stands above
	}
	return &data.Date{Date: d}
}
