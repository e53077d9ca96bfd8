# `make run` opens the reader on the sample collection, `make check` runs every check; each sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run check test lint pictures bench bench-annotate bench-crossref bench-jump bench-app clean

run: .venv/ready
	$(BIN)/presscheck $(ARGS)

check: lint test

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: .venv/ready
	$(BIN)/pytest -n auto

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable '.[html,pdf,web]' --group dev
	touch $@

pictures: .venv/ready
	$(BIN)/python -m tests.pictures

bench-annotate: .venv/ready
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m tests.benchmarks.annotate

bench-crossref: .venv/ready
	$(BIN)/python -m tests.benchmarks.crossref

bench-jump: .venv/ready
	$(BIN)/python -m tests.benchmarks.jump

bench: .venv/ready
	$(BIN)/python -m tests.benchmarks.store $(RELEASES)

bench-app: .venv/ready
	$(BIN)/python -m tests.benchmarks.app

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
