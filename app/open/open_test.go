// SPDX-License-Identifier: MIT

package open_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"isnad/app/boot"
	"isnad/app/open"
	"isnad/data"
	"isnad/data/load"
)

// What is made is what the program reads: the names it asks for, and nothing
// missing.
func TestTheProgramReadsWhatIsMade(t *testing.T) {
	flagship, err := load.Dir("../../data/dossiers/harem")
	if err != nil {
		t.Fatal(err)
	}
	published, err := json.Marshal(flagship.Dossier)
	if err != nil {
		t.Fatal(err)
	}
	last := int64(0)
	made, err := open.File(t.Context(), bytes.NewReader(published), "dossier.json", "2025-01-01", func(done, total int64) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil {
		t.Fatal(err)
	}
	opened, err := boot.Open(func(name string) ([]byte, error) {
		content, ok := made.Files[name]
		if !ok {
			return nil, fmt.Errorf("there is no %s", name)
		}
		return content, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := opened.Whole(nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, want := len(whole.Dossier.Records()), len(flagship.Dossier.Records()); n != want || last == 0 {
		t.Errorf("%d records of %d; progress %d", n, want, last)
	}
}

func TestAWrongFileIsRefusedWithARemedy(t *testing.T) {
	for name, content := range map[string]string{"a picture": "\x89PNG", "a dossier with problems": `{"isnad": 1}`, "cut off": `{"type":"bundle","objects":[`} {
		_, err := open.File(t.Context(), strings.NewReader(content), "f.json", "2025-01-01", nil)
		if wrong, ok := errors.AsType[*load.ImportError](err); !ok || wrong.Remedy == "" || wrong.Severity != data.Error {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAFileOfTooManyRecordsIsRefused(t *testing.T) {
	var many bytes.Buffer
	for i := range 100_001 {
		fmt.Fprintf(&many, "{\"id\":\"p%d\",\"schema\":\"Person\",\"properties\":{}}\n", i)
	}
	_, err := open.File(t.Context(), bytes.NewReader(many.Bytes()), "m.ndjson", "2025-01-01", nil)
	if err == nil || !strings.Contains(err.Error(), "more than 100000 records") {
		t.Errorf("got %v", err)
	}
}
