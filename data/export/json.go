// SPDX-License-Identifier: MIT

package export

import (
	"encoding/json"
	"io"
)

// JSON writes the published form, which data/schema describes and data/load
// reads: everything, and read and written again the same bytes.
func JSON(w io.Writer, in *Input) error { return indented(w, in.Dossier) }

// indented is how every file that is one JSON value is written.
func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
