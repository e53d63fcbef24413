// SPDX-License-Identifier: MIT

package host

import (
	"fmt"
	"strings"
)

// netlify is _headers, in the syntax of Netlify and Cloudflare Pages. Both send
// pages with revalidation by themselves, and both join equal headers of two
// matching rules, so a lifetime stands only where one rule matches.
func netlify(policy string) string {
	var b strings.Builder
	b.WriteString("# For a site at the root of its host. Below a folder, put the folder before each path.\n/*\n")
	for _, h := range headers(policy) {
		fmt.Fprintf(&b, "  %s: %s\n", h.name, h.value)
	}
	fmt.Fprintf(&b, "/%s*\n  Cache-Control: %s\n", hashedFolder, forEver)
	for _, name := range []string{"sw.js", "embed.js", "manifest.webmanifest"} {
		fmt.Fprintf(&b, "/%s\n  Cache-Control: %s\n  Content-Type: %s\n", name, Lifetime(name), MediaType(name))
	}
	return b.String()
}
