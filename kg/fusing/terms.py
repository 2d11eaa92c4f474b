"""The terms of a lasting thing as its reports tell them: which amounts are of one term, and which of one state of it.

Amounts of one term and one state should agree, and where they do not, the reports disagree. Those of one term and two
states may differ: the thing has changed, or was proposed otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.fusing.recipe import AHEAD, PLANS, SLIP, WINDOW
from kg.fusing.step import Step, Told

Slot = tuple[object, ...]
"""What two amounts of one term have in common."""

OPEN = frozenset(["proposed", "negotiating"])
"""Stages at which the terms of an agreement are not settled."""

SETTLED = ("agreed", "signed", "ratified", "in_force")
"""Stages at which they are, in the order in which they are reached."""

CONCLUDED = SETTLED[:2]
"""Stages that begin a new deal of the same parties when one was reached before."""

AMENDED = "amended"
"""The stage that changes them. What is told of how a deal ends or fails is none of its terms."""

TIMES = frozenset(["year", "month", "week", "day"])
"""Units in which a duration is told."""

FAR = 10
"""Amounts of which one is more than so many times the other are hardly of one thing."""

MONTH = 31
"""Days that a date may cover and still tell one deal from the next."""


@dataclass(frozen=True, slots=True)
class Item:
    """An amount that a claim tells of a step, and the term that it belongs to."""

    step: Step
    told: Told
    slot: Slot


@dataclass(frozen=True, slots=True)
class Deal:
    """The steps of an agreement with what their order tells: when it was amended, and when another deal began."""

    steps: tuple[Step, ...]
    flows: tuple[Step, ...]
    amendments: tuple[Step, ...]
    starts: tuple[dt.date, ...]

    def items(self) -> Iterator[Item]:
        """The amounts that are terms of the deal."""
        ways = {flow.event: _way(flow, self.flows) for flow in self.flows}
        single = len(set(ways.values())) < 2
        for step in (*self.steps, *self.flows):
            for told in step.told:
                if not (told.amount.unit == "percent" and not told.amount.of):  # a share of what?
                    way: Slot = () if single else ways.get(step.event, ())
                    yield Item(step, told, (point(step, told), *_unit(told), self._round(step, told), way))

    def state(self, item: Item) -> int:
        """0 while the terms are not settled, then 1, and more with each amendment that the report may know of.

        Trade is told in the state of the deal that its article tells, however sure that is to come.
        """
        step, told = item.step, item.told
        if step.is_under:
            return max((self._state(deal, told) for deal in self._beside(told)), default=1)
        own = step.last if step.factuality == "asserted" else None
        return 0 if told.factuality == "possible" else self._state(step, told, own)

    def one_state(self, a: Item, b: Item) -> bool:
        """Whether nothing says that the terms changed between two amounts."""
        return self.state(a) == self.state(b)

    def comparable(self, a: Item, b: Item) -> bool:
        """Whether two amounts may be of one thing: of one size, and told at one time unless the deal has a name."""
        small, large = sorted(_size(item) for item in (a, b))
        return large <= FAR * small and not _are_far(a.step, b.step)

    def _state(self, step: Step, told: Told, own: dt.date | None = None) -> int:
        """That of an amount told with a step; ``own`` is the day of what happened, else that of the report counts."""
        if step.value in OPEN:
            return 0
        if step.value == AMENDED:
            return 2 + self.amendments.index(step)
        day = own or told.published
        return 1 + sum(_is_known(change, day, None if own else told.article) for change in self.amendments)

    def _beside(self, told: Told) -> list[Step]:
        """The steps of the deal that the article of an amount tells too."""
        return [step for step in self.steps if told.article in step.articles]

    def _round(self, step: Step, told: Told) -> int:
        """Which deal of these parties it is, when they have made several: the first, the second …"""
        beside = {self._number(deal.first) for deal in self._beside(told)} if step.is_under else set()
        return beside.pop() if len(beside) == 1 else self._number(told.published if step.is_under else step.first)

    def _number(self, day: dt.date | None) -> int:
        return sum(day is not None and start <= day for start in self.starts)


class Measure:
    """The steps of a measure: its rate changes from step to step, and may only be told in two ways of one of them."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps

    def items(self) -> Iterator[Item]:
        """The amounts of the measure, each of one of its goods, where these are known."""
        for step in self._steps:
            if any(step.words):
                who = tuple((side, tuple(sorted(iris))) for side, iris in sorted(step.sides.items()))
                for told in step.told:
                    yield Item(step, told, (point(step, told), *_unit(told), who, tuple(sorted(step.about))))

    def one_state(self, a: Item, b: Item) -> bool:
        """Whether two amounts are of one step: the same was done, or is to be done, at the same time."""
        return _doing(a) == _doing(b) and (a.step == b.step or _near(a.step, b.step))

    def comparable(self, a: Item, b: Item) -> bool:
        """Whether two amounts may be of one thing: what is done twice is rather done to other goods."""
        return self.one_state(a, b) or _doing(a) != _doing(b)


