"""CSV: one row an event, ready for a spreadsheet (UTF-8 with a mark that Excel knows). All tables: see ``zip``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.outputs.tables import as_csv, events

if TYPE_CHECKING:
    from kg.graph.store import Graph


def dump(graph: Graph) -> bytes:
    """The table of the events."""
    return as_csv(events(graph.store)).encode("utf-8-sig")
