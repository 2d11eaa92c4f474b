"""The meaning of years, of their parts, and of fiscal years: one function a rule of the grammar, as in date_rules."""

from __future__ import annotations

from collections.abc import Callable

from kg.lexicon import table
from kg.values import edtf
from kg.values.date_context import Context, Groups, month_number, number, step_year, year_of
from kg.values.date_rules import monthly

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _year_plain(g: Groups, _: Context) -> str:
    return edtf.year_name(int(g["year"]))


def _years(g: Groups, _: Context) -> str | None:
    first, last = int(g["year"]), int(g["year2"])
    return edtf.span(edtf.year_name(first), edtf.year_name(last)) if first < last else None


def _pre(g: Groups, _: Context) -> str:
    return f"../{edtf.year_name(int(g['year']) - 1)}"


def _decade(g: Groups, _: Context) -> str:
    first = int(g["decade"]) * 10
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}.get(g.get("edge", ""), (0, 9))
    return edtf.span(edtf.year_name(first + low), edtf.year_name(first + high))


def edge_of_year(edge: str, year: int) -> str:
    """The stretch at the edge of a year: its first or last quarter, its last month, about its middle."""
    if edge in ("early", "start", "beginning"):
        return edtf.months(year, 1, 3)
    if edge == "late":
        return edtf.months(year, 10, 3)
    if edge in ("end", "close"):
        return edtf.month(year, 12)
    return edtf.month(year, 7) + "~" if edge in ("mid", "middle") else edtf.year_name(year)


def _edge_year(g: Groups, c: Context) -> str | None:
    year = year_of(g, c)
    return None if year is None else edge_of_year(edge(g), year)


def edge(g: Groups) -> str:
    """The word for the edge of a unit ("early", "end"), empty when there is none."""
    return g.get("edge") or g.get("edge2") or ""


def _year_end(_: Groups, c: Context) -> str:
    return edtf.month(c.day().year, 12)


def _fiscal(g: Groups, c: Context) -> str | None:
    """A fiscal year by the country's calendar; without a country the years that its name gives."""
    split = g.get("split") or g.get("split2") or g.get("split3")
    if split:
        return _split(split, c)
    short = 2000 + int(g["short"]) if "short" in g else 0
    year = int(g.get("year") or g.get("year2") or g.get("year3") or short)
    if rule := _fiscal_rule(c):
        return _fiscal_named(year, rule, c) if year else _fiscal_near(g["near"], rule[0], c)
    return edtf.year_name(year or step_year(g["near"], c))


