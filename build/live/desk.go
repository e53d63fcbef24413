// SPDX-License-Identifier: MIT

package live

import (
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"isnad/build/quote"
	"isnad/build/site"
	"isnad/data"
)

// desk holds what the pages are told: the draft that stands, and the last news
// of the dossier. Whoever waits for news gets the channel that the next news
// closes.
type desk struct {
	mu    sync.Mutex
	run   int64 // tells the drafts of this run from those of another
	made  int
	draft *site.Draft // nil until there is one
	news  []byte      // JSON, as live.js reads it
	next  chan struct{}
}

func newDesk() *desk {
	d := &desk{run: time.Now().UnixNano(), next: make(chan struct{})}
	d.tell(nil, nil, nil)
	return d
}

// message is one event.
type message struct {
	Site     string    `json:"site"` // which draft stands, or "none"
	Problems []problem `json:"problems"`
	Failure  string    `json:"failure,omitempty"`
}

// problem is one with its line.
type problem struct {
	data.Problem
	Quote string `json:"quote,omitempty"`
}

// tell takes a new draft, if there is one, and gives the news.
func (d *desk) tell(draft *site.Draft, problems data.Problems, failure error) {
	lines := quote.Lines(problems)
	d.mu.Lock()
	defer d.mu.Unlock()
	if draft != nil {
		d.draft = draft
		d.made++
	}
	m := message{Site: d.name(), Problems: []problem{}}
	for _, p := range problems {
		m.Problems = append(m.Problems, problem{p, lines.Of(p)})
	}
	if failure != nil {
		m.Failure = failure.Error()
	}
	news, err := json.Marshal(m)
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	d.news = news
	close(d.next)
	d.next = make(chan struct{})
}

func (d *desk) name() string {
	if d.draft == nil {
		return "none"
	}
	return fmt.Sprintf("%x-%d", d.run, d.made)
}

// standing returns the draft and its name.
func (d *desk) standing() (*site.Draft, string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.draft, d.name()
}

// latest returns the news and the channel that is closed when there are newer.
func (d *desk) latest() ([]byte, <-chan struct{}) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.news, d.next
}
