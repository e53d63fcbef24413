// SPDX-License-Identifier: MIT

package load

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"os"

	"isnad/data"
)

// seenTable remembers, for each id of a stream, what it becomes, in eight
// bytes: 60 bits of a hash, three of what it is, one that it was met again. It
// is a hash table with linear probing. Up to mostSeenHeld slots it is memory;
// beyond, a file, so that memory does not grow with the stream.
//
// Two ids of the same 60 bits would be taken for one: among ten million ids the
// odds are one in twenty thousand. The hash is seeded anew each time, so a file
// cannot be made to that end.
type seenTable struct {
	seed maphash.Seed
	mask uint64
	held []uint64
	file *os.File
}

// mostSeenHeld is 32 MiB: two million entities.
const mostSeenHeld = 4 << 20

// What an id becomes; 0 is nothing.
const (
	seenMinor = 7
	seenMet   = 1 << 3
	seenState = 1<<4 - 1
)

var seenAs = map[data.Type]uint64{data.TypeActor: 1, data.TypePlace: 2, data.TypeSource: 3, data.TypeEvent: 4, data.TypeRelation: 5, data.TypeClaim: 6}

// newSeenTable has room for so many ids. The scratch folder may be empty.
func newSeenTable(ids int, scratch string) (*seenTable, error) {
	slots := uint64(1) << bits.Len64(uint64(ids)*3/2+8)
	t := &seenTable{seed: maphash.MakeSeed(), mask: slots - 1}
	if slots <= mostSeenHeld || scratch == "" {
		t.held = make([]uint64, slots)
		return t, nil
	}
	var err error
	if t.file, err = os.CreateTemp(scratch, "seen-"); err != nil {
		return nil, err
	}
	if err := t.file.Truncate(int64(slots) * 8); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

func (t *seenTable) close() {
	if t.file != nil {
		t.file.Close()
		os.Remove(t.file.Name())
	}
}

// find returns the slot of an id and what is in it; 0 where it was never added.
func (t *seenTable) find(id string) (slot, value, hash uint64, err error) {
	hash = maphash.String(t.seed, id) &^ seenState
	if hash == 0 {
		hash = seenState + 1 // an empty slot is 0
	}
	for slot = hash >> 4 & t.mask; ; slot = (slot + 1) & t.mask {
		if value, err = t.read(slot); err != nil || value == 0 || value&^seenState == hash {
			return slot, value, hash, err
		}
	}
}

func (t *seenTable) read(slot uint64) (uint64, error) {
	if t.held != nil {
		return t.held[slot], nil
	}
	var b [8]byte
	_, err := t.file.ReadAt(b[:], int64(slot)*8)
	return binary.LittleEndian.Uint64(b[:]), err
}

func (t *seenTable) write(slot, value uint64) error {
	if t.held != nil {
		t.held[slot] = value
		return nil
	}
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], value)
	_, err := t.file.WriteAt(b[:], int64(slot)*8)
	return err
}

// add says what an id becomes; the first word holds.
func (t *seenTable) add(id string, as uint64) error {
	slot, value, hash, err := t.find(id)
	if err != nil || value != 0 {
		return err
	}
	return t.write(slot, hash|as)
}

// get is what an id becomes, 0 for one that is not there or becomes nothing.
func (t *seenTable) get(id string) uint64 {
	_, value, _, err := t.find(id)
	if err != nil {
		return 0
	}
	return value & (seenMet - 1)
}

// first reports that an id is met for the first time.
func (t *seenTable) first(id string) bool {
	slot, value, _, err := t.find(id)
	if err != nil || value&seenMet != 0 {
		return false
	}
	return t.write(slot, value|seenMet) == nil
}
