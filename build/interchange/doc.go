// SPDX-License-Identifier: MIT

// Package interchange holds the tests of everything that leaves a dossier in
// the formats of others: the rules that hold in all of them, and each format
// against programs that we did not write. Those are fetched from npm when the
// tests run (build/npm).
package interchange
