// SPDX-License-Identifier: MIT

package load

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/scanner"
	"github.com/goccy/go-yaml/token"
)

// YAML is read in three steps, each of which may refuse the file:
//
//  1. tokens, one by one, so that their number is bounded while it grows;
//  2. a look at the tokens: anchors, aliases, merges, tags and a second
//     document are refused before anything could expand them, and nesting and
//     keys are bounded, because the parser's work grows with the square of
//     both (measured with v1.19.2: 80,000 open brackets take 23 s, a mapping
//     of 40,000 keys 3 s);
//  3. the parser's tree, turned into nodes. Duplicate keys are left to us,
//     since the parser stops at the first.

// yaml reads one YAML file into a node; nil if it is empty or was refused.
func (r *reader) yaml(b []byte) (top *node) {
	defer func() {
		// The parser is not ours and the bytes are not either: a panic in it is
		// a file we cannot read, not a reason to fall over.
		if p := recover(); p != nil {
			r.report(1, 1, "", 1, "the YAML reader cannot make sense of this file", "look for a misplaced quote, bracket or indent")
			r.unread, top = true, nil
		}
	}()
	tokens, ok := r.tokens(string(b))
	if !ok || !r.checkTokens(tokens) {
		r.unread = true
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntax(err)
		r.unread = true
		return nil
	}
	for _, doc := range file.Docs {
		if doc.Body != nil {
			return r.fromYAML(doc.Body, 1)
		}
	}
	return nil
}

// tokens splits the text, and stops where it holds more than it may.
func (r *reader) tokens(src string) (token.Tokens, bool) {
	var (
		s      scanner.Scanner
		tokens token.Tokens
	)
	s.Init(src)
	for {
		some, err := s.Scan()
		if err == io.EOF {
			return tokens, true
		}
		tokens.Add(some...)
		if len(tokens) > MaxTokens {
			at := tokens[len(tokens)-1].Position
			r.report(at.Line, at.Column, "", 8, fmt.Sprintf("the file holds more than %d words and signs of YAML", MaxTokens), "divide it into several files")
			return nil, false
		}
	}
}

// refused names the tokens that no dossier needs, with the way out.
var refused = map[token.Type][2]string{
	token.AnchorType:     {"YAML anchors (&) are not allowed", "write the value out where it is needed; in text, put quotes around it"},
	token.AliasType:      {"YAML aliases (*) are not allowed", "write the value out where it is needed; in text, put quotes around it"},
	token.MergeKeyType:   {"YAML merge keys (<<) are not allowed", "write the fields out where they are needed"},
	token.TagType:        {"YAML tags (!) are not allowed", "remove the tag; in text, put quotes around it"},
	token.DirectiveType:  {"YAML directives (%) are not allowed", "remove the line; in text, put quotes around it"},
	token.MappingKeyType: {"the long form of a key (?) is not allowed", `write "key: value"; in text, put quotes around it`},
}

// checkTokens applies step 2. It reports every refused token, and stops at the
// first limit.
func (r *reader) checkTokens(tokens token.Tokens) bool {
	found, content, outline := 0, false, outline{}
	for _, t := range tokens {
		at := t.Position
		if t.Type == token.CommentType {
			r.checkComment(at.Line, at.Column, t.Value)
			continue
		}
		why, bad := refused[t.Type]
		if t.Type == token.DocumentHeaderType && content {
			why, bad = [2]string{"a second document (---) begins here", "put it into a file of its own, or remove the line"}, true
		}
		content = true
		if bad {
			if found++; found <= MaxReported {
				r.report(at.Line, at.Column, "", 8, why[0], why[1])
			}
		}
		if cause, remedy := outline.add(t); cause != "" {
			r.report(at.Line, at.Column, "", 8, cause, remedy)
			return false
		}
	}
	return found == 0
}

// outline follows nesting by columns and brackets, before there is a tree. It
// may count up to three levels too many on a line (dash, key, colon, value),
// so it allows that much more; the tree is counted exactly.
type outline struct {
	columns []int // of the open block levels
	keys    []int // keys seen in each
	flow    int
}

