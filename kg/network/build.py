"""From the graph to networkx: entities and events are nodes, roles and relations are edges, quotations go with both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx
import pyoxigraph as ox

from kg.cells import amount
from kg.terms import DEFAULT, Facts, Term, group, local, name, select

if TYPE_CHECKING:
    from kg.store import Graph

Net: TypeAlias = "nx.MultiDiGraph[str]"
Attributes = dict[str, Any]
Row = Mapping[str, Sequence[Term]]

VALUES = {"what": "kg:kind", "stage": "kg:stage", "action": "kg:action", "outcome": "kg:outcome"}
"""Attributes of an event node, and where they come from; ``kind`` says whether a node is an entity or an event."""
NO_ROLE = frozenset(["saidBy", "quantity", "factuality", *(curie.removeprefix("kg:") for curie in VALUES.values())])

QUOTES = """
SELECT ?found ?article ?start ?end ?quote ?certainty ?id ?headline ?published ?publisher ?url ?said WHERE {
  GRAPH ?article {
    ?claim kg:event|kg:relation ?found ; kg:quotation ?quotation .
    ?quotation oa:exact ?quote ; oa:start ?start ; oa:end ?end .
    ?article schema:identifier ?id .
    OPTIONAL { ?claim kg:factuality ?certainty }
    OPTIONAL { ?article schema:headline ?headline }
    OPTIONAL { ?article schema:datePublished ?published }
    OPTIONAL { ?article schema:publisher ?publisher }
    OPTIONAL { ?article schema:url ?url }
  }
  OPTIONAL { GRAPH ?article { ?claim kg:saidBy ?source } ?source rdfs:label ?said }
}
"""


def network(graph: Graph | ox.Store) -> Net:
    """All events with who and what takes part in them, in an order that depends on the content alone.

    Keys are IRIs. Each node has ``kind`` ("entity" or "event"), ``label`` and ``type``; an entity has ``names``,
    ``country`` and ``broader``; an event has ``factuality``, ``date``, ``quantity``, ``saidBy``, ``quotes`` and the
    attributes of its type. An edge from an entity to an event has ``role``; one between entities has ``relation``.
    """
    store = graph if isinstance(graph, ox.Store) else graph.store
    facts = group(store.quads_for_pattern(None, None, None, DEFAULT))
    quotes = _quotes(store)
    net: Net = nx.MultiDiGraph()
    events = sorted(iri for iri, row in facts.items() if _has(row, "kg:factuality"))
    relations = sorted(iri for iri, row in facts.items() if _has(row, "kg:from"))
    edges = [*_roles(events, facts), *_relations(relations, facts, quotes)]
    for iri in sorted({end for edge in edges for end in edge[:2]} - set(events)):
        net.add_node(iri, **_entity(iri, facts))
    for iri in events:
        net.add_node(iri, **_event(facts[iri], facts, quotes.get(iri, ())))
    for source, target, attributes in sorted(edges, key=lambda edge: (edge[0], edge[1], _tie(edge[2]))):
        shared = {key: net.nodes[target].get(key) for key in ("type", "factuality", "date", "label", "quotes")}
        net.add_edge(source, target, key=_tie(attributes), **(shared | attributes))
    return net


def _tie(attributes: Mapping[str, Any]) -> str:
    """What tells apart the edges between two nodes."""
    return str(attributes.get("role") or f"{attributes['relation']} {attributes.get('office') or ''}".strip())


def _roles(events: Iterable[str], facts: Facts) -> Iterator[tuple[str, str, Attributes]]:
    for iri in events:
        for predicate, terms in facts[iri].items():
            role = local(ox.NamedNode(predicate))
            if role == predicate or role in NO_ROLE:
                continue
            nodes = (term.value for term in terms if isinstance(term, ox.NamedNode) and term.value in facts)
            yield from ((node, iri, {"role": role}) for node in nodes)


def _relations(
    relations: Iterable[str], facts: Facts, quotes: Mapping[str, tuple[Attributes, ...]]
) -> Iterator[tuple[str, str, Attributes]]:
    for iri in relations:
        row = facts[iri]
        class_ = local(row[name("rdf:type").value][0])
        attributes: Attributes = {
            "relation": class_[:1].lower() + class_[1:],
            "type": class_,
            "label": _text(row, "rdfs:label"),
            "office": _text(row, "kg:office"),
            "factuality": "asserted",
            "date": None,
            "quotes": quotes.get(iri, ()),
        }
        yield _text(row, "kg:from") or "", _text(row, "kg:to") or "", attributes


def _entity(iri: str, facts: Facts) -> Attributes:
    row = facts.get(iri, {})
    return {
        "kind": "entity",
        "label": _text(row, "rdfs:label") or iri,
        "type": _local(row, "rdf:type") or "Entity",
        "names": tuple(sorted(_texts(row, "skos:altLabel"))),
        "country": _text(row, "kg:country"),
        "broader": _broader(iri, facts),
    }


def _event(row: Row, facts: Facts, quotes: tuple[Attributes, ...]) -> Attributes:
    amounts = sorted((_amount(facts[iri]) for iri in _texts(row, "kg:quantity")), key=str)
    speakers = (facts.get(iri, {}) for iri in _texts(row, "kg:saidBy"))
    return {
        "kind": "event",
        "label": _text(row, "rdfs:label"),
        "type": _local(row, "rdf:type"),
        "factuality": _local(row, "kg:factuality"),
        "date": _text(row, "kg:date"),
        "earliest": _text(row, "kg:earliest"),
        "latest": _text(row, "kg:latest"),
        **{key: _local(row, curie) for key, curie in VALUES.items()},
        "quantity": tuple(_words(q) for q in amounts),
        "amounts": tuple(amounts),
        "saidBy": tuple(sorted(filter(None, (_text(speaker, "rdfs:label") for speaker in speakers)))),
        "articles": len({quote["article"] for quote in quotes}),
        "quotes": quotes,
    }


def _amount(row: Row) -> Attributes:
    low, high = (_text(row, curie) for curie in ("kg:min", "kg:max"))
    ends = {"min": float(low) if low else None, "max": float(high) if high else None}
    return {**ends, "unit": _text(row, "kg:unit") or "", "per": _text(row, "kg:per"), "of": _text(row, "kg:of")}


def _words(q: Mapping[str, Any]) -> str:
    return amount(q["min"], q["max"], q["unit"], per=q["per"], of=q["of"])


def _broader(iri: str, facts: Facts) -> tuple[str, ...]:
    """All that a good falls under, by IRI."""
    found: set[str] = set()
    pending = [iri]
    while pending:
        wider = set(_texts(facts.get(pending.pop(), {}), "skos:broader")) - found
        found |= wider
        pending += sorted(wider)
    return tuple(sorted(found - {iri}))


def _quotes(store: ox.Store) -> dict[str, tuple[Attributes, ...]]:
    """The quotations of each event and relation: by article and place in it, each with all who are said to say so."""
    rows: dict[tuple[str, ...], Attributes] = {}
    for found, article, start, end, quote, certainty, *about, said in select(store, QUOTES):
        key: tuple[str, ...] = (
            found.value,
            article.value,
            f"{int(start.value):012}",
            end.value,
            certainty.value if certainty else "",
        )
        about_ = dict(zip(("article", "headline", "published", "publisher", "url"), about, strict=True))
        row = rows.setdefault(key, {k: term.value if term else None for k, term in about_.items()})
        row |= {"quote": quote.value, "start": int(start.value), "end": int(end.value)}
        row["factuality"] = local(certainty) if certainty else None
        row["saidBy"] = tuple(sorted({*row.get("saidBy", ()), *([said.value] if said else [])}))
    quotes: dict[str, list[Attributes]] = {}
    for key in sorted(rows, key=lambda key: (key[0], rows[key]["published"] or "", key)):
        quotes.setdefault(key[0], []).append(rows[key])
    return {iri: tuple(found) for iri, found in quotes.items()}


def _has(row: Row, curie: str) -> bool:
    return name(curie).value in row


def _texts(row: Row, curie: str) -> list[str]:
    return [term.value for term in row.get(name(curie).value, ())]


def _text(row: Row, curie: str) -> str | None:
    return min(_texts(row, curie), default=None)


def _local(row: Row, curie: str) -> str | None:
    term = _text(row, curie)
    return local(ox.NamedNode(term)) if term else None
