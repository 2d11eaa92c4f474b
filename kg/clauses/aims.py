"""What people meet or act for: "met to discuss copper", "for talks on copper", "in favour of Japan"."""

from __future__ import annotations

from kg.grammar.syntax import Positions, noun_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_infinitive
from kg.lexicon import words


def favour(found: Positions) -> None:
    """“ruled in favour of Japan”: whom a decision is for."""
    for noun in found.get("in", []):
        if noun.lemma_.lower() in ("favour", "favor"):
            found["favour_of"] = noun_positions(noun).get("of", [])


def aims(*heads: Token) -> list[Token]:
    """“met to discuss copper”, "talks to settle a dispute over copper": what people meet about."""
    found: list[Token] = []
    for head in heads:
        for verb in children(head, "advcl", "xcomp", "acl", "relcl", "conj"):
            if verb.dep_ == "conj" and children(verb, "nsubj"):
                continue
            if verb.lemma_.lower() in words("syntax", "discussing"):
                found += _aimed_at(verb)
            elif verb.lemma_.lower() in words("syntax", "speaking"):
                around = noun_positions(verb)
                found += [t for name in ("about", "on", "over") for t in around.get(name, [])]
            elif over := _talks_on(verb):
                found += over
            elif verb.lemma_ == "aim":
                found += [t for p in children(verb, "prep") for deed in children(p, "pcomp") for t in _aimed_at(deed)]
            elif is_infinitive(verb) and verb.pos_ == "VERB":
                found += aims(verb)
    return found


def _talks_on(verb: Token) -> list[Token]:
    """“met to revive talks on beef”: what the talks are on that they meet for."""
    talks = [o for o in children(verb, "dobj") if o.lemma_.lower() in ("talk", "talks", "negotiation", "discussion")]
    return [t for o in talks for name in ("on", "over", "about") for t in noun_positions(o).get(name, [])]


def _aimed_at(verb: Token) -> list[Token]:
    found: list[Token] = []
    looked = [
        o for p in children(verb, "prep") if p.lower_ == "at" and verb.lemma_ == "look" for o in children(p, "pobj")
    ]
    for noun in (t for given in (*children(verb, "dobj"), *looked) for t in _within(given)):
        around = noun_positions(noun)
        found += [t for name in ("over", "on", "about") for t in around.get(name, [])] or [noun]
    return found


def _within(noun: Token) -> list[Token]:
    """“ways of boosting trade”, "steps to end the dispute", "the issue of quotas": what an empty noun is of."""
    if noun.lemma_.lower() not in words("syntax", "means"):
        return [noun]
    behind = [p for p in children(noun, "prep") if p.lower_ in ("of", "for")]
    deeds = [d for p in behind for d in children(p, "pcomp")] + children(noun, "acl", "relcl")
    objects = [o for d in deeds for o in children(d, "dobj")]
    return [*(o for p in behind for o in children(p, "pobj")), *objects] or [noun]


def purpose(found: Positions) -> None:
    """“will visit Washington for talks with Baldrige on chips”: whom and what the visit is for."""
    for noun in found.get("for", []):
        if noun.lemma_.lower() in ("talk", "meeting", "discussion", "consultation", "summit"):
            around = noun_positions(noun)
            found["talks with"], found["talks on"] = around.get("with", []), around.get("on", [])


def meant_to_do(*heads: Token) -> list[Token]:
    """“lent it 30 million to build a bridge”, "a loan to repair roads": what the infinitive acts upon."""
    verbs = [v for head in heads for v in children(head, "advcl", "acl", "xcomp", "relcl") if is_infinitive(v)]
    return [o for v in verbs for o in children(v, "dobj")]


def whom_to_see(verb: Token) -> list[Token]:
    """“flew to Lima to meet X”, "to hold talks with X": whom a journey is to."""
    found: list[Token] = []
    for aim in children(verb, "advcl", "xcomp"):
        if not is_infinitive(aim):
            continue
        direct = children(aim, "dobj")
        with_ = noun_positions(aim).get("with", []) + [t for o in direct for t in noun_positions(o).get("with", [])]
        found += with_ or (direct if aim.lemma_ == "meet" else [])
    return found


def discussed(verb: Token) -> list[Token]:
    """What the verb that a meeting is in says that was discussed there."""
    return _aimed_at(verb) if verb.lemma_.lower() in words("syntax", "discussing") else []
