"""Judgements at work in a store: who is who there, and the mark by which a later build sees that this has changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.fusing.identity import Aliases, Named
from kg.graph.terms import DEFAULT, Term, address, literal, local, name, parts
from kg.iri import mint
from kg.judging.judgements import Judgement, Judgements

Fact = tuple[str, str, Term]
"""What an article says of an entity: IRI, IRI of the predicate, term."""

MARKED = ox.NamedNode(mint("Judgements", "judgements"))
LABEL, OTHER = name("rdfs:label").value, name("skos:altLabel").value


@dataclass(frozen=True)
class Who:
    """The judgements of a graph's user, and which entities are another one by them."""

    judgements: Judgements
    aliases: Aliases

    def mark(self) -> Iterator[ox.Quad]:
        """A hash of all that the judgements change in the shared graph; nothing when they change nothing."""
        events = [(j.same, *sorted(j.pair)) for same in (True, False) for j in self.judgements.claims(same=same)]
        if self.aliases or events:
            told = repr((sorted(self.aliases.items()), sorted(self.aliases.labels.items()), events))
            digest = hashlib.sha256(told.encode()).hexdigest()
            yield ox.Quad(MARKED, name("kg:judgementHash"), literal(digest), DEFAULT)

    def links(self) -> Iterator[ox.Quad]:
        """From each entity that is another one to that one, since its articles keep the name that they gave it."""
        for iri, root in self.aliases.items():
            yield ox.Quad(ox.NamedNode(iri), name("owl:sameAs"), ox.NamedNode(root), DEFAULT)

    def like(self, entities: Collection[Term]) -> set[Term]:
        """The entities that are one thing with one of these."""
        roots = {self.aliases.get(e.value, e.value) for e in entities if isinstance(e, ox.NamedNode)}
        members = {alias for alias, root in self.aliases.items() if root in roots}
        return {ox.NamedNode(iri) for iri in roots | members}

    def facts(self, facts: Counter[Fact]) -> Counter[Fact]:
        """What articles say of entities, said of those that they are."""
        if not self.aliases:
            return facts
        moved: Counter[Fact] = Counter()
        for (iri, predicate, term), count in facts.items():
            meant = self.aliases.get(iri, iri)
            label = self.aliases.labels.get(meant, term.value)
            moved[meant, OTHER if predicate == LABEL and term.value != label else predicate, self._term(term)] += count
        return moved

    def _term(self, term: Term) -> Term:
        return ox.NamedNode(self.aliases.get(term.value, term.value)) if isinstance(term, ox.NamedNode) else term


def named(facts: Iterable[Fact]) -> Iterator[Named]:
    """The names in what articles say of entities."""
    yield from ((iri, t.value, predicate == LABEL) for iri, predicate, t in facts if predicate in (LABEL, OTHER))


def named_in(store: ox.Store, names: Collection[str]) -> Iterator[Named]:
    """The entities that articles of the store give one of these names, or that have one as their IRI."""
    for one in sorted(names):
        for predicate in (name("rdfs:label"), name("skos:altLabel")):
            for node, _, text, graph in parts(store.quads_for_pattern(None, predicate, literal(one), None)):
                for _, _, entity, _ in parts(store.quads_for_pattern(node, name("kg:describes"), None, graph)):
                    yield entity.value, text.value, predicate.value == LABEL
        thing = address(one)
        found = store.quads_for_pattern(None, name("kg:describes"), thing, None) if thing else ()
        for node, _, _, graph in parts(found):
            facts = parts(store.quads_for_pattern(node, None, None, graph))
            yield from named((one, predicate.value, term) for _, predicate, term, _ in facts)


def missing_claims(store: ox.Store, judgements: Judgements) -> tuple[str, ...]:
    """The claims in judgements that no article of the store makes, in their order."""
    judged = (iri for judgement in judgements.all if judgement.of_claims for iri in (judgement.one, judgement.other))
    lacking = (iri for iri in judged if not any(store.quads_for_pattern(ox.NamedNode(iri), None, None, None)))
    return tuple(dict.fromkeys(lacking))


def unlike_claims(store: ox.Store, judgements: Judgements) -> Mapping[Judgement, tuple[str, str]]:
    """The judgements that put two events together which are not of one type, with the two types."""
    told = {j: (_claimed(store, j.one), _claimed(store, j.other)) for j in judgements.claims(same=True)}
    return {j: (one, other) for j, (one, other) in told.items() if one and other and one != other}


def _claimed(store: ox.Store, claim: str) -> str:
    found = parts(store.quads_for_pattern(ox.NamedNode(claim), name("kg:claimedType"), None, None))
    return next((local(type_) for _, _, type_, _ in found), "")
