"""GraphML: the network of entities and events, for Gephi, yEd, Cytoscape or networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.outputs.flat import flat

if TYPE_CHECKING:
    from kg.graph.store import Graph


def dump(graph: Graph) -> bytes:
    """The network of the graph as GraphML."""
    from kg.network import network

    return dump_network(network(graph))


def dump_network(network: nx.MultiDiGraph[Any]) -> bytes:
    """A network as GraphML; equal networks give equal bytes."""
    lines = "\n".join(nx.generate_graphml(flat(network)))
    return f"<?xml version='1.0' encoding='utf-8'?>\n{lines}\n".encode()
