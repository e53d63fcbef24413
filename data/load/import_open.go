// SPDX-License-Identifier: MIT

package load

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Limits of what a file may be, and a packed one may unpack to. An honest text
// shrinks to a tenth or a twentieth; what shrinks to less than a hundredth was
// made to fill a disk.
const (
	mostHeld     = 256 << 20 // of a format that is one value: every part of it is held
	mostUnpacked = 16 << 30
	steepest     = 100
	steepFrom    = 64 << 20 // short files may shrink as they like
	mostEntries  = 1000
)

// open unpacks the file where it is packed, and tells the format where nobody
// has.
func (im *importer) open() error {
	head, err := im.head()
	if err != nil {
		return err
	}
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return im.bad(1, 1, 1, "the file is empty", "choose another")
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		err = im.gunzip()
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		err = im.unzip()
	}
	if err != nil {
		return err
	}
	if head, err = im.head(); err != nil {
		return err
	}
	if name := nature(head); name != "" {
		return im.bad(1, 1, 1, "the file is "+name+", whatever its name says", "choose a STIX bundle, a FollowTheMoney file, a CSV table, a TimelineJS file or a dossier.json")
	}
	if name := utf16(head); name != "" {
		return im.bad(7, 1, 1, "the file is saved as "+name, "save it as UTF-8 (in a spreadsheet: CSV UTF-8)")
	}
	if bytes.HasPrefix(head, byteOrderMark) {
		n := int64(len(byteOrderMark))
		im.in, head = io.NewSectionReader(im.in, n, im.in.Size()-n), head[n:]
	}
	if im.Format == FormatAuto {
		im.Format, err = im.detect(head)
	}
	return err
}

// head is the beginning of the file.
func (im *importer) head() ([]byte, error) {
	b := make([]byte, min(im.in.Size(), 64<<10))
	n, err := im.in.ReadAt(b, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return b[:n], err
}

// nature names what is no text at all, by its first bytes.
func nature(head []byte) string {
	for magic, name := range map[string]string{
		"\x89PNG": "a PNG picture", "\xff\xd8\xff": "a JPEG picture", "GIF8": "a GIF picture", "%PDF": "a PDF document",
		"\xd0\xcf\x11\xe0": "a document of an old office program", "SQLite format 3": "a database", "\x7fELF": "a program",
		"\x00asm": "a program", "7z\xbc\xaf": "a 7z archive", "BZh": "a bzip2 file", "\x28\xb5\x2f\xfd": "a zstd file", "\xfd7zXZ": "an xz file",
		"PK\x03\x04": "a zip archive", "\x1f\x8b": "packed with gzip twice",
	} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return name
		}
	}
	if text := bytes.TrimSpace(head); bytes.HasPrefix(bytes.ToLower(text), []byte("<!doctype html")) || bytes.HasPrefix(bytes.ToLower(text), []byte("<html")) {
		return "a web page"
	}
	return ""
}

// detect tells the format by the content.
func (im *importer) detect(head []byte) (Format, error) {
	text := bytes.TrimSpace(head)
	if bytes.HasPrefix(text, []byte("{")) {
		if f := detectJSON(io.NewSectionReader(im.in, 0, min(im.in.Size(), 8<<20))); f != "" {
			return f, nil
		}
	} else if ext := strings.ToLower(filepath.Ext(im.Name)); ext == ".csv" || ext == ".tsv" {
		return FormatCSV, nil
	} else if line, _, _ := bytes.Cut(text, []byte("\n")); !bytes.HasPrefix(text, []byte("[")) && bytes.ContainsAny(line, ",;\t") {
		return FormatCSV, nil
	}
	return "", im.bad(1, 1, 1, "the file is of no format that can be told", "an Isnad dossier, STIX 2.1, FollowTheMoney, CSV and TimelineJS can be read; isnad import also takes the format by name")
}

// detectJSON reads the keys of the first value until one gives the format away.
func detectJSON(r io.Reader) Format {
	decoder := json.NewDecoder(r)
	if t, err := decoder.Token(); err != nil || t != json.Delim('{') {
		return ""
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return ""
		}
		switch key {
		case "isnad", "dossier":
			return FormatJSON
		case "objects":
			return FormatSTIX
		case "events", "eras":
			return FormatTimelineJS
		case "schema", "properties", "datasets":
			return FormatFTM
		}
		var value json.RawMessage
		if decoder.Decode(&value) != nil {
			return ""
		}
		if key == "type" && string(value) == `"bundle"` {
			return FormatSTIX
		}
	}
	return ""
}

