// SPDX-License-Identifier: MIT

package export

import (
	"io"

	"isnad/data"
	"isnad/data/cite"
	"isnad/data/graph"
)

const citationsLost = "Everything but the dossier itself and its sources. A page offers the citation of its record by itself."

// CSL, BibTeX and RIS write the dossier and its sources for reference managers
// (data/cite says how).
func CSL(w io.Writer, in *Input) error { return write(w, cite.CSL(in.citations()...)) }

// BibTeX: see CSL.
func BibTeX(w io.Writer, in *Input) error { return write(w, cite.BibTeX(in.citations()...)) }

// RIS: see CSL.
func RIS(w io.Writer, in *Input) error { return write(w, cite.RIS(in.citations()...)) }

func (in *Input) citations() []cite.Item {
	lang := in.Words.Lang()
	items := []cite.Item{cite.Dossier(in.Dossier.About, lang)}
	for s := range graph.Each[*data.Source](in.Graph) {
		publisher := ""
		if in.Record(s.Publisher) != nil {
			publisher = in.Words.Name(s.Publisher)
		}
		items = append(items, cite.Source(s, lang, publisher))
	}
	return items
}

func write(w io.Writer, b []byte) error {
	_, err := w.Write(b)
	return err
}
