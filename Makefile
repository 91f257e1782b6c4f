# Each target sets up what it lacks. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
SETUP = @command -v $(PYTHON) >/dev/null || { echo \
  "Mutua needs Python 3.11 or later, and $(PYTHON) is not here. Name one: make PYTHON=…" >&2; exit 1; }; \
  $(PYTHON) scripts/setup

.DEFAULT_GOAL := help
.PHONY: help setup run test prove check format bench lock clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
	  while IFS='|' read -r name what; do printf '  make %-8s %s\n' "$$name" "$$what"; done

setup: ## Make the environment in .venv, with all that tests and checks need
	$(SETUP) dev

run: ## Serve Mutua on this machine, on a demo (make run EMPTY=1: on nothing) and print its address
	$(SETUP) server
	@MUTUA_EMPTY=$(EMPTY) $(BIN)/python -m mutua.portal --store

test: setup ## Run the tests, in at most ten minutes (one part: make test ARGS=tests/house)
	@scripts/chromium
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder \
	  -o faulthandler_timeout=600 $(ARGS)

prove: setup ## Run full counts and write docs/proofs (one part: make prove WHAT=solve)
	@$(BIN)/python scripts/prove $(WHAT)

check: setup ## Check format, lint, types, layers and documentation
	@$(BIN)/python scripts/check

format: setup ## Put the code into the house's form
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

bench: setup ## Measure speed: runs every bench/bench_*.py
	@$(BIN)/python scripts/bench $(WHAT)

lock: ## Lock what pyproject.toml asks for (newest versions: make lock ARGS=--upgrade)
	@$(PYTHON) scripts/lock $(ARGS)

clean: ## Remove the environment and all that tools left behind
	@rm -rf .venv build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	@find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