func (o *outline) add(t *token.Token) (cause, remedy string) {
	switch t.Type {
	case token.MappingStartType, token.SequenceStartType:
		o.flow++
	case token.MappingEndType, token.SequenceEndType:
		o.flow = max(o.flow-1, 0)
	}
	if o.flow == 0 {
		o.block(t)
	}
	if len(o.columns)+o.flow > MaxDepth+4 {
		return tooDeep()
	}
	if n := len(o.keys); n > 0 && o.keys[n-1] > MaxKeys {
		return tooManyKeys()
	}
	return "", ""
}

func (o *outline) block(t *token.Token) {
	if t.Prev != nil && (t.Prev.Type == token.LiteralType || t.Prev.Type == token.FoldedType) {
		return // the text of a block scalar: its column says nothing
	}
	column := t.Position.Column
	for n := len(o.columns); n > 0 && o.columns[n-1] > column; n-- {
		o.columns, o.keys = o.columns[:n-1], o.keys[:n-1]
	}
	if n := len(o.columns); n == 0 || o.columns[n-1] < column {
		o.columns, o.keys = append(o.columns, column), append(o.keys, 0)
	}
	if t.Type != token.SequenceEntryType {
		o.keys[len(o.keys)-1]++
	}
}

func tooDeep() (cause, remedy string) {
	return fmt.Sprintf("values are nested more than %d levels deep", MaxDepth), "no record needs that; look for an indent or bracket too many"
}

func tooManyKeys() (cause, remedy string) {
	return fmt.Sprintf("a group of fields has more than %d keys", MaxKeys), `no record needs that; a list of records has a "- " before each`
}

// syntax reports the parser's error, of which there is one at most.
func (r *reader) syntax(err error) {
	line, column := 1, 1
	var at yaml.Error
	message := strings.SplitN(err.Error(), "\n", 2)[0]
	if errors.As(err, &at) {
		message = at.GetMessage()
		if t := at.GetToken(); t != nil && t.Position != nil {
			line, column = t.Position.Line, t.Position.Column
		}
	}
	r.report(line, column, "", 1, "this is not YAML: "+message, "look here and on the line above for a missing quote, colon, bracket or indent")
}

// fromYAML turns the parser's tree into nodes.
func (r *reader) fromYAML(n ast.Node, depth int) *node {
	at := n.GetToken().Position
	made := &node{file: r.file, line: at.Line, column: at.Column}
	if !r.count(made, depth) {
		return made
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		r.mappingFromYAML(made, n, depth)
	case *ast.MappingValueNode:
		made.kind = mapping
		r.entryFromYAML(made, n, depth)
	case *ast.SequenceNode:
		made.kind = sequence
		for _, item := range n.Values {
			made.items = append(made.items, r.fromYAML(item, depth+1))
		}
	case *ast.StringNode:
		made.kind, made.text = text, n.Value
	case *ast.LiteralNode:
		made.kind, made.text = text, n.Value.Value
	case *ast.BoolNode:
		made.kind, made.text = boolean, strings.ToLower(n.Token.Value)
	case *ast.NullNode:
	default: // integers and floats, as they are written
		made.kind, made.text = number, n.GetToken().Value
	}
	return made
}

func (r *reader) mappingFromYAML(made *node, n *ast.MappingNode, depth int) {
	made.kind = mapping
	for _, entry := range n.Values {
		r.entryFromYAML(made, entry, depth)
	}
	if n.IsFlowStyle {
		at := n.GetToken().Position
		made.line, made.column = at.Line, at.Column
	}
}

// entryFromYAML adds a key and its value. A block mapping begins where its
// first key does; the parser says that it begins at the colon.
func (r *reader) entryFromYAML(made *node, n *ast.MappingValueNode, depth int) {
	t := n.Key.GetToken()
	if len(made.keys) == 0 {
		made.line, made.column = t.Position.Line, t.Position.Column
	}
	r.entry(made, key{t.Value, t.Position.Line, t.Position.Column}, func() *node { return r.fromYAML(n.Value, depth+1) })
}
