// SPDX-License-Identifier: MIT

package site

import (
	"context"
	"encoding/base64"
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"

	"isnad/app/link"
	"isnad/app/view"
	"isnad/data/dataset"
)

// # One file
//
// isnad.html is the whole explorer for those who have no host: it is mailed,
// copied to a stick, opened by double click. It holds the page of the overview
// as any browser shows it, and everything the loader would fetch:
//
//	<style>, <script>         the site's own, allowed by their hashes
//	<script type=…octet-…>    program, index and shards: gzip, then base64,
//	                          which has no character that could end a script
//
// Addresses are carried in its fragment. Its policy forbids every connection,
// so that a reader need not take our word for it.

// singlePath is where the file stands in the site.
const singlePath = "isnad.html"

// singleShare is what the file may weigh at most, in units of what it holds:
// the program and the data, each with gzip. Base64 alone is 4/3.
const singleShare = 1.4

// unshown are the styles of pages that one file does not hold: the downloads'
// and the one for a reader's own file.
var unshown = []string{"56-download.css", "70-open.css"}

// single is what web/single.html is filled with.
type single struct {
	page
	Version, Updated, Public string
	Icon                     template.URL
	Style, Support, Boot     template.HTML
	Held                     []template.HTML
	Licences                 template.HTML // of what the file hands on
}

// oneFile is what the loader and the program are told of it.
type oneFile struct {
	Public string                       `json:"public"` // address of the site; may be empty
	Words  map[string]map[string]string `json:"words"`  // of the dossier's languages but the page's
}

// single writes isnad.html, if it is asked for.
func (b *builder) single(ctx context.Context) error {
	if !b.Single {
		return nil
	}
	b.progress("one file", 0, 1)
	boot, err := b.singleBoot()
	if err != nil {
		return err
	}
	s, err := b.singlePage()
	if err != nil {
		return err
	}
	s.Held, b.summary.Held, err = b.held(ctx)
	if err != nil {
		return err
	}
	inline := &b.shell.inline
	style, err := styles(unshown...)
	if err != nil {
		return err
	}
	if s.Style, err = inline.add("style", "", style); err != nil {
		return err
	}
	if s.Support, err = inline.add("script", "go-support", b.shell.support); err != nil {
		return err
	}
	if s.Boot, err = inline.add("script", "", boot); err != nil {
		return err
	}
	if s.Licences, err = dataBlock("licences", "text/plain", b.shell.licences); err != nil {
		return err
	}
	s.Policy = obeyed(singlePolicy(inline))
	content, err := execute("single.html", s)
	if err != nil {
		return err
	}
	b.summary.Single = len(content)
	b.progress("one file", 1, 1)
	return b.stage.add(ctx, singlePath, content)
}

// singlePage is the overview, with links that hold inside one file.
func (b *builder) singlePage() (single, error) {
	state := link.Home()
	state.Fragment = true
	site := *b.site
	site.OneFile = &view.OneFile{Public: b.public()}
	head := view.HeadOf(&site, state)
	body, err := drawn(view.New(&site, state))
	s := single{
		page: page{Lang: head.Lang, Dir: head.Dir, Title: head.Title, Description: head.Description,
			NoScript: pageWords[head.Lang].NoScriptInFile, Body: template.HTML(body)}, // drawn by view, written by dense
		Version: b.shell.loader.Version, Updated: b.Dossier.About.Updated, Public: b.public(),
		Icon: template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(source("icon.svg"))),
	}
	return s, err
}

func (b *builder) public() string {
	if b.base == nil {
		return ""
	}
	return b.base.String()
}

