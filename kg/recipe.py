"""The recipe that says when two claims speak of one event: a table, and the comparison that reads it.

Two claims are compared point by point. A point on which both know something and differ is a veto; a point on which they
agree adds its weight; the sum has to reach the type's threshold. What only one of them knows adds nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.canonical import claim_iri
from kg.dates import bounds
from kg.model import Claim, Entity, Filler, Quantity

WINDOW = 45
"""Days from its article's publication within which an event without a date is looked for."""

CLOSE = 0.95
"""Two amounts are one when the smaller is at least this part of the larger: papers round."""

SAME, ACTS_FOR = 2, 1
"""Weights of a shared filler, and of a person or an agency beside the country it acts for."""

NAMED, SUBJECT, AMOUNT, PLACE = 4, 2, 2, 1
"""Weights of one agreement by name, of a subject or good in common, of an equal amount, of one place or forum."""

DAY, MONTH, YEAR, NEAR = 3, 2, 1, 1
"""Weights of dates that agree to the day, the month, the year, and of reports that are near in time."""

VAGUE = frozenset(["other", "unknown"])
"""Values that say nothing, so that they contradict nothing."""

EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "deal",
        "economic",
        "economy",
        "for",
        "from",
        "in",
        "issue",
        "its",
        "of",
        "on",
        "or",
        "pact",
        "agreement",
        "accord",
        "cooperation",
        "relation",
        "tie",
        "talk",
        "the",
        "their",
        "to",
        "trade",
        "treaty",
        "with",
    ]
)
"""Words that do not tell one subject from another."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How claims of one event type are compared.

    ``who``: roles whose fillers must agree, with how many of them count; one side may name fewer. ``what``: roles whose
    phrases must agree, one side may be wider. ``same``: attributes that must be equal. ``also``: roles that can only
    confirm. ``exact``: figures for a period, so that a missing role means "all" and dates must be equal. ``rates``:
    another rate is another event. ``enough``: the weight that joins two claims.
    """

    who: Mapping[str, int]
    what: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    exact: bool = False
    rates: bool = False
    enough: int = 7


RECIPES: Mapping[str, Recipe] = {
    "Meeting": Recipe({"participant": 2}, also=("place",)),
    "Agreement": Recipe({"party": 2}, ("topic",), ("stage", "kind")),
    "TradeFlow": Recipe({"exporter": 1, "importer": 1}, ("commodity",), exact=True, enough=6),
    "Production": Recipe({"producer": 1}, ("commodity", "input"), also=("place",), exact=True, enough=6),
    "Reliance": Recipe({"dependent": 1, "supplier": 1}, ("commodity",), exact=True, enough=6),
    "TradeMeasure": Recipe({"imposer": 1, "target": 1}, ("commodity",), ("kind", "action"), rates=True),
    "Dispute": Recipe({"complainant": 1, "respondent": 1}, ("topic",), ("stage",), ("forum",)),
    "Ruling": Recipe({"complainant": 1, "respondent": 1}, ("topic",), ("stage",), ("forum",)),
    "Investment": Recipe({"investor": 1, "recipient": 1}, ("topic",), ("kind",)),
    "Accession": Recipe({"member": 1, "organization": 1}, (), ("stage",), enough=5),
}
OTHER = Recipe({}, enough=1000)
"""A type that the table does not know: its claims stay apart."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what the comparison asks of it, worked out once."""

    claim: Claim
    iri: str
    recipe: Recipe
    published: dt.date | None
    first: dt.date | None
    last: dt.date | None
    subjects: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    @property
    def days(self) -> int:
        """How many days the date covers; very many for none or an open one."""
        return (self.last - self.first).days + 1 if self.first and self.last else 10**6


def profile(claim: Claim, *, published: dt.date | None = None) -> Profile:
    """The profile of a claim in canonical form; ``published`` is the day of its article."""
    recipe = RECIPES.get(claim.type, OTHER)
    first, last = bounds(claim.date) if claim.date else (None, None)
    subjects = {role: tuple(words(f.entity.label) for f in claim.roles.get(role, ())) for role in recipe.what}
    return Profile(claim, claim_iri(claim), recipe, published, first, last, subjects)


