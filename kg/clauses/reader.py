"""What the noun phrases of one passage are read with, and whom a name stands for in a role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from kg.actors.holders import acts_for
from kg.grammar.tokens import Token
from kg.model import Entity, Filler
from kg.naming.coref import Discourse
from kg.naming.mentions import Mention, Mentions
from kg.reference.catalog import Candidate, Catalog

PLACES = ("Place",)


@dataclass(frozen=True, slots=True)
class Slot:
    """What may fill a role: the classes that the ontology admits, and whether officials stand for themselves there."""

    types: tuple[str, ...]
    personal: bool = False


@dataclass(frozen=True)
class Reader:
    """What is needed to read the noun phrases of one passage."""

    text: str
    mentions: Mentions
    catalog: Catalog
    discourse: Discourse
    base: int
    offices: dict[str, str]
    home: Entity | None = None
    on: dt.date | None = None
    filed: Entity | None = None
    speakers: Callable[[Token], list[Filler]] | None = None
    """Who says the clause that a word stands in: "we" speaks for them."""

    def is_town(self, token: Token) -> bool:
        """Whether a word names a place that stands for no state."""
        mention = self.mentions.at(token)
        return mention is not None and all(c.entity.type == "Place" for c in mention.candidates)


def pick(mention: Mention, slot: Slot, reader: Reader) -> Filler | None:
    """The best candidate of ``mention`` whose class may fill the role: linking proposes, the ontology disposes."""
    for candidate in _ordered(mention.candidates, slot):
        if entity := admitted(candidate.entity, slot, reader):
            method = "metonymy" if candidate.form == "seat" else mention.method
            return Filler(entity, mention.text, mention.start, mention.end, method, candidate.score)
    return None


def admitted(entity: Entity, slot: Slot, reader: Reader) -> Entity | None:
    """``entity`` itself when its class is admitted, else the state or body that it acts for.

    An official or a ministry stands for the country, but in a meeting for himself, and a court judges as itself.
    """
    represented = reader.offices.get(entity.iri) or acts_for(entity, reader.catalog, reader.on)
    if represented is None and entity.type == "Agency" and reader.home is not None:
        represented = reader.home.iri
    acts = entity.type in ("Person", "Agency") and not slot.personal and "Country" in slot.types
    if acts and represented and (state := reader.catalog.by_iri.get(represented)) and state.type in slot.types:
        return state
    return entity if entity.type in slot.types else None


def _ordered(candidates: tuple[Candidate, ...], slot: Slot) -> list[Candidate]:
    if slot.types[:1] == PLACES:
        return sorted(candidates, key=lambda c: (c.entity.type != "Place", -c.score))
    return sorted(candidates, key=lambda c: (c.entity.type == "Place", -c.score))
