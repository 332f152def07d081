# Every task of the project. `make` alone lists them; each sets up what it needs, once.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# How many processes share the tests: `auto` is one more than there are cores, 0 is none besides pytest itself.
WORKERS ?= auto
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test check lint format golden shots bench chaos lock

help: ## list these tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## everything into .venv; the other tasks do it by themselves

demo: $(READY) ## Cairn and a Slack in your browser, no account needed
	@$(BIN)/cairn demo

test: $(READY) ## all tests; a few of them: make test ARGS="tests/okr -k cadence"
	@command -v chromium >/dev/null || .ci/install chromium || echo "Going on without: tests in the browser are skipped."
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: ## lint, then test: what must pass before a change goes in
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test

lint: $(READY) ## layout, style, types, the arrows between the rooms, the lock
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tests.house.lock

format: $(READY) ## lay the code out, mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

golden: $(READY) ## rewrite the expected messages; read the difference before you commit it
	@CAIRN_REWRITE_GOLDENS=1 $(BIN)/python -m pytest tests/messages
	@git diff --stat -- tests/messages

shots: $(READY) ## take the pictures of the documentation from the demo; needs Chromium
	@$(BIN)/python -m docs.images.shoot

bench: $(READY) ## what the program costs, against ceilings measured in the same run
	@$(BIN)/python -m benchmarks $(ARGS)

chaos: $(READY) ## 10,000 prompts, 20 kills, one or three processes, a Slack that falters: is anybody asked twice or never?
	@$(BIN)/python -m tests.scenarios.chaos $(ARGS)

# The options keep addresses and paths of one machine out of a file that is everybody's.
lock: $(READY) ## pin every dependency again, with hashes
	@$(BIN)/pip-compile --quiet --extra dev --generate-hashes --strip-extras --allow-unsafe \
		--no-header --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--annotation-style line --output-file requirements.lock pyproject.toml $(ARGS)

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cairn needs Python 3.11 or newer.")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install python3-venv
	@echo "Setting up .venv; this takes a minute, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
