"""Dates and quantities to the events that they belong to: each goes to the nearest event up its own path in the tree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from spacy.tokens import Span, Token

from kg.dates import find_dates, resolve
from kg.events import Draft
from kg.factuality import Tense, tense
from kg.lexicon import table, words
from kg.quantities import find_quantities
from kg.syntax import children

REACH = 8
NEAR = 6


def attach(sentence: Span, drafts: Sequence[Draft], published: dt.date | None) -> None:
    """Give each date and each quantity of ``sentence`` to the drafts that it belongs to."""
    if not drafts:
        return
    text = sentence.text
    for span in find_dates(text):
        token = _root(sentence, span.start, span.end)
        for draft in [*_owners(token, drafts, dated=True), *_meetings_before(token, drafts)]:
            if draft.date is None and (date := resolve(span.text, published=published, tense=_tense(token, draft))):
                draft.date = date
    for amount in find_quantities(text):
        token = _root(sentence, amount.start, amount.end)
        takers = [d for d in drafts if _takes(d, amount.quantity.unit)]
        for draft in _owners(token, takers, dated=False)[:1]:
            if amount.quantity not in draft.quantities:
                draft.quantities.append(amount.quantity)


def _meetings_before(date: Token, drafts: Sequence[Draft]) -> list[Draft]:
    """"at their summit in Tokyo on Monday": the day behind a meeting is its own, whatever verb it hangs on."""
    found = []
    for draft in drafts:
        between = date.doc[draft.anchor.i + 1 : date.i]
        if draft.type == "Meeting" and draft.anchor.i < date.i and len(between) < NEAR and not any(t.pos_ in ("VERB", "PUNCT") for t in between):
            found.append(draft)
    return found


def _tense(date: Token, draft: Draft) -> Tense:
    """The tense of the verb that the date hangs on: "decided in March to impose" looks back."""
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX")), draft.trigger)
    return tense(verb)


def _root(sentence: Span, start: int, end: int) -> Token:
    span = sentence.doc.char_span(sentence.start_char + start, sentence.start_char + end, alignment_mode="expand")
    return span.root if span is not None and len(span) else sentence.root


def _takes(draft: Draft, unit: str) -> bool:
    refused = table("attach")["refused"].get(draft.type, ())
    kind = "percent" if unit == "percent" else "money" if len(unit) == 3 and unit.isupper() else "amount"
    return kind not in refused


def _owners(token: Token, drafts: Sequence[Draft], *, dated: bool) -> list[Draft]:
    """The drafts whose words are met first on the way up from ``token``; of a governing verb, those below it."""
    here = token
    for _ in range(REACH):
        if met := [d for d in drafts if here in _carriers(d, dated=dated)]:
            return met
        if here.head == here:
            break
        here = here.head
        if here.pos_ in ("VERB", "AUX") and here.lemma_.lower() not in words("factuality", "reporting", "verbs"):
            if below := [d for d in drafts if _directly_below(here, d)]:
                return below
    return list(drafts) if len(drafts) == 1 and _same_clause(token, drafts[0]) else []


def _carriers(draft: Draft, *, dated: bool) -> set[Token]:
    carriers = set(draft.tokens)
    return carriers if dated else carriers | _role_heads(draft)


def _role_heads(draft: Draft) -> set[Token]:
    spans = [(f.start, f.end) for fillers in draft.roles.values() for f in fillers]
    base = draft.base
    return {t for t in draft.sentence if any(s <= base + t.idx < e for s, e in spans) and t.pos_ in ("NOUN", "PROPN")}


def _directly_below(verb: Token, draft: Draft) -> bool:
    here = draft.trigger
    for _ in range(4):
        if here == verb:
            return True
        if here.dep_ not in ("xcomp", "dobj", "nsubjpass", "conj", "prep", "pobj", "pcomp", "nsubj", "attr", "compound", "acl"):
            return False
        here = here.head
    return False


def _same_clause(token: Token, draft: Draft) -> bool:
    return not any(a.dep_ in ("relcl", "advcl", "ccomp") and draft.trigger not in (a, *a.subtree) for a in token.ancestors) and not children(token, "relcl")
