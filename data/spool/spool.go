// SPDX-License-Identifier: MIT

// Package spool keeps the records of a large dossier in a file and reads them
// again by number, so that what is made of a million records does not hold a
// million records. It is no format: a spool lasts as long as the program that
// wrote it.
//
// A record is its JSON, as encoding/json writes it: half a kilobyte where the
// record in memory takes one and a half. To read one takes some eight
// microseconds, most of which is decoding.
package spool

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"sync"
	"sync/atomic"

	"isnad/data"
)

// Spool is records in a file. Its methods may be called at the same time.
type Spool struct {
	file  *os.File
	ends  []int64 // where each record ends in the file
	types []byte  // of each record, the place of its type in data.Types()

	// What was read last, by the lower part of its number: the same few actors
	// are asked for again and again.
	near [1 << 14]atomic.Pointer[kept]

	mu  sync.Mutex
	err error
}

type kept struct {
	number int
	record data.Record
}

// New writes records to a new file in a folder; an empty name is the system's
// folder for such files. They must be in the order of their types.
func New(dir string, records iter.Seq[data.Record]) (*Spool, error) {
	file, err := os.CreateTemp(dir, ".isnad-records-")
	if err != nil {
		return nil, err
	}
	s := &Spool{file: file}
	if err := s.write(records); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Spool) write(records iter.Seq[data.Record]) error {
	out := bufio.NewWriterSize(s.file, 1<<18)
	types := data.Types()
	k, end := 0, int64(0)
	for r := range records {
		for k < len(types) && types[k] != r.Type() {
			k++
		}
		if k == len(types) {
			return fmt.Errorf("record %q stands behind those of another type", r.Head().ID)
		}
		body, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if _, err := out.Write(body); err != nil {
			return err
		}
		end += int64(len(body))
		s.ends, s.types = append(s.ends, end), append(s.types, byte(k))
	}
	return out.Flush()
}

// Name of the file.
func (s *Spool) Name() string { return s.file.Name() }

// Close removes the file.
func (s *Spool) Close() error {
	return errors.Join(s.file.Close(), os.Remove(s.Name()))
}

// Err is the first failure to read a record, of all until now. Whoever has made
// something of the records asks before giving it away.
func (s *Spool) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Len is how many records there are.
func (s *Spool) Len() int { return len(s.ends) }

// Body is a record as encoding/json writes it.
func (s *Spool) Body(number int) []byte {
	from := int64(0)
	if number > 0 {
		from = s.ends[number-1]
	}
	body := make([]byte, s.ends[number]-from)
	if _, err := s.file.ReadAt(body, from); err != nil {
		s.fail(err)
		return []byte("{}")
	}
	return body
}

// Record of a number; where it cannot be read, an empty one, and Err says why.
func (s *Spool) Record(number int) data.Record {
	slot := &s.near[number%len(s.near)]
	if k := slot.Load(); k != nil && k.number == number {
		return k.record
	}
	r := data.NewRecord(data.Types()[s.types[number]])
	s.fail(decode(s.Body(number), r))
	slot.Store(&kept{number, r})
	return r
}

// decode reads a record so that it is written again as it was: the numbers of
// what an importer left are kept as they stand.
func decode(body []byte, r data.Record) error {
	if err := json.Unmarshal(body, r); err != nil || r.Head().Extra == nil {
		return err
	}
	extra := struct {
		Extra map[string]any `json:"extra"`
	}{}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	err := d.Decode(&extra)
	r.Head().Extra = extra.Extra
	return err
}

func (s *Spool) fail(err error) {
	if err == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = fmt.Errorf("a record could not be read again: %w", err)
	}
}
