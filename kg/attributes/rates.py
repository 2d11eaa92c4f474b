"""Rates that stand for the duty itself, and who stands before one where the verb is left out."""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar.tokens import Token

PERCENT = ("percent", "pct", "%")
FINITE = ("VBD", "VBZ", "VBP", "MD")


def is_levied(rate: Token, under: Collection[str]) -> bool:
    """Whether a bare rate is one of a duty: under a verb of levying, or next in a row ("…and 5 percent on tea")."""
    if rate.dep_ in ("dobj", "nsubjpass", "conj", "npadvmod") and rate.head.lemma_.lower() in under:
        return True
    first = rate.i
    while first > rate.sent.start and rate.doc[first - 1].pos_ == "NUM":
        first -= 1
    before = rate.doc[rate.sent.start : max(rate.sent.start, first - 1)]
    if first == rate.sent.start or rate.doc[first - 1].lower_ not in ("and", ",", "or"):
        return False
    rates = [t.i for t in before if t.lower_ in PERCENT]
    levied = any(t.lemma_.lower() in under for t in before)
    return levied and bool(rates) and not any(t.tag_ in FINITE for t in rate.doc[rates[-1] : first])


def in_gap(measure: Token) -> list[Token]:
    """“Tokyo cuts 90 percent of its duties, Brussels 99 percent of those”: who stands where the verb is left out."""
    first = measure
    while first.dep_ == "pobj" and first.head.head.pos_ in ("NOUN", "NUM"):
        first = first.head.head
    start = min((t.i for t in first.subtree if t.pos_ == "NUM"), default=first.i)
    doc, opening = measure.doc, measure.sent.start
    name = doc[start - 1] if start > opening else None
    return [name] if name is not None and name.pos_ == "PROPN" else []
