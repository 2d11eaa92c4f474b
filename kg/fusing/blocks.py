"""Which claims are worth comparing: an index, so that the work grows with the claims and not with their square.

Two claims can only join when all who take part in one, in each role that both tell, take part in the other too. So
claims that tell of several are found by two of these together; one that tells of a single one is compared with all
that tell of him. Besides, their times have to meet, which are kept by month. What may join across time is found by who
takes part and what it is about; a named agreement by its name. A key is a number: claims without anything in common may
share one by chance, which costs a comparison.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from kg.fusing.profile import Profile, acts_for
from kg.fusing.recipe import LASTING, SINGLE
from kg.fusing.timing import reach
from kg.model import Filler

LONGEST = 60
"""Months of a time that is still looked up month by month."""

STORED, SOUGHT = 0, 1
Tag = tuple[str, ...]


class Blocks:
    """Places (of clusters) under the keys of the claims that lie there."""

    def __init__(self) -> None:
        self._places: dict[int, list[int]] = defaultdict(list)

    def put(self, claim: Profile, place: int) -> None:
        """Note that the claim lies at the place."""
        for key in stored(claim):
            self._places[key].append(place)

    def candidates(self, claim: Profile) -> list[int]:
        """The places that hold a claim which this one might join."""
        return sorted({place for key in sought(claim) for place in self._places.get(key, ())})


def stored(claim: Profile) -> set[int]:
    """The keys under which a claim is found."""
    return set(_keys(claim, STORED))


def sought(claim: Profile) -> set[int]:
    """The keys that a claim looks under: it finds all that it might join, and these find it."""
    return set(_keys(claim, SOUGHT))


def _keys(claim: Profile, side: int) -> Iterator[int]:
    type_ = _key(claim.claim.type)
    strong = [_key(*two, start=type_) for two in _strong(claim)]
    alone = _marks(not strong)[side]
    single = {_key(mark, one, start=type_): one for mark in alone for one in sorted(claim.who)}
    yield from (_key("name", name, start=type_) for name in claim.named)
    months = _months(claim)
    for head in (f"month {month}" for month in months):
        yield from (_key(head, start=who) for who in (*strong, *single))
    for time in _times(claim, months)[side]:
        yield from (_key(time, start=both) for both in _across(claim, strong, single))
    if months and _may_differ(claim):
        for head in (f"same {mark} {good}" for mark in _marks(_is_restless(claim))[side] for good in _sames(claim)):
            yield from (_key(head, start=who) for who in (*strong, *single))


def _key(*words: str, start: int = 0) -> int:
    return zlib.crc32("\0".join(words).encode(), start)


def _marks(few: bool) -> tuple[Tag, Tag]:
    """Where a claim of the few lies, which are compared with all, and where it looks; else one of the many."""
    return (("all", "few"), ("all",)) if few else (("all",), ("few",))


def _strong(claim: Profile) -> list[Tag]:
    """Two who take part together, which any other claim must share that tells of several as well."""
    told = [claim.claim.roles.get(role, ()) for role in claim.recipe.who]
    if len(told) > 1:
        return [*product(*(sorted(_iris(fillers)) for fillers in told))]
    several = any(_iris([one]).isdisjoint(_iris([other])) for one, other in combinations(told[0] if told else (), 2))
    return [*combinations(sorted(_iris(told[0])), 2)] if several else []


def _iris(fillers: Sequence[Filler]) -> set[str]:
    """The IRIs of the fillers, and of the countries that they act for."""
    return {iri for f in fillers for iri in (f.entity.iri, acts_for(f.entity)) if iri}


def _times(claim: Profile, months: range) -> tuple[Tag, Tag]:
    """Where a claim lies that may join one at another time: all of some types, in others those without a time."""
    if claim.recipe.once or claim.recipe.exact:
        return ("all",), ("all",)
    return _marks(not months or claim.claim.attributes.get("action") in LASTING)


def _across(claim: Profile, strong: Sequence[int], single: Mapping[int, str]) -> Iterator[int]:
    """What claims share that join whatever their times are."""
    if claim.recipe.exact:
        about = " ".join("|".join(sorted(_iris(claim.claim.roles.get(role, ())))) for role in claim.recipe.what)
        yield from (_key(about, start=who) for who in (*strong, *single))
        return
    words = {word for phrases in claim.subjects.values() for phrase in phrases for word in phrase}
    goods = {f.entity.iri for role in claim.recipe.what for f in claim.claim.roles.get(role, ())}
    things = {*words, *goods} if claim.recipe.what else {""}
    yield from strong
    yield from (_key(thing, start=who) for who, one in single.items() for thing in things | claim.who - {one})


def _may_differ(claim: Profile) -> bool:
    """Whether the claim can join one on another day, as plans do and what is recalled: the same by the same."""
    ahead = claim.claim.factuality in ("planned", "possible")
    told = all(claim.claim.roles.get(role) for role in claim.recipe.who)
    return (
        told and not claim.recipe.exact and claim.claim.factuality != "negated" and bool(claim.claim.date or not ahead)
    )


def _is_restless(claim: Profile) -> bool:
    """Whether a claim is one of the few by which such a pair is made: a plan with a date, or what has none."""
    return not claim.claim.date or claim.claim.factuality in ("planned", "possible")


def _sames(claim: Profile) -> list[str]:
    """What two such claims have in common: a subject, the one deal of its kind, or the unit of a sum."""
    goods = {f.entity.iri for role in claim.recipe.what[:1] for f in claim.claim.roles.get(role, ())}
    units = {f"in {q.unit}" for q in claim.claim.quantities if q.unit != "percent"}
    return sorted(goods | units | (SINGLE & {claim.claim.attributes.get("kind", "")}))


def _months(claim: Profile) -> range:
    """The months that the claim's time touches, counted from year 0; none when it is open, unknown or very long."""
    first, last = reach(claim)
    if not first or not last:
        return range(0)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return months if len(months) <= LONGEST else range(0)
