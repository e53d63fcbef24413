// SPDX-License-Identifier: MIT

package host

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// iis is web.config. IIS refuses files whose extension it does not know, with
// status 404, so every extension of the site is named. It also refuses a
// configuration that adds what is there already, so each is removed first:
// removing what is not there is allowed.
func iis(policy string) []byte {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p(`<?xml version="1.0" encoding="utf-8"?>`)
	p(`<!-- How IIS (7 and later) answers for this site, in whatever folder it stands. -->`)
	p(`<configuration>`)
	p(`  <system.webServer>`)
	p(`    <defaultDocument enabled="true">`)
	p(`      <files>`)
	p(`        <clear />`)
	p(`        <add value="index.html" />`)
	p(`      </files>`)
	p(`    </defaultDocument>`)
	p(`    <staticContent>`)
	for _, t := range types {
		p(`      <remove fileExtension="%s" />`, t.ext)
		p(`      <mimeMap fileExtension="%s" mimeType="%s" />`, t.ext, quoted(t.String()))
	}
	p(`      <clientCache cacheControlMode="DisableCache" />`)
	p(`    </staticContent>`)
	p(`    <urlCompression doStaticCompression="true" />`)
	p(`    <httpProtocol>`)
	p(`      <customHeaders>`)
	for _, h := range headers(policy) {
		p(`        <remove name="%s" />`, h.name)
		p(`        <add name="%s" value="%s" />`, h.name, quoted(h.value))
	}
	p(`      </customHeaders>`)
	p(`    </httpProtocol>`)
	p(`    <httpErrors errorMode="Custom">`)
	p(`      <remove statusCode="404" />`)
	p(`      <error statusCode="404" path="404.html" responseMode="File" />`)
	p(`    </httpErrors>`)
	p(`  </system.webServer>`)
	p(`  <location path="%s">`, strings.TrimSuffix(hashedFolder, "/"))
	p(`    <system.webServer>`)
	p(`      <staticContent>`)
	p(`        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />`)
	p(`      </staticContent>`)
	p(`    </system.webServer>`)
	p(`  </location>`)
	p(`</configuration>`)
	return []byte(b.String())
}

// quoted is a text as the value of an attribute.
func quoted(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
