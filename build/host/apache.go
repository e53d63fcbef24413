// SPDX-License-Identifier: MIT

package host

import (
	"fmt"
	"strings"
)

// apache is .htaccess. Everything is inside a question whether its module is
// there: a host without it then works with less, instead of answering 500.
func apache(policy string) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# How Apache (2.4) answers for this site, in whatever folder it stands. The host must")
	p("# allow it: AllowOverride FileInfo. Modules that are missing are done without.")
	p("")
	p("<IfModule mod_mime.c>")
	for _, t := range types {
		p("  AddType %s %s", t.name, t.ext)
	}
	p("  AddCharset utf-8%s", spaced(func(t mediaType) bool { return t.text }))
	p("  # Copies that are compressed already. Elsewhere .br may be the Breton language.")
	p("  RemoveType .gz .br")
	p("  RemoveLanguage .br")
	p("  AddEncoding gzip .gz")
	p("  AddEncoding br .br")
	p("</IfModule>")
	p("")
	p("<IfModule mod_rewrite.c>")
	p("  RewriteEngine On")
	for _, c := range []struct{ name, ext string }{{"br", ".br"}, {"gzip", ".gz"}} {
		p("  RewriteCond %%{HTTP:Accept-Encoding} \\b%s\\b", c.name)
		p("  RewriteCond %%{REQUEST_FILENAME}%s -f", c.ext)
		p("  RewriteRule ^(.*[^/])$ $1%s [L]", c.ext)
	}
	p("  # Where this folder is, for the page that says that something is nowhere.")
	p("  RewriteCond $0#%%{REQUEST_URI} ^([^#]*)#/(.*)\\1$")
	p("  RewriteRule ^.*$ - [E=ISNAD:%%2]")
	p("  ErrorDocument 404 /%%{reqenv:ISNAD}404.html")
	p("</IfModule>")
	p("")
	p("# Where the ready copies cannot be used, files are compressed on the way.")
	p("<IfModule mod_deflate.c>")
	p("  <IfModule mod_filter.c>")
	for _, t := range types {
		if t.packed {
			p("    AddOutputFilterByType DEFLATE %s", t.name)
		}
	}
	p("  </IfModule>")
	p("</IfModule>")
	p("")
	p("<IfModule mod_headers.c>")
	for _, h := range headers(policy) {
		p("  Header always set %s \"%s\"", h.name, strings.ReplaceAll(h.value, "%", "%%"))
	}
	p("  Header merge Vary Accept-Encoding")
	p("  Header set Cache-Control \"%s\"", asked)
	p("  # Files with their hash in their name, and the copies of those.")
	p("  <FilesMatch \"\\.[0-9a-f]{16}\\.\">")
	p("    Header set Cache-Control \"%s\"", forEver)
	p("  </FilesMatch>")
	p("</IfModule>")
	return b.String()
}
