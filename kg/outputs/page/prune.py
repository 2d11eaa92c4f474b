"""Which nodes are drawn when there are too many: the best connected entities, and the events between them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import networkx as nx


def most_connected(graph: nx.MultiDiGraph[Any], limit: int) -> list[Hashable]:
    """At most ``limit`` nodes, in the order of their names.

    Entities come in the order of how many nodes they are linked with, each together with the events that it completes:
    an event is kept when two of its entities are (or its only one), so that no event stands without context.
    """
    if len(graph) <= limit:
        return sorted(graph, key=str)
    around = {key: set(nx.all_neighbors(graph, key)) - {key} for key in graph}
    chosen = [key for key, _ in zip(_in_order(graph, around), range(limit), strict=False)]
    kept = set(chosen)
    return sorted((key for key in chosen if not around[key] or around[key] & kept), key=str)


def _in_order(graph: nx.MultiDiGraph[Any], around: Mapping[Hashable, set[Hashable]]) -> Iterator[Hashable]:
    events = {key for key in graph if graph.nodes[key].get("kind") == "event"}
    seen: set[Hashable] = set()
    for entity in sorted(set(graph) - events, key=lambda key: (-len(around[key]), str(key))):
        seen.add(entity)
        yield entity
        for event in sorted((around[entity] & events) - seen, key=str):
            if len(around[event] & seen) >= min(2, len(around[event])):
                seen.add(event)
                yield event