def deal(group: Sequence[Step]) -> Deal:
    """An agreement out of its steps and what is under it."""
    steps = sorted((step for step in group if not step.is_under), key=_order)
    flows = sorted((step for step in group if step.is_under), key=_order)
    amendments = [step for step in steps if step.value == AMENDED and step.articles]
    kept = [step for step in steps if step.value in (*OPEN, *SETTLED, AMENDED)]
    return Deal(tuple(kept), tuple(flows), tuple(amendments), tuple(_starts(kept)))


def point(step: Step, told: Told) -> str:
    """What an amount tells: the rate of a measure, how long a deal lasts, or how much it is about."""
    if step.type == "TradeMeasure":
        return "rate" if told.amount.unit == "percent" else "amount"
    return "duration" if told.amount.unit in TIMES and not told.amount.per else "amount"


def by_slot(items: Iterable[Item]) -> Mapping[Slot, list[Item]]:
    """The amounts of each term."""
    found: dict[Slot, list[Item]] = {}
    for item in items:
        found.setdefault(item.slot, []).append(item)
    return found


def _size(item: Item) -> float:
    return item.told.amount.min or item.told.amount.max or 0.0


def _are_far(one: Step, other: Step) -> bool:
    if one.telling & other.telling or one.is_under or other.is_under or not (one.first and other.first):
        return False
    return abs((one.first - other.first).days) > AHEAD


def _starts(steps: Iterable[Step]) -> Iterator[dt.date]:
    """The days on which the parties concluded another deal, having concluded one before."""
    reached, latest = -1, dt.date.min
    for step in steps:
        if step.value not in CONCLUDED or not _is_dated(step) or not step.first:
            continue
        rank = CONCLUDED.index(step.value)
        if rank <= reached and (step.first - latest).days > SLIP:
            yield step.first
            reached = rank
        reached, latest = max(reached, rank), step.first


def _is_dated(step: Step) -> bool:
    told = step.first and step.last and (step.last - step.first).days <= MONTH
    return bool(told) and step.factuality == "asserted"


def _is_known(amendment: Step, day: dt.date | None, article: str | None) -> bool:
    """Whether whoever tells an amount on a day, in an article, may know of an amendment."""
    return article in amendment.articles or bool(day and amendment.first and amendment.first < day)


def _way(flow: Step, flows: Iterable[Step]) -> Slot:
    """Of what and from whom goods go; who sells goes without saying where all others tell the same."""
    told = {other.sides["exporter"] for other in flows if other.about == flow.about and "exporter" in other.sides}
    sellers = flow.sides.get("exporter") or (next(iter(told)) if len(told) == 1 else frozenset[str]())
    return tuple(sorted(flow.about)), tuple(sorted(sellers))


def _unit(told: Told) -> tuple[str, str, str]:
    return told.amount.unit, told.amount.per or "", told.amount.of or ""


def _doing(item: Item) -> tuple[str, bool]:
    return item.step.value, item.told.factuality in PLANS


def _near(one: Step, other: Step) -> bool:
    first, second = sorted((one, other), key=_order)
    if not (first.first and second.first):
        return False
    if first.last and second.last:
        return (second.first - first.last).days <= SLIP
    return (second.first - first.first).days <= WINDOW


def _order(step: Step) -> tuple[dt.date, str]:
    return step.first or dt.date.max, step.event
