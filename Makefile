# Everything a newcomer needs: `make serve`, `make test`. Each command sets up what it needs, from nothing.
# Settings: LOCALE=ko (serve one language), ADDRESS=127.0.0.1:8000, SITE_URL=https://…, REPOSITORY_URL=https://…

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= auto

BIN := .venv/bin
ifdef LOCALE
export LOCALE
endif
ifdef SITE_URL
export SITE_URL
endif
ifdef REPOSITORY_URL
export REPOSITORY_URL
endif
# The theme's notice about its end of life (May 2027) is known; see README.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site test check translations reading format letters office bench screenshots vendor clean
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

serve: .venv/.site ## serve the site with live reload (LOCALE=ko: one language only)
	@echo "The site will be at http://$(ADDRESS)/  (stop with Ctrl+C)"
	$(BIN)/python -m mkdocs serve --dev-addr $(ADDRESS)

site: .venv/.site ## build the static site, strictly, into site/
	$(BIN)/python -m macros.publish site

test: .venv/.dev ## run all tests, in a real browser where a person would meet them
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest -n $(WORKERS)

check: .venv/.dev ## formatter, linter, types, records and pages: seconds
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m macros

translations: .venv/.site ## what is current, stale or missing, page by page (PAGES="respond/submit-appeal": mark as current)
	$(BIN)/python -m macros translations $(PAGES)

reading: .venv/.site ## the sentences that are hardest to read, per language
	$(BIN)/python -m macros reading

format: .venv/.dev ## format the Python code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

letters: .venv/.dev ## write the golden text of every letter anew; read the diff before you commit it
	$(BIN)/python -m tests.browser.chromium
	UPDATE=1 $(BIN)/python -m pytest -n $(WORKERS) tests/browser/test_letter.py tests/browser/test_all_letters.py -k golden

office: .venv/.dev ## open every letter's Word file in LibreOffice and check the PDF: text, fonts, glyphs
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.office.libreoffice
	$(BIN)/python -m pytest tests/office

bench: .venv/.dev ## measure build time and sizes; figures for the README
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m benchmarks

screenshots: .venv/.dev ## look at every page: pictures in .build/screenshots/
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.screenshots

vendor: ## bundle the libraries that go to the browser; needs Node.js, see vendor/README.md
	cd vendor && npm ci --silent && npm run --silent build
	cat vendor/node_modules/docx/LICENSE vendor/node_modules/fflate/LICENSE vendor/node_modules/nanoid/LICENSE \
		> overrides/assets/javascripts/vendor/docx.LICENSES.txt
	cp vendor/node_modules/@noble/hashes/LICENSE overrides/assets/javascripts/vendor/sha256.LICENSE.txt

clean: ## remove everything that can be made again
	rm -rf .venv site .build .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/.site: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version)'
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

.venv/.dev: requirements-dev.txt .venv/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	touch $@
