"""The layout: nothing overlaps, and the same graph is drawn the same way whatever order it came in."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from itertools import combinations
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.outputs.layout import layout, pack

BOX = (90.0, 40.0)
GRAPHS = {
    "nothing": nx.empty_graph(0),
    "one node": nx.empty_graph(1),
    "lone nodes": nx.empty_graph(40),
    "a pair": nx.path_graph(2),
    "a star": nx.star_graph(30),
    "a ring": nx.cycle_graph(25),
    "all with all": nx.complete_graph(14),
    "pieces": nx.disjoint_union_all([nx.star_graph(9), nx.path_graph(4), nx.path_graph(3), nx.empty_graph(2)]),
}


Places = Mapping[Hashable, tuple[int, int]]
Corners = tuple[float, float, float, float]


def overlaps(places: Places, box: tuple[float, float] = BOX) -> list[tuple[Hashable, Hashable]]:
    """The pairs of nodes whose boxes share more than the edge of a unit."""
    pairs = combinations(places.items(), 2)
    return [(m, n) for (m, a), (n, b) in pairs if all(abs(a[i] - b[i]) < box[i] - 2 for i in (0, 1))]


def apart(a: Corners, b: Corners, gap: float) -> bool:
    """Whether two rectangles (left, top, right, bottom) keep the gap."""
    return a[2] + gap < b[0] or b[2] + gap < a[0] or a[3] + gap < b[1] or b[3] + gap < a[1]


def way(places: Places, one: Hashable, two: Hashable) -> float:
    """How far apart two nodes stand."""
    return math.dist(places[one], places[two])


@pytest.mark.parametrize("name", GRAPHS)
def test_boxes_never_overlap(name: str) -> None:
    graph = GRAPHS[name]
    places = layout(graph, boxes=dict.fromkeys(graph, BOX))
    assert set(places) == set(graph)
    assert overlaps(places) == []


@settings(deadline=None, max_examples=40)
@given(st.sets(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=40), st.randoms(use_true_random=False))
def test_order_of_nodes_and_edges_does_not_matter(edges: set[tuple[int, int]], chance: Random) -> None:
    shuffled = sorted(edges)
    chance.shuffle(shuffled)
    first: nx.MultiDiGraph[int] = nx.MultiDiGraph(sorted(edges))
    second: nx.MultiDiGraph[int] = nx.MultiDiGraph([(b, a) for a, b in shuffled])
    boxes = dict.fromkeys(first, BOX)
    assert layout(first, boxes=boxes) == layout(second, boxes=boxes)
    assert overlaps(layout(first, boxes=boxes)) == []


def test_neighbours_stand_closer_than_strangers() -> None:
    graph = nx.path_graph(12)
    places = layout(graph, boxes=dict.fromkeys(graph, (1.0, 1.0)))
    assert max(way(places, n, n + 1) for n in range(11)) < way(places, 0, 11) / 3


def test_packed_rectangles_stay_apart() -> None:
    sizes = [(300.0, 200.0), *[(60.0, 30.0)] * 20, (10.0, 120.0)]
    corners = pack(sizes, aspect=1.5, gap=10)
    boxes = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    assert all(apart(a, b, 9) for a, b in combinations(boxes, 2))
