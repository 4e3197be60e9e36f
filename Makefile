# The one entrance: `make` lists what there is. The work is done in scripts/.

PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help run test test-fast build install lint check format bench fuzz tsan asan packages clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Open the console on the sandbox, or with ARGS="--profile prod --region eu-west-1" on AWS
	@scripts/run $(if $(ARGS),$(ARGS),--sandbox)

test: ## Run every test; FILTER=text runs those whose name contains it
	@FILTER='$(FILTER)' scripts/test

test-fast: ## Run the tests that need no Python and no console, for the inner loop
	@FILTER='$(FILTER)' scripts/test --fast

build: ## Build the release binary, .build/release/kmscope
	@scripts/build

install: ## Install the release binary and the themes under PREFIX (/usr/local), staged in DESTDIR
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' scripts/install

lint: ## Check format, layers, lengths and forbidden words
	@scripts/lint

format: ## Format every Swift file in place
	@scripts/format

check: lint test ## What CI runs

bench: ## Measure speed and memory of a release build; FILTER=regex picks benchmarks
	@FILTER='$(FILTER)' scripts/bench

fuzz: ## Look for texts that break TARGET (policy or client) for SECONDS (60)
	@scripts/fuzz $(or $(TARGET),policy) $(or $(SECONDS),60)

tsan: ## Run the tests under the thread sanitizer
	@FILTER='$(FILTER)' scripts/sanitize thread

asan: ## Run the tests under the address sanitizer
	@FILTER='$(FILTER)' scripts/sanitize address

packages: ## Install the system packages that building and testing need
	@scripts/packages build test

clean: ## Remove everything that was built, downloaded packages included
	@rm -rf .build .venv Benchmarks/.build
