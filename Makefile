# Every command does its own set-up on a fresh Debian 12 with Swift 6.3, git and make.
# `make` alone lists them.

PORT ?= 8080
DATA ?= ./data
export PORT DATA

.DEFAULT_GOAL := help
.PHONY: help serve test core soak bench deb lint format docs picture clean

help: ## List the commands (this page)
	@echo 'Bluelamp: report it and track it'
	@echo
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | \
		while IFS="$$(printf '\t')" read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done
	@echo
	@echo '  PORT=8080 DATA=./data  where serve listens and keeps its files'

serve: ## Build and serve on http://127.0.0.1:8080, set up and ready to try (PORT=, DATA=)
	@scripts/serve.sh

test: ## Run every test: rules, store, web, API, command line, browser, kill -9
	@scripts/test.sh

core: ## Test the pure rules alone, in under a minute
	@scripts/core.sh

soak: ## The long tests: 200 kills under load, 1 GB of evidence, more made-up API requests
	@scripts/soak.sh

bench: ## Measure speed and memory beside their bounds, into docs/benchmarks.md (REPORTS=100000)
	@scripts/bench.sh

deb: ## Make the Debian package into .build/deb
	@scripts/deb.sh

lint: ## Check the layout of the Swift and the shell
	@scripts/lint.sh

format: ## Lay the Swift out as lint wants it
	@swift format --in-place --parallel --recursive Package.swift Sources Tests

docs: ## Make the reference of the pure rules into .tools/docs
	@scripts/docs.sh

picture: ## Make the picture of README again, after a build
	@bash scripts/setup/python.sh tests && .tools/venv/bin/python scripts/picture.py

clean: ## Remove what was built and fetched, and keep data
	@rm -rf .build .build-core .build-docs .tools Public/vendor
