// SPDX-License-Identifier: MIT

package edtf

import (
	"strings"
	"unicode"
)

// suggest proposes what a text that is no date may have been meant for. It
// tries one reading after another and returns the first that parses, or "".
// It never decides between two: 05/06/2025 gets no suggestion.
func suggest(text string) string {
	if len(text) > maxLength {
		return ""
	}
	plain := tidy(text)
	for _, rewrite := range []func(string) string{
		func(s string) string { return s },
		olderDraft, yearsOnly, unspecifiedYear, ordered,
	} {
		candidate := rewrite(plain)
		if _, err := parse(candidate); err == nil && candidate != text {
			return candidate
		}
	}
	return ""
}

// tidy undoes what keyboards and word processors do: spaces, long dashes,
// small letters, digits of other scripts, qualifiers apart.
func tidy(text string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(text) {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		case unicode.Is(unicode.Pd, r) || r == '−':
			b.WriteByte('-')
		case r >= '٠' && r <= '٩':
			b.WriteRune('0' + r - '٠')
		case r == '؟':
			b.WriteByte('?')
		default:
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("?~", "%", "~?", "%").Replace(b.String())
}

// olderDraft rewrites the words and letters of the draft of 2012, and "circa".
func olderDraft(s string) string {
	for _, circa := range []string{"CIRCA", "CA.", "CA", "C."} {
		if rest, ok := strings.CutPrefix(s, circa); ok {
			return rest + "~"
		}
	}
	return strings.NewReplacer("OPEN", "..", "UNKNOWN", "", "U", "X").Replace(s)
}

// yearsOnly rewrites ranges of years: 1983-1984, 1983..1984, ..1983, 1983..,
// [1983..1984]; and a single year in brackets or after a needless Y.
func yearsOnly(s string) string {
	s = strings.Trim(s, "[]{}Y")
	from, to, both := strings.Cut(s, "..")
	if !both && len(s) == 9 {
		from, to, both = strings.Cut(s, "-")
	}
	switch {
	case !both:
		return s
	case from == "" || to == "":
		return "[" + s + "]"
	}
	return from + "/" + to
}

// unspecifiedYear rewrites 19??, 201? and years of more than four digits.
func unspecifiedYear(s string) string {
	switch {
	case len(s) == 4:
		return strings.ReplaceAll(s, "?", "X")
	case len(s) > 4 && len(s) != 8 && digitsOnly(s):
		return "Y" + s
	}
	return s
}

// ordered rewrites 2025/10/22, 22.10.2025, 2025-1-5, 2025-22-10, 10/2025 and
// 20251022: the year is the part with four digits, the day the one above 12.
func ordered(s string) string {
	if len(s) == 8 && digitsOnly(s) {
		return s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	for i, part := range parts {
		parts[i] = strings.Repeat("0", max(0, 2-len(part))) + part
	}
	last := len(parts) - 1
	yearLast := last > 0 && len(parts[last]) == 4
	if yearLast {
		parts[0], parts[last] = parts[last], parts[0]
	}
	if last == 2 && digitsOnly(parts[1]) && digitsOnly(parts[2]) {
		switch {
		case parts[1] > "12":
			parts[1], parts[2] = parts[2], parts[1]
		case yearLast && parts[2] <= "12":
			return "" // day and month cannot be told apart
		}
	}
	return strings.Join(parts, "-")
}

func digitsOnly(s string) bool { return strings.Trim(s, "0123456789") == "" }
