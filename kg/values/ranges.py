"""Amounts that belong together: units left out beside a neighbour, conversions into a second currency, and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.lexicon import table, words
from kg.values.amounts import Amount
from kg.values.units import Unit

JOINER = re.compile(r"\s?[-–—]\s?|\s(?:to|and|or)\s")
# What may follow a number whose unit is that of the amount before it.
ELLIPSIS_END = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:from|in|of|by|last|a year|to|against|compared|and|at|for|this|more)\b"
)
ELLIPSIS = 160
CONVERSION = 40
CHANGE_BEFORE = 48


def complete(found: list[Amount], low: str) -> Iterator[Amount]:
    """The amounts with a unit, their own or that of a neighbour: "5.33 billion", "13,000 of flour", "to 0.6"."""
    last: Amount | None = None
    for i, amount in enumerate(found):
        unit = amount.unit or _unit_behind(amount, found[i + 1 : i + 2], low) or _unit_before(amount, last, low)
        if unit is not None:
            last = replace(amount, unit=unit)
            yield last


def without_conversions(found: Iterable[Amount], low: str) -> Iterator[Amount]:
    """Leave out the value of an amount in another currency: "8 billion euros ($9.2 billion)" is 8 billion euros."""
    last: Amount | None = None
    for amount in found:
        if last is None or not _converts(last, amount, low):
            yield amount
            last = amount


def joined(found: Iterable[Amount], low: str) -> Iterator[tuple[Amount, Amount | None]]:
    """Pairs that make a range, and the rest alone."""
    held: Amount | None = None
    for amount in found:
        scaled = _as_range(held, amount, low) if held else None
        if scaled:
            yield scaled, amount
        elif held:
            yield held, None
        held = None if scaled else amount
    if held:
        yield held, None


def _unit_behind(amount: Amount, following: list[Amount], low: str) -> Unit | None:
    """ "5 to 8 percent": the unit stands behind the second number."""
    if not following or amount.numeral.year_like or following[0].numeral.share:
        return None
    return following[0].unit if JOINER.fullmatch(low[amount.end : following[0].start]) else None


def _unit_before(amount: Amount, last: Amount | None, low: str) -> Unit | None:
    """The unit of the amount before, for a number that stands where an amount would."""
    if not last or not last.unit or amount.start - last.end > ELLIPSIS or amount.numeral.year_like:
        return None
    gap, unit = low[last.end : amount.start], last.unit
    if not ELLIPSIS_END.match(low, amount.end) or words("units", "heads").intersection(gap.split()[-3:]):
        return None
    if re.fullmatch(r"\s(?:to|from|or)\s", gap) and amount.numeral.written:
        return unit if unit.kind in ("percent", "money", "measure") else None
    if amount.numeral.scale >= 1e5:
        return unit if unit.kind in ("money", "measure") else None
    return unit if unit.kind == "measure" and "," in amount.numeral.written and "\n\n" not in gap else None


def _converts(first: Amount, second: Amount, low: str) -> bool:
    if not first.unit or not second.unit or first.unit.kind != "money" or second.unit.kind != "money":
        return False
    if first.unit.name == second.unit.name or second.start - first.end > CONVERSION:
        return False
    return bool(_conversion().fullmatch(low[first.end : second.start]))


@lru_cache(maxsize=1)
def _conversion() -> re.Pattern[str]:
    cues = "|".join(re.escape(c) for c in sorted(words("units", "cues", "converted"), key=len, reverse=True))
    about = rf"(?:(?:{cues})\s)?(?:(?:{cues})\s)?"
    return re.compile(rf"(?:\s[a-z]+){{0,3}}\s?[(\[]\s?{about}|,?\s(?:or|equivalent\sto|equal\sto)\s{about}")


def _as_range(first: Amount, second: Amount, low: str) -> Amount | None:
    """The first amount of a range with the scale it shares with the second; None when the two make no range."""
    gap = low[first.end : second.start]
    if not first.unit or not second.unit or first.unit.name != second.unit.name or not JOINER.fullmatch(gap):
        return None
    bare = first.end == first.numeral.end and not first.numeral.share
    if bare and first.numeral.scale == 1 and first.value < 1000 and "," not in first.numeral.written:
        first = replace(first, numeral=replace(first.numeral, scale=second.numeral.scale))
    before = low[max(0, first.start - CHANGE_BEFORE) : first.start]
    return first if first.value < second.value and _joins(gap.strip(), bare, before) else None


def _joins(joiner: str, bare: bool, before: str) -> bool:
    """Whether a joining word makes a range; "rose 5 percent to 30 percent" is a change and a level."""
    clause = re.split(r"[.;:\n]\s", before)[-1].split()
    if joiner == "and":
        return "between" in clause[-3:]
    if joiner != "to" or (bare and clause[-1:] != ["from"]):
        return joiner != "or" or bare
    near = clause[-12:] if clause[-1:] == ["from"] else clause[-6:]
    if " ".join(clause[-2:]) in words("units", "cues", "spread"):
        return True
    changes = {word.strip(",") for word in near} & set(table("units")["cues"]["change"])
    return not changes or clause[-1:] == ["between"] or (bare and clause[-1:] == ["by"])
