// SPDX-License-Identifier: MIT

package dataset

import (
	"fmt"

	"isnad/data"
)

// Format is the version of the manifest and of the shards.
const Format = 3

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
