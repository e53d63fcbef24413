// SPDX-License-Identifier: MIT

package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/view"
	"isnad/data/export"
	"isnad/data/extract"
	"isnad/data/graph"
	"isnad/data/schema"
)

// downloadPath is the folder of files in the formats of others, and of the
// pages that list them. They are no views: the program leaves them to the
// browser.
const downloadPath = "download/"

// downloads writes the dossier as anyone's program can read it, and the pages
// that say what each file is for and what it cannot hold. A draft has our own
// format alone.
func (b *builder) downloads(ctx context.Context) error {
	if err := b.stage.add(ctx, downloadPath+"dossier.schema.json", schema.JSON()); err != nil {
		return err
	}
	g := b.site.Graph // of a large dossier, what unload has left of it
	if prepared := extract.Nameless(b.Dossier); prepared != b.Dossier {
		g = graph.New(prepared)
	}
	in := &export.Input{Graph: g, Words: view.Tell(g, link.Languages()[0])}
	formats := export.Formats()
	if b.stage.draft {
		formats = formats[:1]
	}
	var offers []offer
	for i, f := range formats {
		b.progress("downloads", i, len(formats))
		size, err := b.stage.addWritten(ctx, downloadPath+f.File, func(w io.Writer) error { return f.Write(w, in) })
		if err != nil && !errors.Is(err, export.ErrNothing) {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		offers = append(offers, offer{Format: f, Bytes: size})
	}
	b.progress("downloads", len(formats), len(formats))
	for _, lang := range b.languages() {
		if err := b.downloadPage(ctx, lang, offers); err != nil {
			return err
		}
	}
	return nil
}

// offer is a format with the size of its file; 0 where the dossier has nothing
// for it.
type offer struct {
	export.Format
	Bytes int64
}

// downloadPage lists the files in one language.
func (b *builder) downloadPage(ctx context.Context, lang string, offers []offer) error {
	words := downloadWords[lang]
	path, home := downloadsIn(lang), link.State{Lang: lang}
	at := b.placed(path, b.inEveryLanguage(downloadsIn))
	root := map[bool]string{true: "../", false: "../../"}[path == downloadPath]
	var rows []map[string]string
	for _, o := range offers {
		told, ok := words.formats[o.Name]
		if !ok {
			told = [2]string{o.For, o.Lost}
		}
		row := map[string]string{"Name": o.File, "Standard": o.Standard, "For": told[0], "Lost": told[1], "Size": words.none}
		if o.Lost == "" {
			row["Lost"] = words.nothing
		}
		if o.Bytes > 0 {
			row["Href"], row["Size"] = root+downloadPath+o.File, words.size(lang, o.Bytes)
		}
		rows = append(rows, row)
	}
	title, _ := b.Dossier.About.Title.In(lang)
	content, err := execute("download.html", map[string]any{
		"Lang": lang, "Dir": i18n.Dir(lang), "Policy": obeyed(policy), "Assets": b.assets, "Root": root, "Words": words.page,
		"SiteName": title, "Home": root + home.Path(), "Rows": rows, "Canonical": at.Canonical, "Alternates": at.Alternates, "Schema": root + downloadPath + "dossier.schema.json",
	})
	if err != nil {
		return err
	}
	return b.stage.add(ctx, path+"index.html", content)
}

// downloadsIn is where the files are listed in one language.
func downloadsIn(lang string) string {
	if (link.State{Lang: lang}).Path() == "" {
		return downloadPath
	}
	return downloadPath + lang + "/"
}

// mostCopied is the size up to which a file that was written piece by piece
// gets compressed copies: seven larger ones would take most of a build's time,
// and hosts compress on their way what is worth it.
const mostCopied = 2 << 20

// addWritten adds a file that is written piece by piece, so that a large one
// needs no memory. Nothing is added if writing fails.
func (s *stage) addWritten(ctx context.Context, name string, write func(io.Writer) error) (int64, error) {
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return 0, err
	}
	out, err := os.Create(file)
	if err != nil {
		return 0, err
	}
	hash := sha256.New()
	size := &counter{}
	if err := errors.Join(write(io.MultiWriter(out, hash, size)), out.Close()); err != nil {
		return 0, errors.Join(err, os.Remove(file))
	}
	s.mu.Lock()
	s.files = append(s.files, stagedFile{name, int(size.n), hex.EncodeToString(hash.Sum(nil))})
	s.mu.Unlock()
	if s.draft || size.n > mostCopied || !compressible(name, int(size.n)) {
		return size.n, nil
	}
	content, err := os.ReadFile(file)
	if err == nil {
		_, err = s.addCompressed(ctx, name, content)
	}
	return size.n, err
}

type counter struct{ n int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return len(b), nil
}