// packed says that a file unpacks to more than it may.
func (im *importer) packed() error {
	return im.bad(8, 0, 0, "the file unpacks to far more than a text of its size does", "unpack it with care, and import what is in it")
}

// gunzip unpacks a file, into the scratch folder where there is one.
func (im *importer) gunzip() error {
	r, err := gzip.NewReader(io.NewSectionReader(im.in, 0, im.in.Size()))
	if err != nil {
		return im.bad(1, 0, 0, "the gzip file is damaged: "+err.Error(), "fetch it again")
	}
	im.Name = strings.TrimSuffix(im.Name, ".gz")
	return im.unpack(r, im.in.Size())
}

// unpack makes what r gives the input. Its packed size is known.
func (im *importer) unpack(r io.Reader, from int64) error {
	most := int64(mostHeld)
	var held bytes.Buffer
	var to io.Writer = &held
	var file *os.File
	if im.Scratch != "" {
		var err error
		if file, err = os.CreateTemp(im.Scratch, "unpacked-"); err != nil {
			return err
		}
		to, most = file, mostUnpacked
	}
	watched := &watch{r: r, im: im, from: from, most: most}
	n, err := io.Copy(to, watched)
	switch {
	case errors.Is(err, errSteep):
		return im.packed()
	case im.ctx.Err() != nil:
		return im.ctx.Err()
	case err != nil:
		return im.bad(1, 0, 0, "the packed file is damaged: "+err.Error(), "fetch it again")
	}
	if file != nil {
		im.in = io.NewSectionReader(file, 0, n)
		return nil
	}
	im.in = bytes.NewReader(held.Bytes())
	return nil
}

var errSteep = errors.New("it unpacks to too much")

// watch counts what is unpacked, and stops where it is too much.
type watch struct {
	r          io.Reader
	im         *importer
	from, most int64
	n          int64
}

func (w *watch) Read(b []byte) (int, error) {
	if err := w.im.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.r.Read(b)
	w.n += int64(n)
	if w.n > w.most || w.n > steepFrom && w.n > steepest*w.from {
		return n, errSteep
	}
	return n, err
}

// unzip takes the one file of an archive, or its tables.
func (im *importer) unzip() error {
	archive, err := zip.NewReader(im.in, im.in.Size())
	if err != nil {
		return im.bad(1, 0, 0, "the zip archive is damaged: "+err.Error(), "fetch it again")
	}
	if len(archive.File) > mostEntries {
		return im.bad(8, 0, 0, fmt.Sprintf("the archive holds more than %d files", mostEntries), "unpack it, and import what is in it")
	}
	var files, tables []*zip.File
	for _, f := range archive.File {
		base := path.Base(f.Name)
		ext := strings.ToLower(path.Ext(base))
		if strings.HasPrefix(base, ".") || strings.HasPrefix(f.Name, "__MACOSX/") || !slices.Contains([]string{".csv", ".tsv", ".json", ".ndjson", ".jsonl", ".ijson"}, ext) || base == "datapackage.json" {
			continue
		}
		files = append(files, f)
		if ext == ".csv" || ext == ".tsv" {
			tables = append(tables, f)
		}
	}
	switch {
	case len(files) == 1:
		return im.entry(files[0])
	case len(files) > 0 && len(files) == len(tables):
		im.Format = FormatCSV
		return im.tables(tables)
	}
	return im.bad(1, 0, 0, fmt.Sprintf("the archive holds %d files that could be meant", len(files)), "unpack it, and import one of them")
}

// entry makes one file of an archive the input.
func (im *importer) entry(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return im.bad(1, 0, 0, "the zip archive is damaged: "+err.Error(), "fetch it again")
	}
	defer r.Close()
	im.Name = path.Base(f.Name)
	return im.unpack(r, int64(f.CompressedSize64))
}

// tables unpacks several tables; the first is the input, the others stand
// beside it.
func (im *importer) tables(files []*zip.File) error {
	for _, f := range files {
		if err := im.entry(f); err != nil {
			return err
		}
		im.More = append(im.More, NamedInput{im.Name, im.in})
	}
	last := im.More[len(im.More)-1]
	im.Name, im.in, im.More = last.Name, last.Input, im.More[:len(im.More)-1]
	return nil
}
