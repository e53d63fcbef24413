// SPDX-License-Identifier: MIT

package host

import (
	"fmt"
	"strings"
)

// s3 is s3-upload.sh. A bucket answers with what each file was given when it
// was uploaded; what the command line guesses differs from machine to machine.
// Files with their hash in their name go first and the worker last, so that
// nothing ever names a file that is not there yet.
func s3() string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("#!/bin/sh")
	p("# Puts this folder into a bucket, each file with its type and its lifetime:")
	p("#")
	p("#     sh s3-upload.sh s3://my-bucket/folder")
	p("#")
	p("# It runs the command line of AWS, which takes the rest from its environment:")
	p("# AWS_PROFILE, AWS_ENDPOINT_URL and so on.")
	p("#")
	p("# Files of versions before stay: open pages may still ask for them. A bucket sends no")
	p("# policy; the pages carry theirs. Behind CloudFront switch compression on.")
	p("set -eu")
	p(`[ $# -gt 0 ] || { echo "usage: sh s3-upload.sh s3://BUCKET/FOLDER" >&2; exit 2; }`)
	p(`to=$1`)
	p(`cd "$(dirname "$0")"`)
	p("")
	p("# put LIFETIME TYPE FILTER…: the last filter that matches a file decides.")
	p("put() {")
	p("  lifetime=$1 type=$2")
	p("  shift 2")
	p(`  aws s3 cp . "$to" --recursive --no-guess-mime-type --content-type "$type" --cache-control "$lifetime" --exclude '*' "$@"`)
	p("}")
	p("")
	for _, t := range types {
		p("put '%s' '%s' --include '%s*%s'", forEver, t, hashedFolder, t.ext)
	}
	for _, t := range types {
		p("put '%s' '%s' --include '*%s' --exclude '%s*' --exclude 'sw.js'", asked, t, t.ext, hashedFolder)
	}
	p("put '%s' '%s' --include 'sw.js'", asked, MediaType("sw.js"))
	return b.String()
}
