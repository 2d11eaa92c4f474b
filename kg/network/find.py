"""Finds nodes by the names that people use, and shows what lies around one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.asking.lookup import Named, find, unknown
from kg.errors import NetworkError
from kg.network.build import Net
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events of one actor or good, in the order of their dates; those without a date come last."""

    label: str
    events: tuple[dict[str, Any], ...]

    def as_table(self) -> Table:
        """One row an event: when, what, in which role, how sure, who says so, and the words of the first report."""
        columns = ("date", "event", "role", "how sure", "words", "said by")
        rows = tuple(
            (e["date"], e["label"], e["role"], e["factuality"], first_quote(e), ", ".join(e["saidBy"]) or None)
            for e in self.events
        )
        return Table(columns, rows, f"Timeline of {self.label}")


def find_node(net: Net, name: str, *, kind: str = "name") -> str:
    """The key of the node that ``name`` stands for: by key, label or alias; of namesakes the one with most links.

    Raises NetworkError with the nearest names when there is none.
    """
    best = find_nodes(net, name, kind=kind)
    spelled = {net.nodes[best[0]]["label"]}
    namesakes = [key for key in best if net.nodes[key]["label"] in spelled]
    return min(namesakes, key=lambda key: (-net.degree(key), key))


def find_nodes(net: Net, name: str, *, kind: str = "name") -> tuple[str, ...]:
    """All nodes that ``name`` stands for, best first; a good also for goods and topics that contain its name.

    ``kind`` is "name" for anything, "actor" or "good". Raises NetworkError with the nearest names when there is none.
    """
    if name in net:
        return (name,)
    known = tuple(_named(net))
    found = find(known, name, kind=kind)
    if not found:
        raise NetworkError(unknown(known, name, kind=kind))
    return tuple(one.iri for one in found)


def focus(net: Net, name: str, hops: int = 2) -> Net:
    """The part of the network within ``hops`` edges of what ``name`` stands for, in the order of the whole.

    One hop leads to the events of an actor or good, two to who else takes part. Raises NetworkError for an unknown
    name.
    """
    near = set(find_nodes(net, name))
    undirected = nx.Graph(net)
    for start in tuple(near):
        near |= nx.single_source_shortest_path_length(undirected, start, cutoff=hops).keys()
    return part(net, near)


def timeline(net: Net, name: str) -> Timeline:
    """What an actor or good took part in, by date. Raises NetworkError for an unknown name."""
    key = find_node(net, name)
    found = [
        {**net.nodes[event], "role": edge["role"]} for _, event, edge in net.out_edges(key, data=True) if "role" in edge
    ]
    dated = sorted(found, key=lambda e: (e["earliest"] is None, e["earliest"] or e["latest"] or "", e["label"]))
    return Timeline(net.nodes[key]["label"], tuple(dated))


def part(net: Net, keys: Iterable[str]) -> Net:
    """The network of some nodes alone, in the order of the whole (networkx's own subgraph has no fixed order)."""
    kept = set(keys)
    smaller: Net = nx.MultiDiGraph()
    smaller.add_nodes_from((key, net.nodes[key]) for key in net if key in kept)
    for source, target, tie, attributes in net.edges(keys=True, data=True):
        if source in kept and target in kept:
            smaller.add_edge(source, target, key=tie, **attributes)
    return smaller


def first_quote(attributes: Any) -> str | None:
    """The words of the first report of an event or relation."""
    return next((quote["quote"] for quote in attributes.get("quotes", ())), None)


def _named(net: Net) -> Iterable[Named]:
    for key, node in net.nodes(data=True):
        if node["kind"] == "entity":
            yield Named(key, node["type"], node["label"], node["names"], bool(node["broader"]))
