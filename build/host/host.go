// SPDX-License-Identifier: MIT

// Package host says how a static host is to answer for a site, and writes it
// down in the languages of hosts. It serves nothing and knows no dossier.
//
// There is one table: media types and which files are worth packing (types),
// how long a file may be kept (Lifetime), and what every answer carries
// (headers). Each recipe is that table in one host's syntax, so that no two of
// them can disagree:
//
//	_headers            Netlify, Cloudflare Pages, and build/serve
//	.htaccess           Apache, where the host allows FileInfo
//	web.config          IIS, which serves no file whose type it does not know
//	nginx.conf.example  nginx
//	s3-upload.sh        S3 and what speaks like it: types are set on upload
//
// A site works without any of them. They save bytes and requests, and put the
// policy into headers too.
package host

import (
	"path"
	"strings"
)

// mediaType is what files with an extension are.
type mediaType struct {
	Ext, Name string
	Text      bool // in UTF-8, and hosts should say so
	Packed    bool // worth a compressed copy
}

// types are all there are in a site; a test holds them against one. Text types
// that carry their own rule about characters (JSON, XML, SVG) name no charset.
var types = []mediaType{
	{".html", "text/html", true, true},
	{".css", "text/css", true, true},
	{".js", "text/javascript", true, true},
	{".json", "application/json", false, true},
	{".webmanifest", "application/manifest+json", false, true},
	{".wasm", "application/wasm", false, true},
	{".bin", "application/octet-stream", false, true},
	{".svg", "image/svg+xml", false, true},
	{".png", "image/png", false, false},
	{".txt", "text/plain", true, true},
	{".md", "text/markdown", true, true},
	{".xml", "application/xml", false, true},
	{".csv", "text/csv", true, true},
	{".ics", "text/calendar", true, true},
	{".bib", "application/x-bibtex", true, true},
	{".ris", "application/x-research-info-systems", true, true},
	{".ndjson", "application/x-ndjson", false, true},
	{".jsonld", "application/ld+json", false, true},
	{".gexf", "application/gexf+xml", false, true},
	{".graphml", "application/graphml+xml", false, true},
	{".zip", "application/zip", false, false},
	{".gz", "application/gzip", false, false}, // copies that the loader asks for by name where nothing else is compressed
}

// unknown is the type of everything else.
const unknown = "application/octet-stream"

func (t mediaType) String() string {
	if t.Text {
		return t.Name + "; charset=utf-8"
	}
	return t.Name
}

func typeOf(name string) (mediaType, bool) {
	for _, t := range types {
		if t.Ext == path.Ext(name) {
			return t, true
		}
	}
	return mediaType{Name: unknown}, false
}

// MediaType is what a file is, by its name.
func MediaType(name string) string {
	t, _ := typeOf(name)
	return t.String()
}

// Packed reports a kind of file that gets smaller when it is compressed.
func Packed(name string) bool {
	t, _ := typeOf(name)
	return t.Packed
}

// hashedFolder holds the files whose names change with their content.
const hashedFolder = "assets/"

// The two lifetimes. What has its hash in its name never changes; everything
// else is asked for anew, and costs a "not modified".
const (
	forEver = "public, max-age=31536000, immutable"
	asked   = "no-cache"
)

// Lifetime is the Cache-Control of a file, by its path below the site's root.
func Lifetime(name string) string {
	if strings.HasPrefix(name, hashedFolder) {
		return forEver
	}
	return asked
}

// header is what every answer carries.
type header struct{ Name, Value string }

// headers are those of every answer, but for type and lifetime. Other origins
// may read the files: a sandboxed frame is another origin to its own site.
func headers(policy string) []header {
	return []header{
		{"Content-Security-Policy", policy},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Access-Control-Allow-Origin", "*"},
	}
}
