# Every target sets up first what it needs; when nothing has changed that costs nothing.

SHELL := /bin/bash
.NOTPARALLEL:
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.set-up

.PHONY: help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- set-up -----------------------------------------------------------------

.PHONY: setup
setup: $(STAMP) ## make .venv with the locked packages, and install what Qt needs from the system
	@packaging/system-libs.sh

$(STAMP): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Accord Desk needs Python 3.11 or newer; name one: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || \
		{ echo "Python's venv is missing; on Debian: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing the locked packages into .venv (about 400 MB the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# --- run --------------------------------------------------------------------

demo = rm -rf build/demo && mkdir -p build/demo && \
	$(BIN)/python main.py new build/demo/kuala-lumpur.accord --from-sample && \
	$(BIN)/python main.py snapshot build/demo/kuala-lumpur.accord -o build/demo && \
	$(BIN)/python main.py report build/demo/kuala-lumpur.accord -o build/demo/state-of-play.pdf && \
	echo "Made:" && find build/demo -type f | sort | sed 's/^/  /'

.PHONY: run
run: setup ## open the sample negotiation (without a display: its screens and report into build/demo)
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "There is no display here: drawing the screens and the report of the sample into build/demo instead."; \
		$(demo); \
	else \
		$(BIN)/python main.py --sample; \
	fi

.PHONY: demo
demo: setup ## the sample's screens and its report into build/demo, no display needed
	@$(demo)

.PHONY: screens
screens: setup ## snapshots of all screens, light and dark, large and small, into build/screens
	@rm -rf build/screens && mkdir -p build/screens
	@$(BIN)/python main.py new build/screens/kuala-lumpur.accord --from-sample
	@for theme in light dark; do for size in 1440x900 1024x700; do \
		$(BIN)/python main.py snapshot build/screens/kuala-lumpur.accord -o build/screens/$$theme-$$size \
			--theme $$theme --size $$size || exit 1; \
	done; done
	@echo "Made:" && find build/screens -name '*.png' | sort | sed 's/^/  /'

# --- check ------------------------------------------------------------------

# All checks run even when one fails; the last line says which did.
.PHONY: test
test: setup ## everything the build server runs: lint, format, types, imports, tests
	@packaging/test-tools.sh
	@mkdir -p build; failed=; \
	check() { printf '\n== %s\n' "$$1"; "$${@:2}" || failed="$$failed, $$1"; }; \
	check "lint" $(BIN)/ruff check --cache-dir build/ruff .; \
	check "format" $(BIN)/ruff format --check --cache-dir build/ruff .; \
	check "types" $(BIN)/mypy; \
	check "imports" $(BIN)/lint-imports --no-logo --cache-dir build/import-linter; \
	check "tests" $(BIN)/python -m pytest -q; \
	if [ -n "$$failed" ]; then printf '\nFailed: %s\n' "$${failed#, }"; exit 1; fi; \
	printf '\nAll checks passed.\n'

.PHONY: types
types: setup ## check the types alone
	@$(BIN)/mypy

.PHONY: format
format: setup ## put imports and layout in order, and repair what can be repaired
	@$(BIN)/ruff check --fix --cache-dir build/ruff .
	@$(BIN)/ruff format --cache-dir build/ruff .

.PHONY: bench
bench: setup ## run the benchmarks: a table, and build/bench.jsonl
	@mkdir -p build
	@$(BIN)/python -m benchmarks

.PHONY: faults
faults: setup ## a thousand kills, failing disks, power cuts, flipped bits: a table, and build/faults.jsonl
	@$(BIN)/python -m tests.faults

# --- dependencies -----------------------------------------------------------

# The pip settings of this machine are left out, so that the hashes are those of every wheel that was published, for
# all systems, and no address gets into the files.
COMPILE := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_INDEX_URL PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: lock
lock: setup ## remake the lock files from pyproject.toml; UPGRADE=--upgrade takes the newest that the pins allow
	@$(COMPILE) $(UPGRADE) --output-file=requirements.lock pyproject.toml
	@$(COMPILE) $(UPGRADE) --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml
	@echo "Remade requirements.lock and requirements-dev.lock; install them with: make setup"

.PHONY: hooks
hooks: setup ## let git run the quick checks before each commit
	@$(BIN)/pre-commit install

.PHONY: clean
clean: ## remove what was made (not .venv)
	@rm -rf build
