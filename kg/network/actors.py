"""Who is tied to whom through events, and what follows: hubs and brokers, and groups that keep to themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx

from kg.model import ACTOR_TYPES
from kg.network.build import Net
from kg.table import Table

Ties: TypeAlias = "nx.Graph[str]"
ASIDE = ("place",)
"""Roles that do not tie: who lends the room takes no part."""
SAMPLED = 1000
"""Above this many actors, betweenness is estimated from as many sources."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor with ``betweenness`` (0 to 1: the share of shortest paths that run through it), partners and events."""

    iri: str
    label: str
    type: str
    betweenness: float
    partners: int
    events: int
    strength: float


@dataclass(frozen=True, slots=True)
class Brokers:
    """The actors that others are connected through, the strongest first."""

    ranked: tuple[Broker, ...]

    def as_table(self) -> Table:
        """One row an actor."""
        rows = tuple((b.label, b.type, b.betweenness, b.partners, b.events, b.strength) for b in self.ranked)
        return Table(("actor", "type", "betweenness", "partners", "events", "strength"), rows, "Brokers and hubs")


@dataclass(frozen=True, slots=True)
class Community:
    """Actors that deal with each other more than with others, best connected first, and what they deal in most."""

    members: tuple[str, ...]
    labels: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Communities:
    """Groups of actors, the largest first; ``modularity`` says how clear the division is (0: not at all, 1: fully)."""

    groups: tuple[Community, ...]
    modularity: float

    def as_table(self) -> Table:
        """One row a group."""
        rows = tuple((n, len(g.members), ", ".join(g.labels), ", ".join(g.about)) for n, g in enumerate(self.groups, 1))
        title = f"Communities (modularity {self.modularity:.2f})"
        return Table(("community", "size", "members", "about"), rows, title)


def projection(net: Net, *, denied: bool = False, relations: bool = True) -> Ties:
    """Actors tied by the events that both take part in, and by relations between them.

    Each event of n actors adds 1/(n-1) to the ``strength`` of each tie, so that a summit of many counts no more than
    talks of two (M. Newman, Scientific collaboration networks II, 2001); ``distance`` is 1/strength; ``events`` lists
    the events (by key) and ``relations`` the edges behind a tie. What was denied ties nobody unless ``denied``.
    """
    ties: Ties = nx.Graph()
    ties.add_nodes_from((key, node) for key, node in net.nodes(data=True) if node["type"] in ACTOR_TYPES)
    for event, members in _gatherings(net, denied=denied):
        for a, b in combinations(members, 2):
            _tie(ties, a, b, 1 / (len(members) - 1))["events"].append(event)
    for a, b, edge in net.edges(data=True):
        if relations and "relation" in edge and a in ties and b in ties and a != b:
            _tie(ties, a, b, 1.0)["relations"].append(edge)
    ties.remove_nodes_from([key for key in ties if not ties.degree(key)])
    for _, _, tie in ties.edges(data=True):
        tie["distance"] = 1 / tie["strength"]
    return ties


def brokers(net: Net, *, top: int = 10, denied: bool = False) -> Brokers:
    """The actors that most shortest paths between others run through, with how connected they are themselves.

    Betweenness after U. Brandes (2001) on the ties of ``projection``, where strong ties are short; estimated from
    1,000 sources in larger networks, always with the same ones. What was denied counts only with ``denied``.
    """
    ties = projection(net, denied=denied)
    sources = SAMPLED if len(ties) > SAMPLED else None
    between = nx.betweenness_centrality(ties, k=sources, weight="distance", seed=SEED)
    found = (_broker(ties, key, round(score, 6)) for key, score in between.items())
    ranked = sorted(found, key=lambda b: (-b.betweenness, -b.strength, b.label, b.iri))
    return Brokers(tuple(ranked[:top]))


def communities(net: Net, *, denied: bool = False) -> Communities:
    """Groups of actors by the Louvain method (V. Blondel and others, 2008) on the ties of ``projection``.

    The seed is fixed, so the same graph gives the same groups.
    """
    ties = projection(net, denied=denied)
    if not ties:
        return Communities((), 0.0)
    groups = [set(g) for g in nx.community.louvain_communities(ties, weight="strength", seed=SEED)]
    modularity = nx.community.modularity(ties, groups, weight="strength")
    found = sorted((_community(net, ties, group) for group in groups), key=lambda c: (-len(c.members), c.labels))
    return Communities(tuple(found), round(modularity, 6))


def _gatherings(net: Net, *, denied: bool) -> Iterator[tuple[str, list[str]]]:
    """Each event with two or more actors, and these actors."""
    for event, node in net.nodes(data=True):
        if node["kind"] == "event" and (denied or node["factuality"] != "negated"):
            found = {a for a, _, edge in net.in_edges(event, data=True) if edge.get("role") not in ASIDE}
            members = sorted(key for key in found if net.nodes[key]["type"] in ACTOR_TYPES)
            if len(members) > 1:
                yield event, members


def _tie(ties: Ties, a: str, b: str, strength: float) -> dict[str, Any]:
    if not ties.has_edge(a, b):
        ties.add_edge(a, b, strength=0.0, events=[], relations=[])
    tie: dict[str, Any] = ties.edges[a, b]
    tie["strength"] += strength
    return tie


def _broker(ties: Ties, key: str, betweenness: float) -> Broker:
    node, around = ties.nodes[key], [tie for _, _, tie in ties.edges(key, data=True)]
    events = {event for tie in around for event in tie["events"]}
    strength = round(sum(tie["strength"] for tie in around), 3)
    return Broker(key, node["label"], node["type"], betweenness, len(around), len(events), strength)


def _community(net: Net, ties: Ties, group: set[str]) -> Community:
    members = sorted(group, key=lambda key: (-ties.degree(key, weight="strength"), ties.nodes[key]["label"], key))
    inside = {e for a, b, tie in ties.edges(members, data=True) if {a, b} <= group for e in tie["events"]}
    told = Counter(a for event in inside for a, _ in net.in_edges(event) if net.nodes[a]["type"] in ("Good", "Topic"))
    about = sorted(told, key=lambda key: (-told[key], net.nodes[key]["label"]))[:3]
    return Community(
        tuple(members), tuple(ties.nodes[k]["label"] for k in members), tuple(net.nodes[k]["label"] for k in about)
    )
