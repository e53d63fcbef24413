// SPDX-License-Identifier: MIT

//go:build !js

package anchor

import "golang.org/x/text/unicode/norm"

// composed is a text in Unicode's normalization form C.
func composed(s string) string { return norm.NFC.String(s) }
