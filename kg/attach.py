"""Dates and quantities to the events that they belong to: each to the nearest one up its path in the tree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.dates import DateSpan, resolve
from kg.events import Draft
from kg.factuality import Tense, tense
from kg.lexicon import table, words
from kg.model import Words
from kg.portions import Amount, split
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

    def resolved(self, span: DateSpan, token: Token, draft: Draft | None) -> str | None:
        """The date of ``span`` as EDTF, read in the tense of the verb that it hangs on."""
        tense_ = _tense(token, draft)
        found = resolve(span.text, published=self.published, tense=tense_, reference=self.reference)
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
    dated = [(t, s) for t, s in dated if not _of_report(sentence, s) and not _is_beside(s, compared)]
    for token, span in dated:
        owners = [*_owners(token, drafts, dated=True), *_meetings_before(token, drafts), *_told_by(token, drafts)]
        if not owners:
            figures.resolved(span, token, None)
        for draft in _delivered(drafts, token) if _is_of_delivery(token) else owners:
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


def _tense(date: Token, draft: Draft | None) -> Tense:
    """The tense of the verb that the date hangs on: "decided in March to impose" looks back."""
    if _is_of_delivery(date):
        return "future"
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX")), draft.trigger if draft else date)
    return tense(verb)


def _delivered(drafts: Sequence[Draft], date: Token) -> list[Draft]:
    """“won an order for May delivery”: the goods flow in May, whenever the order was won."""
    above = list(date.ancestors)
    return [d for d in drafts if d.type == "TradeFlow" and any(t in above for t in d.tokens)]


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
        raised = here.dep_ == "xcomp"  # “is expected to fall in 2019”
        here = here.head
        if here.pos_ in ("VERB", "AUX"):
            if _reports(here) and dated and not raised and not any(here in d.tokens for d in drafts):
                return [d for d in drafts if _is_announced(d, here)]
            if below := [d for d in drafts if _directly_below(here, d, fronted=token.i < here.i)]:
                return below
        elif dated and _is_another_thing(here, drafts):
            return []
    return list(drafts) if len(drafts) == 1 and _same_clause(token, drafts[0]) else []


def _is_another_thing(noun: Token, drafts: Sequence[Draft]) -> bool:
    """“the announcement on Friday”: a date behind a noun is the noun's own, but not behind an amount."""
    if noun.pos_ != "NOUN" or children(noun, "nummod") or _is_transparent(noun):
        return False
    return not any(noun in _carriers(d, dated=False) for d in drafts)


def _is_transparent(noun: Token) -> bool:
    """“in the January-March period”, "for May delivery": the noun only says what kind of time it is."""
    return noun.lemma_.lower() in words("attach", "periods") or noun.lemma_.lower() in words("attach", "deliveries")


def _is_announced(draft: Draft, report: Token) -> bool:
    """“announced the complaint on Thursday”: what is announced by its name has the day of the announcement."""
    if draft.type in table("attach")["set_later"] or draft.status.value != "asserted":
        return False
    here = draft.trigger
    while here != report and here.dep_ in ("dobj", "pobj", "prep") and here.pos_ != "VERB":
        here = here.head
    return here == report


def _of_report(sentence: Span, date: DateSpan) -> bool:
    """“said on Monday it would impose”: the day right behind a report that opens a clause is that of the report."""
    span = sentence.doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None or not len(span) or span.start < 2 or span.end >= len(sentence.doc):
        return False
    before = span[0].nbor(-1)
    verb = before.nbor(-1) if before.lower_ in ("on", "in") else before
    following = sentence.doc[span.end]
    subject = following.head if following.dep_ in ("det", "poss") else following
    opens = following.lower_ == "that" or subject.dep_ in ("nsubj", "nsubjpass")
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
