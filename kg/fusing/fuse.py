"""Claims of all articles → events and relations: a pure function, whatever the order and the batches of the claims."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kg.fusing.best import SILENT, best_attributes, best_date, best_factuality, best_quantities
from kg.fusing.blocks import sought, stored
from kg.fusing.canonical import canonical, canonical_iri, canonical_relation, relation_claim_iri
from kg.fusing.compare import evidence
from kg.fusing.fused import Event, Relation
from kg.fusing.gather import Rules, fit_to_all, gather
from kg.fusing.identity import Aliases, judged, judged_relation
from kg.fusing.labels import common_labels, event_label, relation_label
from kg.fusing.origin import NOWHERE, Origin, sources
from kg.fusing.profile import Profile, acts_for, profile
from kg.fusing.step import Step
from kg.fusing.steps import steps
from kg.fusing.stories import RULES, Story, stories_of
from kg.iri import mint, readable
from kg.judging.judgements import NONE, Judgements
from kg.model import Claim, Entity, RelationClaim

MARGIN = 2
"""By how much one event must fit a claim better than the next before the claim joins it."""

NOBODY = Aliases()
Apart = frozenset[frozenset[str]]
Told = TypeVar("Told", Claim, RelationClaim)


@dataclass(frozen=True, slots=True)
class Fused:
    """Everything that claims add up to, in the order of the IRIs; and the groups of claims and of steps behind it."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    stories: tuple[Story, ...] = ()
    claims: tuple[tuple[Profile, ...], ...] = field(default=(), compare=False, repr=False)
    steps: tuple[tuple[Step, ...], ...] = field(default=(), compare=False, repr=False)
    states: Mapping[str, RelationClaim] = field(default_factory=dict, compare=False, repr=False)


def fuse(
    claims: Iterable[Claim],
    relations: Iterable[RelationClaim] = (),
    *,
    published: Mapping[str, dt.date | None] | None = None,
    origins: Mapping[str, Origin] = NOWHERE,
    judgements: Judgements = NONE,
    aliases: Aliases = NOBODY,
) -> Fused:
    """The events and relations that the claims speak of; ``published`` gives the day of each article by its id.

    ``origins`` tells where the articles come from, so that reprints count as one source. ``aliases`` says which
    entities are another one, ``judgements`` which claims a user knows to speak of one event or of two.

    Claims join by the table of ``kg.fusing.recipe``, the best informed first. A claim that fits several events joins
    the one that it fits clearly best, or stays an event of its own: two reports too many are better than one false
    merge.
    """
    told = profiles(claims, published or {}, aliases)
    groups = gather(told, claim_rules(judgements))
    events = events_of(groups, origins, judgements)
    told_states = states(relations, aliases)
    sagas = gather(steps(events, {p.iri: p for p in told}), RULES)
    behind = tuple(map(tuple, groups)), tuple(map(tuple, sagas)), told_states
    return Fused(events, relations_of(told_states), stories_of(sagas, origins), *behind)


def profiles(claims: Iterable[Claim], published: Mapping[str, dt.date | None], aliases: Aliases) -> list[Profile]:
    """What the comparison asks of each claim, each claim once, with whoever is another one as that one."""
    told = ((canonical_iri(claim), claim) for claim in map(canonical, claims))
    unique = _unique((iri, canonical(judged(claim, aliases)) if aliases else claim) for iri, claim in told)
    return [profile(claim, iri=iri, published=published.get(claim.article)) for iri, claim in unique.items()]


def claim_rules(judgements: Judgements = NONE) -> Rules[Profile]:
    """How claims are put together, by the table of ``kg.fusing.recipe`` and by what a user knows to be two events."""
    apart = _apart(judgements)

    def score(claim: Profile, members: Sequence[Profile]) -> int:
        return 0 if _parted([claim], members, apart) else fit_to_all(claim, members, evidence)

    return Rules(_knowledge, score, lambda claim: claim.recipe.enough, MARGIN, stored, sought)


def events_of(
    groups: Iterable[Sequence[Profile]], origins: Mapping[str, Origin], judgements: Judgements = NONE
) -> tuple[Event, ...]:
    """The events of claims that were put together, in the order of their IRIs; those that look alike told apart."""
    found = _joined([list(group) for group in groups], judgements, _apart(judgements))
    return _named([_event(cluster, origins) for cluster in found])


def base(event: Event) -> str:
    """The IRI that the event has when no other looks like it."""
    return _iri(event.type, event.roles, event.attributes, event.date)


def _joined(found: list[list[Profile]], judgements: Judgements, apart: Apart) -> list[list[Profile]]:
    """Events of one type that a user knows to be one are put together, unless that joins what he knows to be two."""
    place = {claim.iri: index for index, cluster in enumerate(found) for claim in cluster}
    for judgement in judgements.claims(same=True):
        into, other = sorted(place.get(iri, -1) for iri in judgement.pair)
        if into < 0 or into == other or _parted(found[into], found[other], apart):
            continue
        if found[into][0].claim.type == found[other][0].claim.type:
            place.update((claim.iri, into) for claim in found[other])
            found[into] += found[other]
            found[other] = []
    return [cluster for cluster in found if cluster]


def _apart(judgements: Judgements) -> Apart:
    return frozenset(judgement.pair for judgement in judgements.claims(same=False))


