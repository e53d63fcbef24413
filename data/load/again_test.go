// SPDX-License-Identifier: MIT

package load

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/build/generate"
)

// A file whose records are read again is the same dossier with the same problems
// at the same places as one that is held.
func TestWhatIsReadAgainIsWhatIsHeld(t *testing.T) {
	var made bytes.Buffer
	if err := generate.New(400, 1).Write(&made); err != nil {
		t.Fatal(err)
	}
	sound := made.String()
	for name, text := range map[string]string{
		"nothing is wrong":       sound,
		"a reference dangles":    strings.Replace(sound, `"speaker": "`, `"speaker": "nobody-`, 1),
		"a field nobody knows":   strings.Replace(sound, `"stance":`, `"stanza": "x", "stance":`, 1),
		"letters of more bytes":  strings.Replace(sound, `"label": {`, `"label": {"ar": "سلام",`, 1),
		"a record is a number":   strings.Replace(sound, `"figures": [`, `"figures": [7,`, 1),
		"a byte order mark":      "\ufeff" + sound,
		"line ends of two bytes": strings.ReplaceAll(sound, "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "dossier.json")
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			held, err := JSON(file, []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			j := newJoin(file)
			b, _ := j.prepare([]byte(text))
			j.again = len(b) == len(text)
			j.add(j.json(b))
			again := j.decode(file)
			if diff := cmp.Diff(held.Check(), again.Check()); diff != "" {
				t.Errorf("the problems differ:\n%s", diff)
			}
			want, _ := json.Marshal(held.Dossier)
			got, _ := json.Marshal(again.Dossier)
			if !bytes.Equal(got, want) {
				t.Error("the records differ")
			}
		})
	}
}

// A file that is gone or was changed before its records were read again is
// refused and brings nothing down.
func TestAFileThatChangesWhileItIsReadIsRefused(t *testing.T) {
	var made bytes.Buffer
	if err := generate.New(50, 1).Write(&made); err != nil {
		t.Fatal(err)
	}
	for name, now := range map[string][]byte{"gone": nil, "cut off": made.Bytes()[:100], "another text": bytes.Repeat([]byte(`{"[`), made.Len())} {
		file := filepath.Join(t.TempDir(), "dossier.json")
		if err := os.WriteFile(file, now, 0o644); err != nil {
			t.Fatal(err)
		}
		if now == nil {
			os.Remove(file)
		}
		j := newJoin(file)
		j.again = true
		j.add(j.json(made.Bytes()))
		if problems := j.decode(file).Check(); problems.Errors() == 0 {
			t.Errorf("%s: nothing is wrong", name)
		}
	}
}
