"""Who stands against whom over a thing: the one who asks for it or complains of it, and the one who is asked."""

from __future__ import annotations

from kg.grammar.control import owner, subject_of
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words

ABOUT = ("over", "on", "about", "for", "against")
TOWARDS = ("with", "against")


def asker(trigger: Token) -> list[Token]:
    """“asked Japan to open its market”, "demanded a cut in duties", "pressed for a cut": who wants it done."""
    above = trigger.head
    if trigger.dep_ == "pobj" and above.lower_ in ("for", "on"):
        above = above.head
    elif trigger.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "dobj"):
        return []
    if above.lemma_.lower() not in words("syntax", "asking"):
        return []
    return subject_of(above) if above.pos_ in ("VERB", "AUX") else owner(above)


def complainer(noun: Token) -> list[Token]:
    """“sued China over its duties”, "a case that Peru brought against its quotas": who faces the noun's owner."""
    host, verb = _hosts(noun)
    if verb is None or not (faced(noun) or noun.head.lower_ == "against"):
        return []
    return [t for t in subject_of(verb) if t not in (noun, host)]


def faced(noun: Token) -> list[Token]:
    """“sued China over its duties”, "consultations with India on its ban": who answers for what ``noun`` names."""
    host, verb = _hosts(noun)
    found = [
        o
        for h in (host, verb)
        if h is not None
        for p in children(h, "prep")
        if p.lower_ in TOWARDS and p != noun.head
        for o in children(p, "pobj")
    ]
    return found or (children(verb, "dobj") if verb is not None and verb == host else [])


def _hosts(noun: Token) -> tuple[Token | None, Token | None]:
    """What a phrase such as "over its duties" hangs on, and the verb of that."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ABOUT:
        return None, None
    host = noun.head.head
    if host.pos_ == "VERB":
        return host, host
    return host, host.head if host.dep_ == "dobj" and host.head.pos_ == "VERB" else None
