"""Days that are counted from another event: "two weeks after Peru had banned it", "a year before it expires"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kg.attributes.dating import Figures
from kg.clauses.events import Draft
from kg.grammar.tokens import Token
from kg.grammar.tree import children, leads_up
from kg.model import Words
from kg.values.date_context import number
from kg.values.date_steps import DAYS, MONTHS, moved
from kg.values.dates import DateSpan

INSIDE = ("dobj", "conj", "nsubjpass", "xcomp", "prep", "pobj", "compound", "attr", "nsubj")
PRESENT = ("VBZ", "VBP")
Dated = Sequence[tuple[Token, DateSpan]]


def count_from(drafts: Sequence[Draft], dated: Dated, figures: Figures) -> None:
    """Give a draft without a date the one that is counted from that of the clause beside its own."""
    for clause, span, way in _counted(drafts):
        count, unit = _count(span), span.lemma_.lower()
        inner = [d for d in drafts if leads_up(d.trigger, clause, INSIDE)]
        outer = [d for d in drafts if d not in inner and leads_up(d.trigger, clause.head, INSIDE)]
        back = -1 if way == "after" else 1
        if count is None:
            continue
        if value := _date_of(clause.head, outer, dated, figures) or _of_report(clause.head, figures.published):
            _give(inner, value, back * count, unit, span)
        elif value := _date_of(clause, inner, dated, figures):
            _give(outer, value, -back * count, unit, span)


def _counted(drafts: Sequence[Draft]) -> Iterator[tuple[Token, Token, str]]:
    """The clauses of a sentence with such a count: their verb, the unit, and "after" or "before"."""
    seen: set[int] = set()
    for verb in (v for d in drafts for v in (d.trigger, *d.trigger.ancestors)):
        for clause in (verb, *children(verb, "advcl")):
            way = next((m.lower_ for m in children(clause, "mark") if m.lower_ in ("after", "before")), None)
            units = [u for u in children(clause, "npadvmod") if u.lemma_.lower() in DAYS | MONTHS]
            if clause.dep_ == "advcl" and way and units and clause.i not in seen:
                seen.add(clause.i)
                yield clause, units[0], way


def _count(unit: Token) -> int | None:
    """How many of a unit, when that is told exactly: not "less than a year", not "days after"."""
    said = children(unit, "nummod", "det")
    if len(said) != 1 or children(said[0], "quantmod", "advmod"):
        return None
    return number(said[0].lower_)


def _date_of(verb: Token, told: Sequence[Draft], dated: Dated, figures: Figures) -> str | None:
    for token, span in dated:
        nearest = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if nearest is not None and leads_up(nearest, verb, ("xcomp",)):
            return figures.resolved(span, token, None)
    return next((d.date for d in told if d.date), None)


def _of_report(verb: Token, published: dt.date | None) -> str | None:
    """“The move comes a week after …”: told in the present, it is news of the day."""
    now = verb.lemma_ in ("come", "follow") and verb.tag_ in PRESENT
    return published.isoformat() if now and published else None


def _give(drafts: Sequence[Draft], value: str, count: int, unit: str, span: Token) -> None:
    point = value.rstrip("~")
    least = 10 if unit in DAYS else 7 if unit != "year" else 4
    if "/" in point or len(point) < least or not point[:4].isdigit():
        return
    day = dt.date.fromisoformat(f"{point}-01-01"[:10])
    there = str(day.year + count) if len(point) == 4 else moved(day, count, unit)
    for draft in drafts:
        if draft.date is None:
            draft.date, draft.dated = there, _words(span, draft)


def _words(unit: Token, draft: Draft) -> Words:
    start, end = unit.left_edge.idx, unit.idx + len(unit.text)
    return Words(unit.doc.text[start:end], draft.base + start, draft.base + end)
