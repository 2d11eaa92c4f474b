"""Names that nobody knows: what they are, and what belongs to them, is nobody's who was named before."""

from __future__ import annotations

from kg.clauses.reader import Reader
from kg.grammar.tokens import Token
from kg.grammar.tree import children


def is_name(noun: Token) -> bool:
    """“the Steel Company of Gabon”: a name that nobody knows is no word for whoever was named last."""
    return noun.pos_ == "PROPN" and any(t.pos_ == "PROPN" for t in children(noun, "compound", "amod", "nmod"))


def is_of_stranger(pronoun: Token, reader: Reader) -> bool:
    """“Galaxy sold a stake in its mine”: what belongs to a name that nobody knows is not whoever was named before."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    subjects = (
        children(verb, "nsubj") if verb is not None and pronoun.dep_ == "poss" and pronoun.lower_ == "its" else []
    )
    return any(s.pos_ == "PROPN" and s.i < pronoun.i and reader.mentions.at(s) is None for s in subjects)
