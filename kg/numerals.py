"""Numbers in running text, in digits and in words, with their scale ("2.5 bln") and the currency sign before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import table

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[\s-]\d/\d(?!\d))?"
LONGEST = 18
TEENS = r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
TENS = rf"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[\s-]{ONES})?)"
SMALL = rf"(?:{TENS}|{TEENS}|{ONES})"
HUNDREDS = rf"(?:(?:a|{ONES})\shundred(?:\s(?:and\s)?{SMALL})?)"
SHARE = r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
PART = rf"(?:(?:one|a)[\s-]half|half|(?:one|a)[\s-]{SHARE}|(?:two|three|four|five|seven|nine)[\s-]{SHARE}s)"
# What must stand around a bare share word: "a third of", "by half"; "a third round" and "the first half" are none.
WHOLE = r"(?=\s(?:of\s|the\s|its\s|their\s|our\s|as\smuch|more\s|less\s|what\s|all\s|that\s|from\s|to\s|in\s|over\s|last\s|on\s)|\s?[.,;:)]|\s?$)"


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """One number with its sign and scale, in lower-case text. Every repetition is bounded or over one class of letters."""
    signs = "|".join(re.escape(s) + (r"\.?" if s.isalpha() else "") for s in sorted(table("units")["signs"], key=len, reverse=True))
    codes = "|".join(c.lower() for c in table("units")["currencies"])
    scales = sorted(table("units")["scales"], key=len, reverse=True)
    long = "|".join(s.replace(" ", r"\s") for s in scales if len(s) > 2)
    short = "|".join(s for s in scales if len(s) <= 2)
    scale = rf"(?:[\s-]?(?P<long>{long})s?|\s?(?P<short>bn|mn|tn)|(?P<letter>{short}))(?![a-z])"
    words = rf"(?P<words>{HUNDREDS}|{SMALL}|an?\sdozen|an?(?=\s(?:hundred|thousand|million|billion|trillion)\s)|half\sa(?=\s(?:million|billion|trillion)\s))"
    return re.compile(
        rf"(?:(?<![\w$.])(?P<sign>{signs}|(?:{codes})(?=\s?\d))\s?(?P<digits1>{DIGITS})|(?<![\w$€£¥])(?<![a-z][-/.])(?<!\d[.,/])(?P<digits>{DIGITS})"
        rf"|(?<![\w-])(?:(?P<part>{PART}){WHOLE}|{words}(?P<half>\sand\sa\shalf)?(?![a-z]))(?P<word>))(?:{scale})?"
    )


def numerals(text: str, low: str) -> Iterator[Numeral]:
    """The numbers of ``text``, in order; ``low`` is the same text in lower case, letter for letter."""
    for found in pattern().finditer(low):
        numeral = _numeral(found, text)
        if numeral is not None:
            yield numeral


def word_value(words: str) -> float:
    """The value of a number in words below a thousand: "two hundred and fifty", "twenty-two", "half a", "a dozen"."""
    if words.startswith("half"):
        return 0.5
    total = 0
    for word in re.split(r"[\s-]", words.replace(" and ", " ")):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word == "dozen":
            total = max(total, 1) * 12
        else:
            total += {"a": 1, "an": 1}.get(word) or int(table("units")["numbers"][word])
    return float(total - 1) if words.endswith("dozen") and total > 12 else float(total)


def _numeral(found: re.Match[str], text: str) -> Numeral | None:
    sign = found["sign"]
    if found["part"]:
        return Numeral(found.start(), found.end("part"), _part_value(found["part"]), share=True)
    digits = found["digits"] or found["digits1"]
    if digits and len(digits) > LONGEST or (sign and not _is_sign(text[found.start("sign") : found.end("sign")], sign)):
        return None
    value = _digit_value(digits) if digits else word_value(found["words"]) + (0.5 if found["half"] else 0)
    scale = found["long"] or found["short"] or found["letter"]
    factor = float(table("units")["scales"][" ".join(scale.split())]) if scale else 1.0
    currency = _currency(sign) if sign else None
    return Numeral(found.start(), found.end(), value, factor, currency, letter=bool(found["letter"]), digits=bool(digits), written=digits or "")


def _is_sign(written: str, sign: str) -> bool:
    """Whether letters before a number are a currency: "Rs", "EUR", not "re" or "all"."""
    if not sign.rstrip(".").isalpha() or not sign.isascii():
        return True
    return written in table("units")["cased"] or (written.isupper() and len(written) == 3)


def _currency(sign: str) -> str:
    known = table("units")["signs"]
    return str(known.get(sign) or known.get(sign.rstrip("."), sign.upper()))


def _digit_value(digits: str) -> float:
    whole, _, fraction = digits.replace(",", "").replace("-", " ").partition(" ")
    if "/" not in fraction:
        return float(whole)
    above, below = fraction.split("/")
    return float(whole) + (int(above) / int(below) if int(below) else 0)


def _part_value(words: str) -> float:
    count, _, share = words.replace("-", " ").partition(" ")
    if not share:
        return 50.0
    number = {"a": 1, "one": 1}.get(count) or int(table("units")["numbers"][count])
    whole = 1 / {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}[share.removesuffix("s")]
    return round(100 * number * whole, 1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from ``start`` to ``end``: ``value`` times ``scale`` in full; ``share`` means a percentage of a whole."""

    start: int
    end: int
    value: float
    scale: float = 1.0
    currency: str | None = None
    share: bool = False
    letter: bool = False
    digits: bool = False
    written: str = ""
