# Every target sets itself up in .venv: with uv where it is on the PATH, else with pip.
# Versions and hashes come from requirements.lock (to run) and requirements-dev.lock (to test).

.DELETE_ON_ERROR:
.PHONY: help run test test-all fuzz lint bench bench-tone bench-topics bench-intake screenshots lock clean

BIN := .venv/bin
JOBS ?= 2
CORPUS ?=
ARGS ?=
export CORPUS

help:
	@echo "make run [CORPUS=path]  analyse a file or folder (or the sample) and open the dashboard"
	@echo "make test               every test, in a real browser too"
	@echo "make test-all           the long simulations on top"
	@echo "make fuzz               changed files of every kind, thousands of each"
	@echo "make lint               format, style, import rules, types, dependencies"
	@echo "make bench              speed and memory beside the usual script; start and click times"
	@echo "make bench-topics       topics beside plain NMF, LDA and BERTopic on labelled news"
	@echo "make bench-tone         how tone agrees with people, beside other tools"
	@echo "make bench-intake       articles read per second, of every format"
	@echo "make screenshots        every page, light and dark, wide and narrow, into screenshots/"
	@echo "make lock               write the lock files again (needs uv; UPGRADE=1 for newer versions)"

run: .venv/.ready-to-run
	@$(BIN)/broadsheet open $${CORPUS:+"$$CORPUS"} $(ARGS)

test: .venv/.ready-to-test
	@$(BIN)/python scripts/chromium.py --install
	@$(BIN)/python -m pytest -n $(JOBS) --cov $(ARGS)

test-all: .venv/.ready-to-test
	@$(BIN)/python scripts/chromium.py --install
	@$(BIN)/python -m pytest -n $(JOBS) --cov -m "slow or not slow" --timeout 1800 \
	  --hypothesis-profile thorough $(ARGS)

fuzz: .venv/.ready-to-test
	@$(BIN)/python -m pytest tests/analysis/intake/test_fuzz.py -n $(JOBS) --hypothesis-profile fuzz --timeout 3600 $(ARGS)

lint: .venv/.ready-to-test
	@$(BIN)/ruff format --check --quiet . || { echo "run: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pyrefly check --summary=none
	@$(BIN)/deptry --no-ansi .

bench: .venv/.ready-to-test
	@$(BIN)/python scripts/chromium.py --install
	@$(BIN)/python tests/benchmarks/run.py $(ARGS)

bench-topics: .venv/.ready-to-test
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python tests/benchmarks/topics.py $(ARGS)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python tests/benchmarks/off_topic.py
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python tests/benchmarks/few_articles.py

bench-tone: .venv/.ready-to-test
	@$(BIN)/python tests/benchmarks/tone.py $(ARGS)

bench-intake: .venv/.ready-to-test
	@$(BIN)/python tests/benchmarks/intake.py $(ARGS)

screenshots: .venv/.ready-to-test
	@$(BIN)/python scripts/chromium.py --install
	@$(BIN)/python scripts/screenshots.py $${CORPUS:+--corpus "$$CORPUS"} $(ARGS)

# ---- setting up

find_python = for p in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$p; break; fi; \
	done; \
	[ -n "$$python" ] || { echo "Broadsheet needs Python 3.11 or newer: install it, or say PYTHON=path" >&2; exit 1; }

# $(1): a lock file. It names every package, so nothing is resolved anew (--no-deps): pip before 24
# would look for "coverage[toml]" on the registry although "coverage" is pinned.
install = if command -v uv >/dev/null; then \
	  install="uv pip install --quiet --python $(BIN)/python"; \
	else \
	  $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null; \
	  install="$(BIN)/python -m pip install --quiet --disable-pip-version-check"; \
	fi; \
	$$install --no-deps --require-hashes -r $(1) && $$install --no-deps --no-build-isolation -e .

$(BIN)/python:
	@$(find_python); \
	if command -v uv >/dev/null; then \
	  uv venv --quiet --clear --no-python-downloads --python "$$python" .venv; \
	else \
	  "$$python" -m venv --clear .venv || { echo "Broadsheet needs Python's venv module (Debian: python3-venv)" >&2; exit 1; }; \
	fi

.venv/.ready-to-run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up .venv ..."
	@$(call install,requirements.lock)
	@touch $@

.venv/.ready-to-test: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Setting up .venv for tests ..."
	@$(call install,requirements-dev.lock)
	@touch .venv/.ready-to-run $@

compile = $$uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) pyproject.toml --group build

lock:
	@uv=$$(command -v uv || command -v $(BIN)/uv) || { echo "make lock needs uv on the PATH" >&2; exit 1; }; \
	$(compile) -o requirements.lock && \
	$(compile) --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build dist out screenshots .coverage* .ruff_cache .import_linter_cache .hypothesis
