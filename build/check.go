// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"isnad/build/quote"
	"isnad/data"
	"isnad/data/anchor"
	"isnad/data/load"
	"isnad/data/schema"
	"isnad/data/verify"
)

// dossierArg is the folder of a dossier, as several commands take it.
type dossierArg struct {
	Dossier string `arg:"" optional:"" default:"data/dossiers/harem" help:"Folder of YAML files, or a dossier.json (${default})."`
}

type checkCommand struct {
	dossierArg
	Sources string `help:"Folder of source texts, to check the anchors too."`
	JSON    bool   `name:"json" help:"Print the problems as a JSON array."`
}

// Run prints all problems in order; warnings alone are no failure.
func (cmd *checkCommand) Run(c console) error {
	loaded, problems, err := checked(cmd.Dossier)
	if err != nil {
		return err
	}
	if cmd.Sources != "" && problems.Errors() == 0 {
		against, err := verified(loaded, cmd.Sources)
		if err != nil {
			return err
		}
		problems = append(problems, against...)
	}
	return c.report(problems, cmd.JSON)
}

// checked loads a folder or a dossier.json and applies every check that needs
// no source text.
func checked(path string) (*load.Loaded, data.Problems, error) {
	loaded, err := read(path)
	if err != nil {
		return nil, nil, err
	}
	return loaded, loaded.Check(), nil
}

func read(path string) (*load.Loaded, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, wrongUse(fmt.Sprintf("there is no dossier at %s; name a folder of YAML files, or a dossier.json", path))
	}
	if err != nil {
		return nil, err
	}
	if size(path) > largeDossier {
		debug.SetGCPercent(largeGC)
	}
	if info.IsDir() {
		return load.Dir(path)
	}
	return load.JSONFile(path)
}

// Of a large dossier the records are most of the memory until they have been
// checked. Go lets as much again become garbage before it collects any; of this
// half as much.
const (
	largeDossier = 16 << 20 // bytes: some thirty thousand records
	largeGC      = 50       // percent
)

// size of a file, or of the files in a folder, in bytes; what cannot be told is
// told by whoever reads it.
func size(path string) (bytes int64) {
	files, err := os.ReadDir(path)
	if err != nil { // a file
		info, err := os.Stat(path)
		if err != nil {
			return 0
		}
		return info.Size()
	}
	for _, f := range files {
		if info, err := f.Info(); err == nil {
			bytes += info.Size()
		}
	}
	return bytes
}

// sound is checked for commands that need a dossier without errors.
func (c console) sound(path string) (*load.Loaded, error) {
	loaded, problems, err := checked(path)
	if err != nil {
		return nil, err
	}
	if problems.Errors() > 0 {
		return nil, c.report(problems, false)
	}
	return loaded, nil
}

// report prints problems and says whether they stop a build.
func (c console) report(problems data.Problems, asJSON bool) error {
	if asJSON {
		if problems == nil {
			problems = data.Problems{}
		}
		if err := printJSON(c.out, problems); err != nil {
			return err
		}
	} else {
		c.list(problems)
		fmt.Fprintln(c.err, tally(problems))
	}
	if problems.Errors() > 0 {
		return errProblems
	}
	return nil
}

