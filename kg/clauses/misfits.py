"""Fillers that stand where the grammar asks for them, and that cannot be meant there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.clauses.events import Draft
    from kg.model import Filler

# Roles that nobody has both of.
OPPOSED = (
    ("organization", "member"),
    ("imposer", "target"),
    ("complainant", "respondent"),
    ("dependent", "supplier"),
    ("investor", "recipient"),
)
# Links that give way to a name.
GUESSED = ("coreference", "context")
GIVING_WAY = ("dependent", "investor")
# Senses that bring nobody into a deal.
ONLOOKING = ("force", "content", "default", "hail", "await", "keep")
# Anchors that give a rank among traders.
RANKED = frozenset(("supplier", "customer", "market"))


def nobody_on_himself(draft: Draft) -> None:
    """A state alone does not tax or sue itself: whoever fills the second role too is a misreading there."""
    buys = draft.anchor_id.startswith(("import", "purchase", "customer", "market"))
    for first, second in (*OPPOSED, ("importer", "exporter") if buys else ("exporter", "importer")):
        said = {f.entity.iri for f in draft.roles.get(second, ()) if f.method != "coreference"}
        meant = draft.roles.get(first, [])
        if draft.type == "TradeFlow" and len(meant) == 1 and meant[0].method == "coreference":
            draft.roles[first] = [f for f in draft.roles[first] if f.entity.iri not in said]
        acting = {f.entity.iri for f in draft.roles.get(first, ())}
        if len(acting) != 1 or not draft.roles.get(second):
            continue
        if (
            first in GIVING_WAY
            and _is_guessed(draft.roles[first])
            and any(f.entity.iri in acting and f.method not in GUESSED for f in draft.roles[second])
        ):
            draft.roles[first] = []  # “the country depends on Chinese loans”: it is not China
        else:
            draft.roles[second] = [f for f in draft.roles[second] if f.entity.iri not in acting]


def _is_guessed(fillers: list[Filler]) -> bool:
    return all(f.method in GUESSED for f in fillers)


def without_bystanders(draft: Draft) -> None:
    """“Peru will benefit from a pact between Chile and Cuba”: the pact is that of the two that it is between."""
    parties = draft.roles.get("party", [])
    between = [f for f in parties if f.position == "between"]
    if draft.type == "Agreement" and draft.sense.id in ONLOOKING and 1 < len(between) < len(parties):
        draft.roles["party"] = between


def without_signers(draft: Draft) -> None:
    """“Peru's pact was signed in Lima by manager Ana Perez”: who puts a name to a deal of others is no party to it."""
    parties = draft.roles.get("party", [])
    others = [f for f in parties if f.entity.type != "Person"]
    draft.roles |= {"party": others} if others and len(others) < len(parties) else {}


def without_field(draft: Draft) -> None:
    """“Europe's largest exporter of cement”: the part of the world in which somebody is first is no partner of his."""
    if draft.anchor_id in RANKED:
        for role in ("exporter", "importer"):
            found = draft.roles.get(role, [])
            draft.roles[role] = [f for f in found if f.position != "poss" or f.entity.type != "Place"]
