// SPDX-License-Identifier: MIT

package host

import (
	"fmt"
	"strings"
)

// nginx is nginx.conf.example: a server that its reader completes in four
// marked places.
func nginx(policy string) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# How nginx answers for this site. Put it into /etc/nginx/conf.d/ and change the lines")
	p("# marked HERE. For a site in a folder of its host, say /deep/er/, let root be the folder")
	p("# that holds deep/, and put /deep/er in the two places marked FOLDER.")
	p("")
	p("map $uri $isnad_lifetime {")
	p("    default                   \"%s\";", asked)
	p("    \"~/%s[^/]+$\"         \"%s\";", hashedFolder, forEver)
	p("}")
	p("")
	p("server {")
	p("    listen 80;                  # HERE: or 443 ssl, with certificates; workers need https")
	p("    server_name example.org;    # HERE")
	p("    root /var/www/isnad;        # HERE: the folder in which index.html is")
	p("    absolute_redirect off;")
	p("")
	p("    location / {                # FOLDER: location /deep/er/ {")
	p("        index index.html;")
	p("        error_page 404 /404.html;   # FOLDER: /deep/er/404.html")
	p("")
	p("        types {")
	for _, t := range types {
		p("            %s %s;", t.name, strings.TrimPrefix(t.ext, "."))
	}
	p("        }")
	p("        default_type %s;", unknown)
	p("        charset utf-8;")
	p("        charset_types%s;", textTypes())
	p("")
	p("        # The ready copies. With nginx's brotli module also: brotli_static on;")
	p("        gzip_static on;")
	p("        gzip_vary on;")
	p("        gzip_proxied any;")
	p("")
	p("        add_header Cache-Control $isnad_lifetime always;")
	for _, h := range headers(policy) {
		p("        add_header %s \"%s\" always;", h.name, h.value)
	}
	p("    }")
	p("}")
	return b.String()
}

// textTypes are the types that nginx is to give a charset; text/html has it
// without being named.
func textTypes() string {
	var b strings.Builder
	for _, t := range types {
		if t.text && t.name != "text/html" {
			b.WriteString(" " + t.name)
		}
	}
	return b.String()
}
