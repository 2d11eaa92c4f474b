"""What comes or goes leaves the groups that putting all together anew makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.fusing.gather import Rules, gather, regather

Point = tuple[int, int]
"""A place on a line, and who it is."""


def score(point: Point, members: Sequence[Point]) -> int:
    """Near points fit, but for those at two distances."""
    gaps = [abs(point[0] - other[0]) for other in members]
    return 0 if not gaps or {2, 7} & {*gaps} else 10 - min(gaps)


def keys(point: Point) -> set[int]:
    return {point[0] // 3, point[0] // 3 + 1}


RULES: Rules[Point] = Rules(lambda p: (p[1] % 5, p[1]), score, lambda p: 6 + p[0] % 2, 2, keys, keys)


@dataclass
class Shelf:
    """Points by number, with the groups in which they were."""

    points: list[Point] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    def item(self, number: int) -> Point:
        return self.points[number]

    def group(self, number: int) -> int:
        return self.places[number]

    def members(self, group: int) -> list[int]:
        return [number for number, place in self.places.items() if place == group]

    def under(self, wanted: Iterable[int]) -> list[int]:
        return [number for number, point in enumerate(self.points) if keys(point) & set(wanted)]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))), st.lists(st.integers(0, 30)))
def test_any_sequence_of_changes_gives_the_groups_of_all(
    changes: list[tuple[set[int], set[int]]], places: list[int]
) -> None:
    shelf, there = Shelf(), set[int]()
    for taken, put in changes:
        gone = [number for number in shelf.places if shelf.points[number][1] in taken]
        there = (there - taken) | put
        names = {shelf.points[number][1] for number in shelf.places} - taken
        come = [((places or [0])[who % len(places or [0])] + who, who) for who in sorted(put - names)]
        numbers = range(len(shelf.points), len(shelf.points) + len(come))
        shelf.points += come
        moved = regather(shelf, RULES, gone=gone, come=numbers)
        shelf.places = {n: p for n, p in (shelf.places | moved).items() if n not in gone}
        kept = [shelf.points[number] for number in shelf.places]
        groups = {place: {shelf.points[n] for n in shelf.members(place)} for place in shelf.places.values()}
        assert sorted(map(sorted, groups.values())) == sorted(map(sorted, gather(kept, RULES)))
        for number, place in shelf.places.items():
            assert place in shelf.places, number
        shelf.points = [p if n in shelf.places else (99, -1 - n) for n, p in enumerate(shelf.points)]
