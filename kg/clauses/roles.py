"""Positions to roles: who and what stands where a frame looks for it, admitted by the ontology's classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kg.actors.actors import actors
from kg.actors.parties import named_parties, pair
from kg.classes import EventType
from kg.clauses.phrases import goods
from kg.clauses.reader import Reader, Slot
from kg.clauses.topic_phrases import kind_phrase, topic
from kg.grammar.syntax import Positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated, is_infinitive
from kg.lexicon import words
from kg.model import KNOWN, Filler

GOODS_ROLES = ("commodity", "input")
# Roles that an official or a ministry fills as itself, not for its state.
PERSONAL_ROLES = ("participant", "forum", "place", "name", "organization")
# Classes that the ontology admits but a sentence hardly ever means in the role.
KEPT_OUT = {
    "forum": ("Organization", "Country", "Bloc"),
    "complainant": ("Body",),
    "respondent": ("Body",),
    "imposer": ("Company", "Person"),
    "target": ("Body",),
}


def fill(
    table: Mapping[str, tuple[str, ...]], found: Positions, type_: EventType, reader: Reader
) -> dict[str, list[Filler]]:
    """The fillers of each role: of the first position that has one, and with ``+also`` of the next ones besides."""
    roles: dict[str, list[Filler]] = {}
    for role, places in table.items():
        slot = slot_of(role, type_)
        for place in places:
            name, *options = _read(place)
            for token in found.get(name, ()):
                have = roles.setdefault(role, [])
                fillers = _fillers(role, name, token, slot, reader, nested="nested" in options)
                known = {h.entity.iri for h in have}
                have += [replace(f, position=name) for f in fillers if f.entity.iri not in known]
            if (roles.get(role) and "also" not in options) or (not roles.get(role) and _is_other(role, name, found)):
                break
    return roles


def _is_other(role: str, position: str, found: Positions) -> bool:
    """“Galaxy Oil sold Peruvian assets”: a name that stands there and fills nothing is who does it all the same."""
    acting = role not in (*GOODS_ROLES, "topic") and position == "subject"
    return acting and any(t.pos_ == "PROPN" for t in found.get(position, ()))


@cache
def _read(place: str) -> tuple[str, ...]:
    """A position of a table and its options: "subject +also"."""
    return tuple(place.split(" +"))


def slot_of(role: str, type_: EventType) -> Slot:
    """What may fill a role of an event type."""
    return _slot(role, type_.roles[role].types)


@cache
def _slot(role: str, types: tuple[str, ...]) -> Slot:
    return Slot(tuple(t for t in types if t not in KEPT_OUT.get(role, ())), personal=role in PERSONAL_ROLES)


def _fillers(role: str, position: str, token: Token, slot: Slot, reader: Reader, *, nested: bool) -> list[Filler]:
    if position == "pair":
        return pair(token, slot, reader)
    if position in ("kind", "brought kind"):
        return [f] if (f := kind_phrase(token, reader)) else []
    if position == "named":
        return named_parties(m, slot, reader.catalog) if (m := reader.mentions.at(token)) else []
    if role in GOODS_ROLES:
        found = goods(token, reader)
        return [f for f in found if position not in ("modifier", "listed") or f.method in KNOWN]
    if role == "topic":
        return _topics(token, reader)
    found = actors(token, slot, reader, nested=nested)
    return [f for f in found if f.entity.label not in words("things", "hosts")] if role == "participant" else found


def _topics(token: Token, reader: Reader) -> list[Filler]:
    """What a phrase is about; of a verb ("agreed to supply gas"), what it acts upon."""
    if token.pos_ in ("VERB", "AUX"):
        below = _to_be_done(token)
        objects = [
            o for o in children(token, "dobj") if not below or o.lemma_.lower() not in words("goods", "empty_topics")
        ]
        behind = [o for p in children(token, "prep") if p.lower_ in ("on", "in") for o in children(p, "pobj")]
        found = [f for o in objects or behind for f in goods(o, reader) or _topics(o, reader)]
        return found or [f for verb in below for f in _topics(verb, reader)]
    if token.lemma_.lower() in words("goods", "containers") and (known := goods(token, reader)):
        return known
    return [f for each in coordinated(token) if (f := topic(each, reader))]


def _to_be_done(verb: Token) -> list[Token]:
    """“agreed to take steps to ease tensions”: the infinitives behind a verb, or its object, that say nothing yet."""
    below = [v for o in (verb, *children(verb, "dobj")) for v in children(o, "xcomp", "acl", "advcl", "relcl")]
    return [v for v in below if v.i > verb.i and is_infinitive(v)]
