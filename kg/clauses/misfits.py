"""Fillers that stand where the grammar asks for them, and that cannot be meant there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.clauses.events import Draft

# Roles that nobody has both of.
OPPOSED = (
    ("organization", "member"),
    ("imposer", "target"),
    ("complainant", "respondent"),
    ("dependent", "supplier"),
    ("investor", "recipient"),
)
# Anchors that give a rank among traders.
RANKED = ("supplier", "customer")


def nobody_on_himself(draft: Draft) -> None:
    """A state alone does not tax or sue itself: whoever fills the second role too is a misreading there."""
    buys = draft.anchor_id.startswith(("import", "purchase", "customer", "market"))
    for first, second in (*OPPOSED, ("importer", "exporter") if buys else ("exporter", "importer")):
        acting = {f.entity.iri for f in draft.roles.get(first, ())}
        if len(acting) == 1 and draft.roles.get(second):
            draft.roles[second] = [f for f in draft.roles[second] if f.entity.iri not in acting]


def without_field(draft: Draft) -> None:
    """“Europe's largest exporter of cement”: the part of the world in which somebody is first is no partner of his."""
    if draft.anchor_id in RANKED:
        for role in ("exporter", "importer"):
            found = draft.roles.get(role, [])
            draft.roles[role] = [f for f in found if f.position != "poss" or f.entity.type != "Place"]
