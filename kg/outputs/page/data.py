"""What the page shows, as plain values: nodes and edges in pyvis' own container, types for the legend, counts."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import networkx as nx

from kg.layout import layout
from kg.ontology import EntityType, EventType, Ontology
from kg.outputs.page.words import months_of, readable, readable_date

Graph: TypeAlias = "nx.MultiDiGraph[Any]"
Attributes: TypeAlias = Mapping[str, Any]

UNKNOWN = ("#888888", "dot")
FACTS = (("what", "Kind"), ("stage", "Stage"), ("action", "Action"), ("outcome", "Outcome"))
OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": True, "multiselect": False, "keyboard": {"enabled": False}},
    "edges": {"smooth": False},
}


def page_data(graph: Graph, *, ontology: Ontology, title: str, limit: int) -> dict[str, Any]:
    """All that the page needs, in a fixed order; of more than ``limit`` nodes the best connected are kept and a note says so."""
    kept = most_connected(graph, limit)
    nodes = [_node(graph, key, number, ontology) for number, key in enumerate(kept)]
    places = layout(graph.subgraph(kept), boxes={key: _box(node) for key, node in zip(kept, nodes, strict=True)})
    numbers = {key: number for number, key in enumerate(kept)}
    vis = _container(nodes, [places[key] for key in kept], list(_edges(graph, numbers, ontology)))
    return {
        "title": title,
        "note": _note(len(kept), len(graph)),
        "counts": _counts(nodes),
        "types": _types(nodes, ontology),
        **vis,
    }


def most_connected(graph: Graph, limit: int) -> list[Hashable]:
    """At most ``limit`` nodes, in the order of their names: the entities with the most links, and events between them.

    An event ranks with its second best connected entity, so that an event which is kept has at least two of its
    entities beside it where it has two at all.
    """
    if len(graph) <= limit:
        return sorted(graph, key=str)
    degrees = {key: len(set(nx.all_neighbors(graph, key))) for key in graph}
    ranks = {key: _rank(graph, key, degrees) for key in graph}
    kept = set(sorted(graph, key=lambda key: (-ranks[key], str(key)))[: max(limit, 0)])
    alone = {key for key in kept if degrees[key] and kept.isdisjoint(nx.all_neighbors(graph, key))}
    return sorted(kept - alone, key=str)


def safe_url(url: object) -> str | None:
    """The address when it leads to the web (http or https), else None: an article's address is the text of others."""
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _rank(graph: Graph, key: Hashable, degrees: Mapping[Hashable, int]) -> float:
    if graph.nodes[key].get("kind") != "event":
        return degrees[key]
    around = sorted((degrees[other] for other in set(nx.all_neighbors(graph, key))), reverse=True)
    return around[1] - 0.5 if len(around) > 1 else 0


def _node(graph: Graph, key: Hashable, number: int, ontology: Ontology) -> dict[str, Any]:
    attributes = graph.nodes[key]
    type_ = str(attributes.get("type", ""))
    style = _style(type_, ontology)
    links = len(set(nx.all_neighbors(graph, key)))
    base = {
        "id": number,
        "key": str(key),
        "name": str(attributes.get("label") or key).removesuffix(f", {attributes.get('date')}"),
        "type": type_,
        "color": (style and style.color) or UNKNOWN[0],
        "shape": (style and style.shape) or UNKNOWN[1],
    }
    if attributes.get("kind") == "event":
        return {**base, "kind": "event", "size": 8 + 2 * min(4, _reports(attributes)), **_event(attributes, ontology)}
    return {**base, "kind": "entity", "size": round(7 + 3.4 * math.sqrt(links), 1), **_entity(attributes)}


def _event(attributes: Attributes, ontology: Ontology) -> dict[str, Any]:
    date = str(attributes.get("date") or "")
    quotes = [_quote(quote) for quote in attributes.get("quotes", ())]
    span = months_of(date) if date else None
    facts = [[name, _value(attributes[key], ontology)] for key, name in FACTS if attributes.get(key)]
    facts += [["Date", readable_date(date)]] if date else []
    facts += [["Quantity", text] for text in _texts(attributes.get("quantity"))]
    facts += [["Said by", ", ".join(_texts(attributes.get("saidBy")))]] if attributes.get("saidBy") else []
    return {
        "short": _short(attributes, ontology),
        "factuality": str(attributes.get("factuality") or "asserted"),
        "when": readable_date(date),
        "sort": date.removeprefix("../"),
        "span": list(span) if span else None,
        "facts": facts,
        "quotes": quotes,
    }


def _entity(attributes: Attributes) -> dict[str, Any]:
    names = _texts(attributes.get("names"))
    return {"names": names, "facts": [["Also called", ", ".join(names)]] if names else []}


def _short(attributes: Attributes, ontology: Ontology) -> str:
    """The few words that stand at an event on the canvas: kind (or type), and the stage, action or outcome."""
    style = _style(str(attributes.get("type", "")), ontology)
    type_ = style.label if style else readable(str(attributes.get("type") or "event"))
    what = attributes.get("what")
    head = _value(what, ontology) if what and what != "other" else type_
    step = next((_value(attributes[key], ontology) for key in ("stage", "action", "outcome") if attributes.get(key)), "")
    amount = "" if step else next(iter(_texts(attributes.get("quantity"))), "")
    return f"{head}: {step or amount}" if step or amount else head


