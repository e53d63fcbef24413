// SPDX-License-Identifier: MIT

package anchor

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNormalize(t *testing.T) {
	for _, c := range []struct{ name, in, want, reason string }{
		{"nothing", "", "", "nothing stays nothing"},
		{"space alone", " \t\r\n ", "", "so does white space"},
		{"plain", "The bridge held.", "The bridge held.", "nothing to do"},
		{"runs", "The \t bridge\nheld.", "The bridge held.", "a run of any white space is one space"},
		{"ends", "  The bridge held.\r\n", "The bridge held.", "ends are trimmed"},
		{"no-break", "vingt\u00a0ponts\u202f!", "vingt ponts !", "no-break spaces are white space"},
		{"composed", "cafe\u0301", "caf\u00e9", "an accent set apart is put together"},
		{"Arabic", "\u0627\u0653ب", "آب", "so is an Arabic madda"},
		{"joiner kept", "می\u200cرود", "می\u200cرود", "a zero-width non-joiner changes a word and is no space"},
		{"case kept", "The Bridge", "The Bridge", "only composition and space are set equal"},
		{"quotes kept", "“so”", "“so”", "a curly quote is not a straight one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Normalize(c.in); got != c.want {
				t.Errorf("%q, want %q: %s", got, c.want, c.reason)
			}
		})
	}
}

func TestHash(t *testing.T) {
	const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-2, appendix B.1
	if got := Hash("abc"); got != abc {
		t.Errorf("%s, want the standard's %s", got, abc)
	}
	if Hash(" cafe\u0301\n au lait ") != Hash("caf\u00e9 au lait") {
		t.Error("line wrapping and composition change the hash")
	}
	if Hash("The bridge held.") == Hash("The bridge held") {
		t.Error("a full stop does not change the hash")
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []string
		reason     string
	}{
		{"empty", "", nil, "no bytes, no paragraphs"},
		{"blank", "\n \r\n\t\n", nil, "nor in white space"},
		{"one line", "Heading", []string{"Heading"}, "a last line needs no end"},
		{"two lines", "Heading\nBody\n", []string{"Heading", "Body"}, "a line a paragraph"},
		{"blank between", "Heading\n\nBody", []string{"Heading", "", "Body"}, "numbers are those of lines"},
		{"blank first", "\nBody", []string{"", "Body"}, "at the start as well"},
		{"blank last", "Body\n\n \n\r\n", []string{"Body"}, "but not at the end"},
		{"carriage returns", "Heading\r\n\r\nBody\r\n", []string{"Heading", "", "Body"}, "they are no text"},
		{"byte order mark", "\ufeffHeading\nBody", []string{"Heading", "Body"}, "it is no text at the start"},
		{"mark inside", "Head\ufeffing", []string{"Head\ufeffing"}, "inside it is"},
		{"spaces kept", "  Body  \nEnd  ", []string{"  Body  ", "End  "}, "offsets count them, in the last line as in the first"},
		{"unusual ends", "One\u2028two\vthree", []string{"One\u2028two\vthree"}, "only a line feed ends a paragraph"},
		{"Arabic", "عنوان\nنص", []string{"عنوان", "نص"}, "code points, not bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := Read([]byte(c.file))
			if err != nil {
				t.Fatal(err)
			}
			if text.Len() != len(c.want) {
				t.Fatalf("%d paragraphs, want %d: %s", text.Len(), len(c.want), c.reason)
			}
			for i, want := range c.want {
				if got := text.Paragraph(i + 1); got != want {
					t.Errorf("paragraph %d is %q, want %q: %s", i+1, got, want, c.reason)
				}
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, file, reason string }{
		{"Latin-1", "caf\xe9", "a lone high byte"},
		{"UTF-16", "\xff\xfeH\x00i\x00", "its byte order mark is no UTF-8"},
		{"surrogate", "\xed\xa0\x80", "half a pair is no character"},
		{"cut off", "caf\xc3", "half a character at the end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if text, err := Read([]byte(c.file)); !errors.Is(err, ErrEncoding) || text != nil {
				t.Errorf("%v, %v: %s", text, err, c.reason)
			}
		})
	}
}

func TestReadHashesTheFile(t *testing.T) {
	plain, err := Read([]byte("abc"))
	if err != nil {
		t.Fatal(err)
	}
	marked, err := Read([]byte("\ufeffabc\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if plain.SHA256 != Hash("abc") {
		t.Errorf("%s is not the SHA-256 of the bytes", plain.SHA256)
	}
	if marked.SHA256 == plain.SHA256 {
		t.Error("a byte order mark does not change the file's hash")
	}
}

func TestParagraphOutside(t *testing.T) {
	text := read(t, "One\nTwo")
	for _, number := range []int{-1, 0, 3} {
		if got := text.Paragraph(number); got != "" {
			t.Errorf("paragraph %d is %q", number, got)
		}
	}
}

func TestSlice(t *testing.T) {
	text := read(t, "Ÿes, été.\nنعم")
	for _, c := range []struct {
		name               string
		number, start, end int
		want               string // empty: refused
		reason             string
	}{
		{"first word", 1, 0, 3, "Ÿes", "code points from 0, the end exclusive"},
		{"last word", 1, 5, 9, "été.", "accents count one"},
		{"whole paragraph", 2, 0, 3, "نعم", "Arabic counts one a letter"},
		{"no paragraph 0", 0, 0, 1, "", "paragraphs count from 1"},
		{"no paragraph 3", 3, 0, 1, "", "there are two"},
		{"before the start", 1, -1, 2, "", "offsets are not negative"},
		{"past the end", 1, 5, 10, "", "the paragraph has nine characters"},
		{"nothing", 1, 3, 3, "", "an empty range proves nothing"},
		{"backwards", 1, 5, 3, "", "nor does a turned one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := text.Slice(c.number, c.start, c.end)
			if got != c.want || (err != nil) != (c.want == "") {
				t.Errorf("%q, %v, want %q: %s", got, err, c.want, c.reason)
			}
		})
	}
}

