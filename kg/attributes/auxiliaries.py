"""What an auxiliary tells of whether an event happens: "will", "may", "was to have been", "would" after a report."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attributes.conditions import is_condition, is_unreal
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Factuality

VALUES: tuple[Factuality, ...] = ("planned", "possible", "negated")


def auxiliary(aux: Token) -> Iterator[tuple[Factuality, Token]]:
    """The values that an auxiliary sets, each with the word that sets it."""
    lower = aux.lower_
    if _is_unfulfilled(aux):
        yield "negated", aux
        return
    if (lower in ("would", "'d") and _is_reported(aux.head)) or (lower == "should" and _is_scheduled(aux.head)):
        yield "planned", aux
        return
    if lower == "must" and waits(aux.head):
        yield "possible", aux
    for value in VALUES[:2]:
        if lower in words("factuality", "auxiliaries", value):
            yield value, aux
    verb = aux.head
    if lower == "to" and verb.head.lemma_ == "be" and verb.dep_ in ("xcomp", "ROOT") and verb.head.pos_ == "AUX":
        yield "planned", aux
    if lower == "to" and verb.dep_ == "acl" and (verb.lemma_ == "be" or children(verb, "auxpass")):
        yield "planned", aux  # “tariffs to be imposed by Brazil”
    if aux.lemma_ == "be" and aux.tag_ != "VBG" and verb.lemma_ == "go" and children(verb, "xcomp"):
        yield "planned", verb


def waits(verb: Token) -> bool:
    """“must first ratify it”, "must ratify it before it takes effect": what has to come before is not settled."""
    first = any(a.lower_ == "first" for a in children(verb, "advmod"))
    return first or any(m.lower_ == "before" for c in children(verb, "advcl") for m in children(c, "mark"))


def _is_unfulfilled(aux: Token) -> bool:
    """“was to have been held”, "would have cut": what was due or would be, told in the perfect, has not come about."""
    verb = aux.head
    if not any(a.lower_ == "have" for a in children(verb, "aux")):
        return False
    due = aux.lower_ == "to" and verb.head.lemma_ == "be" and verb.head.tag_ == "VBD" and verb.dep_ == "xcomp"
    open_ = aux.lower_ in ("could", "might") and any(map(is_unreal, children(verb, "advcl")))
    return due or open_ or aux.lower_ in ("would", "should", "'d")


def _is_scheduled(verb: Token) -> bool:
    """“should enter into force in May”, "should begin": said of what comes by itself, "should" expects."""
    objects = children(verb, "dobj")
    return verb.lemma_ in words("factuality", "scheduling", "verbs") and all(o.lower_ == "effect" for o in objects)


def _is_reported(verb: Token) -> bool:
    """“said it would appeal”: after a report in the past, "would" is the future, unless a condition hangs on it."""
    head = verb.head
    if any(map(is_condition, children(verb, "advcl"))):
        return False
    if verb.dep_ not in ("ccomp", "conj"):
        return any(p.lower_ == "according" for p in children(verb, "prep"))
    if verb.dep_ == "conj":
        return _is_reported(head) and not children(verb, "nsubj", "nsubjpass")
    says = words("factuality", "reporting", "verbs") | words("factuality", "verbs", "planned")
    return head.tag_ in ("VBD", "VBN") and head.lemma_.lower() in says


def lookup(lemma: str, table: str, token: Token) -> Iterator[tuple[Factuality, Token]]:
    """The value that a word has in one of the tables of cues (verbs, nouns, adjectives), if any."""
    for value in VALUES:
        if lemma in words("factuality", table, value):
            yield value, token
            return