def evidence(a: Profile, b: Profile) -> int | None:
    """The weight that speaks for one event behind two claims of one type; None when something speaks against it."""
    if a.claim.article == b.claim.article:
        return a.recipe.enough if _alike(a, b) else None
    named = _shared(a.claim.roles.get("name", ()), b.claim.roles.get("name", ()))
    points = [NAMED * min(named, 1) if named is not None else None, _values(a, b, named=bool(named)), _when(a, b)]
    points += [_actors(a, b, role) for role in a.recipe.who]
    points += [_subjects(a, b, role) for role in a.recipe.what]
    points += [_confirmed(a, b, role) for role in a.recipe.also]
    points.append(_amounts(a, b))
    return None if None in points else sum(point or 0 for point in points)


def words(label: str) -> frozenset[str]:
    """The words of a subject that tell it from others, in lower case and crudely in the singular."""
    found = (re.sub(r"(?<=[^s])s$", "", word) for word in re.findall(r"\w+", label.casefold()))
    return frozenset(word for word in found if word not in EMPTY_WORDS)


def acts_for(entity: Entity) -> str | None:
    """The country that stands for a person or an agency, where one is known."""
    return entity.country if entity.type in ("Person", "Agency") else None


def _alike(a: Profile, b: Profile) -> bool:
    """Within one article only claims that differ in nothing that tells events apart are one."""

    def key(p: Profile) -> tuple[object, ...]:
        roles = {role: frozenset(f.entity.iri for f in found) for role, found in p.claim.roles.items()}
        return roles, dict(p.claim.attributes), p.claim.date, p.claim.quantities

    return key(a) == key(b)


def _shared(a: Sequence[Filler], b: Sequence[Filler]) -> int | None:
    """How many fillers two roles share; None when both have some and share none."""
    count = len({f.entity.iri for f in a} & {f.entity.iri for f in b})
    return None if a and b and not count else count


def _values(a: Profile, b: Profile, *, named: bool) -> int | None:
    for attribute in a.recipe.same:
        pair = {p.claim.attributes.get(attribute, "other") for p in (a, b)} - VAGUE
        if len(pair) > 1 and not (named and attribute == "kind"):
            return None
    return 0


def _actors(a: Profile, b: Profile, role: str) -> int | None:
    few, many = sorted((a.claim.roles.get(role, ()), b.claim.roles.get(role, ())), key=len)
    if a.recipe.exact and len(few) != len(many):
        return None
    points = [_actor(one.entity, [other.entity for other in many]) for one in few]
    return None if 0 in points else sum(sorted(points, reverse=True)[: a.recipe.who[role]])


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


def _when(a: Profile, b: Profile) -> int | None:
    if not (a.claim.date and b.claim.date):
        return _near(a, b)
    if (a.last and b.first and a.last < b.first) or (b.last and a.first and b.last < a.first):
        return None
    if a.recipe.exact:
        return MONTH if (a.first, a.last) == (b.first, b.last) else None
    days = max(a.days, b.days)
    return DAY if days == 1 else MONTH if days <= 31 else YEAR if days <= 366 else 0


def _near(a: Profile, b: Profile) -> int | None:
    """Without two dates: the events, or else their reports, must lie near each other."""
    if a.recipe.exact and (a.claim.date or b.claim.date):
        return None
    spans = [(p.first, p.last) if p.claim.date else (p.published, p.published) for p in (a, b)]
    known = [(first, last) for first, last in spans if first and last]
    if len(known) < len(spans):
        return None if a.recipe.exact else 0
    (first, last), (start, end) = known
    return NEAR if max((start - last).days, (first - end).days) <= WINDOW else None


def _amounts(a: Profile, b: Profile) -> int | None:
    pairs = [(x, y) for x in a.claim.quantities for y in b.claim.quantities if (x.unit, x.per) == (y.unit, y.per)]
    if any((x.min, x.max) == (y.min, y.max) for x, y in pairs):
        return AMOUNT
    return None if a.recipe.rates and pairs and all(_apart(x, y) for x, y in pairs) else 0


def _apart(x: Quantity, y: Quantity) -> bool:
    low, high = max(x.min or 0, y.min or 0), min(v for v in (x.max, y.max, float("inf")) if v is not None)
    return low > high
