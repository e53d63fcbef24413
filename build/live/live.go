// SPDX-License-Identifier: MIT

// Package live shows a dossier while it is being written: it makes a draft of
// the site, serves it, makes it anew whenever a file is saved, and tells the
// open pages. What is wrong stands in the page and on the terminal; until it is
// right the last good site stays. It is for one person on one machine.
package live

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"isnad/build/serve"
	"isnad/build/site"
	"isnad/data"
	"isnad/data/load"
)

// Options say what to show and where.
type Options struct {
	Server  serve.Options // Dir is the dossier: a folder, or one file
	Load    func() (*load.Loaded, error)
	Problem func(data.Problems) // prints problems
	Remarks io.Writer
	Wasm    string // a ready-made program; empty builds both, once
	Opener  string // the same for the one that opens readers' own files
}

// settle is how long no file may have changed before the dossier is read: an
// editor that saves several files, or one in several steps, is waited for.
const settle = 80 * time.Millisecond

// Run shows the dossier until ctx ends.
func Run(ctx context.Context, o Options) error {
	work, err := os.MkdirTemp("", "isnad-serve-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("changes of files cannot be watched: %w", err)
	}
	defer watcher.Close()
	if err := watcher.Add(watched(o.Server.Dir)); err != nil {
		return err
	}
	p := &preview{Options: o, out: filepath.Join(work, "site"), desk: newDesk()}
	if p.Wasm == "" {
		if p.Wasm, err = buildOnce(ctx, site.Program, filepath.Join(work, "program.wasm")); err != nil {
			return err
		}
		if p.Opener, err = buildOnce(ctx, site.Opener, filepath.Join(work, "opener.wasm")); err != nil {
			return err
		}
	}
	p.remake(ctx)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go p.follow(ctx, watcher)
	return serve.Until(ctx, o.Server, func(prefix string) http.Handler { return p.handler(prefix) })
}

// watched is the folder whose changes matter: editors replace files, so a file
// is watched by the folder it is in.
func watched(path string) string {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return filepath.Dir(path)
	}
	return path
}

// buildOnce builds a program: a changed dossier does not change it.
func buildOnce(ctx context.Context, build func(context.Context) ([]byte, error), file string) (string, error) {
	program, err := build(ctx)
	if err != nil {
		return "", err
	}
	return file, os.WriteFile(file, program, 0o644)
}

// preview is a dossier being shown.
type preview struct {
	Options
	*desk
	out string
}

// follow makes the site anew after each change, until ctx ends.
func (p *preview) follow(ctx context.Context, watcher *fsnotify.Watcher) {
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case event, open := <-watcher.Events:
			if !open {
				return
			}
			if p.matters(event) {
				quiet.Reset(settle)
			}
		case err, open := <-watcher.Errors:
			if !open {
				return
			}
			fmt.Fprintf(p.Remarks, "changes may have been missed (%v); save once more\n", err)
		case <-quiet.C:
			p.remake(ctx)
			// A folder that was replaced has to be watched anew; one that was
			// not is watched once.
			_ = watcher.Add(watched(p.Server.Dir))
		}
	}
}

// matters reports a change that the dossier may show: not the swap files of
// editors, and not that somebody has read a file.
func (p *preview) matters(event fsnotify.Event) bool {
	name := filepath.Base(event.Name)
	ext := strings.ToLower(filepath.Ext(name))
	known := ext == ".yaml" || ext == ".yml" || ext == ".json"
	return !event.Op.Has(fsnotify.Chmod) && !strings.HasPrefix(name, ".") &&
		(known || filepath.Clean(event.Name) == filepath.Clean(p.Server.Dir))
}

// remake reads the dossier and shows what came of it. On any problem the
// draft before stays.
func (p *preview) remake(ctx context.Context) {
	begun := time.Now()
	loaded, err := p.Load()
	if err != nil {
		p.fail(err)
		return
	}
	problems := loaded.Check()
	p.Problem(problems)
	if problems.Errors() > 0 {
		p.tell(nil, problems, nil)
		return
	}
	draft, err := site.NewDraft(ctx, site.Options{Dossier: loaded.Dossier, Out: p.out, Wasm: p.Wasm, Opener: p.Opener})
	if err != nil {
		p.fail(err)
		return
	}
	fmt.Fprintf(p.Remarks, "made in %.1f s\n", time.Since(begun).Seconds())
	p.tell(draft, problems, nil)
}

func (p *preview) fail(err error) {
	fmt.Fprintln(p.Remarks, "isnad:", err)
	p.tell(nil, nil, err)
}
