"""Dates and quantities to the events that they belong to: each to the nearest one up its path in the tree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from kg.dates import DateSpan, resolve
from kg.events import Draft
from kg.factuality import Tense, tense
from kg.lexicon import table, words
from kg.model import Filler, Quantity, Words
from kg.partners import by_partner
from kg.quantities import QuantitySpan
from kg.tree import children

# What stands behind these is an earlier figure that the reported one is compared with.
COMPARED = re.compile(
    r"\b(?:from|against|than|versus|compared (?:with|to))\s+"
    r"(?:(?:about|some|around|nearly|just|only|a|an|the|record)\s+)*[$€£]?$",
    re.IGNORECASE,
)
CHAIN = ("xcomp", "dobj", "nsubjpass", "prep", "pobj", "pcomp", "nsubj", "attr", "compound", "acl")
REACH = 8
LOOK_BACK = 40  # characters in which a word of comparison may stand before an amount
BESIDE = 6  # characters between an amount and its own year
NEAR = 6


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity that a draft was given, its head in the tree, and the date right behind it."""

    token: Token
    quantity: Quantity
    date: str | None
    words: Words
    dated: Words | None = None


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

    def resolved(self, span: DateSpan, token: Token, draft: Draft) -> str | None:
        """The date of ``span`` as EDTF, read in the tense of the verb that it hangs on."""
        tense_ = _tense(token, draft)
        found = resolve(span.text, published=self.published, tense=tense_, reference=self.reference)
        self.reference = found or self.reference
        return found


def attach(sentence: Span, drafts: Sequence[Draft], figures: Figures) -> list[Draft]:
    """Give each date and each quantity of ``sentence`` to the drafts that it belongs to.

    A draft that lists several amounts, each of its own good or its own year, comes back as one draft for each.
    """
    if not drafts:
        return []
    first, last = sentence.start_char, sentence.end_char
    dated = [(_root(sentence, s.start, s.end), s) for s in figures.dates if first <= s.start and s.end <= last]
    amounts = [a for a in figures.amounts if first <= a.start and a.end <= last]
    compared = _compared(amounts, figures.text, first)
    dated = [(t, s) for t, s in dated if not _of_report(sentence, s) and not _is_beside(s, compared)]
    for token, span in dated:
        for draft in [*_owners(token, drafts, dated=True), *_meetings_before(token, drafts)]:
            if draft.date is None and not _names_it(token, draft):
                draft.date = figures.resolved(span, token, draft)
                draft.dated = _words(span, draft)
    listed: dict[int, list[Amount]] = {}
    for amount in amounts:
        if amount in compared:
            continue
        token = _root(sentence, amount.start, amount.end)
        takers = [d for d in drafts if _takes(d, amount.quantity.unit)]
        for draft in _nearest(token, _owners(token, takers, dated=False)):
            if amount.quantity not in draft.quantities:
                draft.quantities.append(amount.quantity)
                draft.amounts.append((amount.quantity, _words(amount, draft)))
                when = next((s for _, s in dated if 0 <= s.start - amount.end <= BESIDE), None)
                date = figures.resolved(when, token, draft) if when else None
                words_, beside = _words(amount, draft), _words(when, draft) if when else None
                listed.setdefault(id(draft), []).append(Amount(token, amount.quantity, date, words_, beside))
    return [part for d in drafts for part in split(d, listed.get(id(d), []))]


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
    return sorted(owners, key=lambda d: min((path.index(t) for t in d.tokens if t in path), default=len(path)))[:1]


def _root(sentence: Span, start: int, end: int) -> Token:
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else sentence.root


def _takes(draft: Draft, unit: str) -> bool:
    refused = table("attach")["refused"].get(draft.type, ())
    kind = "percent" if unit == "percent" else "money" if len(unit) == 3 and unit.isupper() else "amount"
    return ("duration" if unit in table("attach")["durations"] else kind) not in refused


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


def _tense(date: Token, draft: Draft) -> Tense:
    """The tense of the verb that the date hangs on: "decided in March to impose" looks back."""
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX")), draft.trigger)
    return tense(verb)


def _owners(token: Token, drafts: Sequence[Draft], *, dated: bool) -> list[Draft]:
    """The drafts whose words are met first on the way up from ``token``; of a governing verb, those below it.

    What hangs on a report ("said on Friday") or on another thing ("the announcement on Friday") is nobody's.
    """
    here = token
    for _ in range(REACH):
        if met := [d for d in drafts if here in _carriers(d, dated=dated)]:
            return met
        if here.head == here:
            break
        here = here.head
        if here.pos_ in ("VERB", "AUX"):
            if _reports(here) and dated and not any(here in d.tokens for d in drafts):
                return []
            if below := [d for d in drafts if _directly_below(here, d, fronted=token.i < here.i)]:
                return below
        elif dated and _is_another_thing(here, drafts):
            return []
    return list(drafts) if len(drafts) == 1 and _same_clause(token, drafts[0]) else []


