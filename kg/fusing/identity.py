"""Who is who across articles, by what the user has judged: IRIs of entities that are another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.iri import BASE
from kg.judging.judgements import Judgement, Judgements
from kg.model import Claim, Entity, Filler, RelationClaim

INSTITUTION = "institution"
SORTS: Mapping[str, str] = {
    **dict.fromkeys(("Bloc", "Body", "Agency", "Company", "Organization", "Group"), INSTITUTION),
    **{sort: sort for sort in ("Person", "Country", "Place", "Good", "Topic", "NamedAgreement")},
}
"""By class the sort of a thing: nothing is of two sorts, while articles may well call a company an organization."""

WIDER = frozenset([("Place", "Country"), ("Topic", "Good"), ("Topic", "NamedAgreement")])
"""Sorts of which a thing of the first may turn out to be one of the second, which may stand wherever the first may."""

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
    the same becomes the second of the two (of several the first by IRI), all along a chain, and bears its label; what
    cannot be, as a person that is a company, stays two things (see ``refused``).
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
                if can_be(_root(parent, iri), _root(parent, second[0])):
                    _join(parent, iri, second[0])
    found = {iri: root for iri in sorted(parent) if (root := _root(parent, iri)) != iri}
    return Aliases(found, {root: said[root] for root in sorted(set(found.values())) if root in said})


def unknown(judgements: Judgements, named: Iterable[Named]) -> tuple[str, ...]:
    """The names in judgements about entities that nothing bears."""
    labels, others = _by_name(named)
    names = [name for j in judgements.entities if j.same for name in (j.one, j.other)]
    return tuple(dict.fromkeys(name for name in names if not _meant(name, labels, others)))


def can_be(one: str, other: str) -> bool:
    """Whether one thing may turn out to be another, by the classes of the two, which their IRIs tell."""
    sorts = tuple(SORTS.get(_class(iri), "") for iri in (one, other))
    return not all(sorts) or sorts[0] == sorts[1] or sorts in WIDER


def refused(judgements: Judgements, named: Iterable[Named]) -> Mapping[Judgement, tuple[str, str]]:
    """The judgements that call things the same of which none can be the other, with the classes of the two."""
    labels, others = _by_name(named)
    found: dict[Judgement, tuple[str, str]] = {}
    for judgement in (j for j in judgements.entities if j.same):
        ones, second = (_meant(name, labels, others) for name in (judgement.one, judgement.other))
        if ones and second and not any(can_be(one, second[0]) for one in ones):
            found[judgement] = (_class(ones[0]), _class(second[0]))
    return found


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


def _class(iri: str) -> str:
    return iri.removeprefix(BASE).partition("/")[0]


def _join(parent: dict[str, str], iri: str, to: str) -> None:
    parent.setdefault(to, to)
    root, target = _root(parent, iri), _root(parent, to)
    parent[root] = parent[iri] = target


def _root(parent: Mapping[str, str], iri: str) -> str:
    while parent.get(iri, iri) != iri:
        iri = parent[iri]
    return iri
