"""GEXF: the network of entities and events, for Gephi."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.outputs.flat import flat

if TYPE_CHECKING:
    from kg.graph.store import Graph

_META = re.compile(r"\s*<meta .*?</meta>", re.DOTALL)


def dump(graph: Graph) -> bytes:
    """The network of the graph as GEXF 1.2."""
    from kg.network import network

    return dump_network(network(graph))


def dump_network(network: nx.MultiDiGraph[Any]) -> bytes:
    """A network as GEXF; equal networks give equal bytes on every day (the date of writing is left out)."""
    lines = "\n".join(nx.generate_gexf(flat(network)))
    return f"<?xml version='1.0' encoding='utf-8'?>\n{_META.sub('', lines, count=1)}\n".encode()
