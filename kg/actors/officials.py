"""Officials and offices meant again: "the minister", "the government" that an official speaks of."""

from __future__ import annotations

from kg.clauses.reader import Reader, Slot, admitted
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import STATES, Filler


def of_office(token: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """The state that "the government" or "the minister" without a name stands for, where officials act for states."""
    if slot.personal or [c.lower_ for c in token.lefts] != ["the"]:
        return []
    return _of_speaker(token, slot, reader) or _official_again(token, slot, reader)


def _of_speaker(token: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“the government would study it,” said the minister: the government that the official who says so serves."""
    if token.lower_ not in words("actors", "nouns", "national") or "Country" not in slot.types:
        return []
    said = reader.speakers(token) if reader.speakers else []
    found = fitting([f for f in said if f.entity.type in ("Person", "Agency")], slot, reader)
    at = reader.base + token.idx
    return [
        Filler(f.entity, token.text, at, at + len(token.text), "coreference", 0.6)
        for f in found[:1]
        if f.entity.type in STATES
    ]


def _official_again(token: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“The minister ruled out a ban”: the official who was named last stands for the state that he serves."""
    if token.lower_ not in words("actors", "nouns", "person"):
        return []
    last = reader.discourse.last(reader.base + token.idx, ("Person",), subject=True)
    at = reader.base + token.idx
    again = Filler(last, token.text, at, at + len(token.text), "coreference", 0.6) if last else None
    return [f for f in fitting([again], slot, reader) if f.entity.type in STATES] if again else []


def fitting(fillers: list[Filler], slot: Slot, reader: Reader) -> list[Filler]:
    """What of ``fillers`` the role admits: each itself, or whom it stands for there."""
    return [f for found in fillers if (f := _standing_for(found, slot, reader))]


def _standing_for(filler: Filler, slot: Slot, reader: Reader) -> Filler | None:
    entity = admitted(filler.entity, slot, reader)
    return Filler(entity, filler.mention, filler.start, filler.end, filler.method, filler.score) if entity else None


def in_capital(token: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """The government that sits in the capital which the sentence is set in: "In Madrid, the government said"."""
    if token.lemma_.lower() not in words("actors", "nouns", "national") or token.dep_ not in ("nsubj", "nsubjpass"):
        return []
    places = [
        o for p in children(token.head, "prep") if p.lower_ == "in" and p.i < token.i for o in children(p, "pobj")
    ]
    seats = [c for o in places if (m := reader.mentions.at(o)) for c in m.candidates if c.form == "seat"]
    states = [c.entity for c in seats if c.entity.type in STATES and c.entity.type in slot.types]
    start, end = token.idx, token.idx + len(token.text)
    at = (reader.text[start:end], reader.base + start, reader.base + end)
    return [Filler(s, *at, "metonymy", 0.6) for s in states[:1]]
