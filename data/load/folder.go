// SPDX-License-Identifier: MIT

package load

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a folder being written. Its files gather beside the place they are
// for, and are put there by one rename: whoever looks finds all or nothing.
// A folder that holds anything is never replaced.
type Folder struct {
	out, dir string
	open     []*folderFile
}

// NewFolder begins a folder, which must be absent or empty (OccupiedError).
func NewFolder(name string) (*Folder, error) {
	out, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(out)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s cannot become a folder: %w", name, err)
	}
	if len(entries) > 0 {
		return nil, OccupiedError(name)
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+"-new-*")
	if err != nil {
		return nil, err
	}
	return &Folder{out: out, dir: dir}, os.Chmod(dir, 0o755)
}

// OccupiedError names a folder that holds something already.
type OccupiedError string

func (e OccupiedError) Error() string {
	return string(e) + " is not empty; name a new folder, or empty it first"
}

// folderFile is a file of a folder, written through a buffer.
type folderFile struct {
	*bufio.Writer
	file *os.File
}

// Create begins a file; its name may have folders, divided by slashes. It is
// closed by Publish or Discard.
func (f *Folder) Create(name string) (io.Writer, error) {
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	made := &folderFile{bufio.NewWriterSize(file, 1<<16), file}
	f.open = append(f.open, made)
	return made, nil
}

// Write writes a whole file.
func (f *Folder) Write(name string, content []byte) error {
	w, err := f.Create(name)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// Publish closes all files and puts the folder in its place.
func (f *Folder) Publish() error {
	for _, file := range f.open {
		if err := file.Flush(); err != nil {
			return err
		}
		if err := file.file.Close(); err != nil {
			return err
		}
	}
	f.open = nil
	// Some systems rename onto an empty folder, some do not.
	if err := os.Remove(f.out); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(f.dir, f.out)
}

// Discard removes what was not published; after Publish it finds nothing.
func (f *Folder) Discard() {
	for _, file := range f.open {
		file.file.Close()
	}
	f.open = nil
	os.RemoveAll(f.dir)
}
