"""What articles share, as quads of the default graph: events, relations, and the entities that claims name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.fusing.differences import Difference
from kg.fusing.fused import Event, Relation
from kg.fusing.step import Told
from kg.fusing.stories import Story
from kg.graph.statements import Pair, amount_node, amounts, optional, quads_of, relation_class, values, when
from kg.graph.terms import DEFAULT, Term, day, literal, name, number, parts
from kg.iri import mint

EntityFacts = Mapping[tuple[str, str, Term], int]
"""How many articles state a fact (IRI of the entity, IRI of the predicate, term)."""

ONE_VALUE: Mapping[str, str] = {
    "rdfs:label": "rdfs:label",
    "kg:describedType": "rdf:type",
    "kg:country": "kg:country",
    "kg:iso2": "kg:iso2",
    "kg:iso3": "kg:iso3",
    "skos:exactMatch": "skos:exactMatch",
}
"""Facts of which an entity has one, the one that most articles state, and how the default graph calls them."""

ENTITY_FACTS = (*ONE_VALUE.values(), "skos:altLabel", "skos:broader", "kg:hsCode")
"""The predicates of an entity in the default graph, but for the plain triples of relations."""


NO_THINGS = ("kg:Quantity", "kg:Story", "kg:Disagreement", "kg:Change", "kg:ToldValue")
"""Classes of nodes that are neither events nor entities."""


def event_quads(event: Event) -> Iterator[ox.Quad]:
    """The event in the default graph, with quantity nodes of its own."""
    node = ox.NamedNode(event.iri)
    pairs: list[Pair] = [("rdf:type", name(f"kg:{event.type}")), ("rdfs:label", literal(event.label))]
    pairs += [(f"kg:{role}", ox.NamedNode(iri)) for role, found in event.roles.items() for iri in found]
    pairs += [("kg:saidBy", ox.NamedNode(iri)) for iri in event.source]
    pairs += [*values(event.attributes, event.factuality), *when(event.date), *_counts(event)]
    pairs.append(("kg:sourceCount", number(event.sources)))
    pairs.append(("kg:firstReported", day(event.reported) if event.reported else None))
    yield from quads_of(node, pairs, DEFAULT)
    yield from amounts(node, event.quantities, DEFAULT)


def story_quads(story: Story) -> Iterator[ox.Quad]:
    """The lasting thing in the default graph, the link from each of its steps and to where reports of it differ."""
    node = ox.NamedNode(story.iri)
    kind = ("kg:storyOf", name(f"kg:{story.type}"))
    yield from quads_of(node, [("rdf:type", name("kg:Story")), ("rdfs:label", literal(story.label)), kind], DEFAULT)
    yield from (ox.Quad(ox.NamedNode(step), name("kg:partOf"), node, DEFAULT) for step in story.steps)
    yield from (ox.Quad(ox.NamedNode(event), name("kg:under"), node, DEFAULT) for event in story.under)
    for difference in story.differences:
        yield from _difference_quads(difference, story)


def _difference_quads(difference: Difference, story: Story) -> Iterator[ox.Quad]:
    class_ = "Change" if difference.changed else "Disagreement"
    node = ox.NamedNode(mint(class_, difference.point, story.iri, repr(difference.term)))
    label = literal(f"{story.label}: {difference.point}")
    values = [ox.NamedNode(mint("ToldValue", difference.point, node.value, *_claimed(t))) for t in difference.values]
    pairs: list[Pair] = [("rdf:type", name(f"kg:{class_}")), ("rdfs:label", label)]
    pairs += [("kg:differenceIn", ox.NamedNode(story.iri)), ("kg:point", literal(difference.point))]
    pairs += [*(("kg:told", value) for value in values), ("kg:best", values[difference.best])]
    yield from quads_of(node, pairs, DEFAULT)
    for value, told in zip(values, difference.values, strict=True):
        said: list[Pair] = [("rdf:type", name("kg:ToldValue")), ("rdfs:label", label)]
        said += [("kg:claim", ox.NamedNode(told.claim)), ("kg:says", amount_node(told.claim, told.amount))]
        yield from quads_of(value, said, DEFAULT)
    for one, other in difference.pairs:
        for pair in ((one, other), (other, one)):
            yield ox.Quad(values[pair[0]], name("kg:differsFrom"), values[pair[1]], DEFAULT)


def _claimed(told: Told) -> tuple[str, str]:
    return told.claim, amount_node(told.claim, told.amount).value


def relation_quads(relation: Relation) -> Iterator[ox.Quad]:
    """The relation in the default graph, and the plain triple that it stands for."""
    subject, object_ = ox.NamedNode(relation.subject), ox.NamedNode(relation.object)
    pairs: list[Pair] = [("rdf:type", name(f"kg:{relation_class(relation.type)}")), ("kg:from", subject)]
    pairs += [("kg:to", object_), ("kg:office", optional(relation.office)), ("rdfs:label", literal(relation.label))]
    yield from quads_of(ox.NamedNode(relation.iri), [*pairs, *_counts(relation)], DEFAULT)
    yield ox.Quad(subject, name(f"kg:{relation.type}"), object_, DEFAULT)


def described(quads: Iterable[ox.Quad]) -> Counter[tuple[str, str, Term]]:
    """What the quads of article graphs say of entities, each fact with the number of its articles."""
    rows = list(quads)
    about = {node: entity.value for node, predicate, entity, _ in parts(rows) if predicate == name("kg:describes")}
    skip = (name("kg:describes"), name("rdf:type"))
    told = (row for row in parts(rows) if row[0] in about and row[1] not in skip)
    return Counter((about[node], predicate.value, term) for node, predicate, term, _ in told)


def entity_quads(facts: EntityFacts) -> Iterator[ox.Quad]:
    """Entities in the default graph: of a label, a type and a code what most articles say, of names and goods all."""
    told: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for (iri, predicate, term), count in sorted(facts.items(), key=lambda fact: (-fact[1], fact[0][2].value)):
        if count > 0:
            told[iri][predicate].append(term)
    for iri, found in told.items():
        yield from (ox.Quad(ox.NamedNode(iri), *pair, DEFAULT) for pair in _entity(found))


def _entity(found: Mapping[str, list[Term]]) -> Iterator[tuple[ox.NamedNode, Term]]:
    single = {name(stated).value: name(shown) for stated, shown in ONE_VALUE.items()}
    labels, others = (found.get(name(curie).value, []) for curie in ("rdfs:label", "skos:altLabel"))
    for predicate, terms in found.items():
        if predicate in single:
            yield single[predicate], terms[0]
        elif predicate != name("skos:altLabel").value:
            yield from ((ox.NamedNode(predicate), term) for term in terms)
    yield from ((name("skos:altLabel"), term) for term in {*labels, *others} - {*labels[:1]})


def _counts(found: Event | Relation) -> Iterator[Pair]:
    yield "kg:claimCount", number(len(found.claims))
    yield "kg:articleCount", number(found.articles)
