"""A graph as a file: one module for each suffix. The same content gives the same bytes, whatever order it came in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OutputError, nearest, why
from kg.files import AnyPath, write_bytes

if TYPE_CHECKING:
    from kg.graph.store import Graph

FORMATS: Mapping[str, str] = {
    ".ttl": "events and entities (the default graph) as Turtle",
    ".trig": "everything as TriG",
    ".nq": "everything as N-Quads",
    ".jsonld": "everything as JSON-LD",
    ".graphml": "the network of entities and events for Gephi, yEd or networkx",
    ".gexf": "the network of entities and events for Gephi",
    ".csv": "one row an event, for a spreadsheet",
    ".zip": "all tables as CSV: events, relations, claims, articles, and nodes and edges for Gephi",
    ".html": "the network as a page to browse",
}
"""The suffixes that can be written, and what the file then holds."""


def check_page(path: Path) -> None:
    """Raises OutputError, with a name that fits, when a page cannot have the suffix of ``path``."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise OutputError(f"{path} would hold HTML; name it {path.with_suffix('.html')}.")


def write(graph: Graph, path: AnyPath) -> None:
    """Write the graph in the form that the suffix of ``path`` names; the file appears whole or not at all.

    Raises OutputError for an unknown suffix or a file that cannot be written.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(FORMATS)
        raise OutputError(f"{path} has no suffix that can be written; known are {known}.{nearest(suffix, FORMATS)}")
    content = import_module(f"kg.outputs.{suffix[1:]}").dump(graph)
    try:
        write_bytes(path, content)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {why(error)}.") from error
