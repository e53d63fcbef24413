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
	"runtime"
	"slices"
	"strings"
)

const modulePath = "isnad"

// Program builds the program. Giving it to several builds in a row, as
// Options.Wasm, saves each of them the time.
func Program(ctx context.Context) ([]byte, error) { return wasm(ctx, "", "./app") }

// Opener builds the program that opens readers' own files, for Options.Opener.
func Opener(ctx context.Context) ([]byte, error) { return wasm(ctx, "", "./app/open/program") }

// wasm returns a program: a ready-made one, or a build of a package.
func wasm(ctx context.Context, made, pkg string) ([]byte, error) {
	if made != "" {
		file, err := os.ReadFile(made)
		if err != nil {
			return nil, err
		}
		if !bytes.HasPrefix(file, []byte("\x00asm")) {
			return nil, fmt.Errorf("%s is no WebAssembly program", made)
		}
		return file, nil
	}
	root, err := moduleRoot(ctx)
	if err != nil {
		return nil, err
	}
	return buildProgram(ctx, root, pkg)
}

// CheckoutVariable names the folder of Isnad's source where nothing else tells.
const CheckoutVariable = "ISNAD_CHECKOUT"

// moduleRoot finds the source that the program is built from. The command is
// one file and carries no source: what go build can put into a binary lies in
// the folder of the package and below, and the program is made of several
// beside it. So these are asked in turn:
//
//  1. the folder that ISNAD_CHECKOUT names,
//  2. the module that the working directory belongs to,
//  3. the checkout that this binary was built from, whose path the compiler
//     has left in it (not with -trimpath).
func moduleRoot(ctx context.Context) (string, error) {
	if named := os.Getenv(CheckoutVariable); named != "" {
		if !isSource(named) {
			return "", fmt.Errorf("%s is %s, which is no checkout of Isnad (its go.mod says otherwise, or is not there)", CheckoutVariable, named)
		}
		return filepath.Abs(named)
	}
	if _, err := exec.LookPath("go"); err != nil {
		return "", errors.New("the go command is not found; the program that runs in browsers is built with it: install Go from https://go.dev/dl")
	}
	if out, err := goTool(ctx, "", "env", "GOMOD"); err == nil {
		if root := filepath.Dir(strings.TrimSpace(out)); isSource(root) {
			return root, nil
		}
	}
	_, file, _, _ := runtime.Caller(0)
	if root := filepath.Dir(filepath.Dir(filepath.Dir(file))); filepath.IsAbs(file) && isSource(root) {
		return root, nil
	}
	return "", fmt.Errorf("the source of Isnad, from which the program is built, is not where this binary was built from (%s); name its folder in %s, or run from inside it", filepath.Dir(file), CheckoutVariable)
}

// isSource reports a folder with Isnad's go.mod and program.
func isSource(dir string) bool {
	module, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil || !slices.Contains(strings.Fields(string(module)), modulePath) {
		return false
	}
	_, err = os.Stat(filepath.Join(dir, "app", "main.go"))
	return err == nil
}

// inlining says where the compiler may put a function's code in the place of
// its call: only where much is computed. Elsewhere the same small functions are
// called a thousand times, once per page, and the copies would be 6 % of the
// download; and a browser compiles what a function holds as a whole, whether it
// is run or not. The last pattern that matches counts.
var inlining = []string{
	"-gcflags=" + modulePath + "/...=-l",
	"-gcflags=" + goAppPath + "/pkg/app=-l",
	"-gcflags=" + modulePath + "/app/search=",
	"-gcflags=" + modulePath + "/data/fold=",
	"-gcflags=" + modulePath + "/data/dataset=",
}

// buildProgram compiles a package for the browser. The flags leave out paths,
// revision, symbols and debug data, so that equal sources give equal bytes and
// readers download nothing they do not run (inlining).
func buildProgram(ctx context.Context, root, pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "isnad-program-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "program.wasm")
	args := slices.Concat([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"}, inlining, []string{"-o", file})
	if os.Getenv("ISNAD_WHOLE_GOAPP") == "" {
		modfile, err := slim(ctx, root, dir)
		if err != nil {
			return nil, err
		}
		args = append(args, "-modfile="+modfile)
	}
	if _, err := goTool(ctx, root, append(args, pkg)...); err != nil {
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

// goSupport is the toolchain's own script that runs its programs, without what
// only we read. It must be of the same toolchain as the program.
func goSupport(ctx context.Context) ([]byte, error) {
	root, err := goTool(ctx, "", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	script, err := os.ReadFile(filepath.Join(strings.TrimSpace(root), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, err
	}
	short, err := minifiedScript(script)
	return append([]byte("// wasm_exec.js of Go, BSD-3-Clause: see "+licencesPath+"\n"), short...), err
}
