"""Where a lasting thing stands: the last of its steps that is asserted, and the steps that are still ahead.

The question ``status`` in ``kg/queries`` says the same of any day; this is the present alone, for every story at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

PLACES: tuple[tuple[str, ...], ...] = (
    ("proposed", "impose", "filed"),
    ("negotiating", "increase", "reduce", "extend", "maintain", "consultations"),
    ("agreed", "lift", "panel"),
    ("signed", "ruling"),
    ("ratified", "appeal"),
    ("in_force", "settled", "withdrawn"),
    ("amended",),
    ("suspended",),
    ("terminated", "rejected"),
)
"""Stages and actions in the order in which they come: of two steps on one day the later one counts."""

AHEAD = frozenset(["planned", "possible"])


@dataclass(frozen=True, slots=True)
class Point:
    """A step as its place in the story depends on it: its own first day (``dated``), and that of its first report."""

    event: str
    value: str
    factuality: str
    dated: str
    reported: str

    @property
    def since(self) -> str:
        """The day that the step counts from; empty when nothing tells."""
        return self.dated or self.reported


def standing(points: Iterable[Point]) -> Mapping[str, str]:
    """By event: "present" for the step that a story stands at, "ahead" for what is planned or possible from there."""
    known = [(point, rank) for point in points if (rank := place_of(point.value))]
    present = _present([pair for pair in known if pair[0].factuality == "asserted"])
    least = present[1] if present else 0
    ahead = {p.event: "ahead" for p, rank in known if p.factuality in AHEAD and rank >= least}
    return ahead | ({present[0].event: "present"} if present else {})


def place_of(value: str) -> int:
    """The place of a stage or an action in the order in which steps come, from 1 on; 0 for any other value."""
    return next((place for place, values in enumerate(PLACES, 1) if value in values), 0)


def _present(done: Sequence[tuple[Point, int]]) -> tuple[Point, int] | None:
    left = [one for one in done if not any(_passed(one, other) for other in done)]
    return max(left, key=lambda pair: (pair[0].since, pair[1], pair[0].event), default=None)


def _passed(one: tuple[Point, int], other: tuple[Point, int]) -> bool:
    """Whether the other step leaves this one behind."""
    (step, rank), (later, place) = one, other
    if not step.dated and place > rank:
        return True
    if not (step.since and later.since) or not (later.dated or place >= rank):
        return False
    return (later.since, place, later.event) > (step.since, rank, step.event)
