"""Amounts in text: ranges, open ends, money, weights, counts and shares, by our own grammar on raw text.

Three steps: numbers with their units (``kg.values.amounts``), pairs of them joined to ranges (``kg.values.ranges``),
and here the words around that open an end ("more than") or tell per what and of what. A number without a unit is no
quantity.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import table, words
from kg.model import Quantity
from kg.values.amounts import Amount, amounts
from kg.values.ranges import complete, joined, without_conversions
from kg.values.units import Unit, per_forms

BEFORE = 34
LIMIT = re.compile(r"\b(minimum|maximum)\s(?:[a-z]+\s){1,2}of\s$")
OF = re.compile(r"\s(?:of|from)\s((?:the\s)?[^\s.,;:()\d][^.,;:()\n]{0,80})")
VERBS = frozenset(("will", "would", "is", "are", "was", "were", "has", "have", "had", "can", "could", "may", "in"))
IN_A_PHRASE = frozenset(("the", "its", "their", "a", "an", "of", "all", "and", "this", "his", "these"))


def find_quantities(text: str) -> tuple[QuantitySpan, ...]:
    """The quantities of ``text``, in order and apart from one another; a second currency's value is left out."""
    low = _lower(text)
    whole = without_conversions(complete(list(amounts(text, low)), low), low)
    found: list[QuantitySpan] = []
    for first, second in joined(whole, low):
        span = _finished(first, second, text, low)
        if span and (not found or span.start >= found[-1].end):
            found.append(span)
    return tuple(found)


def _lower(text: str) -> str:
    """Lower case, letter for letter, so that offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _finished(first: Amount, second: Amount | None, text: str, low: str) -> QuantitySpan | None:
    last = second or first
    if last.unit is None or (first.value == last.value == 0 and last.unit.kind == "percent"):
        return None
    cue, start = _cue_before(first.start, last.unit, low)
    per, end = _per(last.unit, last.end, low)
    after, end = _cue_after(end, low)
    side = None if second else cue or after
    least, most = None if side == "max" else first.value, None if side == "min" else last.value
    quantity = Quantity(least, most, last.unit.name, per, _of(last.unit, end, text))
    return QuantitySpan(start, end, text[start:end], quantity)


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    """A cue word right before an amount; the name of the group is the side that stays."""
    sides = [
        rf"(?P<{side}>{'|'.join(re.escape(c) for c in sorted(table('units')['cues'][side], key=len, reverse=True))})"
        for side in ("min", "max", "both")
    ]
    return re.compile(rf"(?<![a-z])(?:{'|'.join(sides)})\s(?:(?:as|about|some|only|around|an?|estimated|further)\s)?$")


def _cue_before(start: int, unit: Unit, low: str) -> tuple[str | None, int]:
    """Which end stays ("min" for "more than"), and where the span begins with its cue."""
    here = max(0, start - BEFORE)
    before = low[here:start]
    if between := re.search(r"(?<![a-z])between\s$", before):
        return None, here + between.start()
    if limit := LIMIT.search(before):
        return limit[1][:3], start
    found = _cues().search(before)
    if not found or (unit.kind == "duration" and found["min"] == "over" and "for over" not in before):
        return None, start
    led = before[: found.start()].split()[-1:]
    if (found["max"] == "up to" and led and led[0] in words("units", "cues", "change")) or _is_article(found):
        return None, start  # “went up to 12 percent”, "under a three-year pact"
    return found.lastgroup if found.lastgroup != "both" else None, here + found.start()


def _is_article(found: re.Match[str]) -> bool:
    return found["max"] in ("under", "within") and found[0].split()[-1] in ("a", "an")


def _cue_after(end: int, low: str) -> tuple[str | None, int]:
    """ "50 percent or more": which end stays, and where the span ends with it."""
    for side in ("min", "max"):
        for cue in table("units")["cues"][f"after_{side}"]:
            form = cue if cue.startswith("-") else " " + cue
            if low.startswith(form, end) and not low[end + len(form) : end + len(form) + 1].isalnum():
                return side, end + len(form)
    return None, end


@lru_cache(maxsize=1)
def _per_next() -> re.Pattern[str]:
    forms = "|".join(re.escape(f) for f in sorted(per_forms(), key=len, reverse=True))
    adverbs = "|".join(sorted(table("units")["per"]["adverbs"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?:\s(?:an?|per|each|every|for\seach)\s|\s?/\s?)(?P<form>{forms})s?(?![a-z])|\s(?P<adverb>{adverbs})(?![a-z]))"
        r"(?!\s(?:ago|earlier|before|later|old|after|on\syear)\b)"
    )


@lru_cache(maxsize=1)
def _per_later() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:worth\s)?(?:of|in)\s[^.,;:\d]{1,70}?\s(?:(?:an?|per|each|every)\s(?P<form>year|month|week|day)"
        r"|(?P<adverb>annually|yearly|monthly))(?![a-z])(?!\s(?:ago|earlier|before|later|old|after|on\syear)\b)"
    )


def _per(unit: Unit, end: int, low: str) -> tuple[str | None, int]:
    """Per what, and where the span then ends: it grows only over what stands right behind."""
    if unit.per or unit.kind == "duration":
        return unit.per, end
    if found := _per_next().match(low, end):
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
    phrase = found[1].split()
    ends = VERBS if phrase[0] in ("what", "all") else words("units", "barriers") - IN_A_PHRASE
    kept = itertools.takewhile(lambda word: word.lower() not in ends, phrase)
    return " ".join(kept) or None


@dataclass(frozen=True, slots=True)
class QuantitySpan:
    """A quantity with its words: ``text`` is the stretch from ``start`` to ``end`` exactly, cue and "per" included."""

    start: int
    end: int
    text: str
    quantity: Quantity
