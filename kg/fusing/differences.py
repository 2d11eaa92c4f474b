"""Where reports give other amounts of one lasting thing: they disagree, or it has changed between them.

Amounts are compared over all steps of a thing and all that is under it, by the terms of ``kg.fusing.terms``. Reports
disagree when independent sources tell amounts of one term in one state that cannot both be, neither of them both. What
one source first tells so and later otherwise has changed, for all who tell the same two amounts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.fusing.best import best_told
from kg.fusing.origin import Origin, sources
from kg.fusing.recipe import CLOSE
from kg.fusing.step import Step, Told
from kg.fusing.terms import Deal, Item, Measure, Slot, by_slot, deal
from kg.model import Quantity

Thing = Deal | Measure
Pair = tuple[Item, Item]
Amounts = frozenset[Quantity]


@dataclass(frozen=True, slots=True)
class Difference:
    """Amounts of one term that differ: ``pairs`` are places in ``values``, ``best`` is the place of the best one.

    ``changed`` says that they are of two states of the thing, so that no report contradicts another.
    """

    changed: bool
    point: str
    term: Slot
    values: tuple[Told, ...]
    pairs: tuple[tuple[int, int], ...]
    best: int


def differences(group: Sequence[Step], origins: Mapping[str, Origin]) -> tuple[Difference, ...]:
    """Where the amounts differ that reports tell of the steps of a story and of what is under it."""
    if sum(len(step.told) for step in group) < 2 or group[0].type not in ("Agreement", "TradeMeasure"):
        return ()
    thing = deal(group) if group[0].type == "Agreement" else Measure(group)
    terms = {slot: items for slot, items in by_slot(thing.items()).items() if _differ(items)}
    source = sources([item.told.article for items in terms.values() for item in items], origins)
    found = (one for slot, items in terms.items() for one in _of_term(slot, items, thing, source))
    return tuple(sorted(found, key=repr))


def _differ(items: Sequence[Item]) -> bool:
    return any(not _agree(a.told.amount, b.told.amount) for a, b in combinations(items, 2))


def _of_term(slot: Slot, items: Sequence[Item], thing: Thing, source: Mapping[str, str]) -> Iterator[Difference]:
    ordered = sorted(items, key=_order)
    apart = [(a, b) for a, b in combinations(ordered, 2) if _differs(a, b, thing)]
    apart = [pair for pair in apart if not _tells_both(pair, ordered, thing)]
    contested = [pair for pair in apart if thing.one_state(*pair)]
    told = {_amounts(pair) for pair in contested if _one_source(pair, source) and _later(pair)}
    disputes = [pair for pair in contested if _amounts(pair) not in told and not _one_source(pair, source)]
    changes = [pair for pair in apart if pair not in contested or _amounts(pair) in told]
    for changed, pairs in ((False, disputes), (True, changes)):
        if pairs:
            yield _difference(slot, pairs, source, changed=changed)


def _difference(slot: Slot, pairs: Iterable[Pair], source: Mapping[str, str], *, changed: bool) -> Difference:
    found = [(a.told, b.told) for a, b in pairs]
    values = sorted({one for pair in found for one in pair}, key=_told_order)
    places = tuple((values.index(a), values.index(b)) for a, b in found)
    return Difference(changed, str(slot[0]), slot, tuple(values), places, values.index(best_told(values, source)))


def _differs(a: Item, b: Item, thing: Thing) -> bool:
    if _agree(a.told.amount, b.told.amount) or not thing.comparable(a, b):
        return False
    return a.told.article != b.told.article or not thing.one_state(a, b)


def _agree(x: Quantity, y: Quantity) -> bool:
    """Whether two amounts have a number in common, or are one number more and less rounded."""
    low, high = max(_low(x), _low(y)), min(_high(x), _high(y))
    return low <= high or _is_rounded(high, low)


def _is_rounded(x: float, y: float) -> bool:
    few = min(_digits(x), _digits(y))
    return abs(x) >= CLOSE * abs(y) and _to(x, few) == _to(y, few)


def _digits(x: float) -> int:
    return len(f"{x:.12g}".replace(".", "").replace("-", "").split("e")[0].strip("0")) or 1


def _to(x: float, digits: int) -> float:
    return float(f"{x:.{digits - 1}e}")


def _low(x: Quantity) -> float:
    return float("-inf") if x.min is None else x.min


def _high(x: Quantity) -> float:
    return float("inf") if x.max is None else x.max


def _tells_both(pair: Pair, items: Iterable[Item], thing: Thing) -> bool:
    """Whether the article of one amount has the other as well, or parts of which the other is the sum."""
    for one, other in (pair, pair[::-1]):
        own = [i.told.amount for i in items if i.told.article == one.told.article and thing.one_state(i, one)]
        if any(_agree(amount, other.told.amount) for amount in own) or _is_sum(other.told.amount, own):
            return True
    return False


def _is_sum(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    total = sum(part.min or part.max or 0.0 for part in parts)
    return len(parts) > 1 and _agree(whole, Quantity(total, total, whole.unit))


def _one_source(pair: Pair, source: Mapping[str, str]) -> bool:
    one, other = (source[item.told.article] for item in pair)
    return one == other


def _later(pair: Pair) -> bool:
    one, other = (item.told.published for item in pair)
    return one != other


def _amounts(pair: Pair) -> Amounts:
    return frozenset(item.told.amount for item in pair)


def _order(item: Item) -> tuple[dt.date, str, str]:
    return _told_order(item.told)


def _told_order(told: Told) -> tuple[dt.date, str, str]:
    return told.published or dt.date.max, told.claim, repr(told.amount)
