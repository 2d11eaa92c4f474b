"""Turtle: what articles share, events, relations and entities. It has no named graphs; TriG has everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.terms import DEFAULT
from kg.outputs.order import ordered, with_prefixes

if TYPE_CHECKING:
    from kg.graph.store import Graph


def dump(graph: Graph) -> bytes:
    """The default graph, sorted."""
    return with_prefixes((quad.triple for quad in ordered(graph.store, DEFAULT)), format=ox.RdfFormat.TURTLE)
