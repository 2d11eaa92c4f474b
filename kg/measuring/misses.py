"""What was missed and what is spurious, fact by fact and part by part: the list behind the scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.measuring.evaluate import Document, Fact, arguments, attributes, paired, pairs, same_argument, same_relation
from kg.measuring.likeness import same_attribute

T = TypeVar("T")
MISSED, SPURIOUS = "missed", "spurious"


@dataclass(frozen=True, slots=True)
class Miss:
    """One fact, argument, attribute or relation that only one side has, with the words that it stands in."""

    article: str
    what: str
    level: str
    type: str
    part: str
    value: str
    words: str


def misses(gold: Iterable[Document], predicted: Iterable[Document]) -> list[Miss]:
    """All that ``predicted`` documents miss of ``gold`` ones, and all that they have beside them, in order."""
    found = {document["id"]: document for document in predicted}
    listed: list[Miss] = []
    for document in gold:
        other = found.get(document["id"], {})
        listed += _of_facts(document["id"], document.get("facts", ()), other.get("facts", ()))
        listed += _of_relations(document["id"], document.get("relations", ()), other.get("relations", ()))
    return listed


def _of_facts(article: str, gold: Sequence[Fact], got: Sequence[Fact]) -> Iterator[Miss]:
    chosen = paired(gold, got)
    for what, fact in _alone(gold, got, chosen):
        yield Miss(article, what, "event", fact["type"], "", _told(fact), _words(fact))
    for i, j in chosen:
        yield from _of_parts(article, gold[i], got[j])


def _of_parts(article: str, gold: Fact, got: Fact) -> Iterator[Miss]:
    words = {MISSED: _words(gold), SPURIOUS: _words(got)}
    for level, parts, same in (("argument", arguments, same_argument), ("attribute", attributes, same_attribute)):
        left, right = parts(gold), parts(got)
        for what, (part, value) in _alone(left, right, pairs(left, right, same)):
            yield Miss(article, what, level, gold["type"], part, _shown(value), words[what])


def _of_relations(article: str, gold: Sequence[Fact], got: Sequence[Fact]) -> Iterator[Miss]:
    for what, one in _alone(gold, got, pairs(gold, got, same_relation)):
        ends = f"{_shown(one['from'])} → {_shown(one['to'])}"
        yield Miss(article, what, "relation", one["type"], one.get("office") or "", ends, _words(one))


def _alone(gold: Sequence[T], got: Sequence[T], chosen: Iterable[tuple[int, int]]) -> Iterator[tuple[str, T]]:
    """What stands on one side only, given the pairs of places that belong together: first what is missed."""
    taken = list(chosen)
    for what, side, used in ((MISSED, gold, {i for i, _ in taken}), (SPURIOUS, got, {j for _, j in taken})):
        yield from ((what, one) for place, one in enumerate(side) if place not in used)


def _told(fact: Fact) -> str:
    return "; ".join(f"{role}: {_shown(names)}" for role, names in arguments(fact))


def _shown(value: Any) -> str:
    """A filler by its first name, an amount by its figures, anything else as it is."""
    if isinstance(value, list):
        return str(value[0]) if value else ""
    if isinstance(value, dict):
        return " ".join(f"{key} {part}" for key, part in value.items() if part is not None)
    return str(value)


def _words(fact: Fact) -> str:
    return " ".join(str(fact.get("evidence") or "").split())