def _parted(ones: Sequence[Profile], others: Sequence[Profile], apart: Apart) -> bool:
    return bool(apart) and any(frozenset((a.iri, b.iri)) in apart for a in ones for b in others)


def _knowledge(claim: Profile) -> tuple[int, int, int, str]:
    """Sorts the claim that knows most first: fillers, precision of the date, quantities."""
    told = sum(len(claim.claim.roles.get(role, ())) for role in claim.recipe.who)
    said = sum(bool(claim.claim.roles.get(role)) for role in (*claim.recipe.what, "name"))
    return -told, claim.days, -said - len(claim.claim.quantities), claim.iri


def _event(cluster: Sequence[Profile], origins: Mapping[str, Origin]) -> Event:
    source = sources([p.claim.article for p in cluster], origins)
    roles = _roles([p.claim for p in cluster])
    attributes = best_attributes(cluster, source)
    date = best_date(cluster, source)
    factuality = best_factuality(cluster)
    claims = tuple(sorted(p.iri for p in cluster))
    entities = [f.entity for p in cluster for found in (*p.claim.roles.values(), p.claim.source) for f in found]
    labels = common_labels(entities)
    told = {role: sorted(labels[iri] for iri in found) for role, found in roles.items()}
    told |= {key: [value.replace("_", " ")] for key, value in attributes.items() if value not in SILENT}
    return Event(
        _iri(cluster[0].claim.type, roles, attributes, date),
        cluster[0].claim.type,
        event_label(cluster[0].claim.type, told, factuality=factuality, date=date),
        roles,
        tuple(sorted({f.entity.iri for p in cluster for f in p.claim.source})),
        attributes,
        factuality,
        date,
        best_quantities(cluster, source),
        claims,
        len({p.claim.article for p in cluster}),
        min((p.published for p in cluster if p.published), default=None),
        len(set(source.values())),
    )


def _iri(type_: str, roles: Mapping[str, Sequence[str]], attributes: Mapping[str, str], date: str | None) -> str:
    """An IRI from what the event is, not from who reports it."""
    slugs = [readable(iri) for iris in roles.values() for iri in iris]
    parts = [part for role, iris in roles.items() for part in (role, *iris)]
    values = [f"{key}={value}" for key, value in attributes.items()]
    return mint(type_, " ".join(slugs[:2]), *parts, *values, date or "")


def _named(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events that look alike and yet were kept apart get different IRIs, from their claims."""
    count = Counter(event.iri for event in events)
    apart = [e if count[e.iri] == 1 else replace(e, iri=mint(e.type, e.label, e.iri, *e.claims)) for e in events]
    return tuple(sorted(apart, key=lambda event: event.iri))


def _roles(claims: Sequence[Claim]) -> Mapping[str, tuple[str, ...]]:
    """All fillers of each role; a country gives way to who acts for it in another claim."""
    found = {role: [c.roles.get(role, ()) for c in claims] for role in sorted({r for c in claims for r in c.roles})}
    roles: dict[str, tuple[str, ...]] = {}
    for role, told in found.items():
        entities = {filler.entity.iri: filler.entity for fillers in told for filler in fillers}
        named = [{filler.entity.iri for filler in fillers} for fillers in told]
        kept = [iri for iri in entities if not any(_stands_for(e, iri, named) for e in entities.values())]
        roles[role] = tuple(sorted(kept))
    return roles


def _stands_for(entity: Entity, iri: str, named: Sequence[set[str]]) -> bool:
    return acts_for(entity) == iri and not any({entity.iri, iri} <= together for together in named)


def _unique(claims: Iterable[tuple[str, Told]]) -> dict[str, Told]:
    """Claims by IRI; of two that differ only in what they know of an entity the same one whatever the order."""
    found: dict[str, Told] = {}
    for iri, claim in claims:
        found[iri] = claim if iri not in found else min(found[iri], claim, key=repr)
    return found


def relations_of(claims: Mapping[str, RelationClaim]) -> tuple[Relation, ...]:
    """What claims about relations, by their IRIs, add up to; in the order of the IRIs."""
    groups: dict[tuple[str, str, str, str], dict[str, RelationClaim]] = defaultdict(dict)
    for iri, claim in claims.items():
        key = (claim.type, claim.subject.entity.iri, claim.object.entity.iri, (claim.office or "").casefold())
        groups[key][iri] = claim
    found = (_relation(type_, subject, object_, told) for (type_, subject, object_, _), told in groups.items())
    return tuple(sorted(found, key=lambda relation: relation.iri))


def states(claims: Iterable[RelationClaim], aliases: Aliases) -> Mapping[str, RelationClaim]:
    """Claims about relations by their IRIs, each once, with whoever is another one as that one."""
    return _unique((relation_claim_iri(c), canonical_relation(judged_relation(c, aliases))) for c in claims)


def _relation(type_: str, subject: str, object_: str, told: Mapping[str, RelationClaim]) -> Relation:
    labels = common_labels(end.entity for claim in told.values() for end in (claim.subject, claim.object))
    offices = Counter(claim.office for claim in told.values() if claim.office)
    office = min(offices, key=lambda title: (-offices[title], title), default=None)
    label = relation_label(type_, subject=labels[subject], object_=labels[object_], office=office)
    iri = mint(type_[:1].upper() + type_[1:], readable(subject), subject, object_, (office or "").casefold())
    return Relation(
        iri, type_, label, subject, object_, office, tuple(sorted(told)), len({c.article for c in told.values()})
    )
