// SPDX-License-Identifier: MIT

package data

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity tells what stops a build from what does not.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Problem is one thing wrong with a dossier: where, which rule, what, and the
// way out. Rules are numbered in check.go.
type Problem struct {
	File     string   `json:"file"`
	Line     int      `json:"line,omitempty"`   // 1-based; 0 where unknown
	Column   int      `json:"column,omitempty"` // 1-based, in code points
	Path     string   `json:"path,omitempty"`   // the value it is about, as in actors/3/aliases/0/text
	Rule     int      `json:"rule"`
	Severity Severity `json:"severity"`
	Cause    string   `json:"cause"`
	Remedy   string   `json:"remedy"`
}

// String is the problem on one line: file:line:column: severity[rule]: cause; remedy.
func (p Problem) String() string {
	at := p.File
	if p.Line > 0 {
		at = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
	return fmt.Sprintf("%s: %s[%d]: %s; %s", at, p.Severity, p.Rule, p.Cause, p.Remedy)
}

// Problems is a list in reading order.
type Problems []Problem

// Sort orders by file, line, column, rule, cause.
func (ps Problems) Sort() {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Cause, b.Cause))
	})
}

// Errors counts the problems that stop a build.
func (ps Problems) Errors() int {
	n := 0
	for _, p := range ps {
		if p.Severity == Error {
			n++
		}
	}
	return n
}
