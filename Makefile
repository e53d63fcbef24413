# SPDX-License-Identifier: MIT
# Two commands do everything: make run, make test.

DOSSIER ?= data/dossiers/harem
ADDR    ?= 127.0.0.1:8080
# Everything of ours; the folders that the build makes begin with a dot.
GO_SOURCES = app data web build/*.go build/*/

.PHONY: run site test bench fmt packages

run: site ## build the flagship site and serve it on this machine
	go run ./build serve --addr $(ADDR) dist

site: ## write dist/, with everything as one file beside it
	go run ./build site --single -o dist $(DOSSIER)

test: packages ## everything, browsers included
	@changed=$$(gofmt -l $(GO_SOURCES)); test -z "$$changed" || { echo "make fmt would change: $$changed"; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./app/...
	go test -timeout 60m ./...

bench: packages site ## measure against peers and baselines, in one run each
	go run ./build bench start dist
	go run ./build bench open dist
	go run ./build bench search
	go run ./build bench large
	go run ./build bench timeline
	go run ./build bench lighthouse $(DOSSIER)
	go run ./build bench scale
	go test -run '^$$' -bench . -benchtime 200ms ./app/... ./build/bench
	go test -run '^$$' -bench Import -benchtime 2s ./data/load

fmt:
	gofmt -w $(GO_SOURCES)

packages: ## Chromium and the rest, from Debian's packages where we may
	@.ci/packages
