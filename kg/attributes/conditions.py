"""Conditions: what hangs on one is not settled, and what hung on one that was not met has not come about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_past_perfect
from kg.lexicon import words

INVERTED = ("should", "had", "were")
PROVIDED = ("prep", "advcl", "mark", "conj", "acl")
OPENING = ("NNP", "NNPS", "DT", "PRP", "PRP$", "NNS", "IN")  # how the clause behind such a word begins


def conditions(verb: Token) -> Iterator[Token]:
    """The words of the sentence that make what ``verb`` tells hang on a condition."""
    for child in verb.children:
        if (child.dep_ == "advcl" and is_condition(child)) or _is_provided(child):
            yield child
    if verb.pos_ == "VERB":
        below = (t for t in verb.subtree if t.lower_ == "condition" and t.i > verb.i)
        yield from (t for t in below if t.nbor(1).lower_ == "that")


def is_condition(clause: Token) -> bool:
    """“if prices fall”, "should prices fall": whether a clause tells on what something hangs."""
    marks = [m.lower_ for m in children(clause, "mark")]
    if any(m in words("factuality", "conditions", "words") for m in marks):
        return "as" not in marks  # “as if it had signed it”
    first = next((a for a in children(clause, "aux", "auxpass") if a.i < clause.i), None)
    subject = next(iter(children(clause, "nsubj", "nsubjpass")), None)
    inverted = first is not None and subject is not None and first.i < subject.i
    return inverted and first is not None and first.lower_ in INVERTED and not children(clause, "mark")


def is_unreal(clause: Token) -> bool:
    """“if Chile had asked”, "had Chile asked": a condition in the past perfect was not met."""
    return is_condition(clause) and is_past_perfect(clause)


def _is_provided(child: Token) -> bool:
    """“… provided (that) prices fall”, which the parser takes for any of several things."""
    if child.lower_ not in words("factuality", "conditions", "participles") or child.dep_ not in PROVIDED:
        return False
    return child.i > child.head.i and child.i + 1 < len(child.doc) and child.nbor(1).tag_ in OPENING
