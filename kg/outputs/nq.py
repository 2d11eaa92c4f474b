"""N-Quads: everything in the graph, one line a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.outputs.order import ordered

if TYPE_CHECKING:
    from kg.graph.store import Graph


def dump(graph: Graph) -> bytes:
    """Every quad of the graph, sorted."""
    return ox.serialize(ordered(graph.store), format=ox.RdfFormat.N_QUADS) or b""
