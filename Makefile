# Two commands matter: `make run` and `make test`. Both set up what they need.
PYTHON ?= $(shell command -v python3.11 || echo python3)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1
unexport PYTHONDONTWRITEBYTECODE # the tests start hundreds of processes: what is compiled once serves all

.PHONY: install install-test fonts run test check bench soak lock format clean

install: .venv/.installed fonts

.venv/.installed: pyproject.toml requirements.lock lianfang/web/frontend/package-lock.json $(wildcard lianfang/web/frontend/*.mjs lianfang/web/frontend/styles/* lianfang/web/frontend/*.txt)
	sh lianfang/setup.sh libraries
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

fonts: .venv/.installed
	$(BIN)/python -m bulletins.paper.fonts

install-test: install
	sh lianfang/setup.sh browser

run: install
	$(BIN)/lianfang serve --scene

test: install-test
	$(BIN)/python -m pytest -n 3 tests

check: install-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 3 tests

bench: install-test
	$(BIN)/python -m tests.benchmarks.run

soak: install-test
	$(BIN)/python -m pytest -n 3 --soak tests

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Hashes, no addresses: the lock file serves with any index.
lock:
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra test --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv lianfang/web/static/dist lianfang/web/frontend/node_modules bulletins/paper/fonts
