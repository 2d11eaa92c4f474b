"""Date phrases in text, and the days that they mean: our own grammar, on raw text, without a parser.

A phrase resolves against the day of publication and the tense around it, or not at all: without ``published`` a
relative phrase or one without its year stays unresolved, and nothing ever falls back on the current day.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg import edtf
from kg.date_context import Context, Groups, Look, Tense
from kg.date_grammar import ONWARD, cue, finder, rules
from kg.date_periods import PERIODS
from kg.date_rules import POINTS
from kg.lexicon import table

__all__ = ["DateSpan", "Tense", "bounds", "find_dates", "resolve"]

bounds = edtf.bounds
TITLED = re.compile(r"(?:[A-Z][\w.]*|\b(?:mrs|mr|ms|theresa))\s$")
PREPOSITION = re.compile(r"\b(?:in|of|on|for|during|and|or|to|this|next|last|before|after|about|between|than|then|since|by|from)\s$", re.I)
NUMBERED = re.compile(r"\b(?:section|resolution|no\.?|article|rule|flight|boeing|airbus|route|room|act of|law of)\s$", re.I)
COUNTED = re.compile(
    r"\s?(?:(?:metric|short|long)\s)?(?:tonnes?|tons?|barrels?|bags|bales|cars|vehicles|units|items|products|jobs|workers|people|pct|percent"
    r"|per\scent|million|mln|billion|bln|bn|trillion|dollars?|dlrs?|euros?|yuan|yen|pounds|hectares|acres|votes|firms|companies|mw|kg|km)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date phrase: ``text`` is the stretch from ``start`` to ``end``, exactly, with its cue ("by", "since")."""

    start: int
    end: int
    text: str


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """The date phrases of ``text``, in order and apart from one another."""
    low = _lower(text)
    found = (m.span() for m in finder().finditer(low))
    return tuple(DateSpan(a, b, text[a:b]) for a, b in found if _is_date(text, low, a, b))


def resolve(
    phrase: str,
    *,
    published: dt.date | None,
    tense: Tense = "past",
    reference: str | None = None,
    country: str | None = None,
) -> str | None:
    """The EDTF string that ``phrase`` means, or None when it cannot be told.

    ``tense`` gives the direction of a weekday or of a month without year. ``reference`` is the EDTF date that "that
    year" or "two days later" refers to; ``country`` (ISO 3166) tells when a fiscal year begins.
    """
    low = " ".join(_lower(phrase).split()).strip(" ,.;:()'\"")
    context = Context(published, _look(tense), reference, country)
    try:
        value = _resolve(low, context)
        return value if value and all(edtf.bounds(value)[i] or ".." in value for i in (0, 1)) else None
    except (ValueError, OverflowError):
        return None


def _resolve(low: str, context: Context) -> str | None:
    plain = _read(low, context)
    if plain is not None:
        return plain
    found = cue().match(low)
    if found:
        how = table("dates")["cues"][found.group().removesuffix(" the ").strip()]
        look = context.look if how["look"] == "tense" else how["look"]
        return _shaped(_read(low[found.end() :], context.facing(look)), how["shape"], context)
    onward = re.search(ONWARD + "$", low)
    return _shaped(_read(low[: onward.start()], context), "start", context) if onward else None


def _read(low: str, context: Context) -> str | None:
    for name, pattern in rules():
        if found := pattern.fullmatch(low):
            groups = {k: v for k, v in found.groupdict().items() if v is not None} | {"0": low}
            if (value := _value(name, groups, context)) is not None:
                return value
    return None


def _value(rule: str, groups: Groups, context: Context) -> str | None:
    """The reading of one rule; None when the phrase names no such day or lacks what it is relative to."""
    try:
        return {**POINTS, **PERIODS}[rule](groups, context)
    except (ValueError, OverflowError):
        return None


def _shaped(value: str | None, shape: str, context: Context) -> str | None:
    """What a cue makes of a date: its start, a stretch up to it, or an approximation."""
    if value is None or shape == "point":
        return value
    if shape == "start":
        return value.split("/")[0]
    if shape == "about":
        return edtf.about(value)
    last = edtf.bounds(value)[1]
    begun = context.published and last and last > context.published
    return edtf.span(context.published.isoformat() if begun and context.published else "..", value)


def _look(tense: Tense) -> Look:
    return "ahead" if tense == "future" else "back"


def _lower(text: str) -> str:
    """Lower case, letter for letter, so that offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_date(text: str, low: str, start: int, end: int) -> bool:
    phrase = text[start:end]
    before = text[max(0, start - 24) : start]
    if re.fullmatch(r"\d{4}", phrase) or re.fullmatch(r"(?:up to|about|around|by|roughly|from) \d{4}", low[start:end]):
        return not NUMBERED.search(before) and not COUNTED.match(text, end)
    if low[start:end] in ("may", "march", "mar", "dec", "jan", "sun", "second half", "first half"):
        return phrase[0].isupper() and bool(PREPOSITION.search(before))
    return not re.search(r"\b(?:may|march|mar|dec|oct|sep|jan|feb|apr|aug|nov|jun|jul|sept)\b", phrase)
