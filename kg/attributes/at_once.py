"""Clauses that tell what happened at the same time: the day of the one is the day of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.clauses.events import Draft
from kg.grammar.tokens import Token
from kg.grammar.tree import children, leads_up
from kg.lexicon import words

# How a word may hang below the verb of a clause, no other clause between.
INSIDE = ("dobj", "conj", "nsubjpass", "nsubj", "xcomp", "prep", "pobj", "compound", "attr")


def at_once(date: Token, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of clauses beside that of ``date`` that tell of the same time.

    “Officers applied the rules on Friday as the pact took effect”, “the signing fell through in May when Peru called
    off the visit”; and of a day told in front of two clauses, "while" goes on with it.
    """
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX")), None)
    clauses = [*_clauses(verb, fronted=date.i < verb.i)] if verb is not None else []
    return [d for d in drafts if any(leads_up(d.trigger, clause, INSIDE) for clause in clauses)]


def _clauses(verb: Token, *, fronted: bool) -> Iterator[Token]:
    for clause in children(verb, "advcl"):
        opener = _opener(clause)
        same = opener in words("attach", "at_once") or (fronted and opener == "while")
        if clause.i > verb.i and (same or (not opener and _is_sequel(clause, verb))):
            yield clause
    if verb.dep_ == "advcl" and _opener(verb) == "when":
        yield verb.head


def _is_sequel(clause: Token, verb: Token) -> bool:
    """“hit back on Sunday, imposing duties", "closed its plant in May, ending exports”: one is done by the other."""
    told = verb.lemma_.lower() in words("factuality", "reporting", "verbs")
    return clause.tag_ == "VBG" and verb.tag_ in ("VBD", "VBN") and not told


def _opener(clause: Token) -> str:
    return next((m.lower_ for m in children(clause, "mark", "advmod") if m.i < clause.i), "")
