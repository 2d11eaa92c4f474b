"""Numbers in running text, in digits and in words, with their scale ("2.5 bln") and the currency sign before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import table, words

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[\s-]\d/\d(?!\d))?"
LONGEST = 18
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
TEENS = r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
TENS = rf"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[\s-]{ONES})?)"
SMALL = rf"(?:{TENS}|{TEENS}|{ONES})"
HUNDREDS = rf"(?:(?:a|{ONES})\shundred(?:\s(?:and\s)?{SMALL})?)"
LARGE = r"(?:hundred|thousand|million|billion|trillion)"
SHARE = r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
PART = rf"(?:(?:one|a)[\s-]half|half|(?:one|a)[\s-]{SHARE}|(?:two|three|four|five|seven|nine)[\s-]{SHARE}s)"
# A bare share word is one with a whole behind it ("a third of") or a change before it ("by half"); "a third round" and
# "the first half" are none.
WHOLE = re.compile(
    r"\s(?:of|the|its|their|our|as|more|less|what|all|that|from|to|in|on|and|last|this|year|at)\b|\s?[.,;:)]|\s?$"
)
CHANGED = re.compile(
    r"\b(?:by|by about|by around|nearly|almost|about|some|roughly|than|over|around|approximately|close to|under)\s$"
)
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|former|other|1st|2nd|next|this|that|final|top|better)[\s-]$"
)


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """One number with its sign and scale, in lower-case text. No pattern repeats a repetition."""
    spelled = rf"{HUNDREDS}|{SMALL}|an?\sdozen|an?(?=\s{LARGE}\s)|half\sa(?=\s{LARGE}\s)"
    laid_out = rf"""
        (?:(?<![\w$.])(?P<sign>{_signs()})\s?(?P<digits1>{DIGITS})
        |(?<![\w$€£¥])(?<![a-z][-/.])(?<!\d[.,/])(?P<digits>{DIGITS})
        |(?<![\w-])(?:half\sa(?=\s{LARGE}\s)|(?P<part>{PART})(?![\w-])|(?P<words>{spelled})(?P<half>\sand\sa\shalf)?(?![a-z])))
        (?:{_scales()})?"""
    return re.compile(re.sub(r"\n\s+", "", laid_out))


def numerals(text: str, low: str) -> Iterator[Numeral]:
    """The numbers of ``text``, in order; ``low`` is the same text in lower case, letter for letter."""
    for found in pattern().finditer(low):
        numeral = _share(found) if found["part"] else _numeral(found, text)
        if numeral is not None:
            yield numeral


def word_value(spelled: str) -> float:
    """The value of a number in words below a thousand: "two hundred and fifty", "twenty-two", "a dozen"."""
    if spelled.startswith("half"):
        return 0.5
    total = 0
    for word in re.split(r"[\s-]", spelled.replace(" and ", " ")):
        times = {"hundred": 100, "dozen": 12}.get(word)
        total = total * times if times else total + _small(word)
    return float(total)


def _small(word: str) -> int:
    return 1 if word in ("a", "an") else int(table("units")["numbers"][word])


def _signs() -> str:
    signs = sorted(table("units")["signs"], key=len, reverse=True)
    codes = "|".join(c.lower() for c in table("units")["currencies"])
    return "|".join(re.escape(s) + r"\.?" * s.isalpha() for s in signs) + rf"|(?:{codes})(?=\s?\d)"


def _scales() -> str:
    """Scale words may stand apart; single letters count as a scale only right behind the digits."""
    scales = sorted(table("units")["scales"], key=len, reverse=True)
    long = "|".join(s.replace(" ", r"\s") for s in scales if len(s) > 2)
    pairs = "|".join(s for s in scales if len(s) == 2)
    letters = "|".join(s for s in scales if len(s) == 1)
    return rf"(?:[\s-]?(?P<long>{long})s?|\s?(?P<short>{pairs})|(?<=\d)(?P<letter>{letters}))(?![a-z])"


def _numeral(found: re.Match[str], text: str) -> Numeral | None:
    sign, digits = found["sign"], found["digits"] or found["digits1"] or ""
    if len(digits) > LONGEST or (sign and not _is_sign(text[found.start("sign") : found.end("sign")], sign)):
        return None
    spelled = found["words"] or "half a"
    value = _digit_value(digits) if digits else word_value(spelled) + (0.5 if found["half"] else 0)
    scale = found["long"] or found["short"] or found["letter"]
    factor = float(table("units")["scales"][" ".join(scale.split())]) if scale else 1.0
    currency = _currency(sign) if sign else None
    return Numeral(found.start(), found.end(), value, factor, currency, letter=bool(found["letter"]), written=digits)


def _share(found: re.Match[str]) -> Numeral | None:
    """A share in words as percent, when it is one and no ordinal; thirds come as 33.3 and 66.7."""
    before = found.string[max(0, found.start() - 18) : found.start()]
    if ORDINAL.search(before) or not (WHOLE.match(found.string, found.end("part")) or CHANGED.search(before)):
        return None
    count, _, share = found["part"].replace("-", " ").partition(" ")
    whole = table("units")["shares"][share.removesuffix("s") or count]
    value = round(100 * (_small(count) if share else 1) / whole, 1)
    return Numeral(found.start(), found.end("part"), value, share=True)


def _is_sign(written: str, sign: str) -> bool:
    """Whether letters before a number are a currency: "Rs", "EUR", not "re" or "all"."""
    if not sign.rstrip(".").isalpha() or not sign.isascii():
        return True
    return written in words("units", "cased") or (written.isupper() and len(written) == 3)


def _currency(sign: str) -> str:
    known = table("units")["signs"]
    return str(known.get(sign) or known.get(sign.rstrip("."), sign.upper()))


def _digit_value(digits: str) -> float:
    whole, _, fraction = digits.replace(",", "").replace("-", " ").partition(" ")
    if "/" not in fraction:
        return float(whole)
    above, below = fraction.split("/")
    return float(whole) + (int(above) / int(below) if int(below) else 0)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from ``start`` to ``end``: ``value`` times ``scale`` in full; ``share`` means a percentage of a whole.

    ``letter`` tells a scale of one letter ("20m"), which alone proves nothing; ``written`` holds the digits, if any.
    """

    start: int
    end: int
    value: float
    scale: float = 1.0
    currency: str | None = None
    share: bool = False
    letter: bool = False
    written: str = ""

    @property
    def year_like(self) -> bool:
        """Whether the digits could be a year."""
        return len(self.written) == 4 and self.scale == 1 and self.written.isdigit() and 1500 <= self.value <= 2100
