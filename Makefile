# Everything runs from a virtual environment in this folder; the first target that needs it makes it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: setup brief test serve fmt lock clean
.DEFAULT_GOAL := brief

setup: $(VENV)/.ready

$(VENV)/.ready: requirements/runtime.txt requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/installer.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --no-deps -r requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

brief: setup
	@$(BIN)/citebrief brief samples/articles --out - --out out/brief.html --out out/brief.json

serve: setup
	@$(BIN)/citebrief serve

fmt: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

test: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/hadolint Dockerfile
	@$(BIN)/python -m pytest

lock: setup
	@for part in installer build; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --output-file requirements/$$part.txt requirements/$$part.in; done
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --output-file requirements/runtime.txt pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev --output-file requirements/dev.txt pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev --group bench --output-file requirements/bench.txt pyproject.toml

clean:
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache
