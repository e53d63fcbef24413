// SPDX-License-Identifier: MIT

package dataset

import (
	"encoding/json"
	"fmt"

	"isnad/data"
)

// Format is the version of the manifest and of the shards.
const Format = 1

// Manifest lists the files of a dataset, for loaders that check before use.
type Manifest struct {
	Format  int       `json:"format"`
	Title   data.Text `json:"title"`
	Version string    `json:"version"`
	Updated string    `json:"updated"` // ISO 8601 day
	Files   []File    `json:"files"`
}

// Role says what a file is for.
type Role string

const (
	RoleIndex Role = "index"
	RoleShard Role = "shard"
)

// File is one file of the dataset.
type File struct {
	Name   string `json:"name"` // "index", "shard-0" …
	Role   Role   `json:"role"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"` // lower-case hexadecimal
}

// IndexName and ShardName are the names files go by in the manifest.
const IndexName = "index"

// ShardName is the name of shard k.
func ShardName(k int) string { return fmt.Sprintf("shard-%d", k) }

// shard has the field names of data.Dossier and leaves out what is empty.
type shard struct {
	Isnad        int                 `json:"isnad"`
	About        *data.About         `json:"dossier,omitempty"`
	Sources      []*data.Source      `json:"sources,omitempty"`
	Actors       []*data.Actor       `json:"actors,omitempty"`
	Places       []*data.Place       `json:"places,omitempty"`
	Events       []*data.Event       `json:"events,omitempty"`
	Topics       []*data.Topic       `json:"topics,omitempty"`
	Propositions []*data.Proposition `json:"propositions,omitempty"`
	Claims       []*data.Claim       `json:"claims,omitempty"`
	Relations    []*data.Relation    `json:"relations,omitempty"`
	Agreements   []*data.Agreement   `json:"agreements,omitempty"`
	Figures      []*data.Figure      `json:"figures,omitempty"`
}

// WriteShard encodes a part of a dossier. The first shard carries About.
func WriteShard(d *data.Dossier, first bool) ([]byte, error) {
	s := shard{Isnad: 1, Sources: d.Sources, Actors: d.Actors, Places: d.Places, Events: d.Events, Topics: d.Topics,
		Propositions: d.Propositions, Claims: d.Claims, Relations: d.Relations, Agreements: d.Agreements, Figures: d.Figures}
	if first {
		s.About = &d.About
	}
	return json.Marshal(s)
}

// OpenShard decodes a shard. About is set in shard 0 alone.
func OpenShard(b []byte) (*data.Dossier, error) {
	d := &data.Dossier{}
	if err := json.Unmarshal(b, d); err != nil {
		return nil, fmt.Errorf("shard: %w", err)
	}
	return d, nil
}
