"""Statements in one order, and a header of prefixes, so that equal graphs give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.terms import PREFIXES, GraphName, name


def ordered(store: ox.Store, graph: GraphName | None = None) -> list[ox.Quad]:
    """The quads of one graph, or all when ``graph`` is None: default graph first, types before other predicates."""
    type_ = name("rdf:type")

    def key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
        home = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
        return home, str(quad.subject), quad.predicate != type_, str(quad.predicate), str(quad.object)

    return sorted(store.quads_for_pattern(None, None, None, graph), key=key)


def with_prefixes(rows: Iterable[ox.Quad] | Iterable[ox.Triple], *, format: ox.RdfFormat) -> bytes:
    """Rows in Turtle or TriG, in their order, under prefixes in order (the library writes these in any order)."""
    written = ox.serialize(rows, format=format, prefixes=dict(PREFIXES)) or b""
    head, body = written.split(b"\n", len(PREFIXES))[:-1], written.split(b"\n", len(PREFIXES))[-1]
    return b"\n".join([*sorted(head), b"", body])
