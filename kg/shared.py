"""What articles share, as quads of the default graph: events, relations, and the entities that claims name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.fuse import Event, Relation
from kg.statements import Pair, Term, amounts, quads_of, relation_class, values, when
from kg.terms import DEFAULT, literal, name, number

EntityFacts = Mapping[tuple[str, str, Term], int]
ONE_VALUE = ("rdfs:label", "kg:describedType")


def event_quads(event: Event) -> Iterator[ox.Quad]:
    """The event in the default graph, with quantity nodes of its own."""
    node = ox.NamedNode(event.iri)
    pairs: list[Pair] = [("rdf:type", name(f"kg:{event.type}")), ("rdfs:label", literal(event.label))]
    pairs += [(f"kg:{role}", ox.NamedNode(iri)) for role, found in event.roles.items() for iri in found]
    pairs += [("kg:saidBy", ox.NamedNode(iri)) for iri in event.source]
    pairs += [*values(event.attributes, event.factuality), *when(event.date), *_counts(event)]
    yield from quads_of(node, pairs, DEFAULT)
    yield from amounts(node, event.quantities, DEFAULT)


def relation_quads(relation: Relation) -> Iterator[ox.Quad]:
    """The relation in the default graph, and the plain triple that it stands for."""
    subject, object_ = ox.NamedNode(relation.subject), ox.NamedNode(relation.object)
    pairs: list[Pair] = [("rdf:type", name(f"kg:{relation_class(relation.type)}")), ("kg:from", subject)]
    pairs += [("rdfs:label", literal(relation.label)), ("kg:to", object_), *_counts(relation)]
    pairs += [("kg:office", literal(relation.office) if relation.office else None)]
    yield from quads_of(ox.NamedNode(relation.iri), pairs, DEFAULT)
    yield ox.Quad(subject, name(f"kg:{relation.type}"), object_, DEFAULT)


def entity_quads(facts: EntityFacts) -> Iterator[ox.Quad]:
    """Entities in the default graph, from how many articles state each fact of them.

    An entity gets the type and the label that most articles give it; the other labels become alternatives.
    """
    chosen: dict[tuple[str, str], tuple[int, str, Term]] = {}
    for (iri, predicate, term), count in facts.items():
        if predicate not in (name("rdfs:label").value, name("kg:describedType").value):
            continue
        best = chosen.get((iri, predicate))
        if best is None or (-count, term.value) < (best[0], best[1]):
            chosen[iri, predicate] = (-count, term.value, term)
    for iri, predicate, term in facts:
        yield from _entity_fact(iri, predicate, term, {p: t for p in ONE_VALUE if (t := _chosen(chosen, iri, p))})


def described(quads: Iterable[ox.Quad]) -> Counter[tuple[str, str, Term]]:
    """What the quads of article graphs say of entities: entity, predicate and term, each counted once an article."""
    rows = list(quads)
    about = {quad.subject: quad.object.value for quad in rows if quad.predicate == name("kg:describes")}
    return Counter(
        (about[quad.subject], quad.predicate.value, quad.object)
        for quad in rows
        if quad.subject in about and quad.predicate not in (name("kg:describes"), name("rdf:type"))
    )


def _chosen(chosen: Mapping[tuple[str, str], tuple[int, str, Term]], iri: str, curie: str) -> Term | None:
    found = chosen.get((iri, name(curie).value))
    return found[2] if found else None


def _entity_fact(iri: str, predicate: str, term: Term, chosen: Mapping[str, Term]) -> Iterator[ox.Quad]:
    node = ox.NamedNode(iri)
    if predicate == name("kg:describedType").value:
        if term == chosen["kg:describedType"]:
            yield ox.Quad(node, name("rdf:type"), term, DEFAULT)
    elif predicate == name("rdfs:label").value:
        label = term == chosen["rdfs:label"]
        yield ox.Quad(node, name("rdfs:label" if label else "skos:altLabel"), term, DEFAULT)
    elif not (predicate == name("skos:altLabel").value and term == chosen["rdfs:label"]):
        yield ox.Quad(node, ox.NamedNode(predicate), term, DEFAULT)


def _counts(found: Event | Relation) -> Iterator[Pair]:
    yield "kg:claimCount", number(len(found.claims))
    yield "kg:articleCount", number(found.articles)
