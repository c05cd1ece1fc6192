# The two commands of the README are `make demo` and `make test`; both make their own environment first.
.DEFAULT_GOAL := help
PYTEST = .venv/bin/pytest -n 2 --dist loadfile

.PHONY: help setup demo test test-long bench score lock check
help: ## What can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: ## The environment in .venv, with system packages where they are missing
	@scripts/setup

demo: setup ## The whole way once, on the letters of examples/
	@scripts/demo

check: setup ## Lint, format, types and the arrows between packages
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

test: check ## All that guards a commit
	@$(PYTEST) -m "not long"

test-long: setup ## Kill tests and fuzzing at length
	@$(PYTEST) -m long

bench: setup ## Speed and memory, as ratios within one run
	@.venv/bin/python scripts/bench.py

score: setup ## Readings and overviews held against ../shared/letters, where that is
	@.venv/bin/python scripts/score.py

lock: ## Pin every dependency anew, with hashes
	@scripts/lock
