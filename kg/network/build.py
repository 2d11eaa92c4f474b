"""From the graph to networkx: entities and events are nodes, roles and relations are edges, quotations go with both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx
import pyoxigraph as ox

from kg.asking.cells import amount
from kg.graph.terms import DEFAULT, Facts, Term, group, local, name
from kg.network.reports import disagreements, quotes, told_terms
from kg.network.standing import Point, standing

if TYPE_CHECKING:
    from kg.graph.store import Graph

Net: TypeAlias = "nx.MultiDiGraph[str]"
Attributes = dict[str, Any]
Row = Mapping[str, Sequence[Term]]

VALUES = {"what": "kg:kind", "stage": "kg:stage", "action": "kg:action", "outcome": "kg:outcome"}
"""Attributes of an event node, and where they come from; ``kind`` says whether a node is an entity or an event."""
NO_ROLE = frozenset(
    ["saidBy", "quantity", "partOf", "under", "factuality", *(curie.removeprefix("kg:") for curie in VALUES.values())]
)


def network(graph: Graph | ox.Store) -> Net:
    """All events with who and what takes part in them, in an order that depends on the content alone.

    Keys are IRIs. Each node has ``kind`` ("entity" or "event"), ``label`` and ``type``; an entity has ``names``,
    ``country`` and ``broader``; an event has ``factuality``, ``date``, ``quantity``, ``saidBy``, ``quotes``, the
    attributes of its type, and ``differences`` where reports contradict each other. A step of a lasting thing has
    ``story`` (its IRI), ``storyLabel``, ``storyOf``, and ``standing``: "present" where the story stands, "ahead" for
    what is to come; what an agreement is to bring about is ``under`` a story. ``terms`` has the amounts that others
    tell otherwise. An edge from an entity to an event has ``role``; one between entities has ``relation``.
    """
    store = graph if isinstance(graph, ox.Store) else graph.store
    facts = group(store.quads_for_pattern(None, None, None, DEFAULT))
    told, differences, disputed = quotes(store), disagreements(store), told_terms(store)
    net: Net = nx.MultiDiGraph()
    events = sorted(iri for iri, row in facts.items() if _has(row, "kg:factuality"))
    relations = sorted(iri for iri, row in facts.items() if _has(row, "kg:from"))
    edges = [*_roles(events, facts), *_relations(relations, facts, told)]
    for iri in sorted({end for edge in edges for end in edge[:2]} - set(events)):
        net.add_node(iri, **_entity(iri, facts))
    stands = _standing(events, facts)
    for iri in events:
        story = _story(facts[iri], facts) | {"standing": stands.get(iri), "differences": differences.get(iri, ())}
        story["terms"] = disputed.get(iri, ())
        net.add_node(iri, **_event(facts[iri], facts, told.get(iri, ())), **story)
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
        "reported": _text(row, "kg:firstReported"),
        **{key: _local(row, curie) for key, curie in VALUES.items()},
        "quantity": tuple(_words(q) for q in amounts),
        "amounts": tuple(amounts),
        "saidBy": tuple(sorted(filter(None, (_text(speaker, "rdfs:label") for speaker in speakers)))),
        "articles": len({quote["article"] for quote in quotes}),
        "quotes": quotes,
    }


def _story(row: Row, facts: Facts) -> Attributes:
    story = _text(row, "kg:partOf")
    about = facts.get(story or "", {})
    return {
        "under": _text(row, "kg:under"),
        "story": story,
        "storyLabel": _text(about, "rdfs:label"),
        "storyOf": _local(about, "kg:storyOf"),
    }


def _standing(events: Iterable[str], facts: Facts) -> Mapping[str, str]:
    """Where each story stands, by event."""
    steps: dict[str, list[Point]] = {}
    for iri in events:
        row = facts[iri]
        value = _local(row, "kg:stage") or _local(row, "kg:action") or ""
        days = (_text(row, "kg:earliest") or "", _text(row, "kg:firstReported") or "")
        steps.setdefault(_text(row, "kg:partOf") or "", []).append(
            Point(iri, value, _local(row, "kg:factuality") or "", *days)
        )
    return {event: how for story, found in steps.items() if story for event, how in standing(found).items()}


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


def _has(row: Row, curie: str) -> bool:
    return name(curie).value in row


def _texts(row: Row, curie: str) -> list[str]:
    return [term.value for term in row.get(name(curie).value, ())]


def _text(row: Row, curie: str) -> str | None:
    return min(_texts(row, curie), default=None)


def _local(row: Row, curie: str) -> str | None:
    term = _text(row, curie)
    return local(ox.NamedNode(term)) if term else None
