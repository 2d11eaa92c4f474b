"""Whether the words of an event tell themselves who stands in a role, though nobody is found there."""

from __future__ import annotations

from kg.clauses.events import Draft
from kg.grammar.tree import children

BEHIND = {"exporter": ("from",), "importer": ("to", "into")}


def says_itself(draft: Draft, role: str) -> bool:
    """“It imports ten times as much from Peru”: the seller is told, and is not the one of the sentence before."""
    if draft.type != "TradeFlow" or draft.anchor.pos_ != "VERB" or draft.roles.get(role):
        return False
    links = [t for t in draft.anchor.subtree if t.dep_ in ("prep", "dative") and t.lower_ in BEHIND.get(role, ())]
    return any(o.ent_type_ in ("GPE", "ORG", "NORP") for link in links for o in children(link, "pobj"))
