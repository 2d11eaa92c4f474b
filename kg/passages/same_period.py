"""Dates that a text gives once for several events: figures of one period, and cuts that come on one day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.attributes.factuality import tense
from kg.clauses.events import Draft
from kg.clauses.requirements import unmet
from kg.model import Words
from kg.passages.same import names

NEAR = 350  # characters: the sentence before
SIDES = {"TradeFlow": ("exporter", "importer"), "Production": ("producer",), "TradeMeasure": ("imposer",)}
FIGURES = ("TradeFlow", "Production")
# What comes by a day need not come on it.
DEADLINES = ("by ", "until ", "till ", "before ", "within ", "no later ", "not later ")


def share_dates(drafts: Sequence[Draft], periods: Sequence[tuple[str, Words]] = ()) -> None:
    """Give what goes on from the event before the date of it, where the text has said the date once.

    "Exports rose to 11 billion in the first quarter. Imports rose to 7 billion": figures of one state that follow one
    another are of one period. "From June 1 it will halve the duty on furs. That on shoes will fall to 2 percent": what
    one state does to several duties comes into force at once. ``periods`` are those that the text tells figures of,
    with their words: figures that name nobody themselves are of the one that was told last.
    """
    real = [d for d in drafts if d.type in SIDES and not unmet(d)]
    for draft in real:
        if draft.date is not None or not _is_told(draft):
            continue
        before = next((d for d in _before(draft, real) if d.anchor != draft.anchor), None)
        told = [_last_period(draft, periods)]
        if before is not None and before.date and before.dated and _goes_on(before, draft):
            told.append((before.date, before.dated))
        if found := max(filter(None, told), key=lambda t: t[1].start, default=None):
            draft.date, draft.dated = found


def _before(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    place = next(k for k, d in enumerate(drafts) if d is draft)
    kin = FIGURES if draft.type in FIGURES else (draft.type,)
    return (d for d in reversed(drafts[:place]) if d.type in kin)


def _is_told(draft: Draft) -> bool:
    return bool(draft.quantities) or (draft.type == "TradeMeasure" and draft.sense.id != "default")


def _goes_on(before: Draft, draft: Draft) -> bool:
    near = draft.start - before.base - before.sentence.end_char < NEAR
    alike = all(before.attributes.get(key) == value for key, value in draft.attributes.items() if key == "action")
    sides = SIDES[draft.type]
    others = set().union(*(names(before.roles.get(side, ())) for side in SIDES[before.type]))
    said = _said(draft)
    own = set().union(*(names(draft.roles[side]) for side in said or sides if draft.roles.get(side)))
    due = before.dated is not None and before.dated.text.lower().startswith(DEADLINES)
    return near and alike and not due and before.status.value == draft.status.value and bool(own & others)


def _said(draft: Draft) -> list[str]:
    """The sides that the words of the event itself name."""
    return [s for s in SIDES[draft.type] if s not in draft.taken and any(not f.rule for f in draft.roles.get(s, ()))]


def _last_period(draft: Draft, periods: Sequence[tuple[str, Words]]) -> tuple[str, Words] | None:
    """The period of the figures told last, when ``draft`` goes on with them: past, naming nobody, of no rate a year."""
    if draft.type not in FIGURES or draft.status.value != "asserted" or _said(draft):
        return None
    if any(q.per for q in draft.quantities) or tense(draft.trigger) != "past":
        return None
    return next((p for p in reversed(periods) if p[1].start < draft.at < p[1].end + NEAR), None)
