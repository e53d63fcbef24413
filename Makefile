# SPDX-License-Identifier: MIT
# Two commands do everything: make run, make test.

DOSSIER ?= data/dossiers/harem
ADDR    ?= 127.0.0.1:8080

.PHONY: run site test bench fmt packages

run: site ## build the flagship site and serve it on this machine
	go run ./build serve --addr $(ADDR) dist

site: ## write dist/
	go run ./build site -o dist $(DOSSIER)

test: packages ## everything, browsers included
	@test -z "$$(gofmt -l .)" || { echo "make fmt would change:"; gofmt -l .; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./app/...
	go test -timeout 30m ./...

bench: packages ## measure against peers and baselines, in one run each
	go run ./build bench start
	go test -run '^$$' -bench . -benchtime 200ms ./data/... ./app/...

fmt:
	gofmt -w .

packages: ## Chromium and the rest, from Debian's packages where we may
	@.ci/packages
