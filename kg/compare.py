"""Two claims compared by the recipe: what speaks for one event behind them, or that something speaks against it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.canonical import claim_iri
from kg.dates import bounds
from kg.model import Claim, Entity, Filler, Quantity
from kg.recipe import (
    ACTS_FOR,
    AHEAD,
    AMOUNT,
    CLOSE,
    DAY,
    EACH,
    EMPTY_WORDS,
    MONTH,
    NAMED,
    NEAR,
    OTHER,
    PLACE,
    RECIPES,
    SAME,
    STEM,
    SUBJECT,
    VAGUE,
    WINDOW,
    YEAR,
    Recipe,
)

_EMPTY = frozenset(EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what the comparison asks of it, worked out once."""

    claim: Claim
    iri: str
    recipe: Recipe
    published: dt.date | None
    first: dt.date | None
    last: dt.date | None
    who: frozenset[str]
    subjects: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    @property
    def days(self) -> int:
        """How many days the date covers; very many for none or an open one."""
        return (self.last - self.first).days + 1 if self.first and self.last else 10**6


def profile(claim: Claim, *, iri: str | None = None, published: dt.date | None = None) -> Profile:
    """The profile of a claim in canonical form; ``published`` is the day of its article, ``iri`` the claim's own."""
    recipe = RECIPES.get(claim.type, OTHER)
    first, last = bounds(claim.date) if claim.date else (None, None)
    theirs = _stems(f.entity for role in recipe.who for f in claim.roles.get(role, ()))
    subjects = {
        role: tuple(words(f.entity.label, but=theirs) for f in claim.roles.get(role, ())) for role in recipe.what
    }
    return Profile(claim, iri or claim_iri(claim), recipe, published, first, last, _who(claim, recipe), subjects)


def evidence(a: Profile, b: Profile) -> int | None:
    """The weight that speaks for one event behind two claims of one type; None when something speaks against it.

    Claims of one article never join: what it says of one event was put together when it was read. Nor do claims that
    share nobody who takes part and no named agreement.
    """
    if a.claim.article == b.claim.article or not a.who & b.who:
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
    yield _when(a, b, named=named)
    yield _values(a, b, named=named)
    yield from (_actors(a, b, role, named=named) for role in a.recipe.who)
    yield from (_subjects(a, b, role) for role in a.recipe.what)
    yield from (_confirmed(a, b, role) for role in a.recipe.also)
    yield _amounts(a, b)


def words(label: str, *, but: Collection[str] = ()) -> frozenset[str]:
    """The words of a subject that tell it from others, in lower case and crudely in the singular.

    Words that begin like one in ``but`` are left out: of Chinese goods, "Chinese" tells nothing where China is a party.
    """
    found = (re.sub(r"(?<=[^s])s$", "", word) for word in re.findall(r"\w+", label.casefold()))
    return frozenset(word for word in found if word not in _EMPTY and word[:STEM] not in but)


def _who(claim: Claim, recipe: Recipe) -> frozenset[str]:
    """The IRIs of all who take part, of the countries that they act for, and of the agreement by name."""
    entities = [filler.entity for role in (*recipe.who, "name") for filler in claim.roles.get(role, ())]
    return frozenset({entity.iri for entity in entities} | {country for e in entities if (country := acts_for(e))})


def _stems(entities: Iterable[Entity]) -> frozenset[str]:
    names = (
        name for entity in entities if entity.type in ("Country", "Bloc") for name in (entity.label, *entity.names)
    )
    found = (word[:STEM] for name in names for word in re.findall(r"\w+", name.casefold()))
    return frozenset(stem for stem in found if len(stem) == STEM)


def acts_for(entity: Entity) -> str | None:
    """The country that stands for a person or an agency, where one is known."""
    return entity.country if entity.type in ("Person", "Agency") else None


def _shared(a: Sequence[Filler], b: Sequence[Filler]) -> int | None:
    """How many fillers two roles share; None when both have some and share none."""
    count = len({f.entity.iri for f in a} & {f.entity.iri for f in b})
    return None if a and b and not count else count


def _values(a: Profile, b: Profile, *, named: bool) -> int | None:
    for attribute in a.recipe.same:
        vague = VAGUE.get(a.claim.type, "")
        pair = {p.claim.attributes.get(attribute, vague) for p in (a, b)} - {vague, ""}
        if len(pair) > 1 and not (named and attribute == "kind"):
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


def _when(a: Profile, b: Profile, *, named: bool) -> int | None:
    if not (a.claim.date and b.claim.date):
        return _near(a, b, once=a.recipe.once or named)
    if (a.last and b.first and a.last < b.first) or (b.last and a.first and b.last < a.first):
        return None
    if a.recipe.exact:
        return MONTH if (a.first, a.last) == (b.first, b.last) else None
    days = max(a.days, b.days)
    return DAY if days == 1 else MONTH if days <= 31 else YEAR if days <= 366 else 0


def _near(a: Profile, b: Profile, *, once: bool) -> int | None:
    """Without two dates the events, or else their reports, must lie near each other, but for what happens only once."""
    if a.recipe.exact and (a.claim.date or b.claim.date) and not _same_amount(a, b):
        return None
    (first, last), (start, end) = reach(a), reach(b)
    if not (first and last and start and end):
        return None if a.recipe.exact else 0
    if first <= end and start <= last:
        return NEAR
    firm = {a.claim.factuality, b.claim.factuality} <= {"asserted", "planned"}
    return 0 if once and firm else None


def reach(p: Profile) -> tuple[dt.date | None, dt.date | None]:
    """The days within which the event lies: those of its date, else those around the publication of its report."""
    if p.claim.date or not p.published:
        return p.first, p.last
    ahead = AHEAD if p.claim.factuality == "planned" else WINDOW
    return p.published - dt.timedelta(WINDOW), p.published + dt.timedelta(ahead)


def _amounts(a: Profile, b: Profile) -> int | None:
    if _same_amount(a, b):
        return AMOUNT
    pairs = _comparable(a, b)
    return None if a.recipe.rates and pairs and all(_apart(x, y) for x, y in pairs) else 0


def _same_amount(a: Profile, b: Profile) -> bool:
    return any(_close(x.min, y.min) and _close(x.max, y.max) for x, y in _comparable(a, b))


def _comparable(a: Profile, b: Profile) -> list[tuple[Quantity, Quantity]]:
    return [(x, y) for x in a.claim.quantities for y in b.claim.quantities if (x.unit, x.per) == (y.unit, y.per)]


def _close(x: float | None, y: float | None) -> bool:
    return x == y or (x is not None and y is not None and min(x, y) >= CLOSE * max(x, y))


def _apart(x: Quantity, y: Quantity) -> bool:
    low, high = max(x.min or 0, y.min or 0), min(v for v in (x.max, y.max, float("inf")) if v is not None)
    return low > high
