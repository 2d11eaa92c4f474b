"""Events that are steps of one lasting thing: an agreement from proposal to force, a measure, a dispute.

Steps join by a table like that of ``kg.fusing.recipe``, the best informed first; a step that fits two stories as well
begins one of its own. A pure function of the events, whatever their order.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from kg.fusing.gather import Rules, fit_to_all
from kg.fusing.labels import common_labels, story_label
from kg.fusing.recipe import ALIKE, STORIES, VAGUE, Saga
from kg.iri import mint, readable
from kg.model import Entity


@dataclass(frozen=True, slots=True)
class Step:
    """An event as its story sees it: who on each side, its name, what it is about (IRIs and telling words), when.

    ``entities`` are those that its claims name, for the label; ``telling`` the names that say more than a kind of deal.
    """

    event: str
    type: str
    sides: Mapping[str, frozenset[str]]
    named: frozenset[str]
    about: frozenset[str]
    words: tuple[frozenset[str], ...]
    kind: str
    first: dt.date | None
    entities: tuple[Entity, ...] = ()
    telling: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Story:
    """A lasting thing: the class of its steps, and the steps' IRIs in the order of time.

    ``base`` is the IRI that it has when no other looks like it.
    """

    iri: str
    type: str
    label: str
    steps: tuple[str, ...]
    base: str = field(default="", compare=False)


def stories_of(groups: Iterable[Sequence[Step]]) -> tuple[Story, ...]:
    """The stories of steps that were put together, in the order of their IRIs; those that look alike told apart."""
    return _told_apart([_story(steps) for steps in groups])


def fit(a: Step, b: Step) -> int | None:
    """The weight that speaks for two steps of one story; None when something speaks against it."""
    if _saga(a) != _saga(b):
        return None
    saga = STORIES[_saga(a)]
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
    saga = _saga(step)
    sides = {iri for side in step.sides.values() for iri in side}
    things = sides.union(step.about, step.named, *step.words)
    pairs = {(one, other) if one < other else (other, one) for one in sides for other in things if one != other}
    return {zlib.crc32("\0".join((saga, *tag)).encode()) for tag in pairs | {(name,) for name in step.telling}}


def _knowledge(step: Step) -> tuple[int, int, str]:
    """Sorts the step that knows most first."""
    told = sum(map(len, step.sides.values()))
    return -len(step.named) - bool(step.about or step.words), -told, step.event


def saga_of(type_: str) -> str:
    """The class of the stories that events of a type are steps of; empty when they are of none."""
    return next((name for name, saga in STORIES.items() if type_ in saga.types), "")


def _saga(step: Step) -> str:
    return saga_of(step.type)


def _story(steps: Sequence[Step]) -> Story:
    saga = _saga(steps[0])
    labels = common_labels(entity for step in steps for entity in step.entities)
    told = {side: _all(step.sides.get(side, ()) for step in steps) for side in STORIES[saga].sides}
    about = {"name": _all(step.named for step in steps), "about": _all(step.about for step in steps)}
    kinds = sorted({step.kind for step in steps} - {"", "other"})
    parts = [saga, *(part for key, iris in (told | about).items() for part in (key, *iris)), *kinds]
    texts = {key: sorted(labels[iri] for iri in iris) for key, iris in (told | about).items() if iris}
    label = story_label(saga, texts, kinds=[kind.replace("_", " ") for kind in kinds])
    iri = mint("Story", " ".join(readable(part) for part in parts if "/" in part), *parts)
    ordered = sorted(steps, key=lambda step: (step.first or dt.date.max, step.event))
    return Story(iri, saga, label, tuple(step.event for step in ordered), iri)


def _all(found: Iterable[Collection[str]]) -> list[str]:
    return sorted({iri for iris in found for iri in iris})


def _told_apart(found: Sequence[Story]) -> tuple[Story, ...]:
    """Stories that look alike and yet were kept apart get different IRIs, from their steps."""
    count = Counter(story.iri for story in found)
    apart = [s if count[s.iri] == 1 else replace(s, iri=mint("Story", s.label, s.iri, *s.steps)) for s in found]
    return tuple(sorted(apart, key=lambda story: story.iri))


RULES: Rules[Step] = Rules(
    _knowledge, partial(fit_to_all, fit=fit), lambda step: STORIES[_saga(step)].enough, 1, _keys, _keys
)
"""How steps are put together, by the table of ``kg.fusing.recipe``."""
