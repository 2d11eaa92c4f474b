"""Date phrases in text, and the days that they mean: our own grammar, on raw text, without a parser.

A phrase resolves against the day of publication and the tense around it, or not at all: without ``published`` a
relative phrase or one without its year stays unresolved, and nothing ever falls back on the current day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import table, words
from kg.values import edtf
from kg.values.date_context import Context, Groups, Look, Tense
from kg.values.date_grammar import ONWARD, cue, finder, rules
from kg.values.date_periods import PERIODS
from kg.values.date_rules import POINTS
from kg.values.date_steps import STEPS

__all__ = ["DateSpan", "Tense", "bounds", "find_dates", "resolve", "resolve_all"]

bounds = edtf.bounds
LEADING = re.compile(r"(?:in|on|at|during|over|for|of|the)\s")
# "by the end of 2018" lets the whole year in, unlike "at the end of 2018".
WHOLE_YEAR = re.compile(r"(?:the\s)?(?:very\s)?(?:end\sof\s|end-|year[\s-]end|year's\send)")
BARE_YEAR = re.compile(r"(?:(?:about|around|up to|from|by|roughly)\s)?\d{4}")
LOOKS_BEHIND = 28


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
    low = " ".join(_lower(phrase).split()).strip(" ,;:()'\"")
    context = Context(published, _look(tense), reference, country)
    return _resolve(low, context) or (_resolve(low[m.end() :], context) if (m := LEADING.match(low)) else None)


def resolve_all(
    spans: Sequence[DateSpan], *, published: dt.date | None, tenses: Sequence[Tense], country: str | None = None
) -> tuple[str | None, ...]:
    """The EDTF strings of phrases of one text in their order; each date is the reference of what comes after it."""
    values: list[str | None] = []
    reference: str | None = None
    for span, tense in zip(spans, tenses, strict=True):
        value = resolve(span.text, published=published, tense=tense, reference=reference, country=country)
        values.append(value)
        reference = value or reference
    return tuple(values)


def _resolve(low: str, context: Context) -> str | None:
    plain = _read(low, context)
    if plain is not None:
        return plain
    if found := cue().match(low):
        return _cued(found[1], low[found.end() :], context)
    onward = re.search(ONWARD + "$", low)
    return _shaped(_read(low[: onward.start()], context), "start", context) if onward else None


def _cued(word: str, rest: str, context: Context) -> str | None:
    """A phrase behind a cue: the cue turns the direction, and takes the start, the stretch before, or the whole."""
    how = table("dates")["cues"][word]
    onward = re.search(ONWARD + "$", rest)
    rest = rest[: onward.start()] if onward else rest
    by_tense = how["look"] == "tense" or (how["look"] == "near" and context.look == "ahead")
    value = _read(rest, context if by_tense else context.facing(how["look"]))
    if value and value.endswith("-12") and how["look"] == "ahead" and WHOLE_YEAR.match(rest):
        return value.removesuffix("-12")
    return _shaped(value, how["shape"], context)


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
        value = (POINTS.get(rule) or PERIODS.get(rule) or STEPS[rule])(groups, context)
        return value if value is None or edtf.bounds(value) else None
    except (ValueError, OverflowError):
        return None


def _shaped(value: str | None, shape: str, context: Context) -> str | None:
    """What a cue makes of a date: its start, a stretch up to it, or an approximation."""
    if value is None or shape == "point":
        return value
    if shape == "start":
        return value.split("/")[0] if not value.startswith("..") else value
    if shape == "about":
        return edtf.about(value)
    return edtf.before(value) if shape == "before" else _until(value, context.published)


def _until(value: str, published: dt.date | None) -> str:
    last = edtf.bounds(value)[1]
    begun = published and last and last > published
    return edtf.span(published.isoformat() if begun and published else "..", value)


def _look(tense: Tense) -> Look:
    return {"future": "ahead", "either": "near"}.get(tense, "back")  # type: ignore[return-value]


def _lower(text: str) -> str:
    """Lower case, letter for letter, so that offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_date(text: str, low: str, start: int, end: int) -> bool:
    """Whether a match is one: no bare number of something else, no verb "may", no "march" in lower case."""
    phrase = text[start:end]
    before = low[max(0, start - LOOKS_BEHIND) : start]
    if BARE_YEAR.fullmatch(low, start, end):
        return not _guards()["numbered"].search(before) and not _guards()["counted"].match(low, end)
    if low[start:end] in words("dates", "also_words"):
        return phrase[0].isupper() and bool(_guards()["leading"].search(before))
    return not _guards()["verbs"].search(phrase)


@lru_cache(maxsize=1)
def _guards() -> dict[str, re.Pattern[str]]:
    """What around a match, or in it, tells that it is no date."""
    names = ("numbered", "counted", "leading", "also_words")
    either = {name: "|".join(map(re.escape, sorted(words("dates", name)))) for name in names}
    return {
        "numbered": re.compile(rf"\b(?:{either['numbered']})\s$"),
        "counted": re.compile(rf"(?:-|\s(?:[a-z]+\s)?)(?:{either['counted']})\b|\s(?:[a-z]+\s){{0,3}}act\b"),
        "leading": re.compile(rf"\b(?:{either['leading']})\s$"),
        "verbs": re.compile(rf"(?<!\w)(?:{either['also_words']})(?!\w)"),
    }


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date phrase: ``text`` is the stretch from ``start`` to ``end``, exactly, with its cue ("by", "since")."""

    start: int
    end: int
    text: str
