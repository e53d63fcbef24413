// SPDX-License-Identifier: MIT

//go:build !js

package view

import (
	"fmt"
	"strconv"
	"strings"
)

// Attr prepares a value for an attribute. go-app writes attributes with
// strconv.Quote, which is not HTML, and drops the value of any that reads
// "true". What Quote would touch is therefore written as a numeric character
// reference, and so is the t of "true". go-app also trims white space, so that
// none is kept on either side, here and in the browser alike.
//
// In the browser values are set through the DOM and Attr only cleans them.
func Attr(s string) string {
	s = strings.TrimSpace(printable(s))
	var b strings.Builder
	for i, r := range s {
		plain := strconv.IsPrint(r) && !strings.ContainsRune(`"&<>\`, r)
		if plain && !(i == 0 && s == "true") {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "&#%d;", r)
	}
	return b.String()
}
