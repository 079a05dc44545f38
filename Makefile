# What CI calls is what a developer calls. Each target sets up what it needs.

PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: run test evaluate lint format model bench clean

run: .venv/.run  ## Extract the sample report and show its records.
	$(BIN)/bogoseo extract corpus/samples -o outputs/sample
	$(BIN)/bogoseo show outputs/sample
	@echo "Open outputs/sample/index.html in a browser, or outputs/sample/records.xlsx in Excel."

test: .venv/.dev  ## Run all tests.
	$(BIN)/pytest -n 2

evaluate: .venv/.dev  ## Score the default model on the dev reports, and fail where a score has fallen.
	$(BIN)/bogoseo evaluate --split dev -o outputs/evaluation-dev --not-below benchmarks/scores.json

lint: .venv/.dev  ## Check style, types and the direction of imports.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.dev  ## Put the code into shape.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

model: .venv/.dev  ## Save the default pipeline under models/; one of this version that is not released yet is replaced.
	rm -rf models/rules-$$($(BIN)/bogoseo --version | cut -d" " -f2)
	$(BIN)/python -m pipeline.language

bench: .venv/.dev  ## Measure speed beside peers.
	for script in benchmarks/[a-z]*.py; do $(BIN)/python $$script || exit 1; done

clean:  ## Remove what the other targets made.
	rm -rf .venv outputs/sample .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,evaluate,konlpy]'
	touch $@ .venv/.run
