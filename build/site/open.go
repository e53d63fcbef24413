// SPDX-License-Identifier: MIT

package site

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"isnad/app/i18n"
	"isnad/app/link"
)

// The page where readers open files of their own, and what it needs: a script,
// a worker, and the second program. They are kept for use without network only
// when the reader has opened a file or asks for everything: few readers need them,
// and the program is larger than everything else together.

const (
	openFolder = "open/"
	// mostOpened is what a file may weigh, in bytes: a tab has some 4 GB, and
	// reading takes several times the file.
	mostOpened = 200_000_000
)

// openSite is what web/open.js is given.
type openSite struct {
	Words  map[string]string `json:"words"`
	Worker string            `json:"worker"`
	Job    openJob           `json:"job"`
	Limit  int               `json:"limit"`
}

// openJob is what the page hands on to the worker.
type openJob struct {
	Exec    string `json:"exec"`
	Program struct {
		Raw  loaderFile `json:"raw"`
		Gzip loaderFile `json:"gzip"`
	} `json:"program"`
}

// openPage is what web/open.html is filled with.
type openPage struct {
	page
	openWords
	Site   openSite
	Open   string // the script
	Home   string
	Cancel string
}

// open writes the pages, in every language, and their files.
func (b *builder) open(ctx context.Context) error {
	b.progress("opener", 0, 1)
	job, err := b.opener(ctx)
	if err != nil {
		return err
	}
	script, err := minified("open.js")
	if err != nil {
		return err
	}
	worker, err := minified("open-worker.js")
	if err != nil {
		return err
	}
	files := openSite{Worker: hashed("open-worker.js", worker), Job: job, Limit: mostOpened}
	if err := errors.Join(b.onDemand(ctx, hashed("open.js", script), script), b.onDemand(ctx, files.Worker, worker)); err != nil {
		return err
	}
	elsewhere := b.inEveryLanguage(func(lang string) string { return link.State{Lang: lang}.Path() + openFolder })
	for _, lang := range b.languages() {
		state := link.State{Lang: lang}
		words := openTexts[lang]
		files.Words = words.Said
		title, _ := b.Dossier.About.Title.In(lang)
		p := openPage{openWords: words, Site: files, Open: hashed("open.js", script), Cancel: words.Said["cancel"]}
		p.page = page{Lang: lang, Dir: i18n.Dir(lang), Policy: obeyed(policy), Title: words.Heading + " · " + title, SiteName: title, Description: words.Intro,
			Root: state.To(link.Actors).Root(), Assets: b.assets, NoScript: pageWords[lang].NoScript}
		p.place = b.placed(state.Path()+openFolder, elsewhere)
		if lang != link.Languages()[0] {
			p.Words = loaderWords[lang]
		}
		p.Home = p.Root + state.Path()
		content, err := execute("open.html", p)
		if err != nil {
			return err
		}
		if err := b.onDemand(ctx, state.Path()+openFolder+"index.html", content); err != nil {
			return err
		}
	}
	b.progress("opener", 1, 1)
	return nil
}

// onDemand adds a file that the worker keeps when it is asked to.
func (b *builder) onDemand(ctx context.Context, name string, content []byte) error {
	b.shell.late = append(b.shell.late, forWorker(name, content, ""))
	return b.stage.add(ctx, name, content)
}

// opener adds the second program: as it is, for browsers that cannot unpack,
// and as gzip.
func (b *builder) opener(ctx context.Context) (openJob, error) {
	raw, err := wasm(ctx, cmp.Or(b.Opener, b.Wasm), "./app/open/program")
	if err != nil {
		return openJob{}, err
	}
	packed := raw // the worker looks before it unpacks
	name := hashed("open.wasm", raw)
	if !b.stage.draft {
		if packed, err = b.stage.gzip(ctx, name, raw); err != nil {
			return openJob{}, err
		}
	}
	neutral := strings.TrimSuffix(name, ".wasm") + ".bin"
	b.shell.late = append(b.shell.late, forWorker(neutral, packed, ""))
	job := openJob{Exec: b.assets.Exec}
	job.Program.Raw = loaderFile{Path: name, Bytes: len(raw), SHA256: base64Hash(raw)}
	job.Program.Gzip = loaderFile{Path: neutral, Bytes: len(packed), SHA256: base64Hash(packed)}
	return job, errors.Join(b.stage.addPlain(name, raw), b.stage.addPlain(neutral, packed))
}
