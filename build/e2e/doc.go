// SPDX-License-Identifier: MIT

// Package e2e holds the browser scenarios: the built site, opened in a real
// Chromium, used as a visitor would. It has no code of its own outside its
// tests. A scenario is titled by a sentence, and ends by finding the console
// empty and every request on the site's own origin.
package e2e
