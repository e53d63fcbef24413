// SPDX-License-Identifier: MIT

package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"

	"isnad/data"
)

// OpenHead reads of the first shard what stands before the records: what the
// dossier is. The records are not looked at, so that a page's frame can be
// drawn long before they are decoded.
func OpenHead(b []byte) (*data.Dossier, error) {
	d := &data.Dossier{}
	in := json.NewDecoder(bytes.NewReader(b))
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		return nil, fmt.Errorf("shard: it does not begin with an object (%v)", err)
	}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return nil, fmt.Errorf("shard: %w", err)
		}
		into, ok := map[any]any{"isnad": &d.Isnad, "dossier": &d.About}[key]
		if !ok {
			break
		}
		if err := in.Decode(into); err != nil {
			return nil, fmt.Errorf("shard: %w", err)
		}
	}
	return d, nil
}