func TestFind(t *testing.T) {
	text := read(t, "Été: the old bridge held. The new bridge did not.\n\naaa")
	for _, c := range []struct {
		name     string
		number   int
		from, to string
		want     string // the passage; empty: refused
		reason   string
	}{
		{"from alone", 1, "the old", "", "the old", "no to: the passage is from"},
		{"from and to", 1, "the old", "held.", "the old bridge held.", "both are inside"},
		{"whole paragraph", 1, "Été", "not.", "Été: the old bridge held. The new bridge did not.", "offsets count code points"},
		{"first to", 1, "Été", "bridge", "Été: the old bridge", "the first to is taken"},
		{"to inside from", 1, "the old bridge", "old", "", "a passage that ends inside from would not hold it"},
		{"to ends from", 1, "the old bridge", "bridge", "the old bridge", "they may share their end"},
		{"to overlaps from", 1, "the old bri", "bridge held", "the old bridge held", "and they may overlap"},
		{"to holds from", 1, "bridge held", "the old bridge held", "", "the passage begins with from"},
		{"to before from", 1, "held", "old", "", "to stands before from only"},
		{"no to", 1, "held", "gave way", "", "to stands nowhere"},
		{"no from", 1, "gave way", "", "", "from stands nowhere"},
		{"empty from", 1, "", "held", "", "a passage begins somewhere"},
		{"two from", 1, "bridge", "", "", "which of the two?"},
		{"overlapping from", 3, "aa", "", "", "two that overlap are two"},
		{"case", 1, "The Old", "", "", "words are matched as they stand"},
		{"blank paragraph", 2, "the", "", "", "nothing stands there"},
		{"no paragraph", 4, "the", "", "", "there are three"},
		{"half a letter", 1, "\x89t", "", "", "bytes inside a character are no words"},
		{"half a letter to", 1, "the", "\xc3", "", "nor at the end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, end, err := text.Find(c.number, c.from, c.to)
			if (err != nil) != (c.want == "") {
				t.Fatalf("%d to %d, %v, want %q: %s", start, end, err, c.want, c.reason)
			}
			if err != nil {
				return
			}
			if got, err := text.Slice(c.number, start, end); got != c.want {
				t.Errorf("%q, %v, want %q: %s", got, err, c.want, c.reason)
			}
		})
	}
}

func read(t *testing.T, file string) *Text {
	t.Helper()
	text, err := Read([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// FuzzNormalize holds that normalizing is done once and for all: were it not,
// a reader's pasted copy could hash unlike our own.
func FuzzNormalize(f *testing.F) {
	f.Add(" cafe\u0301\u00a0\n au lait ")
	f.Add("\u2000\u0301\xff")
	f.Fuzz(func(t *testing.T, s string) {
		once := Normalize(s)
		if twice := Normalize(once); twice != once {
			t.Fatalf("%q normalizes to %q and that to %q", s, once, twice)
		}
	})
}

// FuzzRead holds that any bytes are refused or read, and that what is read is
// the file's text.
func FuzzRead(f *testing.F) {
	f.Add([]byte("\ufeffHeading\r\n\r\nBody \n\n"))
	f.Add([]byte("caf\xe9"))
	f.Fuzz(func(t *testing.T, file []byte) {
		text, err := Read(file)
		if (err == nil) != utf8.Valid(file) {
			t.Fatalf("valid UTF-8 is %v and the error %v", utf8.Valid(file), err)
		}
		if err != nil {
			return
		}
		var all strings.Builder
		for number := 1; number <= text.Len(); number++ {
			all.WriteString(text.Paragraph(number))
			if strings.Contains(text.Paragraph(number), "\n") {
				t.Fatalf("paragraph %d of %q holds a line feed", number, file)
			}
		}
		if got, want := squeezed(all.String()), squeezed(strings.TrimPrefix(string(file), "\ufeff")); got != want {
			t.Fatalf("%q reads as %q", want, got)
		}
	})
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// FuzzFind holds that a range that is found begins with from and ends with to.
func FuzzFind(f *testing.F) {
	f.Add("Été: the old bridge held.", "the old", "held")
	f.Add("the old bridge", "the old bridge", "old")
	f.Add("é", "\xa9", "")
	f.Fuzz(func(t *testing.T, paragraph, from, to string) {
		text, err := Read([]byte(paragraph))
		if err != nil {
			return
		}
		start, end, err := text.Find(1, from, to)
		if err != nil {
			return
		}
		got, err := text.Slice(1, start, end)
		if err != nil || !strings.HasPrefix(got, from) || !strings.HasSuffix(got, to) {
			t.Fatalf("%q to %q in %q is %q, %v", from, to, paragraph, got, err)
		}
	})
}
