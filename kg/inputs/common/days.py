"""Days that a document states in full: read by the date grammar of the package, without any day to count from."""

from __future__ import annotations

import datetime as dt
import re

from kg.inputs.common.words import words

FULL = re.compile(r"\d{4}-\d{2}-\d{2}")
STAMP = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|\d{8}(?!\d))(?:[T ].*)?\s*", re.DOTALL)
DOTTED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?\s*")
DASHED = re.compile(r"^\s*(\d{1,2})-(\d{1,2}|[A-Za-z]{3,9})-(?=\d{4}\b)")
EITHER = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: .*)?")
PLACE = re.compile(r"[A-Z][\w.'’/-]*(?:,? [A-Za-z][\w.'’/-]*){0,5},?\s")
DASH = re.compile(r"\s(?:-{1,2}|–|—)(?:\s|$)")
AGENCY = re.compile(r"\s*\([^()]{1,40}\)$")
LONGEST_DATELINE = 80  # characters
LONGEST_LINE = 120  # characters of a block that is nothing but a date line


def read_day(value: str, *, day_first: bool | None = None) -> dt.date | None:
    """The day that a field states: ISO 8601, RFC 2822 or written out; as written, whatever its time zone.

    3/4/2023 is a day only for who knows whether the day comes first in it.
    """
    told = _stated_day(value)
    if told or day_first is None:
        return told
    days = either_day(value)
    return days and days[0 if day_first else 1]


def _stated_day(value: str) -> dt.date | None:
    if len(value) > LONGEST_LINE:
        return None
    stamp = STAMP.fullmatch(value)
    dotted = DOTTED.fullmatch(value)
    try:
        if stamp:
            return dt.date.fromisoformat(stamp[1])
        if dotted:
            return dt.date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    except ValueError:
        return None
    found = full_days(DASHED.sub(_spaced, value))
    return found[0] if len(found) == 1 else None


def either_day(value: str) -> tuple[dt.date, dt.date] | None:
    """The two days that 3/4/2023 may be, the one that names the day first before the other; None for all else."""
    found = EITHER.fullmatch(value)
    if not found or _stated_day(value):
        return None
    one, other, year = map(int, found.groups())
    try:
        return dt.date(year, other, one), dt.date(year, one, other)
    except ValueError:
        return None


def full_days(text: str) -> tuple[dt.date, ...]:
    """The days that the text names with day, month and year, in order; 3/4/2023 may be two days, so it is none."""
    from kg.values.dates import find_dates, resolve

    values = (resolve(span.text, published=None) for span in find_dates(text))
    return tuple(dt.date.fromisoformat(value) for value in values if value and FULL.fullmatch(value))


def published_day(line: str) -> dt.date | None:
    """The day in a line such as "Tuesday, 18 July 2023, 7.40 a.m." unless the line says that it is a later change."""
    if len(line) > LONGEST_LINE or any(word in line.lower() for word in words("later")):
        return None
    found = full_days(line)
    return found[0] if found else None


def dateline_day(text: str) -> dt.date | None:
    """The day in the dateline that a text begins with: "OTTAWA, July 1, 2020 – …"; None when it lacks the year."""
    from kg.values.dates import find_dates

    opening = AGENCY.sub("", DASH.split(text[: 2 * LONGEST_DATELINE].split("\n", 1)[0], maxsplit=1)[0].rstrip())
    place = PLACE.match(opening) if len(opening) <= LONGEST_DATELINE else None
    last = find_dates(opening)[-1:] if place else ()
    if not last or last[0].end != len(opening) or not PLACE.fullmatch(opening[: last[0].start]):
        return None
    return published_day(last[0].text)


def is_dateline(line: str) -> bool:
    """Whether the line is a place and a day and nothing else, or begins so."""
    return dateline_day(line) is not None


def _spaced(dashed: re.Match[str]) -> str:
    """3-Apr-2023 and 13-02-2023 as the grammar of dates has them."""
    mark = "/" if dashed[2].isdigit() else " "
    return f"{dashed[1]}{mark}{dashed[2]}{mark}"
