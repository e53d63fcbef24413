// SPDX-License-Identifier: MIT

package view

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestContrastIsWCAGs(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b rgb
		want float64
	}{
		{"black on white", rgb{}, rgb{255, 255, 255}, 21},
		{"a colour on itself", rgb{9, 99, 199}, rgb{9, 99, 199}, 1},
		{"the grey that just passes on white", rgb{0x76, 0x76, 0x76}, rgb{255, 255, 255}, 4.54},
	} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > .01 {
			t.Errorf("%s: %.2f, want %.2f", c.name, got, c.want)
		}
	}
}

func TestAnAccentStaysReadableWhateverIsAsked(t *testing.T) {
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				wanted := fmt.Sprintf("%02x%02x%02x", r, g, b)
				css := readableAccent(wanted)
				var light, dark rgb
				if _, err := fmt.Sscanf(css, "light-dark(#%02x%02x%02x, #%02x%02x%02x)", &light.r, &light.g, &light.b, &dark.r, &dark.g, &dark.b); err != nil {
					t.Fatalf("%s becomes %q", wanted, css)
				}
				if !light.readableOn(lightGrounds) || !dark.readableOn(darkGrounds) {
					t.Fatalf("%s becomes %s, which cannot be read everywhere", wanted, css)
				}
				// White stands on the accent in light, near-black in dark.
				if contrast(light, rgb{255, 255, 255}) < leastContrast || contrast(dark, rgb{0x0d, 0x12, 0x13}) < leastContrast {
					t.Fatalf("%s becomes %s, on which nothing can be read", wanted, css)
				}
			}
		}
	}
}

func TestAnAccentThatCanBeReadIsKept(t *testing.T) {
	for _, c := range []struct{ name, wanted, want string }{
		{"dark blue is kept on light paper", "003366", "light-dark(#003366,"},
		{"pale blue is kept on dark paper", "aaddff", ", #aaddff)"},
		{"a word is no colour", "purple", ""},
		{"nothing is no colour", "", ""},
	} {
		if got := readableAccent(c.wanted); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q, want %q in it", c.name, got, c.want)
		}
	}
}

// The grounds are written down twice; the style sheet has the last word.
func TestTheGroundsAreTheStyleSheets(t *testing.T) {
	css, err := os.ReadFile("../../web/10-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{"paper", "sunken", "raised", "wash"} {
		m := regexp.MustCompile(`--` + token + `: light-dark\(#(\w+), #(\w+)\)`).FindSubmatch(css)
		if m == nil {
			t.Fatalf("no --%s", token)
		}
		for i, grounds := range [][]rgb{lightGrounds, darkGrounds} {
			var c rgb
			fmt.Sscanf(string(m[i+1]), "%02x%02x%02x", &c.r, &c.g, &c.b)
			hardest := math.Inf(1)
			end := []rgb{{}, {255, 255, 255}}[i]
			for _, g := range grounds {
				hardest = min(hardest, contrast(end, g))
			}
			if contrast(end, c) < hardest {
				t.Errorf("--%s %s is a harder ground than those that accents are held to", token, c)
			}
		}
	}
}
