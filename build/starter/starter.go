// SPDX-License-Identifier: MIT

// Package starter is the commented dossier that a desk begins with: an
// invented example of every kind of record, sound as it stands, with a text of
// its own so that anchors can be tried. It explains nothing that the files do
// not say themselves.
package starter

import (
	"bytes"
	"embed"
	"io/fs"

	"isnad/data/load"
	"isnad/data/schema"
)

// SchemaName is the schema that the first line of each file names to editors.
const SchemaName = "dossier.schema.json"

//go:embed files
var files embed.FS

// Write writes the starter to dir, which must be absent or empty: whole or not
// at all.
func Write(dir string) error {
	folder, err := load.NewFolder(dir)
	if err != nil {
		return err
	}
	defer folder.Discard()
	ours, err := fs.Sub(files, "files")
	if err != nil {
		return err
	}
	err = fs.WalkDir(ours, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(ours, name)
		if err != nil {
			return err
		}
		return folder.Write(name, withoutLicence(content))
	})
	if err != nil {
		return err
	}
	if err := folder.Write(SchemaName, schema.JSON()); err != nil {
		return err
	}
	return folder.Publish()
}

// withoutLicence drops the line that says whose the file is: in its new place
// it is the desk's.
func withoutLicence(content []byte) []byte {
	line, rest, found := bytes.Cut(content, []byte("\n"))
	if found && bytes.Contains(line, []byte("SPDX-License-Identifier")) {
		return rest
	}
	return content
}
