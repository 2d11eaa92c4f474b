"""The part of EDTF (ISO 8601-2) that this package writes and reads: strings out of dates, and dates out of strings."""

from __future__ import annotations

import calendar
import datetime as dt
import re

# First month and number of months of a season (21-24) or a quarter (33-36); winter runs into the next year.
PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?|(\d{1,3})(X{1,3})")


def bounds(edtf: str) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that ``edtf`` covers; None for an open end.

    Raises ValueError when it is none of the forms that this package writes (a point, an interval, ``199X``).
    """
    first, slash, last = edtf.partition("/")
    begin = None if first in ("", "..") and slash else _days(first)[0]
    end = None if last in ("", "..") and slash else _days(last if slash else first)[1]
    if begin and end and begin > end:
        raise ValueError(f"The interval {edtf!r} ends before it begins.")
    return begin, end


def month(year: int, number: int) -> str:
    """A month; ``number`` may run over or under the year (13 is next January, 0 is last December)."""
    whole, rest = divmod(year * 12 + number - 1, 12)
    return f"{year_name(whole)}-{rest + 1:02d}"


def year_name(year: int) -> str:
    """A year in four digits. Raises ValueError outside 1 to 9999."""
    return f"{dt.date(year, 1, 1).year:04d}"


def months(year: int, number: int, count: int) -> str:
    """The ``count`` months from month ``number`` of ``year`` on, as an interval of months."""
    return span(month(year, number), month(year, number + count - 1))


def span(first: str, last: str) -> str:
    """The interval from the beginning of ``first`` to the end of ``last``; one point when both are the same."""
    begin, end = first.split("/")[0], last.split("/")[-1]
    return begin if begin == end else f"{begin}/{end}"


def week(day: dt.date, weeks: int = 0) -> str:
    """Monday to Sunday of the week of ``day``, or of the one that lies ``weeks`` later."""
    monday = day + dt.timedelta(days=7 * weeks - day.weekday())
    return span(monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat())


def about(edtf: str) -> str:
    """``edtf`` as approximate, when it is one point of year, month or day."""
    return edtf + "~" if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) else edtf


def before(edtf: str) -> str:
    """All time before ``edtf``, told as exactly as it is: ``../2013`` before 2014, ``../2014-06`` before July 2014."""
    first, begin = edtf.split("/")[0].rstrip("~?%"), bounds(edtf)[0]
    if begin is None:
        return edtf
    last = begin - dt.timedelta(days=1)
    return "../" + {4: year_name(last.year), 7: month(last.year, last.month)}.get(len(first), last.isoformat())


def _days(point: str) -> tuple[dt.date, dt.date]:
    found = POINT.fullmatch(point)
    if not found:
        raise ValueError(f"{point!r} is not an EDTF date that this package reads.")
    if found[4]:
        return _unsure(found[4], len(found[5]))
    year, part = int(found[1]), int(found[2] or 0)
    if found[3]:
        day = dt.date(year, part, int(found[3]))
        return day, day
    start, count = PARTS.get(part, (part, 1)) if part else (1, 12)
    return dt.date(year, start, 1), _month_end(year, start + count - 1)


def _unsure(digits: str, unknown: int) -> tuple[dt.date, dt.date]:
    if len(digits) + unknown != 4:
        raise ValueError(f"{digits + 'X' * unknown!r} is not a year of four places.")
    return dt.date(max(1, int(digits + "0" * unknown)), 1, 1), dt.date(int(digits + "9" * unknown), 12, 31)


def _month_end(year: int, number: int) -> dt.date:
    whole, rest = divmod(year * 12 + number - 1, 12)
    return dt.date(whole, rest + 1, calendar.monthrange(whole, rest + 1)[1])
