"""The suffix of a path chooses the form of the file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.graph.store import open_graph
from kg.outputs import FORMATS, write
from tests.samples import sample_extractions


@pytest.mark.parametrize("suffix", [*FORMATS, ".NQ"])
def test_a_file_of_each_form_is_written(suffix: str, tmp_path: Path) -> None:
    with open_graph() as graph:
        graph.add(sample_extractions(), model="m")
        write(graph, tmp_path / f"out{suffix}")
        assert (tmp_path / f"out{suffix}").read_bytes() == import_module(f"kg.outputs.{suffix[1:].lower()}").dump(graph)


def test_every_form_has_its_module() -> None:
    for suffix in FORMATS:
        assert import_module(f"kg.outputs.{suffix[1:]}")


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    with open_graph() as graph, pytest.raises(OutputError, match=r"\.ttl, \.trig.*Did you mean '\.graphml'"):
        write(graph, tmp_path / "out.graphm")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with open_graph() as graph, pytest.raises(OutputError, match="none"):
        write(graph, tmp_path / "none" / "out.ttl")
