// SPDX-License-Identifier: MIT

// Package interchange holds the tests of everything that leaves a dossier in
// the formats of others: the rules that hold in all of them, and each format
// against programs that we did not write. Those are fetched from npm when the
// tests run (build/npm). Two formats have none that can be fetched so: STIX and
// TimelineJS are held against checks of our own, written from the specification
// and the documentation (stix_test.go). GEXF and GraphML are read by graphology,
// and not held against their schemas.
package interchange
