# Two commands do all: `make demo` runs the main job on a made city, `make test` passes the tests.
# Both install what they need into .venv, from versions pinned by hash.

PYTHON ?= python3
SEED ?= 5f1e9c0a7b3d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7
WORKERS ?= 2
BIN := .venv/bin

.PHONY: demo serve test check bench model clean

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

# The web office with made people: http://127.0.0.1:8000, names and password are told when it starts. Its programme is
# that of `make demo` with its result where that was run before, else a small made city.
serve: .venv/installed
	test -e demo-kantor || $(BIN)/naung office demo demo-kantor \
		$(if $(wildcard demo/hasil/run.json),--program demo/kota/program.yaml --run demo/hasil)
	$(BIN)/naung office serve --config demo-kantor/kantor.toml

# A file's tests stay together: what is made once for a file is made once.
test: .venv/installed
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed
	$(BIN)/python benchmarks/selection.py

# The linkage model of the repository: fitted to one made city, thresholds from a second, measured on a third.
model: .venv/installed
	rm -rf build/model
	mkdir -p build/model
	$(BIN)/naung city build/model/seed-11-berat --seed 11 --damage berat
	$(BIN)/naung city build/model/seed-12-ringan --seed 12 --damage ringan
	$(BIN)/naung city build/model/seed-2026-biasa
	$(BIN)/naung model train build/model/seed-11-berat/program.yaml \
		--thresholds build/model/seed-12-ringan/program.yaml --measured build/model/seed-2026-biasa/program.yaml \
		--on $$(date +%F) --out build/model/model.json
	cp build/model/model.json src/naung/matching/data/model.json

clean:
	rm -rf demo demo-kantor build .mypy_cache .ruff_cache .pytest_cache
