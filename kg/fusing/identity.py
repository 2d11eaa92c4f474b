"""Who is who across articles, by what the user has judged: IRIs of entities that are another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.judging.judgements import Judgements
from kg.model import Claim, Entity, Filler, RelationClaim

Named = tuple[str, str, bool]
"""What an article says of an entity: its IRI, a name, and whether that name is its label."""


class Aliases(dict[str, str]):
    """From the IRI of an entity to that of the one that it is; ``labels`` are those that judgements give the latter."""

    def __init__(self, found: Mapping[str, str] | None = None, labels: Mapping[str, str] | None = None) -> None:
        """Aliases ``found``, with the labels of those that they are."""
        super().__init__(found or {})
        self.labels = dict(labels or {})


def aliases(judgements: Judgements, named: Iterable[Named]) -> Aliases:
    """Which entities are another one, given all names of entities that occur; the same for any order of them.

    A name means the entities that bear it as their label, else those that it is another name of. What is judged to be
    the same becomes the second of the two (of several the first by IRI), all along a chain, and bears its label.
    """
    labels, others = _by_name(named)
    parent: dict[str, str] = {}
    said: dict[str, str] = {}
    for judgement in (j for j in judgements.entities if j.same):
        ones, second = (_meant(name, labels, others) for name in (judgement.one, judgement.other))
        if ones and second:
            if second[0] in labels.get(judgement.other, ()) and judgement.other != second[0]:
                said.setdefault(second[0], judgement.other)
            for iri in (*ones, *second[1:]):
                _join(parent, iri, second[0])
    found = {iri: root for iri in sorted(parent) if (root := _root(parent, iri)) != iri}
    return Aliases(found, {root: said[root] for root in sorted(set(found.values())) if root in said})


def unknown(judgements: Judgements, named: Iterable[Named]) -> tuple[str, ...]:
    """The names in judgements about entities that nothing bears."""
    labels, others = _by_name(named)
    names = [name for j in judgements.entities if j.same for name in (j.one, j.other)]
    return tuple(dict.fromkeys(name for name in names if not _meant(name, labels, others)))


def judged(claim: Claim, found: Aliases) -> Claim:
    """The claim with every entity that is another one as that one."""
    roles = {role: tuple(_filler(f, found) for f in fillers) for role, fillers in claim.roles.items()}
    return replace(claim, roles=roles, source=tuple(_filler(f, found) for f in claim.source))


def judged_relation(claim: RelationClaim, found: Aliases) -> RelationClaim:
    """The relation claim with every entity that is another one as that one."""
    return replace(claim, subject=_filler(claim.subject, found), object=_filler(claim.object, found))


def _filler(filler: Filler, found: Aliases) -> Filler:
    return replace(filler, entity=_entity(filler.entity, found))


def _entity(entity: Entity, found: Aliases) -> Entity:
    country = found.get(entity.country, entity.country) if entity.country else None
    iri = found.get(entity.iri, entity.iri)
    return replace(entity, iri=iri, label=found.labels.get(iri, entity.label), country=country)


def _by_name(named: Iterable[Named]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    labels: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for iri, name, is_label in named:
        (labels if is_label else others).setdefault(name, set()).add(iri)
        labels.setdefault(iri, set()).add(iri)
    return labels, others


def _meant(name: str, labels: Mapping[str, set[str]], others: Mapping[str, set[str]]) -> list[str]:
    return sorted(labels.get(name) or others.get(name) or set[str]())


def _join(parent: dict[str, str], iri: str, to: str) -> None:
    parent.setdefault(to, to)
    root, target = _root(parent, iri), _root(parent, to)
    parent[root] = parent[iri] = target


def _root(parent: Mapping[str, str], iri: str) -> str:
    while parent.get(iri, iri) != iri:
        iri = parent[iri]
    return iri
