"""Events made ready for ``kg.fusing.stories``: what a step of a lasting thing tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from kg.fusing.fused import Event
from kg.fusing.profile import Profile
from kg.fusing.recipe import STORIES
from kg.fusing.step import Step, Told, saga_of
from kg.fusing.under import may_be_under
from kg.values.dates import bounds


def steps(events: Iterable[Event], profiles: Mapping[str, Profile]) -> list[Step]:
    """A step for each event of a type that lasting things are made of; ``profiles`` are those of its claims by IRI.

    So is one for what may be under them: what somebody says is only ahead.
    """
    told = ((event, [profiles[claim] for claim in event.claims]) for event in events if saga_of(event.type))
    return [_step(event, counted) for event, cluster in told if (counted := _counted(event, cluster))]


def first_day(event: Event, published: Iterable[dt.date | None]) -> dt.date | None:
    """The first day that an event may lie on: that of its date, else that of its first report."""
    first = bounds(event.date)[0] if event.date else None
    return first or min((day for day in published if day), default=None)


def _counted(event: Event, cluster: Sequence[Profile]) -> list[Profile]:
    """The claims that count: all of a step, but only the plans of what may be under one."""
    if event.type not in STORIES[saga_of(event.type)].under:
        return [*cluster]
    return [p for p in cluster if may_be_under(p.claim.factuality)]


def _step(event: Event, cluster: Sequence[Profile]) -> Step:
    saga = STORIES[saga_of(event.type)]
    sides, about_roles = saga.under.get(event.type, (saga.sides, saga.about))
    about = (iri for role in about_roles for iri in event.roles.get(role, ()))
    words = {phrase for p in cluster for role in about_roles for phrase in p.subjects.get(role, ()) if phrase}
    said = sorted((p for p in cluster if p.claim.factuality != "negated"), key=lambda p: p.iri)
    return Step(
        event.iri,
        event.type,
        {side: frozenset(event.roles[side]) for side in sides if side in event.roles},
        frozenset(event.roles.get("name", ())),
        frozenset(about),
        tuple(sorted(words, key=sorted)),
        event.attributes.get("kind", ""),
        first_day(event, (p.published for p in cluster)),
        tuple(f.entity for p in cluster for found in p.claim.roles.values() for f in found),
        frozenset(name for p in cluster for name in p.named),
        event.attributes.get("stage") or event.attributes.get("action", ""),
        event.factuality,
        bounds(event.date)[1] if event.date else None,
        frozenset(p.claim.article for p in said),
        tuple(told for p in said for told in _told(p)),
    )


def _told(p: Profile) -> list[Told]:
    claim = p.claim
    return [Told(p.iri, claim.article, p.published, claim.factuality, amount) for amount in claim.quantities]