def _is_another_thing(noun: Token, drafts: Sequence[Draft]) -> bool:
    """“the announcement on Friday”: a date behind a noun is the noun's own, but not behind an amount."""
    if noun.pos_ != "NOUN" or children(noun, "nummod"):
        return False
    return not any(noun in _carriers(d, dated=False) for d in drafts)


def _of_report(sentence: Span, date: DateSpan) -> bool:
    """“said on Monday it would impose”: the day right behind a report that opens a clause is that of the report."""
    span = sentence.doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None or not len(span) or span.start < 2 or span.end >= len(sentence.doc):
        return False
    before = span[0].nbor(-1)
    verb = before.nbor(-1) if before.lower_ in ("on", "in") else before
    following = sentence.doc[span.end]
    opens = following.lower_ == "that" or following.dep_ in ("nsubj", "nsubjpass", "det", "poss")
    return verb.pos_ == "VERB" and verb.tag_ == "VBD" and _reports(verb) and opens


def _reports(verb: Token) -> bool:
    return verb.lemma_.lower() in words("factuality", "reporting", "verbs")


def _carriers(draft: Draft, *, dated: bool) -> set[Token]:
    carriers = set(draft.tokens)
    return carriers if dated else carriers | _role_heads(draft)


def _role_heads(draft: Draft) -> set[Token]:
    spans = [(f.start, f.end) for fillers in draft.roles.values() for f in fillers]
    base = draft.base
    return {t for t in draft.sentence if any(s <= base + t.idx < e for s, e in spans) and t.pos_ in ("NOUN", "PROPN")}


def _directly_below(verb: Token, draft: Draft, *, fronted: bool) -> bool:
    """Whether the event hangs on ``verb`` without a clause between; a fronted date counts for all coordinated verbs."""
    here = draft.trigger
    for _ in range(4):
        if here == verb:
            return True
        if here.dep_ not in (*CHAIN, *(["conj"] if fronted else [])):
            return False
        here = here.head
    return False


def _same_clause(token: Token, draft: Draft) -> bool:
    apart = [a for a in token.ancestors if a.dep_ in ("relcl", "advcl", "ccomp")]
    return not any(draft.trigger not in (a, *a.subtree) for a in apart) and not children(token, "relcl")


def split(draft: Draft, listed: Sequence[Amount]) -> list[Draft]:
    """Amounts that each have their own good or their own year are events of their own.

    “imported 336 tonnes of oil, 64 tonnes of gas”, “2.9 million tonnes in 2011, 3.7 million tonnes in 2012”.
    """
    if draft.type not in ("TradeFlow", "Production"):
        return [draft]
    named = [(a, [f for f in draft.roles.get("commodity", ()) if _is_of(a.token, f, draft)]) for a in listed]
    own = [(a, goods) for a, goods in named if goods]
    if len(own) > 1 and len(draft.roles["commodity"]) > 1:
        return [_part(draft, a, commodity=goods) for a, goods in own]
    shares = by_partner(draft.roles, [(a.words.start, a.quantity.unit) for a in listed])
    if shares:
        return [
            replace(_part(draft, a), roles={**draft.roles, **roles}) for a, roles in zip(listed, shares, strict=True)
        ]
    periods = [a for a in listed if a.date and a.quantity.unit == listed[0].quantity.unit]
    if len({a.date for a in periods}) > 1:
        return [_part(draft, a, date=a.date) for a in periods]
    return [draft]


def _part(
    draft: Draft,
    amount: Amount,
    *,
    commodity: list[Filler] | None = None,
    partner: Mapping[str, list[Filler]] | None = None,
    date: str | None = None,
) -> Draft:
    roles = {role: list(fillers) for role, fillers in {**draft.roles, **(partner or {})}.items()}
    if commodity:
        roles["commodity"] = commodity
    part = replace(draft, roles=roles, quantities=[amount.quantity], attributes=dict(draft.attributes))
    part.date = date or draft.date
    part.amounts, part.also = [(amount.quantity, amount.words)], []
    part.dated = amount.dated if date else draft.dated
    return part


def _is_of(amount: Token, good: Filler, draft: Draft) -> bool:
    behind = [o for p in children(amount, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    return any(good.start <= draft.base + o.idx < good.end for o in behind)
