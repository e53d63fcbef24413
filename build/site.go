// SPDX-License-Identifier: MIT

package main

import (
	"fmt"

	"isnad/build/site"
)

type siteCommand struct {
	dossierArg
	markingFlag
	Out       string         `short:"o" default:"dist" help:"Folder to write; replaced whole, or not at all (${default})."`
	BaseURL   string         `name:"base-url" help:"Public address, for canonical and social links only."`
	Prerender site.Prerender `default:"auto" enum:"auto,all,views" help:"Pages to draw: all, views alone, or auto: all up to 20,000 (${default}). The program draws the others."`
	Single    bool           `help:"Also write isnad.html: everything as one file that opens by double click."`
	Retire    bool           `name:"retire-worker" help:"Ship a worker that removes itself and all saved copies from readers' devices, should the one before be broken."`
}

// Run makes the site. A dossier with problems writes nothing.
func (cmd *siteCommand) Run(c console) error {
	loaded, err := c.sound(cmd.Dossier)
	if err != nil {
		return err
	}
	d, _, err := cmd.leaving(c, loaded.Dossier)
	if err != nil {
		return err
	}
	made, err := site.Build(c, site.Options{Dossier: d, Out: cmd.Out, BaseURL: cmd.BaseURL, Single: cmd.Single, RetireWorker: cmd.Retire, Prerender: cmd.Prerender, Progress: c.progress()})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s: %s\n", cmd.Out, made)
	return nil
}

// progress shows the stages of a build, each by its own bar.
func (c console) progress() func(stage string, done, total int) { return c.bar("").stage }
