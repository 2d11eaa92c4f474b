"""Events that are steps of one lasting thing: an agreement from proposal to force, a measure, a dispute.

Steps join by a table like that of ``kg.fusing.recipe``, the best informed first; a step that fits two stories as well
begins one of its own. What an agreement is to bring about is put beside its steps. A pure function of the events,
whatever their order.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from kg.fusing.differences import Difference, differences
from kg.fusing.gather import Rules, fit_to_all
from kg.fusing.labels import common_labels, story_label
from kg.fusing.origin import NOWHERE, Origin
from kg.fusing.recipe import ALIKE, STORIES, VAGUE, Saga
from kg.fusing.step import Step, saga_of
from kg.fusing.under import ENOUGH, under
from kg.iri import mint, readable


@dataclass(frozen=True, slots=True)
class Story:
    """A lasting thing: the class of its steps, and the steps' IRIs in the order of time.

    ``under`` are the events that it is to bring about, ``differences`` where amounts that are told of it differ.
    ``base`` is the IRI that it has when no other looks like it.
    """

    iri: str
    type: str
    label: str
    steps: tuple[str, ...]
    base: str = field(default="", compare=False)
    under: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


def stories_of(groups: Iterable[Sequence[Step]], origins: Mapping[str, Origin] = NOWHERE) -> tuple[Story, ...]:
    """The stories of steps that were put together, in the order of their IRIs; those that look alike told apart.

    ``origins`` tells where the articles come from that tell amounts. What is under no story makes none.
    """
    return _told_apart([_story(steps, origins) for steps in groups if not steps[0].is_under])


def fit(a: Step, b: Step) -> int | None:
    """The weight that speaks for two steps of one story; None when something speaks against it.

    What is under a story has no say in who else belongs to it.
    """
    if saga_of(a.type) != saga_of(b.type):
        return None
    if a.is_under or b.is_under:
        return 0 if a.is_under and b.is_under else under(a, b) if a.is_under else under(b, a)
    saga = a.saga
    one_name = bool(a.named & b.named)
    known = bool(a.telling & b.telling)
    points = [None if a.telling and b.telling and not one_name else saga.name * one_name]
    points += [_side(a.sides.get(side), b.sides.get(side), saga, known) for side in saga.sides]
    points += [_subject(a, b, saga, one_name), _time(a, b, saga, one_name), _kind(a, b, one_name)]
    told = [weight for weight in points if weight is not None]
    return sum(told) if len(told) == len(points) else None


def _side(one: Collection[str] | None, other: Collection[str] | None, saga: Saga, one_name: bool) -> int | None:
    """All of the shorter side must be in the longer one, or some where the deal has one name."""
    if not one or not other:
        return 0
    few, many = sorted((set(one), set(other)), key=len)
    if few <= many:
        return saga.side * min(len(few), saga.most)
    return 0 if one_name else None


def _subject(a: Step, b: Step, saga: Saga, one_name: bool) -> int | None:
    if a.about & b.about:
        return saga.subject
    told = [[words for words in step.words if words] for step in (a, b)]
    if one_name or not all(told):
        return 0
    return saga.subject if any(x <= y or y <= x for x in told[0] for y in told[1]) else None


def _time(a: Step, b: Step, saga: Saga, one_name: bool) -> int | None:
    if one_name or not (a.first and b.first):
        return 0
    years = abs((a.first - b.first).days) / 365
    return 1 if years <= 1 else 0 if years <= saga.years else None


def _kind(a: Step, b: Step, one_name: bool) -> int | None:
    pair = frozenset((a.kind, b.kind)) - {VAGUE.get(a.type, "other"), "other", ""}
    return 0 if one_name or len(pair) < 2 or pair in ALIKE else None


def _keys(step: Step) -> set[int]:
    """A name, or two things of which one is somebody on a side: what the steps of one story have in common."""
    saga = saga_of(step.type)
    sides = {iri for side in step.sides.values() for iri in side}
    things = sides.union(step.about, step.named, *step.words)
    pairs = {(one, other) if one < other else (other, one) for one in sides for other in things if one != other}
    return {zlib.crc32("\0".join((saga, *tag)).encode()) for tag in pairs | {(name,) for name in step.telling}}


def _reports(step: Step, *, under: bool) -> set[int]:
    """The articles that tell of an agreement, or of what is under one: by these the two find each other."""
    if not step.saga.under:
        return set()
    return {zlib.crc32(f"{under}\0{article}".encode()) for article in step.articles}


def _stored(step: Step) -> set[int]:
    return _reports(step, under=True) if step.is_under else _keys(step) | _reports(step, under=False)


def _sought(step: Step) -> set[int]:
    return _reports(step, under=False) if step.is_under else _keys(step) | _reports(step, under=True)


def _enough(step: Step) -> int:
    return ENOUGH if step.is_under else step.saga.enough


def _knowledge(step: Step) -> tuple[bool, int, int, str]:
    """Sorts the step that knows most first, and what may be under a story behind all steps."""
    told = sum(map(len, step.sides.values()))
    return step.is_under, -len(step.named) - bool(step.about or step.words), -told, step.event


def _story(group: Sequence[Step], origins: Mapping[str, Origin]) -> Story:
    saga = saga_of(group[0].type)
    steps = [step for step in group if not step.is_under]
    labels = common_labels(entity for step in steps for entity in step.entities)
    told = {side: _all(step.sides.get(side, ()) for step in steps) for side in STORIES[saga].sides}
    about = {"name": _all(step.named for step in steps), "about": _all(step.about for step in steps)}
    kinds = sorted({step.kind for step in steps} - {"", "other"})
    parts = [saga, *(part for key, iris in (told | about).items() for part in (key, *iris)), *kinds]
    texts = {key: sorted(labels[iri] for iri in iris) for key, iris in (told | about).items() if iris}
    label = story_label(saga, texts, kinds=[kind.replace("_", " ") for kind in kinds])
    iri = mint("Story", " ".join(readable(part) for part in parts if "/" in part), *parts)
    ordered = [step.event for step in sorted(steps, key=_time_of)]
    under = [step.event for step in sorted(group, key=_time_of) if step.is_under]
    return Story(iri, saga, label, tuple(ordered), iri, tuple(under), differences(group, origins))


def _time_of(step: Step) -> tuple[dt.date, str]:
    return step.first or dt.date.max, step.event


def _all(found: Iterable[Collection[str]]) -> list[str]:
    return sorted({iri for iris in found for iri in iris})


def _told_apart(found: Sequence[Story]) -> tuple[Story, ...]:
    """Stories that look alike and yet were kept apart get different IRIs, from their steps."""
    count = Counter(story.iri for story in found)
    apart = [s if count[s.iri] == 1 else replace(s, iri=mint("Story", s.label, s.iri, *s.steps)) for s in found]
    return tuple(sorted(apart, key=lambda story: story.iri))


RULES: Rules[Step] = Rules(_knowledge, partial(fit_to_all, fit=fit), _enough, 1, _stored, _sought)
"""How steps are put together, by the table of ``kg.fusing.recipe``."""