def _split(words: str, c: Context) -> str | None:
    first, digits = int(words[:4]), words[4:].strip(" /–-")
    if not str(first + 1).endswith(digits):
        last = int(digits) + (first // 100 * 100 if len(digits) == 2 else 0)
        return edtf.span(edtf.year_name(first), edtf.year_name(last)) if first < last and len(digits) > 1 else None
    rule = _fiscal_rule(c)
    if rule and rule[0] > 1:
        return edtf.months(first, rule[0], 12)
    return edtf.span(edtf.year_name(first), edtf.year_name(first + 1))


def _crop(g: Groups, _: Context) -> str | None:
    """A season with its months: "the 1986/87 (Oct/Sept) season"."""
    first, begin, end = int(g["split"][:4]), month_number(g["month"]), month_number(g["month2"])
    return edtf.span(edtf.month(first, begin), edtf.month(first + (end < begin), end))


def _fiscal_rule(c: Context) -> tuple[int, str] | None:
    rule = table("dates")["fiscal"].get(c.country or "")
    return (int(rule["month"]), str(rule["named"])) if rule else None


def _fiscal_named(year: int, rule: tuple[int, str], _: Context) -> str:
    month, named = rule
    return edtf.months(year - (named == "ends" and month > 1), month, 12)


def _fiscal_near(near: str, month: int, c: Context) -> str:
    today = c.day()
    begun = today.year - (today.month < month)
    return edtf.months(begun + int(table("dates")["steps"][near]), month, 12)


def _year_to(g: Groups, c: Context) -> str | None:
    """Months up to a named one: "the year to March", "the 12 months ended June 30, 1987"."""
    count = {"year": 12, "quarter": 3, "half": 6, "half-year": 6}.get(g["span"]) or number(g["count"])
    if not count:
        return None
    last = monthly(year_of(g, c), month_number(g.get("month") or g["month2"]), c)
    return edtf.months(int(last[:4]), int(last[5:7]) - count + 1, count)


def _part(g: Groups, c: Context) -> str | None:
    """A quarter or a half, of a named year or the nearest in the direction looked."""
    nth = int(table("dates")["ordinals"][g["nth"]])
    if nth < 0 and "year1" not in g and year_of(g, c) is None:
        return None
    return _nth_part(g["unit"], nth, int(g["year1"]) if "year1" in g else year_of(g, c), c)


def _code(g: Groups, c: Context) -> str | None:
    unit = {"q": "quarter", "h": "half"}[g.get("unit") or g["unit2"]]
    return _nth_part(unit, int(g.get("nth") or g["nth2"]), int(g["year1"]) if "year1" in g else year_of(g, c), c)


def _code_first(g: Groups, c: Context) -> str | None:
    """ "4Q23", "1H 2024"."""
    year = int(g["year1"]) if "year1" in g else 2000 + int(g["short"]) if "short" in g else year_of(g, c)
    unit = {"q": "quarter", "h": "half"}[g.get("unit") or g["unit2"]]
    return _nth_part(unit, int(g.get("nth") or g["nth2"]), year, c)


def _quarter_to(g: Groups, c: Context) -> str | None:
    """ "the March quarter": the three months that end with it."""
    size, month = {"quarter": 3, "half": 6}[g["unit"]], month_number(g["month"])
    last = monthly(year_of(g, c), month, c)
    return edtf.months(int(last[:4]), month - size + 1, size) if month % 3 == 0 else None


def _fiscal_part(g: Groups, c: Context) -> str | None:
    """A quarter or half of a fiscal year; the whole year where no country tells when it begins."""
    year = _fiscal(g, c)
    nth, size = int(table("dates")["ordinals"][g["nth"]]), {"quarter": 3, "half": 6}[g["unit"]]
    nth = 12 // size if nth == -1 else nth
    if year is None or len(year) != 15 or nth > 12 // size:
        return year
    return edtf.months(int(year[:4]), int(year[5:7]) + (nth - 1) * size, size)


def _nth_part(unit: str, nth: int, year: int | None, c: Context) -> str | None:
    size = {"quarter": 3, "half": 6}[unit]
    nth = 12 // size if nth == -1 else nth
    if nth > 12 // size:
        return None
    first = (nth - 1) * size + 1
    if year is None:
        today = c.day()
        over, begun = today.month >= first + size, today.month >= first + size // 2
        year = today.year + (c.look == "ahead" and over) - (c.look == "back" and not begun)
    return edtf.months(year, first, size)


def _first_months(g: Groups, c: Context) -> str | None:
    count, year = number(g["count"]), year_of(g, c)
    if not count or count > 12:
        return None
    if year is None:
        year = c.day().year - (c.look == "back" and c.day().month <= count)
    first = 1 if g.get("nth", "first") == "first" else 13 - count
    return edtf.months(year, first, count)


def _season(g: Groups, c: Context) -> str | None:
    """A season by its code; which months it means in the south is not decided here."""
    code = SEASONS[g.get("season") or g.get("season2") or g["season3"]]
    year = year_of(g, c)
    if year is None:
        today, first = c.day(), 3 * (code - 20)
        way = g.get("near") or {"ahead": "coming", "back": "past", "near": "this"}[c.look]
        year = today.year + {
            "next": today.month >= first,
            "coming": today.month >= first + 3,
            "last": -(today.month < first + 3),
            "past": -(today.month < first),
        }.get(way, 0)
    return f"{edtf.year_name(year)}-{code}"


PERIODS: dict[str, Callable[[Groups, Context], str | None]] = {
    "year_to": _year_to,
    "crop": _crop,
    "fiscal": _fiscal,
    "years": _years,
    "decade": _decade,
    "part": _part,
    "code": _code,
    "code_first": _code_first,
    "quarter_to": _quarter_to,
    "fiscal_part": _fiscal_part,
    "first_months": _first_months,
    "first_months_bare": _first_months,
    "season": _season,
    "edge_year": _edge_year,
    "year_end": _year_end,
    "pre": _pre,
    "year": _year_plain,
}
