"""How two actors are connected: through which others, and by which events."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from kg.errors import NetworkError
from kg.network.actors import Ties, projection
from kg.network.build import Net
from kg.network.find import find_node, first_quote
from kg.table import Table

SHOWN = 3
"""So many events of one step are listed in a table, the latest first."""


@dataclass(frozen=True, slots=True)
class Step:
    """Two actors and what ties them: attributes of events and relations, the latest first."""

    source: str
    target: str
    ties: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one actor to another."""

    steps: tuple[Step, ...]

    def as_text(self) -> str:
        """The path in one line: ``India –[…]– Japan``."""
        return self.steps[0].source + "".join(f" –[{step.ties[0]['label']}]– {step.target}" for step in self.steps)


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest ways from one actor to another, shortest first."""

    source: str
    target: str
    found: tuple[Path, ...]

    def as_table(self) -> Table:
        """One row for each event of each step of each path."""
        columns = ("path", "step", "from", "to", "through", "certainty", "date", "words")
        rows = tuple(
            (number, place, step.source, step.target, tie["label"], tie["factuality"], tie["date"], first_quote(tie))
            for number, path in enumerate(self.found, 1)
            for place, step in enumerate(path.steps, 1)
            for tie in step.ties[:SHOWN]
        )
        return Table(columns, rows, f"From {self.source} to {self.target}")


def paths(net: Net, a: str, b: str, *, k: int = 5, cutoff: int | None = None, denied: bool = False) -> Paths:
    """The ``k`` shortest ways from actor ``a`` to actor ``b`` through events and relations, whatever their direction.

    A step leads from one actor to another; ``cutoff`` bounds the steps. What was denied does not connect unless
    ``denied``. Shortest simple paths after J. Yen (1971). Raises NetworkError for an unknown name, or where no way leads.
    """
    source, target = (find_node(net, name, kind="actor") for name in (a, b))
    if source == target:
        raise NetworkError(f"{a!r} and {b!r} are the same actor: {net.nodes[source]['label']}. Name two.")
    ties = projection(net, denied=denied)
    found = []
    for keys in _routes(ties, source, target):
        if len(found) == k or (cutoff is not None and len(keys) - 1 > cutoff):
            break
        found.append(Path(tuple(_step(net, ties, *pair) for pair in pairwise(keys))))
    labels = [net.nodes[key]["label"] for key in (source, target)]
    if not found:
        within = f" within {cutoff} steps" if cutoff is not None else ""
        raise NetworkError(f"No event connects {labels[0]} with {labels[1]}{within}, not even through others.")
    return Paths(*labels, tuple(found))


def _routes(ties: Ties, source: str, target: str) -> Any:
    if source not in ties or target not in ties or not nx.has_path(ties, source, target):
        return iter(())
    return nx.shortest_simple_paths(ties, source, target)


def _step(net: Net, ties: Ties, a: str, b: str) -> Step:
    tie = ties.edges[a, b]
    events = sorted((net.nodes[event] for event in tie["events"]), key=lambda e: e["label"])
    events.sort(key=lambda e: e["earliest"] or "", reverse=True)
    relations = sorted(tie["relations"], key=lambda edge: edge["label"])
    return Step(net.nodes[a]["label"], net.nodes[b]["label"], (*events, *relations))
