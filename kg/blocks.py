"""Which claims are worth comparing: an index, so that the work grows with the claims and not with their square.

Two claims can only join when they share a named agreement, or someone taking part while their times meet, or two things
at once. Times are kept by month; a claim whose time is open, unknown or still to come is found by the two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.profile import Profile
from kg.timing import reach

LONGEST = 60
"""Months of a time that is still looked up month by month."""

Key = tuple[str, str, str]


class Blocks:
    """Places (of clusters) under the keys of the claims that lie there."""

    def __init__(self) -> None:
        self._near: dict[Key, dict[int, None]] = defaultdict(dict)
        self._pairs: dict[Key, dict[int, None]] = defaultdict(dict)
        self._loose: dict[Key, dict[int, None]] = defaultdict(dict)

    def put(self, claim: Profile, place: int) -> None:
        """Note that the claim lies at the place."""
        for key in _near_keys(claim):
            self._near[key][place] = None
        for key in _pair_keys(claim):
            self._pairs[key][place] = None
            if _is_loose(claim):
                self._loose[key][place] = None

    def candidates(self, claim: Profile) -> list[int]:
        """The places that hold a claim which this one might join."""
        found: dict[int, None] = {}
        for key in _near_keys(claim):
            found |= self._near.get(key, {})
        pairs = self._pairs if _is_loose(claim) else self._loose
        for key in _pair_keys(claim):
            found |= pairs.get(key, {})
        return sorted(found)


def _near_keys(claim: Profile) -> Iterator[Key]:
    yield from ((claim.claim.type, filler.entity.iri, "name") for filler in claim.claim.roles.get("name", ()))
    months = _months(claim)
    for who in claim.who:
        yield from ((claim.claim.type, who, str(month)) for month in months)


def _pair_keys(claim: Profile) -> Iterator[Key]:
    subjects = {word for phrases in claim.subjects.values() for phrase in phrases for word in phrase}
    goods = {f.entity.iri for role in claim.recipe.what for f in claim.claim.roles.get(role, ())}
    things = sorted({*claim.who, *subjects, *goods})
    yield from ((claim.claim.type, one, other) for one, other in combinations(things, 2))
    sides = [{f.entity.iri for f in claim.claim.roles.get(role, ())} for role in claim.recipe.who]
    yield from ((claim.claim.type, iri, iri) for one, other in combinations(sides, 2) for iri in one & other)


def _months(claim: Profile) -> range:
    """The months that the claim's time touches, counted from year 0; none when it is open, unknown or very long."""
    first, last = reach(claim)
    if not first or not last:
        return range(0)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return months if len(months) <= LONGEST else range(0)


def _is_loose(claim: Profile) -> bool:
    """Whether the claim can join one whose time it does not meet."""
    return not claim.claim.date or not _months(claim) or claim.claim.factuality in ("planned", "possible")
