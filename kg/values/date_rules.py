"""The meaning of days, weekdays and months: one function a rule of the grammar, from its groups to an EDTF string."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from kg.lexicon import table
from kg.values import edtf
from kg.values.date_context import Context, Groups, month_number, number, year_of

# Further than FAR in the direction of the tense, a day without year is taken from the other side if it is CLOSE there.
FAR = dt.timedelta(days=240)
CLOSE = dt.timedelta(days=60)


def _weekday(word: str) -> int:
    return int(table("dates")["weekdays"].index(word[:3]))


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _choose(candidates: list[tuple[dt.date, str]], c: Context) -> str:
    """Of several readings (first day, EDTF) the nearest in the direction that the context looks."""
    today = c.day()
    ahead = [(d - today, v) for d, v in candidates if d >= today]
    back = [(today - d, v) for d, v in candidates if d <= today]
    first, other = (min(ahead), min(back)) if c.look == "ahead" else (min(back), min(ahead))
    if c.look == "near":
        return min(first, other)[1]
    return other[1] if first[0] > FAR and other[0] < CLOSE else first[1]


def _iso(g: Groups, _: Context) -> str:
    return dt.date(int(g["year"]), int(g["month"]), int(g["day"])).isoformat()


def _slashes(g: Groups, _: Context) -> str | None:
    """Day and month in either order, when only one order is possible."""
    one, two = int(g["one"]), int(g["two"])
    if one <= 12 and two <= 12 and one != two:
        return None
    return dt.date(int(g["year"]), min(one, two), max(one, two)).isoformat()


def dated(year: int | None, month: int, day: int, c: Context) -> str:
    """A day of a known year, or the nearest in the direction looked."""
    if year is not None:
        return dt.date(year, month, day).isoformat()
    around = (c.day().year + step for step in (-1, 0, 1))
    days = [d for y in around if (d := _valid(y, month, day))]
    return _choose([(d, d.isoformat()) for d in days], c)


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day(g: Groups, c: Context) -> str:
    month = month_number(g.get("month") or g["month2"])
    return dated(year_of(g, c), month, _day_number(g.get("day") or g["day2"]), c)


def _days(g: Groups, c: Context) -> str | None:
    """Two days: the second may lack its month, the first its year."""
    first = month_number(g.get("month") or g["month2"])
    second = month_number(g.get("month2") or g["month"])
    last = dated(year_of(g, c), second, _day_number(g["day2"]), c)
    year = int(g["year1"]) if "year1" in g else int(last[:4]) - (first > second)
    begin = dt.date(year, first, _day_number(g["day"])).isoformat()
    return edtf.span(begin, last) if begin < last else None


def monthly(year: int | None, month: int, c: Context) -> str:
    """A month of a known year, or the one that is nearest in the direction looked; the current month counts as near."""
    if year is not None:
        return edtf.month(year, month)
    today = c.day()
    years = [today.year - 1, today.year, today.year + 1]
    if month == today.month:
        return edtf.month(today.year, month)
    return _choose_plain([(dt.date(y, month, 1), edtf.month(y, month)) for y in years], c)


def _choose_plain(candidates: list[tuple[dt.date, str]], c: Context) -> str:
    today = c.day()
    ahead = min((d - today, v) for d, v in candidates if d > today)
    back = min((today - d, v) for d, v in candidates if d <= today)
    return {"ahead": ahead, "back": back, "near": min(ahead, back)}[c.look][1]


def _month(g: Groups, c: Context) -> str:
    month, near = month_number(g["month"]), g.get("near")
    if near in ("that", "the same"):
        first = c.earlier()
        return edtf.month(first.year + (month < first.month), month)
    if near == "this":
        return edtf.month(c.day().year, month)
    if near in ("last", "next"):
        today = c.day()
        back = today.year - (month >= today.month)
        return edtf.month(back if near == "last" else today.year + (month <= today.month), month)
    return monthly(year_of(g, c), month, c)


def _months(g: Groups, c: Context) -> str | None:
    first, second = month_number(g["month"]), month_number(g["month2"])
    last = monthly(year_of(g, c), second, c)
    year = int(g["year1"]) if "year1" in g else int(last[:4]) - (first > second)
    begin = edtf.month(year, first)
    return edtf.span(begin, last) if begin < last else None


def _week_of(g: Groups, c: Context) -> str:
    """A seventh-day step through the month, or one of its halves."""
    first = dt.date.fromisoformat(monthly(year_of(g, c), month_number(g["month"]), c) + "-01")
    end = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    nth = int(table("dates")["ordinals"][g["nth"]])
    size = {"week": 7, "half": 15}[g["unit"]]
    begin = first + dt.timedelta(days=size * (nth - 1)) if nth > 0 else end - dt.timedelta(days=size - 1)
    last = end if nth < 0 or (g["unit"], nth) == ("half", 2) else begin + dt.timedelta(days=size - 1)
    return edtf.span(begin.isoformat(), last.isoformat())


def _week_to(g: Groups, c: Context) -> str:
    """The seven days to or from a day, or the week that holds it."""
    day = dt.date.fromisoformat(_day(g, c))
    if g["way"] == "of":
        return edtf.week(day)
    step = dt.timedelta(days=6)
    ahead = g["way"] in ("beginning", "starting", "from")
    return edtf.span((day if ahead else day - step).isoformat(), (day + step if ahead else day).isoformat())


def _first_days(g: Groups, c: Context) -> str | None:
    """ "the first 20 days of March", "the first two weeks of the month": the stretch from the first of a month on."""
    count = number(g["count"])
    first = _first_of(g, c)
    if not count or count > (31 if g["unit"] == "day" else 4):
        return None
    days = count if g["unit"] == "day" else 7 * count
    return edtf.span(first.isoformat(), (first + dt.timedelta(days=days - 1)).isoformat())


def _first_of(g: Groups, c: Context) -> dt.date:
    """The first of a named month, or of this, the last or the next one."""
    if "month" in g:
        return dt.date.fromisoformat(monthly(year_of(g, c), month_number(g["month"]), c) + "-01")
    step = int(table("dates")["steps"][g.get("near", "this")])
    return dt.date.fromisoformat(edtf.month(c.day().year, c.day().month + step) + "-01")


def _half_month(g: Groups, c: Context) -> str:
    first = _first_of(g, c)
    if g["nth"] == "first":
        return edtf.span(first.isoformat(), first.replace(day=15).isoformat())
    last = calendar.monthrange(first.year, first.month)[1]
    return edtf.span(first.replace(day=16).isoformat(), first.replace(day=last).isoformat())


def _weekday_week(g: Groups, c: Context) -> str:
    """ "Tuesday week": the one after the coming one."""
    weekday = _weekday(g.get("weekday") or g["weekday2"])
    return (_weekday_near(weekday, None, c.facing("ahead")) + dt.timedelta(days=7)).isoformat()


def _feast(g: Groups, c: Context) -> str:
    month, day = table("dates")["feasts"][g["feast"]]
    return dated(int(g["year"]) if "year" in g else None, month, day, c)


def _weekday_near(weekday: int, near: str | None, c: Context) -> dt.date:
    today = c.day()
    ahead = (weekday - today.weekday()) % 7
    if near == "last":
        return today - dt.timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if near == "next":
        return today + dt.timedelta(days=7 - today.weekday() + weekday)
    if near == "this":
        return today + dt.timedelta(days=weekday - today.weekday())
    if near == "that":
        return c.earlier() + dt.timedelta(days=(weekday - c.earlier().weekday()) % 7)
    back = ahead - 7 if ahead else 0
    return today + dt.timedelta(days={"ahead": ahead, "back": back, "near": min(ahead, back, key=abs)}[c.look])


def _weekday_named(g: Groups, c: Context) -> str:
    return _weekday_near(_weekday(g["weekday"]), g.get("near"), c).isoformat()


def _weekdays(g: Groups, c: Context) -> str:
    near, between = g.get("near", "").strip() or None, (_weekday(g["weekday2"]) - _weekday(g["weekday"])) % 7
    if near or c.look == "ahead":
        first = _weekday_near(_weekday(g["weekday"]), near, c)
        last = first + dt.timedelta(days=between)
    else:
        last = _weekday_near(_weekday(g["weekday2"]), near, c)
        first = last - dt.timedelta(days=between)
    return edtf.span(first.isoformat(), last.isoformat())


def _weekday_of(g: Groups, c: Context) -> str:
    weeks = int(table("dates")["steps"][g["week"]])
    today = c.day()
    return (today + dt.timedelta(days=7 * weeks - today.weekday() + _weekday(g["weekday"]))).isoformat()


POINTS: dict[str, Callable[[Groups, Context], str | None]] = {
    "iso": _iso,
    "slashes": _slashes,
    "dots": _iso,
    "dashes": _day,
    "first_days": _first_days,
    "half_month": _half_month,
    "weekday_week": _weekday_week,
    "feast": _feast,
    "days": _days,
    "days_first": _days,
    "day": _day,
    "week_to": _week_to,
    "months": _months,
    "week_of": _week_of,
    "month": _month,
    "weekday_of": _weekday_of,
    "weekdays": _weekdays,
    "weekday": _weekday_named,
}
