"""Who is where people meet, though no word of the meeting names him: "raised it at a summit", "in Lima for talks"."""

from __future__ import annotations

from kg.grammar.control import subject_of
from kg.grammar.syntax import Positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated
from kg.lexicon import words

CALLS = ("request", "demand", "invitation", "appeal", "proposal", "date", "call")
TRAVELS = ("visit", "trip", "tour")
ATTENDING = ("at", "during", "in", "for", "after", "following")
ADDRESSING = ("tell", "address", "inform")
# Positions of a gathering that name its host where others meet on its sidelines.
HOSTS = ("poss", "modifier", "of", "by", "among", "outer", "subject")
VERBAL = ("VERB", "AUX")


def attendance(anchor: Token) -> Positions:
    """Who attends the gathering that a noun names, and where they are, as the clause around it tells."""
    attenders, places = _attenders(anchor)
    return {"attender": attenders, "attender place": places, "here": _here(anchor)}


def is_aside(noun: Token) -> bool:
    """“on the sidelines of the summit”: who holds the summit is not who meets there."""
    return _sideline(noun) is not None


def _sideline(noun: Token) -> Token | None:
    here = noun
    while here.dep_ == "pobj" and here.head.lower_ == "of":
        here = here.head.head
        if here.lemma_.lower() in words("syntax", "sidelines"):
            return here
    return None


def led_by(team: Token) -> list[Token]:
    """“a delegation led by X and Y”: who leads it."""
    clauses = [c for c in children(team, "acl") if c.lemma_ in ("lead", "head", "chair")]
    return [t for c in clauses for a in children(c, "agent") for o in children(a, "pobj") for t in coordinated(o)]


def inside(verb: Token) -> list[Token]:
    """“conferred at the guest house in Tokyo”: what stands behind "in" within the phrases behind a verb."""
    phrases = [o for p in children(verb, "prep") for o in children(p, "pobj")] + children(verb, "dobj")
    there = any(c.lower_ == "where" for c in children(verb, "advmod"))
    if verb.dep_ == "relcl" and there:  # “is in Lima, where he will meet X”
        return [verb.head]
    return [o for t in phrases for o in _within(t)]


def _within(noun: Token) -> list[Token]:
    """What stands behind "in" in a noun phrase, however deep: "for the signing at a summit in Tokyo"."""
    found: list[Token] = []
    for prep in children(noun, "prep"):
        behind = children(prep, "pobj")
        found += behind if prep.lower_ == "in" else [o for t in behind for o in _within(t)]
    return found


def _series(noun: Token) -> Token:
    """“for another round of talks”: the noun that counts the talks stands where they would."""
    above = noun.head.head
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_.lower() in words("syntax", "series")
    return above if counted else noun


def _here(token: Token) -> list[Token]:
    """“here” beside the gathering or its verb."""
    heads = [token, token.head] if token.head.pos_ in VERBAL else [token]
    return [c for h in heads for c in h.children if c.lower_ == "here"]


def _attenders(noun: Token) -> tuple[list[Token], list[Token]]:
    """The subject of the clause that a gathering is in, and the place that stands between the two."""
    if noun.dep_ in ("dobj", "dative") and noun.head.lemma_ in ADDRESSING:
        return subject_of(noun.head), []
    here = _sideline(noun) or _series(noun)
    on = ["on"] if here != noun or noun.lemma_ in TRAVELS else []
    if here.dep_ != "pobj" or here.head.lower_ not in (*ATTENDING, *on):
        return [], []
    host = here.head.head
    if host.dep_ == "prep" and (behind := children(host, "pobj")):
        host = behind[0]
    wanted = [host, *children(host, "dobj")] if here.head.lower_ == "for" else []
    if any(w.lemma_.lower() in CALLS for w in wanted):  # “received a request for talks”
        return [], []
    return _around(host, named=bool(on))


def _around(host: Token, *, named: bool) -> tuple[list[Token], list[Token]]:
    """Who attends by the word that a gathering's preposition hangs on, and where."""
    if host.pos_ in VERBAL:
        return subject_of(host), children_of(host, "in")
    if host.pos_ == "PROPN" and ((places := children_of(host, "in")) or named):
        return [host], places
    if host.dep_ == "dobj" and host.head.pos_ in VERBAL:
        return subject_of(host.head), []
    if host.dep_ == "pobj" and host.head.lower_ in ("in", "at"):
        above = host.head.head
        return (subject_of(above) if above.pos_ in VERBAL else [above]), [host]
    return [], []


def children_of(verb: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition of ``verb``."""
    return [o for p in children(verb, "prep") if p.lower_ == preposition for o in children(p, "pobj")]
