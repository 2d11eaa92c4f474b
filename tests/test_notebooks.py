"""Every notebook runs from its first cell to its last, and is committed without outputs."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = ["first_graph.ipynb"]


def test_the_list_of_notebooks_is_complete() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.ipynb")) == NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_committed_without_outputs(name: str) -> None:
    cells = [cell for cell in json.loads((FOLDER / name).read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_and_every_cell_that_ends_in_a_value_shows_it(name: str) -> None:
    notebook = nbformat.read(FOLDER / name, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.source for cell in cells if not cell.outputs] == []
    assert not [output for cell in cells for output in cell.outputs if output.get("name") == "stderr"]


def test_the_first_notebook_draws_the_page_in_a_frame_of_its_own() -> None:
    notebook = nbformat.read(FOLDER / "first_graph.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    shown = [
        output.data.get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "data" in output
    ]
    assert sum('<iframe sandbox="allow-scripts"' in page for page in shown) == 1
