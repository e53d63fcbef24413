// SPDX-License-Identifier: MIT

package anchor

import "syscall/js"

// normalize is JavaScript's own. A js.Value that is a string has no methods to
// call, so the function is called on it.
var normalize = js.Global().Get("String").Get("prototype").Get("normalize")

// composed is a text in Unicode's normalization form C. The browser has the
// tables already; in the program everyone would download them once more.
func composed(s string) string { return normalize.Call("call", s, "NFC").String() }
