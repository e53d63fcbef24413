// SPDX-License-Identifier: MIT

package deflate_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"isnad/build/deflate"
)

// unpacked is what the standard library reads.
func unpacked(t *testing.T, packed []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r) // proves the check sum and the length
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// usual is what the standard library writes at its best.
func usual(t *testing.T, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

func packed(t *testing.T, b []byte) []byte {
	t.Helper()
	p, err := deflate.Gzip(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func noise(n int) []byte {
	b := make([]byte, n)
	random := rand.NewChaCha8([32]byte{1})
	random.Read(b)
	return b
}

func TestWhatIsPackedIsThereAgain(t *testing.T) {
	self, err := os.ReadFile("parse.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, why string
		b         []byte
	}{
		{"nothing", "there is no block to write", nil},
		{"one byte", "no match can begin", []byte("a")},
		{"two bytes", "no match can begin", []byte("ab")},
		{"one byte often", "matches overlap what they make", bytes.Repeat([]byte("a"), 3000)},
		{"three bytes often", "the only distance is the shortest that there is", bytes.Repeat([]byte("abc"), 3000)},
		{"two distances", "a code for one or two distances", []byte(strings.Repeat("abcdefgh", 200) + strings.Repeat("ij", 500))},
		{"noise", "there is nothing to gain", noise(70_000)},
		{"noise twice, as far apart as a match reaches", "the greatest distance", append(noise(32_767), noise(32_767)...)},
		{"noise twice, further apart", "no match", append(noise(32_769), noise(32_769)...)},
		{"all lengths of matches", "every symbol of a length", lengths()},
		{"a text", "many blocks' codes", self},
		{"a text, zeros and noise", "blocks that have nothing in common", slicesOf(self, make([]byte, 100_000), noise(5_000), self)},
		{"more than a segment", "matches reach over its end", bytes.Repeat(self, 1<<20/len(self)*2+3)},
		{"counts that grow like Fibonacci's", "a code would be longer than it may be", fibonacci()},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := packed(t, c.b)
			if !bytes.Equal(unpacked(t, p), c.b) {
				t.Errorf("other bytes (%s)", c.why)
			}
			if n := usual(t, c.b); len(p) > n {
				t.Errorf("%d bytes, more than the usual %d (%s)", len(p), n, c.why)
			}
			if !bytes.Equal(packed(t, c.b), p) {
				t.Error("packed again it is another one")
			}
		})
	}
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// lengths repeats the beginning of noise, a byte longer each time.
func lengths() []byte {
	b := noise(300)
	for n := 3; n <= 260; n++ {
		b = append(append(b, b[:n]...), byte(n), byte(n>>1), 0xfe)
	}
	return b
}

// fibonacci has each byte as often as the two before it together, in no order.
func fibonacci() []byte {
	var b []byte
	for i, n, next := 0, 1, 1; i < 24; i, n, next = i+1, next, n+next {
		b = append(b, bytes.Repeat([]byte{byte(i)}, n)...)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
	return b
}

// It is worth its time: of a text it saves some percent.
func TestATextIsShorterThanUsual(t *testing.T) {
	var texts []byte
	for _, name := range []string{"deflate.go", "match.go", "parse.go", "code.go", "write.go"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, b...)
	}
	n, most := len(packed(t, texts)), usual(t, texts)
	t.Logf("%d bytes: %d packed, %d as usual", len(texts), n, most)
	if float64(n) > 0.975*float64(most) {
		t.Errorf("%d bytes, hardly fewer than the usual %d", n, most)
	}
}

func TestPackingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := deflate.Gzip(ctx, []byte("some")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzWhatIsPackedIsThereAgain(f *testing.F) {
	f.Add([]byte("the same, the same, and the same again"), uint16(3))
	f.Add(noise(40), uint16(900))
	f.Fuzz(func(t *testing.T, b []byte, times uint16) {
		b = bytes.Repeat(b, min(int(times), 1<<17/(len(b)+1)))
		if !bytes.Equal(unpacked(t, packed(t, b)), b) {
			t.Error("other bytes")
		}
	})
}
