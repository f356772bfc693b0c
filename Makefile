PYTHON ?= python3
PORT ?= 8000
# Everything is installed here and nowhere else.
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Material announces its end date at each build; the README records it instead.
export NO_MKDOCS_2_WARNING := 1
# Without Python's bytecode, each of the many builds of the tests compiles everything again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site serve demo check quick lint test test-all bench pictures lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 16

site: $(VENV)/site.ready ## Build the site into site/; a failed build leaves the old one as it was
	@$(BIN)/mkdocs build --strict
	@echo "The site is in site/. To look at it: make serve"

serve: $(VENV)/site.ready ## Show the site on this computer, with every change you save
	@echo "Open http://localhost:$(PORT) in your browser. To stop: Ctrl+C."
	@$(BIN)/mkdocs serve --dev-addr localhost:$(PORT)

demo: $(VENV)/site.ready ## Show the fictional council Northmoor, with every kind of record
	@echo "Open http://localhost:$(PORT) in your browser. To stop: Ctrl+C."
	@$(BIN)/mkdocs serve -f tests/sites/northmoor/mkdocs.yml --dev-addr localhost:$(PORT)

check: $(VENV)/site.ready ## Look for mistakes in data/ and docs/ without building
	@$(BIN)/strategy-site check

quick: lint ## The code's checks that take less than a minute
	@$(BIN)/pytest -m "not slow and not long" -n 2

test: lint $(VENV)/properdocs/ready ## All checks of the code, with real builds and a real browser
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.tools.programs
	@$(BIN)/pytest -m "not long" -n 2

# Right after `make test`, its tests need not run twice: make test-all TESTED=yes
test-all: $(if $(TESTED),,test) ## The same and the long sweeps
	@$(BIN)/pytest -m long -n 2

bench: $(VENV)/dev.ready $(VENV)/bench/ready $(VENV)/bench/node.ready ## Measure builds, as ratios in one run, and let Lighthouse judge pages
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.bench.build_speed
	@$(BIN)/python -m tests.bench.process_maps
	@$(BIN)/python -m tests.bench.cycle
	@$(BIN)/python -m tests.bench.search
	@$(BIN)/python -m tests.bench.lighthouse

pictures: $(VENV)/dev.ready ## Take pictures and prints of both councils' pages into .pictures/
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.browser.pictures

lint: $(VENV)/dev.ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

lock: $(VENV)/dev.ready ## Choose the versions anew: rewrites the lock files
	@$(BIN)/python tests/tools/lock.py

clean: ## Delete what was built and installed
	@rm -rf site .site.* $(VENV) tests/browser/node_modules tests/bench/node_modules .pictures

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed. If you have it under another name: make site PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/site.ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the site needs into $(VENV) ..."
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/properdocs/ready: tests/properdocs/requirements.txt | $(VENV)/bin/python
	@echo "Installing ProperDocs in a place of its own ..."
	@$(BIN)/python -m venv $(VENV)/properdocs
	@$(VENV)/properdocs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/bench/ready: tests/bench/requirements.txt | $(VENV)/bin/python
	@echo "Installing mkdocs-macros-plugin in a place of its own ..."
	@$(BIN)/python -m venv $(VENV)/bench
	@$(VENV)/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/bench/node.ready: tests/bench/package-lock.json $(VENV)/bench/ready
	@echo "Installing Lighthouse ..."
	@npm ci --silent --no-audit --no-fund --ignore-scripts --prefix tests/bench
	@touch $@

$(VENV)/dev.ready: requirements-dev.txt tests/browser/package-lock.json $(VENV)/site.ready
	@echo "Installing what the tests need ..."
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@npm ci --silent --no-audit --no-fund --ignore-scripts --prefix tests/browser
	@touch $@
