"""TriG: everything in the graph, each article's claims in a block of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.outputs.order import ordered, with_prefixes

if TYPE_CHECKING:
    from kg.graph.store import Graph


def dump(graph: Graph) -> bytes:
    """Every quad of the graph, sorted."""
    return with_prefixes(ordered(graph.store), format=ox.RdfFormat.TRIG)
