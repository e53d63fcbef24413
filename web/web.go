// SPDX-License-Identifier: MIT

// Package web holds the files that reach the browser as they are written
// here: scripts, styles, icons, and the templates of the page's shell. It only
// carries them; build/site fills the templates, names the files by their
// hashes and writes them. Nothing else imports it.
package web

import "embed"

// Files are the assets and templates, by name.
//
//go:embed *.js *.html *.svg *.png *.css demo/*.html demo/*.css
var Files embed.FS
