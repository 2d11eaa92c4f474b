"""Which words of a sentence are the thing itself that a frame is about: the tariff, the pact, the import."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attributes.rates import is_levied
from kg.clauses.frames import Anchor
from kg.clauses.patterns import Patterns, matches
from kg.clauses.reader import Reader
from kg.grammar.syntax import noun_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children

NOTHING = Patterns(())
PRONOUNS = ("it", "they", "them", "those", "one", "this", "both", "which")


def is_anchor(token: Token, anchor: Anchor, reader: Reader) -> bool:
    """Whether ``token`` names what ``anchor`` does: its word, with the words that have to stand beside it."""
    mention = reader.mentions.at(token)
    if mention is not None and mention.last == token.i and mention.entity.type in anchor.mentions:
        return True
    if not matches(token, _words(token, anchor)):
        return False
    if anchor.under and not is_levied(token, anchor.under):
        return False
    if anchor.before and not anchor.before & {*_prepositions(token), *_next(token)}:
        return False
    near = _modifying(token) if anchor.modifiers or anchor.without else set()
    if (anchor.modifiers and not near & anchor.modifiers) or anchor.without & near:
        return False
    return mention is None or mention.entity.type in ("NamedAgreement", "Good")


def _prepositions(token: Token) -> Iterator[str]:
    """Those behind a noun, and behind the verb that describes it: "the fee that Peru slapped on trucks"."""
    for host in (token, *children(token, "relcl", "acl")):
        yield from (c.lower_ for c in children(host, "prep"))


def _modifying(token: Token) -> set[str]:
    return {form for c in noun_positions(token).get("modifier", []) for form in (c.lower_, c.lemma_.lower())}


def _next(token: Token) -> list[str]:
    return [t.lower_ for t in token.doc[token.i + 1 : token.i + 2]]


def _words(token: Token, anchor: Anchor) -> Patterns:
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
        return anchor.verbs
    if token.pos_ in ("NOUN", "PROPN"):
        return anchor.nouns
    if token.pos_ in ("PRON", "DET", "NUM"):
        return anchor.nouns if token.lemma_.lower() in PRONOUNS or token.lower_ in PRONOUNS else NOTHING
    return anchor.adjectives if token.pos_ in ("ADJ", "VERB") else NOTHING
