// SPDX-License-Identifier: MIT

package data

import (
	"encoding/json"
	"fmt"

	"isnad/data/edtf"
)

// Date is an EDTF date with the reason for its uncertainty.
//
// In YAML it is the EDTF text, or {edtf: …, note: …}. In the published JSON it
// is {"edtf", "from", "to", "note"}: from and to are the earliest and latest
// day as ISO 8601, absent where the interval is open.
type Date struct {
	edtf.Date
	Note Text
}

type dateJSON struct {
	EDTF string `json:"edtf"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	Note Text   `json:"note,omitzero"`
}

// MarshalJSON writes the published form.
func (d Date) MarshalJSON() ([]byte, error) {
	out := dateJSON{EDTF: d.String(), Note: d.Note}
	if day, ok := d.Earliest(); ok {
		out.From = day.String()
	}
	if day, ok := d.Latest(); ok {
		out.To = day.String()
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads the published form. Bounds are computed anew, never
// believed.
func (d *Date) UnmarshalJSON(b []byte) error {
	var in dateJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	parsed, err := edtf.Parse(in.EDTF)
	if err != nil {
		return fmt.Errorf("date %q: %w", in.EDTF, err)
	}
	*d = Date{Date: parsed, Note: in.Note}
	return nil
}
