// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"isnad/app/link"
	"isnad/app/view"
	"isnad/data"
	"isnad/data/graph"
	"isnad/web"
)

// shellPath is the page that the worker serves, without network, in the place
// of any page it does not hold. It is not linked from anywhere.
const shellPath = "offline.html"

// nowhere stands for the site's root in shellPath; sw.js puts its own in.
const nowhere = "https://isnad.invalid/"

// lostPath is the page that starts the program on an address that has no page:
// 404.html leads there (web/notfound.js).
const lostPath = "lost/index.html"

// policy is the content security policy of every page, as a meta tag and as a
// header. It allows our own files and nothing else; 'wasm-unsafe-eval' is what
// WebAssembly is called there. Our pages in a frame of ours are what demo/ shows:
// as a header it holds for that page too.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; " +
	"object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types isnad"

// obeyed is a policy as it stands in a page. It is of our own making and has no
// double quotes; its single ones need not be escaped.
func obeyed(policy string) template.HTMLAttr { return template.HTMLAttr(`content="` + policy + `"`) }

// singlePolicy is that of one file: it may run what it holds and connect to
// nothing.
func singlePolicy(in *inlined) string {
	return "default-src 'none'; script-src " + strings.Join(in.scripts, " ") + " 'wasm-unsafe-eval'; style-src " + strings.Join(in.styles, " ") +
		"; img-src data: blob:; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
		"require-trusted-types-for 'script'; trusted-types isnad"
}

var templates = template.Must(template.ParseFS(web.Files, "*.html", "demo/*.html"))

// page is what web/page.html is filled with.
type page struct {
	Lang, Dir, Title, Description, SiteName string
	Policy                                  template.HTMLAttr
	NoIndex                                 bool
	Image                                   string // whole address; "" where the site does not know its own
	Root                                    string // relative address of the site's root
	Assets                                  Assets
	JSONLD                                  any
	Body                                    template.HTML
	NoScript                                string
	Words                                   map[string]string // boot.js has the English ones
	OEmbed                                  string            // address of the page's oembed.json; "" for none
	place
}

// languages are those of the dossier that an address can carry.
func (b *builder) languages() []string {
	listed := func(lang string) bool { return slices.Contains(b.Dossier.About.Languages, lang) }
	some := link.Languages()[:1]
	for _, lang := range link.Languages()[1:] {
		if listed(lang) {
			some = append(some, lang)
		}
	}
	return slices.Clone(some)
}

// states are pages: every view in every language, and every record if asked for.
func (b *builder) states(records bool) []link.State {
	var all []link.State
	for _, lang := range b.languages() {
		home := link.State{Lang: lang}
		for _, v := range link.Views() {
			all = append(all, home.To(v))
		}
		for _, t := range data.Types() {
			from, to := b.site.Graph.Range(t)
			for i := from; records && i < to; i++ {
				all = append(all, home.ToRecord(t, b.site.Graph.ID(i)))
			}
		}
	}
	return all
}

// pages writes every page, on all processors: drawing a page only reads.
func (b *builder) pages(ctx context.Context) error {
	states := b.drawn()
	var done atomic.Int64
	var telling sync.Mutex
	err := parallel(ctx, len(states), func(i int) error {
		if err := b.page(ctx, states[i]); err != nil {
			return fmt.Errorf("page %q: %w", states[i].Path(), err)
		}
		telling.Lock()
		defer telling.Unlock()
		b.progress("pages", int(done.Add(1)), len(states))
		return nil
	})
	if err != nil {
		return err
	}
	b.summary.Pages = len(states)
	return errors.Join(b.moved(ctx), b.offline(ctx), b.lost(ctx))
}

