// SPDX-License-Identifier: MIT

// Package npm makes packages of npm available to tests and benchmarks, by exact
// version, in a cache folder of the user's. Nothing of them is ever part of the
// project or of a site.
package npm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Install returns a folder in which npm has installed what a manifest, the text
// of a package.json, depends on. The name tells the folder from others and
// holds the versions. It asks npm only where no earlier run did, and runs none
// of the packages' scripts. The folder is filled aside and renamed, so that a
// run that was cut short leaves nothing half done.
func Install(ctx context.Context, name, manifest string) (dir string, err error) {
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			return "", fmt.Errorf("%s is not installed", program)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	root := filepath.Join(cache, "isnad-npm")
	dir = filepath.Join(root, name)
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return "", err
	}
	aside, err := os.MkdirTemp(root, "installing-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(aside)
	if err := install(ctx, aside, manifest); err != nil {
		return "", err
	}
	if err := os.Rename(aside, dir); err != nil {
		if _, gone := os.Stat(dir); gone != nil { // else another run was first
			return "", err
		}
	}
	return dir, nil
}

// Packages is Install for packages by exact version. The folder is that of
// their modules; its name holds a sum of the versions.
func Packages(ctx context.Context, name string, versions map[string]string) (modules string, err error) {
	manifest, err := json.Marshal(map[string]any{"private": true, "dependencies": versions})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(manifest)
	dir, err := Install(ctx, name+"-"+hex.EncodeToString(sum[:4]), string(manifest))
	return filepath.Join(dir, "node_modules"), err
}

func install(ctx context.Context, dir, manifest string) error {
	if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(manifest), 0o644); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "npm", "install", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund")
	cmd.Dir = dir
	if _, err := cmd.Output(); err != nil {
		said := ""
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			said = string(exit.Stderr)
		}
		return fmt.Errorf("npm could not fetch it: %w\n%s", err, said)
	}
	return nil
}
