"""Dates that a text gives once for several events: figures of one period, and cuts that come on one day."""

from __future__ import annotations

from collections.abc import Sequence

from kg.events import Draft
from kg.same import names

NEAR = 350  # characters: the sentence before
SIDES = {"TradeFlow": ("exporter", "importer"), "TradeMeasure": ("imposer",)}


def share_dates(drafts: Sequence[Draft]) -> None:
    """Give what goes on from the event before the date of it, where the text has said the date once.

    "Exports rose to 11 billion in the first quarter. Imports rose to 7 billion": figures of one state that follow one
    another are of one period. "From June 1 it will halve the duty on furs. That on shoes will fall to 2 percent": what
    one state does to several duties comes into force at once.
    """
    for k, draft in enumerate(drafts):
        told = draft.quantities or (draft.type == "TradeMeasure" and draft.sense.id != "default")
        if draft.date is None and draft.type in SIDES and told:
            before = next((d for d in reversed(drafts[:k]) if d.type == draft.type and d.anchor != draft.anchor), None)
            if before is not None and before.date and _goes_on(before, draft):
                draft.date, draft.dated = before.date, before.dated


def _goes_on(before: Draft, draft: Draft) -> bool:
    near = draft.start - before.base - before.sentence.end_char < NEAR
    alike = all(before.attributes.get(key) == value for key, value in draft.attributes.items() if key == "action")
    sides = SIDES[draft.type]
    others = set().union(*(names(before.roles.get(side, ())) for side in sides))
    said = [side for side in sides if side not in draft.taken and draft.roles.get(side)]
    own = set().union(*(names(draft.roles[side]) for side in said or sides if draft.roles.get(side)))
    return near and alike and before.status.value == draft.status.value and bool(own & others)
