// SPDX-License-Identifier: MIT

package view

import (
	"net/url"
	"strings"
)

// webAddress says that a text from a dossier may become a link: http and https
// with a host, nothing that a script could hide in.
func webAddress(s string) bool {
	u, err := url.Parse(strings.TrimSpace(s))
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}