// tally is how many problems there are of each severity.
func tally(problems data.Problems) string {
	n := problems.Errors()
	return counted(n, "error") + ", " + counted(len(problems)-n, "warning")
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// list prints problems, each with the line that it is about.
func (c console) list(problems data.Problems) {
	lines := quote.Lines(problems)
	for _, p := range problems {
		fmt.Fprintln(c.out, p)
		if shown := lines.Of(p); shown != "" {
			fmt.Fprintln(c.out, shown)
		}
	}
}

type anchorCommand struct {
	Source    string `required:"" help:"The source's text file." type:"existingfile"`
	ID        string `help:"The source's id in the dossier (the file's name by default)."`
	Paragraph int    `help:"Line of the file, from 1. Without it the lines that describe the file as a source are printed: file, sha256, paragraphs, sentences."`
	From      string `help:"The passage's first words; the whole paragraph by default."`
	To        string `help:"The passage's last words; where --from ends by default."`
	Withheld  string `help:"File of words that must not be anchored closely, one a line: a passage that holds one grows to its sentence." type:"existingfile"`
}

// Run prints the block to paste under evidence, or a source's description.
func (cmd *anchorCommand) Run(c console) error {
	text, err := readSource(cmd.Source)
	if err != nil {
		return err
	}
	if cmd.Paragraph == 0 {
		if cmd.From+cmd.To+cmd.Withheld != "" {
			return wrongUse("--from, --to and --withheld need --paragraph")
		}
		return c.describe(cmd.Source, text)
	}
	start, end, err := cmd.passage(text)
	if err != nil {
		return err
	}
	passage, err := text.Slice(cmd.Paragraph, start, end)
	if err != nil {
		return err
	}
	id := cmd.ID
	if id == "" {
		name := filepath.Base(cmd.Source)
		id = name[:len(name)-len(filepath.Ext(name))]
	}
	fmt.Fprintf(c.out, "- source: %s\n  paragraph: %d\n  start: %d\n  end: %d\n  sha256: %s\n",
		id, cmd.Paragraph, start, end, anchor.Hash(passage))
	return nil
}

// passage finds the range that the words name, widened where it must be.
func (cmd *anchorCommand) passage(text *anchor.Text) (start, end int, err error) {
	switch {
	case cmd.From != "":
		start, end, err = text.Find(cmd.Paragraph, cmd.From, cmd.To)
	case cmd.To != "":
		err = errors.New("--to needs --from")
	default:
		end = len([]rune(text.Paragraph(cmd.Paragraph)))
	}
	if err != nil || cmd.Withheld == "" {
		return start, end, err
	}
	words, err := os.ReadFile(cmd.Withheld)
	if err != nil {
		return 0, 0, err
	}
	start, end = text.Widen(cmd.Paragraph, start, end, strings.Fields(string(words)))
	return start, end, nil
}

// describe prints the fields that make a source an anchored one.
func (c console) describe(path string, text *anchor.Text) error {
	fmt.Fprintf(c.out, "file: %s\nsha256: %s\nparagraphs: %d\nsentences:\n", filepath.Base(path), text.SHA256, text.Len())
	for number := range text.Len() {
		for _, s := range anchor.Sentences(text.Paragraph(number + 1)) {
			fmt.Fprintf(c.out, "  - {paragraph: %d, start: %d, end: %d}\n", number+1, s[0], s[1])
		}
	}
	return nil
}

func readSource(path string) (*anchor.Text, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text, err := anchor.Read(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return text, nil
}

type verifyCommand struct {
	dossierArg
	Sources string `required:"" help:"Folder that holds the source texts." env:"ISNAD_SOURCES"`
}

// Run checks each anchored source against its text and prints its coverage. An
// anchor that does not match is named first, also in a dossier with other
// problems: it may be why a sentence seems to have no record.
func (cmd *verifyCommand) Run(c console) error {
	loaded, others, err := checked(cmd.Dossier)
	if err != nil {
		return err
	}
	problems, err := verified(loaded, cmd.Sources)
	if err != nil {
		return err
	}
	if others.Errors() > 0 {
		return c.report(append(problems, others...), false)
	}
	for _, source := range loaded.Dossier.Sources {
		c.coverage(loaded.Dossier, source)
	}
	if problems.Errors() > 0 {
		return c.report(problems, false)
	}
	anchors := 0
	for _, e := range loaded.Dossier.Evidence() {
		if e.Anchored() {
			anchors++
		}
	}
	fmt.Fprintf(c.out, "anchors that match: %d of %d\n", anchors, anchors)
	return nil
}

// verified holds a dossier's anchors against the texts in a folder. A source
// whose text is missing there is an error, not a pass.
func verified(loaded *load.Loaded, sources string) (data.Problems, error) {
	var problems data.Problems
	for _, source := range loaded.Dossier.Sources {
		if source.File == "" {
			continue
		}
		text, err := readSource(filepath.Join(sources, source.File))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the text of source %q, %s, is not in %s; put it there, or name the folder that holds it", source.ID, source.File, sources)
		}
		if err != nil {
			return nil, err
		}
		problems = append(problems, verify.Text(loaded.Dossier, source, text, loaded.At)...)
	}
	problems.Sort()
	return problems, nil
}

// coverage prints a source's sentences: what stands on each, or why nothing.
func (c console) coverage(d *data.Dossier, source *data.Source) {
	covered, skipped, bare := 0, 0, 0
	for _, s := range d.Coverage(source) {
		fmt.Fprintf(c.out, "¶%-3d %4d–%-4d ", s.Span.Paragraph, s.Span.Start, s.Span.End)
		switch {
		case s.Covered():
			covered++
			fmt.Fprint(c.out, strings.Join(citing(s), ", "))
		case s.Skipped:
			skipped++
			fmt.Fprintf(c.out, "skipped: %s", s.Reason.EN)
		default:
			bare++
			fmt.Fprint(c.out, "NOT COVERED")
		}
		fmt.Fprintln(c.out)
	}
	fmt.Fprintf(c.out, "%s: %s anchored, %d skipped with a reason, %d not covered\n",
		source.ID, counted(covered, "sentence"), skipped, bare)
}

// citing names the records that stand on a sentence, each once.
func citing(s data.SentenceCoverage) []string {
	var ids []string
	for _, r := range s.Records {
		if !slices.Contains(ids, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

type schemaCommand struct{}

// Run prints the schema that download/dossier.schema.json holds.
func (*schemaCommand) Run(c console) error {
	_, err := c.out.Write(schema.JSON())
	return err
}
