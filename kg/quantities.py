"""Amounts in text: ranges, open ends, money, weights, counts and shares, by our own grammar on raw text.

Three steps: numbers with their units (``kg.amounts``), pairs of them joined to ranges, and the words around that open
an end ("more than") or tell per what and of what. A number without a unit is no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.amounts import Amount, amounts
from kg.lexicon import table, words
from kg.model import Quantity
from kg.units import Unit, per_forms

JOINER = re.compile(r"\s?(?:-|–|—|\sto\s|\sand\s|\sor\s)\s?|\s(?:to|and|or)\s")
WORDS_BEFORE = 34
CHANGE_BEFORE = 48
ELLIPSIS = 160
OF = re.compile(r"\s(?:of|from)\s((?:the\s)?[^\s.,;:()\d][^.,;:()\n]{0,80})")
LINKS = ("of", "and", "with", "to", "in", "on", "from", "between", "'s")


def find_quantities(text: str) -> tuple[QuantitySpan, ...]:
    """The quantities of ``text``, in order and apart from one another; a second currency's value is left out."""
    low = _lower(text)
    whole = _elided(list(amounts(text, low)), low)
    spans = [_finished(pair, text, low) for pair in _joined(_without_conversions(whole, low), low)]
    return tuple(s for s in spans if s is not None)


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _elided(found: list[Amount], low: str) -> list[Amount]:
    """Give a number without a unit that of its neighbour: "5.33 billion", "13,000 of flour", "to 0.6"."""
    kept: list[Amount] = []
    for i, amount in enumerate(found):
        unit = amount.unit or _ahead_unit(amount, found[i + 1 : i + 2], low) or _behind_unit(amount, kept, low)
        if unit is not None:
            kept.append(replace(amount, unit=unit))
    return kept


def _ahead_unit(amount: Amount, following: list[Amount], low: str) -> Unit | None:
    """ "5 to 8 percent": the unit stands behind the second number."""
    if not following or not following[0].unit or following[0].unit.kind == "duration":
        return None
    gap = low[amount.end : following[0].start]
    plain = not amount.numeral.written or len(amount.numeral.written) != 4 or following[0].value > 1000
    return following[0].unit if JOINER.fullmatch(gap) and plain and not following[0].numeral.share else None


def _behind_unit(amount: Amount, kept: list[Amount], low: str) -> Unit | None:
    if not kept or kept[-1].unit is None or amount.start - kept[-1].end > ELLIPSIS:
        return None
    last, gap = kept[-1].unit, low[kept[-1].end : amount.start]
    ends = re.match(r"\s?(?:[.,;:)]|$|(?:from|in|of|by|last|a year|to|against|compared|and|at|for|this)\b)", low[amount.end : amount.end + 10])
    if not ends:
        return None
    if re.fullmatch(r"\s(?:to|from|and|or)\s", gap) and amount.numeral.digits and "." in amount.numeral.written + ".":
        return last if last.kind in ("percent", "money", "measure") and _not_a_year(amount) else None
    if amount.numeral.scale >= 1e5:
        return last if last.kind in ("money", "measure") else None
    return last if last.kind == "measure" and "," in amount.numeral.written and "\n\n" not in gap else None


def _not_a_year(amount: Amount) -> bool:
    return not (len(amount.numeral.written) == 4 and amount.numeral.scale == 1 and 1500 <= amount.numeral.value <= 2100)


def _without_conversions(found: list[Amount], low: str) -> Iterator[Amount]:
    last: Amount | None = None
    for amount in found:
        if last is None or not _converts(last, amount, low):
            yield amount
            last = amount


def _converts(first: Amount, second: Amount, low: str) -> bool:
    """Whether the second amount is the first one's value in another currency: "8 billion euros ($9.2 billion)"."""
    if not first.unit or not second.unit or first.unit.kind != "money" or second.unit.kind != "money":
        return False
    if first.unit.name == second.unit.name or second.start - first.end > 40:
        return False
    return bool(_conversion().fullmatch(low[first.end : second.start]))


@lru_cache(maxsize=1)
def _conversion() -> re.Pattern[str]:
    cues = "|".join(re.escape(c) for c in sorted(words("units", "cues", "converted"), key=len, reverse=True))
    return re.compile(rf"(?:\s[a-z]+){{0,3}}\s?[(\[]\s?(?:(?:{cues})\s)?(?:(?:{cues})\s)?|,?\s(?:or|equivalent to|equal to)\s(?:(?:{cues})\s)?")


def _joined(found: Iterator[Amount], low: str) -> Iterator[tuple[Amount, Amount | None]]:
    """Pairs that make a range, and the rest alone."""
    held: Amount | None = None
    for amount in found:
        if held is None:
            held = amount
        elif scaled := _as_range(held, amount, low):
            yield scaled, amount
            held = None
        else:
            yield held, None
            held = amount
    if held is not None:
        yield held, None


