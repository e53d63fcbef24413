// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const modulePath = "isnad"

// wasm returns the program: the given file, or a build of ./app.
func (b *builder) wasm(ctx context.Context) ([]byte, error) {
	if b.Wasm != "" {
		file, err := os.ReadFile(b.Wasm)
		if err != nil {
			return nil, err
		}
		if !bytes.HasPrefix(file, []byte("\x00asm")) {
			return nil, fmt.Errorf("%s is no WebAssembly program", b.Wasm)
		}
		return file, nil
	}
	root, err := moduleRoot(ctx)
	if err != nil {
		return nil, err
	}
	return buildProgram(ctx, root)
}

// moduleRoot finds the checkout that the program is built from.
func moduleRoot(ctx context.Context) (string, error) {
	out, err := goTool(ctx, "", "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(out) {
		if path, dir, _ := strings.Cut(strings.TrimSpace(line), "\t"); path == modulePath {
			return dir, nil
		}
	}
	return "", errors.New("the working directory is not inside Isnad's own source, from which the program is built; run from there")
}

// buildProgram compiles ./app for the browser. The flags leave out paths,
// revision, symbols and debug data, so that equal sources give equal bytes and
// readers download nothing they do not run.
func buildProgram(ctx context.Context, root string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "isnad-program-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "program.wasm")
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", file}
	if os.Getenv("ISNAD_WHOLE_GOAPP") == "" {
		modfile, err := slim(ctx, root, dir)
		if err != nil {
			return nil, err
		}
		args = append(args, "-modfile="+modfile)
	}
	if _, err := goTool(ctx, root, append(args, "./app")...); err != nil {
		return nil, fmt.Errorf("building the program: %w", err)
	}
	return os.ReadFile(file)
}

// goTool runs the go command for the browser's platform.
func goTool(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, bytes.TrimSpace(said.Bytes()))
	}
	return string(out), nil
}

// goSupport is the toolchain's own script that runs its programs. It must be
// of the same toolchain as the program.
func goSupport(ctx context.Context) ([]byte, error) {
	root, err := goTool(ctx, "", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(root), "lib", "wasm", "wasm_exec.js"))
}
