"""Who belongs to whom: units of firms, firms of a state, parts of bodies."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.actors import actors
from kg.clauses.reader import Reader, Slot, pick
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Filler
from kg.naming.mentions import Mention

ORGANIZATIONS = Slot(("Company", "Organization", "Agency", "Body"), personal=True)
OWNERS = Slot((*ORGANIZATIONS.types, "Country"), personal=True)
WHOLES = Slot(("Agency", "Body", "Bloc"), personal=True)
OWNING = ("own", "control")
FRONT = 6  # words between an owner and the unit that it names


def owners(token: Token, mention: Mention, reader: Reader) -> Iterator[tuple[Filler, Filler]]:
    """“X, a unit of Y”, "Y's unit X", "X, which is owned by Y", "the X of the Y": each part with its owner."""
    subject = pick(mention, ORGANIZATIONS, reader)
    if subject is None:
        return
    for owner in (*_by_description(token, reader), *_by_verb(token, reader), *_in_front(token, mention, reader)):
        yield subject, owner
    if mention.entity.type != "Company":
        yield from ((subject, whole) for whole in _wholes(token, mention, reader))


def described(token: Token) -> list[Token]:
    """The nouns that say what ``token`` names is, now: "X, a unit of …", "X is a unit of …", "X, one of the units"."""
    copula = token.head if token.dep_ == "nsubj" and token.head.lemma_ == "be" else None
    nouns = [*children(token, "appos"), *(children(copula, "attr") if copula is not None else [])]
    counted = [o for n in nouns if n.pos_ == "NUM" for p in children(n, "prep") for o in children(p, "pobj")]
    denied = copula is not None and bool(children(copula, "neg"))
    past = [n for n in nouns if {"former", "ex", "one-time"} & {c.lower_ for c in children(n, "amod", "compound")}]
    return [] if denied else [n for n in (*nouns, *counted) if n not in past]


def _by_description(token: Token, reader: Reader) -> Iterator[Filler]:
    heads = [token.head] if token.dep_ == "appos" else []  # “a unit of Y, X”
    for noun in (*described(token), *heads):
        if noun.lemma_.lower() in words("relations", "subsidiary", "nouns"):
            of = [o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
            for inner in (*of, *children(noun, "poss")):
                yield from actors(inner, ORGANIZATIONS, reader)[:1]


def _by_verb(token: Token, reader: Reader) -> Iterator[Filler]:
    for verb in children(token, "relcl", "acl"):
        slot = OWNERS if verb.lemma_ in OWNING else ORGANIZATIONS
        if verb.lemma_ in words("relations", "subsidiary", "verbs") and verb.tag_ == "VBN":
            for inner in (o for a in children(verb, "agent") for o in children(a, "pobj")):
                yield from actors(inner, slot, reader)[:1]
        if verb.lemma_ == "belong":
            for inner in (o for p in children(verb, "prep") if p.lower_ == "to" for o in children(p, "pobj")):
                yield from actors(inner, OWNERS, reader)[:1]
    verb = token.head
    if verb.lemma_ in OWNING and verb.pos_ == "VERB" and token.dep_ in ("nsubjpass", "dobj"):
        passive = [o for a in children(verb, "agent") for o in children(a, "pobj")]
        slot = OWNERS if token.dep_ == "nsubjpass" else ORGANIZATIONS
        for owner in passive if token.dep_ == "nsubjpass" else children(verb, "nsubj"):
            yield from actors(owner, slot, reader)[:1]


def _in_front(token: Token, mention: Mention, reader: Reader) -> Iterator[Filler]:
    """“Toyota's truck unit Hino”, “Geely subsidiary Volvo”: the owner stands before the noun before the name."""
    doc, first = token.doc, mention.first
    if first < 1 or doc[first - 1].lemma_.lower() not in words("relations", "subsidiary", "nouns"):
        return
    for k in range(first - 2, max(first - FRONT, token.sent.start) - 1, -1):
        other = reader.mentions.at(doc[k])
        if other is not None and other.form != "demonym" and (owner := pick(other, ORGANIZATIONS, reader)):
            yield owner
            return
        if other is None and doc[k].pos_ not in ("NOUN", "ADJ", "PROPN", "PART"):
            return


def _wholes(token: Token, mention: Mention, reader: Reader) -> Iterator[Filler]:
    """“the Tariff Commission of the State Council”, "the Senate Finance Committee", "the WTO's council on goods"."""
    head = token.doc[mention.first : mention.last + 1].root
    behind = [o for p in children(token, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    if mention.entity.type in ("Agency", "Body"):
        for inner in behind:
            yield from actors(inner, WHOLES, reader)[:1]
    for part in (*children(head, "poss"), *children(token, "poss")):
        other = reader.mentions.at(part)
        slot = ORGANIZATIONS if mention.entity.type == "Agency" else WHOLES
        if other is not None and (whole := pick(other, slot, reader)):
            yield whole
    before = reader.mentions.at(token.doc[mention.first - 1]) if mention.first else None
    if before is not None and before.form != "demonym" and (whole := pick(before, WHOLES, reader)):
        yield whole
    yield from _in_name(mention, reader)


def _in_name(mention: Mention, reader: Reader) -> Iterator[Filler]:
    """The whole that the name of a part begins with, or that stands in it behind "of the"."""
    parts = mention.text.split()
    starts = [" ".join(parts[:k]) for k in range(len(parts) - 1, 0, -1)]
    _, of, tail = mention.text.partition(" of the ")
    for name in (*starts, *([tail] if of else [])):
        for candidate in reader.catalog.lookup(name):
            whole = candidate.entity
            if whole.type in WHOLES.types and candidate.form not in ("seat", "demonym"):
                start = mention.start + mention.text.index(name)
                yield Filler(whole, name, start, start + len(name), "name", 0.7)
                return
