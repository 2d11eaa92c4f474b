"""Whether two claims can be about one event as far as time goes: by their dates, else by when they were reported."""

from __future__ import annotations

import datetime as dt

from kg.profile import Profile, same_amount
from kg.recipe import AHEAD, FAR, LASTING, MONTH, NEAR, ONCE, WEEK, WINDOW, YEAR


def when(a: Profile, b: Profile, *, named: bool) -> int | None:
    """The weight of the dates of two claims; None when they cannot be those of one event."""
    if not (a.claim.date and b.claim.date):
        return _near(a, b, once=a.recipe.once or named)
    if (a.last and b.first and a.last < b.first) or (b.last and a.first and b.last < a.first):
        return 0 if _came_otherwise(a, b, named=named) else None
    if a.recipe.exact:
        equal = (a.first, a.last) == (b.first, b.last)
        return MONTH if equal else NEAR if same_amount(a, b) else None
    days = max(a.days, b.days)
    return WEEK if days <= 7 else MONTH if days <= 31 else YEAR if days <= 366 else 0


def _near(a: Profile, b: Profile, *, once: bool) -> int | None:
    """Without two dates the events, or else their reports, must lie near each other, but for what happens only once."""
    if a.recipe.exact and (a.claim.date or b.claim.date):
        return _figures_without_a_date(a, b)
    (first, last), (start, end) = reach(a), reach(b)
    if not (first and last and start and end):
        return None if a.recipe.exact else 0
    if first <= end and start <= last:
        return NEAR if once or _apart(a.first or a.published, b.first or b.published) <= FAR or _specific(a, b) else 0
    lasting = LASTING & {p.claim.attributes.get("action") for p in (a, b)}
    certain = "negated" not in (a.claim.factuality, b.claim.factuality)
    return 0 if certain and (once or lasting or _looks_back(a, b)) else None


def _looks_back(a: Profile, b: Profile) -> bool:
    """Whether one claim, without a date, may recall what the other one dates long before: the same by the same."""
    recalled, dated = (a, b) if b.claim.date else (b, a)
    before = bool(dated.last and recalled.published and dated.last <= recalled.published)
    told = {a.claim.factuality, b.claim.factuality} == {"asserted"}
    return bool(dated.claim.date and not recalled.claim.date and before and told and _specific(a, b))


def _came_otherwise(a: Profile, b: Profile, *, named: bool) -> bool:
    """Whether a plan came true, or was put off, on another day: the same by the same, or a step of a named deal."""
    told = {a.claim.factuality, b.claim.factuality}
    if a.recipe.exact or "negated" in told or not told & {"planned", "possible"}:
        return False
    first, last = max(d for d in (a.first, b.first) if d), min(d for d in (a.last, b.last) if d)
    step = named and bool(ONCE & {a.claim.attributes.get("stage"), b.claim.attributes.get("stage")})
    return (first - last).days <= AHEAD and (step or _specific(a, b))


def _specific(a: Profile, b: Profile) -> bool:
    """Whether both tell the same of all who take part and of what it is about."""
    roles = [role for role in (*a.recipe.who, *a.recipe.what[:1]) if a.claim.roles.get(role) or b.claim.roles.get(role)]
    return len(roles) > len(a.recipe.who) and all(
        {f.entity.iri for f in a.claim.roles.get(role, ())} & {f.entity.iri for f in b.claim.roles.get(role, ())}
        for role in roles
    )


def _figures_without_a_date(a: Profile, b: Profile) -> int | None:
    """Of two figures, one without its period: the same amount tells, or that one of them gives none and is near."""
    if same_amount(a, b):
        return NEAR
    undated = a if not a.claim.date else b
    return NEAR if not undated.claim.quantities and _apart(a.published, b.published) <= WINDOW else None


def _apart(one: dt.date | None, other: dt.date | None) -> int:
    """The days between two days; very many where one is not known."""
    return abs((one - other).days) if one and other else FAR + 1


def reach(p: Profile) -> tuple[dt.date | None, dt.date | None]:
    """The days within which the event lies: those of its date, else those around the publication of its report."""
    if p.claim.date or not p.published:
        return p.first, p.last
    ahead = AHEAD if p.claim.factuality in ("planned", "possible") else WINDOW
    return p.published - dt.timedelta(WINDOW), p.published + dt.timedelta(ahead)
