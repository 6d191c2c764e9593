# The tasks of this project. `make help` lists them; CI runs the same ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# One test process more than there are processors: some tests wait for a process, a clock or a browser.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
# Without compiled modules kept, each process of the tests compiles all of them anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test lint types house learn bench size difficult year fuzz kill check docs words lock clean

help:  ## list the tasks
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

# Each stamp is older than what it is made from only when there is something to do, so a second call takes no time.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.created requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run  ## set up, then crawl the embedded demo: three weekly runs into reports/demo/
	@$(BIN)/crawler demo

# What pytest brings that no test here uses; each costs something with every test.
UNUSED := -p no:logging -p no:doctest -p no:cacheprovider -p no:pastebin -p no:stepwise
# Tests that pass are told of in one message and not in six.
TERSE := -p tests.terse
# Long files first, as tests/conftest.py orders them; otherwise those with the most tests come first, and a long one is left for the end.
test: $(VENV)/.dev  ## set up, then run all tests
	@$(BIN)/pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(UNUSED) $(TERSE)

lint: $(VENV)/.dev  ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	@$(BIN)/mypy

house: $(VENV)/.dev  ## who may import whom
	@$(BIN)/pytest -q tests/test_house.py

bench: $(VENV)/.dev  ## our crawler beside lychee and LinkChecker (needs nginx: apt-get install nginx-light)
	@$(BIN)/python tests/bench/run.py $(BENCH)

size: $(VENV)/.dev  ## how large a history of 5 million checks is, and how long it takes to read (2 GB of disk for a while)
	@$(BIN)/python tests/bench/size.py $(SIZE)

difficult: $(VENV)/.dev  ## how rightly links of a difficult web are judged, by us, lychee and LinkChecker
	@$(BIN)/python tests/web/run.py $(DIFFICULT)

year: $(VENV)/.dev  ## a year of weekly reports over 500 links, every event written down beforehand: what was told, held against what must be
	@$(BIN)/python tests/web/play_year.py $(YEAR)

fuzz: $(VENV)/.dev  ## look for files that break an inspector: two minutes a kind, or FUZZ="300 pdf docx"
	@$(BIN)/python scripts/fuzz_inspect.py $(FUZZ)

kill: $(VENV)/.dev  ## end the program by SIGKILL at 200 random moments: nothing may be lost or told twice (Linux)
	@$(BIN)/python tests/kill/run.py $(KILL)

check: lint types test  ## everything that must hold before a change lands

learn: $(VENV)/.dev  ## learn anew how pages of prose are read, from tests/data/learned/ (some minutes); LEARN="--hold 5" only says how well
	@$(BIN)/python scripts/learn.py $(LEARN)

docs: $(VENV)/.dev  ## write the generated pages: docs/rules/, docs/settings.md, docs/commands.md
	@$(BIN)/python scripts/write_docs.py

words: $(VENV)/.dev  ## bring crawler/language/*.po up to date with the messages of the program
	@$(BIN)/python scripts/write_words.py

lock: $(VENV)/.dev  ## pin the newest versions that pyproject.toml allows (needs uv)
	@scripts/lock

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
