"""The meaning of steps from a day: units before and after it, stretches up to it, and the unit that holds it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kg.lexicon import table
from kg.values import edtf
from kg.values.date_context import Context, Groups, number
from kg.values.date_periods import edge, edge_of_year
from kg.values.date_rules import POINTS

DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "decade": 120}
BACKWARD = ("ago", "earlier", "before", "past", "last", "previous")


def _named(g: Groups, c: Context) -> str | None:
    steps = table("dates")["days"]
    words = g.get("named") or g["0"].removeprefix("early ").removeprefix("late ")
    return (c.day() + dt.timedelta(days=int(steps[words]))).isoformat() if words in steps else None


def _night(_: Groups, c: Context) -> str:
    """ "overnight", "at midnight": the night that ends on the day of publication, or the one that begins on it."""
    day, step = c.day(), dt.timedelta(days=1)
    return edtf.span(day.isoformat(), (day + step).isoformat()) if c.look == "ahead" else _night_before(day)


def _night_before(day: dt.date) -> str:
    return edtf.span((day - dt.timedelta(days=1)).isoformat(), day.isoformat())


def _at_once(_: Groups, c: Context) -> str:
    """ "with immediate effect": on the day just named, else on that of publication."""
    named = c.reference if c.reference and len(c.reference) == 10 else None
    day = dt.date.fromisoformat(named) if named else c.day()
    return (day if dt.timedelta(0) <= c.day() - day <= dt.timedelta(days=3) else c.day()).isoformat()


def _from_day(g: Groups, c: Context) -> str | None:
    """ "60 days from Monday", "three weeks from now"."""
    count = number(g["count"])
    if count is None:
        return None
    look = c.facing("ahead")
    start = POINTS["weekday" if "weekday" in g else "day"](g, look) if "weekday" in g or "month" in g else None
    return moved(dt.date.fromisoformat(start) if start else c.day(), count, g["unit"])


def _unit(g: Groups, c: Context) -> str | None:
    """ "this week", "late last month", "the same day": a whole unit, a step away."""
    word = g["step"]
    anaphoric = word in ("that", "same") or (word in ("previous", "following") and c.reference is not None)
    return _stepped(g["unit"], int(table("dates")["steps"][word]), c.earlier() if anaphoric else c.day(), g, c)


def _edge_unit(g: Groups, c: Context) -> str | None:
    return _stepped(g["unit"], 0, c.day(), g, c)


def _stepped(unit: str, steps: int, day: dt.date, g: Groups, c: Context) -> str | None:
    """The unit that holds ``day``, moved by ``steps``. On a Sunday, the week ahead is the coming one."""
    if unit in ("week", "weekend"):
        sunday = day.weekday() == 6 and steps == 0 and (c.look == "ahead" or edge(g) == "later")
        week = edtf.week(day, steps + sunday)
        return _saturday_on(week) if unit == "weekend" else week
    if unit == "day":
        return (day + dt.timedelta(days=steps)).isoformat()
    if unit == "month":
        return edtf.month(day.year, day.month + steps)
    if unit == "quarter":
        return edtf.months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
    if unit == "year":
        return edge_of_year(edge(g), day.year + steps)
    return stretch(day, steps, "decade") if unit == "decade" and steps else None


def _saturday_on(week: str) -> str:
    return edtf.span((dt.date.fromisoformat(week[-10:]) - dt.timedelta(days=1)).isoformat(), week)


def _weekend(_: Groups, c: Context) -> str:
    """ "over the weekend": the one that is on, else the last or the coming one."""
    today = c.day()
    return _saturday_on(edtf.week(today, -1 if c.look == "back" and today.weekday() < 5 else 0))


def _ago(g: Groups, c: Context) -> str | None:
    """A number of units before or after: as exact as its unit is."""
    count, unit, way = number(g["count"]), g["unit"], g["way"]
    if count is None:
        return None
    day = c.day() if way in ("ago", "hence") else c.earlier()
    exact = len((c.reference or "").split("/")[0]) if way not in ("ago", "hence") else 10
    if exact < 10 and (unit in DAYS or (exact < 7 and unit == "month")):
        return None
    if exact < 7 and unit == "year":
        return edtf.year_name(day.year + (-count if way in BACKWARD else count))
    return moved(day, -count if way in BACKWARD else count, unit)


def _day_before(g: Groups, c: Context) -> str | None:
    """ "the month before": one unit before or after the date named before, else that of publication."""
    if c.reference is None:
        return _stepped(g["unit"], -1, c.day(), {}, c) if g["way"] == "before" else None
    if g["unit"] == "year":
        return edtf.year_name(c.earlier().year + (1 if g["way"] == "after" else -1))
    return _ago({"count": "one", "unit": g["unit"], "way": "later" if g["way"] == "after" else "before"}, c)


def _since_then(_: Groups, c: Context) -> str | None:
    """ "from then on": the beginning of the date named before."""
    c.earlier()
    return (c.reference or "").split("/")[0] or None


def moved(day: dt.date, count: int, unit: str) -> str:
    """The day, week, month or year that lies ``count`` units from ``day``; a single year is told by its month."""
    if unit in DAYS:
        there = day + dt.timedelta(days=count * DAYS[unit])
        exact = unit == "day" or abs(count) == 1
        return (there.isoformat() + ("" if unit == "day" else "~")) if exact else edtf.week(there)
    there_month = edtf.month(day.year, day.month + count * MONTHS[unit])
    if unit == "month":
        return there_month
    return there_month + "~" if unit != "decade" and abs(count) == 1 else there_month[:4] + "~" * (unit == "decade")


def _ahead(g: Groups, c: Context) -> str | None:
    """ "in two weeks" is a point, "within five years" the stretch up to it."""
    count = number(g["count"])
    if count is None:
        return None
    if g["way"] == "in":
        return moved(c.day(), count, g["unit"]) if c.look == "ahead" else None
    return stretch(c.day(), count, g["unit"])


def _past_units(g: Groups, c: Context) -> str | None:
    """ "the past two years", "the next five weeks": the stretch between then and now."""
    count = number(g["count"])
    return None if count is None else stretch(c.day(), -count if g["way"] in BACKWARD else count, g["unit"])


def stretch(day: dt.date, count: int, unit: str) -> str:
    """From ``day`` to ``count`` units later (or back when negative), in days, months or years as the unit has it."""
    if unit in DAYS:
        ends = [day.isoformat(), (day + dt.timedelta(days=count * DAYS[unit])).isoformat()]
    elif unit in ("month", "quarter", "half-year"):
        ends = [edtf.month(day.year, day.month), edtf.month(day.year, day.month + count * MONTHS[unit])]
    else:
        ends = [edtf.year_name(day.year), edtf.year_name(day.year + count * MONTHS[unit] // 12)]
    return edtf.span(min(ends), max(ends))


STEPS: dict[str, Callable[[Groups, Context], str | None]] = {
    "weekend": _weekend,
    "night": _night,
    "at_once": _at_once,
    "from_day": _from_day,
    "ago": _ago,
    "day_before": _day_before,
    "since_then": _since_then,
    "ahead": _ahead,
    "past_units": _past_units,
    "named": _named,
    "unit": _unit,
    "edge_unit": _edge_unit,
}
