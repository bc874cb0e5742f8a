# make        builds every leaflet, language and layout into dist/
# make test   runs all tests
# Both set up their own environment in .venv first, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ready := $(VENV)/.ready

.PHONY: all test lint types clean pictures errors readers bench

all: $(ready)
	$(BIN)/leafletgen build

test: $(ready)
	$(BIN)/python -m pytest

lint: $(ready)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(ready)
	$(BIN)/mypy

pictures: $(ready)
	$(BIN)/python tools/pictures.py
	$(BIN)/python tools/language_sheet.py

# docs/errors.md, from the catalogue of errors in src/leafletgen/problems/.
errors: $(ready)
	$(BIN)/python tools/errors_page.py

# The table of what readers get back, and the comparison with other typesetters: docs/readers.md, docs/benchmarks.md.
readers: $(VENV)/.bench
	$(BIN)/python tools/reader_table.py

bench: $(VENV)/.bench
	$(BIN)/python bench/speed.py

$(VENV)/.bench: $(ready)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	touch $@

clean:
	rm -rf dist $(VENV)

# Installs again only when what is to be installed has changed.
$(ready): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "leafletgen needs Python 3.11 or newer; try: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
