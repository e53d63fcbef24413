// SPDX-License-Identifier: MIT

// Package lighthouse holds a page to Google's Lighthouse, as a phone would load
// it: the scores that others quote of a site. Of what it finds it tells the
// names; what they mean stands in Lighthouse's own documentation. Performance is
// that of a phone which Lighthouse makes of this machine, so a busy machine
// makes a bad phone.
package lighthouse

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"isnad/build/bench"
	"isnad/build/browser"
	"isnad/build/npm"
	"isnad/build/serve"
	"isnad/build/site"
	"isnad/data"
)

// version is Lighthouse's, exactly.
const version = "12.8.2"

// Score is one category's, from 0 to 100, and the audits that took from it.
type Score struct {
	Category string   `json:"category"`
	Score    float64  `json:"score"`
	Least    float64  `json:"least"` // what we promise
	Failed   []string `json:"failed"`
}

// Holds reports that the promise is kept.
func (s Score) Holds() bool { return s.Score >= s.Least }

var promises = []Score{
	{Category: "accessibility", Least: 100}, {Category: "best-practices", Least: 100}, {Category: "seo", Least: 100}, {Category: "performance", Least: 90},
}

// Unavailable says that Lighthouse could not be had.
type Unavailable struct{ error }

// Audit has Lighthouse load an address as a phone, and reports its scores in the
// order of the promises.
func Audit(ctx context.Context, address string) ([]Score, error) {
	modules, err := npm.Packages(ctx, "lighthouse", map[string]string{"lighthouse": version})
	if err != nil {
		return nil, Unavailable{err}
	}
	chromium, err := browser.Find()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "node", filepath.Join(modules, "lighthouse", "cli", "index.js"), address, "--output=json", "--quiet",
		"--only-categories=performance,accessibility,best-practices,seo",
		"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium, "CI=true")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("lighthouse: %w", err)
	}
	return scores(out)
}

// report is Lighthouse's own, as far as it is read.
type report struct {
	Categories map[string]struct {
		Score     *float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct{ Score *float64 }
}

func scores(out []byte) ([]Score, error) {
	var r report
	if err := json.Unmarshal(out, &r); err != nil {
		return nil, fmt.Errorf("lighthouse said no JSON: %w", err)
	}
	all := slices.Clone(promises)
	for k := range all {
		s := &all[k]
		category := r.Categories[s.Category]
		if category.Score == nil {
			return nil, fmt.Errorf("lighthouse gave no score for %s", s.Category)
		}
		s.Score = math.Round(*category.Score * 100)
		for _, ref := range category.AuditRefs {
			if got := r.Audits[ref.ID].Score; ref.Weight > 0 && got != nil && *got < 0.9 {
				s.Failed = append(s.Failed, ref.ID)
			}
		}
	}
	return all, nil
}

// Run makes the dossier's site for an address of this machine, because a search
// engine wants whole addresses, and prints the scores of its first page. JSON
// goes to the file named, if one is.
func Run(ctx context.Context, out io.Writer, d *data.Dossier, file string) error {
	dir, err := os.MkdirTemp("", "isnad-lighthouse-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String() + "/"
	if _, err := site.Build(ctx, site.Options{Dossier: d, Out: filepath.Join(dir, "site"), BaseURL: address}); err != nil {
		listener.Close()
		return err
	}
	server := &http.Server{Handler: serve.Handler(filepath.Join(dir, "site"), "/")}
	go server.Serve(listener)
	defer server.Close()
	all, err := Audit(ctx, address)
	if err != nil {
		return err
	}
	print(out, all)
	return bench.Keep(all, file, nil, "")
}

func print(out io.Writer, all []Score) {
	fmt.Fprintf(out, "Lighthouse %s on the overview, as a phone\n\n", version)
	t := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintln(t, "| category\t| score\t| promise\t| below .9\t|")
	fmt.Fprintln(t, "| ---\t| ---\t| ---\t| ---\t|")
	for _, s := range all {
		verdict := "holds"
		if !s.Holds() {
			verdict = "DOES NOT HOLD"
		}
		fmt.Fprintf(t, "| %s\t| %.0f\t| ≥ %.0f %s\t| %v\t|\n", s.Category, s.Score, s.Least, verdict, s.Failed)
	}
	t.Flush()
}
