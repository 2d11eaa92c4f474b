"""What the page shows, as plain values: nodes and edges in pyvis' own container, types for the legend, counts."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import networkx as nx

from kg.classes import EntityType, EventType
from kg.ontology import Ontology
from kg.outputs.layout import layout
from kg.outputs.page.describe import certainty, entity_facts, event_facts, label_of, quotation, reports, style_of, tie
from kg.outputs.page.prune import most_connected
from kg.outputs.page.stories import story_list
from kg.outputs.page.words import readable

Graph: TypeAlias = "nx.MultiDiGraph[Any]"
Attributes: TypeAlias = Mapping[str, Any]

UNKNOWN = ("#888888", "dot")
OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": True, "multiselect": False, "keyboard": {"enabled": False}},
    "edges": {"smooth": False},
}


def page_data(
    graph: Graph, *, ontology: Ontology, title: str, limit: int, whole: Graph | None = None
) -> dict[str, Any]:
    """All that the page needs, in a fixed order.

    Of more than ``limit`` nodes the best connected are kept, and a note says so. ``whole`` is what ``graph`` is a part
    of: stories are told with the steps that lie outside.
    """
    kept = most_connected(graph, limit)
    whole = graph if whole is None else whole
    labels = {key: label_of(key, whole.nodes[key]) for key in whole}
    numbers = {key: number for number, key in enumerate(kept)}
    nodes = [_node(graph, key, numbers, ontology, labels) for key in kept]
    places = layout(graph.subgraph(kept), boxes={key: _box(node) for key, node in zip(kept, nodes, strict=True)})
    vis = _container(nodes, [places[key] for key in kept], list(_edges(graph, numbers, ontology)))
    return {
        "title": title,
        "note": _note(len(kept), len(graph)),
        "counts": _counts(nodes),
        "types": _types(nodes, ontology),
        "stories": story_list(whole, numbers, ontology),
        **vis,
    }


def _node(
    graph: Graph,
    key: Hashable,
    numbers: Mapping[Hashable, int],
    ontology: Ontology,
    labels: Mapping[object, str],
) -> dict[str, Any]:
    attributes = graph.nodes[key]
    type_ = str(attributes.get("type", ""))
    style = style_of(type_, ontology)
    links = len(set(nx.all_neighbors(graph, key)))
    base = {
        "id": numbers[key],
        "key": str(key),
        "label": labels[key],
        "type": type_,
        "color": (style and style.color) or UNKNOWN[0],
        "shape": (style and style.shape) or UNKNOWN[1],
    }
    if attributes.get("kind") == "event":
        return {
            **base,
            "kind": "event",
            "size": 8 + 2 * min(4, reports(attributes)),
            **event_facts(attributes, ontology, numbers),
        }
    return {
        **base,
        "kind": "entity",
        "size": round(min(7 + 2.8 * math.sqrt(links), 32), 1),
        **entity_facts(attributes, labels),
    }


def _edges(graph: Graph, numbers: Mapping[Hashable, int], ontology: Ontology) -> Iterable[dict[str, Any]]:
    """One edge for each pair of nodes and direction: the roles of one entity in one event share a line."""
    pairs: dict[tuple[int, int], list[Attributes]] = {}
    for source, target, attributes in graph.edges(data=True):
        if source in numbers and target in numbers:
            pairs.setdefault((numbers[source], numbers[target]), []).append(attributes)
    keys = list(numbers)
    kinds = [graph.nodes[key].get("kind") for key in keys]
    for number, ((source, target), group) in enumerate(sorted(pairs.items(), key=lambda pair: pair[0])):
        yield {
            "id": number,
            "from": source,
            "to": target,
            "arrows": "" if "event" in (kinds[source], kinds[target]) else "to",
            "title": ", ".join(sorted({tie(attributes, ontology) for attributes in group})),
            "factuality": certainty(graph.nodes[keys[target if kinds[target] == "event" else source]], ontology),
            "quotes": sorted((quotation(q) for a in group if a.get("relation") for q in a.get("quotes", ())), key=str),
        }


def _container(
    nodes: Sequence[Mapping[str, Any]], places: Sequence[tuple[int, int]], edges: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Nodes, edges and options as pyvis holds them. Its template is not used: it runs scripts out of article text."""
    from pyvis.network import Network

    vis = Network(directed=True)
    vis.options = dict(OPTIONS)
    for node, (x, y) in zip(nodes, places, strict=True):
        rest = {key: value for key, value in node.items() if key != "id"}
        vis.add_node(node["id"], x=x, y=y, **rest)
    for edge in edges:
        rest = {key: value for key, value in edge.items() if key not in ("from", "to")}
        vis.add_edge(edge["from"], edge["to"], **rest)
    return {"nodes": vis.nodes, "edges": vis.edges, "options": vis.options}


def _box(node: Mapping[str, Any]) -> tuple[float, float]:
    """The room that a node and its label need, in the units of the drawing (pixels at zoom 1)."""
    letters = len(node.get("short", node["label"]))
    lines = 1 + (letters > 20) + bool(node.get("when"))
    return max(3.2 * node["size"], 6.4 * min(max(letters, 6), 20)) + 10, 2.4 * node["size"] + 14.0 * lines + 8


def _types(nodes: Sequence[Mapping[str, Any]], ontology: Ontology) -> list[dict[str, str]]:
    """The types that occur, in the order of the ontology, as the legend shows them."""
    order = [*ontology.entity_types, *ontology.events]
    found = {node["type"]: node for node in nodes}
    ranked = sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [_type(found[name], style_of(name, ontology)) for name in ranked]


def _type(node: Mapping[str, Any], style: EventType | EntityType | None) -> dict[str, str]:
    label = style.label if style else readable(node["type"]) or "unknown"
    look = {key: node[key] for key in ("color", "shape", "kind")}
    return {"name": node["type"], "label": label, "definition": style.definition if style else "", **look}


def _counts(nodes: Sequence[Mapping[str, Any]]) -> str:
    events = [node for node in nodes if node["kind"] == "event"]
    articles = {(q["headline"], q["url"], q["when"]) for node in events for q in node["quotes"]}
    return " · ".join(
        [
            _count(len(nodes) - len(events), "actors, goods and topics", "actor or good"),
            _count(len(events), "events", "event"),
            _count(len(articles), "articles", "article"),
        ]
    )


def _count(number: int, many: str, one: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _note(kept: int, total: int) -> str | None:
    if kept == total:
        return None
    drawn = f"Only the {kept:,} most connected of {total:,} nodes are drawn."
    return f"{drawn} A page made with a focus (--focus NAME) shows the surroundings of any one of them."
