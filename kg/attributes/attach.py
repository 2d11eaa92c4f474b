"""Amounts and dates to the events that they belong to: each to the nearest one up its path in the tree (see dating)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.attributes.belonging import of_report, owners
from kg.attributes.counted import count_from
from kg.attributes.dating import Figures, give_dates, note_period, root_of, twice, words_of
from kg.attributes.portions import Amount, one_each, split
from kg.clauses.events import Draft
from kg.clauses.requirements import out_of_place, unmet
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children
from kg.lexicon import table, words
from kg.values.dates import DateSpan
from kg.values.quantities import QuantitySpan

# What stands behind these is an earlier figure that the reported one is compared with.
COMPARED = re.compile(
    r"\b(?<!ranging )(?:from|against|than|versus|compared (?:with|to))\s+"
    r"(?:(?:about|some|around|nearly|just|only|a|an|the|record|average|level|of)\s+)*[$€£]?$",
    re.IGNORECASE,
)
# A duty that goes from an amount to nothing was that high: "from 5 percent to zero", "to zero from 5 percent".
TO_NOTHING = re.compile(r"\s+to\s+(?:zero|nothing|nil|0)\b", re.IGNORECASE)
FROM_NOTHING = re.compile(r"\bto (?:zero|nothing|nil)(?: percent)?,?(?: down)? from (?:\w+ )?$", re.IGNORECASE)
LOOK_BACK = 40  # characters in which a word of comparison may stand before an amount
BESIDE = 6  # characters between an amount and its own year


def attach(sentence: Span, drafts: Sequence[Draft], figures: Figures) -> list[Draft]:
    """Give each date and each quantity of ``sentence`` to the drafts that it belongs to.

    A draft that lists several amounts, each of its own good or its own year, comes back as one draft for each.
    """
    first, last = sentence.start_char, sentence.end_char
    dated = [(root_of(sentence, s.start, s.end), s) for s in figures.dates if first <= s.start and s.end <= last]
    amounts = [a for a in figures.amounts if first <= a.start and a.end <= last]
    compared = _compared(amounts, figures.text, first)
    dated = [(t, s) for t, s in dated if not of_report(sentence, s)]
    earlier = [s for _, s in dated if _is_beside(s, compared)]
    give_dates(drafts, dated, figures, earlier=earlier)
    dated = [(t, s) for t, s in dated if s not in earlier]
    count_from(drafts, dated, figures)
    note_period(sentence, dated, figures)
    again = [*twice(drafts, dated, figures)]
    listed: dict[int, list[Amount]] = {}
    for amount in amounts:
        if amount in compared:
            continue
        token = root_of(sentence, amount.start, amount.end)
        takers = [d for d in drafts if takes(d, amount.quantity.unit, token)]
        for draft in _nearest(token, owners(token, takers, dated=False)):
            if amount.quantity not in draft.quantities:
                draft.quantities.append(amount.quantity)
                draft.amounts.append((amount.quantity, words_of(amount, draft)))
            when = next((s for _, s in dated if 0 <= s.start - amount.end <= BESIDE), None)
            date = figures.resolved(when, token, draft) if when else None
            words_, beside = words_of(amount, draft), words_of(when, draft) if when else None
            listed.setdefault(id(draft), []).append(Amount(token, amount.quantity, date, words_, beside))
    one_each(drafts, listed)
    return [*(part for d in drafts for part in split(d, listed.get(id(d), []))), *again]


def _compared(amounts: Sequence[QuantitySpan], text: str, first: int) -> list[QuantitySpan]:
    """“from 3.85 billion in February and 2.99 billion in March last year”: what the figure is compared with."""
    found: list[QuantitySpan] = []
    for amount in amounts:
        before = text[max(first, amount.start - LOOK_BACK) : amount.start]
        between = text[found[-1].end : amount.start] if found else ""
        goes_on = "and" in between.split() and len(between) < LOOK_BACK
        gone = TO_NOTHING.match(text, amount.end) or FROM_NOTHING.search(before)
        if (COMPARED.search(before) or goes_on) and not gone:
            found.append(amount)
    return found


def _is_beside(date: DateSpan, amounts: Sequence[QuantitySpan]) -> bool:
    return any(0 <= date.start - a.end <= BESIDE for a in amounts)


def _nearest(token: Token, owners: list[Draft]) -> list[Draft]:
    """An amount belongs to one event: rather to the one whose own words it hangs on than to one whose role it is in."""
    path = [token, *token.ancestors]
    steps = {id(d): min((path.index(t) for t in d.tokens if t in path), default=len(path)) for d in owners}
    return sorted(owners, key=lambda d: (steps[id(d)], out_of_place(d) is not None, _lacks(d)))[:1]


def _lacks(draft: Draft) -> bool:
    """Whether more than a figure is missing: "bought 30 percent of the firm" names no good that was bought."""
    demand = unmet(draft)
    return demand is not None and not {"figure", "quantity"} & set(demand.split("|"))


def takes(draft: Draft, unit: str, amount: Token) -> bool:
    """Whether an amount in ``unit`` can be one of the event: no length of a tariff, no length of talks of a deal."""
    refused = table("attach")["refused"].get(draft.type, ())
    kind = "percent" if unit == "percent" else "money" if len(unit) == 3 and unit.isupper() else "amount"
    fits = ("duration" if unit in table("attach")["durations"] else kind) not in refused
    return fits and not _is_of_talks(amount, draft)


def _is_of_talks(amount: Token, draft: Draft) -> bool:
    """“after seven years of talks”, "which took four years": how long a deal was in the making."""
    if amount.lemma_.lower() not in table("attach")["durations"] or draft.attributes.get("stage") == "negotiating":
        return False
    of = [o.lemma_.lower() for p in children(amount, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    return amount.head.lemma_ == "take" or bool(words("attach", "makings") & set(of))
