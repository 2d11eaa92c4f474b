"""What has to change in a store when article graphs come, are replaced or go: worked out first, then done at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

import pyoxigraph as ox

from kg.fuse import Fused, fuse
from kg.identity import aliases
from kg.judgements import NONE, Judgements
from kg.model import Event, Relation
from kg.recall import Recalled, claims_of, recall
from kg.shared import ENTITY_FACTS, described, entity_quads, event_quads, relation_quads, story_quads
from kg.stories import with_partners
from kg.terms import DEFAULT, Term, local, name, parts, select
from kg.who import MARKED, Who, named, named_in

Graphs = Mapping[ox.NamedNode, Sequence[ox.Quad]]
LINKS = ("kg:event", "kg:relation")


@dataclass(frozen=True, slots=True)
class Change:
    """Graphs to drop, then quads to delete, then quads to insert."""

    drop: tuple[ox.NamedNode, ...]
    delete: frozenset[ox.Quad]
    insert: frozenset[ox.Quad]

    def as_sparql(self) -> str:
        """The change as one SPARQL update, which a store does wholly or not at all."""
        parts = [f"DROP SILENT GRAPH {graph}" for graph in self.drop]
        parts += [f"DELETE DATA {{ {_block(self.delete)} }}"] if self.delete else []
        parts += [f"INSERT DATA {{ {_block(self.insert)} }}"] if self.insert else []
        return " ;\n".join(parts)


def plan(store: ox.Store, new: Graphs, *, gone: Collection[ox.NamedNode] = (), judgements: Judgements = NONE) -> Change:
    """The change that puts the graphs ``new`` in the place of those of the same name, and takes out those in ``gone``.

    Only events of the types that these graphs speak of, and only entities that they describe, are worked out anew;
    all of them when who is who has changed by the judgements.
    """
    old = {graph: list(store.quads_for_pattern(None, None, None, graph)) for graph in {*new, *gone}}
    who = _who(store, new, judgements, without=old.keys())
    mark = set(who.mark())
    before = set(store.quads_for_pattern(MARKED, None, None, DEFAULT))
    touched = [*chain.from_iterable(old.values()), *chain.from_iterable(new.values())]
    everything = _everything(store) if mark != before else []
    types = {local(type_) for _, predicate, type_, _ in parts(touched) if predicate == name("kg:claimedType")}
    types |= {local(type_) for predicate, type_ in everything if predicate == name("kg:claimedType")}
    types = with_partners(types)
    entities = {entity for _, predicate, entity, _ in parts(touched) if predicate == name("kg:describes")}
    entities |= {entity for predicate, entity in everything if predicate == name("kg:describes")}
    entities |= who.like(entities)
    fused = _fused(store, types, new, who, without=old.keys())
    facts = _facts(store, entities)
    for quads in old.values():
        facts.subtract(described(quads))
    for arriving in new.values():
        facts.update(described(arriving))
    homes = _homes(store, types, new, without=old.keys())
    wanted = {*shared_quads(fused), *entity_quads(who.facts(facts)), *link_quads(fused, homes), *mark}
    current = {*_events(store, types), *_entities(store, entities), *_links(store, homes, without=old.keys()), *before}
    coming = {*(wanted - current), *chain.from_iterable(new.values())}
    return Change(tuple(sorted(old, key=str)), frozenset(current - wanted), frozenset(coming))


def from_scratch(graphs: Iterable[Sequence[ox.Quad]], judgements: Judgements = NONE) -> Iterator[ox.Quad]:
    """All quads of a store of these article graphs, each of another article: theirs, and what they add up to."""
    facts: Counter[tuple[str, str, Term]] = Counter()
    recalled, homes = [], {}
    for quads in graphs:
        yield from quads
        facts.update(described(quads))
        homes.update(homes_of(quads))
        one = recall(quads)
        recalled.append(replace(one, article=replace(one.article, text="")))
    who = Who(judgements, aliases(judgements, named(facts)))
    fused = fuse_all(recalled, who)
    yield from chain(shared_quads(fused), link_quads(fused, homes), entity_quads(who.facts(facts)), who.mark())


def shared_quads(fused: Fused) -> Iterator[ox.Quad]:
    """Events, relations and stories in the default graph."""
    yield from chain.from_iterable(map(event_quads, fused.events))
    yield from chain.from_iterable(map(relation_quads, fused.relations))
    yield from chain.from_iterable(map(story_quads, fused.stories))


def link_quads(fused: Fused, homes: Mapping[str, ox.NamedNode]) -> Iterator[ox.Quad]:
    """From each claim to its event or relation, in the graph that is the claim's home."""
    groups: tuple[tuple[str, Sequence[Event | Relation]], ...] = (
        ("kg:event", fused.events),
        ("kg:relation", fused.relations),
    )
    for predicate, found in groups:
        for one in found:
            for claim in one.claims:
                yield ox.Quad(ox.NamedNode(claim), name(predicate), ox.NamedNode(one.iri), homes[claim])


def homes_of(quads: Iterable[ox.Quad]) -> dict[str, ox.NamedNode]:
    """The graph of each claim among the quads."""
    rows = (row for row in parts(quads) if row[1] == name("kg:claimedType"))
    return {claim.value: graph for claim, _, _, graph in rows if isinstance(graph, ox.NamedNode)}


