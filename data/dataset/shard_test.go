// SPDX-License-Identifier: MIT

package dataset

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"isnad/data"
)

func TestAShardReadsBackLineByLine(t *testing.T) {
	lines := []Line{
		{Number: 0, Inbound: []Inbound{{3, 1}, {8, 0}, {9, 65535}, {70000, 2}}, Record: json.RawMessage(`{"id":"a"}`)},
		{Number: 7, Record: json.RawMessage(`{"id":"b","title":{"en":"],[1,2],\n,"}}`)},
		{Number: 12, Inbound: []Inbound{{0, 4}}, Record: json.RawMessage(`{"id":"c"}`)},
	}
	for _, c := range []struct {
		reason string
		head   *Head
		lines  []Line
	}{
		{"the first, with a head", &Head{Isnad: 1, About: data.About{Version: "3"}, Publishers: map[int]int{4: 5}}, lines},
		{"any other", nil, lines},
		{"a head alone", &Head{Isnad: 1}, nil},
	} {
		b, err := WriteShard(c.head, c.lines)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b) {
			t.Errorf("%s: is no JSON: %s", c.reason, b)
		}
		s, err := OpenShard(b)
		if err != nil {
			t.Fatalf("%s: %v", c.reason, err)
		}
		if head, err := s.Head(); (err == nil) != (c.head != nil) || c.head != nil && !cmp.Equal(head, *c.head) {
			t.Errorf("%s: the head is %+v, %v", c.reason, head, err)
		}
		if len(s.Numbers()) != len(c.lines) {
			t.Errorf("%s: %d lines", c.reason, len(s.Numbers()))
		}
		for _, want := range c.lines {
			if got, err := s.Line(want.Number); err != nil || !cmp.Equal(got, want) {
				t.Errorf("%s: line %d: %v %s", c.reason, want.Number, err, cmp.Diff(want, got))
			}
		}
		if _, err := s.Line(5); err == nil {
			t.Errorf("%s: a line that is not there was found", c.reason)
		}
	}
}

func TestADamagedShardIsRefused(t *testing.T) {
	for _, c := range []struct{ reason, shard string }{
		{"nothing", ""},
		{"a page of a captive portal", "<html>"},
		{"cut off", `[[1,[],{"id":"a"}],` + "\n" + `[2,[],{"id"`},
		{"a line without a number", `[[[],{"id":"a"}]]`},
		{"numbers that do not ascend", `[[2,[],{}],` + "\n" + `[1,[],{}]]`},
		{"one number twice", `[[2,[],{}],` + "\n" + `[2,[],{}]]`},
		{"a number that no index has", `[[99999999999,[],{}]]`},
	} {
		if _, err := OpenShard([]byte(c.shard)); err == nil {
			t.Errorf("%s: was opened", c.reason)
		}
	}
}

func FuzzOpenShard(f *testing.F) {
	b, err := WriteShard(&Head{Isnad: 1}, []Line{{Number: 1, Inbound: []Inbound{{2, 1}, {3, 0}}, Record: json.RawMessage(`{"id":"a"}`)}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("[[1,[-3,1],{}]]"))
	f.Add([]byte("[[1,[3],{}]]"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := OpenShard(b)
		if err != nil {
			return
		}
		s.Head()
		for _, number := range s.Numbers() {
			line, err := s.Line(number)
			if err != nil {
				continue
			}
			for k, from := range line.Inbound {
				if from.Number < 0 || k > 0 && from.Number < line.Inbound[k-1].Number {
					t.Errorf("who refers does not ascend: %v", line.Inbound)
				}
			}
			for _, kind := range data.Types() {
				line.Decode(kind)
			}
		}
	})
}
