"""The two states that an article is about, when it is about the dealings of two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.clauses.events import Draft
from kg.model import STATES, Entity

# Roles that hold the two, by type.
BETWEEN = {
    "Agreement": ("party",),
    "Meeting": ("participant",),
    "Dispute": ("complainant", "respondent"),
    "Ruling": ("complainant", "respondent"),
    "TradeMeasure": ("imposer", "target"),
    "TradeFlow": ("exporter", "importer"),
}
OFTEN = 2  # dealings


def main_pair(drafts: Sequence[Draft]) -> tuple[Entity, ...]:
    """The two states between whom most of what the article tells happens; nothing when that is less than two thirds."""
    known = {e.iri: e for d in drafts for e in _between(d)}
    pairs = Counter(frozenset(e.iri for e in _between(d)) for d in drafts)
    told = Counter({pair: n for pair, n in pairs.items() if len(pair) == 2})
    if not told:
        return ()
    (pair, most), *_ = sorted(told.items(), key=lambda p: (-p[1], sorted(p[0])))
    return tuple(known[iri] for iri in sorted(pair)) if most >= OFTEN and 3 * most >= 2 * sum(told.values()) else ()


def _between(draft: Draft) -> list[Entity]:
    fillers = [f for role in BETWEEN.get(draft.type, ()) for f in draft.roles.get(role, ())]
    named = all(f.entity.type in STATES and f.method != "coreference" for f in fillers)
    return [f.entity for f in fillers] if named else []
