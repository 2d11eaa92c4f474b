"""Things put together one by one, the best informed first: each joins the group that fits it clearly best.

What comes, or goes, later changes only what it touches: ``regather`` decides anew for the things that see another group
than before, and for those that see these, until nothing changes; all others stay where they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Any, Generic, Protocol, TypeVar

Item = TypeVar("Item")
Found = TypeVar("Found", covariant=True)
Order = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rules(Generic[Item]):
    """How things of one kind are put together.

    ``order``: who comes first, no two alike. ``score``: how well a thing fits a group, 0 where something speaks against
    it; it joins from ``enough`` on, when no other group fits as well but for less than ``margin``. ``stored``,
    ``sought``: the keys under which a thing lies and looks; whoever might join another finds it and is found by it.
    """

    order: Callable[[Item], Order]
    score: Callable[[Item, Sequence[Item]], int]
    enough: Callable[[Item], int]
    margin: int
    stored: Callable[[Item], Collection[int]]
    sought: Callable[[Item], Collection[int]]

    def best(self, item: Item, groups: Mapping[int, Sequence[Item]]) -> int | None:
        """The one group that the thing joins, if any."""
        scores = ((self.score(item, members), group) for group, members in groups.items())
        ranked = sorted((score, group) for score, group in scores if score >= self.enough(item))
        if not ranked or (len(ranked) > 1 and ranked[-1][0] - ranked[-2][0] < self.margin):
            return None
        return ranked[-1][1]


def fit_to_all(item: Item, members: Iterable[Item], fit: Callable[[Item, Item], int | None]) -> int:
    """How well a thing fits a group: it must fit all its members (``fit`` is not None), and one of them well."""
    best = 0
    for member in members:
        weight = fit(item, member)
        if weight is None:
            return 0
        best = max(best, weight)
    return best


def gather(items: Iterable[Item], rules: Rules[Item]) -> list[list[Item]]:
    """All things in their groups, each group in the order in which its things joined it."""
    found: list[list[Item]] = []
    places: dict[int, list[int]] = defaultdict(list)
    for item in sorted(items, key=rules.order):
        near = {place for key in rules.sought(item) for place in places.get(key, ())}
        place = rules.best(item, {place: found[place] for place in near})
        if place is None:
            place = len(found)
            found.append([])
        found[place].append(item)
        for key in rules.stored(item):
            places[key].append(place)
    return found


class Groups(Protocol[Found]):
    """Things by number, in the groups in which they were before a change; a group has the number of its first thing."""

    def item(self, number: int) -> Found:
        """A thing, of before or newly come."""

    def group(self, number: int) -> int:
        """The group in which a thing of before was."""

    def members(self, group: int) -> Collection[int]:
        """The things of before that were in a group; none in one that was not there."""

    def under(self, keys: Collection[int]) -> Iterable[int]:
        """All things under the keys, of before and newly come."""


def regather(
    groups: Groups[Item], rules: Rules[Item], *, gone: Collection[int], come: Collection[int]
) -> dict[int, int]:
    """The groups of all things that are in another one than before, now that some are gone and some have come."""
    return _Regathering(groups, rules, frozenset(gone), frozenset(come)).run()


class _Regathering(Generic[Item]):
    """Things decided anew in their order; whoever sees a group that has changed before it comes is looked at."""

    def __init__(self, groups: Groups[Item], rules: Rules[Item], gone: frozenset[int], come: frozenset[int]) -> None:
        self.groups, self.rules, self.gone, self.come = groups, rules, gone, come
        self.moved: dict[int, int] = {}
        self.joined: dict[int, list[int]] = defaultdict(list)
        self.suspects: dict[int, set[int]] = defaultdict(set)
        self.near: dict[int, frozenset[int]] = {}
        self.orders: dict[int, Order] = {}
        self.heap = [(self.order(number), number) for number in gone | come]
        heapify(self.heap)

    def run(self) -> dict[int, int]:
        """The new groups of what has come and of what has moved."""
        done: set[int] = set()
        while self.heap:
            number = heappop(self.heap)[1]
            if number not in done:
                done.add(number)
                self.decide(number)
        return self.moved

    def decide(self, number: int) -> None:
        if number in self.gone:
            self.spread(number, [self.groups.group(number)])
            return
        before = None if number in self.come else self.groups.group(number)
        if before is not None and not any(self.differs(number, group) for group in self.suspects[number]):
            return
        found = {self.now(other) for other in self.seen(number) if self.is_before(other, number)}
        near = {group: [*map(self.groups.item, self.earlier(self.members(group), number))] for group in found}
        place = self.rules.best(self.groups.item(number), near)
        place = number if place is None else place
        if place != before:
            self.moved[number] = place
            self.joined[place].append(number)
            self.spread(number, [place] if before is None else [before, place])

    def spread(self, number: int, changed: Iterable[int]) -> None:
        """All later things that might have joined a group, as it was or as it is, have to look at it again."""
        order = self.order(number)
        for group in changed:
            for member in {number, *self.groups.members(group), *self.joined[group]}:
                for other in self.seen(member):
                    if other not in self.gone and self.order(other) > order and group not in self.suspects[other]:
                        self.suspects[other].add(group)
                        heappush(self.heap, (self.order(other), other))

    def differs(self, number: int, group: int) -> bool:
        """Whether a thing sees or fits a group otherwise than before, so well that it matters."""
        item = self.groups.item(number)
        both = self.earlier(self.groups.members(group), number), self.earlier(self.members(group), number)
        was, now = (self.rules.score(item, [*map(self.groups.item, members)]) for members in both)
        if max(was, now) < self.rules.enough(item):
            return False
        return was != now or len({self.seen(number).isdisjoint(members) for members in both}) > 1

    def members(self, group: int) -> Iterator[int]:
        """The things that are in a group now, as far as has been decided."""
        yield from (m for m in self.groups.members(group) if m not in self.gone and self.now(m) == group)
        yield from self.joined[group]

    def earlier(self, numbers: Iterable[int], than: int) -> list[int]:
        """The things that come before another, in their order."""
        order = self.order(than)
        return sorted((number for number in numbers if self.order(number) < order), key=self.order)

    def is_before(self, other: int, number: int) -> bool:
        return other not in self.gone and self.order(other) < self.order(number)

    def now(self, number: int) -> int:
        return self.moved[number] if number in self.moved else self.groups.group(number)

    def seen(self, number: int) -> frozenset[int]:
        """All things that a thing might have to do with."""
        if number not in self.near:
            self.near[number] = frozenset(self.groups.under(self.rules.sought(self.groups.item(number))))
        return self.near[number]

    def order(self, number: int) -> Order:
        if number not in self.orders:
            self.orders[number] = self.rules.order(self.groups.item(number))
        return self.orders[number]
