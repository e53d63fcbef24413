// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"isnad/app/link"
)

// Draft is a site to look at while the dossier is being written: whole, but
// without compressed copies and worker, and with pages that are drawn when they
// are asked for. Making one takes a moment where a build takes as long as it
// has pages. Nobody should put it on a host.
type Draft struct {
	builder *builder
	states  map[string]link.State // by path, as in actors/x/
	standIn []byte
}

// NewDraft makes a draft; its files are in o.Out. On any error Out is as it
// was before.
func NewDraft(ctx context.Context, o Options) (*Draft, error) {
	b := &builder{Options: o}
	var err error
	if b.base, err = baseURL(o.BaseURL); err != nil {
		return nil, err
	}
	if b.stage, err = newStage(o.Out, &compressor{}); err != nil {
		return nil, err
	}
	b.stage.draft = true
	defer b.stage.discard()
	if err := b.build(ctx, b.open, b.moved, b.offline, b.draftInventory); err != nil {
		return nil, err
	}
	d := &Draft{builder: b, states: map[string]link.State{}}
	for _, s := range b.states(true) {
		d.states[s.Path()] = s
	}
	if d.standIn, err = os.ReadFile(filepath.Join(b.stage.dir, shellPath)); err != nil {
		return nil, err
	}
	return d, b.stage.publish()
}

// draftInventory says that a build wrote the folder, so that the next may
// replace it.
func (b *builder) draftInventory(context.Context) error {
	return b.stage.write(inventoryName, []byte("{}\n"))
}

// Page draws the page at a path such as actors/x/; the root's is empty. It may
// be called from several goroutines.
func (d *Draft) Page(path string) (content []byte, found bool, err error) {
	s, found := d.states[path]
	if !found {
		return nil, false, nil
	}
	content, err = d.builder.draw(s)
	return content, true, err
}

// StandIn is the page for any path that has none, where the program says what
// there is. The site's root is below host at prefix, as in /a/b/.
func (d *Draft) StandIn(prefix string) []byte {
	return bytes.ReplaceAll(d.standIn, []byte(nowhere), []byte(prefix))
}
