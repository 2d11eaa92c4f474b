"""What is told but is not done: "instead of taxing it", "nearly taxed it", "had been due to tax it", "is taxing it"."""

from __future__ import annotations

from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_past_perfect
from kg.lexicon import words


def is_instead(word: Token) -> bool:
    """“instead of taxing it”, "rather than tax it", "far from a duty": what stands behind such words was not done."""
    places = {word.i, word.left_edge.i}
    before = (" ".join(t.lower_ for t in word.doc[i - 2 : i]) for i in places if i > 1)
    return any(words_ in words("factuality", "instead", "words") for words_ in before)


def is_near_miss(adverb: Token) -> bool:
    """“nearly banned it”, not "exports nearly doubled" and not "nearly all"."""
    verb = adverb.head
    right_before = verb.pos_ == "VERB" and adverb.i == verb.i - 1
    nearly = adverb.lower_ in words("factuality", "nearly", "words")
    return nearly and right_before and verb.lemma_.lower() not in words("factuality", "nearly", "changes")


def is_overtaken(word: str, verb: Token) -> bool:
    """“had been due to sign”, "had been scheduled to": in the past perfect, what was to be has not come about."""
    return word in words("factuality", "overtaken", "words") and is_past_perfect(verb)


def is_yet(clause: Token, verb: Token) -> bool:
    """“has yet to sign it”, "is yet to sign it"."""
    yet = any(a.lower_ == "yet" for a in children(verb, "advmod"))
    return clause.dep_ == "xcomp" and verb.lemma_ in ("have", "be") and yet


def is_being_done(verb: Token) -> bool:
    """“is signing the pact on Friday”, "are finalising a deal": what is done at one stroke is then to come."""
    now = any(a.lower_ in ("is", "are", "'s", "'re") for a in children(verb, "aux"))
    return verb.tag_ == "VBG" and now and verb.lemma_.lower() in words("factuality", "verbs", "at_once")


def is_guess(adverb: Token) -> bool:
    """“perhaps”, "allegedly": what leaves open whether something is so."""
    return adverb.dep_ == "advmod" and adverb.lower_ in words("factuality", "guessing", "words")
