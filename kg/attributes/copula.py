"""What a form of "be" says of a thing or of a clause: that it is likely, or false, or that it is what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attributes.auxiliaries import lookup
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Factuality


def expected(adjective: Token) -> Iterator[tuple[Factuality, Token]]:
    """“a pact is likely", "a pact is unlikely”: what is said of a thing that is not there yet."""
    yield from (cue for cue in lookup(adjective.lower_, "adjectives", adjective) if cue[0] == "planned")
    if adjective.lower_ in words("factuality", "adjectives", "doubting"):
        yield "possible", adjective


def disbelieved(be: Token) -> Iterator[tuple[Factuality, Token]]:
    """“the rumour that Peru had banned it was false", "it is doubtful that …”: so is what is told."""
    for said in children(be, "acomp", "oprd"):
        yield from (cue for cue in lookup(said.lower_, "adjectives", said) if cue[0] == "negated")
        yield from (cue for cue in expected(said) if cue[0] == "possible")


def stands_all_the_same(told: Token, verb: Token) -> bool:
    """“the duty is no longer needed", "steps to curb exports are not enough”: what is denied of a thing is not it.

    Other predicates say that it is not there, as in "the pact is not final".
    """
    if told.dep_ == "nsubjpass":
        return told.pos_ == "NOUN" and verb.lemma_ in words("factuality", "negation", "needing")
    if verb.lemma_ != "be" or told.dep_ not in ("nsubj", "csubj"):
        return False
    said = children(verb, "attr", "acomp", "prep", "ccomp", "oprd")
    there = words("factuality", "judging", "being")
    known = not any(t.lower_ in ("any", "no") for t in children(told, "det"))
    return bool(said) and known and not any(t.lower_ in there for one in said for t in one.subtree)
