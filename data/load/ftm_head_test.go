// SPDX-License-Identifier: MIT

package load

import (
	"encoding/json"
	"testing"
)

var heads = []struct {
	name, line string
	plain      bool
}{
	{"as Aleph writes it", `{"id":"a1","schema":"Person","properties":{"name":["N"]},"datasets":["d"]}`, true},
	{"in another order, with spaces", `{ "caption" : "C, D" , "properties" : {"notes":["} ] \" {"]} , "schema" : "Event" , "id" : "a" }`, true},
	{"an id within is not the entity's", `{"properties":{"id":["x"],"schema":{"schema":"y"}},"schema":"Person","id":"a"}`, true},
	{"numbers and words beside it", `{"first":1.5e3,"is":true,"none":null,"id":"a","schema":"Person"}`, true},
	{"a text that ends in a backslash", `{"caption":"c:\\","id":"a","schema":"Person"}`, true},
	{"an id with an escape", `{"id":"a\u0062","schema":"Person"}`, false},
	{"a key with an escape", `{"\u0069d":"a","id":"b","schema":"Person"}`, false},
	{"an id twice", `{"id":"a","id":"b","schema":"Person"}`, false},
	{"an id in large letters", `{"id":"a","ID":"b","schema":"Person"}`, false},
	{"an id that is a number", `{"id":7,"schema":"Person"}`, false},
	{"no schema", `{"id":"a"}`, false},
	{"an empty id", `{"id":"","schema":"Person"}`, false},
	{"no UTF-8", "{\"id\":\"\xff\",\"schema\":\"Person\"}", false},
	{"a list", `["id","a"]`, false},
	{"cut off", `{"id":"a","schema":"Person"`, false},
	{"cut off in a text", `{"id":"a","schema":"Per`, false},
	{"nothing", ``, false},
}

func TestTheHeadOfALineIsWhatDecodingFinds(t *testing.T) {
	for _, c := range heads {
		if _, _, plain := headOf([]byte(c.line)); plain != c.plain {
			t.Errorf("%s: plain is %v", c.name, plain)
		}
		sameHead(t, []byte(c.line))
	}
}

func FuzzHeadOf(f *testing.F) {
	for _, c := range heads {
		f.Add([]byte(c.line))
	}
	f.Fuzz(sameHead)
}

// sameHead holds the fast way against the slow one.
func sameHead(t *testing.T, line []byte) {
	id, schema, plain := headOf(line)
	var head struct{ ID, Schema any }
	if !plain || json.Unmarshal(line, &head) != nil {
		return // decoded, or refused by the second reading
	}
	if wantID, want := first(texts(head.ID)), first(texts(head.Schema)); id != wantID || schema != want {
		t.Errorf("%s: %q and %q, decoded %q and %q", line, id, schema, wantID, want)
	}
}
