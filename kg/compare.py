"""Two claims compared by the recipe: what speaks for one event behind them, or that something speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Entity, Filler, Quantity
from kg.profile import Profile, acts_for, close, comparable, same_amount
from kg.recipe import ACTS_FOR, ALIKE, AMOUNT, EACH, NAMED, PLACE, SAME, SUBJECT, VAGUE
from kg.timing import when


def evidence(a: Profile, b: Profile) -> int | None:
    """The weight that speaks for one event behind two claims; None when something speaks against it.

    Claims of one article never join: what it says of one event was put together when it was read. Nor do claims that
    share nobody who takes part and no named agreement, nor those of two types.
    """
    if a.claim.article == b.claim.article or a.claim.type != b.claim.type or not a.who & b.who:
        return None
    total = 0
    for point in _points(a, b):
        if point is None:
            return None
        total += point
    return total


def _points(a: Profile, b: Profile) -> Iterator[int | None]:
    """The weight of each point of the comparison, None for a veto; the cheapest first."""
    shared = _shared(a.claim.roles.get("name", ()), b.claim.roles.get("name", ()))
    named = bool(shared)
    yield None if shared is None else NAMED * named
    yield _values(a, b, named=named)
    yield when(a, b, named=named)
    yield from (_actors(a, b, role, named=named) for role in a.recipe.who)
    yield from (_subjects(a, b, role) for role in a.recipe.what)
    yield from (_confirmed(a, b, role) for role in a.recipe.also)
    yield _amounts(a, b)


def _shared(a: Sequence[Filler], b: Sequence[Filler]) -> int | None:
    """How many fillers two roles share; None when both have some and share none."""
    count = len({f.entity.iri for f in a} & {f.entity.iri for f in b})
    return None if a and b and not count else count


def _values(a: Profile, b: Profile, *, named: bool) -> int | None:
    for attribute in a.recipe.same:
        vague = VAGUE.get(a.claim.type, "")
        pair = {p.claim.attributes.get(attribute, vague) for p in (a, b)} - {vague, ""}
        if len(pair) > 1 and not (named and attribute == "kind") and pair not in ALIKE:
            return None
    return 0


def _actors(a: Profile, b: Profile, role: str, *, named: bool) -> int | None:
    """All fillers of the shorter list must be in the longer one; half of them when the agreement has the same name."""
    few, many = sorted((a.claim.roles.get(role, ()), b.claim.roles.get(role, ())), key=len)
    each = EACH & {a.claim.attributes.get("stage"), b.claim.attributes.get("stage")}
    if (a.recipe.exact or each) and len(few) != len(many):
        return None
    points = [_actor(one.entity, [other.entity for other in many]) for one in few]
    if points.count(0) > (len(few) // 2 if named else 0):
        return None
    return sum(sorted(points, reverse=True)[: a.recipe.who[role]])


def _actor(one: Entity, others: Sequence[Entity]) -> int:
    if any(one.iri == other.iri for other in others):
        return SAME
    return ACTS_FOR if any(acts_for(one) == other.iri or acts_for(other) == one.iri for other in others) else 0


def _subjects(a: Profile, b: Profile, role: str) -> int | None:
    ours, theirs = a.claim.roles.get(role, ()), b.claim.roles.get(role, ())
    shared = _shared(ours, theirs)
    if a.recipe.exact:
        return SUBJECT * min(shared, 1) if shared is not None and shared == max(len(ours), len(theirs)) else None
    if shared:
        return SUBJECT
    told = [[phrase for phrase in p.subjects[role] if phrase] for p in (a, b)]
    if not all(told):
        return 0
    return SUBJECT if any(x <= y or y <= x for x in told[0] for y in told[1]) else None


def _confirmed(a: Profile, b: Profile, role: str) -> int:
    return PLACE if _shared(a.claim.roles.get(role, ()), b.claim.roles.get(role, ())) else 0


def _amounts(a: Profile, b: Profile) -> int | None:
    if same_amount(a, b):
        return AMOUNT
    pairs = comparable(a, b)
    apart = a.recipe.rates and pairs and all(_apart(x, y) for x, y in pairs)
    return None if apart and not _add_up(a, b) else 0


def _add_up(a: Profile, b: Profile) -> bool:
    """Whether the amounts of one are the parts of one amount of the other: 73.6 and 6.9 percent, 80.5 percent."""
    return any(
        close(whole.min, sum(part.min or 0 for part in parts))
        for one, other in ((a, b), (b, a))
        for whole in one.claim.quantities
        if len(parts := [q for q in other.claim.quantities if (q.unit, q.per) == (whole.unit, whole.per)]) > 1
    )


def _apart(x: Quantity, y: Quantity) -> bool:
    low, high = max(x.min or 0, y.min or 0), min(v for v in (x.max, y.max, float("inf")) if v is not None)
    return low > high
