"""Dates and quantities to the events that they belong to: each to the nearest one up its path in the tree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Span, Token

from kg.belonging import of_report, owners
from kg.dates import DateSpan, resolve
from kg.events import Draft
from kg.factuality import Tense, tense
from kg.lexicon import table, words
from kg.model import Words
from kg.portions import Amount, split
from kg.quantities import QuantitySpan
from kg.requirements import out_of_place
from kg.tree import children

# What stands behind these is an earlier figure that the reported one is compared with.
COMPARED = re.compile(
    r"\b(?<!ranging )(?:from|against|than|versus|compared (?:with|to))\s+"
    r"(?:(?:about|some|around|nearly|just|only|a|an|the|record|average|level|of)\s+)*[$€£]?$",
    re.IGNORECASE,
)
AGAIN = re.compile(r",?\s+and(\s+(?:again|then|once more))?(?:\s+(?:in|on))?\s+")
PERIODS = ("TradeFlow", "Production")
"""Of these, two dates are one period: "rose in March and April"."""

LOOK_BACK = 40  # characters in which a word of comparison may stand before an amount
BESIDE = 6  # characters between an amount and its own year
NEAR = 6


@dataclass
class Figures:
    """The dates and amounts of a passage, found once over all of it so that left-out units and years are known.

    ``text`` is the passage as the parser saw it; ``reference`` is the last date that was resolved: "that year" and "two
    days later" look back to it.
    """

    published: dt.date | None
    dates: tuple[DateSpan, ...]
    amounts: tuple[QuantitySpan, ...]
    reference: str | None = None
    text: str = ""
    references: dict[int, str | None] = field(default_factory=dict)

    def resolved(self, span: DateSpan, token: Token, draft: Draft | None) -> str | None:
        """The date of ``span`` as EDTF, read in the tense of the verb that it hangs on."""
        tense_ = _tense(token, draft)
        reference = self.references.setdefault(span.start, self.reference)
        found = resolve(span.text, published=self.published, tense=tense_, reference=reference)
        self.reference = found or self.reference
        return found


def attach(sentence: Span, drafts: Sequence[Draft], figures: Figures) -> list[Draft]:
    """Give each date and each quantity of ``sentence`` to the drafts that it belongs to.

    A draft that lists several amounts, each of its own good or its own year, comes back as one draft for each.
    """
    first, last = sentence.start_char, sentence.end_char
    dated = [(_root(sentence, s.start, s.end), s) for s in figures.dates if first <= s.start and s.end <= last]
    amounts = [a for a in figures.amounts if first <= a.start and a.end <= last]
    compared = _compared(amounts, figures.text, first)
    dated = [(t, s) for t, s in dated if not of_report(sentence, s) and not _is_beside(s, compared)]
    _date(drafts, dated, figures)
    again = [*_again(drafts, [s for _, s in dated], figures)]
    listed: dict[int, list[Amount]] = {}
    for amount in amounts:
        if amount in compared:
            continue
        token = _root(sentence, amount.start, amount.end)
        takers = [
            d
            for d in drafts
            if out_of_place(d) != "of_goods" and _takes(d, amount.quantity.unit) and not _is_of_talks(token, d)
        ]
        for draft in _nearest(token, owners(token, takers, dated=False)):
            if amount.quantity not in draft.quantities:
                draft.quantities.append(amount.quantity)
                draft.amounts.append((amount.quantity, _words(amount, draft)))
            when = next((s for _, s in dated if 0 <= s.start - amount.end <= BESIDE), None)
            date = figures.resolved(when, token, draft) if when else None
            words_, beside = _words(amount, draft), _words(when, draft) if when else None
            listed.setdefault(id(draft), []).append(Amount(token, amount.quantity, date, words_, beside))
    return [*(part for d in drafts for part in split(d, listed.get(id(d), []))), *again]


def _again(drafts: Sequence[Draft], spans: Sequence[DateSpan], figures: Figures) -> Iterator[Draft]:
    """“ruled against Peru in 1997 and again in 2008”: what happened twice is told twice."""
    for span, later in pairwise(spans):
        between = AGAIN.fullmatch(figures.text[span.end : later.start])
        for draft in drafts if between is not None else ():
            taken = draft.dated is not None and draft.dated.start == draft.base + span.start
            apart = draft.type not in PERIODS or bool(between and between[1])
            date = resolve(later.text, published=figures.published, reference=draft.date)
            if taken and apart and date and draft.date and date > draft.date:
                yield replace(
                    draft,
                    roles={role: list(found) for role, found in draft.roles.items()},
                    attributes=dict(draft.attributes),
                    quantities=[],
                    amounts=[],
                    date=date,
                    dated=_words(later, draft),
                )


def _date(drafts: Sequence[Draft], dated: Sequence[tuple[Token, DateSpan]], figures: Figures) -> None:
    """Give each draft the date that hangs on its own words; failing that, the first one of its clause."""
    offered: list[tuple[bool, Draft, str | None, Words]] = []
    for token, span in dated:
        takers = [*owners(token, drafts, dated=True), *_meetings_before(token, drafts), *_told_by(token, drafts)]
        if not takers:
            figures.resolved(span, token, None)
        for draft in _delivered(drafts, token) if _is_of_delivery(token) else takers:
            if not _names_it(token, draft):
                near = _is_own(token, draft)
                offered.append((near, draft, figures.resolved(span, token, draft), _words(span, draft)))
    for _, draft, value, words_ in sorted(offered, key=lambda o: not o[0]):
        if draft.date is None and value:
            draft.date, draft.dated = value, words_


def _is_own(date: Token, draft: Draft) -> bool:
    """Whether the date hangs on the event's own words, no other verb between."""
    above = next((a for a in date.ancestors if a in draft.tokens or a.pos_ == "VERB"), None)
    return above is not None and above in draft.tokens


