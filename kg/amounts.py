"""Numbers with the unit that follows them or the currency sign before them: the pieces that quantities are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.lexicon import table, words
from kg.numerals import Numeral, numerals
from kg.units import Unit, currency_near, units

WORD = re.compile(r"(\s?-?\s?)(%|[^\W\d_](?:[^\W\d_]|[.'’$/&-](?=[^\W\d_])|(?<=\b[a-z])\.|\d\b)*)")
AHEAD = 6
ADJECTIVES = 3
BEFORE = 24


def amounts(text: str, low: str) -> Iterator[Amount]:
    """The numbers of ``text`` with their units, in order; those without a unit too, for what stands next to them."""
    for numeral in numerals(text, low):
        amount = _amount(numeral, text, low)
        if amount is not None:
            yield amount


def _amount(numeral: Numeral, text: str, low: str) -> Amount | None:
    if numeral.share:
        return Amount(numeral, Unit("percent", "percent"), numeral.end)
    if numeral.currency:
        return Amount(numeral, Unit(numeral.currency, "money"), _after_sign(numeral, low))
    found = _unit(numeral, text, low)
    if found is None:
        return Amount(numeral, None, numeral.end) if not numeral.letter else None
    unit, end = found
    return Amount(numeral, unit, end) if _allowed(numeral, unit, low, end) else None


def _after_sign(numeral: Numeral, low: str) -> int:
    """The end of "$5 million US" or "€5 million euros": a name that repeats the sign belongs to the amount."""
    found = _lookup(_ahead(low, numeral.end)[:4])
    return found[1] if found and found[0].kind == "money" and found[0].name == numeral.currency else numeral.end


def _unit(numeral: Numeral, text: str, low: str) -> tuple[Unit, int] | None:
    following = _ahead(low, numeral.end)
    direct = _lookup(following)
    if direct:
        return _settled(direct, numeral, text, low)
    return None if numeral.letter else _counted(following)


def _lookup(following: list[tuple[str, int]]) -> tuple[Unit, int] | None:
    """The longest run of words that is a unit, as "u.s. dollars", "cubic metres", "barrels per day"."""
    for length in range(min(4, len(following)), 0, -1):
        form = " ".join(word for word, _ in following[:length])
        if unit := units().get(form):
            return unit, following[length - 1 - form.endswith(" of")][1]
    return None


def _settled(found: tuple[Unit, int], numeral: Numeral, text: str, low: str) -> tuple[Unit, int]:
    """Names that need a look around: "crowns" of which country, "pounds of" at a billion, "Mt"."""
    unit, end = found
    written = text[numeral.end : end].strip(" -")
    if unit.kind == "shared":
        return Unit(currency_near(unit.name, low, numeral.start), "money"), end
    if unit.name == "pound" and numeral.scale >= 1e9:
        return Unit("GBP", "money"), end
    return (replace(unit, factor=1e6), end) if written == "Mt" else (unit, end)


def _counted(following: list[tuple[str, int]]) -> tuple[Unit, int] | None:
    """A thing that is counted, up to three adjectives on: "862 foreign goods", "farm and industrial products"."""
    for place in range(1, min(ADJECTIVES + 1, len(following))):
        if following[place - 1][0] in words("units", "barriers") and not (following[place - 1][0] == "and" and place > 1):
            return None
        for length in (2, 1):
            form = " ".join(word for word, _ in following[place : place + length])
            unit = units().get(form)
            if unit and unit.kind in ("count", "group") and form != unit.name and len(following) >= place + length:
                return unit, following[place + length - 1][1]
    return None


def _ahead(low: str, at: int) -> list[tuple[str, int]]:
    """The next words with their ends; punctuation other than a hyphen stops it."""
    found: list[tuple[str, int]] = []
    while len(found) < AHEAD and (word := WORD.match(low, at)):
        if "-" not in word[1] and not word[1] and word[2] != "%" and len(found) > 0:
            break
        found.append((word[2].replace(".", "").replace("’", "'"), word.end()))
        at = word.end()
    return found


def _allowed(numeral: Numeral, unit: Unit, low: str, end: int) -> bool:
    """Whether number and unit make an amount: no year, no label, no "two companies", no lone "one"."""
    if unit.kind in ("percent", "money", "shared"):
        return unit.name != "KRW" or numeral.scale > 1
    total = numeral.value * numeral.scale
    written = numeral.written
    if unit.kind in ("count", "group") and (len(written) == 4 and "," not in written and 1900 <= total < 2100):
        return False
    if unit.kind == "group" and total < int(table("units")["counts"]["floor"]):
        return False
    if unit.kind == "duration":
        return _is_length(numeral, low, end)
    before = re.search(r"([a-z]+)\.?\s$", low[max(0, numeral.start - BEFORE) : numeral.start])
    return not (before and before[1] in words("units", "labels"))


def _is_length(numeral: Numeral, low: str, end: int) -> bool:
    """Whether a time is a length: "a 27-year contract", "for 120 days", "15 years of supply"; not "in five years"."""
    hyphened = low[numeral.end : numeral.end + 1] == "-" and not low.startswith(("-old", " old"), end)
    before = low[max(0, numeral.start - BEFORE) : numeral.start]
    led = re.search(r"\b(?:for|by|took|lasting|of|lasts|for at least|for up to|for more than|for about|for another)\s$", before)
    ago = re.match(r"\s(?:ago|earlier|later|before|after|old)\b", low[end : end + 9])
    return bool((hyphened or led) and not ago)


@dataclass(frozen=True, slots=True)
class Amount:
    """One number with its unit, which is None where the text leaves it out; ``end`` is behind the unit."""

    numeral: Numeral
    unit: Unit | None
    end: int

    @property
    def start(self) -> int:
        """Where the number or its sign begins."""
        return self.numeral.start

    @property
    def value(self) -> float:
        """The number in full, in terms of the unit."""
        full = self.numeral.value * self.numeral.scale * (self.unit.factor if self.unit else 1)
        return float(f"{full:.12g}")
