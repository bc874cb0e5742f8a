# make                       builds every leaflet, language and layout into dist/
# make serve                 shows the clinician's page in a browser
# make test                  runs all tests on all cores
# make test T=tests/verify   runs a part of them
# All of them set up their own environment in .venv first, once, from requirements/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ready := $(VENV)/.ready
NEWEST := .newest
T := tests
# The same examples of generated input every time; pytest by itself tries others.
parallel := --numprocesses auto --dist worksteal --hypothesis-profile ci

.PHONY: all serve fuzz test lint types lock upgrade newest mutants clean pictures paper errors readers bench

all: $(ready)
	$(BIN)/leafletgen build

# The clinician's page in a browser. Nothing that is shipped has been signed, so it shows drafts.
serve: $(ready)
	$(BIN)/leafletgen serve --drafts

test: $(ready)
	$(BIN)/python -m pytest $(parallel) $(T)

lint: $(ready)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(ready)
	$(BIN)/mypy

pictures: $(ready)
	$(BIN)/python tools/pictures.py
	$(BIN)/python tools/language_sheet.py
	$(BIN)/python tools/flip_picture.py

# docs/paper.md: sheets, size, fill and what was left out, for every shipped leaflet, language and layout.
paper: $(ready)
	$(BIN)/python tools/paper_table.py

# docs/errors.md, from the catalogue of errors in src/leafletgen/problems/.
errors: $(ready)
	$(BIN)/python tools/errors_page.py

# The table of what readers get back, and the comparison with other typesetters: docs/readers.md, docs/benchmarks.md.
# `make bench ROUNDS=30 FULL=--full` measures more documents.
readers: $(VENV)/.bench
	$(BIN)/python tools/reader_table.py

bench: $(VENV)/.bench
	$(BIN)/python bench/speed.py $(FULL) $(ROUNDS)

$(VENV)/.bench: $(ready) requirements/bench.txt
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/bench.txt
	touch $@

# Writes requirements/ from pyproject.toml. `lock` keeps every version that still fits; `upgrade` takes the newest ones.
compile = $(BIN)/uv pip compile pyproject.toml $(1) --universal --python-version 3.11 --only-binary :all: \
	--generate-hashes --emit-build-options --no-header --no-annotate --quiet

lock upgrade: keep_or_not = $(if $(filter upgrade,$@),--upgrade)
lock upgrade: | $(BIN)/uv
	$(call compile,--extra dev $(keep_or_not)) --output-file requirements/development.txt
	$(call compile,--extra bench $(keep_or_not)) --constraint requirements/development.txt --output-file requirements/bench.txt

# The same tests on the newest version of everything, in an environment of its own; what it says is a report, not a gate.
# IF_SAME names what to run where the newest versions are those of the lock, for then the whole was `make test`.
newest: $(ready)
	$(PYTHON) -m venv --clear $(NEWEST)
	$(NEWEST)/bin/python -m pip install --quiet --upgrade pip
	$(NEWEST)/bin/python -m pip install --quiet --editable '.[dev]'
	$(NEWEST)/bin/python tools/newest.py --tests "$(T)" --if-same "$(IF_SAME)" -- $(parallel)

# Puts one fault after another into a copy, and names those that no test notices. M=widow tries those with that word.
mutants: $(ready)
	$(BIN)/python tools/mutants.py $(M)

# Whatever state the environment is in, a broken lock can still be mended.
$(BIN)/uv:
	$(MAKE) $(ready)

# All cases of the seeded generators of hostile files, and every fault of a disk; the suite runs some of each.
fuzzed := tests/library/test_fuzz.py tests/text/test_font_files.py tests/verify/test_verify_fuzz.py tests/build/test_build_faults.py tests/build/test_build_ordinary.py tests/build/test_build_kill.py tests/test_fuzzed_commands.py
fuzz: $(ready)
	FUZZ=1 $(BIN)/python -m pytest $(parallel) $(fuzzed)

clean:
	rm -rf dist $(VENV) $(NEWEST)

# An environment with what the lock names and nothing else, made afresh whenever the lock or pyproject.toml has changed.
# Python 3.11 puts setuptools into a new environment; nothing here needs it.
$(ready): pyproject.toml requirements/development.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "leafletgen needs Python 3.11 or newer; try: make PYTHON=python3.11")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/development.txt
	$(BIN)/python -m pip uninstall --quiet --yes setuptools
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