def _words(span: DateSpan | QuantitySpan, draft: Draft) -> Words:
    return Words(span.text, draft.base + span.start, draft.base + span.end)


def _compared(amounts: Sequence[QuantitySpan], text: str, first: int) -> list[QuantitySpan]:
    """“from 3.85 billion in February and 2.99 billion in March last year”: what the figure is compared with."""
    found: list[QuantitySpan] = []
    for amount in amounts:
        before = text[max(first, amount.start - LOOK_BACK) : amount.start]
        between = text[found[-1].end : amount.start] if found else ""
        goes_on = "and" in between.split() and len(between) < LOOK_BACK
        if COMPARED.search(before) or goes_on:
            found.append(amount)
    return found


def _is_beside(date: DateSpan, amounts: Sequence[QuantitySpan]) -> bool:
    return any(0 <= date.start - a.end <= BESIDE for a in amounts)


def _names_it(date: Token, draft: Draft) -> bool:
    """“renounced a 1992 accord”: a year in front of a thing tells which one it is, not when something is done to it."""
    return date.head == draft.anchor != draft.trigger and date.i < draft.anchor.i and date.is_digit


def _nearest(token: Token, owners: list[Draft]) -> list[Draft]:
    """An amount belongs to one event: rather to the one whose own words it hangs on than to one whose role it is in."""
    path = [token, *token.ancestors]
    steps = {id(d): min((path.index(t) for t in d.tokens if t in path), default=len(path)) for d in owners}
    return sorted(owners, key=lambda d: (steps[id(d)], out_of_place(d) is not None))[:1]


def _root(sentence: Span, start: int, end: int) -> Token:
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else sentence.root


def _takes(draft: Draft, unit: str) -> bool:
    refused = table("attach")["refused"].get(draft.type, ())
    kind = "percent" if unit == "percent" else "money" if len(unit) == 3 and unit.isupper() else "amount"
    return ("duration" if unit in table("attach")["durations"] else kind) not in refused


def _is_of_talks(amount: Token, draft: Draft) -> bool:
    """“after seven years of talks”, "which took four years": how long a deal was in the making."""
    if amount.lemma_.lower() not in table("attach")["durations"] or draft.attributes.get("stage") == "negotiating":
        return False
    of = [o.lemma_.lower() for p in children(amount, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    return amount.head.lemma_ == "take" or bool(words("attach", "makings") & set(of))


def _meetings_before(date: Token, drafts: Sequence[Draft]) -> list[Draft]:
    """“at their summit in Tokyo on Monday”: the day behind a meeting is its own, whatever verb it hangs on."""
    found = []
    for draft in drafts:
        between = date.doc[draft.anchor.i + 1 : date.i]
        if (
            draft.type == "Meeting"
            and draft.anchor.i < date.i
            and len(between) < NEAR
            and not any(t.pos_ in ("VERB", "PUNCT") for t in between)
        ):
            found.append(draft)
    return found


def _tense(date: Token, draft: Draft | None) -> Tense:
    """The tense of the verb that the date hangs on: "decided in March to impose" looks back."""
    if _is_of_delivery(date) or (draft is not None and draft.sense.factuality == "planned"):
        return "future"
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX")), draft.trigger if draft else date)
    return tense(verb)


def _delivered(drafts: Sequence[Draft], date: Token) -> list[Draft]:
    """“won an order for May delivery”: the goods flow in May, whenever the order was won."""
    above = list(date.ancestors)
    flows = [d for d in drafts if d.type == "TradeFlow"]
    return [d for d in flows if any(t in above for t in d.tokens)] or flows


def _is_of_delivery(date: Token) -> bool:
    return any(a.lemma_.lower() in words("attach", "deliveries") for a in date.ancestors if a.pos_ in ("NOUN", "PROPN"))


def _told_by(date: Token, drafts: Sequence[Draft]) -> list[Draft]:
    """“They date back to October 2004, when Peru left the pact”: the day is that of what the clause behind it tells."""
    clauses = [
        c for a in (date, date.head, *children(date, "pobj")) for c in children(a, "relcl", "advcl") if c.i > date.i
    ]
    told = [c for c in clauses if any(w.lower_ == "when" for w in children(c, "advmod"))]
    return [d for d in drafts if any(_is_told(d.trigger, c) for c in told)]


def _is_told(trigger: Token, verb: Token) -> bool:
    """Whether ``trigger`` is the verb of a clause, its object or a verb coordinated with it."""
    here = trigger
    while here != verb and here.dep_ in ("dobj", "conj", "nsubjpass"):
        here = here.head
    return here == verb
