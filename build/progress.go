// SPDX-License-Identifier: MIT

package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// bar shows how far something is, where somebody is looking: on a terminal, and
// only once it has taken a second.
type bar struct {
	screen *os.File
	label  string
	begun  time.Time
	shown  *progressbar.ProgressBar
}

// patience is how long nothing needs to be shown.
const patience = time.Second

func (c console) bar(label string) *bar {
	b := &bar{label: label, begun: time.Now()}
	screen, ok := c.err.(*os.File)
	if !ok {
		return b
	}
	if info, err := screen.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		b.screen = screen
	}
	return b
}

// set says how much is done.
func (b *bar) set(done, total int64) {
	if b.screen == nil || b.shown == nil && time.Since(b.begun) < patience {
		return
	}
	if b.shown == nil {
		b.shown = progressbar.NewOptions64(max(total, 1), progressbar.OptionSetWriter(b.screen), progressbar.OptionSetDescription(b.label),
			progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(80*time.Millisecond),
			progressbar.OptionClearOnFinish(), progressbar.OptionFullWidth())
	}
	b.shown.ChangeMax64(max(total, 1))
	_ = b.shown.Set64(done) // a bar that cannot be drawn is no failure
}

// stage is set for work of several stages: each has a bar of its own.
func (b *bar) stage(name string, done, total int) {
	if b.label != name {
		b.end()
		b.label = name
	}
	b.set(int64(done), int64(total))
	if done == total {
		b.end()
	}
}

// end takes the bar away.
func (b *bar) end() {
	if b.shown != nil {
		_ = b.shown.Clear()
		b.shown = nil
	}
}
