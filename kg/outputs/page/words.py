"""Readable words for what the graph says in terms: dates, names of attributes and values."""

from __future__ import annotations

import datetime as dt
import re

from kg.values.edtf import bounds

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
PARTS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4"}
POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


def readable(term: str) -> str:
    """A term as words: ``holdsOffice`` gives ``holds office``, ``in_force`` gives ``in force``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", term).lower() if re.fullmatch(r"\w+", term) else term


def readable_date(edtf: str) -> str:
    """An EDTF date as a reader writes it: ``2014-09-01`` gives ``1 Sep 2014``, ``2010~`` gives ``about 2010``.

    A string that is not a date of this package comes back unchanged.
    """
    first, slash, last = edtf.partition("/")
    if not all(end in ("", "..") or POINT.fullmatch(end) for end in (first, last) if slash):
        return edtf
    if not slash:
        return _point(first)
    if first in ("", ".."):
        return f"until {_point(last)}"
    if last in ("", ".."):
        return f"from {_point(first)}"
    return f"{_shortened(first, last)} – {_point(last)}"


def months_of(edtf: str) -> tuple[int, int] | None:
    """The first and the last month that ``edtf`` touches, counted from year 0; None when it is no date of ours.

    An open end counts as the month at the other end.
    """
    try:
        begin, end = bounds(edtf)
    except ValueError:
        return None
    known = [_month(day) for day in (begin, end) if day]
    return (known[0], known[-1]) if known else None


def _shortened(first: str, last: str) -> str:
    """The first end of an interval, without the month and the year that it shares with the last one."""
    one, two = POINT.fullmatch(first), POINT.fullmatch(last)
    if not one or not two or one[4] or one[1] != two[1] or bool(one[3]) != bool(two[3]):
        return _point(first)
    words = _point(first).removesuffix(f" {one[1]}")
    return words.removesuffix(f" {MONTHS[int(one[2]) - 1]}") if one[3] and one[2] == two[2] else words


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _point(point: str) -> str:
    if re.fullmatch(r"\d{3}X", point):
        return f"{point[:3]}0s"
    found = POINT.fullmatch(point)
    if not found:
        return point
    year, part, day, mark = found[1], int(found[2] or 0), int(found[3] or 0), found[4]
    name = PARTS.get(part) or (MONTHS[part - 1] if 1 <= part <= 12 else "")
    words = " ".join(([str(day)] if day else []) + ([name] if name else []) + [year])
    return f"about {words}" if mark else words
