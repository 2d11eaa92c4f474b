"""Where each node of a drawing stands: computed once, so that the page opens at rest and looks the same every time.

Each connected component is drawn so that distances on paper follow distances in the graph (stress majorization:
Gansner, Koren and North, "Graph Drawing by Stress Majorization", 2004), its boxes are pushed apart until no two
overlap, and the components are packed into one wide rectangle.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Box = tuple[float, float]

EDGE = 85.0
GAP = 30.0
STEPS = 100
GROWTH = 1.001
FILLED = 0.45
EXACT_UP_TO = 1500
SEED = 7


def layout(
    graph: nx.Graph[Any], *, boxes: Mapping[Any, Box], aspect: float = 1.0, gap: float = GAP
) -> dict[Hashable, tuple[int, int]]:
    """Whole coordinates for every node, so that no two ``boxes`` (width, height) overlap and the drawing is ``aspect``
    times as wide as high. Direction and parallel edges play no part; nodes are taken in the order of their names.
    """
    plain = _plain(graph)
    parts = sorted(nx.connected_components(plain), key=lambda part: (-len(part), min(map(str, part))))
    drawn = [_component(plain.subgraph(part), boxes, aspect) for part in parts]
    corners = pack([(float(np.ptp(p[:, 0])), float(np.ptp(p[:, 1]))) for _, p, _ in drawn], aspect=aspect, gap=gap)
    places: dict[Hashable, tuple[int, int]] = {}
    for (names, frame, centres), (left, top) in zip(drawn, corners, strict=True):
        shift = np.array([left, top]) - frame.min(axis=0)
        places |= {name: (round(x), round(y)) for name, (x, y) in zip(names, centres + shift, strict=True)}
    return places


def stress(distances: Floats, *, start: Floats, steps: int = STEPS) -> Floats:
    """Points whose distances come close to ``distances``: stress with weights d^-2, lowered step by step."""
    size = len(distances)
    closeness = (1 - np.eye(size)) / (distances + np.eye(size))
    weights = closeness**2
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1 / size) - 1 / size
    points = start
    for _ in range(steps):
        ratio = closeness / np.maximum(_gaps(points), 1e-9)
        points = inverse @ (ratio.sum(axis=1)[:, None] * points - ratio @ points)
    return points


def spread(points: Floats, sizes: Floats, *, patience: int = 400) -> Floats:
    """The same points, moved until no two boxes of ``sizes`` (width, height) overlap by more than half a unit.

    Each overlapping pair is pushed apart (the step of PRISM: Gansner and Hu, "Efficient Node Overlap Removal Using a
    Proximity Stress Model", 2009). The whole drawing grows a little all the
    while, and faster once ``patience`` steps have passed, so that this always ends.
    """
    one, two = np.triu_indices(len(points), 1)
    reach = (sizes[one] + sizes[two]) / 2
    for step in itertools.count():
        delta = points[one] - points[two]
        near = np.flatnonzero((np.abs(delta[:, 0]) < reach[:, 0] - 0.5) & (np.abs(delta[:, 1]) < reach[:, 1] - 0.5))
        if not near.size:
            break
        push = _push(delta[near], reach[near])
        moved = points.copy()
        np.add.at(moved, one[near], push)
        np.add.at(moved, two[near], -push)
        points = moved * (GROWTH if step < patience else 1 + 4 * (GROWTH - 1))
    return points


def pack(sizes: Sequence[Box], *, aspect: float, gap: float) -> list[tuple[float, float]]:
    """The top left corner of each rectangle, largest first as given, laid at the lowest place of a skyline.

    The width is that of a rectangle ``aspect`` times as wide as high which would hold them all.
    """
    padded = [(w + gap, h + gap) for w, h in sizes]
    area = sum(w * h for w, h in padded)
    width = max([w for w, _ in padded] + [(area * aspect * 1.15) ** 0.5], default=0.0)
    skyline = [(0.0, width, 0.0)]
    corners = []
    for w, h in padded:
        left, top = min(
            ((x, _height(skyline, x, x + w)) for x, _, _ in skyline if x + w <= width + 1e-6),
            key=lambda c: (c[1], c[0]),
        )
        corners.append((left, top))
        skyline = _raise(skyline, left, left + w, top + h)
    return corners


def _plain(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from(sorted(graph, key=str))
    plain.add_edges_from(sorted({tuple(sorted(e, key=str)) for e in graph.edges() if e[0] != e[1]}, key=str))
    return plain


def _component(part: nx.Graph[Any], boxes: Mapping[Any, Box], aspect: float) -> tuple[list[Hashable], Floats, Floats]:
    """Names, the outer corners (to measure the frame), and the centres of one connected component."""
    names = sorted(part, key=str)
    sizes = np.array([boxes[name] for name in names], dtype=float)
    points = _wide(_draw(part, names), aspect) if len(names) > 1 else np.zeros((1, 2))
    centres = spread(_roomy(points, sizes), sizes)
    return names, np.vstack([centres - sizes / 2, centres + sizes / 2]), centres


def _draw(part: nx.Graph[Any], names: list[Hashable]) -> Floats:
    if len(names) > EXACT_UP_TO:
        places = nx.spring_layout(part, seed=SEED, scale=EDGE * len(names) ** 0.5)
        return np.array([places[name] for name in names])
    distances = EDGE * _distances(part, names)
    return stress(distances, start=_scaling(distances))


def _distances(part: nx.Graph[Any], names: list[Hashable]) -> Floats:
    """Lengths of shortest paths; an edge between two well connected nodes is longer, which gives hubs room."""
    weighted: nx.Graph[Any] = nx.Graph()
    weighted.add_nodes_from(names)
    for a, b in part.edges():
        weighted.add_edge(a, b, weight=(min(part.degree(a), part.degree(b)) + 1) ** 0.35)
    return np.asarray(nx.floyd_warshall_numpy(weighted, nodelist=names), dtype=float)


def _scaling(distances: Floats) -> Floats:
    """Classical scaling: the plane that shows the distances best; a seeded jitter parts points that fall together."""
    size = len(distances)
    centring = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-0.5 * centring @ distances**2 @ centring)
    plane = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0.0))
    plane = plane * np.sign(plane[np.abs(plane).argmax(axis=0), [0, 1]] + 1e-12)
    jitter = np.random.RandomState(SEED).uniform(-0.1, 0.1, plane.shape) * distances.mean()
    return np.asarray(plane + jitter)


def _wide(points: Floats, aspect: float) -> Floats:
    """The points turned so that their longer axis lies flat, and stretched towards ``aspect``."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    turned = centred @ vectors[:, ::-1]
    turned *= np.sign(turned[np.abs(turned).argmax(axis=0), [0, 1]] + 1e-12)
    stretch = min(max(aspect * np.ptp(turned[:, 1]) / max(np.ptp(turned[:, 0]), 1e-9), 0.6), 1.6) ** 0.5
    return np.asarray(turned * [stretch, 1 / stretch])


def _push(delta: Floats, reach: Floats) -> Floats:
    """How far the first box of each overlapping pair goes: along the line between the two centres, so that the
    directions in the drawing stay, and less than the whole way at once.
    """
    flat = np.where(np.abs(delta) < 1e-3, reach * 0.05 * np.where(delta >= 0, 1.0, -1.0), delta)
    factor = (reach / np.abs(flat)).min(axis=1)[:, None]
    return np.asarray(flat * (np.minimum(factor, 3.0) - 1) * 0.3)


def _roomy(points: Floats, sizes: Floats) -> Floats:
    """The points scaled so that their boxes, laid side by side, would fill a set share of the frame."""
    frame = np.ptp(points, axis=0).prod()
    share = float(sizes.prod(axis=1).sum()) / FILLED / max(float(frame), 1e-9)
    return np.asarray(points * min(1.0, share**0.5))


def _gaps(points: Floats) -> Floats:
    x, y = points[:, 0], points[:, 1]
    return np.asarray(np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :]))


def _height(skyline: list[tuple[float, float, float]], left: float, right: float) -> float:
    return max(top for start, end, top in skyline if start < right - 1e-6 and end > left + 1e-6)


def _raise(
    skyline: list[tuple[float, float, float]], left: float, right: float, top: float
) -> list[tuple[float, float, float]]:
    before = [(start, min(end, left), h) for start, end, h in skyline if start < left]
    after = [(max(start, right), end, h) for start, end, h in skyline if end > right]
    return [*before, (left, right, top), *after]