def fuse_all(recalled: Sequence[Recalled], who: Who) -> Fused:
    """What all the articles' claims add up to."""
    days = {one.article.id: one.article.published for one in recalled}
    claims = (claim for one in recalled for claim in one.claims)
    relations = (claim for one in recalled for claim in one.relations)
    origins = {one.article.id: one.origin for one in recalled}
    return fuse(claims, relations, published=days, origins=origins, judgements=who.judgements, aliases=who.aliases)


def _fused(
    store: ox.Store, types: Collection[str], new: Graphs, who: Who, *, without: Collection[ox.NamedNode]
) -> Fused:
    kept = claims_of(store, types=types, without={graph.value for graph in without})
    return fuse_all([*kept, *(recall(quads, types=types) for quads in new.values())], who)


def _who(store: ox.Store, new: Graphs, judgements: Judgements, *, without: Collection[ox.NamedNode]) -> Who:
    """Who is who in the store with the graphs ``new`` and without those that go."""
    wanted = judgements.names
    stored = named_in(store, wanted, without=without) if wanted else ()
    arriving = named(chain.from_iterable(described(quads) for quads in new.values())) if wanted else ()
    return Who(judgements, aliases(judgements, chain(stored, arriving)))


def _everything(store: ox.Store) -> list[tuple[ox.NamedNode, Term]]:
    """The types of all stored claims and all entities that are described, each with its predicate."""
    predicates = (name("kg:claimedType"), name("kg:describes"))
    return [(p, term) for p in predicates for _, _, term, _ in parts(store.quads_for_pattern(None, p, None, None))]


def _homes(
    store: ox.Store, types: Collection[str], new: Graphs, *, without: Collection[ox.NamedNode]
) -> dict[str, ox.NamedNode]:
    stored = chain.from_iterable(
        store.quads_for_pattern(None, name("kg:claimedType"), name(f"kg:{type_}"), None) for type_ in types
    )
    kept = (quad for quad in stored if quad.graph_name not in without)
    return homes_of(chain(kept, *new.values()))


def _facts(store: ox.Store, entities: Collection[Term]) -> Counter[tuple[str, str, Term]]:
    """What all stored articles say of the entities, counted inside the store."""
    if not entities:
        return Counter()
    found = select(
        store,
        "SELECT ?entity ?predicate ?term (COUNT(?graph) AS ?count) WHERE { "
        f"VALUES ?entity {{ {' '.join(map(str, entities))} }} "
        "GRAPH ?graph { ?node kg:describes ?entity ; ?predicate ?term } "
        "FILTER(?predicate NOT IN (kg:describes, rdf:type)) } GROUP BY ?entity ?predicate ?term",
    )
    return Counter({(e.value, predicate.value, term): int(count.value) for e, predicate, term, count in found})


def _events(store: ox.Store, types: Collection[str]) -> Iterator[ox.Quad]:
    """What the default graph now holds of events, relations and stories of the types."""
    for type_ in types:
        for found in list(store.quads_for_pattern(None, name("rdf:type"), name(f"kg:{type_}"), DEFAULT)):
            quads = list(store.quads_for_pattern(found.subject, None, None, DEFAULT))
            yield from quads
            for _, predicate, term, _ in parts(quads):
                if predicate == name("kg:quantity") and isinstance(term, ox.NamedNode):
                    yield from store.quads_for_pattern(term, None, None, DEFAULT)
        yield from store.quads_for_pattern(None, _plain(type_), None, DEFAULT)
        for found in list(store.quads_for_pattern(None, name("kg:storyOf"), name(f"kg:{type_}"), DEFAULT)):
            yield from store.quads_for_pattern(found.subject, None, None, DEFAULT)


def _entities(store: ox.Store, entities: Collection[Term]) -> Iterator[ox.Quad]:
    """What the default graph now holds of the entities, without the plain triples of relations."""
    facts = {name(curie) for curie in ENTITY_FACTS}
    for entity in (term for term in entities if isinstance(term, ox.NamedNode)):
        quads = store.quads_for_pattern(entity, None, None, DEFAULT)
        yield from (quad for quad in quads if quad.predicate in facts)


def _links(
    store: ox.Store, homes: Mapping[str, ox.NamedNode], *, without: Collection[ox.NamedNode]
) -> Iterator[ox.Quad]:
    """The links that the store now holds from claims to their events and relations."""
    claims = {ox.NamedNode(claim) for claim in homes}
    for predicate in LINKS:
        for quad in store.quads_for_pattern(None, name(predicate), None, None):
            if quad.subject in claims and quad.graph_name not in without:
                yield quad


def _plain(class_: str) -> ox.NamedNode:
    """The plain property of a relation class: HoldsOffice → holdsOffice."""
    return name(f"kg:{class_[:1].lower()}{class_[1:]}")


def _block(quads: Iterable[ox.Quad]) -> str:
    """Quads in the syntax of SPARQL data blocks, whose terms are those of N-Triples."""
    rows = sorted((str(quad.graph_name), f"{quad.subject} {quad.predicate} {quad.object} .") for quad in quads)
    blocks = ((graph, "\n".join(row for _, row in same)) for graph, same in groupby(rows, key=lambda row: row[0]))
    return "\n".join(block if graph == "DEFAULT" else f"GRAPH {graph} {{ {block} }}" for graph, block in blocks)
