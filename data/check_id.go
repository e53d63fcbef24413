// SPDX-License-Identifier: MIT

package data

import (
	"fmt"
	"strings"
)

// longestID keeps a record's folder, in any language's tree, a file name that
// every file system takes.
const longestID = 120

// checkIDs applies rule 2. Ids are unique across all types: a link, a redirect
// and a lookup have the id and nothing else.
func (c *checker) checkIDs() {
	owner := map[string]entry{}
	for _, e := range c.entries {
		c.checkID(e, e.Head().ID, e.child("id"), owner)
	}
	for _, e := range c.entries {
		for i, old := range e.Head().Formerly {
			c.checkID(e, old, fmt.Sprintf("%s/formerly/%d", e.path, i), owner)
		}
	}
}

func (c *checker) checkID(e entry, id, path string, owner map[string]entry) {
	if id == "" {
		return
	}
	switch first, taken := owner[id]; {
	case id == Unattributed:
		c.fail(ruleIdentity, path, fmt.Sprintf("%q is a word of the format and no id", id), "choose another id")
	case len(id) > longestID:
		c.fail(ruleIdentity, path, fmt.Sprintf("the id has %d characters; %d are allowed", len(id), longestID), "choose a shorter one")
	case !expression("Meta.id").MatchString(id):
		c.fail(ruleIdentity, path, fmt.Sprintf("the id %q is not kebab-case", short(id)), suggestID(id))
	case taken:
		c.fail(ruleIdentity, path, fmt.Sprintf("the id %q is taken by %s", id, c.whereIs(first)), "choose another: ids are unique across all types of record")
	default:
		owner[id] = e
	}
}

// whereIs names a record with its place.
func (c *checker) whereIs(e entry) string {
	file, line, _ := c.at(e.child("id"))
	if line == 0 {
		return e.path
	}
	return fmt.Sprintf("the %s at %s:%d", strings.TrimSuffix(string(e.Type()), "s"), file, line)
}

func suggestID(id string) string {
	words := strings.FieldsFunc(strings.ToLower(id), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if better := strings.Join(words, "-"); better != "" && len(better) <= longestID {
		return fmt.Sprintf("write it as %q", better)
	}
	return "write it in small letters a to z, digits and single hyphens"
}
