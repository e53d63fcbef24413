// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"fmt"

	"isnad/build/starter"
	"isnad/data/load"
)

type newCommand struct {
	Dir string `arg:"" help:"Folder to write; it must be new or empty."`
}

// Run writes the starter and says what comes next.
func (cmd *newCommand) Run(c console) error {
	if err := starter.Write(cmd.Dir); err != nil {
		return named(err)
	}
	fmt.Fprintf(c.out, `%[1]s holds a small dossier with every kind of record. Change its files, and

  isnad check %[1]s     tells what is wrong, with line and remedy
  isnad serve %[1]s     shows it, and shows it anew as you save
  isnad verify --sources %[1]s/texts %[1]s
  isnad site -o site %[1]s
`, cmd.Dir)
	return nil
}

// named makes a folder that was badly chosen a mistake of the command's words.
func named(err error) error {
	if _, occupied := errors.AsType[load.OccupiedError](err); occupied {
		return wrongUse(err.Error())
	}
	return err
}