// singleBoot is the loader, told that its files are in the page.
func (b *builder) singleBoot() ([]byte, error) {
	l := b.shell.loader
	l.Single = &oneFile{b.public(), map[string]map[string]string{}}
	l.Files = map[string]loaderFile{}
	for name, f := range b.shell.loader.Files {
		f.Path, f.Packed = heldID(name), nil // there is one copy
		l.Files[name] = f
	}
	if l.Late != nil {
		list := *l.Late
		list.Path, list.Packed = heldID(lateName), nil
		l.Late = &list
	}
	l.Program.Path, l.Program.Packed = heldID(programName), nil
	languages := b.languages()
	l.Words = wordsInFile(languages[0])
	for _, lang := range languages[1:] {
		l.Single.Words[lang] = wordsInFile(lang)
	}
	return fill("boot.js", "__ISNAD_SITE__", l)
}

// wordsInFile are what the loader says there. It keeps nothing and so has
// nothing to update.
func wordsInFile(lang string) map[string]string {
	words := maps.Clone(loaderWords[lang])
	maps.Copy(words, oneFileWords[lang])
	for _, unsaid := range []string{"apart", "status", "page", "update", "use", "later"} {
		delete(words, unsaid)
	}
	return words
}

// What stands for the program and for the list of late files among the files
// that one file holds.
const (
	programName = "program"
	lateName    = "late"
)

func heldID(name string) string { return "file-" + name }

// held are the files as blocks of data, in the order of their names, and the
// bytes they have before they are written in letters.
func (b *builder) held(ctx context.Context) ([]template.HTML, int, error) {
	packed := map[string][]byte{programName: b.shell.program}
	names := []string{programName}
	add := func(name string, content []byte) error {
		gz, err := b.stage.gzip(ctx, name, content)
		packed[name] = gz
		names = append(names, name)
		return err
	}
	if err := add(dataset.IndexName, b.compiled.Index); err != nil {
		return nil, 0, err
	}
	for k := range len(b.shards.files) {
		if err := add(dataset.ShardName(k), b.shards.held[k]); err != nil {
			return nil, 0, err
		}
	}
	if b.shell.lateList != nil {
		if err := add(lateName, b.shell.lateList); err != nil {
			return nil, 0, err
		}
	}
	slices.Sort(names[1:])
	var blocks []template.HTML
	total := 0
	for _, name := range names {
		total += len(packed[name])
		letters := []byte(base64.StdEncoding.EncodeToString(packed[name]))
		block, err := dataBlock(heldID(name), "application/octet-stream", letters)
		if err != nil {
			return nil, 0, err
		}
		blocks = append(blocks, block)
	}
	return blocks, total, nil
}

// dataBlock is a block that no browser runs or shows.
func dataBlock(id, mediaType string, content []byte) (template.HTML, error) {
	if found := breaksOut.Find(content); found != nil {
		return "", fmt.Errorf("%s holds %q, which would end the block it stands in", id, found)
	}
	return template.HTML(fmt.Sprintf("<script type=%q id=%q>%s</script>", mediaType, id, content)), nil
}

// inlined are the scripts and styles that stand in pages, by their hashes as a
// policy names them.
type inlined struct{ scripts, styles []string }

// add is an element around a script or a style. What could end it early, or
// would be read otherwise than it is hashed, is refused: these texts are ours.
func (i *inlined) add(element, id string, content []byte) (template.HTML, error) {
	if found := breaksOut.Find(content); found != nil {
		return "", fmt.Errorf("a %s that stands in the page holds %q", element, found)
	}
	hash := "'sha256-" + base64Hash(content) + "'"
	if element == "style" {
		i.styles = append(i.styles, hash)
	} else {
		i.scripts = append(i.scripts, hash)
	}
	if id != "" {
		id = fmt.Sprintf(" id=%q", id)
	}
	return template.HTML("<" + element + id + ">" + string(content) + "</" + element + ">"), nil
}

// breaksOut finds what the HTML standard treats specially inside script and
// style elements: their end, comments, nested scripts; and what its parser
// rewrites, so that the hash would no longer hold: carriage returns and NUL.
var breaksOut = regexp.MustCompile(`(?i)</(script|style)|<!--|<script|[\r\x00]`)
