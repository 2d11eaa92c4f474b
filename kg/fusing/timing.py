"""Whether two claims can be about one event as far as time goes: by their dates, else by when they were reported."""

from __future__ import annotations

import datetime as dt

from kg.fusing.profile import Profile, fillers, same_amount, single, telling
from kg.fusing.recipe import AHEAD, FAR, LASTING, MONTH, NEAR, ONCE, PLANS, SLIP, STANDING, WEEK, WINDOW, YEAR


def when(a: Profile, b: Profile, *, named: bool) -> int | None:
    """The weight of the dates of two claims; None when they cannot be those of one event."""
    if _is_still_ahead(a, b) or _is_still_ahead(b, a) or _only_hoped(a, b):
        return None
    if not (a.claim.date and b.claim.date):
        return _near(a, b, once=a.recipe.once or named)
    if (a.last and b.first and a.last < b.first) or (b.last and a.first and b.last < a.first):
        return 0 if _came_otherwise(a, b, named=named) or _slipped(a, b, named=named) else None
    if a.recipe.exact:
        equal = (a.first, a.last) == (b.first, b.last)
        return MONTH if equal else NEAR if same_amount(a, b) else None
    days = max(a.days, b.days)
    return WEEK if days <= 7 else MONTH if days <= 31 else YEAR if days <= 366 else 0


def reported_within(a: Profile, b: Profile, days: int) -> bool:
    """Whether the two articles were published no more than so many days apart."""
    return _apart(a.published, b.published) <= days


def _is_still_ahead(plan: Profile, done: Profile) -> bool:
    """Whether one report plans or hopes for what, by another one, had happened well before that report."""
    if plan.claim.factuality not in PLANS or done.claim.factuality != "asserted" or not (plan.published and done.last):
        return False
    recalled = plan.last is not None and plan.last < plan.published
    return not recalled and (plan.published - done.last).days > SLIP


def _only_hoped(a: Profile, b: Profile) -> bool:
    """Whether one report tells how things stand and the other how they could, with no day or figure to go by."""
    if a.claim.date or b.claim.date or {a.claim.factuality, b.claim.factuality} != {"asserted", "possible"}:
        return False
    if a.recipe.exact:
        return not (a.claim.quantities or b.claim.quantities)
    return bool(LASTING & {a.claim.attributes.get("action"), b.claim.attributes.get("action")})


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
    if not (reported_within(a, b, STANDING) or _alike(a, b)):
        lasting = frozenset()
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
    if a.recipe.exact or "negated" in told or not told & PLANS:
        return False
    step = named and bool(ONCE & {a.claim.attributes.get("stage"), b.claim.attributes.get("stage")})
    return _gap(a, b) <= AHEAD and (step or _specific(a, b))


def _slipped(a: Profile, b: Profile, *, named: bool) -> bool:
    """Whether two reports of one thing merely differ in its day: the same by all the same, a few days apart."""
    told = {a.claim.factuality, b.claim.factuality} == {"asserted"}
    if a.recipe.exact or not told or max(a.days, b.days) > 7 or _gap(a, b) > SLIP:
        return False
    return all(fillers(a, role) == fillers(b, role) for role in a.recipe.who) and (named or _specific(a, b))


def _gap(a: Profile, b: Profile) -> int:
    """The days between the end of the earlier date and the beginning of the later one."""
    first, last = max(d for d in (a.first, b.first) if d), min(d for d in (a.last, b.last) if d)
    return (first - last).days


def _specific(a: Profile, b: Profile) -> bool:
    """Whether both tell the same of all who take part, and of what it is about or how much it is."""
    sides = all(fillers(a, role) & fillers(b, role) for role in a.recipe.who)
    about = any(telling(a, role) & telling(b, role) for role in a.recipe.what[:1])
    return sides and (about or single(a, b) or same_amount(a, b, rates=False))


def _alike(a: Profile, b: Profile) -> bool:
    """Whether both name the very same who take part, and the same of what it is about."""
    return all(fillers(a, role) == fillers(b, role) for role in (*a.recipe.who, *a.recipe.what[:1]))


def _figures_without_a_date(a: Profile, b: Profile) -> int | None:
    """Of two figures, one without its period: the same amount tells, or that one of them gives none and is near.

    What is told before a period is over is no figure of it.
    """
    undated, dated = (b, a) if a.claim.date else (a, b)
    known = undated.claim.factuality == "asserted" and undated.published
    if known and dated.last and known < dated.last:
        return None
    if same_amount(a, b):
        return NEAR
    return NEAR if not undated.claim.quantities and _apart(a.published, b.published) <= WINDOW else None


def _apart(one: dt.date | None, other: dt.date | None) -> int:
    """The days between two days; very many where one is not known."""
    return abs((one - other).days) if one and other else FAR + 1


def reach(p: Profile) -> tuple[dt.date | None, dt.date | None]:
    """The days within which the event lies: those of its date, give or take, else those around the publication."""
    if p.claim.date or not p.published:
        return _moved(p.first, -SLIP), _moved(p.last, SLIP)
    ahead = AHEAD if p.claim.factuality in PLANS else WINDOW
    return _moved(p.published, -WINDOW), _moved(p.published, ahead)


def _moved(day: dt.date | None, days: int) -> dt.date | None:
    """The day so many days later, or the first or last day that there is."""
    return day and dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
