"""JSON-LD: everything in the graph, with short names for predicates; each article is a graph within the graph."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.terms import PREFIXES, Term, name, parts
from kg.outputs.order import ordered

if TYPE_CHECKING:
    from kg.graph.store import Graph


def dump(graph: Graph) -> bytes:
    """Every quad of the graph, sorted, as one JSON document."""
    top: list[dict[str, Any]] = []
    for home, quads in groupby(ordered(graph.store), key=lambda quad: quad.graph_name):
        nodes = _nodes(quads)
        top += [{"@id": home.value, "@graph": nodes}] if isinstance(home, ox.NamedNode) else nodes
    document = {"@context": dict(PREFIXES), "@graph": top}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _nodes(quads: Iterable[ox.Quad]) -> list[dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, term, _ in parts(quads):
        node = nodes.setdefault(subject.value, {"@id": subject.value})
        if predicate == name("rdf:type"):
            node.setdefault("@type", []).append(_short(term.value))
        else:
            node.setdefault(_short(predicate.value), []).append(_value(term))
    return list(nodes.values())


def _value(term: Term) -> dict[str, str] | str:
    if isinstance(term, ox.NamedNode):
        return {"@id": term.value}
    if term.datatype == name("xsd:string"):
        return term.value
    return {"@value": term.value, "@type": _short(term.datatype.value)}


def _short(iri: str) -> str:
    """``prefix:local`` for the terms of known vocabularies."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
