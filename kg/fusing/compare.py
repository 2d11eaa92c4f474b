"""Two claims compared by the recipe: what speaks for one event behind them, or that something speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.fusing.profile import Profile, acts_for, close, comparable, same_amount, single, telling
from kg.fusing.recipe import (
    ACTS_FOR,
    AGAIN,
    ALIKE,
    AMOUNT,
    EACH,
    KIND,
    NAMED,
    NEWS,
    OTHERS,
    PLACE,
    SAME,
    SLIP,
    SUBJECT,
    THREAT,
    VAGUE,
)
from kg.fusing.threats import came_of
from kg.fusing.timing import reported_within, when
from kg.model import Entity, Filler, Quantity


def evidence(a: Profile, b: Profile) -> int | None:
    """The weight that speaks for one event behind two claims; None when something speaks against it.

    Claims of one article never join: what it says of one event was put together when it was read. Nor do claims that
    share nobody who takes part and no named agreement, nor those of two types.
    """
    if a.claim.article == b.claim.article or a.claim.type != b.claim.type or not a.who & b.who:
        return None
    named = bool(_shared(a.claim.roles.get("name", ()), b.claim.roles.get("name", ())))
    if (a.named and b.named and not named) or (sides := _total(_sides(a, b, named=named))) is None:
        return None
    if (rest := _total(_points(a, b, named=named))) is None:
        return None
    rest += NAMED * named
    return sides + rest if rest >= a.recipe.besides else 0


def _total(points: Iterator[int | None]) -> int | None:
    """The sum of the weights, None after the first veto."""
    total = 0
    for point in points:
        if point is None:
            return None
        total += point
    return total


def _sides(a: Profile, b: Profile, *, named: bool) -> Iterator[int | None]:
    """What of the two is of one kind, and who takes part: the weight of each point, None for a veto."""
    yield _values(a, b, named=named)
    yield from (_actors(a, b, role, named=bool(a.named & b.named)) for role in a.recipe.who)


def _points(a: Profile, b: Profile, *, named: bool) -> Iterator[int | None]:
    """The weight of each other point of the comparison, None for a veto; the cheapest first."""
    yield when(a, b, named=named)
    yield from (_subjects(a, b, role) for role in a.recipe.what)
    yield _news(a, b)
    yield THREAT if came_of(a, b) or came_of(b, a) else 0
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
    return OTHERS if a.claim.type not in VAGUE and _kinds(a, b) == {"other"} else 0


def _kinds(a: Profile, b: Profile) -> set[str]:
    return {p.claim.attributes.get("kind", "") for p in (a, b)}


def _news(a: Profile, b: Profile) -> int:
    """Reports of the same days that say of a thing only its kind and who takes part mean what is in the news then."""
    bare = not any(telling(p, role) for p in (a, b) for role in a.recipe.what)
    sides = all(a.claim.roles.get(role) and b.claim.roles.get(role) for role in a.recipe.who)
    alike = a.claim.attributes == b.claim.attributes and "negated" not in (a.claim.factuality, b.claim.factuality)
    return NEWS if bare and sides and alike and not a.recipe.exact and reported_within(a, b, SLIP) else 0


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
    if a.recipe.exact:
        shared = _shared(ours, theirs)
        return SUBJECT * min(shared, 1) if shared is not None and shared == max(len(ours), len(theirs)) else None
    kind = KIND if single(a, b) else 0
    if telling(a, role) & telling(b, role):
        return max(kind, SUBJECT)
    told = [[phrase for phrase in p.subjects[role] if phrase] for p in (a, b)]
    if not all(told):
        return kind
    return max(kind, SUBJECT) if any(x <= y or y <= x for x in told[0] for y in told[1]) else None


def _confirmed(a: Profile, b: Profile, role: str) -> int:
    return PLACE if _shared(a.claim.roles.get(role, ()), b.claim.roles.get(role, ())) else 0


def _amounts(a: Profile, b: Profile) -> int | None:
    if same_amount(a, b):
        return AMOUNT if _known(a, b) else 0
    pairs = comparable(a, b)
    counts = a.recipe.rates or (_are_told_by_amount(a, b) and not (a.claim.date and b.claim.date))
    apart = counts and pairs and all(_apart(x, y) for x, y in pairs)
    return None if apart and not _add_up(a, b) else 0


def _are_told_by_amount(a: Profile, b: Profile) -> bool:
    """Flows and contracts come again and again, so that without two dates the amount tells one from another."""
    return a.recipe.exact or _kinds(a, b) <= AGAIN


def _known(a: Profile, b: Profile) -> bool:
    """Whether both tell who takes part on each side, or a subject: else one rate may be that of two measures."""
    sides = all(a.claim.roles.get(role) and b.claim.roles.get(role) for role in a.recipe.who)
    return sides or any(telling(a, role) & telling(b, role) for role in a.recipe.what)


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
