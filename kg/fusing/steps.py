"""Events made ready for ``kg.fusing.stories``: what a step of a lasting thing tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from kg.fusing.fused import Event
from kg.fusing.profile import Profile
from kg.fusing.recipe import STORIES
from kg.fusing.stories import Step, saga_of
from kg.values.dates import bounds


def steps(events: Iterable[Event], profiles: Mapping[str, Profile]) -> list[Step]:
    """A step for each event of a type that lasting things are made of; ``profiles`` are those of its claims by IRI."""
    told = ((event, [profiles[claim] for claim in event.claims]) for event in events if saga_of(event.type))
    return [_step(event, cluster) for event, cluster in told]


def first_day(event: Event, published: Iterable[dt.date | None]) -> dt.date | None:
    """The first day that an event may lie on: that of its date, else that of its first report."""
    first = bounds(event.date)[0] if event.date else None
    return first or min((day for day in published if day), default=None)


def _step(event: Event, cluster: Sequence[Profile]) -> Step:
    saga = STORIES[saga_of(event.type)]
    about = (iri for role in saga.about for iri in event.roles.get(role, ()))
    words = {phrase for p in cluster for role in saga.about for phrase in p.subjects.get(role, ()) if phrase}
    return Step(
        event.iri,
        event.type,
        {side: frozenset(event.roles[side]) for side in saga.sides if side in event.roles},
        frozenset(event.roles.get("name", ())),
        frozenset(about),
        tuple(sorted(words, key=sorted)),
        event.attributes.get("kind", ""),
        first_day(event, (p.published for p in cluster)),
        tuple(f.entity for p in cluster for found in p.claim.roles.values() for f in found),
        frozenset(name for p in cluster for name in p.named),
    )
