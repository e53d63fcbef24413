// SPDX-License-Identifier: MIT

package anchor

import "syscall/js"

// composed is a text in Unicode's normalization form C. The browser has the
// tables already; in the program everyone would download them once more.
func composed(s string) string { return js.ValueOf(s).Call("normalize", "NFC").String() }
