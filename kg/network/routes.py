"""How two actors are connected: through which others, and by which events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from kg.errors import NetworkError
from kg.network.actors import Ties, projection
from kg.network.build import Net
from kg.network.find import find_node, first_quote
from kg.table import Table

SHOWN = 3
"""So many events of one step are listed in a table, the latest first."""


TRIED = 50
"""So many ways are looked at for each that is wanted."""


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
        columns = ("path", "step", "from", "to", "through", "words", "how sure", "date")
        rows = tuple(
            (number, place, step.source, step.target, tie["label"], first_quote(tie), tie["factuality"], tie["date"])
            for number, path in enumerate(self.found, 1)
            for place, step in enumerate(path.steps, 1)
            for tie in step.ties[:SHOWN]
        )
        return Table(columns, rows, f"From {self.source} to {self.target}")


def paths(net: Net, a: str, b: str, *, k: int = 5, cutoff: int | None = None, denied: bool = False) -> Paths:
    """The ``k`` shortest ways from actor ``a`` to actor ``b`` through events and relations, whatever their direction.

    A step leads from one actor to another; ``cutoff`` bounds the steps. What was denied does not connect unless
    ``denied``. Shortest simple paths after J. Yen (1971). Raises NetworkError for an unknown name, or where no
    way leads.
    """
    source, target = (find_node(net, name, kind="actor") for name in (a, b))
    if source == target:
        raise NetworkError(f"{a!r} and {b!r} are the same actor: {net.nodes[source]['label']}. Name two.")
    ties = projection(net, denied=denied)
    found: list[Path] = []
    for keys in islice(_routes(ties, source, target), TRIED * k):
        if len(found) == k or (cutoff is not None and len(keys) - 1 > cutoff):
            break
        if _detours(ties, keys):
            continue
        found.append(Path(tuple(_step(net, ties, *pair) for pair in pairwise(keys))))
    start, end = (net.nodes[key]["label"] for key in (source, target))
    if not found:
        within = f" within {cutoff} steps" if cutoff is not None else ""
        raise NetworkError(f"No event connects {start} with {end}{within}, not even through others.")
    return Paths(start, end, tuple(found))


def _routes(ties: Ties, source: str, target: str) -> Iterator[list[str]]:
    if source not in ties or target not in ties or not nx.has_path(ties, source, target):
        return iter(())
    return iter(nx.shortest_simple_paths(ties, source, target))


def _detours(ties: Ties, keys: Sequence[str]) -> bool:
    """Whether all that makes one of two steps in a row ties all three of them: the actor between adds nothing."""
    through = [{*tie["events"], *(edge["label"] for edge in tie["relations"])} for tie in _ties(ties, keys)]
    return any(one <= other or other <= one for one, other in pairwise(through))


def _ties(ties: Ties, keys: Sequence[str]) -> list[dict[str, Any]]:
    return [ties.edges[pair] for pair in pairwise(keys)]


def _step(net: Net, ties: Ties, a: str, b: str) -> Step:
    tie = ties.edges[a, b]
    events = sorted((net.nodes[event] for event in tie["events"]), key=lambda e: e["label"])
    events.sort(key=lambda e: e["earliest"] or "", reverse=True)
    relations = sorted(tie["relations"], key=lambda edge: edge["label"])
    return Step(net.nodes[a]["label"], net.nodes[b]["label"], (*events, *relations))
