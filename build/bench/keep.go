// SPDX-License-Identifier: MIT

package bench

import (
	"encoding/json"
	"os"
)

// Keep writes a measurement: as JSON to one file and drawn to another. An empty
// name writes nothing.
func Keep(result any, file string, picture func() []byte, pictureFile string) error {
	if file != "" {
		b, err := json.MarshalIndent(result, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(file, append(b, '\n'), 0o644); err != nil {
			return err
		}
	}
	if pictureFile == "" {
		return nil
	}
	return os.WriteFile(pictureFile, picture(), 0o644)
}
