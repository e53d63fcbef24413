// SPDX-License-Identifier: MIT

package view

import "strings"

// Attr prepares a value for an attribute; see attr.go.
func Attr(s string) string { return strings.TrimSpace(printable(s)) }
