"""The network with nothing but texts and numbers as attributes, in one order: what graph files can hold."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
RENAMED: Mapping[str, str] = {"type": "eventType", "id": "iri", "start": "from", "end": "to"}
"""Names that mean something else to the formats when an edge has them."""
LEFT_OUT = frozenset(["links", "differences", "terms"])
"""What only a page has room for."""


def flat(network: nx.MultiDiGraph[Any]) -> nx.MultiDiGraph[str]:
    """A copy of the network with sorted nodes and edges and plain attributes; edge keys are numbers in that order."""
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in sorted(network.nodes(data=True), key=lambda one: str(one[0])):
        copy.add_node(text(node), **_plain(data))
    edges = [(text(a), text(b), _plain(data)) for a, b, data in network.edges(data=True)]
    edges.sort(key=lambda edge: (edge[0], edge[1], json.dumps(edge[2], sort_keys=True)))
    for number, (a, b, data) in enumerate(edges):
        copy.add_edge(a, b, key=f"e{number}", **{RENAMED.get(key, key): value for key, value in data.items()})
    return copy


def text(value: object) -> str:
    """``value`` as text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", str(value))


def _plain(data: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    return {
        key: _value(value)
        for key, value in sorted(data.items())
        if key not in LEFT_OUT and value not in (None, "", (), [])
    }


def _value(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        told = [str(_value(one)) for one in value]
        return " | ".join(sorted(told) if isinstance(value, set | frozenset) else told)
    if isinstance(value, Mapping):
        return ", ".join(text(_value(one)) for key, one in value.items() if one and key not in LEFT_OUT)
    return text(value)
