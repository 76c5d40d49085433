# Two commands do all: `make demo` runs the main job on a made city, `make test` passes the tests.
# Both install what they need into .venv, from versions pinned by hash.

PYTHON ?= python3
SEED ?= 5f1e9c0a7b3d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7
BIN := .venv/bin

.PHONY: demo test check bench clean

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: .venv/installed
	rm -rf demo
	mkdir demo
	$(BIN)/naung city demo/kota
	$(BIN)/naung check demo/kota/program.yaml
	$(BIN)/naung select demo/kota/program.yaml --out demo/hasil --seed $(SEED)
	$(BIN)/naung verify demo/hasil

test: .venv/installed
	$(BIN)/python -m pytest

check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed
	$(BIN)/python benchmarks/selection.py

clean:
	rm -rf demo build .mypy_cache .ruff_cache .pytest_cache
