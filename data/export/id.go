// SPDX-License-Identifier: MIT

package export

import "github.com/google/uuid"

// space is Isnad's namespace for UUIDs of version 5 (RFC 9562): the name-based
// UUID of "urn:isnad" among URLs.
var space = uuid.NewSHA1(uuid.NameSpaceURL, []byte("urn:isnad"))

// uuidOf names a part of a dossier: a record by its id, or what a format makes
// of one by a word and the id. It stays the same as long as the dossier's
// English title and the record's id do; two dossiers may use one id for two
// things, so the title is in it.
func (in *Input) uuidOf(parts ...string) string {
	id := uuid.NewSHA1(space, []byte(in.Dossier.About.Title.EN))
	for _, p := range parts {
		id = uuid.NewSHA1(id, []byte(p))
	}
	return id.String()
}