def _quote(quote: Attributes) -> dict[str, Any]:
    return {
        "quote": str(quote.get("quote") or ""),
        "headline": str(quote.get("headline") or quote.get("article") or "untitled article"),
        "when": readable_date(str(quote.get("published") or "")),
        "publisher": str(quote.get("publisher") or ""),
        "url": safe_url(quote.get("url")),
        "said": _texts(quote.get("saidBy")),
    }


def _edges(graph: Graph, numbers: Mapping[Hashable, int], ontology: Ontology) -> Iterable[dict[str, Any]]:
    """One edge for each pair of nodes and direction: the roles of one entity in one event share a line."""
    pairs: dict[tuple[int, int], list[Attributes]] = {}
    for source, target, attributes in graph.edges(data=True):
        if source in numbers and target in numbers:
            pairs.setdefault((numbers[source], numbers[target]), []).append(attributes)
    kinds = [graph.nodes[key].get("kind") for key in numbers]
    certain = [graph.nodes[key].get("factuality") for key in numbers]
    for number, ((source, target), group) in enumerate(sorted(pairs.items(), key=lambda pair: pair[0])):
        yield {
            "id": number,
            "from": source,
            "to": target,
            "arrows": "" if "event" in (kinds[source], kinds[target]) else "to",
            "title": ", ".join(sorted({_tie(attributes, ontology) for attributes in group})),
            "factuality": str(certain[target] or certain[source] or "asserted"),
            "quotes": sorted((_quote(q) for a in group if a.get("relation") for q in a.get("quotes", ())), key=str),
        }


def _tie(attributes: Attributes, ontology: Ontology) -> str:
    relation = attributes.get("relation")
    if not relation:
        return readable(str(attributes.get("role") or "takes part"))
    known = ontology.relations.get(str(relation))
    phrase = known.phrase if known else readable(str(relation))
    return f"is {attributes['office']} of" if attributes.get("office") else phrase


def _container(
    nodes: Sequence[Mapping[str, Any]], places: Sequence[tuple[int, int]], edges: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Nodes, edges and options as pyvis holds them; its own template is not used (it runs scripts out of article text)."""
    from pyvis.network import Network

    vis = Network(directed=True)
    vis.options = dict(OPTIONS)
    for node, (x, y) in zip(nodes, places, strict=True):
        rest = {key: value for key, value in node.items() if key != "id"}
        vis.add_node(node["id"], label=node["name"], x=x, y=y, **rest)
    for edge in edges:
        rest = {key: value for key, value in edge.items() if key not in ("from", "to")}
        vis.add_edge(edge["from"], edge["to"], **rest)
    return {"nodes": vis.nodes, "edges": vis.edges, "options": vis.options}


def _box(node: Mapping[str, Any]) -> tuple[float, float]:
    """The room that a node and its label need, in the units of the drawing (pixels at zoom 1)."""
    letters = min(max(len(node.get("short", node["name"])), 6), 20)
    lines = 1 + (len(node.get("short", node["name"])) > 20) + (1 if node.get("when") else 0)
    return max(2.0 * node["size"], 6.4 * letters) + 10, 2.0 * node["size"] + 14.0 * lines + 10


def _types(nodes: Sequence[Mapping[str, Any]], ontology: Ontology) -> list[dict[str, str]]:
    """The types that occur, in the order of the ontology, as the legend shows them."""
    order = [*ontology.entity_types, *ontology.events]
    found = {node["type"]: node for node in nodes}
    ranked = sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [_type(found[name], _style(name, ontology)) for name in ranked]


def _type(node: Mapping[str, Any], style: EventType | EntityType | None) -> dict[str, str]:
    label = style.label if style else readable(node["type"]) or "unknown"
    look = {key: node[key] for key in ("color", "shape", "kind")}
    return {"name": node["type"], "label": label, "definition": style.definition if style else "", **look, "factuality": "asserted"}


def _style(type_: str, ontology: Ontology) -> EventType | EntityType | None:
    return ontology.events.get(type_) or ontology.entity_types.get(type_)


def _value(value: object, ontology: Ontology) -> str:
    known = ontology.values.get(str(value))
    return known.label if known else readable(str(value))


def _reports(attributes: Attributes) -> int:
    return max(1, len({quote.get("article") for quote in attributes.get("quotes", ())}))


def _texts(value: object) -> list[str]:
    if value is None or value == "":
        return []
    return [str(v) for v in value] if isinstance(value, (list, tuple, set, frozenset)) else [str(value)]


def _counts(nodes: Sequence[Mapping[str, Any]]) -> str:
    events = [node for node in nodes if node["kind"] == "event"]
    articles = {(q["headline"], q["url"], q["when"]) for node in events for q in node["quotes"]}
    return " · ".join(
        [_count(len(nodes) - len(events), "actors, goods and topics", "actor or good"),
         _count(len(events), "events", "event"), _count(len(articles), "articles", "article")]
    )


def _count(number: int, many: str, one: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _note(kept: int, total: int) -> str | None:
    if kept == total:
        return None
    return f"Only the {kept:,} most connected of {total:,} nodes are drawn. A focus (--focus) shows the surroundings of any one of them."
