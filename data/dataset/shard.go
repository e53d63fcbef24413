// SPDX-License-Identifier: MIT

package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strconv"

	"isnad/data"
)

// # A shard, line by line
//
// A shard is JSON that can be read without reading all of it: an array with a
// line for each record, in the order of the records' numbers.
//
//	[{"isnad":1,"dossier":{…},"publishers":{…}},    Head, in shard 0 alone
//	[12,[3,1,5,2],{"id":…}],
//	[40,[],{"id":…}]]
//
// A line holds the record's number in the index; the numbers of the records
// that refer to it, ascending, each less the one before it and each followed by
// what ties that record to this one (graph.Tie); and the record as the published
// JSON has it. Who refers to whom is written where a dataset is
// read in part (InPart); whoever reads all of it can tell by itself.

// Head is what the first shard says of the dossier.
type Head struct {
	Isnad int        `json:"isnad"` // always 1
	About data.About `json:"dossier"`
	// Publishers are the numbers of publishers by those of their sources, of a
	// dataset that is read in part: who carries a record is told on every page.
	Publishers map[int]int `json:"publishers,omitempty"`
}

// Inbound is a record that refers to another, by its number, and what ties it to
// that one (graph.Tie).
type Inbound struct {
	Number int
	Tie    uint16
}

// Line is a record in a shard.
type Line struct {
	Number  int
	Inbound []Inbound       // the records that refer to it, ascending
	Record  json.RawMessage // as the published JSON has it, on one line
}

// mostWhole is how many shards a program decodes at once: some four megabytes,
// which take as long as a reader waits without noticing, or nearly.
const mostWhole = 16

// InPart reports that a dataset of so many shards is read in part, record by
// record, and tells who refers to whom.
func InPart(shards int) bool { return shards > mostWhole }

// WriteShard encodes lines, whose numbers ascend, below a head; only the first
// shard has one.
func WriteShard(head *Head, lines []Line) ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('[')
	if head != nil {
		b, err := json.Marshal(head)
		if err != nil {
			return nil, err
		}
		out.Write(b)
	}
	for k, l := range lines {
		if k > 0 || head != nil {
			out.WriteString(",\n")
		}
		fmt.Fprintf(&out, "[%d,[", l.Number)
		before := 0
		for i, from := range l.Inbound {
			if i > 0 {
				out.WriteByte(',')
			}
			fmt.Fprintf(&out, "%d,%d", from.Number-before, from.Tie)
			before = from.Number
		}
		out.WriteString("],")
		out.Write(l.Record)
		out.WriteByte(']')
	}
	out.WriteByte(']')
	return out.Bytes(), nil
}

// Shard is an open shard. It keeps the bytes it was opened on and decodes
// nothing before it is asked for.
type Shard struct {
	head    []byte // nil but in the first
	lines   [][]byte
	numbers []int
}

var errShard = errors.New("not a shard")

// OpenShard finds the lines of a shard. Their numbers must ascend.
func OpenShard(b []byte) (*Shard, error) {
	b, opens := bytes.CutPrefix(b, []byte("["))
	b, closes := bytes.CutSuffix(b, []byte("]"))
	if !opens || !closes {
		return nil, errShard
	}
	s := &Shard{}
	for line := range bytes.SplitSeq(b, []byte(",\n")) {
		if s.head == nil && s.lines == nil && bytes.HasPrefix(line, []byte("{")) {
			s.head = line
			continue
		}
		number, rest, ok := leading(bytes.TrimPrefix(line, []byte("[")))
		if !ok || len(rest) == 0 || rest[len(rest)-1] != ']' || len(s.numbers) > 0 && number <= s.numbers[len(s.numbers)-1] {
			return nil, fmt.Errorf("%w: line %d", errShard, len(s.lines)+1)
		}
		s.lines, s.numbers = append(s.lines, rest[:len(rest)-1]), append(s.numbers, number)
	}
	return s, nil
}

// leading reads the number that a text begins with, and the comma behind it.
func leading(b []byte) (n int, rest []byte, ok bool) {
	k := 0
	for ; k < len(b) && '0' <= b[k] && b[k] <= '9' && k < 10; k++ {
		n = 10*n + int(b[k]-'0')
	}
	if k == 0 || k == len(b) || b[k] != ',' {
		return 0, nil, false
	}
	return n, b[k+1:], true
}

// Head of the first shard.
func (s *Shard) Head() (Head, error) {
	var h Head
	if s.head == nil {
		return h, fmt.Errorf("%w: it has no head", errShard)
	}
	err := json.Unmarshal(s.head, &h)
	return h, err
}

// Numbers of the records in the shard, ascending.
func (s *Shard) Numbers() []int { return s.numbers }

// Line of the record with this number.
func (s *Shard) Line(number int) (Line, error) {
	k, found := sort.Find(len(s.numbers), func(k int) int { return number - s.numbers[k] })
	if !found {
		return Line{}, fmt.Errorf("%w: record %d is not in it", errShard, number)
	}
	l := Line{Number: number}
	inbound, record, ok := bytes.Cut(s.lines[k], []byte("],"))
	inbound, opens := bytes.CutPrefix(inbound, []byte("["))
	if !ok || !opens {
		return l, fmt.Errorf("%w: line %d", errShard, k+1)
	}
	l.Record = record
	if len(inbound) == 0 {
		return l, nil
	}
	from := 0
	steps := bytes.Split(inbound, []byte(","))
	if len(steps)%2 != 0 {
		return l, fmt.Errorf("%w: line %d", errShard, k+1)
	}
	for i := 0; i < len(steps); i += 2 {
		step, err := strconv.ParseUint(string(steps[i]), 10, 32)
		tie, err2 := strconv.ParseUint(string(steps[i+1]), 10, 16)
		if err := errors.Join(err, err2); err != nil {
			return l, fmt.Errorf("%w: line %d: %w", errShard, k+1, err)
		}
		from += int(step)
		l.Inbound = append(l.Inbound, Inbound{from, uint16(tie)})
	}
	return l, nil
}

// Decode the record of a line, which is of this type.
func (l Line) Decode(t data.Type) (data.Record, error) {
	r := data.NewRecord(t)
	if r == nil {
		return nil, fmt.Errorf("%w: record %d is of no type", errShard, l.Number)
	}
	if err := json.Unmarshal(l.Record, r); err != nil {
		return nil, fmt.Errorf("record %d: %w", l.Number, err)
	}
	return r, nil
}
