# Shortcuts for those who have make; each is one command that CONTRIBUTING.md explains.
.PHONY: test lint lock notebook

test:
	pytest -q -n 2

lint:
	ruff check .
	ruff format --check .
	mypy

# The build backend is in the lock too, so that an editable install needs nothing that is not hashed.
lock:
	printf 'hatchling\neditables\n' | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--extra dev --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--output-file requirements.lock pyproject.toml -

notebook:
	jupyter lab notebooks
