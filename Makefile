# Each target sets up what it needs. Targets with two hashes behind them are listed by `make help`.
PYTHON ?= python3
PYTHONS ?= $(PYTHON)
BIN := .venv/bin

FUZZ_MINUTES ?= 10

.PHONY: help run check lint test coverage fuzz hostile package pictures bench bench-annotate bench-crossref bench-jump bench-app bench-kill clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: .venv/ready ## open the reader on the sample collection, or on ARGS=path/to/releases
	$(BIN)/presscheck $(ARGS)

check: lint test ## pass every check, as CI does

lint: .venv/ready ## check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: .venv/ready ## run the tests on all cores
	$(BIN)/pytest -n auto

package: .venv/ready ## build wheel and source, install and try the wheel on PYTHONS="python3.11 python3.12 …"
	rm -rf dist
	$(BIN)/python -m pip install --quiet --group package
	$(BIN)/python -m build --outdir dist
	$(BIN)/python -m tests.packaging dist $(PYTHONS)

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable '.[html,pdf,web]' --group dev
	touch $@

coverage: .venv/ready ## lines of the core that its own tests reach, at least 95 %
	$(BIN)/pytest -n auto --cov --cov-report=term \
		--ignore=tests/screens --ignore=tests/widgets --ignore=tests/benchmarks tests

fuzz: .venv/ready ## fuzz the loader and the annotators for FUZZ_MINUTES=10
	$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python -m tests.fuzzing $(FUZZ_MINUTES)

hostile: .venv/ready ## look at all that reaches the terminal of every hostile file
	$(BIN)/pytest -n auto -m "slow or not slow" tests/screens/test_hostile_output.py

pictures: .venv/ready ## draw the pictures of the README with the program itself
	$(BIN)/python -m tests.pictures

bench: .venv/ready ## what a collection on disk costs, of RELEASES=… releases
	$(BIN)/python -m tests.benchmarks.store $(RELEASES)
	$(BIN)/python -m tests.benchmarks.start $(RELEASES)

bench-annotate: .venv/ready ## what finding figures costs
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m tests.benchmarks.annotate

bench-crossref: .venv/ready ## what comparing releases costs
	$(BIN)/python -m tests.benchmarks.crossref

bench-jump: .venv/ready ## what a letter of the jump costs
	$(BIN)/python -m tests.benchmarks.jump

bench-kill: .venv/ready
	$(BIN)/python -m tests.benchmarks.kills $(RELEASES)

bench-app: .venv/ready ## what a key costs
	$(BIN)/python -m tests.benchmarks.app

clean: ## take away all that was made
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
