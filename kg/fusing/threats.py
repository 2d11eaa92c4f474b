"""Measures that are announced before anybody knows on what, and what comes of them."""

from __future__ import annotations

from kg.fusing.profile import Profile, fillers, telling


def came_of(plan: Profile, done: Profile) -> bool:
    """Whether what one state announced against another, before it named the goods, may be the measure that came later.

    "Norland will answer with duties of its own": a measure of the same kind that it takes against the same state.
    """
    if not _is_threat(plan) or done.claim.factuality != "asserted" or plan.claim.attributes != done.claim.attributes:
        return False
    later = bool(plan.published and done.first and plan.published < done.first)
    return later and all(fillers(plan, role) == fillers(done, role) for role in plan.recipe.who)


def _is_threat(p: Profile) -> bool:
    """Whether somebody plans a measure of a known kind against somebody, on goods and for a day that are not told."""
    told = all(p.claim.roles.get(role) for role in p.recipe.who) and not any(telling(p, role) for role in p.recipe.what)
    certain = p.claim.factuality == "planned" and "other" not in p.claim.attributes.values()
    return p.recipe.rates and told and certain and not p.claim.date