def _as_range(first: Amount, second: Amount, low: str) -> Amount | None:
    """The first amount of a range with the scale that it shares with the second, or None when the two make no range."""
    gap = low[first.end : second.start]
    if not first.unit or not second.unit or first.unit.name != second.unit.name or not JOINER.fullmatch(gap):
        return None
    bare = first.end == first.numeral.end and not first.numeral.share
    if bare and first.numeral.scale == 1 and first.numeral.value < 1000 and "," not in first.numeral.written:
        first = replace(first, numeral=replace(first.numeral, scale=second.numeral.scale))
    if first.value >= second.value:
        return None
    return first if _joins(gap.strip(), bare, low[max(0, first.start - CHANGE_BEFORE) : first.start]) else None


def _joins(joiner: str, bare: bool, before: str) -> bool:
    clause = re.split(r"[.;:\n]\s", before)[-1].split()
    if joiner == "and":
        return "between" in clause[-3:]
    if joiner == "to" and (not bare or clause[-1:] == ["from"]):
        return not words("units", "cues", "change").intersection(w.strip(",") for w in clause[-6:]) or clause[-1:] in (["by"], ["between"])
    return joiner != "or" or bare


def _finished(pair: tuple[Amount, Amount | None], text: str, low: str) -> QuantitySpan | None:
    first, second = pair
    last = second or first
    if last.unit is None or (second is None and first.value == 0 and last.unit.kind == "percent"):
        return None
    side, start = _cue_before(first.start, low)
    behind, end = _cue_behind(last.end, low)
    side = side or behind
    per, end = _per(last.unit, end, text, low)
    least, most = (None if side == "max" and not second else first.value), (None if side == "min" and not second else last.value)
    quantity = Quantity(least, most, last.unit.name, per, _of(last.unit, end, text))
    return QuantitySpan(start, end, text[start:end], quantity)


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    cues = [(c, side) for side in ("min", "max", "both") for c in table("units")["cues"][side]]
    named = [rf"(?P<{s}>{'|'.join(re.escape(c) for c, side in sorted(cues, key=lambda c: -len(c[0])) if side == s)})" for s in ("min", "max", "both")]
    return re.compile(rf"(?<![a-z])(?:{'|'.join(named)})\s(?:as\s|about\s|some\s|only\s|around\s|an?\s(?:estimated\s|further\s)?)?$")


def _cue_before(start: int, low: str) -> tuple[str | None, int]:
    from_here = max(0, start - WORDS_BEFORE)
    before = low[from_here:start]
    if between := re.search(r"(?<![a-z])between\s$", before):
        return None, from_here + between.start()
    found = _before().search(before)
    if found:
        return (found.lastgroup if found.lastgroup != "both" else None), from_here + found.start()
    noun = re.search(r"\b(minimum|maximum)\s(?:[a-z]+\s){1,2}of\s$", before)
    return ({"minimum": "min", "maximum": "max"}[noun[1]] if noun else None), start


def _cue_behind(end: int, low: str) -> tuple[str | None, int]:
    for side in ("min", "max"):
        for cue in table("units")["cues"][f"after_{side}"]:
            for form in (cue, " " + cue):
                if low.startswith(form, end) and not low[end + len(form) : end + len(form) + 1].isalnum():
                    return side, end + len(form)
    return None, end


@lru_cache(maxsize=1)
def _per_pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(f) for f in sorted(per_forms(), key=len, reverse=True))
    adverbs = "|".join(sorted(table("units")["per"]["adverbs"], key=len, reverse=True))
    return re.compile(rf"(?:\s(?:an?|per|each|every)\s|\s?/\s?|\sfor\seach\s)(?P<form>{forms})s?(?![a-z])|\s(?P<adverb>{adverbs})(?![a-z])")


@lru_cache(maxsize=1)
def _per_later() -> re.Pattern[str]:
    return re.compile(r"\s(?:worth\s)?(?:of|in)\s[^.,;:\d]{1,70}?\s(?:(?:an?|per|each|every)\s(?P<form>year|month|week|day)|(?P<adverb>annually|yearly|monthly))(?![a-z])")


def _per(unit: Unit, end: int, text: str, low: str) -> tuple[str | None, int]:
    """Per what, and where the span then ends: it grows only over what stands right behind."""
    if unit.per:
        return unit.per, end
    if unit.kind == "duration":
        return None, end
    if found := _per_pattern().match(low, end):
        return _per_name(found), found.end()
    later = _per_later().match(low, end)
    return (_per_name(later) if later else None), end


def _per_name(found: re.Match[str]) -> str:
    return per_forms()[found["form"]] if found["form"] else str(table("units")["per"]["adverbs"][found["adverb"]])


def _of(unit: Unit, end: int, text: str) -> str | None:
    """Of what a share is: the noun phrase behind "of", up to a verb, a preposition or a stop."""
    found = OF.match(text, end)
    if unit.name != "percent" or not found:
        return None
    kept: list[str] = []
    for word in found[1].split():
        if word.lower() in words("units", "barriers") - {"the", "its", "their", "a", "an", "of", "all", "and", "this", "his", "these"}:
            break
        kept.append(word)
    return " ".join(kept) or None


@dataclass(frozen=True, slots=True)
class QuantitySpan:
    """A quantity with its words: ``text`` is the stretch from ``start`` to ``end`` exactly, cue and "per" included."""

    start: int
    end: int
    text: str
    quantity: Quantity
