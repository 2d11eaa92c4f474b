"""Which nodes are drawn when there are too many: the best connected, and the events between them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx



def most_connected(graph: nx.MultiDiGraph[Any], limit: int) -> list[Hashable]:
    """At most ``limit`` nodes, in the order of their names: the entities with the most links, and events between them.

    An event ranks with its second best connected entity, so that an event which is kept has at least two of its
    entities beside it where it has two at all.
    """
    if len(graph) <= limit:
        return sorted(graph, key=str)
    degrees = {key: len(set(nx.all_neighbors(graph, key))) for key in graph}
    ranks = {key: _rank(graph, key, degrees) for key in graph}
    kept = set(sorted(graph, key=lambda key: (-ranks[key], str(key)))[: max(limit, 0)])
    alone = {key for key in kept if degrees[key] and kept.isdisjoint(nx.all_neighbors(graph, key))}
    return sorted(kept - alone, key=str)


def _rank(graph: nx.MultiDiGraph[Any], key: Hashable, degrees: Mapping[Hashable, int]) -> float:
    if graph.nodes[key].get("kind") != "event":
        return degrees[key]
    around = sorted((degrees[other] for other in set(nx.all_neighbors(graph, key))), reverse=True)
    return around[1] - 0.5 if len(around) > 1 else 0
