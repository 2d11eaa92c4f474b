"""Numbers with the unit that follows them or the currency sign before them: the pieces that quantities are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.lexicon import table, words
from kg.values.numerals import Numeral, numerals
from kg.values.units import Unit, currency_near, plurals, units

WORD = re.compile(r"([\s-]|\s-)?(%|[^\W\d_](?:[^\W\d_]|[.'’$/&-](?=[^\W\d_])|(?<=\b[a-z])\.|\d\b)*)")
LED = re.compile(r"\b(?:for|by|took|lasting|of|lasts|over|spanning|for (?:at least|up to|more than|about|another))\s$")
NOT_LENGTH = re.compile(r"[\s-](?:ago|earlier|later|before|after|old|olds)\b")
# The size of a container between the number and its name: "1.5 mln 60-kilo bags".
SIZE = re.compile(r"\s\d{1,3}[\s-](?:kilo|kg|kilogram|lb|pound|litre|liter)s?(?=\s(?:bag|bale|box|sack|case|barrel))")
AHEAD = 6
ADJECTIVES = 3
BEFORE = 24


def amounts(text: str, low: str) -> Iterator[Amount]:
    """The numbers of ``text`` with their units, in order; those without a unit too, for what stands next to them."""
    behind = 0
    for numeral in numerals(text, low):
        amount = _amount(numeral, text, low) if numeral.start >= behind else None
        if amount is not None:
            behind = amount.end
            yield amount


def _amount(numeral: Numeral, text: str, low: str) -> Amount | None:
    if numeral.share:
        return Amount(numeral, Unit("percent", "percent"), numeral.end)
    if numeral.currency:
        return Amount(numeral, Unit(numeral.currency, "money"), _after_sign(numeral, low))
    found = _unit(numeral, text, low)
    if found is None:
        return None if numeral.letter else Amount(numeral, None, numeral.end)
    unit, end = found
    return Amount(numeral, unit, end) if _allowed(numeral, unit, text, low, end) else None


def _after_sign(numeral: Numeral, low: str) -> int:
    """The end of "€5 million euros": a name that repeats the sign belongs to the amount."""
    found = _lookup(_ahead(low, numeral.end))
    return found[1] if found and found[0].kind == "money" and found[0].name == numeral.currency else numeral.end


def _unit(numeral: Numeral, text: str, low: str) -> tuple[Unit, int] | None:
    sized = SIZE.match(low, numeral.end)
    following = _ahead(low, sized.end() if sized else numeral.end)
    if direct := _lookup(following):
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
    if unit.kind == "shared":
        return Unit(currency_near(unit.name, low, numeral.start), "money"), end
    if unit.name == "pound" and numeral.scale >= 1e9:
        return Unit("GBP", "money"), end
    written = text[numeral.end : end].strip(" -")
    return (replace(unit, factor=1e6), end) if written == "Mt" else (unit, end)


def _counted(following: list[tuple[str, int]]) -> tuple[Unit, int] | None:
    """A thing that is counted, up to three adjectives on: "862 foreign goods", "farm and industrial products"."""
    barriers = words("units", "barriers")
    for place in range(1, min(ADJECTIVES + 1, len(following))):
        if following[place - 1][0] in barriers and not (following[place - 1][0] == "and" and place > 1):
            return None
        for length in (2, 1):
            form = " ".join(word for word, _ in following[place : place + length])
            unit = units().get(form)
            if unit and form in plurals() and len(following) >= place + length:
                return unit, following[place + length - 1][1]
    return None


def _ahead(low: str, at: int) -> list[tuple[str, int]]:
    """The next words with their ends; punctuation other than a hyphen stops it."""
    found: list[tuple[str, int]] = []
    while len(found) < AHEAD and (word := WORD.match(low, at)):
        if found and not word[1]:
            break
        found.append((word[2].replace(".", "").replace("’", "'"), word.end()))
        at = word.end()
    return found


def _allowed(numeral: Numeral, unit: Unit, text: str, low: str, end: int) -> bool:
    """Whether number and unit make an amount: no year, no label, no "two companies", no game that somebody won."""
    if unit.kind in ("percent", "money", "shared"):
        return unit.name != "KRW" or numeral.scale > 1
    if unit.kind == "duration":
        return _is_length(numeral, low, end)
    if unit.kind in ("count", "group") and _is_name(numeral, text):
        return False
    return unit.kind != "group" or numeral.value * numeral.scale >= int(table("units")["counts"]["floor"])


def _is_name(numeral: Numeral, text: str) -> bool:
    """Whether digits are a year or part of a name: "the 2015 quota items", "PC 7000 computers", "Boeing 747"."""
    before = re.search(r"(\S+)\s$", text[max(0, numeral.start - BEFORE) : numeral.start])
    if numeral.year_like or not before:
        return numeral.year_like
    named = before[1].isupper() and len(numeral.written) > 2 and "," not in numeral.written
    return named or before[1].lower().rstrip(".") in words("units", "labels")


def _is_length(numeral: Numeral, low: str, end: int) -> bool:
    """Whether a time is a length: "a 27-year contract", "for 120 days", "15 years of supply"; not "in five years"."""
    hyphened = low[numeral.end : numeral.end + 1] == "-"
    led = LED.search(low[max(0, numeral.start - BEFORE) : numeral.start]) or low.startswith(" of ", end)
    return bool((hyphened or led) and not NOT_LENGTH.match(low, end))


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