// parallel does n things on all processors until one fails, and returns the
// failure of the lowest number it met.
func parallel(ctx context.Context, n int, do func(int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var failed atomic.Bool
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && !failed.Load(); i = int(next.Add(1)) - 1 {
				if errs[i] = ctx.Err(); errs[i] == nil {
					errs[i] = do(i)
				}
				if errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// page draws one page and writes it.
func (b *builder) page(ctx context.Context, s link.State) error {
	content, err := b.draw(s)
	if err != nil {
		return err
	}
	name := s.Path() + "index.html"
	if name == "index.html" {
		b.precache(name, content, b.copyOf(name, len(content)))
	}
	return errors.Join(b.stage.add(ctx, name, content), b.oEmbed(s))
}

// draw makes one page. It only reads.
func (b *builder) draw(s link.State) ([]byte, error) {
	body, err := drawn(view.New(b.site, s))
	if err != nil {
		return nil, err
	}
	p := b.head(s, view.HeadOf(b.site, s))
	p.Body = template.HTML(body) // drawn by view and written by dense, which escapes
	return execute("page.html", p)
}

// head fills what a page says about itself.
func (b *builder) head(s link.State, h view.Head) page {
	p := page{
		Lang: h.Lang, Dir: h.Dir, Policy: obeyed(policy), Title: h.Title, Description: h.Description,
		NoIndex: h.NoIndex, JSONLD: h.JSONLD, Root: s.Root(), Assets: b.assets,
		NoScript: pageWords[h.Lang].NoScript, OEmbed: b.oEmbedAddress(s, h),
	}
	if h.Lang != link.Languages()[0] {
		p.Words = loaderWords[h.Lang]
	}
	p.SiteName, _ = b.Dossier.About.Title.In(h.Lang)
	if p.place = b.placed(h.Path, h.Alternates); b.base != nil {
		p.Image = b.base.String() + b.assets.Icon512
	}
	return p
}

// place is where a page stands, and the same page in every language. Search
// engines want whole addresses for that and count a relative one as a mistake,
// so a site that does not know its own says nothing; its languages lead to one
// another by their links.
type place struct {
	Canonical  string
	Alternates []alternate
}

type alternate struct{ Lang, Href string }

func (b *builder) placed(path string, elsewhere []view.Alternate) place {
	if b.base == nil {
		return place{}
	}
	p := place{Canonical: b.base.String() + path}
	for _, a := range elsewhere {
		if slices.Contains(b.languages(), a.Lang) {
			p.Alternates = append(p.Alternates, alternate{a.Lang, b.base.String() + a.Path})
		}
	}
	return p
}

// inEveryLanguage are the pages that have no view, by the path of each.
func (b *builder) inEveryLanguage(path func(lang string) string) []view.Alternate {
	var all []view.Alternate
	for _, lang := range b.languages() {
		all = append(all, view.Alternate{Lang: lang, Path: path(lang)})
	}
	return all
}

// moved writes pages that send on: from each former id to the present one, and
// from the folder of records that have no list of their own to where they are
// listed, for those who cut an id off an address.
func (b *builder) moved(ctx context.Context) error {
	for _, lang := range b.languages() {
		home := link.State{Lang: lang}
		for _, t := range data.Types() {
			if v := link.ListOf(t); v != link.View(t) {
				if err := b.sendOn(ctx, home.To(link.View(t)), home.To(v)); err != nil {
					return err
				}
			}
		}
		if b.partial() {
			continue // the program knows former ids
		}
		for r := range graph.Each[data.Record](b.site.Graph) {
			for _, old := range r.Head().Formerly {
				if err := b.sendOn(ctx, home.ToRecord(r.Type(), old), home.ToRecord(r.Type(), r.Head().ID)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (b *builder) sendOn(ctx context.Context, from, to link.State) error {
	head := view.HeadOf(b.site, to)
	content, err := execute("moved.html", map[string]any{
		"Lang": head.Lang, "Dir": head.Dir, "Policy": obeyed(policy), "Title": head.Title,
		"Root": from.Root(), "Href": from.Href(to), "Assets": b.assets,
	})
	if err != nil {
		return err
	}
	return b.stage.add(ctx, from.Path()+"index.html", content)
}

// offline writes the page that stands in for any other.
func (b *builder) offline(ctx context.Context) error {
	content, err := b.standIn(nowhere, loading())
	if err != nil {
		return err
	}
	b.precache(shellPath, content, b.copyOf(shellPath, len(content)))
	return b.stage.add(ctx, shellPath, content)
}

// lost writes the page that stands in for one that is not there. Where pages
// were left to the program it may well draw what was asked for.
func (b *builder) lost(ctx context.Context) error {
	body := loading()
	if !b.partial() {
		words := pageWords[link.Languages()[0]]
		body = template.HTML(fmt.Sprintf(`<main><h1>%s</h1><p>%s</p></main>`,
			template.HTMLEscapeString(words.Lost), template.HTMLEscapeString(words.LostText)))
	}
	content, err := b.standIn("../", body)
	if err != nil {
		return err
	}
	return b.stage.add(ctx, lostPath, content)
}

func loading() template.HTML {
	return template.HTML("<main>" + template.HTMLEscapeString(loaderWords[link.Languages()[0]]["loading"]) + "</main>")
}

// standIn is a page with the program and nothing else. It stands for others and
// says nothing about itself.
func (b *builder) standIn(root string, body template.HTML) ([]byte, error) {
	home := link.Home()
	p := b.head(home, view.HeadOf(b.site, home))
	p.NoIndex, p.place, p.JSONLD, p.OEmbed, p.Root = true, place{}, nil, "", root
	p.Body = body
	return execute("page.html", p)
}

func execute(name string, v any) ([]byte, error) {
	var out bytes.Buffer
	err := templates.ExecuteTemplate(&out, name, v)
	return out.Bytes(), err
}
