"""Every notebook runs from its first cell to its last, and is committed without outputs."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = ["02-story-of-an-agreement.ipynb", "first_graph.ipynb"]


def test_the_list_of_notebooks_is_complete() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.ipynb")) == NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_committed_without_outputs(name: str) -> None:
    cells = [cell for cell in json.loads((FOLDER / name).read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)


@pytest.mark.parametrize(("name", "pages"), [(name, 1) for name in NOTEBOOKS])
def test_a_notebook_runs_every_cell_shows_something_and_pages_are_in_frames_of_their_own(name: str, pages: int) -> None:
    notebook = nbformat.reads((FOLDER / name).read_text("utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.source for cell in cells if not cell.outputs] == []
    outputs = [output for cell in cells for output in cell.outputs]
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    frames = [
        output for output in outputs if '<iframe sandbox="allow-scripts"' in output.get("data", {}).get("text/html", "")
    ]
    assert len(frames) == pages
