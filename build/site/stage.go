// SPDX-License-Identifier: MIT

package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// inventoryName is the file that lists all others. A folder that has it was
// made by a build and may be replaced by one.
const inventoryName = "manifest.json"

// stage collects the files of a build in a folder beside the one it will
// replace, so that putting it in place is a rename. Its methods may be called
// from several goroutines.
type stage struct {
	out, dir string
	compress *compressor
	large    bool // many files or large ones: no time for the best compression
	draft    bool // no compressed copies

	mu    sync.Mutex
	files []stagedFile
}

// stagedFile is a line of the inventory.
type stagedFile struct {
	Path   string `json:"path"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func newStage(out string, c *compressor) (*stage, error) {
	out, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if err := replaceable(out); err != nil {
		return nil, err
	}
	parent := filepath.Dir(out)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(parent, "."+filepath.Base(out)+"-new-*")
	if err != nil {
		return nil, err
	}
	return &stage{out: out, dir: dir, compress: c}, os.Chmod(dir, 0o755)
}

// replaceable is rule 4: only an absent or empty folder, or a build's own.
func replaceable(out string) error {
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	ours := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == inventoryName })
	if len(entries) > 0 && !ours {
		return fmt.Errorf("%s holds files that no build wrote (it has no %s); name another folder, or empty it first", out, inventoryName)
	}
	return nil
}

// add writes a file and, where that helps, its compressed copies.
func (s *stage) add(ctx context.Context, name string, b []byte) error {
	err := s.addPlain(name, b)
	if err != nil || s.draft || !compressible(name, len(b)) {
		return err
	}
	_, err = s.addCompressed(ctx, name, b)
	return err
}

// addPlain writes a file without copies.
func (s *stage) addPlain(name string, b []byte) error {
	s.mu.Lock()
	s.files = append(s.files, stagedFile{name, len(b), hexHash(b)})
	s.mu.Unlock()
	return s.write(name, b)
}

func (s *stage) addCompressed(ctx context.Context, name string, b []byte) (Sizes, error) {
	gz, br, err := s.compress.both(ctx, b, s.quick(name))
	if err != nil {
		return Sizes{}, err
	}
	return Sizes{len(b), len(gz), len(br)}, errors.Join(s.write(name+".gz", gz), s.write(name+".br", br))
}

// gzip is the copy with gzip that addCompressed writes beside a file.
func (s *stage) gzip(ctx context.Context, name string, b []byte) ([]byte, error) {
	return s.compress.gzip(ctx, b, s.quick(name))
}

// quick reports a file that is not worth the best compression.
func (s *stage) quick(name string) bool {
	return path.Ext(name) == ".html" || s.large && path.Ext(name) != ".wasm"
}

func (s *stage) write(name string, b []byte) error {
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, b, 0o644)
}

// listing is the inventory in the order of paths.
func (s *stage) listing() []stagedFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	slices.SortFunc(s.files, func(a, b stagedFile) int { return cmp.Compare(a.Path, b.Path) })
	return s.files
}

// publish puts the stage in the place of the old folder. If the second rename
// fails, the first is taken back. Only a kill between the two leaves neither:
// then the old folder stands beside its place under the name ".…-old-…".
func (s *stage) publish() error {
	old := ""
	if _, err := os.Stat(s.out); err == nil {
		holder, err := os.MkdirTemp(filepath.Dir(s.out), "."+filepath.Base(s.out)+"-old-*")
		if err != nil {
			return err
		}
		defer os.RemoveAll(holder)
		old = filepath.Join(holder, "dist")
		if err := os.Rename(s.out, old); err != nil {
			return err
		}
	}
	err := os.Rename(s.dir, s.out)
	if err != nil && old != "" {
		return errors.Join(err, os.Rename(old, s.out))
	}
	return err
}

// discard removes what was not published; after publish it finds nothing.
func (s *stage) discard() { os.RemoveAll(s.dir) }

func hexHash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// sizes are those of a file and its compressed copies; a small one travels as
// it is.
func (s *stage) sizes(name string) (Sizes, error) {
	var n [3]int
	for i, suffix := range []string{"", ".gz", ".br"} {
		info, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(name+suffix)))
		if i > 0 && errors.Is(err, fs.ErrNotExist) {
			n[i] = n[0]
			continue
		}
		if err != nil {
			return Sizes{}, err
		}
		n[i] = int(info.Size())
	}
	return Sizes{n[0], n[1], n[2]}, nil
}
