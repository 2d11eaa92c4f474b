"""When a name, a date or an amount that was read counts as the one that a careful reader wrote down."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from kg.values.edtf import bounds

SUFFIX = re.compile(
    r"\b(?:inc|corp|corporation|co|company|ltd|limited|plc|llc|ag|sa|nv|gmbh|group|holdings?|pte|spa|oyj|ab|se)\b\.?"
)
ABBREVIATION = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
POSSESSIVE = re.compile(r"'s\b|[^\w\s&-]")
ARTICLE = re.compile(r"^(?:the|a|an)\s+")
COUNTRIES = {
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "eu": "european union",
    "ec": "european community",
    "eec": "european community",
    "european economic community": "european community",
    "people s republic of china": "china",
    "republic of korea": "south korea",
    "russian federation": "russia",
    "wto": "world trade organization",
    "world trade organisation": "world trade organization",
    "uae": "united arab emirates",
}
EMPTY = frozenset({"of", "the", "and", "for", "on", "in", "a"})
OVERLAP = 0.5  # of words or of days, as Jaccard
TOLERANCE = 0.01
OPEN_SPAN = dt.timedelta(days=365)


def fold(name: str) -> str:
    """A name without case, accents, article, possessive and legal suffix; a country's usual short forms made one."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    text = POSSESSIVE.sub(" ", ABBREVIATION.sub(r"\1", text)).replace("-", " ")
    text = ARTICLE.sub("", " ".join(text.split()))
    bare = " ".join(SUFFIX.sub(" ", text).split()) or text
    return COUNTRIES.get(bare, bare)


def telling_words(name: str) -> frozenset[str]:
    """The words of a folded name in the singular, without the small ones."""
    singular = (w[:-1] if len(w) > 3 and w.endswith("s") else w for w in fold(name).split())
    return frozenset(singular) - EMPTY


def same_name(gold: Sequence[str], got: Sequence[str], *, loose: bool) -> bool:
    """Whether two lists of names have one in common; with ``loose``, one whose words overlap by half is enough."""
    if {fold(n) for n in gold} & {fold(n) for n in got}:
        return True
    words = [(telling_words(g), telling_words(p)) for g in gold for p in got] if loose else []
    return any(g and p and len(g & p) / len(g | p) >= OVERLAP for g, p in words)


def same_date(gold: str, got: str) -> bool:
    """Whether two EDTF dates overlap by half or more of the days that either covers."""
    spans = _days(gold), _days(got)
    if spans[0] is None or spans[1] is None:
        return str(gold) == str(got)
    (a, b), (c, d) = spans[0], spans[1]
    shared = min(b, d) - max(a, c) + 1
    return shared > 0 and shared / (max(b, d) - min(a, c) + 1) >= OVERLAP


def _days(edtf: str) -> tuple[int, int] | None:
    try:
        first, last = bounds(str(edtf))
    except ValueError:
        return None
    if first is None and last is None:
        return None
    first = first or (last - OPEN_SPAN if last else None)
    last = last or (first + OPEN_SPAN if first else None)
    return (first.toordinal(), last.toordinal()) if first and last else None


def same_amount(gold: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    """Whether unit and both ends of two amounts agree, numbers within one percent."""
    ends = all(_near(gold.get(end), got.get(end)) for end in ("min", "max"))
    return ends and _unit(gold) == _unit(got)


def _unit(amount: Mapping[str, Any]) -> str:
    unit = str(amount.get("unit") or "").casefold().rstrip("s")
    return unit.replace("metric ton", "tonne").replace("%", "percent")


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(float(a) - float(b)) <= TOLERANCE * max(abs(float(a)), abs(float(b)), 1e-9)


def same_attribute(gold: tuple[str, Any], got: tuple[str, Any]) -> bool:
    """Whether two attributes, each a name and a value, are the same one with the same value."""
    if gold[0] != got[0]:
        return False
    if gold[0] == "date":
        return same_date(gold[1], got[1])
    if gold[0] == "quantity":
        return same_amount(gold[1], got[1])
    return str(gold[1]).casefold() == str(got[1]).casefold()
