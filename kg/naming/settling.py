"""Finds of names that overlap or are ambiguous: which of them stays, and what it means beside the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.grammar.tokens import Doc
from kg.iri import mint
from kg.model import STATES, Entity
from kg.naming.mentions import Mention
from kg.reference.catalog import Candidate
from kg.reference.namings import AMBIGUOUS

# A name of the model that holds two of these with "and" or a comma between them is a list.
LISTED = ("Person", "Country", "Bloc", "Body", "Agency", "Company")


def longest(found: list[Mention]) -> list[Mention]:
    """Overlaps resolved: the longer find wins, at equal length the one of the tables."""
    ranked = sorted(found, key=lambda m: (-(m.last - m.first), m.method != "label", m.start))
    taken: set[int] = set()
    kept = []
    for mention in ranked:
        tokens = set(range(mention.first, mention.last + 1))
        if tokens & taken or _only_a_list(mention, found):
            continue
        taken |= tokens
        kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _only_a_list(mention: Mention, found: list[Mention]) -> bool:
    """A name of the model that is known names with a slash, comma or title between them is no name of its own."""
    if mention.method == "label" or mention.entity.type == "NamedAgreement":
        return False
    inside = [m for m in found if m.method == "label" and mention.start <= m.start and m.end <= mention.end]
    names = [m for m in inside if m.form != "demonym" and m.entity.type in LISTED]
    if any(m.entity.type == "Person" for m in names):
        return True
    return len(names) > 1 and bool(re.search(r"[,/&-]|\band\b", mention.text))


def settled(found: list[Mention], doc: Doc) -> list[Mention]:
    """“Alabama and Georgia”, "Atlanta, Georgia": an ambiguous name beside a place is the one of the same country."""
    settled = list(found)
    for k, mention in enumerate(found):
        if len(mention.candidates) > 1 and mention.candidates[0].score <= AMBIGUOUS:
            beside = {n.entity.country for n in _beside(found, k, doc) if n.entity.type == "Place"}
            meant = [c for c in mention.candidates if c.entity.type == "Place" and c.entity.country in beside]
            settled[k] = replace(mention, candidates=tuple(meant) or mention.candidates)
    return settled


def _beside(found: list[Mention], k: int, doc: Doc) -> Iterator[Mention]:
    for one, other in ((k - 1, k), (k, k + 1)):
        if one >= 0 and other < len(found):
            between = {t.lower_ for t in doc[found[one].last + 1 : found[other].first]}
            if between and between <= {",", "and", "or"}:
                yield found[one if other == k else other]


def of_its_state(mention: Mention, found: list[Mention], doc: Doc) -> Mention:
    """“Chile's Senate”, "the Polish Senate": an institution that many states have is that of the state in front."""
    entity, k = mention.entity, mention.first - 1
    if entity.type != "Agency" or mention.candidates[0].score > AMBIGUOUS:
        return mention
    k -= k > 0 and doc[k].lower_ in ("'s", "’s", "'", "’")
    owner = next((m.entity for m in found if m.last == k and m.entity.type in STATES), None)
    if owner is None or owner.iri == entity.country:
        return mention
    label = f"{mention.text} of {owner.label}"
    own = Entity(mint("Agency", label), label, "Agency", (label, mention.text), owner.iri)
    return replace(mention, candidates=(Candidate(own, "name", 0.8),), method="nationality")
