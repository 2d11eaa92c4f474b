"""Whom the name of a deal, or a word such as "bilateral", makes its parties."""

from __future__ import annotations

import re

from kg.clauses.reader import Reader, Slot
from kg.grammar.tokens import Token
from kg.model import STATES, Filler
from kg.naming.mentions import Mention
from kg.reference.catalog import Catalog

# Where the name of a deal joins its parties and its kind: "EU-Mercosur trade deal".
_JOINT = re.compile(
    r"[-–/]|\s+(?=(?:free|trade|economic|strategic|comprehensive|partnership|association|deal|agreement|pact|accord|treaty)\b)",
    re.IGNORECASE,
)


def named_parties(mention: Mention, slot: Slot, catalog: Catalog) -> list[Filler]:
    """The states in the name of a deal are its parties: "the China-Australia Free Trade Agreement"."""
    text = mention.entity.label if len(mention.text) < 9 else mention.text
    found: list[Filler] = []
    for match in catalog.find(_JOINT.sub(", ", text)):
        candidate = match.candidates[0]
        if (
            candidate.entity.type in STATES
            and candidate.entity.type in slot.types
            and candidate.entity not in [f.entity for f in found]
        ):
            found.append(Filler(candidate.entity, mention.text, mention.start, mention.end, "name", 0.8))
    return found if len(found) > 1 else []


def pair(token: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """The two whom a word such as "bilateral" speaks of: the last two states that were named together."""
    at = reader.base + token.idx
    members = reader.discourse.group(at, STATES, size=2)
    return [
        Filler(m, token.text, at, at + len(token.text), "coreference", 0.5) for m in members if m.type in slot.types
    ]
